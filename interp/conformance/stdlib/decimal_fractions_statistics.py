"""decimal, fractions and statistics, as the library has them in Python."""
import statistics
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, getcontext, \
    localcontext
from fractions import Fraction

print(Decimal("1.1") + Decimal("2.20"), Decimal(1) / 7, Decimal("1e3") * 3)
with localcontext() as c:
    c.prec = 6
    print(Decimal(1) / 7, Decimal(2).sqrt())
print(getcontext().prec, Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP))
try:
    Decimal("x")
except InvalidOperation as e:
    print(type(e).__name__)
print(Decimal("NaN"), Decimal("-0"), Decimal(0.1), hash(Decimal(3)) == hash(3))
print(format(Decimal("1234567.891"), ",.2f"), Decimal("1E+5").to_integral())
print(Fraction(3, 6), Fraction("0.125"), Fraction(1, 3) + Fraction(1, 6),
      Fraction(7, 2) // 1, float(Fraction(1, 3)), round(Fraction(7, 2)))
print(Fraction(0.1).limit_denominator(10), Fraction(2, 3) ** 3, hash(Fraction(4, 2)))
try:
    Fraction(1, 0)
except ZeroDivisionError as e:
    print(e)
data = [1, 2, 2, 3, 4, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data))
print(statistics.stdev(data), statistics.variance(data), statistics.pstdev(data))
print(statistics.quantiles(data, n=4), statistics.fmean(data))
print(statistics.correlation([1, 2, 3], [1, 2, 4]),
      statistics.linear_regression([1, 2, 3], [2, 4, 7]))
print(statistics.NormalDist(100, 15).cdf(115))
