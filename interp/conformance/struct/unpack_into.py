# struct: unpack, unpack_from, pack_into: offsets, sizes, error texts.
import struct


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


attempt(struct.unpack,'i',b'abc')
attempt(struct.unpack,'i','abcd')
attempt(struct.unpack,'i',5)
attempt(struct.unpack,'3s2b',b'abcde')
attempt(struct.unpack,'?',b'\x02')
attempt(struct.unpack,'5p',b'\x02abcd')
attempt(struct.unpack,'e',b'\0\x3c')
attempt(struct.unpack,'c',b'a')
attempt(struct.unpack,'xb',b'ab')
attempt(struct.unpack_from,'i',b'abcdef',3)
attempt(struct.unpack_from,'i',b'abcdef',-2)
attempt(struct.unpack_from,'i',b'abcdef',-9)
attempt(struct.unpack_from,'i',b'abcdef',-5)
attempt(struct.unpack_from,'i',b'abcdef',2)
attempt(struct.unpack_from,'i',b'abcdef',offset=1)
b=bytearray(6)
attempt(struct.pack_into,'i',b,3,1)
attempt(struct.pack_into,'i',b,-2,1)
attempt(struct.pack_into,'i',b,-9,1)
attempt(struct.pack_into,'i',b,-4,1)
print(b)
attempt(struct.pack_into,'i',b'abc',0,1)
attempt(struct.pack_into,'i',b)
attempt(struct.pack_into,'i',b,0)
attempt(struct.pack_into,'i',b,'a',1)
attempt(struct.pack_into,'i')
attempt(struct.pack_into,'i',b,0,1,2)
attempt(struct.pack_into,'i',b,9,1)
