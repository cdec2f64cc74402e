# typing at run time: generics, get_type_hints, NamedTuple, Protocol.
import typing
from typing import (Any, Callable, Generic, NamedTuple, Optional, Protocol,
                    TypeVar, Union, get_args, get_origin, get_type_hints,
                    runtime_checkable)

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


class Pair(NamedTuple):
    left: int
    right: str = "r"


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class File:
    def close(self):
        pass


def f(a: int, b: "Optional[str]" = None, *c: float) -> Union[int, None]:
    return a


print(Stack[int], Stack[int]().items, get_origin(Stack[int]), get_args(
    dict[str, int]))
print(Optional[int], Union[int, str, int], Callable[[int], str], Any)
print(get_type_hints(f))
print(Pair(1), Pair(1)._asdict(), Pair.__annotations__)
print(isinstance(File(), Closes), isinstance(3, Closes))
print(T, typing.List[int], typing.cast(int, "x"), typing.TYPE_CHECKING)
for bad in (lambda: isinstance(1, typing.List[int]), lambda: Stack[int, str],
            lambda: Union[1]):
    try:
        bad()
    except TypeError as error:
        print(str(error)[:40])
