/* generator.h: generators and coroutines driven from C. */
#ifndef PX_OBJECTS_GENERATOR_H
#define PX_OBJECTS_GENERATOR_H

#include "objects/protocol.h"

/* send(value); V_NULL without a pending exception: finished, *returned set. */
Value gen_send(Ctx *cx, Generator *gen, Value value, Value *returned);
/* throw(exc), delegated to what it yields from. Result as gen_send. */
Value gen_throw(Ctx *cx, Generator *gen, Value exc, Value *returned);
int gen_close(Ctx *cx, Generator *gen);
/* A StopIteration that escapes a generator's body becomes a RuntimeError
 * (PEP 479). */
void gen_convert_stop(Ctx *cx, const Generator *gen);

#endif
