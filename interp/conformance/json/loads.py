import json

for text in ('null', ' true ', '[1, -2, 3.5, 1e3, -0, 0.1E-2]', '{"a": {"b": []}}',
             '"\\u00e9\\ud83d\\ude00\\n\\/"', '"\\ud83d"', '{"a": 1, "a": 2}',
             'NaN', '-Infinity', '123456789012345678901234567890', '[]', '{}'):
    v = json.loads(text)
    print(ascii(v), type(v).__name__)
for text in ('', '[', '[1,', '[1 2]', '{', '{"a"}', '{"a":}', '{a: 1}', '"abc',
             '"\\u12"', 'nul', '1 2', '[1,]', '{"a":1,}', '01',
             '-', "'a'", '\ufeff1'):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as e:
        print(e, e.pos, e.lineno, e.colno, e.msg)
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads('"\u00e9"'.encode("utf-16")))
print(json.loads('{"a": 1, "b": [2]}', object_pairs_hook=list))
print(json.loads('{"a": {"b": 2}}', object_hook=lambda d: sorted(d)))
print(json.loads('[1.5, 2]', parse_float=str, parse_int=lambda s: "i" + s))
print(json.loads('[NaN]', parse_constant=lambda s: s))
for bad in (5, None, [1]):
    try:
        json.loads(bad)
    except TypeError as e:
        print(e)
decoder = json.JSONDecoder()
print(decoder.raw_decode('{"a": 1} tail'))
print(json.loads('"\t"', strict=False))
deep = json.loads("[" * 50 + "]" * 50)
depth = 0
while deep:
    deep, depth = deep[0], depth + 1
print(depth)
value = {"list": [1, 2.5, "x", None, True], "nested": {"k": [{}]}}
print(json.loads(json.dumps(value)) == value)
