# Flag and IntFlag: combination, membership, iteration, unknown bits.
import enum


class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W


class Mode(enum.IntFlag):
    A = enum.auto()
    B = enum.auto()
    C = enum.auto()


print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm.R in Perm.RW, bool(Perm(0)))
print(list(Perm), list(Perm.RW), Perm(7), Perm.RW ^ Perm.R, Perm.RW & Perm.X)
print(repr(Perm.R | Perm.X), Perm.RW.name, Perm(3).value, len(Perm.RW))
print(Mode.A | 4, Mode.A + 1, Mode.C == 4, Mode(9), isinstance(Mode.A, int))
print(Mode.A.value, Mode.B.value, (Mode.A | Mode.B) & ~Mode.A)
try:
    Perm(16)
except ValueError as error:
    print(type(error).__name__)
try:
    Perm.R = 3
except AttributeError as error:
    print(error)
