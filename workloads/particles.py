"""Many small objects: attributes, methods, inheritance, lists that grow.

One task is a box of particles that move, bounce, age, split and die.
"""
import sys

# (boxes, particles a box at the start, steps)
SIZES = {"quick": (16, 60, 45), "full": (48, 160, 90)}
CHECKSUMS = {
    "quick": "3120 6640 82560 566561",
    "full": "20640 55225 809280 -1449965",
}
CORE = True

WIDTH = 1000.0


class Particle:
    def __init__(self, x, y, vx, vy):
        self.x = x
        self.y = y
        self.vx = vx
        self.vy = vy
        self.age = 0
        self.hits = 0

    def lifetime(self):
        return 240

    def move(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt
        if self.x < 0.0 or self.x > WIDTH:
            self.vx = -self.vx
            self.hits += 1
        if self.y < 0.0 or self.y > WIDTH:
            self.vy = -self.vy
            self.hits += 1
        self.age += 1

    def dead(self):
        return self.age > self.lifetime()


class Spark(Particle):
    def __init__(self, parent):
        super().__init__(parent.x, parent.y, -parent.vy, parent.vx)
        self.parent_hits = parent.hits

    def lifetime(self):
        return 40


class Box:
    def __init__(self, seed, count):
        self.state = seed * 7919 + 1
        self.particles = []
        self.born = 0
        for _ in range(count):
            self.add(Particle(self.random(), self.random(),
                              self.random() - 500.0, self.random() - 500.0))

    def random(self):
        self.state = self.state * 16807 % 2147483647
        return self.state % 100000 / 100.0

    def add(self, particle):
        self.particles.append(particle)
        self.born += 1

    def step(self, number):
        alive = []
        for p in self.particles:
            p.move(0.125)
            if not p.dead():
                alive.append(p)
        self.particles = alive
        for i in range(3):
            parent = alive[(number * 31 + i) % len(alive)]
            self.add(Spark(parent))

    def summary(self):
        hits = 0
        ages = 0
        place = 0.0
        for p in self.particles:
            hits += p.hits
            ages += p.age
            place += p.x - p.y
        return self.born, hits, ages, int(place * 16.0)


def tasks(arg):
    boxes, count, steps = arg
    return [(seed, count, steps) for seed in range(boxes)]


def run(task):
    seed, count, steps = task
    box = Box(seed, count)
    for number in range(steps):
        box.step(number)
    return box.summary()


def checksum(results):
    sums = [0, 0, 0, 0]
    for row in results:
        for i in range(4):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
