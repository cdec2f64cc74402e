/* str.c: making and reading text: the kind str's construction, comparison,
 * hash, slots. Methods are in str_*.c. */
#include "objects/bytescan.h"
#include "objects/container.h"
#include "objects/strkind.h"
#include "objects/table.h"
#include "objects/textparts.h"

#include "context/error.h"
#include "object/store.h"
#include "util/hash.h"

/* --- construction ------------------------------------------------------ */

Str *str_alloc(Ctx *cx, size_t len, int width)
{
    if (len > STR_MAX_LEN) {
        raise_memory(cx);
        return NULL;
    }
    size_t size = sizeof(Str) + (len + 1) * (size_t)width;
    Str *s = heap_alloc_dirty(cx, KIND_str, size);
    if (UNLIKELY(!s))
        return NULL;
    memset(&s->len, 0, offsetof(Str, data) - offsetof(Str, len));
    data_put(s->data, width, len, 0);
    s->len = (uint32_t)len;
    s->width = (uint8_t)width;
    return s;
}

bool bytes_ascii(const uint8_t *p, size_t n)
{
    const uint64_t high = 0x8080808080808080u;
    if (n < 8) {
        uint64_t few = 0;
        if (n >= 4)
            few = load32(p) | load32(p + n - 4);
        else if (n)
            few = (uint64_t)p[0] | p[n / 2] | p[n - 1];
        return (few & high) == 0;
    }
    uint64_t all = load64(p + n - 8);
    for (size_t i = 0; i + 8 <= n; i += 8)
        all |= load64(p + i);
    return (all & high) == 0;
}

Value str_done(Str *s)
{
    if (s && s->width == 1 && bytes_ascii(s->data, s->len))
        s->flags |= STR_ASCII;
    return v_obj(s);
}

Value str_from_latin1(Ctx *cx, const char *text, size_t len)
{
    if (len == 1)
        return str_latin1((uint8_t)text[0]);
    if (len == 0)
        return str_empty();
    if (len > STR_MAX_LEN)
        return raise_memory(cx);
    Str *s = str_alloc_narrow(cx, len, 0);
    if (!s)
        return V_NULL;
    copy_short(s->data, (const uint8_t *)text, len);
    return str_done(s);
}

Value str_from_ascii(Ctx *cx, const char *text)
{
    return str_from_latin1(cx, text, strlen(text));
}

Value str_from_code(Ctx *cx, uint32_t c)
{
    if (c < 0x100)
        return str_latin1((uint8_t)c);
    Str *s = str_alloc(cx, 1, width_of(c));
    if (!s)
        return V_NULL;
    str_put(s, 0, c);
    return v_obj(s);
}

Value str_from_codes(Ctx *cx, const uint32_t *codes, size_t len)
{
    uint32_t max = 0;
    for (size_t i = 0; i < len; i++)
        max |= codes[i];
    if (len == 0 || (len == 1 && max < 0x100))
        return len ? str_latin1((uint8_t)max) : str_empty();
    Str *s = str_alloc(cx, len, width_of(max));
    if (!s)
        return V_NULL;
    for (size_t i = 0; i < len; i++)
        str_put(s, i, codes[i]);
    return str_done(s);
}

Value str_from_buf(Ctx *cx, const Buf *utf8)
{
    return str_from_utf8(cx, utf8->data ? utf8->data : "", utf8->len);
}

/* One code point of UTF-8, surrogates allowed; its length, 0: invalid. */
static size_t utf8_next(const uint8_t *p, size_t left, uint32_t *c)
{
    uint8_t b = p[0];
    size_t n = b < 0x80   ? 1
               : b < 0xC2 ? 0
               : b < 0xE0 ? 2
               : b < 0xF0 ? 3
               : b < 0xF5 ? 4
                          : 0;
    if (n == 0 || n > left)
        return 0;
    uint32_t v = n == 1 ? b : b & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        v = v << 6 | (p[i] & 0x3Fu);
    }
    if ((n == 3 && v < 0x800) || (n == 4 && (v < 0x10000 || v > 0x10FFFF)))
        return 0;
    *c = v;
    return n;
}

