# scenario: scanner_search
# row: E08
# shares: foo, a scanner of a pattern
# operation: foo.search()
# expect: violation IsolationError SRE_Scanner.search
# control: helgrind store_re_scanner_field canary_read _sre.SRE_Scanner.at foo ; digest _sre.SRE_Scanner.at foo
# contexts: 2

import _sre
import parallel

foo = _sre.compile('a', 32, [14, 8, 3, 1, 1, 1, 1, 97, 0, 16, 97, 1], 0, {}, (None,)).scanner('aaaa')


def work(i):
    foo.search()  # <- violation
    return str(i)


print("result:", parallel.map(work, [0, 1]))
