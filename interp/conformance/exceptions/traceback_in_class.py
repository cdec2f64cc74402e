# compare: stderr
class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(
                f"cannot withdraw {amount}, only {self.balance}")
        self.balance -= amount

    @property
    def broken(self):
        return self.missing


a = Account(10)
a.withdraw(3)
try:
    a.broken
except AttributeError as error:
    print(error)
steps = [lambda: a.withdraw(2), lambda: a.withdraw(20)]
result = [step() for step in steps]
