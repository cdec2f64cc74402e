"""A large nested result: contexts must copy all of it to main.

Made to look bad: little work is done for each object that is returned.
"""
import sys

# (tasks, records a task)
SIZES = {"quick": (8, 700), "full": (16, 5200)}
CHECKSUMS = {
    "quick": "13734700.0 15694000 120980",
    "full": "2812711200.0 3461327995 1974580",
}
CORE = True


def tasks(arg):
    count, records = arg
    return [(number, records) for number in range(count)]


def run(task):
    number, records = task
    table = []
    for i in range(records):
        key = number * records + i
        name = "record-" + str(key)
        table.append({"name": name, "key": key, "tags": [name, key % 7],
                      "place": (key * 0.5, key * 0.25, [i, [number]])})
    return {"number": number, "table": table}


def checksum(results):
    total = 0.0
    keys = 0
    letters = 0
    for result in results:
        for row in result["table"]:
            x, y, deep = row["place"]
            total += x + y + deep[0] + deep[1][0]
            keys += row["key"] + row["tags"][1]
            letters += len(row["tags"][0]) + len(row["name"])
    return repr(total) + " " + str(keys) + " " + str(letters)


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
