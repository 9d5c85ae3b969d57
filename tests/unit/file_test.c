/* base/file, on a real folder that is made and removed here. */
#define _XOPEN_SOURCE 700
#include "unit.h"
#include "../../src/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/voortgang-test-XXXXXX";

static const char *
in(const char *name)
{
	return path_join(a, str_of(folder), str_of(name));
}

static struct str
content(const char *name)
{
	struct str bytes = { 0 };

	if (!file_read(a, in(name), 1 << 20, &bytes))
		FAIL("%s: %s", name, strerror(errno));
	return bytes;
}

static int
count_files(void)
{
	DIR *dir = opendir(folder);
	int n = 0;

	for (struct dirent *entry; (entry = readdir(dir)); )
		n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(dir);
	return n;
}

static void
put(const char *name, const char *text)
{
	FILE *file = fopen(in(name), "w");

	if (!file)
		FAIL("%s: %s", name, strerror(errno));
	else if (fputs(text, file) == EOF || fclose(file) == EOF)
		FAIL("%s: %s", name, strerror(errno));
}

static void
set_up(void)
{
	OK(mkdtemp(folder));
	OK(mkdir(in("sub"), 0777) == 0);
	put("sub/beeld.png", "png");
	put("buiten.png", "geheim");
	OK(symlink("../buiten.png", in("sub/uit.png")) == 0);
	OK(symlink("beeld.png", in("sub/in.png")) == 0);
	OK(symlink("nergens", in("sub/los.png")) == 0);
	OK(mkdir(in("sub/map"), 0777) == 0);
	put("sub/map/diep.png", "diep");
	OK(mkdir(in("subsub"), 0777) == 0);
	put("subsub/beeld.png", "buur");
	OK(mkfifo(in("sub/pijp.png"), 0666) == 0);
}

static void
files_are_written_whole(void)
{
	int before = count_files();
	struct stat st;

	umask(022);
	OK(file_write(a, in("nieuw.pdf"), STR("een")));
	EQ_STR(content("nieuw.pdf"), "een");
	OK(stat(in("nieuw.pdf"), &st) == 0 && (st.st_mode & 0777) == 0644);
	OK(file_write(a, in("nieuw.pdf"), STR("twee, en langer")));
	EQ_STR(content("nieuw.pdf"), "twee, en langer");
	OK(file_write(a, in("nieuw.pdf"), STR("")));
	EQ_STR(content("nieuw.pdf"), "");
	EQ_INT(count_files(), before + 1);
}

static void
a_failed_write_leaves_nothing(void)
{
	int before = count_files();

	errno = 0;
	OK(!file_write(a, "/dev/full", STR("vol")) && errno == ENOSPC);
	OK(!file_write(a, in("weg/nieuw.pdf"), STR("x")) && errno == ENOENT);
	OK(!file_write(a, in("sub"), STR("x")) && errno == EISDIR);
	OK(!file_write(a, in("buiten.png/x.pdf"), STR("x")) && errno == ENOTDIR);
	EQ_INT(count_files(), before);
	EQ_STR(content("buiten.png"), "geheim");
}

static void
limits_are_kept(void)
{
	struct str bytes;

	put("tien", "0123456789");
	OK(file_read(a, in("tien"), 10, &bytes) && bytes.n == 10);
	OK(file_read(a, in("tien"), 9, &bytes) && bytes.n > 9);
	OK(file_read(a, "/proc/self/status", 1, &bytes) && bytes.n > 1);
	OK(!file_read(a, in("niets"), 9, &bytes) && errno == ENOENT);
	OK(!file_read(a, in("sub"), 9, &bytes) && errno == EISDIR);
	put("nul", "");
	OK(file_read(a, in("nul"), 0, &bytes) && bytes.n == 0);
	OK(file_map(in("nul"), &bytes) && bytes.n == 0);
	OK(file_map(in("tien"), &bytes) && str_is(bytes, "0123456789"));
}

/* An alarm ends the test if one of these waits. */
static void
pipes_and_devices_do_not_hang(void)
{
	struct str bytes;

	alarm(10);
	OK(!file_read(a, in("sub/pijp.png"), 100, &bytes));
	OK(!file_map(in("sub/pijp.png"), &bytes));
	OK(!file_within(a, in("sub"), STR("pijp.png")));
	OK(!file_read(a, "/dev/zero", 100, &bytes));
	alarm(0);
}

static void
within_a_folder(void)
{
	OK(file_within(a, in("sub"), STR("beeld.png")));
	OK(file_within(a, in("sub"), STR("./beeld.png")));
	OK(file_within(a, in("sub"), STR("map/diep.png")));
	OK(!file_within(a, in("sub"), STR("map/../beeld.png")));
	OK(file_within(a, in("sub"), STR("in.png")));
	OK(file_within(a, "/", str_from(str_of(in("buiten.png")), 1)));
}

