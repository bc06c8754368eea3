"""Which columns of a list form tell its records apart, and how its fields share their rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from forms.definition import ValueType

if TYPE_CHECKING:
    from forms.definition import Column, Form

#: Widths, in characters of the printed form, that one row of fields holds.
_ROOM: Final = 48
#: From these on a field has a row to itself.
_WIDE: Final = 36
_TALL: Final = 4
_REPLIES: Final = ("reply_class", "reply")


@dataclass(frozen=True, slots=True)
class Shape:
    """Column ids by their part in the list; blank where the form has no such column."""

    code: str
    title: str
    field: str
    status: str
    #: What a record is called in a sentence.
    noun: str = "dòng"
    #: Columns that only a reply fills.
    replies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldRow:
    """Columns side by side under a heading (blank when it is the same as above)."""

    heading: str
    columns: tuple[Column, ...]

    @property
    def room_left(self) -> int:
        """Width that nothing fills."""
        return _ROOM - sum(column.width for column in self.columns)


def shape_of(form: Form) -> Shape:
    """Columns by their usual ids, else the first text as title and the first choice as field."""
    columns = form.columns
    texts = [c.id for c in columns if c.type is ValueType.TEXT and c.id != "code"]
    choices = [c.id for c in columns if c.type is ValueType.CHOICE]
    return Shape(
        code=_named(form, "code"),
        title=_named(form, "title") or next(iter(texts), columns[0].id),
        field=_named(form, "field") or next(iter(choices), ""),
        status=_named(form, "status"),
        noun="kiến nghị" if _named(form, "proposal") else "dòng",
        replies=tuple(name for name in _REPLIES if _named(form, name)),
    )


def rows_of(form: Form) -> tuple[FieldRow, ...]:
    """Every field once, in the form's order, short ones beside each other."""
    headings = {group.id: group.title for group in form.groups}
    rows: list[FieldRow] = []
    group: str | None = None
    for column in form.columns:
        heading = headings.get(column.group or "", "") if column.group != group else ""
        last = rows[-1] if rows else None
        if last and column.group == group and _fits(last, column):
            rows[-1] = FieldRow(last.heading, (*last.columns, column))
        else:
            rows.append(FieldRow(heading, (column,)))
        group = column.group
    return tuple(rows)


def _named(form: Form, name: str) -> str:
    return name if name in form.column_of else ""


def _fits(row: FieldRow, column: Column) -> bool:
    alone = any(_is_large(each) for each in (*row.columns, column))
    return not alone and row.room_left >= column.width


def _is_large(column: Column) -> bool:
    return column.width >= _WIDE or column.lines >= _TALL
