"""Writes the table of code point properties that interp/objects/unicode.c reads.

    gen_unicode.py > unicode_table.h

The properties are those of the running Python's str methods, so that both
sides agree whatever their Unicode version. Equal records are stored once and
found by two steps (blocks of 128 code points).
"""
import sys
import unicodedata

BLOCK = 128
FLAGS = ("ALPHA LOWER UPPER TITLE DECIMAL DIGIT NUMERIC SPACE PRINTABLE "
         "ID_START ID_CONTINUE CASED IGNORABLE LINEBREAK "
         "UPPER_LONG LOWER_LONG TITLE_LONG FOLD_LONG").split()
BIT = {name: 1 << i for i, name in enumerate(FLAGS)}


def ignorable(c):
    """Case_Ignorable, told from the final sigma rule of str.lower."""
    return (("A" + c + "\u03a3").lower()[-1] == "\u03c2"
            and ("1" + c + "\u03a3").lower()[-1] == "\u03c3")


def flags_of(c):
    tests = (("ALPHA", c.isalpha()), ("LOWER", c.islower()),
             ("UPPER", c.isupper()),
             ("TITLE", unicodedata.category(c) == "Lt"),
             ("DECIMAL", c.isdecimal()), ("DIGIT", c.isdigit()),
             ("NUMERIC", c.isnumeric()), ("SPACE", c.isspace()),
             ("PRINTABLE", c.isprintable()),
             ("ID_START", c.isidentifier()),
             ("ID_CONTINUE", ("a" + c).isidentifier()),
             ("CASED", c.islower() or c.isupper()
              or unicodedata.category(c) == "Lt"),
             ("IGNORABLE", ignorable(c)),
             ("LINEBREAK", len(("a" + c + "b").splitlines()) == 2))
    return sum(BIT[name] for name, yes in tests if yes)


class Specials:
    """Case mappings to more than one code point."""

    def __init__(self):
        self.index, self.rows = {}, []

    def add(self, text):
        if text not in self.index:
            self.index[text] = len(self.rows)
            codes = [ord(c) for c in text]
            self.rows.append([len(codes)] + codes + [0] * (3 - len(codes)))
        return self.index[text]


def record(c, specials):
    flags = flags_of(c)
    maps = []
    for name, text in (("UPPER", c.upper()), ("LOWER", c.lower()),
                       ("TITLE", c.title()), ("FOLD", c.casefold())):
        if len(text) == 1:
            maps.append(ord(text) - ord(c))
        else:
            flags |= BIT[name + "_LONG"]
            maps.append(specials.add(text))
    digit = unicodedata.digit(c, 0)
    return (flags, *maps, unicodedata.decimal(c, 0), digit)


def print_array(kind, name, values):
    print("static const %s %s[%d] = {" % (kind, name, len(values)))
    line = ""
    for v in values:
        item = "%s," % v
        if len(line) + len(item) > 78:
            print(line)
            line = ""
        line += item
    print(line + "\n};")


def main():
    specials = Specials()
    records, index = {(0,) * 7: 0}, []
    for code in range(0x110000):
        c = chr(code)
        r = (0,) * 7
        if unicodedata.category(c) not in ("Cn", "Co", "Cs"):
            r = record(c, specials)
        index.append(records.setdefault(r, len(records)))
    blocks, first = {}, []
    for start in range(0, 0x110000, BLOCK):
        block = tuple(index[start:start + BLOCK])
        first.append(blocks.setdefault(block, len(blocks)))
    print("/* made by scripts/gen_unicode.py, Unicode %s */"
          % unicodedata.unidata_version)
    print("enum {")
    for name in FLAGS:
        print("    U_%s = %d," % (name, BIT[name]))
    print("    U_BLOCK = %d\n};" % BLOCK)
    print("static const struct UnicodeRecord {\n    uint32_t flags;\n"
          "    int32_t upper, lower, title, fold;\n"
          "    uint8_t decimal, digit;\n} unicode_records[%d] = {"
          % len(records))
    for r in records:
        print("    {%s}," % ", ".join(map(str, r)))
    print("};")
    print("static const uint32_t unicode_specials[%d][4] = {"
          % len(specials.rows))
    for row in specials.rows:
        print("    {%s}," % ", ".join(map(str, row)))
    print("};")
    print_array("uint16_t", "unicode_block", first)
    print_array("uint16_t", "unicode_index",
                [i for block in blocks for i in block])


if __name__ == "__main__":
    sys.exit(main())
