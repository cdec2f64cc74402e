/* designs_judge: what one guard design made of one scenario. A pure function of
 * what the run left behind, so that tests cover it with made inputs. */
#ifndef HARNESS_DESIGNS_JUDGE_H
#define HARNESS_DESIGNS_JUDGE_H

#include "harness/race_judge.h"

enum design {
#define DESIGN(id, name, whole, what) DESIGN_##id,
#include "harness/designs.def"
#undef DESIGN
    DESIGNS
};

struct design_row {
    const char *name;
    bool whole;
    const char *what;
};
extern const struct design_row design_rows[DESIGNS];

enum design_word {
    DESIGN_CAUGHT, /* a violation: refused at its line, main is unchanged */
    DESIGN_MISSED, /* a violation: it was not, or main changed, or a design
                      that is not whole let it spoil main: crash, no end */
    DESIGN_SILENT, /* a legal program: it ran as it should */
    DESIGN_ALARM,  /* a context that did nothing wrong was refused */
    DESIGN_ERROR,  /* trouble: crash, timeout, no record, wrong value */
    DESIGN_WORDS
};
const char *design_word_name(enum design_word word);

struct design_verdict {
    enum design_word word;
    bool named;        /* CAUGHT: by the operation that the scenario names */
    char message[300]; /* what happened instead; "" where nothing is to say */
};

struct design_verdict design_judge(const struct race_header *header,
                                   enum design design,
                                   const struct race_run *run,
                                   const char *build_id);

#endif
