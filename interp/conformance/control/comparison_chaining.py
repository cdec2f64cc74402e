x = 5
print(1 < x < 10, 1 < x < 3, 10 > x >= 5 > 4, 1 < 2 < 3 < 2)
print(1 == 1.0 == True, 1 != 2 != 1, 3 > 2 == 2, (3 > 2) == 2)
print(1 in [1, 2] == True, (1 in [1]) == True, "a" in "abc" in ["abc"])
print(x is x is not None, not x == 5, not (x == 5))
print(None is None, [] is not [], 1 < 2 != 3)
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan > 1, not nan < 1, 1 <= nan <= 2)
print([nan] == [nan], nan in [nan], [1, 2] < [1, 3], [1] < [1, 0])
print((1, "a") < (2, 0), "abc" < "abd", "" < "a", "Z" < "a", b"a" < b"b")
print([1, [2, 3]] == [1, [2, 3]], (1,) == [1], {} == set(), "" == b"")
print(True == 1, False == 0, True < 2, True + True)
print(0.1 + 0.2 == 0.3, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53)
print(10**30 > 1e29, 10**30 < 1e31, -10**30 < -1e29, 10**400 > 1e308)
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1} > {2}, {1, 2} == {2, 1})
print({1: 2} == {1: 2.0}, {1: 2} != {1: 3}, range(3) == range(0, 3, 1))
print(1 and 2, 0 and 2, 1 or 2, 0 or "", not 0, not "x", None or [])
print(1 and [] or "fallback", (0 or None) is None)
a = [1]
b = a
print(a is b, a == [1], a is not [1], min(3, 1, 2) == 1 < 2)
count = 0


def bump():
    global count
    count += 1
    return count


print(0 < bump() < 5, count, 9 < bump() < bump(), count)
