/*
 * measure RUNS COMMAND...: runs a command so many times after one to warm up,
 * and prints the median wall time in ms and the peak memory in kB.
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
run(char **command)
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

	if (runs < 1 || !times)
		return 2;
	run(argv + 2);
	for (int i = 0; i < runs; i++)
		times[i] = run(argv + 2);
	qsort(times, (size_t)runs, sizeof *times, ascending);
	printf("%.1f %ld\n", times[runs / 2], peak);
	free(times);
	return 0;
}
