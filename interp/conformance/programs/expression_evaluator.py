"""Tokenizer, Pratt parser and evaluator for a small language."""


class ParseError(Exception):
    pass


def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            word = text[i:j]
            yield "number", float(word) if "." in word else int(word)
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            yield "name", text[i:j]
            i = j
        elif text[i:i + 2] in ("**", "<=", ">=", "==", "!=", "//"):
            yield "op", text[i:i + 2]
            i += 2
        elif c in "+-*/%()<>=,;":
            yield "op", c
            i += 1
        else:
            raise ParseError(f"bad character {c!r} at {i}")
    yield "end", None


POWER = {"=": 1, "==": 5, "!=": 5, "<": 5, ">": 5, "<=": 5, ">=": 5, "+": 10,
         "-": 10, "*": 20, "/": 20, "//": 20, "%": 20, "**": 30}
RIGHT = {"**", "="}
APPLY = {"+": lambda a, b: a + b, "-": lambda a, b: a - b,
         "*": lambda a, b: a * b, "/": lambda a, b: a / b,
         "//": lambda a, b: a // b, "%": lambda a, b: a % b,
         "**": lambda a, b: a ** b, "<": lambda a, b: a < b,
         ">": lambda a, b: a > b, "<=": lambda a, b: a <= b,
         ">=": lambda a, b: a >= b, "==": lambda a, b: a == b,
         "!=": lambda a, b: a != b}


class Node:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        name = type(self).__name__
        return f"{name}({', '.join(map(repr, self.parts))})"


class Number(Node):
    def run(self, env):
        return self.parts[0]


class Name(Node):
    def run(self, env):
        try:
            return env[self.parts[0]]
        except KeyError:
            raise NameError(f"unknown {self.parts[0]}") from None


class Binary(Node):
    def run(self, env):
        op, left, right = self.parts
        return APPLY[op](left.run(env), right.run(env))


class Negate(Node):
    def run(self, env):
        return -self.parts[0].run(env)


class Assign(Node):
    def run(self, env):
        name, value = self.parts
        env[name] = result = value.run(env)
        return result


class Call(Node):
    def run(self, env):
        function, arguments = self.parts
        return function.run(env)(*[a.run(env) for a in arguments])


class Parser:
    def __init__(self, text):
        self.stream = tokens(text)
        self.advance()

    def advance(self):
        self.kind, self.value = next(self.stream)

    def take(self, op):
        if (self.kind, self.value) != ("op", op):
            raise ParseError(f"expected {op!r}, got {self.value!r}")
        self.advance()

    def primary(self):
        kind, value = self.kind, self.value
        self.advance()
        if kind == "number":
            return Number(value)
        if kind == "name":
            node = Name(value)
            while (self.kind, self.value) == ("op", "("):
                node = Call(node, self.arguments())
            return node
        if (kind, value) == ("op", "("):
            node = self.expression(0)
            self.take(")")
            return node
        if (kind, value) == ("op", "-"):
            return Negate(self.expression(25))
        raise ParseError(f"unexpected {value!r}")

    def arguments(self):
        self.take("(")
        out = []
        while (self.kind, self.value) != ("op", ")"):
            if out:
                self.take(",")
            out.append(self.expression(0))
        self.take(")")
        return out

    def expression(self, floor):
        left = self.primary()
        while self.kind == "op" and POWER.get(self.value, 0) > floor:
            op = self.value
            self.advance()
            right = self.expression(POWER[op] - (op in RIGHT))
            if op == "=":
                if not isinstance(left, Name):
                    raise ParseError("cannot assign")
                left = Assign(left.parts[0], right)
            else:
                left = Binary(op, left, right)
        return left

    def program(self):
        while self.kind != "end":
            yield self.expression(0)
            if self.kind != "end":
                self.take(";")


env = {"pi": 3, "max": max, "double": lambda x: x * 2}
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3",
             "7 // 2 + 7 % 2 / 2", "x = 5; x * x; y = x = 2; x + y",
             "max(1, double(4), 3) + pi", "1 < 2 == 1", "1.5 * 4 >= 6",
             "double(double(double(1)))", "1 +", "(1", "2 $ 3", "nope + 1",
             "1 / 0", "3 = 4", "max()", "1 2"):
    try:
        nodes = list(Parser(text).program())
        print(text, "->", [node.run(env) for node in nodes])
    except Exception as error:
        print(text, "!!", type(error).__name__, error)
print(list(Parser("a + b * -c ** 2").program()))
