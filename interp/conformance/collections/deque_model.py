"""deque against a list, over long random runs of every method."""
from collections import deque


class Model:
    """What a deque does, written with a list."""

    def __init__(self, items=(), maxlen=None):
        self.items = []
        self.maxlen = maxlen
        self.extend(items)

    def trim_left(self):
        if self.maxlen is not None:
            del self.items[: max(0, len(self.items) - self.maxlen)]

    def trim_right(self):
        if self.maxlen is not None:
            del self.items[self.maxlen:]

    def append(self, x):
        self.items.append(x)
        self.trim_left()

    def appendleft(self, x):
        self.items.insert(0, x)
        self.trim_right()

    def extend(self, xs):
        for x in xs:
            self.append(x)

    def extendleft(self, xs):
        for x in xs:
            self.appendleft(x)

    def pop(self):
        if not self.items:
            raise IndexError("pop from an empty deque")
        return self.items.pop()

    def popleft(self):
        if not self.items:
            raise IndexError("pop from an empty deque")
        return self.items.pop(0)

    def rotate(self, n):
        if self.items:
            n %= len(self.items)
            self.items[:] = self.items[len(self.items) - n:] + self.items[:len(self.items) - n]

    def insert(self, i, x):
        if self.maxlen is not None and len(self.items) >= self.maxlen:
            raise IndexError("deque already at its maximum size")
        self.items.insert(i, x)

    def remove(self, x):
        if x not in self.items:
            raise ValueError(f"{x!r} is not in deque")
        self.items.remove(x)

    def index(self, *args):
        try:
            return self.items.index(*args)
        except ValueError:
            raise ValueError(f"{args[0]!r} is not in deque") from None

    def __getattr__(self, name):
        return getattr(self.items, name)


seed = 99


def rand(n):
    global seed
    seed = seed * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
    return (seed >> 33) % n


def outcome(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


def step(d, m):
    what = rand(16)
    x = rand(7)
    if what < 3:
        return outcome(d.append, x), outcome(m.append, x)
    if what < 5:
        return outcome(d.appendleft, x), outcome(m.appendleft, x)
    if what == 5:
        return outcome(d.pop), outcome(m.pop)
    if what == 6:
        return outcome(d.popleft), outcome(m.popleft)
    if what == 7:
        n = rand(30) - 15
        return outcome(d.rotate, n), outcome(m.rotate, n)
    if what == 8:
        i = rand(30) - 15
        return outcome(d.insert, i, x), outcome(m.insert, i, x)
    if what == 9:
        return outcome(d.remove, x), outcome(m.remove, x)
    if what == 10:
        xs = [rand(9) for _ in range(rand(6))]
        return outcome(d.extend, xs), outcome(m.extend, xs)
    if what == 11:
        xs = [rand(9) for _ in range(rand(4))]
        return outcome(d.extendleft, xs), outcome(m.extendleft, xs)
    if what == 12:
        return outcome(d.count, x), outcome(m.items.count, x)
    if what == 13:
        args = (x, rand(12) - 6, rand(12) - 6)
        return outcome(d.index, *args), outcome(m.index, *args)
    if what == 14 and m.items:
        i = rand(len(m.items)) - rand(2) * len(m.items)
        d[i] = x
        m.items[i] = x
        return d[i], m.items[i]
    if what == 15 and m.items:
        i = rand(len(m.items))
        del d[i]
        del m.items[i]
    else:
        d.reverse()
        m.items.reverse()
    return None, None


for maxlen in (None, 0, 1, 3, 10):
    d = deque(maxlen=maxlen)
    m = Model(maxlen=maxlen)
    bad = 0
    longest = 0
    for i in range(2500):
        a, b = step(d, m)
        if a != b or list(d) != m.items:
            bad += 1
            print(i, a, b, d, m.items)
            break
        longest = max(longest, len(d))
        if len(d) > 60:
            while len(d) > 2:
                if d.popleft() != m.popleft():
                    bad += 1
    print(maxlen, "bad", bad, "longest", longest, list(reversed(d)) == m.items[::-1], d)
big = deque(range(100000))
for i in range(99990):
    big.popleft() if i % 2 else big.pop()
print(len(big), big)
queue = deque()
total = 0
for i in range(50000):
    queue.append(i)
    if i % 3:
        total += queue.popleft()
print(total, len(queue), queue[0], queue[-1], queue[len(queue) // 2])
