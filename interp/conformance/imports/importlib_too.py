import importlib
import importlib.util
import sys

colorsys = importlib.import_module("colorsys")
print(colorsys.__name__, colorsys.__spec__.name, colorsys.__spec__.origin == colorsys.__file__)
colorsys.mark = 1
print(importlib.reload(colorsys) is colorsys, colorsys.mark)
print(importlib.import_module(".decoder", "json").__name__)
print(importlib.util.find_spec("nowhere"), importlib.util.find_spec("textwrap").name)
print(importlib.util.resolve_name(".x", "a.b"))
for bad in (lambda: importlib.import_module("nowhere"), lambda: importlib.import_module(".x"),
            lambda: importlib.reload(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

class Finder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "made_up":
            return importlib.util.spec_from_loader(name, cls)
    @staticmethod
    def create_module(spec):
        return None
    @staticmethod
    def exec_module(module):
        module.answer = 42

sys.meta_path.insert(0, Finder)
import made_up
print(made_up.answer, made_up.__spec__.name, made_up.__loader__ is Finder)
import textwrap
print(textwrap.shorten("hello big world", 11))
try:
    import still_nowhere
except ImportError as e:
    print(e)
sys.meta_path.remove(Finder)
spec = importlib.util.spec_from_file_location("again", textwrap.__file__)
again = importlib.util.module_from_spec(spec)
spec.loader.exec_module(again)
print(again.__name__, again.dedent("  a"), again is textwrap)
