#include "prose.h"
const struct report_rule claim_rules[] = { { NULL } };
