#include "profile.h"

#define ARCHIVE(part, level) "<pdfaid:part>" part "</pdfaid:part>\n<pdfaid:conformance>" level "</pdfaid:conformance>\n"

/* ISO 19005-4 knows no level A, and has the year of its edition. */
#define ARCHIVE_4 "<pdfaid:part>4</pdfaid:part>\n<pdfaid:rev>2020</pdfaid:rev>\n"

#define ACCESS_1 "<pdfuaid:part>1</pdfuaid:part>\n"
#define ACCESS_2 "<pdfuaid:part>2</pdfuaid:part>\n<pdfuaid:rev>2024</pdfuaid:rev>\n"

const struct profile profiles[PROFILE_COUNT] = {
	[PROFILE_2A] = { "2a", "%PDF-1.7\n", ARCHIVE("2", "A"), ARCHIVE("2", "A"), ACCESS_1, false, false },
	[PROFILE_3A] = { "3a", "%PDF-1.7\n", ARCHIVE("3", "A"), ARCHIVE("3", "A"), ACCESS_1, true, false },
	/* Level F must embed a file (ISO 19005-4 Annex A); without any it is plain PDF/A-4. */
	[PROFILE_4F] = { "4f", "%PDF-2.0\n", ARCHIVE_4 "<pdfaid:conformance>F</pdfaid:conformance>\n", ARCHIVE_4, ACCESS_2, true, true },
};

enum profile_name
profile_find(struct str word)
{
	int i = 0;

	while (i < PROFILE_COUNT && !str_is(word, profiles[i].word))
		i++;
	return (enum profile_name)i;
}
