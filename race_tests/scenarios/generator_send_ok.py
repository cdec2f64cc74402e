# scenario: generator_send_ok
# row: E10
# shares: a generator function of main
# operation: send, throw and close on an own generator
# expect: ok [([0, 'closed'], 5), ([1, 'closed'], 6)]
# control: none
# contexts: 2

import parallel

def echo(log):
    try:
        value = 0
        while True:
            value = yield value
    finally:
        log.append("closed")


def work(i):
    log = [i]
    own = echo(log)
    next(own)
    got = own.send(i + 5)
    own.close()
    return log, got


print("result:", parallel.map(work, [0, 1]))
