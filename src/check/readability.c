/*
 * How hard the prose is to read: Flesch-Douma, which is 206,84 less 0,93 times
 * the words in a sentence and 0,77 times the syllables in a hundred words. It is
 * weak evidence, so it is no finding: the check report mentions it.
 */
#include "prose.h"

#include <string.h>

/* Letters that are one sound, the longer ones first. */
static const char *const sounds[] = { "ieuw", "eeuw", "aai", "ooi", "oei", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ei",
	"ou", "au" };

static bool
is_vowel(char c)
{
	c |= 0x20;
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* The bytes of a sound that starts with a vowel; 0 when there is none. A letter
 * with a trema is a sound of its own. */
static size_t
sound_at(const char *p, size_t n)
{
	if ((unsigned char)*p == 0xC3)
		return 2;
	if (!is_vowel(*p))
		return (*p | 0x20) == 'y';
	for (size_t i = 0; n > 1 && (is_vowel(p[1]) || p[1] == 'j') && i < sizeof sounds / sizeof *sounds; i++) {
		size_t length = strlen(sounds[i]), k = 0;
		while (k < length && k < n && (p[k] | 0x20) == sounds[i][k])
			k++;
		if (k == length)
			return length;
	}
	return 1;
}

size_t
word_syllables(struct str word)
{
	size_t n = 0;

	for (size_t i = 0, length; i < word.n; i += length ? length : 1) {
		length = sound_at(word.p + i, word.n - i);
		n += length > 0;
	}
	return n ? n : 1;
}

int
tally_readability(const struct tally *tally)
{
	if (!tally->sentences || !tally->words)
		return 0;
	return (int)((20684 - (int64_t)(93 * tally->words / tally->sentences)
	    - (int64_t)(7700 * tally->syllables / tally->words) + 50) / 100);
}
