# What module json stands on: _json's scanstring, scanner and encoder, by hand
# and with random texts and values.
import _json
import binascii
import json
import json.decoder
import json.encoder
import random


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        shown = [type(error).__name__, str(error).split(" at 0x")[0]]
        if isinstance(error, json.JSONDecodeError):
            shown += [error.msg, error.pos]
        if isinstance(error, StopIteration):
            shown.append(error.value)
        return shown


print(sorted(name for name in dir(_json) if name[0] != "_"))
print(_json.make_scanner, _json.make_encoder.__name__,
      json.decoder.scanstring is _json.scanstring)

# ---- strings
for text in ('abc"', 'abc', '', '"', 'a\\', 'a\\"', '\\u00e9"', '\\u00E9x"',
             '\\ud83d\\ude00"', '\\ud83d\\u0041"', '\\ud83d"', '\\ude00\\ud83d"',
             '\\u12"', '\\u123', '\\u1234', '\\uzzzz"', '\\ud83d\\u12"',
             '\\ud83d\\uzzzz"', '\\ud83dx"', '\\b\\f\\n\\r\\t\\/\\\\\\""', '\\x"',
             'a\nb"', 'a\0b"', '\u20ac\\u0041\U0001f600"', '\x7f"'):
    print(ascii(text), ascii(attempt(_json.scanstring, text, 0)),
          ascii(attempt(_json.scanstring, "[" + text, 1, False)))
for args in (("a\"", 5), ("a\"", -1), (b"a", 0), ("a",), ("a\"", "0"),
             ("a\"", 0, True, 1), (None, 0), ("a\"", 0, [])):
    print(args, attempt(_json.scanstring, *args))
for text in ("", "plain", "\"\\/\b\f\n\r\t\0\x1f\x7f\x80\xff\u0100\ud800",
             "\U0001f600\U0010ffff"):
    print(_json.encode_basestring_ascii(text),
          ascii(_json.encode_basestring(text)))
print(attempt(_json.encode_basestring, b""),
      attempt(_json.encode_basestring_ascii, 1))

# ---- the scanner
scan = json.JSONDecoder().scan_once
print(type(scan).__name__, scan.strict, scan.object_hook, scan.parse_int,
      scan.parse_constant("NaN"))
print(attempt(scan), attempt(scan, "1"), attempt(scan, "1", 0, 2),
      attempt(scan, "[1]", idx=1), scan(string="[1] ", idx=0),
      attempt(scan, "1", -1), attempt(scan, "1", 9), attempt(scan, 1, 0),
      attempt(scan, " 1", 0))
