"""The first start by keys: whose reports, and the three steps that may wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.main.screen import Program


def set_up(window: Program, words: str) -> None:
    """Choose the unit these words find and leave everything else as it is."""
    window.find("Thiết lập lần đầu", resize=False)
    window.type(words)
    window.press("Return", "Return")  # the unit, who works here
    window.press(*["Tab"] * 4, "space")  # past the files and the sheet of earlier months
    window.press("Return")  # the folder of backups stays
