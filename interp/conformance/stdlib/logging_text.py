"""logging: levels, handlers, formatters, exceptions in records."""
import io
import logging
import sys

out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(funcName)s:"
                                       "%(lineno)d:%(message)s"))
log = logging.getLogger("a.b")
log.addHandler(handler)
log.setLevel(logging.INFO)
log.propagate = False


def work():
    log.debug("not shown")
    log.info("number %d", 3)
    log.warning("mapping %(k)s", {"k": "v"})
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")


work()
print(out.getvalue())
print(logging.getLogger("a").name, log.parent.name, log.getEffectiveLevel(),
      log.isEnabledFor(10), logging.getLevelName(30))


class Only(logging.Filter):
    def filter(self, record):
        return "yes" in record.getMessage()


root = logging.getLogger()
shown = logging.StreamHandler(sys.stdout)
shown.addFilter(Only())
root.addHandler(shown)
root.error("yes, this")
root.error("not that")
logging.getLogger("c").error("yes, too")
adapter = logging.LoggerAdapter(logging.getLogger("d"), {"x": 1})
adapter.critical("yes %s", "adapted")
f = logging.Formatter("{message} {levelno}", style="{")
print(f.format(logging.LogRecord("n", 20, "p", 1, "m %s", ("a",), None)))
