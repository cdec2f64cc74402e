# argparse: positionals, options, types, errors as text.
import argparse
import sys

parser = argparse.ArgumentParser(prog="tool", description="A tool.")
parser.add_argument("name")
parser.add_argument("numbers", nargs="*", type=int)
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--level", choices=["low", "high"], default="low")
parser.add_argument("--flag", action="store_true")
for argv in (["x"], ["x", "1", "2", "-vv"], ["--level", "high", "y", "--flag"],
             ["x", "--level=low"]):
    print(sorted(vars(parser.parse_args(argv)).items()))
print(parser.format_usage())
sys.stderr = sys.stdout
for argv in ([], ["x", "nan"], ["x", "--level", "mid"], ["x", "--what"]):
    try:
        parser.parse_args(argv)
    except SystemExit as stop:
        print("exit", stop.code)
