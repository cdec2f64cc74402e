/* race.h: the command `pxlab race`. Caller: pxlab.c. */
#ifndef RACE_H
#define RACE_H

/* argv[0] is "race". Returns pxlab's exit code: 0 every verdict holds, 1 one
 * does not, 2 usage, 3 a tool or build is missing. */
int race_main(int argc, char **argv);

#endif
