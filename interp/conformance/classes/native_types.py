import types
def f(): pass
for x in (len, [].append, object.__init__, object().__str__, str.join, dict.__dict__['fromkeys'], int.__add__, (1).__add__, object.__new__, dict.fromkeys, f, types.FunctionType.__code__, types.FunctionType.__globals__,print.__self__, [].append.__self__, object.__reduce__, object().__reduce__, tuple.__getitem__, (1,).__getitem__, str.maketrans, type.__call__,list.__len__, object.__dir__, object.__format__,type.__subclasses__, object.__init_subclass__,Exception.with_traceback, object.__class__, BaseException.args, (lambda:0).__get__, type.__prepare__):
    print(type(x).__name__, getattr(x,'__name__',0), getattr(x,'__qualname__',0), isinstance(x, types.MethodType), isinstance(x, types.BuiltinFunctionType), hasattr(x,'__self__'), hasattr(x,'__objclass__'), x.__class__ is type(x))

print(types.MemberDescriptorType.__name__, types.GetSetDescriptorType.__name__)
print(isinstance([].append, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(f, types.FunctionType))
class A:
    __slots__ = 'x'
print(type(A.x).__name__, isinstance(A.x, types.MemberDescriptorType), A.x.__objclass__ is A, A.x.__name__, A.x.__qualname__)
for bad in (lambda: [].append + 1, lambda: str.join[1], lambda: object.__init__ < 3, lambda: len.x):
    try: bad()
    except (TypeError, AttributeError) as e: print(e)
print(str([].__len__)[:33], str(list.__len__), str(list.append), str(len), str(dict.fromkeys)[:40])
