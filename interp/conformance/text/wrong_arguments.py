"""Arguments of a wrong size or kind, and text beside bytes: the words."""
B = 2**70
CASES = r"""
'a'.center(B)
'a'.zfill(B)
'a'.expandtabs(B)
'a'.expandtabs(2**40)
'a'.split(None,B)
'a'.rsplit(None,B)
'a'.replace('a','b',B)
[1].pop(B)
[1].insert(B,1)
b'a'.center(B)
b'a'.zfill(B)
b'a'.expandtabs(B)
b'a'.split(None,B)
b'a'.replace(b'a',b'b',B)
bytearray(b'a').pop(B)
bytearray(b'a').insert(B,1)
(5).to_bytes(B,'big')
b'a'.hex(':',B)
b'a'.hex(':',2**40)
'a'*B
b'a'*B
[1]*B
(1,)*B
'a'[B]
[1][B]
bytes(B)
bytearray(B)
round(1.5,B)
round(15,B)
chr(B)
chr(2**40)
range(5)[B]
'a'.splitlines(B)
b'a'.splitlines(B)
int('1',B)
[1].index(1,B)
'a'.find('a',B)
'%*d'%(B,1)
'%*d'%(2**40,1)
'%.*f'%(2**40,1.5)
'%.*f'%(B,1.5)
sum([],B)
'a'.startswith('a',B)
list(range(3)).__getitem__(B)
divmod(B,0)
pow(B,-1,7)
b'%c'%B
b'%*d'%(B,1)
'%c'%B
bytearray(b'ab').__setitem__(0,B)
bytes([B])
bytearray(b'a').append(B)
'{:>{}}'.format('a',B)
format(1,'1'*30+'d')
format(1.5,'.'+'1'*30+'f')
'%1111111111111111111111d'%1
'%.1111111111111111111111d'%1
'{99999999999999999999999}'.format(1)
[1].__mul__(B)
(1).__lshift__(B)
1<<B
0<<B
1>>B
hash(B)
b'a'.decode(',')
b''.decode(',')
b''.decode('utf-8','nope')
b''.hex([1,2])
b''.hex([1])
b''.hex(None)
b''.hex('ab')
b''.hex('\xe9')
b''.hex(5)
b''.hex(b'ab')
b'ab'.hex(bytearray(b'x'))
''.encode(',')
'a'.encode(',')
'a'.encode('ascii','nope')
'\xe9'.encode('ascii','nope')
'\xe9'.encode('ascii','xmlcharrefreplace')
b'\xff'.decode('ascii','xmlcharrefreplace')
'\ud800'.encode('utf-8','surrogatepass')
b'\xff'.decode('utf-8','surrogateescape')
b'%s' % ''
b'x' % ''
b'x' % {}
b'x' % []
b'x' % 'a'
'x' % ''
'x' % b''
'x' % {}
'x' % []
'x' % 5
'x' % (1,)
b'x' % 5
b'x' % b''
b'x' % (1,)
b'x' % bytearray()
b'%(a)s' % {b'a':b'z'}
b'%s' % 5
b'%b' % b'q'
b'%a' % 'x'
b'%r' % 'x'
b'%d' % 'x'
b'%x' % 1.5
b'%c' % 300
b'%c' % b'ab'
b'%5s|%-5s|' % (b'a',b'b')
b'%.1f' % 2.25
b'%i' % 3.7
"""

for case in CASES.split("\n"):
    if not case:
        continue
    try:
        result = ascii(eval(case))
    except Exception as error:
        result = type(error).__name__ + ": " + ascii(str(error))
    print(case, "->", result[:120])
for handler in ("xmlcharrefreplace", "namereplace", "ignore", "replace", "nope"):
    try:
        print(handler, ascii(b"a\xffb".decode("ascii", handler)))
    except Exception as error:
        print(handler, type(error).__name__, error)
