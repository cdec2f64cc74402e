# json: hooks of decoding, options of encoding, subclasses of both classes.
import collections
import decimal
import enum
import fractions
import io
import json


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as error:
        shown = [type(error).__name__, str(error).split(" at 0x")[0]]
        if isinstance(error, json.JSONDecodeError):
            shown += [error.msg, error.pos, error.lineno, error.colno]
        return shown


# ---- decoding
TEXT = '{"b": 1, "a": {"x": 1.50, "x": 2}, "list": [{}, -0, -0.0, 1E400, 12e-1]}'


def seen(kind):
    def hook(value):
        print(kind, repr(value))
        return value
    return hook


print(json.loads(TEXT, object_hook=seen("object")))
print(json.loads(TEXT, object_pairs_hook=seen("pairs")))
print(json.loads(TEXT, object_hook=seen("no"), object_pairs_hook=dict))
print(json.loads(TEXT, object_pairs_hook=collections.OrderedDict))
print(json.loads(TEXT, parse_float=decimal.Decimal, parse_int=str))
print(json.loads("[1.1, NaN, -Infinity, Infinity, 3, true]", parse_float=
                 fractions.Fraction, parse_int=float,
                 parse_constant=seen("constant")))
print(json.loads('{"n": [{"__complex__": [1, 2]}, {"k": {"__set__": [3]}}]}',
                 object_hook=lambda d: set(d["__set__"]) if "__set__" in d
                 else tuple(d["__complex__"]) if "__complex__" in d else d))
for text in (b'{"k": "\xc3\xa9"}', bytearray(b"[1]"), "\ufeff[]".encode(),
             '["\u00e9"]'.encode("utf-16"), '["\u00e9"]'.encode("utf-32-le"),
             "\ufeff[]", '["\t"]', 3, None, [], "", "[1,]", '{"a" 1}', '{"a":}',
             "{1: 2}", '["\\x"]', '["\\ud83d\\ude00 \\ud83d"]', "[1 2]", "nul",
             "[1] x", '"abc', '"\\u12"', "-", "1.", "[1.e3]", "01", "\n\n [,",
             '{"a": 1,}', "{'a': 1}", b"\xff\xfe"):
    print(ascii(text), ascii(attempt(json.loads, text)))
print(attempt(json.loads, '["tab\there"]', strict=False))
print(attempt(json.loads, "[]", nonsense=1))
print(attempt(json.loads, "[NaN]", parse_constant=lambda name: 1 / 0))
print(attempt(json.loads, '{"a": 1}', object_hook=lambda d: d["b"]))


class Upper(json.JSONDecoder):
    def __init__(self, *args, shout=False, **kwargs):
        self.shout = shout
        super().__init__(*args, object_hook=self.object, **kwargs)

    def object(self, found):
        return {k.upper() + "!" * self.shout: v for k, v in found.items()}


print(json.loads('{"a": {"b": 1}}', cls=Upper),
      json.loads('{"a": {"b": 1}}', cls=Upper, shout=True))
decoder = json.JSONDecoder()
print(decoder.raw_decode('[1, 2] and more'), attempt(decoder.raw_decode, ""),
      decoder.raw_decode("  7", 2), decoder.decode("  [ ]\n"),
      attempt(decoder.decode, "[] []"))
print(json.load(io.StringIO('{"a": [1]}'), object_pairs_hook=list),
      json.load(io.BytesIO(b"[null]")))


# ---- encoding
class Colour(enum.IntEnum):
    RED = 1


class Text(str):
    def __str__(self):
        return "not this"


class Number(int):
    def __repr__(self):
        return "nor this"


class Real(float):
    def __repr__(self):
        return "nor that"


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


Pair = collections.namedtuple("Pair", "left right")


def default(value):
    print("default", type(value).__name__)
    if isinstance(value, Point):
        return vars(value)
    if isinstance(value, (set, frozenset, range)):
        return sorted(value)
    if isinstance(value, bytes):
        return value.decode()
    raise TypeError("no way for " + type(value).__name__)


