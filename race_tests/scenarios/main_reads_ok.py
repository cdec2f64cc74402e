# scenario: main_reads_ok
# row: K01
# shares: a list, a dict, an instance, a tuple, a str
# operation: four contexts read all of them
# expect: ok [('a', 22), ('b', 23), ('c', 24), ('d', 25)]
# control: none
# contexts: 4
# quick: yes

import parallel

class Point:
    def __init__(self, x):
        self.x = x


numbers = [1, 2, 3]
table = {"one": 1, "two": 2}
point = Point(5)
pair = (4, 5)
text = "abcd"


def work(i):
    total = sum(numbers) + table["one"] + table.get("two") + point.x
    total += pair[0] + len(text)
    return text[i], total + i


print("result:", parallel.map(work, [0, 1, 2, 3]))
