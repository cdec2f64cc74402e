/* binascii.h: shared by binascii.c and binascii_qp.c. */
#ifndef PX_STDLIB_BINASCII_H
#define PX_STDLIB_BINASCII_H

#include "objects/bytesparts.h"

/* The bytes of a bytes-like object or of a str of ASCII; valid until Python
 * code runs. 0, -1 raised. */
int binascii_text(Ctx *cx, Value v, Span *out);

/* The value of a hexadecimal digit, -1: it is none. */
static inline int hex_value(uint8_t c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

#endif
