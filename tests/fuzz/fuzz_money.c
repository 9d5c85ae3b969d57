/*
 * An amount: the first byte chooses the unit. What was read and is written
 * again reads the same; a proposal is itself an amount of that unit.
 */
#include "fuzz.h"
#include "../../src/base/arena.h"
#include "../../src/base/money.h"

static void
check_proposal(struct arena *arena, struct str proposal, struct unit unit)
{
	assert(!proposal.n || money_parse(arena, proposal, unit).fault == MONEY_GOOD);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const struct unit units[] = { { 1 }, { 1000 }, { 1000000 } };
	struct arena *arena = arena_new();

	if (n) {
		struct unit unit = units[bytes[0] % 3];
		struct money money = money_parse(arena, (struct str){ (const char *)bytes + 1, n - 1 }, unit), again;
		if (money.fault == MONEY_GOOD) {
			assert(money_decimals(money.cents, unit) <= money.decimals);
			again = money_parse(arena, money_text(arena, money.cents, unit, money.decimals), unit);
			assert(again.fault == MONEY_GOOD && again.cents == money.cents);
			assert(again.decimals == money.decimals);
		} else {
			check_proposal(arena, money.proposal, unit);
			check_proposal(arena, money.other, unit);
			check_proposal(arena, money.longer, unit);
		}
	}
	arena_free(arena);
	return 0;
}
