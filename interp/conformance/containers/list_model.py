# Lists under random operations against a model made of concatenations.
state = 12345


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state // 65536 % n


real, model = [], ()
for step in range(3000):
    op = rnd(9)
    n = len(real)
    i, j, v = rnd(n + 3) - 1, rnd(n + 3) - 1, rnd(50)
    if op == 0:
        real.append(v)
        model += (v,)
    elif op == 1:
        real.insert(i, v)
        at = max(0, i + n) if i < 0 else min(i, n)
        model = model[:at] + (v,) + model[at:]
    elif op == 2 and real:
        assert real.pop() == model[-1]
        model = model[:-1]
    elif op == 3 and n > 30:
        del real[i:j]
        a, b, _ = slice(i, j).indices(n)
        model = model[:a] + model[max(a, b):]
    elif op == 4:
        real[i:j] = [v, v + 1]
        a, b, _ = slice(i, j).indices(n)
        model = model[:a] + (v, v + 1) + model[max(a, b):]
    elif op == 5:
        real.reverse()
        model = model[::-1]
    elif op == 6 and v in real:
        real.remove(v)
        at = model.index(v)
        model = model[:at] + model[at + 1:]
    elif op == 7 and n < 60:
        real.extend(real[:i])
        model += model[:i]
    elif op == 8 and rnd(20) == 0:
        real.sort(key=lambda x: x % 7)
        model = tuple(sorted(model, key=lambda x: x % 7))
    assert tuple(real) == model, (step, op)
print(len(real), real[:10], real.count(3), sum(real))
