class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius
        self.log = []

    @property
    def celsius(self):
        """Degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self.log.append(value)
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        self.log.append("deleted")
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32


t = Temperature(25)
print(t.celsius, t.fahrenheit)
t.celsius = 100
print(t.celsius, t.fahrenheit)
t.celsius += 5
print(t.celsius)
del t.celsius
print(t.celsius, t.log)
try:
    t.celsius = -300
except ValueError as error:
    print(error)
try:
    t.fahrenheit = 5
except AttributeError as error:
    print(error)
try:
    del t.fahrenheit
except AttributeError as error:
    print(error)
print(Temperature.celsius.__doc__, type(Temperature.celsius).__name__)


class Explicit:
    def getx(self):
        return self._x * 2

    def setx(self, v):
        self._x = v

    x = property(getx, setx)


e = Explicit()
e.x = 21
print(e.x, e.__dict__)


class Child(Explicit):
    @property
    def x(self):
        return "child"


print(Child().x)


class Fails:
    @property
    def broken(self):
        return self.nothing


try:
    Fails().broken
except AttributeError as error:
    print(error)
print(hasattr(Fails(), "broken"), getattr(Fails(), "broken", "default"))
