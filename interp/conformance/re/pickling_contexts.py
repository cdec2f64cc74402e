# Patterns and matches as values: pickling hooks, copies, use inside contexts.
import copyreg
import re
import parallel

WORD = re.compile(r"(?P<first>\w)(\w*)")


def longest(text):
    best = max(WORD.findall(text), key=lambda pair: len(pair[1]))
    return best, WORD.sub(lambda m: m["first"].upper() + m[2], text), WORD.split(text)[:3]


def matches(text):
    m = WORD.search(text)
    return m, m.group("first"), [x.span() for x in WORD.finditer(text)]


print(parallel.map(longest, ["one three two", "a bb", "x" * 50 + " y"]))
for m, first, spans in parallel.map(matches, ["  ab cd", "\u0436x", "z"]):
    print(m, first, spans, m.re is WORD, m.groupdict(), m.string)
function, (rebuild, arguments) = copyreg.dispatch_table[re.Pattern], copyreg.dispatch_table[re.Pattern](WORD)
print(rebuild is re._compile, arguments, rebuild(*arguments) == WORD)



