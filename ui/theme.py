"""The colours of the design language and their way into a QApplication.

The only module of ``ui`` that spells colours out. Painters take a ``Tokens``; widgets that must
follow a change of theme at run time take a ``ui.look.Look``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from forms.common.frozen import dataclass
from ui.fonts import Text, text_font
from ui.qss import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

#: Lowest contrast of text on its ground (WCAG 2.2 AA).
TEXT_CONTRAST: Final = 4.5
#: Below this channel value sRGB is linear (WCAG 2.2, relative luminance).
_LINEAR: Final = 0.04045


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour per role, each a string QColor understands; roles as in the design language."""

    bg: str
    surface: str
    ref: str
    calc: str
    head: str
    line: str
    line2: str
    ctl: str
    freeze: str
    ink: str
    ink2: str
    ink3: str
    dis: str
    acc: str
    acch: str
    accs: str
    accl: str
    on_acc: str
    need: str
    sel: str
    err: str
    errs: str
    errl: str
    warn: str
    warns: str
    warnl: str
    ok: str
    oks: str
    okl: str
    note: str
    notes: str
    notel: str
    c1: str
    c2: str
    c3: str
    c4: str
    #: Fills may vanish: painters outline chips and hatch the second series.
    high_contrast: bool = False


LIGHT = Tokens(
    bg="#F3F5F7",
    surface="#FFFFFF",
    ref="#FAFBFC",
    calc="#EFF2F5",
    head="#E9EDF1",
    line="#E1E6EB",
    line2="#CBD3DB",
    ctl="#7B8793",
    freeze="#A7B2BD",
    ink="#17212B",
    ink2="#45525F",
    ink3="#5F6B77",
    dis="#929CA6",
    acc="#1857A6",
    acch="#124785",
    accs="#E9F1FB",
    accl="#A9C6EA",
    on_acc="#FFFFFF",
    need="#EAF2FC",
    sel="#D5E5F8",
    err="#B3231B",
    errs="#FDECEA",
    errl="#D2453C",
    warn="#7F4F00",
    warns="#FFF3D6",
    warnl="#B87700",
    ok="#17693F",
    oks="#E5F3EA",
    okl="#3B8F62",
    note="#5A4A8F",
    notes="#F1EEF9",
    notel="#8273BC",
    c1="#1857A6",
    c2="#6698D2",
    c3="#8A95A1",
    c4="#B87700",
)

HIGH_CONTRAST = Tokens(
    bg="#000000",
    surface="#000000",
    ref="#000000",
    calc="#000000",
    head="#000000",
    line="#6E6E6E",
    line2="#FFFFFF",
    ctl="#FFFFFF",
    freeze="#FFFFFF",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#D6D6D6",
    dis="#3FF23F",
    acc="#1AEBFF",
    acch="#1AEBFF",
    accs="#00313A",
    accl="#00424E",
    on_acc="#000000",
    need="#00212A",
    sel="#00424E",
    err="#FF9A94",
    errs="#3A0000",
    errl="#FF6B63",
    warn="#FFE15A",
    warns="#332A00",
    warnl="#FFE15A",
    ok="#7CF09A",
    oks="#00260C",
    okl="#7CF09A",
    note="#D9C8FF",
    notes="#1D1233",
    notel="#D9C8FF",
    c1="#1AEBFF",
    c2="#FFFFFF",
    c3="#9A9A9A",
    c4="#FFE15A",
    high_contrast=True,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """Colours of a printed page, the same in every theme (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

    sheet: str = "#FFFFFF"
    ink: str = "#000000"
    absent: str = "#D9D9D9"
    alarm: str = "#C00000"
    signature: str = "#1857A6"
    seal: str = "#C8102E"


PAPER: Final = Paper()


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens_from_system(palette: QPalette) -> Tokens:
    """Tokens made of the system's contrast theme: its text, window and highlight, nothing else.

    States keep their shapes and lose their fills; only the selection keeps a tint, weak enough
    for the system's text colour to stay readable on it.
    """
    window = palette.color(QPalette.ColorRole.Window).name()
    ink = palette.color(QPalette.ColorRole.WindowText).name()
    accent = palette.color(QPalette.ColorRole.Highlight).name()
    caption = palette.color(QPalette.ColorRole.PlaceholderText)
    quiet = _mixed(window, caption.name(), caption.alphaF())
    soft = quiet if contrast(quiet, window) >= TEXT_CONTRAST else ink
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    return Tokens(
        bg=window,
        surface=window,
        ref=window,
        calc=window,
        head=window,
        line=_mixed(window, ink, 0.43),
        line2=ink,
        ctl=ink,
        freeze=ink,
        ink=ink,
        ink2=ink,
        ink3=soft,
        dis=off,
        acc=accent,
        acch=accent,
        accs=window,
        accl=_mixed(window, accent, 0.4),
        on_acc=palette.color(QPalette.ColorRole.HighlightedText).name(),
        need=window,
        sel=_readable_tint(window, accent, ink),
        err=ink,
        errs=window,
        errl=ink,
        warn=ink,
        warns=window,
        warnl=ink,
        ok=ink,
        oks=window,
        okl=ink,
        note=ink,
        notes=window,
        notel=ink,
        c1=accent,
        c2=ink,
        c3=soft,
        c4=ink,
        high_contrast=True,
    )


def system_wants_contrast(app: QApplication) -> bool:
    """True while the system's contrast mode is on."""
    hints = app.styleHints()  # named, because the binding deletes what hangs on a nameless one
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def apply_theme(app: QApplication, tokens: Tokens) -> None:
    """Give the application the palette, the base font and the QSS, which are made for Fusion.

    ``ui.app`` names the style before there is an application: what sets it later hands the style
    over, and with it five hundred names of ``QStyle`` that the first page never uses.
    """
    app.setFont(text_font(Text.BODY))
    app.setPalette(palette_of(tokens))
    app.setStyleSheet(style_sheet(tokens))


def palette_of(tokens: Tokens) -> QPalette:
    """The palette for everything that is not painted by us."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.ref,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.err,
        role.Highlight: tokens.acc,
        role.HighlightedText: tokens.on_acc,
        role.Accent: tokens.acc,
        role.Link: tokens.acc,
        role.LinkVisited: tokens.acch,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Mid: tokens.line2,
        role.Dark: tokens.ctl,
        role.Shadow: tokens.ctl,
    }
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.dis))
    return palette


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    value = QColor(colour)
    parts = (value.redF(), value.greenF(), value.blueF())
    red, green, blue = (p / 12.92 if p <= _LINEAR else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(under: str, over: str, share: float) -> str:
    """``over`` laid on ``under`` with the given opacity."""
    low, high = QColor(under), QColor(over)
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    ).name()


def _readable_tint(window: str, accent: str, ink: str) -> str:
    """The strongest tint of the accent on which the text colour still reaches 4.5 to 1."""
    tints = (_mixed(window, accent, share / 100) for share in (35, 30, 25, 20, 15, 10))
    return next((tint for tint in tints if contrast(ink, tint) >= TEXT_CONTRAST), window)
