"""Loops, slices, subscripts and operators on every mix of kinds."""
def f():
    out = []
    for i, x in enumerate([1,2,3]): out.append((i,x))
    for i, x in enumerate("abc", 2**47-2): out.append((i,x))
    for a, b in zip([1,2,3],[4,5]): out.append((a,b))
    out.append((a,b))
    for a, b, c in zip([1,2,3],(4,5,6),range(3)): out.append((a,b,c))
    out.append((a,b,c))
    for k, v in {1:2,3:4}.items(): out.append((k,v))
    for k in {1:2,3:4}: out.append(k)
    for c in "héllo\u1234x": out.append(c)
    for a, b in [(1,2),(3,4),[5,6]]: out.append((a,b))
    for a, b, c in [(1,2,3),(3,4,5),"abc"]: out.append((a,b,c))
    try:
        for a, b in [(1,2),(3,4,5)]: out.append((a,b))
    except ValueError as e: out.append(str(e))
    try:
        for a, b in [(1,2),5]: out.append((a,b))
    except TypeError as e: out.append(str(e))
    try:
        d = {1:2, 3:4}
        for k, v in d.items():
            d[k+10] = 1
    except RuntimeError as e: out.append(str(e))
    try:
        for a, b in zip([1,2],[3],strict=True): out.append((a,b))
    except ValueError as e: out.append(str(e))
    return out
print(f()); print(f()==f())
def g(s, l, t, i, j):
    return s[i:j], l[i:j], t[i:j], s[:j], l[i:], t[-2:], s[1:-1], l[:], t[:], s[:], t[:] is t, s[0:100], l[5:2], s[i:j:1] if 1 else 0
class I:
    def __index__(self): return 1
for i in (0, 1, -1, 100, -100, None, True, I()):
    for j in (0, 2, -1, 100, -100, None, False, I(), 2**70, -2**80):
        print(g("hello wörld", [1,2,3,4,5], (1,2,3,4,5), i, j))
try: g("a",[1],(1,),1.5,2)
except TypeError as e: print(e)
def h(x, y):
    r = []
    for op in range(2):
        r.append(x[y])
    return r
for k in (0, -1, 2, -3):
    print(h("abc",k), h([1,2,3],k), h((1,2,3),k))
for bad in (3, -4, 1.0, "a", None, 2**60, -2**60, True):
    for o in ("abc",[1,2,3],(1,2,3)):
        try: print(h(o,bad))
        except Exception as e: print(type(e).__name__, e)
def st(l, i, v):
    for _ in range(3): l[i] = v
    return l
for i in (0,-1,2,-3,True): print(st([1,2,3], i, 9))
for i in (3,-4,1.0,None,2**60):
    try: st([1,2,3],i,9)
    except Exception as e: print(type(e).__name__, e)
def ops(x, y):
    r = []
    for _ in range(2):
        for f in OPS:
            try: r.append(f(x, y))
            except Exception as e: r.append(type(e).__name__+str(e))
    return r
def iadd(x,y): x+=y; return x
def isub(x,y): x-=y; return x
def imul(x,y):
    if type(x) in (str,list,tuple) and type(y) is int and y>100 or type(y) in (str,list,tuple) and type(x) is int and x>100: return 0
    x*=y; return x
def idiv(x,y): x/=y; return x
def ifd(x,y): x//=y; return x
def imod(x,y): x%=y; return x
def iand(x,y): x&=y; return x
def ior(x,y): x|=y; return x
def ixor(x,y): x^=y; return x
def ils(x,y):
    if isinstance(y,int) and y>100: return 0
    x<<=y; return x
def irs(x,y): x>>=y; return x
def i7(x,y): x//=7; x+=3; x%=1000; x&=255; x|=8; x^=5; x<<=3; x>>=1; x-=2; x*=3; return x
def im7(x,y): x//=-7; x+=-3; x%=-1000; x&=-255; x|=-8; x^=-5; return x
def kk(x,y):
    if type(x) in (str,list,tuple): return 0
    return (x+1000000, x-1000000, x*1000000, x//1000000, x%1000000, x&1000000, x|1000000, x^1000000, x<<40, x>>2)
def kf(x,y): return (x+1.5, x-1.5, x*1.5, x/1.5, 1.5+x, 1.5-x, 1.5*x, x/2, 2/x, 1<<x if 0<=x<100 else 0)
def cmpk(x,y): 
    r=[]
    if x < 1.5: r.append(1)
    if x <= 1.5: r.append(2)
    if x == 1.5: r.append(3)
    if x != 1.5: r.append(4)
    if x > 1.5: r.append(5)
    if x >= 1.5: r.append(6)
    if x == 1000000: r.append(7)
    if x != 1000000: r.append(8)
    if x == "abc": r.append(9)
    if x != "abc": r.append(10)
    if x == None: r.append(11)
    if x < 2**50: r.append(12)
    return r
def cmps(x,y):
    r=[]
    if x < "abc": r.append(1)
    if x > "abc": r.append(2)
    return r
OPS=[iadd,isub,imul,idiv,ifd,imod,iand,ior,ixor,ils,irs,i7,im7,kk,kf,cmpk,cmps]
V = [0, -7, 2**47-1, 1.5, float('inf'), "abc", [1], None, 2**60, {1}]
for x in V:
    for y in V:
        print(x, y, ops(x, y)[-34:])
