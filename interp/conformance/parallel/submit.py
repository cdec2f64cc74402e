import parallel


def work(a, b=1):
    return a * b


parallel.submit_work(work, (3,), {"b": 4})
parallel.run()
print("ran")


def chatty(n):
    print("chatty", n)


parallel.submit_work(chatty, (1,))
parallel.run()


def report(value):
    print("result", value)


def failed(*error):
    print("failed")


parallel.submit_work(work, (6, 7), callback=report)
parallel.run()


def breaks():
    raise ValueError("inside")


parallel.submit_work(breaks, errback=failed)
parallel.run()
print(parallel.is_parallel_thread(), parallel.active_contexts())
