# A name in the __slots__ of a base and of a derived class: two slots, and the
# derived class's descriptor decides.
class Date:
    __slots__ = "_year", "_month", "_day", "_hash"

    def __new__(cls, year, month):
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._hash = -1
        return self

    def year(self):
        return self._year


Date.first = Date(1, 2)


class Time(Date):
    __slots__ = Date.__slots__ + ("_hour", "_minute", "_hash", "_fold")

    def __new__(cls, year, month, hour):
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._hour = hour
        self._hash = -2
        return self

    def text(self):
        return "%d-%d %d" % (self._year, self._month, self._hour)


for number in range(3):
    t = Time(2020 + number, 3, 4)
    print(t._year, t._month, t._hour, t._hash, t.year(), t.text())
    t._year += 1
    t._month = 12
    print(t._year, t.year(), t.text(), getattr(t, "_year"))
    try:
        t._day
    except AttributeError as error:
        print(error)
    Date._year.__set__(t, 7)
    print(t._year, Date._year.__get__(t), Time._year.__get__(t), t.year())
    del t._year
    try:
        t._year
    except AttributeError as error:
        print(error)
    print(Date._year.__get__(t))
print(Date.first._year, Date.first.year())


# A slot whose class attribute was replaced in a derived class.
class Fixed(Date):
    _year = "class"
    __slots__ = ()


fixed = Fixed.__new__(Date, 5, 6)
print(fixed._year)
fixed = object.__new__(Fixed)
for number in range(3):
    print(fixed._year)
    Date._year.__set__(fixed, number)
    print(fixed._year, Date._year.__get__(fixed))
    try:
        fixed._year = 1
    except AttributeError as error:
        print(error)


# A descriptor borrowed by a class that does not have the slot.
class Other:
    __slots__ = ("a", "b")


class Borrower:
    __slots__ = ("c",)
    a = Other.a


for number in range(3):
    try:
        print(Borrower().a)
    except TypeError as error:
        print(error)
