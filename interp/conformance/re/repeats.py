# Greedy, lazy and possessive repeats; empty rounds; counted loops.
import re


def show(pattern, *texts):
    p = re.compile(pattern)
    for text in texts:
        m = p.search(text)
        print(pattern, repr(text), m and (m.span(), m.groups()),
              p.findall(text), bool(p.fullmatch(text)))


for suffix in ["*", "+", "?", "*?", "+?", "??", "{2}", "{2,}", "{,2}", "{1,3}",
               "{2}?", "{2,}?", "{1,3}?", "*+", "++", "?+", "{1,2}+", "{0}"]:
    show("a" + suffix, "", "a", "aaa", "baab")
    show("(?:ab)" + suffix + "c?", "", "ab", "ababab", "ababc")
    show("([ab])" + suffix + "b", "ab", "abab", "bb", "aa")
    show("a" + suffix + "ab", "ab", "aaab", "aab")

show(r"(a*)*", "aab", "")
show(r"(a*)+", "aab", "b")
show(r"(a*?)*?b", "aab")
show(r"(a|b)*?c", "abac")
show(r"(?:(a)|(b)|c)*", "abcab", "cba")
show(r"(a|ab)(c|bcd)(d*)", "abcd")
show(r"(?:a?){3}a{3}", "aaa", "aaaa")
show(r"((a{1,2})b){2}", "abaab", "aabab")
show(r"(?:x|xy|xyz)+z", "xyz", "xyxyzz")
show(r".*?,", "a,b,c", "abc")
show(r"<(.+?)>", "<a><b>", "<>")
show(r'"(?:[^"\\]|\\.)*"', r'x "a\"b" "c', '""')
show(r"(?:a{2}){2,3}?", "aaaaaaa")
show(r"(\w+?)(\d*)$", "abc123", "123")
show(r"a{,}", "a{,}", "aa")
show(r"a{x}", "a{x}")
show(r"(?>a*)a", "aaa")
show(r"(?>a|ab)c", "abc", "ac")
show(r"(?:){3}x", "x")
show(r"(?:\b)*a", "a")
print(re.match(r"(?:a|b)*c", "ab" * 20000 + "c").end())
print(re.match(r"(?:a|b)*?c", "ab" * 20000 + "c").end())
print(re.match(r"(a)*", "a" * 30000).span(1), re.match("(?:ab){30000}", "ab" * 30000).end())
