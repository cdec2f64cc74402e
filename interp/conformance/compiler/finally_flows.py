log = []


def every_exit(how):
    for i in range(3):
        try:
            try:
                if how == "return":
                    return "returned"
                if how == "break":
                    break
                if how == "continue":
                    continue
                if how == "raise":
                    raise ValueError(how)
                log.append("plain")
            finally:
                log.append(f"inner {how} {i}")
        except ValueError as error:
            log.append(f"caught {error}")
            if i == 1:
                return "from handler"
        else:
            log.append("else")
        finally:
            log.append("outer")
    else:
        log.append("loop else")
    return "end"


for how in ("return", "break", "continue", "raise", "none"):
    print(how, every_exit(how), log)
    log.clear()


def overrides():
    while True:
        try:
            return "lost"
        finally:
            break
    return "kept"


def swallow_in_loop():
    out = []
    for i in range(3):
        try:
            out.append(1 // (i - 1))
        finally:
            continue
    return out


def raises_in_finally():
    try:
        try:
            raise KeyError("first")
        finally:
            raise ValueError("second")
    except ValueError as error:
        return repr(error), repr(error.__context__)


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def list_kept():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def deep():
    try:
        try:
            try:
                return 1
            finally:
                log.append("a")
        finally:
            log.append("b")
            try:
                raise ValueError
            except ValueError:
                log.append("c")
    finally:
        log.append("d")


def generator():
    try:
        for i in range(5):
            try:
                yield i
            finally:
                log.append(i)
    finally:
        log.append("generator done")


print(overrides(), swallow_in_loop(), raises_in_finally(), value_kept(),
      list_kept(), deep(), log)
log.clear()
for x in generator():
    if x == 2:
        break
g = generator()
print(next(g), next(g))
g.close()
print(log[-3:])


def reraise(kind):
    try:
        try:
            raise kind("r")
        except (ValueError, KeyError):
            raise
        except TypeError as error:
            raise RuntimeError("converted") from error
    except Exception as error:
        return repr(error), repr(error.__cause__)


print(reraise(ValueError), reraise(TypeError), reraise(KeyError))


def handler_scope():
    error = "outer"
    try:
        raise ValueError("x")
    except ValueError as error:
        inner = str(error)
    try:
        return error
    except UnboundLocalError as gone:
        return inner, type(gone).__name__


print(handler_scope())
