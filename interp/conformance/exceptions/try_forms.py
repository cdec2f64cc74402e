def run(action):
    log = []
    try:
        log.append("try")
        action()
    except ValueError as error:
        log.append(f"value {error}")
    except (KeyError, IndexError) as error:
        log.append(f"lookup {type(error).__name__}")
    except Exception:
        log.append("other")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


def throw(error):
    raise error


print(run(lambda: None))
print(run(lambda: throw(ValueError("v"))))
print(run(lambda: throw(KeyError("k"))))
print(run(lambda: [][0]))
print(run(lambda: throw(TypeError)))


def order():
    try:
        return "try"
    finally:
        print("before return")


def override():
    try:
        return 1
    finally:
        return 2


def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def loop():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    return out


print(order(), override(), swallow(), loop())


def nested():
    try:
        try:
            raise KeyError("inner")
        except ValueError:
            print("never")
        finally:
            print("inner finally")
    except KeyError as error:
        print("outer", error)
        try:
            raise
        except KeyError as again:
            print("again", again is error)
    else:
        print("never")


nested()
try:
    raise ValueError("name")
except ValueError as error:
    pass
try:
    error
except NameError as gone:
    print(gone)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    try:
        1 / 0
    except:
        print("bare")
        raise
except ZeroDivisionError as error:
    print(error)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error)
for value in (5, "text", None, object()):
    try:
        raise value
    except TypeError as error:
        print(error)