static void
not_within_a_folder(void)
{
	static const struct { struct str name; int why; } rows[] = {
		{ STR("../buiten.png"), EPERM }, { STR("uit.png"), EPERM }, { STR("../subsub/beeld.png"), EPERM },
		{ STR("/etc/passwd"), EPERM }, { STR(""), EPERM }, { STR("beeld.png\0x"), EPERM },
		{ STR("los.png"), ENOENT }, { STR("weg.png"), ENOENT }, { STR("beeld.png/x"), ENOTDIR },
		{ STR("map"), EINVAL }, { STR("pijp.png"), EINVAL }, { STR("."), EPERM }, { STR(".."), EPERM },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		errno = 0;
		if (file_within(a, in("sub"), rows[i].name))
			FAIL("\"%s\" is within", rows[i].name.p);
		else if (errno != rows[i].why && !(str_is(rows[i].name, ".") && errno == EINVAL))
			FAIL("\"%s\": %s", rows[i].name.p, strerror(errno));
	}
	OK(!file_within(a, in("geen map"), STR("beeld.png")));
}

static void
paths_have_parts(void)
{
	EQ_STR(path_folder(STR("a/b/c.yaml")), "a/b");
	EQ_STR(path_folder(STR("c.yaml")), ".");
	EQ_STR(path_folder(STR("/c.yaml")), "/");
	EQ_STR(path_stem(STR("a/b.c/d.yaml")), "d");
	EQ_STR(path_stem(STR("a.b.yaml")), "a.b");
	EQ_STR(path_stem(STR("a/zonder")), "zonder");
	EQ_STR(path_stem(STR(".verborgen")), ".verborgen");
	EQ_STR(str_of(path_join(a, STR("a"), STR("b"))), "a/b");
}

static void
folders_are_made(void)
{
	OK(file_make_folders(a, in("x/y/z")) && file_is_folder(in("x/y/z")));
	OK(file_make_folders(a, in("x/y/z")));
	OK(!file_make_folders(a, in("buiten.png")));
	OK(!file_make_folders(a, in("buiten.png/z")));
	OK(file_same(in("sub/in.png"), in("sub/beeld.png")) && !file_same(in("sub"), in("x")));
	OK(!file_same(in("weg"), in("weg")));
}

static void
remove_all(const char *path)
{
	DIR *dir = opendir(path);

	for (struct dirent *entry; dir && (entry = readdir(dir)); ) {
		const char *name = path_join(a, str_of(path), str_of(entry->d_name));
		struct stat st;
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (lstat(name, &st) == 0 && S_ISDIR(st.st_mode))
			remove_all(name);
		else
			unlink(name);
	}
	if (dir)
		closedir(dir);
	rmdir(path);
}

static void
clean_up(void)
{
	remove_all(folder);
	OK(!file_is_folder(folder));
}

static void
private_files_are_ours_alone(void)
{
	struct str bytes = { 0 };

	put("geheim", "woord\n");
	OK(chmod(in("geheim"), 0600) == 0 && file_read_private(a, in("geheim"), 100, &bytes));
	EQ_STR(bytes, "woord\n");
	for (mode_t bit = 1; bit <= 040; bit <<= 1) {
		OK(chmod(in("geheim"), 0600 | bit) == 0);
		errno = 0;
		OK(!file_read_private(a, in("geheim"), 100, &bytes));
		EQ_INT(errno, EPERM);
	}
	OK(unlink(in("geheim")) == 0);
	OK(!file_read_private(a, in("geheim"), 100, &bytes) && errno == ENOENT);
}

static void
unnamed_files_hold_bytes(void)
{
	int fd = file_unnamed(STR("een\n")), before = count_files();
	struct str bytes = { 0 };
	char first = 0;

	OK(fd >= 0 && read(fd, &first, 1) == 1 && first == 'e');
	OK(lseek(fd, 0, SEEK_END) == 4 && write(fd, "twee", 4) == 4);
	OK(file_unnamed_read(a, fd, 100, &bytes));
	EQ_STR(bytes, "een\ntwee");
	EQ_INT(count_files(), before);
	close(fd);
}

TESTS(TEST(set_up), TEST(files_are_written_whole), TEST(a_failed_write_leaves_nothing), TEST(limits_are_kept),
    TEST(pipes_and_devices_do_not_hang), TEST(within_a_folder), TEST(not_within_a_folder),
    TEST(paths_have_parts), TEST(folders_are_made), TEST(private_files_are_ours_alone), TEST(unnamed_files_hold_bytes),
    TEST(clean_up))
