"""A stack machine with its assembler: loops, calls, a trace."""

SOURCE = """
        push 10
        store n
        push 1
        store acc
loop:   load n
        jz done
        load acc
        load n
        mul
        store acc
        load n
        push 1
        sub
        store n
        jmp loop
done:   load acc
        print
        push 6
        call double
        print
        halt
double: push 2
        mul
        ret
"""


class Machine:
    def __init__(self, source):
        self.labels, self.code = {}, []
        for number, line in enumerate(source.splitlines(), 1):
            line = line.split("#")[0]
            if ":" in line:
                label, line = line.split(":", 1)
                self.labels[label.strip()] = len(self.code)
            words = line.split()
            if words:
                self.code.append((number, words[0], words[1:]))
        self.stack, self.calls, self.memory = [], [], {}
        self.pc = self.steps = 0
        self.output = []

    def run(self, limit=10000):
        while self.pc is not None:
            self.steps += 1
            if self.steps > limit:
                raise RuntimeError("too many steps")
            line, op, args = self.code[self.pc]
            self.pc += 1
            method = getattr(self, "op_" + op, None)
            if method is None:
                raise SyntaxError(f"line {line}: unknown {op}")
            method(*args)
        return self.output

    def op_push(self, n):
        self.stack.append(int(n))

    def op_store(self, name):
        self.memory[name] = self.stack.pop()

    def op_load(self, name):
        self.stack.append(self.memory[name])

    def op_print(self):
        self.output.append(self.stack.pop())

    def op_jmp(self, label):
        self.pc = self.labels[label]

    def op_jz(self, label):
        if not self.stack.pop():
            self.op_jmp(label)

    def op_call(self, label):
        self.calls.append(self.pc)
        self.op_jmp(label)

    def op_ret(self):
        self.pc = self.calls.pop()

    def op_halt(self):
        self.pc = None


def binary(function):
    def method(self):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(function(a, b))
    return method


for name, function in (("add", lambda a, b: a + b), ("sub", lambda a, b: a - b),
                       ("mul", lambda a, b: a * b),
                       ("div", lambda a, b: a // b)):
    setattr(Machine, "op_" + name, binary(function))

m = Machine(SOURCE)
print(m.run(), m.steps, m.memory, sorted(m.labels.items()))
for bad in ("loop: jmp loop", "frob 1", "add", "push 1\npush 0\ndiv",
            "jmp nowhere", "push", "push x"):
    try:
        Machine(bad).run(100)
    except Exception as error:
        print(type(error).__name__, error)
