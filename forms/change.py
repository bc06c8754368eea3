"""Changes of a report as frozen values: each can be applied, inverted, journaled and replayed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from forms.cell import Cell
from forms.common.amount import Value, decode, encode
from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SetCells:
    """Type values into cells; ``None`` clears. One paste is one change."""

    cells: tuple[tuple[Cell, Value | None], ...]


@dataclass(frozen=True, slots=True)
class InsertRecord:
    """Add a record to a list form at a place, with the values it starts with."""

    form: str
    record: str
    position: int
    cells: tuple[tuple[Cell, Value | None], ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveRecord:
    """Take a record out of a list form."""

    form: str
    record: str


class Saying(Enum):
    """What somebody says of a finding: why a warning is right, or why an error must stay."""

    EXPLANATION = "explanation"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a warning is right as it stands, or why an error cannot be put right.

    ``digest`` is taken over the values explained; when they change the explanation goes stale.
    ``at`` is ISO 8601 in UTC; ``reason`` is the code of a kind of reason, or nothing.
    """

    text: str
    digest: str
    at: str
    reason: str = ""
    saying: Saying = Saying.EXPLANATION


@dataclass(frozen=True, slots=True)
class Explain:
    """Give, replace or withdraw (``None``) the explanation of one finding."""

    rule: str
    cell: Cell
    explanation: Explanation | None


@dataclass(frozen=True, slots=True)
class MoveForm:
    """Move a form to another version of its definition; ``None`` is a report without the form.

    ``cells`` are written together with it: values in their new places, and nothing where a value
    has none. Its inverse, journaled beside it, holds what was left over.
    """

    form: str
    version: str | None
    cells: tuple[tuple[Cell, Value | None], ...] = ()


#: What an open report takes, one after the other.
Change: TypeAlias = SetCells | InsertRecord | RemoveRecord | Explain
#: What the journal keeps: changes, and moves between them.
Step: TypeAlias = Change | MoveForm


def to_json(step: Step) -> dict[str, Any]:
    """A step as plain JSON data; inverse of :func:`from_json`."""
    match step:
        case SetCells(cells=cells):
            return {"do": "set", "cells": _written(cells)}
        case InsertRecord():
            return {
                "do": "insert",
                "form": step.form,
                "record": step.record,
                "position": step.position,
                "cells": _written(step.cells),
            }
        case RemoveRecord():
            return {"do": "remove", "form": step.form, "record": step.record}
        case MoveForm():
            return {
                "do": "move",
                "form": step.form,
                "version": step.version,
                "cells": _written(step.cells),
            }
        case Explain(rule=rule, cell=cell, explanation=given):
            said = given and _said(given)
            return {"do": "explain", "rule": rule, "cell": str(cell), "explanation": said}


def from_json(data: Mapping[str, Any]) -> Step:
    """The step written by :func:`to_json`; ``ValueError`` for anything else."""
    try:
        return _parsed(data)
    except TypeError as error:  # a number where a list or a text belongs
        raise ValueError(data) from error


def _parsed(data: Mapping[str, Any]) -> Step:
    match data:
        case {"do": "set", "cells": cells}:
            return SetCells(_read(cells))
        case {
            "do": "insert",
            "form": str(form),
            "record": str(record),
            "position": int(at),
            "cells": cells,
        }:
            return InsertRecord(form, record, at, _read(cells))
        case {"do": "remove", "form": str(form), "record": str(record)}:
            return RemoveRecord(form, record)
        case {
            "do": "move",
            "form": str(form),
            "version": (str() | None) as version,
            "cells": cells,
        }:
            return MoveForm(form, version, _read(cells))
        case {"do": "explain", "rule": str(rule), "cell": cell, "explanation": given}:
            return Explain(rule, Cell.parse(cell), _explanation(given) if given else None)
        case _:
            raise ValueError(data)


def _said(given: Explanation) -> dict[str, str]:
    """What was not said is left out, as it was before reasons and statements existed."""
    said = {"text": given.text, "digest": given.digest, "at": given.at}
    if given.reason:
        said["reason"] = given.reason
    if given.saying is not Saying.EXPLANATION:
        said["saying"] = given.saying.value
    return said


def _explanation(said: Any) -> Explanation:  # noqa: ANN401 - whatever was written
    if not isinstance(said, dict):
        raise ValueError(said)  # noqa: TRY004 - what from_json promises
    saying = Saying(said.get("saying", Saying.EXPLANATION.value))
    known: dict[str, Any] = {**said, "saying": saying}
    return Explanation(**known)


def _written(cells: tuple[tuple[Cell, Value | None], ...]) -> list[list[str | None]]:
    return [
        [str(cell), None, None] if value is None else [str(cell), *encode(value)]
        for cell, value in cells
    ]


def _read(cells: list[list[str | None]]) -> tuple[tuple[Cell, Value | None], ...]:
    return tuple(
        (Cell.parse(str(cell)), None if kind is None else decode(kind, str(text)))
        for cell, kind, text in cells
    )
