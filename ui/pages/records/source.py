"""The records of a list form as list and editor need them, read off the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.common.text import search_key
from ui.glyphs import Glyph
from ui.pages.records.making import shown_text
from ui.pages.records.shape import shape_of
from ui.tones import Tone
from validation.entry import entry_text
from validation.tally import tally_of

if TYPE_CHECKING:
    from forms.common.amount import Value
    from ui.session import EditSession
    from validation.finding import Judged

_UNTITLED = "Chưa có tiêu đề"


@dataclass(frozen=True, slots=True)
class Completeness:
    """What a record still lacks, as a chip says it."""

    text: str
    tone: Tone
    glyph: Glyph | None = None

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.tone is Tone.ACCENT


COMPLETE = Completeness("Đủ nội dung", Tone.ACCENT)


@dataclass(frozen=True, slots=True)
class Summary:
    """A record in the list. ``words`` is what a search looks through."""

    record: str
    number: int
    code: str
    field: str
    title: str
    note: str
    chip: Completeness
    words: str
    #: Whether somebody replied to it.
    answered: bool = False

    @property
    def name(self) -> str:
        """What the record is called: its own code, else its place."""
        return self.code or f"Dòng {self.number}"

    @property
    def heading(self) -> str:
        """The title, or that there is none yet."""
        return self.title or _UNTITLED

    @property
    def spoken(self) -> str:
        """The record in one line for screen readers."""
        parts = (self.name, self.field, self.heading, self.chip.text, self.note)
        return ", ".join(part for part in parts if part)


class RecordsSource:
    """One list form of the open report."""

    def __init__(self, session: EditSession, code: str) -> None:
        self.session = session
        self.form = session.desk.figures.form(code)
        self.shape = shape_of(self.form)

    @property
    def records(self) -> tuple[str, ...]:
        """Ids in the report's order."""
        return self.session.desk.figures.records(self.form.code)

    def cell(self, record: str, column: str) -> Cell:
        """The cell of a field."""
        return Cell(self.form.code, record, column)

    def value(self, record: str, column: str) -> Value | None:
        """What a field holds."""
        return self.session.desk.figures.typed(self.cell(record, column))

    def texts(self, record: str, column: str) -> tuple[str, str]:
        """A field's text for its editor and for reading."""
        value = self.value(record, column)
        return entry_text(value), self.shown(value, column)

    def shown(self, value: Value | None, column: str) -> str:
        """A value as it is read."""
        return shown_text(self.form, self.form.column_of[column], value)

    def summaries(self) -> tuple[Summary, ...]:
        """Every record."""
        found: dict[str, list[Judged]] = {}
        for judged in self.session.desk.judged_in(self.form.code):
            found.setdefault(judged.finding.cell.row, []).append(judged)
        return tuple(
            self._summary(record, number, found.get(record, []))
            for number, record in enumerate(self.records, start=1)
        )

    def _summary(self, record: str, number: int, found: list[Judged]) -> Summary:
        shape = self.shape
        code, field, title, status = (
            self._read(record, column)
            for column in (shape.code, shape.field, shape.title, shape.status)
        )
        title = " ".join(title.split())
        chip = completeness(found)
        words = search_key(f"{code} {field} {title} {status}")
        answered = any(self._read(record, column) for column in shape.replies)
        return Summary(record, number, code, field, title, status, chip, words, answered)

    def _read(self, record: str, column: str) -> str:
        return self.shown(self.value(record, column), column) if column else ""


def completeness(found: list[Judged]) -> Completeness:
    """What is left to do in a record, the most pressing first."""
    tally = tally_of(found)
    if tally.missing:
        return Completeness(f"Thiếu {tally.missing} mục", Tone.ERROR)
    if tally.errors:
        return Completeness(f"{tally.errors} lỗi", Tone.ERROR, Glyph.ERROR)
    if tally.unexplained:
        return Completeness(f"{tally.unexplained} cảnh báo", Tone.WARNING, Glyph.WARNING)
    return COMPLETE
