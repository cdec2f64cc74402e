"""Word statistics and a formatted table from a text."""

TEXT = """It was the best of times, it was the worst of times, it was the age
of wisdom, it was the age of foolishness, it was the epoch of belief, it was
the epoch of incredulity, it was the season of Light, it was the season of
Darkness, it was the spring of hope, it was the winter of despair."""


def words(text):
    word = ""
    for c in text + " ":
        if c.isalpha():
            word += c.lower()
        elif word:
            yield word
            word = ""


def count(items):
    out = {}
    for item in items:
        out[item] = out.get(item, 0) + 1
    return out


def table(rows, headings):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(r[i]) for r in rows + [headings])
              for i in range(len(headings))]
    line = "+".join("-" * (w + 2) for w in widths)
    yield " | ".join(h.center(w) for h, w in zip(headings, widths)).rstrip()
    yield line
    for row in rows:
        yield " | ".join(cell.rjust(w) if cell.replace(".", "").isdigit()
                         else cell.ljust(w)
                         for cell, w in zip(row, widths)).rstrip()


def wrap(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


counts = count(words(TEXT))
total = sum(counts.values())
top = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:8]
for line in table([(w, n, f"{100 * n / total:.1f}", "*" * n) for w, n in top],
                  ["word", "count", "%", "bar"]):
    print(line)
print(total, len(counts), max(counts, key=len))
lengths = count(map(len, words(TEXT)))
for length in sorted(lengths):
    print(f"{length:>3} {'#' * lengths[length]} {lengths[length]}")
for line in wrap(TEXT, 30):
    print(f"|{line:^30}|")
groups = {}
for w in counts:
    groups.setdefault(w[0], []).append(w)
print({k: sorted(v) for k, v in sorted(groups.items()) if len(v) > 1})
bigrams = {}
previous = None
for w in words(TEXT):
    if previous:
        bigrams.setdefault(previous, {}).setdefault(w, 0)
        bigrams[previous][w] += 1
    previous = w
print(bigrams["the"], bigrams["was"], sorted(bigrams["of"].items())[:3])
acronym = "".join(w[0].upper() for w in "random access memory".split())
animals = "the quick brown fox".split()
print(acronym, " ".join(sorted(animals, key=lambda w: w[-1])))
