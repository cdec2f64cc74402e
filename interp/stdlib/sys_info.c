/* sys_info.c: the module sys: what it says of the interpreter and the machine.
 * Made at start, in main. */
#include <float.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/names.h"
#include "objects/number.h"
#include "objects/subclass.h"
#include "objects/text.h"
#include "objects/textio.h"
#include "stdlib/structseq.h"
#include "stdlib/sysparts.h"
#include "util/build_id.h"
#include "util/os.h"

enum { HEX_VERSION = 0x030B02F0, FIELDS_MAX = 18 };

static Value slots[8]; /* the classes of sys's records */
static uint32_t nslots;

typedef struct Field {
    const char *name;
    Value value;
} Field;

/* ---- the tuples with names ---- */

/* sys.<name> of a class of its own; fields in order. */
static Value record(Ctx *cx, const char *name, const Field *f, uint32_t n)
{
    Buf names = BUF_EMPTY;
    Value v[FIELDS_MAX];
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            buf_putc(&names, ' ');
        buf_puts(&names, f[i].name);
        v[i] = f[i].value;
    }
    const StructSeqDesc d = {"sys", name, buf_text(&names), n};
    Value cls = structseq_class(cx, &d, &slots[nslots++]);
    buf_free(&names);
    return cls == V_NULL ? V_NULL : structseq_new(cx, cls, v, n);
}

#define RECORD(cx, name, f) record(cx, name, f, (uint32_t)ARRAY_LEN(f))

static Value float_info(Ctx *cx)
{
    const Field f[] = {{"max", v_double(DBL_MAX)},
                       {"max_exp", v_int(DBL_MAX_EXP)},
                       {"max_10_exp", v_int(DBL_MAX_10_EXP)},
                       {"min", v_double(DBL_MIN)},
                       {"min_exp", v_int(DBL_MIN_EXP)},
                       {"min_10_exp", v_int(DBL_MIN_10_EXP)},
                       {"dig", v_int(DBL_DIG)},
                       {"mant_dig", v_int(DBL_MANT_DIG)},
                       {"epsilon", v_double(DBL_EPSILON)},
                       {"radix", v_int(FLT_RADIX)},
                       {"rounds", v_int(1)}};
    return RECORD(cx, "float_info", f);
}

/* Limbs of 64 bits; the limit of digits is CPython's. */
static Value int_info(Ctx *cx)
{
    const Field f[] = {{"bits_per_digit", v_int(64)},
                       {"sizeof_digit", v_int(8)},
                       {"default_max_str_digits", v_int(4300)},
                       {"str_digits_check_threshold", v_int(640)}};
    return RECORD(cx, "int_info", f);
}

/* Of numbers as in CPython; texts are hashed by util/hash.c. */
static Value hash_info(Ctx *cx)
{
    const Field f[] = {{"width", v_int(64)},
                       {"modulus", int_from_i64(cx, ((int64_t)1 << 61) - 1)},
                       {"inf", v_int(314159)},
                       {"nan", v_int(0)},
                       {"imag", v_int(1000003)},
                       {"algorithm", str_from_ascii(cx, "pxi")},
                       {"hash_bits", v_int(64)},
                       {"seed_bits", v_int(128)},
                       {"cutoff", v_int(0)}};
    return RECORD(cx, "hash_info", f);
}

static Value thread_info(Ctx *cx)
{
    char version[64] = "";
    confstr(_CS_GNU_LIBPTHREAD_VERSION, version, sizeof version);
    const Field f[] = {{"name", str_from_ascii(cx, "pthread")},
                       {"lock", str_from_ascii(cx, "semaphore")},
                       {"version", str_from_ascii(cx, version)}};
    return RECORD(cx, "thread_info", f);
}

