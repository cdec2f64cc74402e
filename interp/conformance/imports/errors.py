import sys

for statement in ("import nowhere", "import nowhere.sub", "import math.sub", "from math import nope",
                  "from . import x", "from .. import x", "import json.nope", "from json import nope",
                  "from nowhere import x", "from math import sqrt, nope2", "import keyword.x"):
    try:
        exec(statement, {"__name__": "m"})
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (/")[0], "|", e.name)
    except KeyError as e:
        print("KeyError", e)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
for args in ((5,), ("",), ("x", None, None, (), -1)):
    try:
        __import__(*args)
    except Exception as e:
        print(type(e).__name__, e)
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).__name__)
namespace = {}
exec("from keyword import *", namespace)
print(sorted(n for n in namespace if not n.startswith("__")))
import json.decoder
print(json.decoder.__name__, json.decoder.__package__, json.__package__, json.__path__ == [json.__file__[:-12]])
print(sys.modules["json.decoder"] is json.decoder, __name__, __package__, __spec__)
class Fake:
    __all__ = ["a", 5]
    a = 1
    __name__ = "fake"
sys.modules["fake"] = Fake()
try:
    exec("from fake import *", {})
except TypeError as e:
    print(e)
sys.modules["fake"].__all__ = ["a", "missing"]
try:
    exec("from fake import *", {})
except AttributeError as e:
    print(type(e).__name__)
from fake import a as b
print(b)
