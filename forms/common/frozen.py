"""``dataclass(frozen=True, slots=True)`` that compiles no code, for what the first window loads.

The standard library's compiles six or seven methods for every class: a fifth of the program's
start (ADR 0020). Here they are closures. Type checkers take it for the standard library's, and what
``fields``, ``replace``, ``asdict`` and pydantic look for is made by that one, from the class as it
was written, when somebody asks. Not for classes that inherit fields.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter, eq, ge, gt, itemgetter, le, lt
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - handed on to those who import

_Made = TypeVar("_Made")
_Values: TypeAlias = "Sequence[Any]"
_FIELDS: Final = "__dataclass_fields__"
_ASKED: Final = (_FIELDS, "__dataclass_params__")
_ORDER: Final = {"__lt__": lt, "__le__": le, "__gt__": gt, "__ge__": ge}
_put: Final = object.__setattr__


def _dataclass(
    *, frozen: Literal[True], slots: bool = False, kw_only: bool = False, order: bool = False
) -> Callable[[type[_Made]], type[_Made]]:
    """As the standard library's, of which no other arguments are understood."""
    if frozen is not True:
        raise TypeError("only for frozen classes")
    return lambda plain: _made(plain, slots=slots, kw_only=kw_only, order=order)


if not TYPE_CHECKING:
    dataclass = _dataclass


class _Asked:
    """An attribute of the standard library's dataclasses; both are made when one is first read."""

    def __init__(self, plain: type, *, kw_only: bool) -> None:
        self._plain = plain
        self._kw_only = kw_only

    def __set_name__(self, owner: type, name: str) -> None:
        self._owner, self._name = owner, name

    def __get__(self, _: object, __: type) -> object:
        made = dataclasses.dataclass(
            frozen=True, kw_only=self._kw_only, init=False, repr=False, eq=False
        )
        twin: type = made(self._plain)
        for name in _ASKED:
            setattr(self._owner, name, getattr(twin, name))
        found: object = getattr(twin, self._name)
        return found


def _made(plain: type[_Made], *, slots: bool, kw_only: bool, order: bool) -> type[_Made]:
    """The class anew, since only a new one can have slots; the old one is kept for the twin."""
    if any(_FIELDS in vars(base) for base in plain.__mro__):
        raise TypeError(f"{plain.__qualname__} inherits fields")
    names = _names(plain)
    values = _values(names)
    contents = {
        "__match_args__": () if kw_only else names,
        **{name: _Asked(plain, kw_only=kw_only) for name in _ASKED},
        "__init__": _init(plain, names, 0 if kw_only else len(names)),
        "__eq__": _compared(values, eq),
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _repr(names),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": lambda self: list(values(self)),
        "__setstate__": _setstate(names),
    }
    if slots:
        contents["__slots__"] = names
    if order:
        contents |= {name: _compared(values, compare) for name, compare in _ORDER.items()}
    anew: Callable[[str, tuple[type, ...], dict[str, Any]], type[_Made]] = type(plain)
    return anew(plain.__name__, plain.__bases__, contents | _written(plain, names))


def _names(plain: type) -> tuple[str, ...]:
    kinds: Mapping[str, str] = vars(plain).get("__annotations__", {})
    return tuple(name for name, kind in kinds.items() if not kind.startswith("ClassVar"))


def _written(plain: type, names: tuple[str, ...]) -> dict[str, Any]:
    """The class's own contents; ``__hash__`` is ``None`` where only ``__eq__`` was written."""
    left = {*names, "__dict__", "__weakref__"}
    contents = {name: value for name, value in vars(plain).items() if name not in left}
    if contents.get("__hash__", ...) is None:
        del contents["__hash__"]
    return contents


def _init(plain: type, names: tuple[str, ...], positional: int) -> Callable[..., None]:
    """The constructor; only ``positional`` of the fields can be given by their place."""
    arranged = _arranged(plain, names, positional)
    after, whole = getattr(plain, "__post_init__", None), len(names) if positional else -1

    def init(self: object, /, *args: object, **named: object) -> None:
        values = args if len(args) == whole and not named else arranged(args, named)
        for name, value in zip(names, values, strict=True):
            _put(self, name, value)
        if after is not None:
            after(self)

    return init


def _arranged(
    plain: type, names: tuple[str, ...], positional: int
) -> Callable[[_Values, dict[str, Any]], _Values]:
    """What brings arguments and whatever was left out into the order of the fields."""
    left_out, factories = _left_out(plain, names)
    in_order = itemgetter(*names) if len(names) > 1 else lambda it: [it[name] for name in names]

    def arranged(args: _Values, named: dict[str, Any]) -> _Values:
        if len(args) > positional or (args and not named.keys().isdisjoint(names[: len(args)])):
            raise refused(args, named)
        values = {**left_out, **named}
        if args:
            values.update(zip(names, args, strict=False))
        for name in factories.keys() - values.keys():
            values[name] = factories[name]()
        if len(values) != len(names):
            raise refused(args, named)
        try:
            return in_order(values)
        except KeyError:
            raise refused(args, named) from None

    def refused(args: _Values, named: dict[str, Any]) -> TypeError:
        given = f"{len(args)} by place, {', '.join(named) or 'none'} by name"
        return TypeError(f"{plain.__qualname__} takes {', '.join(names)}; got {given}")

    return arranged


def _left_out(
    plain: type, names: tuple[str, ...]
) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    """Values of fields that may be left out, and what makes them."""
    defaults, factories = {}, {}
    for name in (name for name in names if name in vars(plain)):
        given = vars(plain)[name]
        if not isinstance(given, dataclasses.Field):
            defaults[name] = given
        elif given.default_factory is dataclasses.MISSING or not (given.compare and given.repr):
            raise TypeError(f"{plain.__qualname__}.{name}: only for factories")
        else:
            factories[name] = given.default_factory
    return defaults, factories


def _values(names: tuple[str, ...]) -> Callable[[object], _Values]:
    """What reads all fields; ``attrgetter`` gives a tuple only for two and more."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda it: tuple(getattr(it, name) for name in names)


def _compared(
    values: Callable[[object], _Values], compare: Callable[[Any, Any], object]
) -> Callable[[object, object], object]:
    def compared(self: object, other: object) -> object:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return compare(values(self), values(other))

    return compared


def _repr(names: tuple[str, ...]) -> Callable[[object], str]:
    @recursive_repr()
    def shown(self: object) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({fields})"

    return shown


def _setstate(names: tuple[str, ...]) -> Callable[[object, _Values], None]:
    def setstate(self: object, state: _Values) -> None:
        for name, value in zip(names, state, strict=True):
            _put(self, name, value)

    return setstate


def _refuse_to_set(_: object, name: str, __: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
