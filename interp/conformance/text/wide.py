"""Text of two and four bytes a code point: case, slices, order, UTF-8."""
TEXTS = ["a\x7fb", "a\x80b", "\u07ff", "\u0800", "\ud7ff", "\ue000x", "\uffff",
         "\U00010000", "x\U0010ffffy", "\u65e5\u672c Go 12", "na\xefve \u0107",
         "Stra\xdfe \u01c5 \u0391\u03a3 \u65e5", "\u0391\u03a3", "\u03a3a", "",
         "\U0001f600 Mixed \u65e5 \xe9", "\u0130\u0131 \ufb01 \u1e9e"]
for s in TEXTS:
    print(ascii(s), len(s), s.encode(), s.encode().decode() == s)
    for name in ("title", "lower", "upper", "swapcase", "capitalize",
                 "casefold", "isalpha", "isdigit", "isalnum", "isspace",
                 "isupper", "islower", "istitle", "isdecimal", "isprintable",
                 "split", "splitlines", "strip"):
        print(name, ascii(getattr(s, name)()))
    for part in (s[::-1], s[1:], s[:2], s[1:4], s[::2], s[-3:], s[3:1:-1]):
        print(ascii(part), hash(part) == hash("".join(list(part))),
              part == "".join(list(part)), part in s)
    print(ascii(s.replace("\u65e5", "z")), ascii(s.replace("o", "\U0001f600")),
          ascii(s.center(12, "\u65e5")), ascii(s * 2 + "\xe9"),
          ascii("\u65e5".join([s, "a", s])), ascii(s.partition(" ")),
          s.find("o"), s.rfind("\u65e5"), s.count("\u65e5"))
print([ascii(t) for t in sorted(TEXTS)])
for a in TEXTS:
    print("".join("<=>"[(a > b) - (a < b) + 1] for b in TEXTS))
try:
    "a\ud800".encode()
except UnicodeEncodeError as error:
    print(error)
print("a\udc80\xe9".encode("utf-8", "surrogateescape"),
      "\ud800".encode("utf-8", "surrogatepass"))
