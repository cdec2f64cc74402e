# _sha512: digests of known and of chunked data.
import _sha512

print(_sha512.sha512().hexdigest())
print(_sha512.sha384(b"abc").hexdigest())
data = bytes(range(256)) * 5
for n in (1, 55, 56, 63, 111, 112, 113, 127, 128, 129, 240, 1000):
    whole = _sha512.sha512(data[:n])
    parts = _sha512.sha512()
    for i in range(0, n, 17):
        parts.update(data[i:min(i + 17, n)])
    print(n, whole.hexdigest()[:24], whole.digest() == parts.digest(),
          _sha512.sha384(bytearray(data[:n])).hexdigest()[-16:])
h = _sha512.sha512(b"a")
k = h.copy()
k.update(b"b")
print(h.hexdigest() != k.hexdigest(),
      k.digest() == _sha512.sha512(b"ab").digest(), len(h.digest()))
print(h.digest_size, h.block_size, h.name, _sha512.sha384().digest_size)
for bad in ("text", 5, None):
    try:
        h.update(bad)
    except TypeError as e:
        print(e)
