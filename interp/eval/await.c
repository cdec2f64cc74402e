/* await.c: what `await`, `async for` and `async with` ask of an object before
 * SEND drives it. See slow.h. */
#include "eval/slow.h"

/* May be the operand of await itself: a coroutine, or a generator that
 * types.coroutine marked. */
static bool is_driven(Value v)
{
    if (is_exact(v, KIND_coroutine))
        return true;
    return is_exact(v, KIND_generator) &&
           AS(Generator, v)->func->code->flags & PY_CO_ITERABLE_COROUTINE;
}

static Value not_awaitable(Ctx *cx, Value v, uint32_t context)
{
    if (context == 0)
        return raise_fmt(cx, &exc_TypeError,
                         "object %T can't be used in 'await' expression", v);
    return raise_fmt(cx, &exc_TypeError,
                     "'async with' received an object from %s that does not "
                     "implement __await__: %T",
                     context == 1 ? "__aenter__" : "__aexit__", v);
}

/* What __await__ gave must be an iterator. A coroutine's own wrapper is
 * replaced by the coroutine. */
static Value checked(Ctx *cx, Value it)
{
    if (!it)
        return V_NULL;
    if (is_exact(it, KIND_coroutine_wrapper))
        return AS(Wrapper, it)->inner;
    if (is_driven(it))
        return raise_fmt(cx, &exc_TypeError,
                         "__await__() returned a coroutine");
    if (!obj_is_iterator(it))
        return raise_fmt(cx, &exc_TypeError,
                         "__await__() returned non-iterator of type '%T'", it);
    return it;
}

/* The iterator behind an awaitable. *found false: it is none. */
static Value awaitable(Ctx *cx, Value v, bool *found)
{
    *found = true;
    if (is_driven(v))
        return v;
    return checked(cx, obj_call_dunder(cx, v, DUNDER_await, NULL, 0, found));
}

Value await_iter(Ctx *cx, Value v, uint32_t context)
{
    bool found;
    Value it = awaitable(cx, v, &found);
    if (!found)
        return not_awaitable(cx, v, context);
    if (it && is_exact(it, KIND_coroutine) && AS(Generator, it)->yield_from)
        return raise_fmt(cx, &exc_RuntimeError,
                         "coroutine is being awaited already");
    return it;
}

Value await_aiter(Ctx *cx, Value v)
{
    bool found;
    Value it = obj_call_dunder(cx, v, DUNDER_aiter, NULL, 0, &found);
    if (!found)
        return raise_fmt(cx, &exc_TypeError,
                         "'async for' requires an object with __aiter__ "
                         "method, got %T",
                         v);
    if (it && !type_lookup(type_of(it), dunder_names[DUNDER_anext]))
        return raise_fmt(cx, &exc_TypeError,
                         "'async for' received an object from __aiter__ that "
                         "does not implement __anext__: %T",
                         it);
    return it;
}

Value await_anext(Ctx *cx, Value aiter)
{
    bool found;
    Value v = obj_call_dunder(cx, aiter, DUNDER_anext, NULL, 0, &found);
    if (!found)
        return raise_fmt(cx, &exc_TypeError,
                         "'async for' requires an iterator with __anext__ "
                         "method, got %T",
                         aiter);
    if (!v)
        return V_NULL;
    Value it = await_iter(cx, v, 0);
    if (it)
        return it;
    Value cause = exception_catch(cx);
    raise_fmt(cx, &exc_TypeError,
              "'async for' received an invalid object from __anext__: %T", v);
    exception_set_cause(cx, cx->raised.exc, cause);
    return V_NULL;
}
