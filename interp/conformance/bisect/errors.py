# bisect: error texts.
import bisect


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


attempt(bisect.bisect_left, [1, 2, 3], 2, -1)
attempt(bisect.bisect_left, [1, 2, 3], 9, 0, 10)
attempt(bisect.bisect_left, [1, 2], "a")
attempt(bisect.bisect_right, ["a"], 1)
attempt(bisect.bisect_left, 5, 1)
attempt(bisect.bisect_left, [1, 2, 3], 2, lo=None)
attempt(bisect.bisect_left, [1, 2, 3], 2, 0.5)
attempt(bisect.insort_left, (1,), 2)
attempt(bisect.bisect_left, [1], 2, 0, 1, key=3)
attempt(bisect.bisect_left, {}, 1)
attempt(bisect.bisect_left, [1], 1, 1 << 70)
attempt(bisect.bisect_left, [1, 2, 3, 4], 2, 0, -2)
attempt(bisect.bisect_left)
attempt(bisect.insort_right, [3, None], 1)


class Broken:
    def __lt__(self, other):
        raise KeyError("broken")


attempt(bisect.bisect_left, [Broken()], 1)
