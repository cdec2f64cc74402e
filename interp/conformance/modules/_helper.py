"""Imported by import_forms."""
print("helper runs once")
answer = 42
counter = 0
_private = 1


def greet(name):
    return f"hello {name}"


def bump():
    global counter
    counter += 1
