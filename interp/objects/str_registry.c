/* str_registry.c: what str.encode and bytes.decode ask of module _codecs:
 * codecs and error handlers that are not built in. */
#include <string.h>
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/text.h"
#include "objects/textparts.h"

static Value registry(Ctx *cx, const char *name)
{
    Value f = dict_get_str(builtins_dict, name_dunder_import);
    Value m = f ? vm_call1(cx, f, name_codecs_module) : V_NULL;
    return m ? obj_getattr_s(cx, m, name) : V_NULL;
}

/* Is the codec one between text and bytes? 0, -1 raised. */
static int check_text_codec(Ctx *cx, Value encoding, const char *way)
{
    Value lookup = registry(cx, "lookup"), mark;
    Value info = lookup ? vm_call1(cx, lookup, encoding) : V_NULL;
    Value name = str_intern_c(cx, "_is_text_encoding");
    int found = info && name ? obj_lookup_attr(cx, info, name, &mark) : -1;
    int text = found <= 0 ? found + 1 : obj_truth(cx, mark);
    if (found < 0 || text < 0)
        return -1;
    if (!text)
        raise_fmt(cx, &exc_LookupError,
                  "%R is not a text encoding; use codecs.%s() to handle "
                  "arbitrary codecs",
                  encoding, way);
    return text ? 0 : -1;
}

/* object through a codec that is not one of ours; the LookupError of ours is
 * pending. */
Value text_by_registry(Ctx *cx, Value object, Value encoding, Value errors,
                       bool decode)
{
    const char *way = decode ? "decode" : "encode";
    if (object == V_NULL || !error_matches(cx, &exc_LookupError))
        return V_NULL;
    error_clear(cx);
    if (check_text_codec(cx, encoding, way) < 0)
        return V_NULL;
    Value argv[3] = {object, encoding, errors}, f = registry(cx, way);
    Value r =
        f ? vm_call(cx, f, argv, errors == V_NULL ? 2 : 3, V_NULL) : V_NULL;
    if (!r || is_kind(r, decode ? KIND_str : KIND_bytes))
        return r;
    return raise_fmt(cx, &exc_TypeError,
                     "%R %sr returned '%T' instead of '%s'; use "
                     "codecs.%s() to %s arbitrary types",
                     encoding, way, r, decode ? "str" : "bytes", way,
                     decode ? "decode to" : "encode to");
}

/* What the registered handler says of [from, to): a str or bytes; V_NULL:
 * raised. */
Value text_ask_handler(Ctx *cx, const char *errors, Type *type,
                       const char *codec, Value object, size_t from, size_t to,
                       const char *reason)
{
    Value lookup = registry(cx, "lookup_error");
    Value name = str_from_utf8(cx, errors, strlen(errors));
    Value f = lookup && name ? vm_call1(cx, lookup, name) : V_NULL;
    if (!f)
        return V_NULL;
    Value v[5] = {str_intern_c(cx, codec), object, int_from_u64(cx, from),
                  int_from_u64(cx, to), str_from_ascii(cx, reason)};
    Value e = v[0] && v[4] ? exception_new(cx, type, v, 5) : V_NULL;
    Value r = e ? vm_call1(cx, f, e) : V_NULL;
    bool encode = type == &exc_UnicodeEncodeError;
    const Value *pair;
    size_t n;
    if (!r)
        return V_NULL;
    bool fits = is_kind(r, KIND_tuple) && seq_items(r, &pair, &n) && n == 2 &&
                (is_str(pair[0]) || (encode && is_kind(pair[0], KIND_bytes))) &&
                is_int(pair[1]);
    if (!fits)
        return raise_fmt(
            cx, &exc_TypeError, "%s error handler must return (%s, int) tuple",
            encode ? "encoding" : "decoding", encode ? "str/bytes" : "str");
    int64_t at = as_int(pair[1]);
    if (at != (int64_t)to)
        return raise_unsupported(cx, "error handlers that go on elsewhere than "
                                     "behind the error");
    return pair[0];
}
