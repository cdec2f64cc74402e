# Literals, classes, categories and escapes, for str and bytes.
import re


def show(pattern, text, flags=0):
    p = re.compile(pattern, flags)
    print(ascii(pattern), [m.span() for m in p.finditer(text)], ascii(p.findall(text)))


for pattern in ["a", "abc", "[abc]", "[^abc]", "[a-c]", "[]a]", "[^]a]", "[a\\]b]",
                "[a-]", "[-a]", r"\.", r"[.]", r"\d", r"\D", r"\w+", r"\W", r"\s",
                r"\S+", r"[\d_]", r"[^\d\s]+", r"[\w-]+", r"\x61", r"\141", r"\u0061",
                r"\U00000062", r"[\x61-\x63]+", r"\t|\n",
                "[0-9a-fA-F]+", "[b-\u0436]+", "[\u0430-\u044f\u0451a]+"]:
    show(pattern, "xabc a-b_1.\n7\t\u0436\u0451\u0430-c]")

for pattern in [rb"\w+", rb"[\x80-\xff]+", rb"\xe9", b"[^a]", rb"\d", rb"[\n\t]"]:
    show(pattern, b"ab\xe9\xff 12\t\n")

wide = "a\u00e9\u0416\u212a\U0001f600\u0663\u2003\xa0_"
for pattern in [r"\w", r"\W", r"\d", r"\s", ".", "[\u0400-\U0001f600]", "[^\u0416]",
                "\U0001f600", "[\U0001f600\u0416]"]:
    show(pattern, wide)
    show(pattern, wide, re.ASCII)

for bad in ["[", "[a", "[b-a]", r"\q", r"[\q]", "a{2,1}", "*a", "a**", "(", "a)", "(?",
            "(?P<", "(?P<a", "(?P<1a>x)", "(?P<a>x)(?P<a>y)", r"\2", "(?P=a)", "(?z)",
            "a\\", r"\x1", r"\u12", "(?<=a+)", "[\\d-z]", "(?#", "(?i",
            "x(?i)", "(?(1)a|b|c)", "(?(2)a)", "(?<a>b)", r"(?a-u:x)", "(?-)"]:
    try:
        re.compile(bad)
        print(bad, "compiles")
    except re.error as error:
        print(ascii(bad), error, error.pos, error.lineno, error.colno)
