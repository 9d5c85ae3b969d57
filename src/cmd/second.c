/* Commands of the second program, which has the libraries for them. */
#include "cmd.h"

enum status
cmd_archiveer(struct run *run)
{
	return start_second(run);
}

enum status
cmd_bewijs(struct run *run)
{
	return start_second(run);
}

enum status
cmd_verstuur(struct run *run)
{
	return start_second(run);
}
