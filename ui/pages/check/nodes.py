"""What the list shows: a finding, the blank cells of a form, a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from forms.change import Saying
from forms.common.text import search_key
from ui.glyphs import Glyph
from validation.explanations import wanted
from validation.finding import Judged, Severity, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


#: Identity of a node while the report changes under it.
Key: TypeAlias = tuple[str, str]

_BLANKS: Final = "blanks"
_STALE: Final = "Số đã đổi, xem lại giải trình"
_STALE_STATEMENT: Final = "Số đã đổi, xem lại cam đoan"
_OFFER: Final = "Không thể sửa: F2 để ghi cam đoan, ký cùng báo cáo."
_ANSWERED: Final = {
    Standing.EXPLAINED: "Đã giải trình",
    Standing.STATED: "Đã cam đoan",
}
_WORDS: Final = {
    Glyph.ERROR: "Lỗi",
    Glyph.WARNING: "Cảnh báo",
    Glyph.EMPTY: "Trống, bắt buộc",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding. ``label`` is what the cell is about, ``fact`` what is wrong with it."""

    judged: Judged
    place: str
    label: str
    fact: str
    #: What to do about it.
    advice: str
    #: The amount in question, then the ones it was compared with.
    amount: str
    others: str

    @property
    def key(self) -> Key:
        """Rule and cell."""
        return self.judged.finding.rule, str(self.judged.finding.cell)

    @property
    def children(self) -> tuple[Node, ...]:
        """A finding has none."""
        return ()

    @property
    def missing(self) -> bool:
        """Whether it is a cell still blank rather than a mistake."""
        return self.judged.finding.missing and self.judged.blocks

    @property
    def glyph(self) -> Glyph:
        """The finding's state as a shape."""
        if not self.judged.blocks:
            return Glyph.EXPLAINED
        if self.missing:
            return Glyph.EMPTY
        error = self.judged.finding.severity is Severity.ERROR
        return Glyph.ERROR if error else Glyph.WARNING

    @property
    def explainable(self) -> bool:
        """Whether it is a warning: an explanation may be given instead of another number."""
        return wanted(self.judged.finding) is Saying.EXPLANATION

    @property
    def answerable(self) -> bool:
        """Whether anything may be written about it: an explanation, or a statement."""
        return wanted(self.judged.finding) is not None

    @property
    def answered(self) -> str:
        """That something was written which still holds; blank otherwise."""
        return _ANSWERED.get(self.judged.standing, "")

    @property
    def offer(self) -> str:
        """The way out of an error that cannot be put right."""
        stateable = self.answerable and not self.explainable
        return _OFFER if stateable and self.judged.standing is Standing.OPEN else ""

    @property
    def headline(self) -> str:
        """One line: what the cell is about and what is wrong."""
        return f"{self.label}: {self.fact}"

    @property
    def note(self) -> str:
        """What must be known although the row is shut."""
        if self.judged.standing is not Standing.STALE:
            return ""
        return _STALE if self.explainable else _STALE_STATEMENT

    @property
    def words(self) -> str:
        """Everything said about it, without case and marks."""
        finding, given = self.judged.finding, self.judged.explanation
        return search_key(f"{self.place} {self.label} {finding.text} {finding.title} {given}")

    @property
    def spoken(self) -> str:
        """The row for screen readers."""
        figures = f"{self.amount} {self.others}".strip()
        state = self.answered or _WORDS[self.glyph]
        parts = (f"{state}, {self.place}", self.headline, figures, self.note)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Blanks:
    """The blank cells of a form that has other findings too."""

    form: str
    children: tuple[Node, ...]

    @property
    def key(self) -> Key:
        """The form, and that these are its blanks."""
        return self.form, _BLANKS

    @property
    def title(self) -> str:
        """How many there are."""
        return f"Còn {len(self.children)} ô trống"

    @property
    def spoken(self) -> str:
        """The row for screen readers."""
        return self.title


@dataclass(frozen=True, slots=True)
class Section:
    """A form with its findings; the counts are the whole form's, whatever is filtered."""

    form: str
    number: str
    title: str
    begun: bool
    errors: int
    warnings: int
    explained: int
    #: Errors that cannot be put right, each with a statement.
    stated: int
    missing: int
    children: tuple[Node, ...]

    @property
    def key(self) -> Key:
        """The form."""
        return self.form, ""

    @property
    def only_blanks(self) -> bool:
        """Whether nothing but blank cells is found; such a section starts folded."""
        return not (self.errors or self.warnings or self.explained or self.stated)

    @property
    def todo(self) -> str:
        """The blanks in words."""
        if not self.missing:
            return ""
        return f"Còn {self.missing} ô trống" if self.begun else "Chưa nhập"

    @property
    def spoken(self) -> str:
        """The row for screen readers."""
        counts = (
            (self.errors, "lỗi"),
            (self.warnings, "cảnh báo"),
            (self.explained, "đã giải trình"),
            (self.stated, "đã cam đoan"),
        )
        parts = (f"{count} {word}" for count, word in counts if count)
        todo = (self.todo,) if self.todo else ()
        return ", ".join((f"Biểu {self.number} {self.title}", *parts, *todo))


Node: TypeAlias = Section | Blanks | Entry


def entries(nodes: Iterable[Node]) -> Iterator[Entry]:
    """The findings below some nodes, in order."""
    for node in nodes:
        if isinstance(node, Entry):
            yield node
        else:
            yield from entries(node.children)
