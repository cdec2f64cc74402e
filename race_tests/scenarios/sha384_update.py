# scenario: sha384_update
# row: G14
# shares: foo, a hash object
# operation: foo.update(b'b' * 200)
# expect: violation IsolationError sha384.update
# control: helgrind take canary_read _sha512.sha384.total foo ; digest _sha512.sha384.total foo
# contexts: 2

import _sha512
import parallel

foo = _sha512.sha384(b'a')


def work(i):
    foo.update(b'b' * 200)  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
