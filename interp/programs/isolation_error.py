"""What an IsolationError says, and that it comes before any side effect."""
import parallel

foo = [1, 2]
config = {"a": 1}


def append(i):
    foo.append(i)  # the line that is named


def store(i):
    config["b"] = [i]


def through_alias(i):
    add = foo.append
    for target in (add,):
        target(None)


for fn in append, store, through_alias:
    try:
        parallel.map(fn, [0])
    except parallel.IsolationError as e:
        print(e.operation, e.kind, e.owner, e.lineno)
# expect: list.append list 1 9
# expect: STORE_SUBSCR dict 1 13
# expect: list.append list 1 19
print(foo, config)  # expect: [1, 2] {'a': 1}


def survives(i):
    try:
        foo.append(i)
    except parallel.IsolationError:
        return "caught in the context"


print(parallel.map(survives, [0]))  # expect: ['caught in the context']
print(issubclass(parallel.IsolationError, RuntimeError))  # expect: True
