/* textforeign.c: text files in encodings that textwrapper.c does not decode. */
#include "lib/modules.h"
#include "stdlib/textparts_io.h"

int text_is_ours(Ctx *cx, Value encoding)
{
    if (encoding == V_NULL || !is_str(encoding) ||
        str_eq_ascii(encoding, "locale"))
        return 1;
    int family = text_codec_family(cx, encoding);
    if (family >= 0)
        return family != CODEC_WIDE;
    if (!error_matches(cx, &exc_LookupError))
        return -1;
    error_clear(cx);
    return 0;
}

/* Of the other encodings, whose text has no bytes \n of its own, the standard
 * library's wrapper in Python takes care. */
static Value python_wrapper(Ctx *cx, const Value *argv, int argc, Value names)
{
    Value m = import_module(cx, "_pyio");
    Value cls = m == V_NULL ? V_NULL : obj_getattr_s(cx, m, "TextIOWrapper");
    return cls == V_NULL ? V_NULL : vm_call(cx, cls, argv, argc, names);
}

Value text_foreign(Ctx *cx, const Value *argv, int argc, Value keywords)
{
    if (keywords == V_NULL)
        return python_wrapper(cx, argv, argc, V_NULL);
    Value all = list_from(cx, argv, (size_t)argc), names;
    Value values = obj_getattr_s(cx, keywords, "values");
    values = values == V_NULL ? V_NULL : vm_call0(cx, values);
    names = tuple_of(cx, keywords);
    if (all == V_NULL || values == V_NULL || names == V_NULL ||
        list_extend_own(cx, AS(List, all), values) < 0)
        return V_NULL;
    return python_wrapper(cx, AS(List, all)->store->v, argc, names);
}
