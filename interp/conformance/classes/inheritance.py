class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def kind(self):
        return type(self).__name__


class Dog(Animal):
    sound = "Woof"

    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def speak(self):
        return super().speak() + "!"


class Puppy(Dog):
    def speak(self):
        return super().speak().lower()


for animal in (Animal("Generic"), Dog("Rex", ["sit"]), Puppy("Bit")):
    print(animal.speak(), animal.kind())
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy),
      issubclass(bool, int), issubclass(Dog, (int, Animal)))
print([c.__name__ for c in Puppy.__mro__], Dog.__bases__[0].__name__)
print(Puppy.__base__.__name__)
print(Dog("x").tricks, Dog.speak is Puppy.speak)
print(super(Puppy, Puppy("Z")).speak())


class Counter(dict):
    def bump(self, key):
        self[key] = self.get(key, 0) + 1
        return self


c = Counter().bump("a").bump("b").bump("a")
print(c, len(c), isinstance(c, dict), type(c).__name__)


class Stack(list):
    def push(self, x):
        self.append(x)

    def top(self):
        return self[-1]


s = Stack([1, 2])
s.push(3)
print(s, s.top(), len(s), s + [4], type(s + [4]).__name__)


class Name(str):
    def shout(self):
        return self.upper() + "!"


n = Name("bob")
print(n, n.shout(), n == "bob", len(n), {n: 1}["bob"])


class Meters(int):
    def __repr__(self):
        return f"{int(self)}m"


print(Meters(5), Meters(5) + 1, repr(Meters(3)), [Meters(2)])
