# scenario: sha512_update
# row: G14
# shares: foo, a hash object
# operation: foo.update(b'b' * 200)
# expect: violation IsolationError sha512.update
# control: helgrind compress canary_read _sha512.sha512.h foo ; digest _sha512.sha512.h foo
# contexts: 2

import _sha512
import parallel

foo = _sha512.sha512(b'a')


def work(i):
    foo.update(b'b' * 200)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
