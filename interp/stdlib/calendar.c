/* calendar.c: module time: dates (struct_time, strftime and theirs), and what
 * the module holds besides functions. Clocks: lib/time.c. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <time.h>

#include "lib/modules.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "stdlib/structseq.h"
#include "stdlib/sysargs.h"

#define ARGS (void)argc, (void)kw

static Value struct_time; /* the class */

/* ---- seconds and dates ---- */

static Value from_tm(Ctx *cx, const struct tm *t)
{
    const Value v[] = {v_int(t->tm_year + 1900),
                       v_int(t->tm_mon + 1),
                       v_int(t->tm_mday),
                       v_int(t->tm_hour),
                       v_int(t->tm_min),
                       v_int(t->tm_sec),
                       v_int((t->tm_wday + 6) % 7),
                       v_int(t->tm_yday + 1),
                       v_int(t->tm_isdst),
                       str_from_ascii(cx, t->tm_zone),
                       v_int(t->tm_gmtoff)};
    return structseq_new(cx, struct_time, v, ARRAY_LEN(v));
}

/* None and absent: now. -1 with an exception pending. */
static time_t seconds_arg(Ctx *cx, Value v)
{
    int64_t n;
    if (!v || v == V_NONE)
        return time(NULL);
    if (is_floatlike(v)) {
        double d = floor(float_value(v));
        if (isnan(d))
            return raise_fmt(cx, &exc_ValueError,
                             "Invalid value NaN (not a number)"),
                   -1;
        if (d >= -9.2e18 && d <= 9.2e18)
            return (time_t)d;
        n = -1;
    } else {
        Value i = obj_index(cx, v);
        if (!i)
            return -1;
        if (int_to_i64(i, &n))
            return n;
    }
    return raise_fmt(cx, &exc_OverflowError,
                     "timestamp out of range for platform time_t"),
           -1;
}

static Value date_of(Ctx *cx, Value seconds,
                     struct tm *(*convert)(const time_t *, struct tm *))
{
    struct tm t;
    time_t s = seconds_arg(cx, seconds);
    if (error_pending(cx))
        return V_NULL;
    return convert(&s, &t) ? from_tm(cx, &t) : raise_errno(cx, errno, V_NULL);
}

Value time_gmtime(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return date_of(cx, argv[0], gmtime_r);
}

Value time_localtime(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return date_of(cx, argv[0], localtime_r);
}

/* ---- dates as arguments ---- */

/* 9 ints of a tuple into *t, as they are. 0, -1 raised. */
static int read_tuple(Ctx *cx, Value v, const char *function, struct tm *t)
{
    int n[9];
    if (!is_kind(v, KIND_tuple))
        return raise_fmt(cx, &exc_TypeError,
                         "Tuple or struct_time argument required"),
               -1;
    if (AS(Tuple, v)->len != 9)
        return raise_fmt(cx, &exc_TypeError,
                         "%s(): illegal time tuple argument", function),
               -1;
    for (int i = 0; i < 9; i++) {
        n[i] = int_arg(cx, AS(Tuple, v)->v[i]);
        if (error_pending(cx))
            return -1;
    }
    *t = (struct tm){.tm_year = n[0] - 1900,
                     .tm_mon = n[1] - 1,
                     .tm_mday = n[2],
                     .tm_hour = n[3],
                     .tm_min = n[4],
                     .tm_sec = n[5],
                     .tm_wday = (n[6] + 1) % 7,
                     .tm_yday = n[7] - 1,
                     .tm_isdst = n[8]};
    return 0;
}

static int check_date(Ctx *cx, struct tm *t)
{
    const char *bad = NULL;
    t->tm_mon += t->tm_mon == -1;
    t->tm_mday += t->tm_mday == 0;
    t->tm_yday += t->tm_yday == -1;
    if (t->tm_mon < 0 || t->tm_mon > 11)
        bad = "month";
    else if (t->tm_mday < 1 || t->tm_mday > 31)
        bad = "day of month";
    else if (t->tm_hour < 0 || t->tm_hour > 23)
        bad = "hour";
    else if (t->tm_min < 0 || t->tm_min > 59)
        bad = "minute";
    else if (t->tm_sec < 0 || t->tm_sec > 61)
        bad = "seconds";
    else if (t->tm_wday < 0)
        bad = "day of week";
    else if (t->tm_yday < 0 || t->tm_yday > 365)
        bad = "day of year";
    if (bad)
        raise_fmt(cx, &exc_ValueError, "%s out of range", bad);
    return bad ? -1 : 0;
}

/* The date of an optional argument, checked; absent: now. */
static int date_arg(Ctx *cx, Value v, const char *function, struct tm *t)
{
    if (v)
        return read_tuple(cx, v, function, t) || check_date(cx, t) ? -1 : 0;
    time_t now = time(NULL);
    localtime_r(&now, t);
    return 0;
}

Value time_mktime(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    struct tm t;
    if (read_tuple(cx, argv[0], "mktime", &t))
        return V_NULL;
    t.tm_wday = -1; /* mktime sets it unless it fails */
    time_t s = mktime(&t);
    if (s == -1 && t.tm_wday == -1)
        return raise_fmt(cx, &exc_OverflowError,
                         "mktime argument out of range");
    return v_double((double)s);
}

static Value date_text(Ctx *cx, const struct tm *t)
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    Buf b = BUF_EMPTY;
    buf_printf(&b, "%.3s %.3s%3d %.2d:%.2d:%.2d %d", days + 3 * t->tm_wday,
               months + 3 * t->tm_mon, t->tm_mday, t->tm_hour, t->tm_min,
               t->tm_sec, 1900 + t->tm_year);
    Value r = str_from_buf(cx, &b);
    buf_free(&b);
    return r;
}

