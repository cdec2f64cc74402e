# scenario: local_mutation_ok
# row: K03
# shares: nothing but code
# operation: heavy changes of own lists, dicts, sets
# expect: ok [(100, 50, 10, 4950), (100, 50, 10, 4951)]
# control: none
# contexts: 2

import parallel

def work(i):
    numbers, table, group = [], {}, set()
    for n in range(100):
        numbers.append(n)
        table[n % 50] = n
        group.add(n % 10)
    numbers.sort(reverse=True)
    numbers[0] += i
    return len(numbers), len(table), len(group), sum(numbers)


print("result:", parallel.map(work, [0, 1]))
