from _star import *

print(shown, also)
try:
    hidden
except NameError as error:
    print(error)