mixed = {"point": Point(1, Point(2, {3, 1})), "pair": Pair(1, b"x"),
         "kinds": [Colour.RED, Text("text"), Number(5), Real(2.5)],
         Text("key"): range(3), Colour.RED: 1, Number(7): None, 2.5: (),
         None: [], True: {}, False: collections.OrderedDict(z=1, a=2)}
for options in ({}, {"indent": 1}, {"indent": "\t", "separators": (";", "=")},
                {"indent": 0}, {"indent": ""}, {"separators": (",", ":")},
                {"indent": 3, "ensure_ascii": False}):
    print(attempt(json.dumps, mixed, default=default, **options))
    print(attempt(json.dumps, [{}, [], [[]], {"e": {}}, "\u00e9"], **options))
print(attempt(json.dumps, mixed, default=default, sort_keys=True))
print(attempt(json.dumps, {"b": {"d": 1, "c": 2}, "a": 3}, sort_keys=True))
print(attempt(json.dumps, {2: "b", 10: "a"}, sort_keys=True))
print(attempt(json.dumps, [object()], default=default))
print(attempt(json.dumps, [Point(1, 2)], default=lambda value: value))
print(attempt(json.dumps, [Point(1, 2)], default=lambda value: [value]))
print(attempt(json.dumps, [Point(1, 2)], default=lambda value: Point(3, 4),
              check_circular=True)[0])
for keys in ({(1, 2): 1, "k": 2}, {b"b": 1}, {Point: 1, 3: 4}):
    print(attempt(json.dumps, keys), attempt(json.dumps, keys, skipkeys=True))
for value in (float("nan"), -float("inf"), [1.0, 1e16, 1e-7, 1e22, 0.1]):
    print(attempt(json.dumps, value), attempt(json.dumps, value,
                                              allow_nan=False))
print(attempt(json.dumps, "\x00\x1f\x7f\u2028\ud800\U0001f600</script>"))
print(ascii(attempt(json.dumps, "\x7f\u2028\ud800\U0001f600",
                    ensure_ascii=False)))
print(attempt(json.dumps, 1, nonsense=2))
loop = {"a": []}
loop["a"].append(loop)
print(attempt(json.dumps, loop))
deep = []
for _ in range(100000):
    deep = [deep]
print(attempt(json.dumps, deep)[0], attempt(json.loads, "[" * 100000)[0])
while deep:
    deep = deep[0]


class Encoder(json.JSONEncoder):
    item_separator = " ,"

    def default(self, value):
        if isinstance(value, type):
            return value.__name__
        return super().default(value)

    def iterencode(self, value, _one_shot=False):
        for chunk in super().iterencode(value, _one_shot):
            yield chunk


print(json.dumps([int, {"a": str}], cls=Encoder),
      attempt(json.dumps, [..., 1],
              cls=Encoder))
print(Encoder(sort_keys=True, indent=2).encode({"b": [1, 2], "a": int}))
print(list(json.JSONEncoder().iterencode({"a": [1, {"b": None}], "c": "d"})))
print(list(json.JSONEncoder(indent=1).iterencode([[], [1], {"k": ()}])))
out = io.StringIO()
json.dump(mixed["pair"], out, default=default, indent=1)
print(out.getvalue())
out = io.BytesIO()
print(attempt(json.dump, [1], out))


# ---- round trips
for value in ([1, -5, 2 ** 70], {"a": [True, False, None]}, "\u00e9\n\"\\",
              [0.1, 1e300, -0.0], {"": ""}, [[[[]]]], 10 ** 30):
    for options in ({}, {"indent": 2}, {"ensure_ascii": False}):
        assert json.loads(json.dumps(value, **options)) == value
print(json.JSONEncoder.item_separator, json.JSONEncoder().key_separator,
      json.JSONDecodeError.__mro__[1])
