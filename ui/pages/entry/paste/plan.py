"""What a paste would do, cell by cell: found out before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, Final

from forms.definition import ValueType
from ui.pages.entry.paste.reading import kind_of
from ui.pages.entry.paste.units import Unit, family, unit_of
from validation.entry import entry_text
from validation.paste_messages import PasteMessage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.common.amount import Value
    from ui.form_source import FormSource
    from ui.grid.movement import Area
    from ui.grid.source import Entry, Position
    from ui.pages.entry.paste.matching import Matching
    from validation.paste_numbers import DecimalMark

#: Answers that choose none of the meanings: the cell becomes blank, or nothing is decided.
BLANK: Final = -1
OPEN: Final = -2


class Verdict(Enum):
    """What becomes of one text."""

    WRITE = auto()
    #: The text is blank, and so will be the cell.
    CLEAR = auto()
    #: It has several meanings and nobody chose one.
    UNCLEAR = auto()
    #: It has no meaning for the cell.
    WRONG = auto()
    #: The cell takes no entry.
    LOCKED = auto()
    #: There is no such indicator, or the table ends before.
    OUTSIDE = auto()


class Unread(Enum):
    """What becomes of a cell whose text is ``WRONG`` or ``UNCLEAR``."""

    #: It holds what it held.
    KEEP = auto()
    BLANK = auto()


#: Verdicts of texts that give no value.
UNREAD: Final = (Verdict.WRONG, Verdict.UNCLEAR)


@dataclass(frozen=True, slots=True)
class PasteOptions:
    """What the user decides about a block; None where the block decides."""

    mark: DecimalMark | None = None
    unit: Unit | None = None
    by_name: bool | None = None
    #: Which of the meanings is meant, by kind of question: an index, ``OPEN`` or ``BLANK``.
    answers: Mapping[PasteMessage, int] = field(default_factory=dict)
    unread: Unread = Unread.KEEP


@dataclass(frozen=True, slots=True)
class PlanCell:
    """One text of the block and what becomes of it."""

    text: str
    verdict: Verdict
    position: Position | None = None
    value: Value | None = None
    note: str = ""
    choices: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the block; ``cells`` has the order of the plan's columns, None for no text."""

    code: str
    label: str
    cells: tuple[PlanCell | None, ...]

    @property
    def verdicts(self) -> Counter[Verdict]:
        """How many cells share each fate."""
        return Counter(cell.verdict for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Question:
    """Cells that one answer serves: the first of them and how many there are."""

    kind: PasteMessage
    cell: PlanCell
    count: int


@dataclass(frozen=True)
class PastePlan:
    """The whole paste."""

    source: FormSource
    area: Area
    options: PasteOptions
    matching: Matching | None
    #: Whether the rows are found by name rather than by place.
    by_name: bool
    mark: DecimalMark | None
    unit: Unit | None
    #: Columns of the grid that receive texts.
    columns: tuple[int, ...]
    rows: tuple[PlanRow, ...]

    @cached_property
    def cells(self) -> tuple[PlanCell, ...]:
        """All texts in reading order."""
        return tuple(cell for row in self.rows for cell in row.cells if cell is not None)

    @cached_property
    def counts(self) -> Counter[Verdict]:
        """How many cells share each fate; a blank text for a locked cell is no loss."""
        locked = Verdict.LOCKED
        return Counter(c.verdict for c in self.cells if c.text or c.verdict is not locked)

    @cached_property
    def kinds(self) -> Counter[PasteMessage]:
        """How many cells carry each kind of note."""
        known = (kind_of(cell.note) for cell in self.cells)
        return Counter(kind for kind in known if kind is not None)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What has to be asked apart from the decimal mark, each kind once."""
        found: dict[PasteMessage, Question] = {}
        for cell in self.cells:
            kind = kind_of(cell.note) if cell.choices else None
            if kind is None or kind is PasteMessage.THOUSANDS_OR_PART:
                continue
            before = found.get(kind)
            count = before.count if before else 0
            found[kind] = Question(kind, before.cell if before else cell, count + 1)
        return tuple(found.values())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is written: every readable text whose cell takes entry, and blanks where wanted."""
        kept = UNREAD if self.options.unread is Unread.KEEP else ()
        left_out = {Verdict.LOCKED, Verdict.OUTSIDE, *kept}
        return tuple(
            (*cell.position, entry_text(cell.value))
            for cell in self.cells
            if cell.position is not None and cell.verdict not in left_out
        )

    @property
    def written(self) -> int:
        """How many cells get a value."""
        return self.counts[Verdict.WRITE]

    @property
    def unread(self) -> int:
        """How many texts give no value."""
        return sum(self.counts[verdict] for verdict in UNREAD)

    @property
    def skipped(self) -> int:
        """How many texts are not pasted."""
        return self.counts[Verdict.LOCKED] + self.counts[Verdict.OUTSIDE]

    @property
    def mark_asked(self) -> bool:
        """Whether some text is thousands in one notation and decimals in the other."""
        return self.mark is None and self.kinds[PasteMessage.THOUSANDS_OR_PART] > 0

    @property
    def doubtful(self) -> bool:
        """Whether somebody should look before anything is written."""
        return bool(self.unread or self.counts[Verdict.OUTSIDE] or self.by_name)

    @property
    def units(self) -> tuple[Unit, ...]:
        """Units the figures may be written in, the cells' own being one; none without money."""
        own = self.own_unit
        return family(own) if own else ()

    @property
    def own_unit(self) -> Unit | None:
        """The unit of money of the figures to be written, if they share one."""
        money = {unit_of(unit) for unit in self.number_units} - {None}
        return money.pop() if len(money) == 1 else None

    @cached_property
    def number_units(self) -> frozenset[str]:
        """The units of the figures to be written; none when only words are."""
        form = self.source.form
        targets = [self.source.cell_at(*c.position) for c in self.cells if c.position]
        return frozenset(
            form.unit_of(form.row_of[target.row], form.column_of[target.column])
            for target in targets
            if target and form.type_of(target.row, target.column) is ValueType.NUMBER
        )
