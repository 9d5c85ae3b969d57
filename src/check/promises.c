#include "prose.h"
const struct report_rule promise_rules[] = { { NULL } };
