# compare: stderr
class A:
    attribute_one = 1
    def method(self): return self.atribute_one
def g():
    local_name = 1
    return local_nam
try:
    g()
except NameError:
    try:
        A().method()
    except AttributeError as e:
        raise
