print("out")
try:
    raise SystemExit(9)
except Exception:
    print("never")
except SystemExit as error:
    print("code", error.code)
raise SystemExit
