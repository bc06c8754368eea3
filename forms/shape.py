"""What a table of a definition may hold: constraints written beside the fields of its class.

Pydantic checks them and is loaded only then: a form that is used, not checked, needs none of it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import TypeAdapter
    from pydantic_core.core_schema import CoreSchema

_Made = TypeVar("_Made")
#: By key: what turns the plain value of a table into the field's.
Readers: TypeAlias = "Mapping[str, Callable[[Any], object]]"
_PLURAL: Final = {"row": "rows", "column": "columns", "group": "groups", "rule": "rules"}


class Table:
    """Base of the classes a definition's tables become; an unknown key is refused."""

    __slots__ = ()
    __pydantic_config__: ClassVar = {"extra": "forbid"}


class Text(NamedTuple):
    """A text of this length and pattern."""

    pattern: str | None = None
    at_least: int | None = None
    at_most: int | None = None

    def __get_pydantic_core_schema__(self, _: object, __: object) -> CoreSchema:
        """What pydantic checks."""
        from pydantic_core.core_schema import str_schema  # noqa: PLC0415

        return str_schema(pattern=self.pattern, min_length=self.at_least, max_length=self.at_most)


class Whole(NamedTuple):
    """A whole number between two bounds."""

    at_least: int
    at_most: int

    def __get_pydantic_core_schema__(self, _: object, __: object) -> CoreSchema:
        """What pydantic checks."""
        from pydantic_core.core_schema import int_schema  # noqa: PLC0415

        return int_schema(ge=self.at_least, le=self.at_most)


class Exact(NamedTuple):
    """A decimal number from zero on with so many digits, some of them behind the point."""

    digits: int
    places: int

    def __get_pydantic_core_schema__(self, _: object, __: object) -> CoreSchema:
        """What pydantic checks."""
        from pydantic_core.core_schema import (  # noqa: PLC0415
            decimal_schema,
            no_info_before_validator_function,
        )

        exact = decimal_schema(ge=Decimal(0), max_digits=self.digits, decimal_places=self.places)
        return no_info_before_validator_function(_plain, exact)


def _plain(value: object) -> object:
    """Digits of other scripts and underscores are none of ours, though Python reads them."""
    from pydantic_core import PydanticKnownError  # noqa: PLC0415

    if isinstance(value, str) and (not value.isascii() or "_" in value):
        raise PydanticKnownError("decimal_parsing")
    return value


class Several(NamedTuple):
    """So many entries of a list."""

    at_least: int
    at_most: int

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], CoreSchema]
    ) -> CoreSchema:
        """What pydantic checks."""
        schema: Any = handler(source)  # a tuple's, which the two bounds belong to
        return {**schema, "min_length": self.at_least, "max_length": self.at_most}


def plural(table: Mapping[str, Any]) -> dict[str, Any]:
    """TOML's singular table arrays (``[[row]]``) under the fields' plural names."""
    return {_PLURAL.get(key, key): value for key, value in table.items()}


def built(kind: type[_Made], table: Mapping[str, Any], readers: Readers) -> _Made:
    """A table known to be right as an object of its class; ``readers`` by key, others as they are.

    Unlike :func:`checked` this costs next to nothing and looks at nothing.
    """
    fields = {key: readers[key](value) if key in readers else value for key, value in table.items()}
    return kind(**fields)


def checked(kind: type[_Made], table: object) -> _Made:
    """The table as an object of its class; ``pydantic.ValidationError`` says what does not fit."""
    made: _Made = _adapter(kind).validate_python(table)  # type: ignore[arg-type] # classes hash
    return made


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - any class
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
