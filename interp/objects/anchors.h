/* anchors.h: the marked part of an expression; traceback_print.c calls. */
#ifndef PX_OBJECTS_ANCHORS_H
#define PX_OBJECTS_ANCHORS_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the text that get ^; the rest gets ~. found false: all get ^. */
typedef struct Anchors {
    bool found;
    size_t left, right;
} Anchors;

Anchors anchors_find(const char *text, size_t n);

#endif
