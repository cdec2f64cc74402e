import parallel


def talk(n):
    print("task", n)
    print("done", n)
    return n


print(parallel.map(talk, [1, 2, 3], workers=1))
print("after")
