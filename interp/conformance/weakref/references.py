# Weak references, proxies, callbacks and __del__; collection is asked for, so
# that both sides have collected.
import _weakref as weakref
import gc


class Node:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)

    def __len__(self):
        return 3

    def __add__(self, other):
        return self.n + other


def references():
    node = Node(1)
    ref = weakref.ref(node)
    print(ref() is node, ref is weakref.ref(node),
          weakref.getweakrefcount(node), ref == weakref.ref(node))
    proxy = weakref.proxy(node, lambda dead: print("proxy's callback"))
    print(proxy.n, len(proxy), proxy + 4, 1 if proxy else 0)
    proxy.n = 7
    print(node.n, [type(r).__name__ for r in weakref.getweakrefs(node)])
    return ref, proxy


ref, proxy = references()
gc.collect()
print(ref(), ref.__callback__)
for use in (lambda: proxy.n, lambda: len(proxy), lambda: proxy + 1):
    try:
        use()
    except ReferenceError as error:
        print(error)
for value in (1, "a", (), [], {}, None, object(), 1.5, b"", range(3)):
    try:
        weakref.ref(value)
    except TypeError as error:
        print(error)
for value in (set(), frozenset(), references, Node, gc, len):
    print(weakref.ref(value) is not None)


class Keyed(weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, target, callback, key):
        self = weakref.ref.__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback, key):
        super().__init__(target, callback)


def keyed():
    return Keyed(Node(5), lambda dead: print("callback", dead.key, dead()),
                 "K")


kept = keyed()
gc.collect()
gc.collect()
print(kept(), kept.__callback__)


class Sized(tuple):
    pass


class Slotted:
    __slots__ = ()


class Open(Slotted):
    pass


class Listed:
    __slots__ = ("a", "__weakref__")


for make in (Sized, Slotted):
    try:
        weakref.ref(make())
    except TypeError as error:
        print(error)
for cls in (Open, Listed):
    value = cls()
    print(weakref.ref(value)() is value)


class Back:
    kept = None

    def __del__(self):
        print("once")
        Back.kept = self


def resurrect():
    Back()


def settle():
    """Makes and drops other objects, so that no stale word keeps one."""
    for _ in range(3):
        Open()
    gc.collect()


resurrect()
settle()
print(type(Back.kept).__name__)
Back.kept = None
settle()
hashed = Open()
ref = weakref.ref(hashed)
print(hash(ref) == hash(hashed), {ref: 1}[ref])
