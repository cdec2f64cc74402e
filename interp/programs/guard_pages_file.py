"""--guard=calls+pages: the guard refuses before anything happens, so the file
is not read; --guard=pages refuses where the bytes would be stored."""
# pxi: --guard=calls+pages
import parallel

shared = bytearray(100)
path = __file__


def read_into(i):
    with open(path, "rb", buffering=0) as f:
        try:
            f.readinto(shared)
        except parallel.IsolationError as e:
            return f.tell(), e.lineno, e.operation


def read_own(i):
    own = bytearray(8)
    with open(path, "rb", buffering=0) as f:
        f.readinto(own)
    return bytes(own)


print(parallel.map(read_into, [1]), parallel.map(read_own, [1]))
print(shared == bytes(100))
# expect: [(0, 13, 'readinto')] [b'"""--gua']
# expect: True