Value str_from_utf8(Ctx *cx, const char *text, size_t len)
{
    const uint8_t *p = (const uint8_t *)text;
    if (bytes_ascii(p, len))
        return str_from_latin1(cx, text, len);
    size_t count = 0;
    uint32_t max = 0, c;
    for (size_t i = 0, n; i < len; i += n, count++) {
        n = utf8_next(p + i, len - i, &c);
        if (n == 0)
            return raise_fmt(cx, &exc_ValueError, "invalid UTF-8 at byte %zu",
                             i);
        max |= c;
    }
    if (count == 1)
        return str_from_code(cx, c);
    Str *s = str_alloc(cx, count, width_of(max));
    if (!s)
        return V_NULL;
    for (size_t i = 0, k = 0; i < len; k++) {
        i += utf8_next(p + i, len - i, &c);
        str_put(s, k, c);
    }
    return v_obj(s);
}

/* --- parts ------------------------------------------------------------- */

uint32_t str_max_code(const Str *s, size_t from, size_t to)
{
    if (s->width == 1) {
        if (s->flags & STR_ASCII)
            return 0x7F;
        return bytes_ascii(s->data + from, to - from) ? 0x7F : 0xFF;
    }
    uint32_t max = 0;
    if (s->width == 2) {
        return scan_or(codes2(s) + from, to - from);
    }
    for (size_t i = from; i < to; i++)
        max |= str_at(s, i);
    return max;
}

void data_widen(void *data, int width, size_t at, const uint8_t *p, size_t n)
{
    if (width == 2) {
        scan_widen((uint16_t *)data + at, p, n);
        return;
    }
    for (size_t i = 0; i < n; i++)
        data_put(data, width, at + i, p[i]);
}

void data_copy(void *data, int width, size_t at, const Str *s, size_t from,
               size_t n)
{
    size_t w = (size_t)width;
    if (width == s->width)
        copy_short((uint8_t *)data + at * w, s->data + from * w, n * w);
    else if (s->width == 1)
        data_widen(data, width, at, s->data + from, n);
    else
        for (size_t i = 0; i < n; i++)
            data_put(data, width, at + i, str_at(s, from + i));
}

Value str_substr(Ctx *cx, Value v, size_t from, size_t to)
{
    const Str *s = as_str(v);
    to = MIN(to, s->len);
    if (from >= to)
        return str_empty();
    if (from == 0 && to == s->len && is_exact(v, KIND_str))
        return v;
    if (LIKELY(s->flags & STR_ASCII))
        return str_narrow_part(cx, s->data + from, to - from, STR_ASCII);
    if (to - from == 1)
        return str_from_code(cx, str_at(s, from));
    uint32_t max = s->width == 1 ? 0xFF : str_max_code(s, from, to);
    if (s->width == 2 && max < 0x80) {
        Str *ascii = str_alloc_narrow(cx, to - from, STR_ASCII);
        if (ascii)
            scan_narrow(ascii->data, codes2(s) + from, to - from);
        return v_obj(ascii);
    }
    int width = width_of(max);
    Str *r = str_alloc(cx, to - from, width);
    if (!r)
        return V_NULL;
    if (width == s->width)
        data_copy(r->data, width, 0, s, from, to - from);
    else if (s->width == 2)
        scan_narrow(r->data, codes2(s) + from, to - from);
    else
        for (size_t i = from; i < to; i++)
            str_put(r, i - from, str_at(s, i));
    r->flags = s->flags & STR_ASCII;
    return r->flags ? v_obj(r) : str_done(r);
}

Value str_exact(Ctx *cx, Value v)
{
    return is_exact(v, KIND_str) ? v : str_substr(cx, v, 0, as_str(v)->len);
}

Value str_concat(Ctx *cx, Value a, Value b)
{
    const Str *x = as_str(a), *y = as_str(b);
    if (x->len == 0)
        return str_exact(cx, b);
    if (y->len == 0)
        return str_exact(cx, a);
    int width = MAX(x->width, y->width);
    if (LIKELY(width == 1 && x->len + (uint64_t)y->len < STR_MAX_LEN)) {
        Str *r = str_alloc_narrow(cx, (size_t)x->len + y->len,
                                  x->flags & y->flags & STR_ASCII);
        if (!r)
            return V_NULL;
        copy_short(r->data, x->data, x->len);
        copy_short(r->data + x->len, y->data, y->len);
        return v_obj(r);
    }
    Str *r = str_alloc(cx, (size_t)x->len + y->len, width);
    if (!r)
        return V_NULL;
    data_copy(r->data, width, 0, x, 0, x->len);
    data_copy(r->data, width, x->len, y, 0, y->len);
    r->flags = x->flags & y->flags & STR_ASCII;
    return v_obj(r);
}

