"""What the panel is told of the report, and what it asks the page to sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ui.pages.sign.keys import ChosenKey
    from ui.pages.sign.order import OrderStep


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be signed: ``file`` for one more signature on a signed file, else the report."""

    role: str
    number: str
    key: ChosenKey
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How the report stands; ``obstacle`` says why it cannot be signed, empty when it can."""

    steps: tuple[OrderStep, ...]
    obstacle: str
    pages: int
    #: What was written about findings and is signed along: ``"8 giải trình"``.
    answered: tuple[str, ...]
    #: The report's own signed file, once there is one.
    file: Path | None = None
