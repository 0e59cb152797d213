#include "base/file.h"
#include "ledger/bag.h"
#include "ledger_help.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>

static struct bag_file put(const char *bag, const char *path, struct str bytes, struct arena *mem)
{
	struct err e;
	struct str whole = str_format(mem, "%s/%s", bag, path);
	size_t slash = whole.len;
	while (whole.at[slash - 1] != '/')
		slash--;
	CHECK(disk_make_folders(
		&disk_system, str_copy(mem, str_slice(whole, 0, slash - 1)).at, DISK_LAZY, &e));
	CHECK(file_write(whole.at, bytes, &e));
	return (struct bag_file){ str_from(path), digest_of(bytes), bytes.len };
}

static const char *make_bag(struct arena *mem)
{
	const char *bag = test_folder(mem);
	struct bag_files files = { 0 };
	struct err e;
	*PUSH(mem, &files) = put(bag, "data/f/01", STR("nine were killed"), mem);
	*PUSH(mem, &files) = put(bag, "data/entry.txt", STR("casebook-entry/v1\n"), mem);
	*PUSH(mem, &files) = put(bag, "data/\xD8\xB4\xD8\xA7\xD9\x87\xD8\xAF", STR(""), mem);
	CHECK(bag_write(&disk_system, bag, &files, STR("000000000000:7"), STR("2031-03-14"), &e));
	return bag;
}

static bool runs(const char *folder, const char *command, struct arena *mem)
{
	return system(str_format(mem, "cd '%s' && { %s; } >/dev/null 2>&1", folder, command).at) ==
	       0;
}

TEST("the bag we write is whole, by our check and by sha256sum")
{
	const char *bag = make_bag(mem);
	struct err e;
	CHECK(bag_check(&disk_system, bag, mem, &e));
	CHECK(runs(bag, "sha256sum -c --strict manifest-sha256.txt tagmanifest-sha256.txt", mem));
	CHECK(runs(bag, "grep -qx 'Payload-Oxum: 34.3' bag-info.txt", mem));
	CHECK(runs(bag, "test \"$(sort -k2 manifest-sha256.txt)\" = \"$(cat manifest-sha256.txt)\"",
		mem));
	remove_folder(bag);
}

TEST("a bag with an altered, a missing or an additional file is named as such")
{
	static const char *const harm[] = { "printf x >>data/f/01", "rm data/entry.txt",
		"printf x >data/f/02", "mkdir data/g; printf x >data/g/deep",
		"printf x >>bag-info.txt", "rm bagit.txt", "rm manifest-sha256.txt",
		"rm tagmanifest-sha256.txt", "sed -i 1d manifest-sha256.txt",
		"sed -i 's/^./g/' manifest-sha256.txt" };
	for (size_t i = 0; i < sizeof harm / sizeof *harm; i++) {
		struct err e = { 0 };
		const char *bag = make_bag(mem);
		CHECK(runs(bag, harm[i], mem));
		bool ok = bag_check(&disk_system, bag, mem, &e);
		if (ok)
			printf("# after %s\n", harm[i]);
		CHECK(!ok && e.kind != ERR_NONE && e.text[0]);
		remove_folder(bag);
	}
}

TEST("no name leads out of a bag, neither one we write nor one we read")
{
	static const char *const bad[] = { "data/../x", "/etc/passwd", "data//x", "data/./x", "",
		"..", "data/x/.." };
	static const char digest[] =
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
	struct bag_files files;
	struct err e;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct bag_file one = { .path = str_from(bad[i]) };
		struct bag_files payload = { &one, 1, 1 };
		CHECK(!bag_write(&disk_system, "/nowhere", &payload, STR("x"), STR("2031-03-14"),
			      &e) &&
			e.kind == ERR_USAGE);
		CHECK(!bag_manifest_parse(
			str_format(mem, "%s  %s\n", digest, bad[i]), &files, mem, &e));
	}
	struct bag_file percent = { .path = STR("data/100%") };
	CHECK(!bag_write(&disk_system, "/nowhere", &(struct bag_files){ &percent, 1, 1 }, STR("x"),
		STR("2031-03-14"), &e));
	CHECK(bag_manifest_parse(
		str_format(mem, "%s  data/100%%25%%0Ab\r\n%s *data/x\n", digest, digest), &files,
		mem, &e));
	CHECK(files.count == 2);
	CHECK_STR(files.at[0].path, "data/100%\nb");
	CHECK_STR(files.at[1].path, "data/x");
}

TEST("the bags that bagit.py wrote are whole, also the one with '%' in a name")
{
	static const char *const names[] = { "bag", "bag-percent" };
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	for (size_t i = 0; i < 2; i++) {
		struct err e = { 0 };
		const char *top = test_folder(mem);
		const char *from =
			str_format(mem, "%s/data/evidence/bagit/%s", getenv("SHARED"), names[i]).at;
		CHECK(bag_check(&disk_system, from, mem, &e));
		CHECK(runs(top,
			str_format(mem,
				"cp -r '%s' b; chmod -R u+w b; echo >>b/data/evidence/note.txt",
				from)
				.at,
			mem));
		CHECK(!bag_check(&disk_system, str_format(mem, "%s/b", top).at, mem, &e) &&
			e.kind == ERR_BROKEN);
		remove_folder(top);
	}
}
