"""A range that a name keeps and a loop right behind walks over."""


def kept():
    a = range(3)
    for i in a:
        print(i, a)
    print(a, len(a), list(a))
    b = range(1, 3)
    for i in b:
        pass
    return b


class Checks:
    def inside(self, item, container):
        return item in container

    def all(self):
        a = range(4)
        for i in a:
            if not self.inside(i, a):
                print("lost", i)
        return a


for _ in range(3):
    print(kept(), Checks().all())
c = range(2)
for i in c:
    print(i, c)
