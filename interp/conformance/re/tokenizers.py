# Programs with regular expressions: tokens, JSON, a template, log lines.
import re

TOKENS = [("NUMBER", r"\d+(?:\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("ID", r"[A-Za-z_]\w*"),
          ("OP", r"[+\-*/()<>=]"), ("NEWLINE", r"\n"), ("SKIP", r"[ \t]+"), ("STRING", r'"(?:[^"\\]|\\.)*"'),
          ("COMMENT", r"#.*"), ("BAD", r".")]
pattern = re.compile("|".join("(?P<%s>%s)" % pair for pair in TOKENS))
source = 'if total >= 12.5 then # big\n  price := price * (1 - tax);\n  s := "a \\"q\\" b"; ?\n'
print([(m.lastgroup, m.group()) for m in pattern.finditer(source) if m.lastgroup != "SKIP"])

KEYWORDS = "and as assert break class continue def del elif else except finally for from global if import in is"
words = re.compile(r"\b(?:%s)\b" % "|".join(KEYWORDS.split()))
print(words.findall("for x in range: if y is not None and classy or asserted: break; imports else finally"))

STRING = re.compile(r'(.*?)(["\\\x00-\x1f])', re.S)
NUMBER = re.compile(r"(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?")
print(STRING.match('abc\\n"def"').groups(), STRING.match("abc"), STRING.match('"x').span(1))
for text in ["0", "-12", "3.25e-7", "01", "-", "1.", "1e5x", "x"]:
    m = NUMBER.match(text)
    print(text, m and (m.groups(), m.end()))

line = '10.0.0.1 - bob [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326'
m = re.match(r'(\S+) (\S+) (\S+) \[([^\]]+)\] "(\w+) (\S+) ([^"]*)" (\d{3}) (\d+|-)', line)
print(m.groups())

print(re.sub(r"\$(?:(\$)|(\w+)|\{(\w+)\})", lambda m: {"a": "1", "b": "2"}.get(m[2] or m[3], "$"), "$a ${b} $$ $c"))
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"))
print(re.findall(r"(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))", 'a,"b ""q""",,c'))
print(re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+", "mail a.b+c@x-y.org, or d@e.f!"))
print(bool(re.fullmatch(r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}", "192.168.1.255")))
print(re.split(r"(?<=[.!?])\s+", "One. Two! Three? Four"), re.sub(r"(\d)(?=(?:\d{3})+$)", r"\1,", "1234567"))

scanner = re.Scanner([(r"\d+", lambda s, t: int(t)), (r"[a-z]+", lambda s, t: t), (r"\s+", None), (r"[+*]", "op")])
print(scanner.scan("12 ab+3 * !x"))
print([m.group() for m in re.finditer(r"(?P<d>\d)|(?P<w>[a-z])", "1a2") if m["d"]])
