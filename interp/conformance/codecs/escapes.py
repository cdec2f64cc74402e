"""unicode_escape, raw_unicode_escape and escape of module codecs."""
import codecs
import warnings

warnings.simplefilter("ignore")


def attempt(f, *args):
    try:
        print(f.__name__, ascii(args), ascii(f(*args)))
    except ValueError as e:
        print(f.__name__, ascii(args), type(e).__name__, e,
              getattr(e, "start", None), getattr(e, "end", None))


texts = [rb"\x4", rb"\u12", rb"\U0001", rb"\U00ffffff", b"\\",
         rb"\N{DIGIT ONE}", rb"\N{digit two}", rb"\N{foo}", rb"\N{", rb"\Nx",
         rb"\N{}", rb"\d\777\8", rb"\x41\n\101a", b"\xe9\\\nz", rb"\ud800",
         rb"a\x4zq", rb"\xzz", rb"\a\b\f\v\'\"\t"]
for text in texts:
    attempt(codecs.unicode_escape_decode, text)
    attempt(codecs.unicode_escape_decode, text, "replace")
    attempt(codecs.unicode_escape_decode, text, "strict", False)
    attempt(codecs.raw_unicode_escape_decode, text)
    attempt(codecs.escape_decode, text)
attempt(codecs.escape_decode, rb"\x4", "replace")
attempt(codecs.escape_decode, rb"\x4", "ignore")
attempt(codecs.escape_encode, b"a'\n\xe9\"\\")
wide = "a'\n\xe9\"\\\u1234\U00012345\t\r\x00\x7f\ud800"
attempt(codecs.unicode_escape_encode, wide)
attempt(codecs.raw_unicode_escape_encode, wide)
attempt(codecs.unicode_escape_decode, "a\xe9\\n")
print(wide.encode("unicode_escape").decode("unicode_escape") == wide)
warnings.simplefilter("error")
try:
    codecs.unicode_escape_decode(rb"\d")
except DeprecationWarning as e:
    print(e)
