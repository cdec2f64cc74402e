/* _sha512.c: module _sha512: SHA-512 and SHA-384 (FIPS 180-4). */
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/textparts.h"

#define ARGS (void)argc, (void)kw
enum { BLOCK = 128, ROUNDS = 80 };

/* ---- constants: the first 64 bits behind the point of the square roots
 * (initial values) and cube roots (round keys) of the first primes, as the
 * standard lists them ---- */

/* clang-format off */
static const uint64_t keys[ROUNDS] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f,
    0xe9b5dba58189dbbc, 0x3956c25bf348b538, 0x59f111f1b605d019,
    0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242,
    0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3,
    0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65, 0x2de92c6f592b0275,
    0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f,
    0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc,
    0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6,
    0x92722c851482353b, 0xa2bfe8a14cf10364, 0xa81a664bbc423001,
    0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99,
    0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb,
    0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc,
    0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915,
    0xc67178f2e372532b, 0xca273eceea26619c, 0xd186b8c721c0c207,
    0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba,
    0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a,
    0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static const uint64_t start512[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
    0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
    0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

static const uint64_t start384[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17,
    0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511,
    0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
};
/* clang-format on */

/* ---- the compression function ---- */

static uint64_t rotate(uint64_t x, int n)
{
    return x >> n | x << (64 - n);
}

static uint64_t load(const uint8_t *p)
{
    uint64_t x;
    memcpy(&x, p, 8);
    return __builtin_bswap64(x);
}

static void schedule(uint64_t w[ROUNDS], const uint8_t *block)
{
    for (int i = 0; i < 16; i++)
        w[i] = load(block + 8 * i);
    for (int i = 16; i < ROUNDS; i++) {
        uint64_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (rotate(a, 1) ^ rotate(a, 8) ^ a >> 7) +
               (rotate(b, 19) ^ rotate(b, 61) ^ b >> 6);
    }
}

static void compress(uint64_t h[8], const uint8_t *block)
{
    uint64_t w[ROUNDS], s[8];
    schedule(w, block);
    memcpy(s, h, sizeof s);
    for (int i = 0; i < ROUNDS; i++) {
        uint64_t e = s[4], a = s[0];
        uint64_t t1 = s[7] + (rotate(e, 14) ^ rotate(e, 18) ^ rotate(e, 41)) +
                      ((e & s[5]) ^ (~e & s[6])) + keys[i] + w[i];
        uint64_t t2 = (rotate(a, 28) ^ rotate(a, 34) ^ rotate(a, 39)) +
                      ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++)
        h[i] += s[i];
}

/* ---- objects: changed only here, by their owner ---- */

static void take(Sha512 *s, const uint8_t *p, size_t n)
{
    size_t fill = s->total % BLOCK;
    s->total += n;
    while (n) {
        size_t part = MIN(n, BLOCK - fill);
        memcpy(s->block + fill, p, part);
        p += part, n -= part, fill += part;
        if (fill == BLOCK) {
            compress(s->h, s->block);
            fill = 0;
        }
    }
}

static void finish(const Sha512 *from, uint8_t out[64])
{
    Sha512 s = *from;
    uint8_t pad[2 * BLOCK] = {0x80};
    size_t fill = s.total % BLOCK;
    size_t n = (fill < BLOCK - 16 ? BLOCK : 2 * BLOCK) - fill;
    uint64_t bits = __builtin_bswap64(s.total * 8), over = s.total >> 61;
    pad[n - 9] = (uint8_t)over;
    memcpy(pad + n - 8, &bits, 8);
    take(&s, pad, n);
    for (int i = 0; i < 8; i++) {
        uint64_t x = __builtin_bswap64(s.h[i]);
        memcpy(out + 8 * i, &x, 8);
    }
}

static size_t digest_size(Value v)
{
    return is_exact(v, KIND_sha384) ? 48 : 64;
}

static int update(Ctx *cx, Sha512 *s, Value data)
{
    const uint8_t *p;
    size_t n;
    if (is_str(data))
        return raise_fmt(cx, &exc_TypeError,
                         "Strings must be encoded before hashing"),
               -1;
    if (!bytes_view(data, &p, &n))
        return raise_fmt(cx, &exc_TypeError,
                         "object supporting the buffer API required"),
               -1;
    take(s, p, n);
    return 0;
}

static Value make(Ctx *cx, Kind kind, const uint64_t *start, Value data)
{
    Sha512 *s = HEAP_NEW(cx, Sha512, kind);
    if (!s)
        return V_NULL;
    memcpy(s->h, start, sizeof s->h);
    return data && update(cx, s, data) ? V_NULL : v_obj(s);
}

Value _sha512_sha512(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return make(cx, KIND_sha512, start512, argv[0]);
}

Value _sha512_sha384(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return make(cx, KIND_sha384, start384, argv[0]);
}

/* ---- methods, for both kinds ---- */

static Value both_update(Ctx *cx, Value *argv)
{
    Sha512 *s = AS(Sha512, argv[0]);
    STORE_CHECK(cx, s, "sha512.state");
    return update(cx, s, argv[1]) ? V_NULL : V_NONE;
}

static Value both_digest(Ctx *cx, Value *argv)
{
    uint8_t out[64];
    finish(AS(Sha512, argv[0]), out);
    return bytes_from(cx, out, digest_size(argv[0]));
}

static Value both_hexdigest(Ctx *cx, Value *argv)
{
    uint8_t out[64];
    char text[129];
    finish(AS(Sha512, argv[0]), out);
    size_t n = digest_size(argv[0]);
    for (size_t i = 0; i < n; i++) {
        text[2 * i] = "0123456789abcdef"[out[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[out[i] & 15];
    }
    return str_from_latin1(cx, text, 2 * n);
}

static Value both_copy(Ctx *cx, Value *argv)
{
    Sha512 *s = HEAP_NEW(cx, Sha512, as_obj(argv[0])->shape);
    if (!s)
        return V_NULL;
    Obj header = s->hdr;
    *s = *AS(Sha512, argv[0]);
    s->hdr = header;
    return v_obj(s);
}

#define BOTH(name)                                                             \
    Value sha512_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        ARGS;                                                                  \
        return both_##name(cx, argv);                                          \
    }                                                                          \
    Value sha384_m_##name(Ctx *cx, Value *argv, int argc, Value *kw)           \
    {                                                                          \
        ARGS;                                                                  \
        return both_##name(cx, argv);                                          \
    }
BOTH(update)
BOTH(digest)
BOTH(hexdigest)
BOTH(copy)
#undef BOTH

#define ATTRIBUTE(name, v512, v384)                                            \
    Value sha512_get_##name(Ctx *cx, Value self)                               \
    {                                                                          \
        (void)cx, (void)self;                                                  \
        return v512;                                                           \
    }                                                                          \
    Value sha384_get_##name(Ctx *cx, Value self)                               \
    {                                                                          \
        (void)cx, (void)self;                                                  \
        return v384;                                                           \
    }
ATTRIBUTE(digest_size, v_int(64), v_int(48))
ATTRIBUTE(block_size, v_int(BLOCK), v_int(BLOCK))
ATTRIBUTE(name, str_intern_c(cx, "sha512"), str_intern_c(cx, "sha384"))
#undef ATTRIBUTE

static size_t sha512_size(const Obj *o)
{
    (void)o;
    return sizeof(Sha512);
}

const KindOps sha512_ops = {
    .kind = KIND_sha512,
    .name = "sha512",
    .size = sha512_size,
};

const KindOps sha384_ops = {
    .kind = KIND_sha384,
    .name = "sha384",
    .size = sha512_size,
};

int _sha512_module_init(Ctx *cx, Dict *ns)
{
    return module_add(cx, ns, "SHA512Type", v_obj(&type_sha512)) ||
           module_add(cx, ns, "SHA384Type", v_obj(&type_sha384));
}