Value str_repeat(Ctx *cx, Value v, int64_t n)
{
    const Str *s = as_str(v);
    if (n <= 0 || s->len == 0)
        return str_empty();
    if (n == 1)
        return str_exact(cx, v);
    size_t len;
    if (__builtin_mul_overflow((size_t)n, s->len, &len))
        return raise_memory(cx);
    Str *r = str_alloc(cx, len, s->width);
    if (!r)
        return V_NULL;
    size_t unit = (size_t)s->len * s->width, all = len * s->width;
    if (unit == 1)
        memset(r->data, s->data[0], all);
    else
        memcpy(r->data, s->data, unit);
    for (size_t done = unit; unit > 1 && done < all; done *= 2)
        memcpy(r->data + done, r->data, MIN(done, all - done));
    r->flags = s->flags & STR_ASCII;
    return v_obj(r);
}

/* --- comparison and hash ----------------------------------------------- */

bool str_eq(const Str *a, const Str *b)
{
    if (a == b)
        return true;
    if (a->len != b->len || a->width != b->width)
        return false;
    size_t n = (size_t)a->len * a->width;
    return n < 8     ? str_word(a, n) == str_word(b, n)
           : n <= 32 ? same_bytes(a->data, b->data, n)
                     : memcmp(a->data, b->data, n) == 0;
}

bool str_eq_ascii(Value v, const char *ascii)
{
    const Str *s = as_str(v);
    size_t n = strlen(ascii);
    return s->width == 1 && s->len == n && memcmp(s->data, ascii, n) == 0;
}

int str_cmp(const Str *a, const Str *b)
{
    size_t n = MIN(a->len, b->len);
    if (a->width == 1 && b->width == 1)
        return str_order_narrow(a, b);
    if (a->width == 2 && b->width == 2) {
        const uint16_t *p = (const uint16_t *)(const void *)a->data;
        const uint16_t *q = (const uint16_t *)(const void *)b->data;
        size_t i = 0;
        while (i < n && p[i] == q[i])
            i++;
        if (i < n)
            return p[i] < q[i] ? -1 : 1;
        n = 0;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t x = str_at(a, i), y = str_at(b, i);
        if (x != y)
            return x < y ? -1 : 1;
    }
    return (a->len > b->len) - (a->len < b->len);
}

static uint64_t hash_in_range(uint64_t h)
{
    return h == UINT64_MAX ? UINT64_MAX - 1 : h ? h : 1;
}

uint64_t text_hash_bytes(const void *p, size_t n)
{
    if (n == 0)
        return 0;
    return hash_in_range(hash_bytes(text_hash_key[0], text_hash_key[1], p, n));
}

static uint64_t hash_of(const Str *s)
{
    size_t n = (size_t)s->len * s->width;
    if (n >= 8 || n == 0)
        return text_hash_bytes(s->data, n);
    return hash_in_range(
        hash_words(text_hash_key[0], text_hash_key[1], str_word(s, n), 0, n));
}

uint64_t str_hash(Ctx *cx, Str *s)
{
    if (LIKELY(s->hash))
        return s->hash;
    uint64_t h = hash_of(s);
    if (s->hdr.owner == cx->owner)
        store_str_hash(cx, s, &s->hash, h);
    return h;
}

uint64_t str_hash_any(const Str *s)
{
    if (LIKELY(s->hash))
        return s->hash;
    return hash_of(s);
}

/* --- slots ------------------------------------------------------------- */

static size_t str_size(const Obj *o)
{
    const Str *s = (const Str *)(const void *)o;
    return sizeof *s + ((size_t)s->len + 1) * s->width;
}

static Value slot_repr(Ctx *cx, Value self)
{
    return str_quoted(cx, as_str(self), false);
}

static Value slot_str(Ctx *cx, Value self)
{
    return str_exact(cx, self);
}

static int slot_hash(Ctx *cx, Value self, uint64_t *hash)
{
    *hash = str_hash(cx, AS(Str, self));
    return 0;
}

