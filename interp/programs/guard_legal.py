"""Legal programs are not refused: reads of main in every form."""
# modes: gil serial
import parallel

main_d = {"a": 1, "b": 2}
main_l = [3, 1, 2]


class Quiet:
    def __setitem__(self, key, value):
        print("set", key, value)

    def __setattr__(self, name, value):
        print("attr", name, value)


quiet = Quiet()


def reads(i):
    local = {}
    local.update(main_d)
    local["c"] = i
    copy = dict(main_d)
    copy["x"] = 1
    both = {**main_d, "z": 0}
    ext = [0]
    ext.extend(main_l)
    ext += main_l
    a, b, c = main_l
    it = iter(main_l)
    first = next(it)
    quiet[1] = 2
    quiet.name = 3
    return (sorted(local), sorted(copy), len(both), ext, a + b + c, first,
            sorted(main_l), [x for x in main_l], 3 in main_l, max(main_l))


print(parallel.map(reads, [0])[0])
# expect: set 1 2
# expect: attr name 3
# expect: (['a', 'b', 'c'], ['a', 'b', 'x'], 3, [0, 3, 1, 2, 3, 1, 2], 6, 3, [1, 2, 3], [3, 1, 2], True, 3)
