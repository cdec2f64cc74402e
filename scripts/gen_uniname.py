#!/usr/bin/env python3
"""Writes uniname_table.h: the names of code points, as the running Python's
unicodedata has them, for objects/uniname.c.

A name is a row of indexes of words, the last one marked.  Names that are a
prefix and the number in hexadecimal are ranges; Hangul syllables are spelt
from their parts by the C code and left out here.
"""
import sys
import unicodedata

LAST = 0x8000
HANGUL = range(0xAC00, 0xD7A4)


def numbers(name, kind, values, per_line=12):
    print("static const %s %s[] = {" % (kind, name))
    for i in range(0, len(values), per_line):
        print("    " + ", ".join(map(str, values[i:i + per_line])) + ",")
    print("};\n")


def prefix_of(code, name):
    tail = "%X" % code
    return name[:-len(tail)] if name.endswith("-" + tail) else None


def main():
    ranges, codes, names = [], [], []
    for code in range(sys.maxunicode + 1):
        name = unicodedata.name(chr(code), "")
        if not name or code in HANGUL:
            continue
        prefix = prefix_of(code, name)
        if prefix is None:
            codes.append(code)
            names.append(name.split(" "))
        elif (ranges and ranges[-1][1] == code - 1
              and ranges[-1][2] == prefix):
            ranges[-1][1] = code
        else:
            ranges.append([code, code, prefix])
    words = sorted({word for name in names for word in name})
    assert len(words) < LAST
    place = {word: i for i, word in enumerate(words)}
    rows, starts, offsets, at = [], [], [], 0
    for name in names:
        starts.append(len(rows))
        rows += [place[word] for word in name]
        rows[-1] |= LAST
    print("/* Made by scripts/gen_uniname.py from Unicode %s. */"
          % unicodedata.unidata_version)
    for word in words:
        offsets.append(at)
        at += len(word)
    numbers("name_words", "char", list("".join(words).encode()), 20)
    numbers("name_word_at", "uint32_t", offsets + [at])
    numbers("name_rows", "uint16_t", rows)
    numbers("name_codes", "uint32_t", codes)
    numbers("name_starts", "uint32_t", starts)
    print("static const struct { uint32_t from, to; const char *prefix; }")
    print("name_ranges[] = {")
    for first, last, prefix in ranges:
        print('    {0x%X, 0x%X, "%s"},' % (first, last, prefix))
    print("};")


main()
