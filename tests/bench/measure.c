/*
 * measure RUNS COMMAND...: runs a command so many times after one to warm up,
 * and prints the median wall time in ms, the peak memory in kB, and the median
 * processor time in ms.
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long peak;                       /* [kB] of the largest run */

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double
milliseconds(struct timeval t)
{
	return t.tv_sec * 1e3 + t.tv_usec / 1e3;
}

/* The wall time of a run; *processor is what it cost. */
static double
run(char **command, double *processor)
{
	double start = now();
	struct rusage usage;
	pid_t child = fork();
	int status;

	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, 1);
		dup2(null, 2);
		execv(command[0], command);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
		fprintf(stderr, "measure: %s failed\n", command[0]);
		exit(1);
	}
	if (usage.ru_maxrss > peak)
		peak = usage.ru_maxrss;
	*processor = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
	return now() - start;
}

static int
ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	int runs = argc > 2 ? atoi(argv[1]) : 0;
	double *times = calloc((size_t)(runs > 0 ? runs : 1), sizeof *times);
	double *costs = calloc((size_t)(runs > 0 ? runs : 1), sizeof *costs);

	if (runs < 1 || !times || !costs)
		return 2;
	run(argv + 2, costs);
	for (int i = 0; i < runs; i++)
		times[i] = run(argv + 2, &costs[i]);
	qsort(times, (size_t)runs, sizeof *times, ascending);
	qsort(costs, (size_t)runs, sizeof *costs, ascending);
	printf("%.1f %ld %.1f\n", times[runs / 2], peak, costs[runs / 2]);
	free(times);
	free(costs);
	return 0;
}
