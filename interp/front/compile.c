/* Owns the way from source to verified code: cache, child, marshal reader,
 * verifier. */
#include "front/compile.h"
#include "front/cache.h"
#include "front/child.h"
#include "front/marshal.h"
#include "front/verify.h"
#include <stdlib.h>

void compile_set_python(const char *path)
{
    child_set_python(path);
}

void compile_shutdown(void)
{
    child_shutdown();
}

void compile_load(const char *filename, const void *marshalled, size_t n,
                  CompileResult *out)
{
    *out = (CompileResult){.status = COMPILE_FAILED, .message = BUF_EMPTY};
    LoadedCode *loaded = base_zalloc(sizeof *loaded);
    Buf error = BUF_EMPTY;
    loaded->top = marshal_read(marshalled, n, &loaded->arena, &error);
    if (!loaded->top) {
        buf_printf(&out->message, "%s: %s", filename, buf_text(&error));
    } else if (!verify_code(loaded->top, &loaded->arena, &error)) {
        buf_puts(&out->message, buf_text(&error));
    } else {
        out->status = COMPILE_OK;
        out->loaded = loaded;
        loaded = NULL;
    }
    buf_free(&error);
    loaded_code_free(loaded);
}

static bool from_cache(const CacheKey *key, CompileResult *out)
{
    Buf code = BUF_EMPTY;
    bool ok = cache_get(key, &code);
    if (ok) {
        compile_load(key->filename, code.data, code.len, out);
        ok = out->status == COMPILE_OK;
        if (!ok)
            compile_result_free(out);
    }
    buf_free(&code);
    return ok;
}

static void from_child(const CacheKey *key, CompileResult *out)
{
    *out = (CompileResult){.status = COMPILE_FAILED, .message = BUF_EMPTY};
    Buf reply = BUF_EMPTY;
    switch (
        child_compile(key->filename, key->mode, key->source, key->n, &reply)) {
    case CHILD_CODE:
        compile_load(key->filename, reply.data, reply.len, out);
        if (out->status == COMPILE_OK)
            cache_put(key, &reply);
        break;
    case CHILD_RAISED:
        out->status = COMPILE_RAISED;
        if (!child_raised(&reply, &out->raised)) {
            out->status = COMPILE_FAILED;
            buf_printf(&out->message, "%s: the compiler's answer is damaged",
                       key->filename);
        }
        break;
    case CHILD_FAILED:
        buf_puts(&out->message, buf_text(&reply));
        break;
    }
    buf_free(&reply);
}

void compile_source(const char *filename, CompileMode mode, const char *source,
                    size_t n, CompileResult *out)
{
    CacheKey key = {child_python(), filename, mode, source, n};
    if (!from_cache(&key, out))
        from_child(&key, out);
}

void compile_result_free(CompileResult *result)
{
    loaded_code_free(result->loaded);
    free(result->raised.type);
    free(result->raised.message);
    free(result->raised.filename);
    free(result->raised.text);
    buf_free(&result->message);
    *result = (CompileResult){.status = COMPILE_FAILED, .message = BUF_EMPTY};
}
