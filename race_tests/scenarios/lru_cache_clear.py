# scenario: lru_cache_clear
# row: E08
# shares: foo, a cached function
# operation: foo.cache_clear()
# expect: violation IsolationError _lru_cache_wrapper.cache_clear
# control: helgrind store_lru_cache_count canary_read functools._lru_cache_wrapper.misses foo ; digest functools._lru_cache_wrapper.misses foo
# contexts: 2

import _functools
import parallel

foo = _functools._lru_cache_wrapper(abs, None, False, tuple)
foo(1)


def work(i):
    foo.cache_clear()  # <- violation
    return i


print("result:", parallel.map(work, [0, 1]))
