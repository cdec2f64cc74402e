# textwrap, shlex, fnmatch and difflib of the standard library.
import difflib
import fnmatch
import shlex
import textwrap

text = ("The quick brown fox jumps over the lazy dog, then naps; "
        "a-very-long-hyphenated-word appears here.")
for line in textwrap.wrap(text, 24):
    print(repr(line))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 30), repr(textwrap.dedent("  a\n    b\n  c")))
print(textwrap.indent("x\n\ny", "> "))
print(shlex.split("a 'b c' \"d\\\"e\" f\\ g # h", comments=True))
print(shlex.quote("it's"), shlex.join(["a", "b c"]))
names = ["a.py", "b.txt", "c.pyc", "ab.py"]
print(fnmatch.filter(names, "*.py"), fnmatch.fnmatch("x1", "x[0-9]"),
      fnmatch.fnmatchcase("A", "a"))
a, b = "one two three".split(), "one too three four".split()
print(list(difflib.unified_diff(a, b, lineterm="")))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]))
print(round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 3))
print(list(difflib.ndiff(["a"], ["b"])))
