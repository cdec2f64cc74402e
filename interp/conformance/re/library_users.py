# The library's modules that stand on regular expressions.
import difflib
import fnmatch
import io
import json
import pprint
import shlex
import string
import textwrap
import tokenize

print(string.Formatter().format("{0} {a.real:>5} {b[0]!r:*^9}{{}}", 1, a=3, b="xy"))
for wrong in ("{", "{0!z}", "{a.}", "{}{0}", "{x}"):
    try:
        print(string.Formatter().format(wrong, 1))
    except (ValueError, KeyError, IndexError) as error:
        print(wrong, type(error).__name__, error)
t = string.Template("$a ${b} $$ $c")
print(t.safe_substitute(a=1, b=2))
try:
    t.substitute(a=1)
except KeyError as error:
    print(error)

text = '{"a": [1, -2.5e3, "x\\u00e9\\n", null, true], "b": {"\\ud83d\\ude00": ""}}'
print(ascii(json.loads(text)), json.dumps(json.loads(text), indent=1, sort_keys=True))
for wrong in ('{"a": }', '["x', "[1, 2", "nul", ""):
    try:
        print(json.loads(wrong))
    except json.JSONDecodeError as error:
        print(error, error.pos)

for token in tokenize.generate_tokens(io.StringIO("def f(x):\n    return x[1] + 1.5e3 # hi\n").readline):
    print(tokenize.tok_name[token.type], repr(token.string), token.start, token.end)
pprint.pprint({"k" * 20: list(range(30)), "b": ("x" * 50, "y" * 50)}, width=60)
print(textwrap.wrap("the quick brown-fox jumps over  the lazy dog", 15))
print(repr(textwrap.dedent("  a\n   b\n\n  c")), textwrap.shorten("a b c d e f", 8))
print(fnmatch.filter(["a.py", "b.c", "ab.py"], "[!b]*.py"), fnmatch.translate("a?[x-z]*"))
print(shlex.split("a 'b c' d\\ e \"f$g\""), shlex.quote("it's"))
print(list(difflib.unified_diff(["a\n", "b\n", "c\n"], ["a\n", "x\n", "c\n"])))
