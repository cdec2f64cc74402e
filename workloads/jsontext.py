"""JSON encode and parse, both in Python: strings, dicts, recursion.

One task makes a nested document, writes it as text, parses the text
and writes that again; the texts must agree.
"""
import sys

# (documents, entries a document)
SIZES = {"quick": (8, 30), "full": (80, 68)}
CHECKSUMS = {"quick": "30607 4636359", "full": "711802 33713103"}
CORE = True

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t"}
NAMES = ["alpha", "beta", "a \"quoted\" name", "tab\there", "delta \u03b4",
         "back\\slash", "line\nline", "\u20acuro", "plain", "omega"]
BLANKS = " \t\n\r"
DIGITS = "-+0123456789.eE"


def tasks(arg):
    count, entries = arg
    return [(number, entries) for number in range(count)]


def make(number, entries):
    state = number * 7919 + 1
    rows = []
    for i in range(entries):
        state = state * 16807 % 2147483647
        row = {"id": state, "name": NAMES[state % 10] + str(i),
               "score": state % 1000 / 8.0, "ok": state % 3 == 0,
               "none": None, "tags": [NAMES[(state + k) % 10]
                                      for k in range(state % 4)]}
        if i % 5 == 0:
            row["inner"] = {"left": [i, [i + 1, [i + 2, []]]],
                            "right": {"deep": {"deeper": -i * 0.5}}}
        rows.append(row)
    return {"number": number, "rows": rows}


def quote(text):
    out = []
    for c in text:
        if c in ESCAPES:
            out.append(ESCAPES[c])
        elif " " <= c <= "~":
            out.append(c)
        else:
            out.append("\\u%04x" % ord(c))
    return '"' + "".join(out) + '"'


def encode(value):
    if isinstance(value, str):
        return quote(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, dict):
        return "{" + ", ".join([quote(key) + ": " + encode(item)
                                for key, item in value.items()]) + "}"
    return "[" + ", ".join([encode(item) for item in value]) + "]"


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, what):
        raise ValueError("%s expected at %d" % (what, self.at))

    def skip(self):
        text = self.text
        at = self.at
        while text[at] in BLANKS:
            at += 1
        self.at = at
        return text[at]

    def string(self):
        text = self.text
        at = self.at + 1
        parts = []
        while True:
            start = at
            while text[at] != '"' and text[at] != "\\":
                at += 1
            parts.append(text[start:at])
            if text[at] == '"':
                self.at = at + 1
                return "".join(parts)
            if text[at + 1] == "u":
                parts.append(chr(int(text[at + 2:at + 6], 16)))
                at += 6
            else:
                parts.append(UNESCAPES[text[at + 1]])
                at += 2

    def number(self):
        text = self.text
        start = at = self.at
        while at < len(text) and text[at] in DIGITS:
            at += 1
        self.at = at
        word = text[start:at]
        if "." in word or "e" in word or "E" in word:
            return float(word)
        return int(word)

    def items(self):
        out = []
        self.at += 1
        if self.skip() == "]":
            self.at += 1
            return out
        while True:
            out.append(self.value())
            c = self.skip()
            self.at += 1
            if c == "]":
                return out
            if c != ",":
                self.fail("a comma")

    def members(self):
        out = {}
        self.at += 1
        if self.skip() == "}":
            self.at += 1
            return out
        while True:
            if self.skip() != '"':
                self.fail("a name")
            key = self.string()
            if self.skip() != ":":
                self.fail("a colon")
            self.at += 1
            out[key] = self.value()
            c = self.skip()
            self.at += 1
            if c == "}":
                return out
            if c != ",":
                self.fail("a comma")

    def word(self, word, value):
        if not self.text.startswith(word, self.at):
            self.fail(word)
        self.at += len(word)
        return value

    def value(self):
        c = self.skip()
        if c == '"':
            return self.string()
        if c == "{":
            return self.members()
        if c == "[":
            return self.items()
        if c == "t":
            return self.word("true", True)
        if c == "f":
            return self.word("false", False)
        if c == "n":
            return self.word("null", None)
        return self.number()


def run(task):
    number, entries = task
    document = make(number, entries)
    text = encode(document)
    back = Parser(text).value()
    again = encode(back)
    if back != document or again != text:
        raise AssertionError("document %d changed" % number)
    state = 0
    for c in text[::7]:
        state = (state * 31 + ord(c)) % 1000003
    return len(text), state


def checksum(results):
    return "%d %d" % (sum([size for size, _ in results]),
                      sum([state for _, state in results]))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
