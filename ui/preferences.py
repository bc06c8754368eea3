"""What the user prefers, from the store's settings into the looks of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from forms.common.frozen import dataclass
from forms.store.settings import Option
from ui.theme import (
    HIGH_CONTRAST,
    LIGHT,
    apply_theme,
    system_wants_contrast,
    tokens_from_system,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.store.settings import Settings
    from ui.grid.formtable import FormTable
    from ui.grid.gridstyle import Density
    from ui.look import Look
    from ui.theme import Tokens


@dataclass(frozen=True, slots=True)
class Preference:
    """An option with a few choices: values as stored with their words.

    The first is the default unless another is named.
    """

    option: Option
    title: str
    choices: tuple[tuple[str, str], ...]
    default: str = ""

    def chosen(self, settings: Settings) -> str:
        """The value in force; anything unknown counts as the default."""
        value = settings.get(self.option)
        known = [key for key, _ in self.choices]
        return value if value in known else self.default or known[0]

    def words(self, settings: Settings) -> str:
        """The value in force in words."""
        return dict(self.choices)[self.chosen(settings)]


DENSITY: Final = Preference(
    Option.DENSITY,
    "Chiều cao dòng của bảng nhập",
    (("dense", "Gọn"), ("normal", "Vừa"), ("airy", "Thoáng")),
    default="normal",
)
CONTRAST: Final = Preference(
    Option.CONTRAST,
    "Tương phản cao",
    (("system", "Theo Windows"), ("on", "Bật"), ("off", "Tắt")),
)
ROLE: Final = Preference(
    Option.ROLE,
    "Người dùng máy này",
    (("clerk", "Chuyên viên nhập liệu"), ("director", "Lãnh đạo ký"), ("office", "Văn thư")),
)
#: How things look.
LOOKS: Final = (DENSITY, CONTRAST)


def density(settings: Settings) -> Density:
    """Height of the grid's rows."""
    from ui.grid.gridstyle import Density  # noqa: PLC0415 - the first page has no grid

    return Density[DENSITY.chosen(settings).upper()]


def tokens(app: QApplication, settings: Settings) -> Tokens:
    """The colours: as chosen, else those of the system's contrast theme while it is on."""
    chosen = CONTRAST.chosen(settings)
    if chosen == "system" and system_wants_contrast(app):
        return tokens_from_system(_system_palette(app))
    return HIGH_CONTRAST if chosen == "on" else LIGHT


def _system_palette(app: QApplication) -> QPalette:
    """The system's own colours, which the program's palette covers."""
    ours = app.palette()
    app.setPalette(QPalette())
    theirs = app.palette()
    app.setPalette(ours)
    return theirs


def put_in_force(
    option: Option, settings: Settings, look: Look, grids: Iterable[FormTable]
) -> None:
    """Follow a changed preference at once."""
    app = QApplication.instance()
    if option is Option.CONTRAST and isinstance(app, QApplication):
        wear(app, look, settings)
    if option is Option.DENSITY:
        for grid in grids:
            grid.set_density(density(settings))


def wear(app: QApplication, look: Look, settings: Settings) -> None:
    """Put the colours in force on, when they are others."""
    wanted = tokens(app, settings)
    if wanted != look.tokens:
        apply_theme(app, wanted)
        look.use(wanted)
