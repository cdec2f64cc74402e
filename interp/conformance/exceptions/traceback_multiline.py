# compare: stderr
def build(a, b,
          c):
    return {
        "first": a,
        "second": b
        + c,
        "third": a[b],
    }


def call():
    return build(
        1,
        2,
        c=3,
    )


call()
