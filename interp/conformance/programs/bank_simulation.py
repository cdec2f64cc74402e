"""Objects that act on one another: accounts, fees, failures, a journal."""


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} cannot pay {amount}")
        self.account, self.amount = account, amount


class Account:
    interest = 0
    _next = 1

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.number = Account._next
        Account._next += 1
        self.history = []

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self._balance += amount
        self.history.append(("in", amount))
        return self

    def withdraw(self, amount):
        if amount > self.available():
            raise InsufficientFunds(self, amount)
        self._balance -= amount
        self.history.append(("out", amount))
        return self

    def available(self):
        return self._balance

    def month_end(self):
        gained = round(self._balance * self.interest / 100, 2)
        if gained > 0:
            self.deposit(gained)

    def __repr__(self):
        kind = type(self).__name__
        return f"{kind}#{self.number}({self.owner}, {self.balance})"

    def __lt__(self, other):
        return self.balance < other.balance


class Savings(Account):
    interest = 2.5

    def withdraw(self, amount):
        super().withdraw(amount)
        if len([h for h in self.history if h[0] == "out"]) > 2:
            self._balance -= 1
            self.history.append(("fee", 1))
        return self


class Credit(Account):
    def __init__(self, owner, limit):
        super().__init__(owner)
        self.limit = limit

    def available(self):
        return super().available() + self.limit

    def month_end(self):
        if self.balance < 0:
            fee = max(1, -self.balance // 10)
            self._balance -= fee
            self.history.append(("fee", fee))


class Transfer:
    def __init__(self, bank, source, target):
        self.bank, self.source, self.target = bank, source, target

    def __enter__(self):
        self.saved = [(a, a._balance, len(a.history))
                      for a in (self.source, self.target)]
        return self

    def move(self, amount):
        self.source.withdraw(amount)
        self.target.deposit(amount)

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.bank.journal.append("ok")
            return False
        for account, balance, length in self.saved:
            account._balance = balance
            del account.history[length:]
        self.bank.journal.append(f"undone: {error}")
        return issubclass(kind, BankError)


class Bank:
    def __init__(self):
        self.accounts = {}
        self.journal = []

    def open(self, kind, *args, **kw):
        account = kind(*args, **kw)
        self.accounts[account.number] = account
        return account

    def __iter__(self):
        return iter(self.accounts.values())

    def __getitem__(self, number):
        return self.accounts[number]

    @property
    def total(self):
        return sum(a.balance for a in self)


bank = Bank()
ann = bank.open(Account, "ann", balance=100)
bob = bank.open(Savings, "bob", 200)
cyd = bank.open(Credit, "cyd", limit=50)
print(list(bank), bank.total)
ann.deposit(50).withdraw(30).deposit(5)
for _ in range(4):
    bob.withdraw(10)
with Transfer(bank, ann, cyd) as t:
    t.move(25)
with Transfer(bank, ann, cyd) as t:
    t.move(60)
    t.move(70)
cyd.withdraw(60)
for amount in (1000, -5):
    try:
        cyd.withdraw(amount) if amount > 0 else cyd.deposit(amount)
    except InsufficientFunds as error:
        print("refused:", error, error.account is cyd, error.amount)
    except ValueError as error:
        print("invalid:", error)
for account in bank:
    account.month_end()
    print(account, account.history)
print(bank.journal, round(bank.total, 2), max(bank), min(bank).owner)
print(sorted(bank), [a.number for a in bank], bank[2] is bob)
try:
    bob.balance = 1
except AttributeError as error:
    print(error)
