"""contextvars: variables, tokens, contexts."""
import contextvars
from contextvars import Context, ContextVar, Token


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


v = ContextVar("v", default=3)
w = ContextVar("w")
print(v.name, v.get(), w.get("none"), repr(v).split(" at ")[0])
attempt(w.get)
token = v.set(4)
print(v.get(), token.var is v, token.old_value, Token.MISSING)
second = v.set(5)
print(second.old_value)
v.reset(second)
v.reset(token)
print(v.get(), repr(token)[:12])
attempt(v.reset, token)
attempt(v.reset, 3)
attempt(w.reset, v.set(1))
attempt(ContextVar, 3)
attempt(ContextVar)
attempt(Context, 1)
attempt(Token)

w.set("outside")
context = contextvars.copy_context()


def inside(a, k=0):
    v.set(a + k)
    w.set("inside")
    return v.get(), w.get()


print(context.run(inside, 10, k=5), v.get(), w.get(), context[v], context[w])
print(len(context), v in context, context.get(ContextVar("z"), "z"))
print(sorted(x.name for x in context), sorted(map(str, context.values())),
      sorted(x.name for x in context.keys()), len(list(context.items())))
attempt(lambda: context["v"])
attempt(lambda: context[ContextVar("z")])
attempt(lambda: 3 in context)
attempt(context.run, context.run, print)
attempt(context.run)
copy = context.copy()
print(copy == context, copy is context)
copy.run(v.set, 99)
print(copy == context, copy[v], context[v])
try:
    context.run(lambda: 1 / 0)
except ZeroDivisionError as e:
    print(e, v.get())
kept = context.run(v.set, 1)
attempt(v.reset, kept)
print(Context().run(lambda: (v.get(), w.get(None))))
print(ContextVar[int], Token[int])
