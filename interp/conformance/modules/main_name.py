print(__name__)


def run():
    return "ran"


if __name__ == "__main__":
    print(run(), __file__.endswith("modules/main_name.py"))
print(__doc__, "__builtins__" in globals(), sorted(k for k in globals()
                                                   if k[0] != "_"))
