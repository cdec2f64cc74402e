"""Text made, searched, cut and joined: the methods of str.

One task builds a small document line by line and edits it.
"""
import sys

# (documents, lines a document)
SIZES = {"quick": (8, 150), "full": (96, 450)}
CHECKSUMS = {
    "quick": "46063 73134 15048 1717023 665",
    "full": "1652544 2644152 540000 73940112 21600",
}

WORDS = ["context", "heap", "owner", "na\u00efve", "guard", "\u00fcber",
         "promote", "frame", "\u65e5\u672c", "safe", "point", "cell"]


def tasks(arg):
    count, lines = arg
    return [(number, lines) for number in range(count)]


def build(number, lines):
    rows = []
    for i in range(lines):
        text = ""
        for k in range(6):
            text += WORDS[(i * k + number) % 12]
            text += " "
        rows.append("%d:%s" % (i, text.rstrip()))
    return "\n".join(rows)


def edit(text):
    text = text.replace("heap", "pile").replace("point", "")
    text = text.replace("  ", " ").title()
    out = []
    for line in text.splitlines():
        head, _, tail = line.partition(":")
        words = tail.split(" ")
        words.reverse()
        if tail.startswith("Guard") or tail.endswith("Cell"):
            words.append(head.zfill(5))
        if "Frame" in tail:
            words.insert(0, tail[tail.find("Frame"):][:9].swapcase())
        out.append(head.rjust(6, ".") + "|" + "-".join(words).center(50, "*"))
    return "\n".join(out)


def reversed_words(text):
    count = 0
    for word in text.split():
        back = word[::-1]
        if back < word:
            count += 1
        if back.isalpha() or word.isdigit():
            count += 2
        if word.lower() == back.lower():
            count += 3
    return count


def letters(text):
    """A rotation of the letters, one character at a time."""
    table = {c: chr((ord(c) - 97 + 13) % 26 + 97)
             for c in "abcdefghijklmnopqrstuvwxyz"}
    return "".join([table.get(c, c) for c in text])


def run(task):
    number, lines = task
    text = build(number, lines)
    edited = edit(text)
    turned = letters(text.lower()[:4000])
    code = edited.encode("utf-8")
    if code.decode("utf-8") != edited:
        raise AssertionError("document %d changed" % number)
    mark = 0
    at = edited.find("Owner")
    while at >= 0:
        mark += at
        at = edited.find("Owner", at + 1)
    return (len(text), len(code), reversed_words(text), mark % 1000003,
            turned.count("tuneq") + edited.count("Frame"))


def checksum(results):
    sums = [0] * 5
    for row in results:
        for i in range(5):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