static Value flags(Ctx *cx)
{
    const char *seed = getenv("PYTHONHASHSEED");
    const Field f[] = {
        {"debug", v_int(0)},
        {"inspect", v_int(0)},
        {"interactive", v_int(0)},
        {"optimize", v_int(0)},
        {"dont_write_bytecode", v_int(1)},
        {"no_user_site", v_int(1)},
        {"no_site", v_int(1)},
        {"ignore_environment", v_int(0)},
        {"verbose", v_int(0)},
        {"bytes_warning", v_int(0)},
        {"quiet", v_int(0)},
        {"hash_randomization", v_int(!seed || strcmp(seed, "0") != 0)},
        {"isolated", v_int(0)},
        {"dev_mode", V_FALSE},
        {"utf8_mode", v_int(0)},
        {"warn_default_encoding", v_int(0)},
        {"safe_path", V_FALSE},
        {"int_max_str_digits", v_int(-1)}};
    return RECORD(cx, "flags", f);
}

static Value version_info(Ctx *cx)
{
    const Field f[] = {{"major", v_int(3)},
                       {"minor", v_int(11)},
                       {"micro", v_int(2)},
                       {"releaselevel", str_intern_c(cx, "final")},
                       {"serial", v_int(0)}};
    return RECORD(cx, "version_info", f);
}

/* Debian's name of the machine, by which sysconfig finds its data file. */
#if defined(__x86_64__)
#define MULTIARCH "x86_64-linux-gnu"
#elif defined(__aarch64__)
#define MULTIARCH "aarch64-linux-gnu"
#else
#error "name this machine's multiarch tuple (gcc -print-multiarch)"
#endif

static Value implementation(Ctx *cx, Value version)
{
    const Field f[] = {{"name", str_from_ascii(cx, "pxi")},
                       {"cache_tag", V_NONE},
                       {"version", version},
                       {"hexversion", v_int(HEX_VERSION)},
                       {"_multiarch", str_from_ascii(cx, MULTIARCH)}};
    Value o = v_obj(sub_alloc(cx, &type_namespace, KIND_namespace,
                              offsetof(Instance, over)));
    for (size_t i = 0; o != V_NULL && i < ARRAY_LEN(f); i++) {
        Value key = str_intern_c(cx, f[i].name);
        if (!key || !f[i].value || attr_set_own(cx, o, key, f[i].value) < 0)
            return V_NULL;
    }
    return o;
}

/* ---- names ---- */

static Value module_names(Ctx *cx)
{
    Value list = list_new(cx, 64);
    const char *name;
    for (size_t i = 0; list && (name = builtin_module_name(i)); i++) {
        Value s = str_intern_c(cx, name);
        if (!s || list_append_own(cx, AS(List, list), s) < 0)
            return V_NULL;
    }
    if (!list || list_sort_own(cx, AS(List, list), V_NULL, false) < 0)
        return V_NULL;
    return list_to_tuple(cx, list);
}

static const char *const library_names[] = {
#define STDLIB(name) #name,
#include "stdlib/module_names.def"
#undef STDLIB
};

static Value stdlib_names(Ctx *cx)
{
    Value set = set_new(cx, KIND_frozenset);
    for (size_t i = 0; set && i < ARRAY_LEN(library_names); i++) {
        Value s = str_from_ascii(cx, library_names[i]);
        if (!s || set_add_own(cx, AS(Set, set), s) < 0)
            return V_NULL;
    }
    return set;
}

static Value text(Ctx *cx, const char *s)
{
    return str_from_utf8(cx, s, strlen(s));
}

static Value executable(Ctx *cx)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    return str_from_utf8(cx, path, n > 0 ? (size_t)n : 0);
}

/* The whole command line. */
static Value orig_argv(Ctx *cx)
{
    Buf all = BUF_EMPTY;
    Value list = list_new(cx, 4);
    if (os_read_file("/proc/self/cmdline", &all) < 0)
        buf_clear(&all);
    for (size_t at = 0; list && at < all.len; at += strlen(all.data + at) + 1) {
        Value s = str_from_os(cx, all.data + at, strlen(all.data + at));
        if (!s || list_append_own(cx, AS(List, list), s) < 0)
            list = V_NULL;
    }
    buf_free(&all);
    return list;
}

/* PYTHONWARNINGS, as module warnings reads it. */
static Value warn_options(Ctx *cx)
{
    Value list = list_new(cx, 0);
    const char *at = getenv("PYTHONWARNINGS");
    while (list && at && *at) {
        size_t n = strcspn(at, ",");
        Value s = str_from_utf8(cx, at, n);
        if (!s || list_append_own(cx, AS(List, list), s) < 0)
            return V_NULL;
        at += n + (at[n] == ',');
    }
    return list;
}

