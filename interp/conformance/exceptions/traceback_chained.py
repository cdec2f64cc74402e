# compare: stderr
class ConfigError(Exception):
    pass


def read(settings, key):
    try:
        return settings[key]
    except KeyError as error:
        raise ConfigError(f"no setting {key!r}") from error


def load():
    try:
        read({}, "port")
    except ConfigError:
        raise RuntimeError("load failed")


load()
