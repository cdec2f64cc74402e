"""A scanner and an expression compiler over source text, by hand.

setup() writes the program text in main; one task scans a window of its
lines into tokens, turns each line into postfix order and runs it.
"""
import sys

# (lines, tasks, lines a task reads)
SIZES = {"quick": (200, 8, 70), "full": (3000, 90, 140)}
CHECKSUMS = {
    "quick": "15621645 479871 5040 1074",
    "full": "167282572 10634856 113400 22832",
}

LINES = []
LETTERS = "abcdefghijklmnopqrstuvwxyz_"
DIGITS = "0123456789"
SIGNS = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2}


class Token:
    __slots__ = ("kind", "text", "column")

    def __init__(self, kind, text, column):
        self.kind = kind
        self.text = text
        self.column = column


def setup(arg):
    lines, _, _ = arg
    state = 77
    LINES.clear()
    for number in range(lines):
        parts = ["v%d = " % (number % 26)]
        opened = 0
        for i in range(9):
            state = state * 16807 % 2147483647
            if state % 5 == 0:
                parts.append("(")
                opened += 1
            if state % 3:
                parts.append(str(state % 1000 + 1))
            else:
                parts.append("v%d" % (state % 26))
            if opened and state % 7 < 3:
                parts.append(")")
                opened -= 1
            parts.append(" " + "+-*/%"[state // 11 % 5] + "  "[:state % 3])
        parts.append("7" + ")" * opened + "  # line " + str(number))
        LINES.append("".join(parts))


def tasks(arg):
    lines, count, window = arg
    step = (lines - window) // (count - 1)
    return [(i * step, i * step + window) for i in range(count)]


def scan(line):
    tokens = []
    at = 0
    end = len(line)
    while at < end:
        c = line[at]
        start = at
        if c == " ":
            at += 1
            continue
        elif c in LETTERS:
            while at < end and (line[at] in LETTERS or line[at] in DIGITS):
                at += 1
            tokens.append(Token("name", line[start:at], start))
        elif c in DIGITS:
            while at < end and line[at] in DIGITS:
                at += 1
            tokens.append(Token("number", line[start:at], start))
        elif c == "#":
            tokens.append(Token("comment", line[at + 1:].strip(), at))
            return tokens
        elif c in SIGNS:
            at += 1
            tokens.append(Token("sign", c, start))
        elif c in "()=":
            at += 1
            tokens.append(Token(c, c, start))
        else:
            raise SyntaxError("column %d: %r" % (at, c))
    return tokens


def postfix(tokens):
    out = []
    waiting = []
    for token in tokens:
        kind = token.kind
        if kind == "number" or kind == "name":
            out.append(token)
        elif kind == "sign":
            rank = SIGNS[token.text]
            while waiting and waiting[-1].kind == "sign" \
                    and SIGNS[waiting[-1].text] >= rank:
                out.append(waiting.pop())
            waiting.append(token)
        elif kind == "(":
            waiting.append(token)
        elif kind == ")":
            while waiting[-1].kind != "(":
                out.append(waiting.pop())
            waiting.pop()
    while waiting:
        out.append(waiting.pop())
    return out


def execute(code, names):
    stack = []
    for token in code:
        kind = token.kind
        if kind == "number":
            stack.append(int(token.text))
        elif kind == "name":
            stack.append(names.get(token.text, 1))
        else:
            right = stack.pop()
            left = stack.pop()
            sign = token.text
            if sign == "+":
                stack.append(left + right)
            elif sign == "-":
                stack.append(left - right)
            elif sign == "*":
                stack.append(left * right % 1000003)
            elif sign == "/":
                stack.append(left // (right or 1))
            else:
                stack.append(left % (right or 1))
    return stack.pop()


def run(task):
    low, high = task
    names = {}
    columns = 0
    counts = {}
    for number in range(low, high):
        tokens = scan(LINES[number])
        for token in tokens:
            counts[token.kind] = counts.get(token.kind, 0) + 1
            columns += token.column
        names[tokens[0].text] = execute(postfix(tokens[2:]), names)
    return sum(names.values()), columns, counts["sign"], counts["("]


def checksum(results):
    sums = [0, 0, 0, 0]
    for row in results:
        for i in range(4):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    setup(SIZES[sys.argv[1]])
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
