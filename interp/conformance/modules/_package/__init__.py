"""A package."""
NAME = "package"
print("package init")
