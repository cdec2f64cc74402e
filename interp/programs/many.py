"""Many contexts in a row, and many live results."""
import parallel

print(sum(parallel.map(lambda i: i, range(20000))))  # expect: 199990000
rows = parallel.map(lambda i: [i, str(i), {"k": (i,)}], range(5000))
print(len(rows), rows[4999])  # expect: 5000 [4999, '4999', {'k': (4999,)}]
for _ in range(50):
    rows = parallel.map(lambda i: [i] * 100, range(50))
print(rows[-1][-1])  # expect: 49
before = parallel.stats()["mapped_bytes"]
for _ in range(100):
    parallel.map(lambda i: [k for k in range(1000)] and None, range(20))
after = parallel.stats()["mapped_bytes"]
print(after - before <= 8 << 20)  # expect: True
