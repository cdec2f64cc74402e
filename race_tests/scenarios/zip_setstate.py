# scenario: zip_setstate
# row: E08
# shares: foo, a zip
# operation: foo.__setstate__(1)
# expect: violation IsolationError zip.__setstate__
# control: helgrind store_iterator_field canary_read zip.strict foo ; digest zip.strict foo
# contexts: 2

import parallel

foo = zip("ab", "cd")


def work(i):
    foo.__setstate__(1)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
