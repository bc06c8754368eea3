"""The top line of an entry page: which form, how it stands, the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.fonts import Text
from ui.glyphs import Glyph
from ui.metrics import PAGE_HEADER
from ui.tones import Tone
from ui.widgets.chip import Chip
from ui.widgets.labels import Label
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from forms.definition import Form
    from ui.look import Look
    from validation.tally import Tally

_SEARCH_WIDTH: Final = 178
LOCKED: Final = "Báo cáo đã ký nên số liệu bị khóa. Mở bản điều chỉnh để sửa số."


class EntryHead(QFrame):
    """Chips say what is left; a locked report says so instead of letting keys go unanswered."""

    def __init__(self, look: Look, form: Form, *, locked: bool) -> None:
        super().__init__()
        self._chips = tuple(Chip(look, "") for _ in range(4))
        self.search = SearchField(look, "Tìm chỉ tiêu", "Ctrl+F")
        self.setProperty("surface", "bar-head")
        self.setFixedHeight(PAGE_HEADER)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(10)
        title = Label(f"Biểu {form.number}. {form.short_title}", Text.SECTION, strong=True)
        title.setToolTip(form.title)
        row.addWidget(title)
        if locked:
            chip = Chip(look, "Đã khóa", Tone.PLAIN, Glyph.LOCK)
            chip.setToolTip(LOCKED)
            row.addWidget(chip)
        for chip in self._chips:
            row.addWidget(chip)
        row.addStretch()
        self.search.setFixedWidth(_SEARCH_WIDTH)
        row.addWidget(self.search)

    def show_tally(self, tally: Tally) -> None:
        """Say how many findings of each kind there are."""
        answered = ((tally.explained, "đã giải trình"), (tally.stated, "cam đoan"))
        said = ", ".join(f"{count} {word}" for count, word in answered if count)
        counts = (
            (tally.errors, f"{tally.errors} lỗi", Tone.ERROR, Glyph.ERROR),
            (tally.unexplained, f"{tally.unexplained} cảnh báo", Tone.WARNING, Glyph.WARNING),
            (tally.answered, said, Tone.NOTE, Glyph.EXPLAINED),
            (tally.missing, f"Còn {tally.missing} ô trống", Tone.ACCENT, None),
        )
        for chip, (count, text, tone, glyph) in zip(self._chips, counts, strict=True):
            chip.setVisible(bool(count))
            chip.show_state(text, tone, glyph)
