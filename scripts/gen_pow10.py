"""Writes the powers of ten that interp/objects/float_shortest.c multiplies by.

    gen_pow10.py > pow10_table.h

Entry k - POW10_MIN is 10^k scaled to 128 bits with the highest bit set, rounded
up: {high 64 bits, low 64 bits}.
"""
LOW, HIGH = -292, 324


def scaled(k):
    """ceil(10^k * 2^n) with n such that the result has exactly 128 bits."""
    if k >= 0:
        top, bottom = 10 ** k, 1
    else:
        top, bottom = 1, 10 ** -k
    shift = 128 - top.bit_length() + bottom.bit_length()
    while True:
        g = ((top << shift) + bottom - 1) // bottom if shift >= 0 else -(
            -top // (bottom << -shift))
        if g.bit_length() == 128:
            return g
        shift += 1 if g.bit_length() < 128 else -1


print("/* made by scripts/gen_pow10.py */")
print("enum { POW10_MIN = %d };" % LOW)
print("static const uint64_t pow10_table[%d][2] = {" % (HIGH - LOW + 1))
for k in range(LOW, HIGH + 1):
    g = scaled(k)
    print("    {0x%016Xu, 0x%016Xu}," % (g >> 64, g & (2 ** 64 - 1)))
print("};")
