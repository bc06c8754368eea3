"""What is left to do for the open month, most urgent first."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from forms.common.frozen import dataclass
from forms.report import ReportState
from validation.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.cell import Cell
    from validation.desk import Desk
    from validation.finding import Judged


class Task(Enum):
    """What the clerk has to do."""

    #: Nothing was entered anywhere.
    START = auto()
    CORRECT = auto()
    #: Required forms in which nothing was entered.
    BEGIN = auto()
    FILL = auto()
    EXPLAIN = auto()
    SIGN = auto()
    SUBMIT = auto()


@dataclass(frozen=True, slots=True)
class Left:
    """One line of the list; ``cell`` is where to go first, ``forms`` are codes in order."""

    task: Task
    count: int = 0
    forms: tuple[str, ...] = ()
    cell: Cell | None = None


def left_to_do(desk: Desk, state: ReportState) -> tuple[Left, ...]:
    """What stands between the month and its submission; nothing once it is submitted."""
    if state is ReportState.SIGNED:
        return (Left(Task.SUBMIT),)
    if state is not ReportState.DRAFT:
        return ()
    if not desk.gate.begun:
        return (Left(Task.START),)
    if desk.gate.open:
        return (Left(Task.SIGN),)
    blocking = [judged for judged in desk.judged if judged.blocks]
    errors = [j for j in blocking if j.finding.severity is Severity.ERROR]
    odd = [j for j in blocking if j.finding.severity is Severity.WARNING]
    wrong = [j for j in errors if not j.finding.missing]
    idle = [j for j in errors if j.finding.missing and not desk.figures.begun(_form(j))]
    blank = [j for j in errors if j.finding.missing and desk.figures.begun(_form(j))]
    groups = (
        (Task.CORRECT, wrong),
        (Task.BEGIN, idle),
        (Task.FILL, blank),
        (Task.EXPLAIN, odd),
    )
    return tuple(_line(desk, task, found) for task, found in groups if found)


def _line(desk: Desk, task: Task, found: list[Judged]) -> Left:
    codes = _ordered(desk, found)
    count = len(codes) if task is Task.BEGIN else len(found)
    first = next(j.finding.cell for j in found if _form(j) == codes[0])
    return Left(task, count, codes, first)


def _ordered(desk: Desk, found: Iterable[Judged]) -> tuple[str, ...]:
    codes = {_form(judged) for judged in found}
    return tuple(code for code in desk.report.forms if code in codes)


def _form(judged: Judged) -> str:
    return judged.finding.cell.form
