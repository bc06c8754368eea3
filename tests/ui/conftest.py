"""What holds for every test with a window."""

from __future__ import annotations

from ui.holdnone import hold_none

hold_none()
