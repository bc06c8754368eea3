"""Icon and version resource of the executables."""

from __future__ import annotations

import struct

from forms.version import APP_NAME, APP_VERSION
from tests.packaging.tools import FOLDER, tool

resources = tool("resources")
DRAWING = FOLDER.parents[1] / "ui" / "icons" / "app.svg"


def test_the_icon_has_every_size_where_the_directory_says() -> None:
    icon = resources.icon(DRAWING)
    _, kind, count = struct.unpack_from("<HHH", icon)
    assert (kind, count) == (1, len(resources.SIZES))
    expected = 6 + 16 * count
    for place, size in enumerate(resources.SIZES):
        side, _, _, _, _, depth, length, offset = struct.unpack_from(
            "<BBBBHHII", icon, 6 + 16 * place
        )
        assert (side or 256, depth, offset) == (size, 32, expected)
        expected += length
        picture = icon[offset : offset + length]
        if picture.startswith(b"\x89PNG"):
            assert size == 256
        else:
            assert struct.unpack_from("<Iii", picture) == (40, size, 2 * size)
    assert expected == len(icon)


def test_the_drawing_is_in_the_icon() -> None:
    """The middle of the blue field, bottom row first, blue green red alpha."""
    icon = resources.icon(DRAWING)
    offset = struct.unpack_from("<I", icon, 6 + 12)[0]
    assert icon[offset + 40 + 4 * 8 :][:4] == bytes.fromhex("a65718ff")


def test_the_version_is_the_programs() -> None:
    text = resources.version_resource(APP_VERSION)
    assert f"'ProductVersion', '{APP_VERSION}'" in text
    assert APP_NAME in text
    assert resources.version_numbers("1.20.3") == (1, 20, 3, 0)
