"""Public rule-and-data collections: a definition, its figures and the outcomes published for them.

A topic is a definition ``NAME.toml`` in the program's own rule language and a table ``NAME.csv``.
The columns of the table:

    set            figures with the same mark make one report; one report when the column is absent
    row            a row of the form, or the record of a list form; ``*`` speaks for the whole set
    estimate       a figure, by the column of the form; ``estimate@12`` stands twelve months back
    PC-02          what was published of this rule at this row: one of :class:`Verdict`
    PC-02/estimate the same where a rule looks at several columns of a row
    PC-02:gap      the published difference between the two sides

``NAME.beside.toml`` and ``.csv`` hold a second form of the same report.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.numbers import read_machine_number
from forms.common.period import Period
from forms.definition import Form, FormKind, ValueType
from forms.loader import load
from tests.builders import KnownHistory, figures
from validation.check import Check, Complaint, Decision
from validation.engine import Inspection
from validation.entry import read_entry
from validation.finding import Finding, Outcome
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.change import Change
    from forms.common.amount import Value
    from forms.figures import Figures

ROOT: Final = Path(__file__).parent
#: The row that stands for all of them.
WHOLE: Final = "*"
_PERIOD: Final = Period(2026, 10)


class Verdict(Enum):
    """What a collection says of a rule at a record; the last two also say how bad it is."""

    VALID = "valid"
    UNDECIDED = "undecided"
    INVALID = "invalid"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Published:
    """One published outcome; ``gap`` is the difference published with it, if any."""

    topic: str
    set: str
    rule: str
    row: str
    verdict: Verdict
    gap: Decimal | None = None

    @override
    def __str__(self) -> str:
        return " ".join(filter(None, (self.topic, self.set, self.rule, self.row)))


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What our engine says of one set."""

    decisions: tuple[tuple[Check, Decision], ...]
    #: Found in the finished report, and after every single cell.
    findings: tuple[Finding, ...]
    followed: tuple[Finding, ...]

    def at(self, rule: str, row: str) -> tuple[tuple[Check, Decision], ...]:
        """The decisions of a rule at a row, ``row/column``, or everywhere."""
        place, _, column = row.partition("/")
        return tuple(
            (check, decision)
            for check, decision in self.decisions
            if check.rule.code == rule
            and place in (WHOLE, check.cell.row)
            and column in ("", check.cell.column)
        )


def topics() -> tuple[str, ...]:
    """Every topic as ``collection/name``."""
    paths = sorted(path for path in ROOT.glob("*/*.toml") if ".beside" not in path.name)
    return tuple(path.relative_to(ROOT).with_suffix("").as_posix() for path in paths)


def published(topic: str) -> Iterator[Published]:
    """Every outcome published for a topic."""
    for line in _table(topic):
        for head, text in line.items():
            rule, _, column = head.partition("/")
            if not text or "-" not in head or ":" in head:
                continue
            row = f"{line['row']}/{column}" if column else line["row"]
            gap = line.get(f"{head}:gap")
            amount = Decimal(gap) if gap else None
            yield Published(topic, line.get("set", ""), rule, row, Verdict(text), amount)


def sets(topic: str) -> frozenset[str]:
    """The marks of a topic's reports."""
    return frozenset(line.get("set", "") for line in _table(topic))


@cache
def outcomes(topic: str, mark: str) -> Outcomes:
    """The set decided by our engine: check by check, at once, and cell by cell as it is typed."""
    form, made, followed = _report(topic, mark)
    at_once = Inspection(Rulebook(), made.report.forms.values(), made)
    at_once.run()
    return Outcomes(
        tuple((check, check.decide(made)) for check in at_once.checks(form.code)),
        tuple(each for each in at_once.findings if each.cell.form == form.code),
        tuple(each for each in followed.findings if each.cell.form == form.code),
    )


def verdict_of(check: Check, decision: Decision, *, graded: bool) -> Verdict:
    """A decision in the words of the collections."""
    if isinstance(decision, Complaint):
        severity = decision.severity or check.rule.severity
        return Verdict(severity.value) if graded else Verdict.INVALID
    return {Outcome.PASS: Verdict.VALID, Outcome.NOT_EVALUATED: Verdict.UNDECIDED}[decision]


def definition(topic: str, beside: str = "") -> Form:
    """The definition of a topic."""
    path = ROOT / f"{topic}{beside}.toml"
    return load(path.read_text(encoding="utf-8"), path.name)


def _report(topic: str, mark: str) -> tuple[Form, Figures, Inspection]:
    """The figures of a set and an inspection that followed them from the blank report on."""
    tables = [(definition(topic), _lines(topic, mark))]
    if (ROOT / f"{topic}.beside.toml").exists():
        beside = definition(topic, ".beside")
        tables.append((beside, _lines(topic, mark, ".beside")))
    form = tables[0][0]
    history = KnownHistory()
    for each, lines in tables:
        history.before.update(_earlier(each, lines))
    made = figures(form, period=_PERIOD, history=history, others=[f for f, _ in tables[1:]])
    followed = Inspection(Rulebook(), made.report.forms.values(), made)
    followed.run()
    for each, lines in tables:
        for change in _changes(each, lines):
            _, cells = made.apply(change)
            followed.refresh(cells)
    return form, made, followed


def _earlier(form: Form, lines: list[dict[str, str]]) -> dict[tuple[Cell, int], Decimal]:
    return {
        (Cell(form.code, line["row"], head.partition("@")[0]), int(head.partition("@")[2])): (
            Decimal(text)
        )
        for line in lines
        for head, text in line.items()
        if "@" in head and text
    }


def _changes(form: Form, lines: list[dict[str, str]]) -> Iterator[Change]:
    """Every record and every cell, one after the other."""
    for place, line in enumerate(line for line in lines if line["row"] != WHOLE):
        if form.kind is FormKind.LIST:
            yield InsertRecord(form.code, line["row"], place)
        for head, text in line.items():
            if head in form.column_of and text:
                cell = Cell(form.code, line["row"], head)
                yield SetCells(((cell, _value(form, cell, text)),))


def _value(form: Form, cell: Cell, text: str) -> Value | None:
    """A figure as data files write it; anything else as if it were typed."""
    if form.type_of(cell.row, cell.column) is ValueType.NUMBER:
        number = read_machine_number(text)
        if isinstance(number, Decimal):
            return number
    return read_entry(form, cell, text).value


def _lines(topic: str, mark: str, beside: str = "") -> list[dict[str, str]]:
    return [line for line in _table(topic, beside) if line.get("set", "") == mark]


@cache
def _table(topic: str, beside: str = "") -> list[dict[str, str]]:
    path = ROOT / f"{topic}{beside}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))
