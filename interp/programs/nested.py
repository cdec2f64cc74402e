"""Nested parallel work in a context is a clear error; the context goes on."""
import parallel


def nested(i):
    out = []
    for call in (lambda: parallel.map(len, [[]]), parallel.run,
                 lambda: parallel.submit_work(len, ([],))):
        try:
            call()
        except RuntimeError as e:
            out.append(str(e))
    return out


for text in parallel.map(nested, [0])[0]:
    print(text)
# expect: parallel.map() cannot be called inside a context
# expect: parallel.run() cannot be called inside a context
# expect: parallel.submit_work() cannot be called inside a context
print(parallel.is_parallel_thread(), parallel.active_contexts())  # expect: False 0
print(parallel.map(lambda i: parallel.is_parallel_thread(), [0]))  # expect: [True]