static int slot_truth(Ctx *cx, Value self)
{
    (void)cx;
    return as_str(self)->len != 0;
}

static int64_t slot_len(Ctx *cx, Value self)
{
    (void)cx;
    return as_str(self)->len;
}

static Value slot_richcmp(Ctx *cx, Value self, Value other, CmpOp op)
{
    (void)cx;
    if (!is_str(self) || !is_str(other))
        return V_NOTIMPLEMENTED;
    if (op == CMP_EQ || op == CMP_NE)
        return v_bool(str_eq(as_str(self), as_str(other)) == (op == CMP_EQ));
    int c = str_cmp(as_str(self), as_str(other));
    return v_bool(op == CMP_LT   ? c < 0
                  : op == CMP_LE ? c <= 0
                  : op == CMP_GT ? c > 0
                                 : c >= 0);
}

static Value str_slice(Ctx *cx, Value self, Value slice)
{
    const Str *s = as_str(self);
    int64_t start, stop, step, count;
    if (slice_indices(cx, slice, s->len, &start, &stop, &step, &count) < 0)
        return V_NULL;
    if (step == 1)
        return str_substr(cx, self, (size_t)start, (size_t)(start + count));
    if (s->flags & STR_ASCII && count > 1) {
        Str *r = str_alloc_narrow(cx, (size_t)count, STR_ASCII);
        for (int64_t i = 0; r && i < count; i++, start += step)
            r->data[i] = s->data[start];
        return v_obj(r);
    }
    TEXT_LOCAL(t);
    for (int64_t i = 0; i < count; i++)
        text_put(&t, str_at(s, (size_t)(start + i * step)));
    return text_take(cx, &t);
}

static Value slot_getitem(Ctx *cx, Value self, Value key)
{
    const Str *s = as_str(self);
    int64_t i;
    if (LIKELY(is_int(key))) {
        i = as_int(key);
    } else if (is_exact(key, KIND_slice)) {
        return str_slice(cx, self, key);
    } else {
        if (!is_index(key))
            return raise_fmt(cx, &exc_TypeError,
                             "string indices must be integers, not '%T'", key);
        i = obj_index_i64(cx, key, &exc_IndexError);
        if (i == -1 && error_pending(cx))
            return V_NULL;
    }
    if (i < 0)
        i += s->len;
    if (i < 0 || i >= s->len)
        return raise_fmt(cx, &exc_IndexError, "string index out of range");
    return str_from_code(cx, str_at(s, (size_t)i));
}

static int slot_contains(Ctx *cx, Value self, Value item)
{
    if (!is_str(item)) {
        raise_fmt(cx, &exc_TypeError,
                  "'in <string>' requires string as left operand, not %T",
                  item);
        return -1;
    }
    const Str *s = as_str(self);
    return str_find_in(s, as_str(item), 0, s->len) >= 0;
}

static Value slot_iter(Ctx *cx, Value self)
{
    return seqiter_new(cx, KIND_str_iterator, self);
}

/* Either operand may be what the slot was looked up on. */
static Value slot_binop(Ctx *cx, Value self, Value other, BinOp op)
{
    if (op == BIN_ADD && is_str(self) && is_str(other))
        return str_concat(cx, self, other);
    if (op == BIN_MOD && is_str(self))
        return str_mod(cx, self, other);
    if (op != BIN_MUL)
        return V_NOTIMPLEMENTED;
    Value text = is_str(self) ? self : other;
    Value count = text == self ? other : self;
    if (!is_intlike(count) && !is_index(count))
        return V_NOTIMPLEMENTED;
    int64_t n = obj_index_i64(cx, count, &exc_OverflowError);
    if (n == -1 && error_pending(cx))
        return V_NULL;
    return str_repeat(cx, text, n);
}

const KindOps str_ops = {
    .kind = KIND_str,
    .name = "str",
    .size = str_size,
    .repr = slot_repr,
    .str = slot_str,
    .format = format_str,
    .hash = slot_hash,
    .truth = slot_truth,
    .len = slot_len,
    .richcmp = slot_richcmp,
    .getitem = slot_getitem,
    .contains = slot_contains,
    .iter = slot_iter,
    .binop = slot_binop,
};
