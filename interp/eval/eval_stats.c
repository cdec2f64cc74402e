/* eval_stats.c: the loop a second time, counting its instructions. */
#define EVAL_STATS
#include "eval/eval.c"
