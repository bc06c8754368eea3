"""Amounts as sentences write them: every one with its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.common.numbers import format_number

if TYPE_CHECKING:
    from decimal import Decimal

    from forms.cell import Cell
    from forms.definition import Form

_PERCENT: Final = "%"
#: What lies between two percentages is no percentage of anything.
_POINTS: Final = "điểm phần trăm"


def with_unit(form: Form, cell: Cell, amount: Decimal, *, signed: bool = False) -> str:
    """An amount of a cell: ``"7.914 triệu đồng"``, ``"8,5%"``, ``"+8,5%"``."""
    return in_unit(format_number(amount, signed=signed), unit_at(form, cell))


def apart(form: Form, cell: Cell, gap: Decimal, *, signed: bool = False) -> str:
    """What lies between two amounts of a cell: ``"14 triệu đồng"``, ``"3,8 điểm phần trăm"``."""
    return in_unit(format_number(gap, signed=signed), unit_apart(unit_at(form, cell)))


def unit_at(form: Form, cell: Cell) -> str:
    """The unit of a cell of the form; blank where it has none."""
    return form.unit_of(form.row_of[cell.row], form.column_of[cell.column])


def unit_apart(unit: str) -> str:
    """The unit of the difference of two amounts."""
    return _POINTS if unit == _PERCENT else unit


def in_unit(text: str, unit: str) -> str:
    """A written amount followed by its unit, if there is one."""
    return f"{text}{'' if unit == _PERCENT else ' '}{unit}" if unit else text
