# compare: stderr
def fail():
    error = KeyError("key")
    error.add_note("a note")
    error.add_note("two\nlines")
    raise error


fail()
