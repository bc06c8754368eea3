"""A file handed over from outside, as by a double-click, in the window that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ui.report_state import SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    from ui.main_window import MainWindow
    from ui.pages.settings.page import SettingsPage


def open_file(window: MainWindow, path: Path) -> None:
    """Show how a backup's reports meet those here, or have anything else judged; writes nothing."""
    from forms.store.backup import SUFFIX  # noqa: PLC0415 - hardly any start brings a file

    if path.suffix.lower() != SUFFIX:
        window.verify(path)
        return
    window.show_page(SETTINGS)
    cast("SettingsPage", window.shell.pages.currentWidget()).backup.rehearse(path)
