"""Encodes and parses JSON by hand."""


class JsonError(ValueError):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
        self.at = at


ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
UNESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def encode_text(s):
    out = ['"']
    for c in s:
        if c in ESCAPES:
            out.append(ESCAPES[c])
        elif ord(c) < 32:
            out.append(f"\\u{ord(c):04x}")
        else:
            out.append(c)
    out.append('"')
    return "".join(out)


def encode(x, indent=None, level=0):
    if x is None:
        return "null"
    if x is True or x is False:
        return "true" if x else "false"
    if isinstance(x, (int, float)):
        return repr(x)
    if isinstance(x, str):
        return encode_text(x)
    if isinstance(x, dict):
        parts = [encode_text(str(k)) + ": " + encode(v, indent, level + 1)
                 for k, v in x.items()]
        return wrap("{", "}", parts, indent, level)
    if isinstance(x, (list, tuple)):
        parts = [encode(v, indent, level + 1) for v in x]
        return wrap("[", "]", parts, indent, level)
    raise TypeError(f"not encodable: {type(x).__name__}")


def wrap(opening, closing, parts, indent, level):
    if not parts or indent is None:
        return opening + ", ".join(parts) + closing
    pad = " " * indent * (level + 1)
    inner = (",\n" + pad).join(parts)
    return f"{opening}\n{pad}{inner}\n{' ' * indent * level}{closing}"


class Parser:
    def __init__(self, text):
        self.text = text
        self.pos = 0

    def fail(self, message):
        raise JsonError(message, self.pos)

    def peek(self):
        while self.pos < len(self.text) and self.text[self.pos].isspace():
            self.pos += 1
        return self.text[self.pos] if self.pos < len(self.text) else ""

    def expect(self, c):
        if self.peek() != c:
            self.fail(f"expected {c!r}")
        self.pos += 1

    def value(self):
        c = self.peek()
        if c == "{":
            return self.mapping()
        if c == "[":
            return self.sequence()
        if c == '"':
            return self.string()
        for word, result in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return result
        if c and c in "-0123456789":
            return self.number()
        self.fail("unexpected " + (repr(c) if c else "end"))

    def mapping(self):
        self.expect("{")
        out = {}
        while self.peek() != "}":
            if out:
                self.expect(",")
            key = self.peek() == '"' and self.string()
            if key is False:
                self.fail("expected a key")
            self.expect(":")
            out[key] = self.value()
        self.pos += 1
        return out

    def sequence(self):
        self.expect("[")
        out = []
        while self.peek() != "]":
            if out:
                self.expect(",")
            out.append(self.value())
        self.pos += 1
        return out

    def string(self):
        self.expect('"')
        out = []
        while True:
            if self.pos >= len(self.text):
                self.fail("unterminated string")
            c = self.text[self.pos]
            self.pos += 1
            if c == '"':
                return "".join(out)
            if c == "\\":
                c = self.text[self.pos]
                self.pos += 1
                if c == "u":
                    out.append(chr(int(self.text[self.pos:self.pos + 4], 16)))
                    self.pos += 4
                else:
                    out.append(UNESCAPES.get(c, c))
            else:
                out.append(c)

    def number(self):
        start = self.pos
        while self.pos < len(self.text) and self.text[self.pos] in "+-.eE" \
                "0123456789":
            self.pos += 1
        word = self.text[start:self.pos]
        try:
            return int(word)
        except ValueError:
            return float(word)


def parse(text):
    parser = Parser(text)
    value = parser.value()
    if parser.peek():
        parser.fail("extra data")
    return value


document = {"name": "Ünï \"q\" \\ \n", 
            "n": [1, -2, 3.5, 1e100, 12345678901234567890],
            "flags": [True, False, None], "empty": [{}, []],
            "deep": {"a": {"b": {"c": [[[1]]]}}}, "ctl": "\x01"}
text = encode(document)
print(text)
print(encode(document, indent=2))
print(parse(text) == document, parse(encode(document, indent=4)) == document)
print(parse(' [1, 2.5e3, "\\u0041\\n", {"k": null}] '))
for bad in ("", "[1,", '{"a" 1}', "[1 2]", "nul", '"abc', "{1: 2}", "1 x"):
    try:
        print(parse(bad))
    except JsonError as error:
        print(repr(bad), error, error.at)
try:
    encode({"s": {1, 2}})
except TypeError as error:
    print(error)
