import warnings

def old():
    warnings.warn("use new()", DeprecationWarning, stacklevel=2)

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    old()
    warnings.warn("plain")
    warnings.warn(RuntimeWarning("instance"))
for w in seen:
    print(w.category.__name__, w.message, w.lineno, type(w.message).__name__)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as e:
        print("raised", e)
with warnings.catch_warnings(record=True) as seen:
    warnings.resetwarnings()
    warnings.resetwarnings()
    warnings.filterwarnings("ignore", message="skip.*")
    warnings.filterwarnings("once", category=UserWarning)
    for i in range(3):
        warnings.warn("skip this")
        warnings.warn("same")
    print([str(w.message) for w in seen])
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("default")
    for i in range(3):
        warnings.warn("in a loop")
    print(len(seen))
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("never"),
            lambda: warnings.warn("x", 5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "code()"), end="")
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn_explicit("explicit", UserWarning, "file.py", 12, module="mod")
    print(seen[0].filename, seen[0].lineno)
warnings.simplefilter("ignore")
warnings.warn("nothing")
