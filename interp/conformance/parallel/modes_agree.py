import parallel


def work(n):
    values = [(i * i + n) % 101 for i in range(200)]
    values.sort()
    text = ",".join(map(str, values[:5]))
    return n, sum(values), text, {v: values.count(v) for v in values[:3]}


once = parallel.map(work, range(6))
twice = parallel.map(work, range(6), workers=1)
print(once == twice, once == [work(n) for n in range(6)])
for row in once:
    print(row)
