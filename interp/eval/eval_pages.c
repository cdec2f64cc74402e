/* eval_pages.c: the loop a third time, for contexts under --guard=pages: an
 * instruction that may write to an object of another owner is saved in its
 * frame first, so that a write which the processor refuses is raised at the
 * right line (guard/pages.h). */
#define EVAL_PAGES
#include "eval/eval.c"
