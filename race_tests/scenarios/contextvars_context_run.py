# scenario: contextvars_context_run
# row: E08
# shares: foo, a contextvars.Context
# operation: foo.run(work_of_it)
# expect: violation IsolationError Context.run
# control: helgrind store_iterator_field canary_read _contextvars.Context.entered foo
# contexts: 1

import contextvars
import parallel

foo = contextvars.copy_context()
var = contextvars.ContextVar("var", default=0)


def inside(i):
    return var.get() + i


def work(i):
    return foo.run(inside, i)  # <- violation


print("result:", parallel.map(work, [0]))
