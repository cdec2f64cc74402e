# not yet: complex; the type has no kind
z = 3 + 4j
print(z, abs(z), z * z, z.conjugate())
