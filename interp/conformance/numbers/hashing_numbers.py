for n in (0, 1, -1, -2, 2**31, 2**61 - 2, 2**61 - 1, 2**61, -(2**61), 10**30,
          -10**30, 2**64, 1.0, -1.0, 0.5, 1.5, -0.25, 1e10, 1e300, 1e-300,
          float("inf"), float("-inf"), True, False, 0.1, 123456.789):
    print(repr(n), hash(n))
print(hash((1, 2, 3)), hash(()), hash((0.5,)), hash((1, (2, (3,)))))
print(hash(2**100) == hash(float(2**100)), hash(None) == hash(None))
print(hash(frozenset([1, 2, 3])), hash(range(5)), hash(frozenset()))