for text in ("-", "-a", "--1", "+1", "01", "-01", "1.", "1.e1", "1e", "1e+",
             "1e+5", "1E-2", "0.5e01", "1.5.2", "-0", "-0.0", "1e400",
             "123456789012345", "-99999999999999", "1" * 40, "9" * 5000, "nul",
             "null", "nulls", "tru", "true", "falsey", "NaN", "Na", "Infinity",
             "-Infinity", "-Inf", "Infinit", "[", "[1", "[1,", "[1,]", "[,", "{",
             '{"', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{,", "{1",
             "\u0661", "\u20ac", "[1\u00a0]", "[ \t\r\n]", "[\v]", "{ }"):
    print(ascii(text[:20]), ascii(attempt(scan, text, 0)),
          ascii(attempt(json.loads, text)))


class How:
    strict = 0
    object_hook = parse_float = parse_int = None
    object_pairs_hook = None
    parse_constant = None


print(attempt(_json.make_scanner, 3),
      attempt(_json.make_scanner(How), "[true]", 0),
      attempt(_json.make_scanner(How), "[1]", 0),
      attempt(_json.make_scanner(How), "NaN", 0))

rng = random.Random(3)
TOKENS = ['"', "\\", "{", "}", "[", "]", ",", ":", " ", "\n", "1", "-", "0", ".5",
          "e3", "null", "true", "NaN", '"k"', '"\\u00e9"', "\u20ac", '"a": ',
          "{}", "[]", '"\\ud800"']
crc = good = 0
for _ in range(6000):
    text = "".join(rng.choices(TOKENS, k=rng.randrange(9)))
    if rng.random() < 0.5:
        text = "[" + text + "]"
    found = attempt(json.loads, text, strict=rng.random() < 0.5)
    good += not (isinstance(found, list) and found[:1] == ["JSONDecodeError"])
    crc = binascii.crc32(ascii(found).encode(), crc)
print(good, crc)


# ---- the encoder
def encoder(markers={}, default=repr, quote=_json.encode_basestring_ascii,
            indent=None, colon=": ", comma=", ", sort=False, skip=False,
            nan=True):
    return _json.make_encoder(markers, default, quote, indent, colon, comma,
                              sort, skip, nan)


made = encoder()
print(type(made).__name__, made.markers, made.default is repr, made.indent,
      made.key_separator, made.item_separator, made.sort_keys, made.skipkeys)
for args in ({"markers": 1}, {"colon": 1}, {"comma": b""}, {"quote": 3}):
    made = attempt(encoder, **args)
    print(made if isinstance(made, list) else attempt(
        lambda: "".join(made({"a": 1}, 0))))
print(attempt(encoder()), attempt(encoder(), 1),
      "".join(encoder()(obj=[1], _current_indent_level=2)))
for quote in (str.upper, lambda s: 5, lambda s: 1 / 0,
              _json.encode_basestring):
    made = encoder(quote=quote)
    print([attempt(lambda: "".join(made(v, 0)))
           for v in ("\u00e9", {"k": "v", 1: 2.5, None: True}, [], 3)])
changing = [0, object(), 2]


def default(value):
    changing.append("more") if len(changing) < 6 else changing.clear()
    return len(changing)


print("".join(encoder(default=default)(changing, 0)), changing[2:])
table = {"a": object(), "b": 1}


def default(value):
    table["c"] = 2
    return "changed"


print("".join(encoder(default=default)(table, 0)), table["c"])


class Items(dict):
    def items(self):
        return self.pairs


for pairs in ([("k", 1)], [("k", 1), ("a", [])], [], (("x", None),)):
    odd = Items(full=1)
    odd.pairs = pairs
    print("".join(encoder()(odd, 0)), "".join(encoder(sort=True)(odd, 0)))


class Listed(list):
    def __iter__(self):
        return iter("not these")


print("".join(encoder()(Listed([1, 2]), 0)), json.dumps(Items()))
loop = [{}]
loop[0]["k"] = (loop,)
print(attempt(json.dumps, loop), attempt(json.dumps, loop,
                                         check_circular=False)[0])
shared = [1]
print(json.dumps([shared, shared, {"s": shared}]))
print(attempt(json.dumps, object, default=lambda v: v),
      attempt(json.dumps, {(): 1}), attempt(json.dumps, {1: 1, "a": 2},
                                            sort_keys=True))


def value(depth):
    kind = rng.randrange(9 if depth else 6)
    if kind == 0:
        return rng.choice([None, True, False])
    if kind == 1:
        return rng.randrange(-10 ** rng.randrange(1, 30), 10 ** 6)
    if kind in (2, 3):
        return rng.choice([rng.random(), rng.uniform(-1e9, 1e9), 1e16, -0.0,
                           float(rng.randrange(1000)), rng.random() * 1e-9])
    if kind in (4, 5):
        return "".join(rng.choices("ab\"\\\n\x01\u00e9\u20ac\U0001f600/", k=rng.
                                   randrange(5)))
    if kind == 6:
        return {rng.choice(["a", "b", 1, 2.5, None, True, "\u00e9"]):
                value(depth - 1) for _ in range(rng.randrange(4))}
    return [value(depth - 1) for _ in range(rng.randrange(4))]


crc = 0
for _ in range(1500):
    made = value(4)
    for options in ({}, {"ensure_ascii": False}, {"separators": (",", ":")},
                    {"indent": 1}):
        text = json.dumps(made, **options)
        crc = binascii.crc32(ascii(text).encode(), crc)
        assert json.dumps(json.loads(text), **options) == text or "{" in text
print(crc)
