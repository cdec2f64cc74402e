# e, g and plain precision: ties in the decimal text, exact and not.
values = [0.5, 1.5, 2.5, 0.125, 0.375, 12.34375, 1234.5678125, 1e15, 1e16,
          123456789.5, 0.1, 0.15, 0.25, 0.35, 1.005, 2.675, 1e-5, 9.5, 99.5,
          999999.5, 9999995.0, 0.00009995, 5e-324, 2.2250738585072014e-308,
          1.7976931348623157e308, 4.35, 2 / 3, 1e22, 1e23, 0.0, -0.0, -2.5,
          8.5 / 64, 3 / 1024, 9.999999999999999e22, 123456789012345680.0]
for x in values:
    for p in (0, 1, 2, 3, 5, 6, 9, 14, 15, 16, 17, 20):
        print(format(x, ".%de" % p), format(x, ".%dg" % p), format(x, ".%d" % p),
              "%.*E" % (p, x), "%#.*g" % (p, x), format(x, "#.%de" % p))
    print("%e %g %f" % (x, x, x) if abs(x) < 1e18 else "%e %g" % (x, x))
    print(f"{x:+012.3e}|{x:>14.4g}|{x:_<12.2}|{x:n}")

# float(text): up to 19 characters, a mantissa above 2 ** 53, signs, dots
for text in ("1.5", "-0.0", "+.5", "5.", "9007199254740993", "0.1234567890123456",
             "9999999999999999999", "123456789.123456789", "000000000000000001",
             " 12.75 ", "1_0.2_5", "-.125", "1e5", "123456789012345678901234"):
    print(text, float(text), float(text).hex())
for text in (".", "-", "1.2.3", "", "1 2", "--1", "1.5x", "_1", "1_.5"):
    try:
        print(float(text))
    except ValueError as e:
        print(e)
