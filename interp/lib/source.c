/* source.c: see source.h. */
#include "lib/source.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"
#include "util/os.h"

static Value text_or_none(Ctx *cx, const char *s)
{
    return s ? str_from_utf8(cx, s, strlen(s)) : V_NONE;
}

static Value number_or_none(int64_t n)
{
    return n < 0 ? V_NONE : v_int(n);
}

static Type *raised_type(const char *name)
{
#define EXC(id, base)                                                          \
    if (strcmp(name, #id) == 0)                                                \
        return &exc_##id;
#include "object/exceptions.def"
#undef EXC
    return &exc_SyntaxError;
}

static bool all_made(const Value *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (v[i] == V_NULL)
            return false;
    return true;
}

/* SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset)) */
static void raise_compiled(Ctx *cx, const CompileRaised *r)
{
    Type *type = raised_type(r->type ? r->type : "");
    Value argv[2] = {text_or_none(cx, r->message), V_NONE};
    int argc = 1;
    if (type_is_subtype(type, &exc_SyntaxError)) {
        Value place[6] = {
            text_or_none(cx, r->filename), number_or_none(r->lineno),
            number_or_none(r->offset),     text_or_none(cx, r->text),
            number_or_none(r->end_lineno), number_or_none(r->end_offset)};
        argv[argc++] = all_made(place, 6) ? tuple_from(cx, place, 6) : V_NULL;
    }
    Value exc =
        all_made(argv, 2) ? exception_new(cx, type, argv, argc) : V_NULL;
    if (exc != V_NULL)
        raise_value(cx, exc);
}

/* Code objects refer to their records for as long as the process lives: lowered
 * code of any worker may still name them. This list is what holds them. */
static struct {
    LoadedCode **at;
    size_t n, cap;
} kept;

static void keep(LoadedCode *loaded)
{
    if (kept.n == kept.cap) {
        kept.cap = kept.cap ? 2 * kept.cap : 64;
        kept.at = base_realloc(kept.at, kept.cap * sizeof(LoadedCode *));
    }
    kept.at[kept.n++] = loaded;
}

void source_forget_all(void)
{
    for (size_t i = 0; i < kept.n; i++)
        loaded_code_free(kept.at[i]);
    free(kept.at);
    kept.at = NULL;
    kept.n = kept.cap = 0;
}

Code *source_compile(Ctx *cx, const char *filename, CompileMode mode,
                     const char *source, size_t n)
{
    CompileResult result;
    Code *code = NULL;
    compile_source(filename, mode, source, n, &result);
    if (result.status == COMPILE_OK) {
        code = vm_code_from(cx, result.loaded->top);
        keep(result.loaded);
        result.loaded = NULL;
    } else if (result.status == COMPILE_RAISED) {
        raise_compiled(cx, &result.raised);
    } else {
        Value text = str_from_buf(cx, &result.message);
        if (text != V_NULL)
            raise_value(cx, exception_from_text(cx, &exc_ImportError, text));
    }
    compile_result_free(&result);
    return code;
}

Code *source_compile_file(Ctx *cx, const char *path)
{
    Buf text = BUF_EMPTY;
    Code *code = NULL;
    if (os_read_file(path, &text) < 0)
        raise_fmt(cx, &exc_OSError, "can't open file '%s': [Errno %d] %s", path,
                  errno, strerror(errno));
    else
        code =
            source_compile(cx, path, COMPILE_EXEC, buf_text(&text), text.len);
    buf_free(&text);
    return code;
}
