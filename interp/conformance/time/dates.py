# time: dates: gmtime, mktime, strftime, asctime, struct_time, error texts.
import time

for s in (0, -1, 1.9, -1.5, 86400, 951782400, 2**31, 4102444800, 253402300799):
    t = time.gmtime(s)
    print(s, tuple(t), t.tm_year, t.tm_wday, t.tm_yday, time.asctime(t))
t = time.gmtime(0)
print(t, t.tm_zone, t.tm_gmtoff, t[:3], len(t), t == tuple(t), t[-1])
print(type(t), t.n_fields, t.n_sequence_fields, t.n_unnamed_fields)
print(time.struct_time(range(9)), time.struct_time((1,) * 9) < t)
date = (2000, 2, 3, 4, 5, 6, 3, 34, 0)
for fmt in ("%Y-%m-%d", "%H:%M:%S", "%a %A %b %B", "%j %p %y %% x", "",
            "%d/%m/%y%n", "\u20ac %Y"):
    print(repr(time.strftime(fmt, date)))
print(time.strftime("%Y %j", (2000, 0, 0, 0, 0, 0, 0, 0, -1)))
now = time.time()
print(time.mktime(time.localtime(now)) == int(now),
      time.localtime(now)[:5] == time.localtime(int(now))[:5],
      time.ctime(now) == time.asctime(time.localtime(now)),
      len(time.strftime("%c")) > 10, time.timezone == -time.localtime(0)[8]
      or isinstance(time.timezone, int), len(time.tzname))


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


attempt(time.gmtime, "a")
attempt(time.gmtime, 1e20)
attempt(time.gmtime, 1 << 70)
attempt(time.gmtime, float("nan"))
attempt(time.mktime, (1, 2))
attempt(time.mktime, 5)
attempt(time.asctime, 5)
attempt(time.strftime, 5)
attempt(time.strftime, "%Y", (1, 2))
attempt(time.strftime, "%Y", (2000, "a", 1, 0, 0, 0, 0, 0, -1))
for i, bad in ((1, 13), (2, 32), (3, 25), (4, 60), (5, 62), (6, -3), (7, 400)):
    row = [2000, 1, 1, 0, 0, 0, 0, 1, -1]
    row[i] = bad
    attempt(time.strftime, "%Y", tuple(row))
attempt(time.struct_time, (1,))
attempt(time.struct_time, 5)
attempt(time.get_clock_info, "x")
print(time.get_clock_info("monotonic"))
print(time.clock_gettime(time.CLOCK_REALTIME) >= now,
      isinstance(time.clock_gettime_ns(time.CLOCK_MONOTONIC), int))
