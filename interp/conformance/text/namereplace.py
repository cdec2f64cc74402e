"""str.encode(errors="namereplace"): names of code points of every sort."""
SOME = [0x80, 0xE9, 0x20AC, 0x1F600, 0x4E00, 0x9FFF, 0x3400, 0xAC00, 0xD7A3,
        0xC11C, 0xF900, 0x17000, 0x1B170, 0x18B00, 0x2F800, 0xE0001, 0xE01EF,
        0x378, 0xFFFE, 0x10FFFF, 0xE000, 0xFDFA, 0x1F3FB, 0x13000, 0xD800]
for code in SOME:
    print(hex(code), ("a" + chr(code)).encode("ascii", "namereplace"))
total = 0
for code in range(0x80, 0x32000, 7):
    for byte in chr(code).encode("ascii", "namereplace"):
        total = (total * 31 + byte) % 1000000007
print(total)
print("\u0100\xe9b".encode("latin-1", "namereplace"),
      "\ud83d".encode("utf-8", "namereplace"),
      "\u20ac".encode("ascii", errors="backslashreplace"))
