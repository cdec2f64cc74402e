"""Counting words: strings, split, dicts; the text lies in main.

setup() writes the text; one task counts the words of a window of its
lines and returns its dict. The windows overlap.
"""
import sys

# (lines, words a line, tasks, lines that a task reads)
SIZES = {"quick": (1000, 12, 16, 500), "full": (20000, 12, 80, 1600)}
CHECKSUMS = {
    "quick": "zove:1278 zodi:1127 lolo:1109 1023",
    "full": "zove:18025 zodi:17560 lolo:16252 1190",
}
CORE = True

SYLLABLES = ["ba", "co", "di", "fu", "ga", "he", "ki", "lo",
             "mu", "na", "pe", "ri", "so", "tu", "ve", "zo"]
LINES = []


def make_word(number):
    word = SYLLABLES[number % 16]
    number //= 16
    while number:
        word += SYLLABLES[number % 16]
        number //= 16
    return word


def setup(arg):
    count, width, _, _ = arg
    words = [make_word(i) for i in range(1200)]
    state = 20130
    LINES.clear()
    for i in range(count):
        line = []
        for _ in range(width):
            state = state * 16807 % 2147483647
            word = words[state % (1 + state % 1200)]
            if state % 11 == 0:
                word = word.upper() + ","
            line.append(word)
        LINES.append(" ".join(line) + ".")


def tasks(arg):
    count, _, parts, length = arg
    starts = [(count - length) * i // (parts - 1) for i in range(parts)]
    return [(start, start + length) for start in starts]


def run(task):
    low, high = task
    counts = {}
    for i in range(low, high):
        for word in LINES[i].lower().split():
            word = word.strip(".,")
            if word in counts:
                counts[word] += 1
            else:
                counts[word] = 1
    return counts


def checksum(results):
    counts = {}
    for part in results:
        for word, count in part.items():
            counts[word] = counts.get(word, 0) + count
    best = sorted([(-count, word) for word, count in counts.items()])
    top = [word + ":" + str(-count) for count, word in best[:3]]
    return " ".join(top) + " " + str(len(best))


if __name__ == "__main__":
    setup(SIZES[sys.argv[1]])
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
