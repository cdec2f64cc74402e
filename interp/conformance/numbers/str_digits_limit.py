"""The limit on digits in conversions between int and text, and its setting."""
import sys


def attempt(compute):
    try:
        text = repr(compute())
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print(text if len(text) < 60 else (len(text), text[:20], text[-20:]))


print(sys.get_int_max_str_digits())
for limit in (1000, 640, 639, 5, -1, 0, 2**31, 2**70, "a", 1.5, None, True):
    attempt(lambda: sys.set_int_max_str_digits(limit))
    print(sys.get_int_max_str_digits())
attempt(sys.set_int_max_str_digits)
attempt(lambda: sys.set_int_max_str_digits(1, 2))
for limit in (640, 1000, 0, 4300):
    sys.set_int_max_str_digits(maxdigits=limit)
    for digits in (639, 640, 641, 999, 1000, 1001, 4300, 4301):
        print(limit, digits)
        number = 10**digits - 1
        attempt(lambda: str(number))
        attempt(lambda: -number)
        attempt(lambda: "%d" % number)
        attempt(lambda: f"{number}")
        attempt(lambda: format(number, ","))
        attempt(lambda: int("7" * digits) % 1000003)
        attempt(lambda: int("-" + "7" * digits) % 1000003)
        attempt(lambda: int(b"7" * digits) % 1000003)
        attempt(lambda: int("1" * digits, 7) % 1000003)
        attempt(lambda: int("1" * digits, 16) % 1000003)
        attempt(lambda: len(hex(number)))
