"""Sets whose items clear or change them while they are compared."""
import operator
from random import randrange, seed


def make():
    class Item:
        def __eq__(self, other):
            if not enabled:
                return False
            if randrange(20) == 0:
                one.clear()
            if randrange(20) == 0:
                two.clear()
            return bool(randrange(2))

        def __hash__(self):
            return randrange(2)

    enabled = False
    one = set(Item() for _ in range(randrange(50)))
    two = set(Item() for _ in range(randrange(50)))
    enabled = True
    return one, two


seed(5)
functions = [getattr(operator, name) for name in
             "and_ or_ xor sub eq ne lt le gt ge iand ior ixor isub".split()]
functions += [getattr(set, name) for name in
              "issubset issuperset isdisjoint union intersection difference "
              "symmetric_difference update intersection_update "
              "difference_update symmetric_difference_update".split()]
for f in functions:
    for _ in range(60):
        try:
            f(*make())
        except RuntimeError as e:
            assert "changed size" in str(e), e
    print(f.__name__)