Value time_asctime(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    struct tm t;
    return date_arg(cx, argv[0], "asctime", &t) ? V_NULL : date_text(cx, &t);
}

Value time_ctime(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    struct tm t;
    time_t s = seconds_arg(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (!localtime_r(&s, &t))
        return raise_errno(cx, errno, V_NULL);
    return date_text(cx, &t);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
/* A blank behind the format tells an empty result from a short buffer. */
static Value format_date(Ctx *cx, Buf *format, const struct tm *t)
{
    buf_putc(format, ' ');
    for (size_t room = 256;; room *= 2) {
        Buf out = BUF_EMPTY;
        char *p = buf_grow(&out, room);
        size_t n = strftime(p, room, buf_text(format), t);
        Value r = n ? path_value(cx, p, n - 1, false) : V_NULL;
        buf_free(&out);
        if (n || error_pending(cx))
            return r;
    }
}
#pragma GCC diagnostic pop

Value time_strftime(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    struct tm t;
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "strftime() argument 1 must be str, not %s",
                         arg_label(argv[0]));
    if (date_arg(cx, argv[1], "strftime", &t))
        return V_NULL;
    if (argv[1]) { /* the zone's name belongs to isdst */
        t.tm_zone = tzname[t.tm_isdst > 0];
        t.tm_gmtoff = -timezone + (t.tm_isdst > 0 ? 3600 : 0);
    }
    Buf format = BUF_EMPTY;
    Value r = V_NULL;
    if (!path_encode(cx, argv[0], &format)) {
        if (memchr(buf_text(&format), 0, format.len))
            raise_fmt(cx, &exc_ValueError, "embedded null character");
        else
            r = format_date(cx, &format, &t);
    }
    buf_free(&format);
    return r;
}

/* ---- clocks by number ---- */

static int clock_now(Ctx *cx, Value id, struct timespec *t)
{
    int n = int_arg(cx, id);
    if (error_pending(cx))
        return -1;
    if (clock_gettime(n, t) == 0)
        return 0;
    raise_errno(cx, errno, V_NULL);
    return -1;
}

Value time_clock_gettime(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    struct timespec t;
    if (clock_now(cx, argv[0], &t))
        return V_NULL;
    return v_double((double)t.tv_sec + 1e-9 * (double)t.tv_nsec);
}

Value time_clock_gettime_ns(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    struct timespec t;
    if (clock_now(cx, argv[0], &t))
        return V_NULL;
    return int_from_i64(cx, (int64_t)t.tv_sec * 1000000000 + t.tv_nsec);
}

Value time_get_clock_info(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    static const struct {
        const char *name, *how;
        bool monotonic, adjustable;
    } rows[] = {
        {"time", "clock_gettime(CLOCK_REALTIME)", false, true},
        {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", true, false},
        {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true, false},
        {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true,
         false},
        {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false},
    };
    if (!is_str(argv[0]))
        return raise_fmt(cx, &exc_TypeError,
                         "get_clock_info() argument 1 must be str, not %s",
                         arg_label(argv[0]));
    size_t i = 0;
    while (i < ARRAY_LEN(rows) && !str_eq_ascii(argv[0], rows[i].name))
        i++;
    if (i == ARRAY_LEN(rows))
        return raise_fmt(cx, &exc_ValueError, "unknown clock");
    Value names[4] = {
        str_intern_c(cx, "implementation"), str_intern_c(cx, "monotonic"),
        str_intern_c(cx, "adjustable"), str_intern_c(cx, "resolution")};
    Value values[4] = {str_from_ascii(cx, rows[i].how),
                       v_bool(rows[i].monotonic), v_bool(rows[i].adjustable),
                       v_double(1e-9)};
    bool made = names[0] && names[1] && names[2] && names[3];
    Value kwnames = made ? tuple_from(cx, names, 4) : V_NULL;
    if (!kwnames || !values[0])
        return V_NULL;
    return vm_call(cx, v_obj(&type_namespace), values, 0, kwnames);
}

/* ---- the module ---- */

static int add_zone(Ctx *cx, Dict *ns)
{
    tzset();
    Value winter = path_value(cx, tzname[0], strlen(tzname[0]), false);
    Value summer = path_value(cx, tzname[1], strlen(tzname[1]), false);
    Value names = winter && summer ? tuple_pair(cx, winter, summer) : V_NULL;
    long alt = daylight ? timezone - 3600 : timezone;
    return module_add(cx, ns, "timezone", v_int(timezone)) ||
           module_add(cx, ns, "altzone", v_int(alt)) ||
           module_add(cx, ns, "daylight", v_int(daylight)) ||
           module_add(cx, ns, "tzname", names);
}

int time_module_init(Ctx *cx, Dict *ns)
{
    static const StructSeqDesc desc = {
        "time", "struct_time",
        "tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday "
        "tm_isdst tm_zone tm_gmtoff",
        9};
    static const struct {
        const char *name;
        int id;
    } clocks[] = {{"CLOCK_REALTIME", CLOCK_REALTIME},
                  {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
                  {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
                  {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
                  {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
                  {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID}};
    for (size_t i = 0; i < ARRAY_LEN(clocks); i++)
        if (module_add(cx, ns, clocks[i].name, v_int(clocks[i].id)))
            return -1;
    return add_zone(cx, ns) ||
           module_add(cx, ns, "struct_time",
                      structseq_class(cx, &desc, &struct_time));
}
