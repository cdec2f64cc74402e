parts = []
for i in range(5):
    parts.append(str(i) * i)
print(",".join(parts))
text = ""
for c in "hello":
    text = c + text
print(text)
print("".join(chr(ord(c) + 1) for c in "HAL"))
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
print(" ".join(w.capitalize() for w in words))
print(max(words, key=len), min(words, key=lambda w: (len(w), w)))
long = "x" * 100000
print(len(long), long.count("x"), len(long + "y"), (long + "y")[-1])


def caesar(s, k):
    out = []
    for c in s:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + k) % 26 + base))
        else:
            out.append(c)
    return "".join(out)


print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))


def is_palindrome(s):
    s = [c.lower() for c in s if c.isalnum()]
    return s == s[::-1]


print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("no"))


def run_length(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out += f"{j - i}{s[i]}"
        i = j
    return out


print(run_length("aaabccdddd"))
print("abc" < "abd" < "b", "a" * 0 == "", "ab" * -1 == "")
print("line1\nline2\ttab", 'single "quotes"', "back\\slash", r"raw\n")
print(str(None) + str(True) + str(1.5) + str([1, "a"]) + str(("t",)))
