"""Planets under gravity: float arithmetic and stores into lists.

One task is one solar system, slightly disturbed by its number, advanced
by a fixed count of steps.
"""
import sys

SIZES = {"quick": (16, 240), "full": (64, 1100)}
CHECKSUMS = {"quick": "-2.7026336808116724", "full": "-10.737697786098954"}
CORE = True

SUN_MASS = 39.47841760435743
DAY = 365.24

# Position (AU), velocity (AU a day) and mass (of the sun).
PLANETS = (
    ((4.841, -1.160, -0.1036), (0.00166, 0.00770, -0.0000690), 9.548e-4),
    ((8.343, 4.125, -0.4035), (-0.00277, 0.00499, 0.0000230), 2.859e-4),
    ((12.894, -15.111, -0.2233), (0.00296, 0.00238, -0.0000297), 4.366e-5),
    ((15.380, -25.919, 0.1793), (0.00268, 0.00163, -0.0000952), 5.151e-5),
)


def make_bodies(number):
    shift = number * 0.001
    bodies = [([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SUN_MASS)]
    for place, speed, mass in PLANETS:
        position = [c + shift for c in place]
        velocity = [c * DAY for c in speed]
        bodies.append((position, velocity, mass * SUN_MASS))
    return bodies


def all_pairs(bodies):
    pairs = []
    for i in range(len(bodies)):
        for j in range(i + 1, len(bodies)):
            pairs.append((bodies[i], bodies[j]))
    return pairs


def advance(bodies, pairs, steps, dt):
    for _ in range(steps):
        for (p, v, m), (q, w, n) in pairs:
            dx = p[0] - q[0]
            dy = p[1] - q[1]
            dz = p[2] - q[2]
            pull = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            a = n * pull
            b = m * pull
            v[0] -= dx * a
            v[1] -= dy * a
            v[2] -= dz * a
            w[0] += dx * b
            w[1] += dy * b
            w[2] += dz * b
        for p, v, m in bodies:
            p[0] += dt * v[0]
            p[1] += dt * v[1]
            p[2] += dt * v[2]


def energy(bodies, pairs):
    total = 0.0
    for p, v, m in bodies:
        total += 0.5 * m * (v[0] * v[0] + v[1] * v[1] + v[2] * v[2])
    for (p, v, m), (q, w, n) in pairs:
        dx = p[0] - q[0]
        dy = p[1] - q[1]
        dz = p[2] - q[2]
        total -= m * n / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


def tasks(arg):
    count, steps = arg
    return [(number, steps) for number in range(count)]


def run(task):
    number, steps = task
    bodies = make_bodies(number)
    pairs = all_pairs(bodies)
    advance(bodies, pairs, steps, 0.01)
    return energy(bodies, pairs)


def checksum(results):
    total = 0.0
    for one in results:  # sum() of floats rounds otherwise from 3.12 on
        total += one
    return repr(total)


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
