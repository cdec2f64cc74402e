"""An LRU cache on a linked list, and a memoizing decorator on top."""


class Link:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LRU:
    def __init__(self, size):
        self.size = size
        self.table = {}
        self.root = Link()
        self.hits = self.misses = 0

    def _unlink(self, link):
        link.before.after = link.after
        link.after.before = link.before

    def _push(self, link):
        last = self.root.before
        last.after = self.root.before = link
        link.before, link.after = last, self.root

    def __getitem__(self, key):
        try:
            link = self.table[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(link)
        self._push(link)
        return link.value

    def __setitem__(self, key, value):
        if key in self.table:
            self._unlink(self.table[key])
        elif len(self.table) >= self.size:
            oldest = self.root.after
            self._unlink(oldest)
            del self.table[oldest.key]
        link = self.table[key] = Link(key, value)
        self._push(link)

    def __contains__(self, key):
        return key in self.table

    def __len__(self):
        return len(self.table)

    def __iter__(self):
        link = self.root.after
        while link is not self.root:
            yield link.key
            link = link.after

    def __repr__(self):
        return f"LRU({', '.join(f'{k}={self.table[k].value}' for k in self)})"


def memoize(size):
    def decorate(function):
        cache = LRU(size)

        def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                result = cache[args] = function(*args)
                return result
        wrapper.cache = cache
        wrapper.__name__ = function.__name__
        return wrapper
    return decorate


c = LRU(3)
for i, key in enumerate("abcabd"):
    if key in c:
        c[key]
    else:
        c[key] = i
    print(key, c, len(c))
print(list(c), "c" in c, c.hits, c.misses)
try:
    c["zzz"]
except KeyError as error:
    print("missing", error, c.misses)
c["a"] = "new"
c["e"] = 9
print(c)


@memoize(100)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@memoize(2)
def add(a, b):
    print("compute", a, b)
    return a + b


print(fib(80), fib.cache.hits, fib.cache.misses, len(fib.cache))
print(add(1, 2), add(1, 2), add(3, 4), add(5, 6), add(1, 2), add.__name__)
big = LRU(50)
for i in range(1000):
    big[i * 7919 % 101] = i
print(len(big), sum(big), list(big)[-5:])
