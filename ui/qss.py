"""Fills the style sheet template with colours; QSS has no variables of its own."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Tokens


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet in these colours.

    Raises ``KeyError`` when the template names a token that does not exist.
    """
    template = Path(__file__).with_name("resources").joinpath("theme.qss").read_text("utf-8")
    return Template(template).substitute(asdict(tokens))
