/* What a report is called where names must be plain: in files, chains and addresses. */
#ifndef SHIP_NAMING_H
#define SHIP_NAMING_H

#include "../read/report.h"

/* What a programme goes by in every period: its code, else its name. */
struct str name_programme(struct arena *, const struct report *);

/* The number of the version; 1 when none is given. */
int64_t name_version(const struct report *);

#endif
