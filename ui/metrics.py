"""Sizes of the design language in logical pixels; text heights come from QFontMetrics instead."""

from __future__ import annotations

from typing import Final

SPACE_1: Final = 2
SPACE_2: Final = 4
SPACE_3: Final = 6
SPACE_4: Final = 8
SPACE_5: Final = 12
SPACE_6: Final = 16
SPACE_7: Final = 24
SPACE_8: Final = 32
PANEL_PADDING: Final = SPACE_5
PAGE_PADDING: Final = SPACE_6

RADIUS_CONTROL: Final = 4
RADIUS_CARD: Final = 6
RADIUS_CHIP: Final = 10
BORDER: Final = 1
FOCUS: Final = 2

TOP_BAR: Final = 50
PAGE_HEADER: Final = 40
TOOLBAR: Final = 34
STATUS_BAR: Final = 26
BUTTON: Final = 28
BUTTON_SMALL: Final = 24
BUTTON_MAIN: Final = 34
INPUT: Final = 28
NAV_ITEM: Final = 29
CHIP: Final = 20
GLYPH: Final = 14
ICON_SMALL: Final = 16
ICON: Final = 20
#: Smallest target a pointer must hit (WCAG 2.5.8).
POINTER_TARGET: Final = 24

GRID_ROW_DENSE: Final = 22
GRID_ROW: Final = 24
GRID_ROW_AIRY: Final = 30
GRID_HEADER_GROUP: Final = 22
GRID_HEADER_COLUMN: Final = 32
GRID_HEADER_CODE: Final = 17

SIDEBAR: Final = 212
RAIL: Final = 48
DETAILS: Final = 266
DETAILS_WIDE: Final = 320
#: Strip that stays visible beside the page while the details drawer is shut.
DETAILS_STRIP: Final = 44

MINIMUM_WIDTH: Final = 880
MINIMUM_HEIGHT: Final = 440
#: Logical widths at which the shell changes its layout (design §5).
WIDTH_RAIL: Final = 1000
WIDTH_FULL: Final = 1240
WIDTH_WIDE: Final = 1500
#: Below this logical height the grid drops its third header line.
HEIGHT_LOW: Final = 620
