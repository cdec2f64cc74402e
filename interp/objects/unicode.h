/* unicode.h: properties of code points, as the installed Python has them. Pure;
 * any thread. */
#ifndef PX_OBJECTS_UNICODE_H
#define PX_OBJECTS_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

bool unicode_alpha(uint32_t c);
bool unicode_lower(uint32_t c);
bool unicode_upper(uint32_t c);
bool unicode_title(uint32_t c); /* category Lt */
bool unicode_decimal(uint32_t c);
bool unicode_digit(uint32_t c);
bool unicode_numeric(uint32_t c);
bool unicode_space(uint32_t c);
bool unicode_printable(uint32_t c);
bool unicode_id_start(uint32_t c);
bool unicode_id_continue(uint32_t c);
bool unicode_cased(uint32_t c);
bool unicode_ignorable(uint32_t c); /* Case_Ignorable */
bool unicode_linebreak(uint32_t c);
int unicode_decimal_value(uint32_t c); /* 0..9, -1: none */

enum { UNICODE_NAME_MAX = 128 };
/* The name of c; its length, 0: it has none (uniname.c). */
int unicode_name(uint32_t c, char out[UNICODE_NAME_MAX]);

/* Full case mappings: how many code points (1 to 3) were put in out. The
 * final sigma rule is the caller's. */
int unicode_to_upper(uint32_t c, uint32_t out[3]);
int unicode_to_lower(uint32_t c, uint32_t out[3]);
int unicode_to_title(uint32_t c, uint32_t out[3]);
int unicode_to_folded(uint32_t c, uint32_t out[3]);

#endif
