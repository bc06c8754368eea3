"""Which layout a window of a given width gets."""

from __future__ import annotations

from enum import Enum, auto

from ui.metrics import DETAILS, DETAILS_WIDE, WIDTH_FULL, WIDTH_RAIL, WIDTH_WIDE


class ShellLayout(Enum):
    """From the narrowest to the widest."""

    #: Rail and drawer; the page folds what it can and only the current step keeps its words.
    COMPACT = auto()
    #: Sidebar as a rail, details as a drawer over the page.
    RAIL = auto()
    #: Sidebar and details beside the page.
    FULL = auto()
    #: The same with wider details.
    WIDE = auto()

    @property
    def has_rail(self) -> bool:
        """True when the sidebar starts as a rail."""
        return self in {ShellLayout.COMPACT, ShellLayout.RAIL}

    @property
    def has_drawer(self) -> bool:
        """True when the details lie over the page instead of beside it."""
        return self.has_rail

    @property
    def details_width(self) -> int:
        """Starting width of the details, logical pixels."""
        return DETAILS_WIDE if self is ShellLayout.WIDE else DETAILS


def layout_for(width: int) -> ShellLayout:
    """The layout for a window ``width`` logical pixels wide."""
    if width >= WIDTH_WIDE:
        return ShellLayout.WIDE
    if width >= WIDTH_FULL:
        return ShellLayout.FULL
    return ShellLayout.RAIL if width >= WIDTH_RAIL else ShellLayout.COMPACT
