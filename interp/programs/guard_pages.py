"""--guard=pages: main's blocks are read-only while contexts run; a write that
the processor refuses is an IsolationError at the line that wrote."""
# pxi: --guard=pages
import parallel

foo = [3, 1, 2]
table = {"x": 1}
waiting = iter([1, 2, 3])
counter = 0
name = "unbound"


class Point:
    def __init__(self):
        self.x = 0


point = Point()


def by_turns():
    yield 1
    yield 2


turns = by_turns()


def item(i):
    own = [0]
    for k in range(100):            # the quickened store meets both owners
        target = own if k < 99 else foo
        target[0] = k               # the line refused


def attribute(i):
    point.x = i


def new_attribute(i):
    point.y = i


def new_key(i):
    table[i] = i


def rebind(i):
    global counter
    counter = i


def append(i):
    foo.append(i)


def extend(i):
    own = []
    own.extend(turns)


def step(i):
    for _ in waiting:
        pass


def in_place(i):
    global foo
    foo += [i]


def refused(fn):
    try:
        parallel.map(fn, [7])
    except parallel.IsolationError as e:
        print(fn.__name__, e.lineno, e.operation, e.kind)


for fn in (item, attribute, new_attribute, new_key, rebind, append, extend,
           step, in_place):
    refused(fn)
print(foo, table, point.__dict__, counter, next(waiting), list(turns))
# expect: item 33 STORE_SUBSCR list
# expect: attribute 37 STORE_ATTR x Point
# expect: new_attribute 41 STORE_ATTR y Point
# expect: new_key 45 STORE_SUBSCR dict
# expect: rebind 50 STORE_GLOBAL counter dict
# expect: append 54 list.append list
# expect: extend 59 generator.__next__ generator
# expect: step 63 list_iterator.__next__ list_iterator
# expect: in_place 69 list.__iadd__ list
# expect: [3, 1, 2] {'x': 1} {'x': 0} 0 1 [1, 2]


def unwinds(i):
    """The native that called main's sees an error and puts its list right."""
    log = []
    own = [3, 1, 2]
    try:
        try:
            own.sort(key=foo.append)
        finally:
            log.append("finally")
    except parallel.IsolationError as e:
        log.append(str(e))
    own.append(i)
    return own, log, sorted(own)


print(parallel.map(unwinds, [0, 4])[1])
# expect: ([3, 1, 2, 4], ['finally', "list.append: a context may not change a 'list' object that belongs to main"], [1, 2, 3, 4])


def deep(n):
    if n:
        return list(map(deep, [n - 1]))
    foo.clear()


def chain(i):
    try:
        deep(30)
    except parallel.IsolationError as e:
        lines = []
        tb = e.__traceback__
        while tb:
            lines.append(tb.tb_lineno)
            tb = tb.tb_next
        return len(lines), lines[-1], e.lineno
    return None


print(parallel.map(chain, range(3)))
# expect: [(32, 117, 117), (32, 117, 117), (32, 117, 117)]


def many(i):
    """A context goes on after each of many faults, and so does the next."""
    refusals = 0
    for k in range(300):
        try:
            foo.append([k])
        except parallel.IsolationError:
            refusals += 1
    made = [[k] * 10 for k in range(2000)]
    return refusals, len(made), foo


results = parallel.map(many, range(8))
print(results[0][:2], all(r[2] is foo for r in results))
# expect: (300, 2000) True


def promoted(i):
    """Outboxes are main's and stay writable."""
    return {"text": "x" * 5000 + str(i), "list": [Point() for _ in range(50)]}


print([len(r["text"]) for r in parallel.map(promoted, range(4))])
# expect: [5001, 5001, 5001, 5001]
foo.append(4)
table["y"] = 2
print(foo, table)
# expect: [3, 1, 2, 4] {'x': 1, 'y': 2}