/* The folder above lib/python3.11. */
static Value prefix(Ctx *cx)
{
    const char *lib = path_library_found();
    size_t n = strlen(lib), tail = strlen("/lib/python3.11");
    return str_from_utf8(cx, lib, n > tail ? n - tail : 0);
}

static Value version(Ctx *cx)
{
    return str_printf(cx, "3.11.2 (pxi, %s) [%s]", px_build_variant(),
                      px_build_compiler());
}

/* ---- the module ---- */

static int add_all(Ctx *cx, Dict *ns, const Field *f, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (module_add(cx, ns, f[i].name, f[i].value) < 0)
            return -1;
    return 0;
}

static int add_streams(Ctx *cx, Dict *ns)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    static const char *const kept[] = {"__stdin__", "__stdout__", "__stderr__"};
    for (int fd = 0; fd < 3; fd++) {
        Value stream = textio_new(cx, fd);
        if (module_add(cx, ns, names[fd], stream) < 0 ||
            module_add(cx, ns, kept[fd], stream) < 0)
            return -1;
    }
    return 0;
}

static int add_paths(Ctx *cx, Dict *ns)
{
    Value root = prefix(cx), self = executable(cx);
    const Field f[] = {
        {"modules", sys_modules},
        {"path", sys_path},
        {"meta_path", sys_meta_path},
        {"path_hooks", list_new(cx, 0)},
        {"path_importer_cache", dict_new(cx)},
        {"argv", list_new(cx, 0)},
        {"orig_argv", orig_argv(cx)},
        {"executable", self},
        {"_base_executable", self},
        {"prefix", root},
        {"base_prefix", root},
        {"exec_prefix", root},
        {"base_exec_prefix", root},
        {"platlibdir", text(cx, "lib")},
        {"pycache_prefix", V_NONE},
        {"_stdlib_dir", text(cx, path_library_found())},
        {"_home", V_NONE},
        {"_framework", text(cx, "")},
        {"_xoptions", dict_new(cx)},
        {"warnoptions", warn_options(cx)},
        {"builtin_module_names", module_names(cx)},
        {"stdlib_module_names", stdlib_names(cx)},
    };
    return add_all(cx, ns, f, ARRAY_LEN(f));
}

static int add_facts(Ctx *cx, Dict *ns)
{
    Value info = version_info(cx);
    const Field f[] = {
        {"dont_write_bytecode", V_TRUE},
        {"maxsize", int_from_i64(cx, INT64_MAX)},
        {"maxunicode", v_int(0x10FFFF)},
        {"byteorder", text(cx, "little")},
        {"platform", text(cx, "linux")},
        {"abiflags", text(cx, "")},
        {"api_version", v_int(1013)},
        {"float_repr_style", text(cx, "short")},
        {"copyright", text(cx, "")},
        {"version", version(cx)},
        {"version_info", info},
        {"hexversion", v_int(HEX_VERSION)},
        {"float_info", float_info(cx)},
        {"int_info", int_info(cx)},
        {"hash_info", hash_info(cx)},
        {"thread_info", thread_info(cx)},
        {"flags", flags(cx)},
        {"implementation", implementation(cx, info)},
    };
    return add_all(cx, ns, f, ARRAY_LEN(f));
}

/* The hooks as they were, for those who replace them. */
static int add_hooks(Ctx *cx, Dict *ns)
{
    static const char *const names[] = {"displayhook", "excepthook",
                                        "unraisablehook", "breakpointhook"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        char kept[32];
        snprintf(kept, sizeof kept, "__%s__", names[i]);
        Value f = dict_get_str(ns, str_intern_c(cx, names[i]));
        if (module_add(cx, ns, kept, f) < 0)
            return -1;
    }
    return unraisable_init(cx);
}

int sys_module_init(Ctx *cx, Dict *ns)
{
    if (add_paths(cx, ns) < 0 || add_facts(cx, ns) < 0 || add_hooks(cx, ns) < 0)
        return -1;
    return add_streams(cx, ns);
}
