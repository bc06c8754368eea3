"""Which styles show content people cannot read, or read otherwise: white, tiny, struck, in signs.

Our own cells are black or red on white or light grey, in Times New Roman from 9 points.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from exports.content_part import whole_number
from exports.sheet_frame import MAIN, switched_on
from exports.styles import FACE

if TYPE_CHECKING:
    from lxml.etree import _Element

_RGB: Final = re.compile(r"[0-9A-Fa-f]{2}([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_SIZE: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,10})?")
_LEAST_SIZE: Final = 6
#: How much red, green and blue brighten, in thousandths (ITU-R BT.601): green most, blue little.
_BRIGHTENS: Final = (299, 587, 114)
#: Of 255: writing is darker than the one, its ground lighter than the other.
_DARKEST_GROUND, _LIGHTEST_WRITING = 180, 80
#: What our fonts state; spreadsheet programs add family and character set.
_FONT: Final = frozenset(
    {"name", "sz", "color", "b", "i", "u", "family", "charset", "scheme", "strike"}
)
#: Western, the machine's own, Vietnamese (18.4.1); another one can be of signs.
_CHARSETS: Final = ("0", "1", "163")
_MOST_INDENT: Final = 15


def illegible_styles(styles: _Element) -> frozenset[int]:
    """Indices into ``cellXfs`` (ECMA-376-1 18.8.10); ``ValueError`` for an index that is none."""
    fonts = [_legible(font) for font in styles.iterfind(f"{{{MAIN}}}fonts/{{{MAIN}}}font")]
    lines = [_around(line) for line in styles.iterfind(f"{{{MAIN}}}borders/{{{MAIN}}}border")]
    fills = [_light(fill) for fill in styles.iterfind(f"{{{MAIN}}}fills/{{{MAIN}}}fill")]
    found = set()
    usual = _at(fonts, 0)  # its digits are the unit of the widths of columns (18.3.1.13)
    for style, cell in enumerate(styles.iterfind(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf")):
        looks = ((fonts, "fontId"), (fills, "fillId"), (lines, "borderId"))
        sound = all(_at(table, whole_number(cell.get(key, "0"))) for table, key in looks)
        if not (usual and sound and _upright(cell)):
            found.add(style)
    return frozenset(found)


def type_sizes(styles: _Element) -> dict[int, int]:
    """Whole points of type by style, for those that can be read."""
    sizes = []
    for font in styles.iterfind(f"{{{MAIN}}}fonts/{{{MAIN}}}font"):
        size = _value(font, "sz", "11")
        sizes.append(int(Decimal(size)) if _SIZE.fullmatch(size) else 0)
    ids = [
        whole_number(c.get("fontId", "0"))
        for c in styles.iterfind(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf")
    ]
    return {style: sizes[font] for style, font in enumerate(ids) if 0 <= font < len(sizes)}


def wrapping_styles(styles: _Element) -> dict[int, int]:
    """Indents (18.8.1) of the styles that wrap their text; others show one line of it."""
    found = {}
    for style, cell in enumerate(styles.iterfind(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf")):
        alignment = cell.find(f"{{{MAIN}}}alignment")
        if alignment is not None and alignment.get("wrapText") in ("1", "true"):
            found[style] = whole_number(alignment.get("indent", "0"))
    return found


def _at(sound: list[bool], number: int) -> bool:
    return 0 <= number < len(sound) and sound[number]


def _upright(style: _Element) -> bool:
    """Whether content stands once, upright and in its size: "fill" repeats it (18.18.40)."""
    tags = [child.tag for child in style]
    if len(set(tags)) != len(tags):
        return False
    for alignment in style.iterfind(f"{{{MAIN}}}alignment"):
        if (
            whole_number(alignment.get("indent", "0")) > _MOST_INDENT
            or alignment.get("readingOrder", "0") not in ("0", "1")
            or alignment.get("horizontal") in ("fill", "centerContinuous")
            or alignment.get("textRotation", "0") != "0"
            or switched_on(alignment.get("shrinkToFit"))
        ):
            return False
    return True


def _legible(font: _Element) -> bool:
    """Whether a font is ours, large and dark, and says each thing about itself once."""
    tags = [str(child.tag).removeprefix(f"{{{MAIN}}}") for child in font]
    if len(set(tags)) != len(tags) or not _FONT.issuperset(tags):
        return False
    size, name = _value(font, "sz", "11"), _value(font, "name", "")
    if not _SIZE.fullmatch(size) or Decimal(size) < _LEAST_SIZE or name != FACE:
        return False
    themed = _value(font, "scheme", "none") != "none"  # the theme then names another typeface
    if themed or _struck(font) or _value(font, "charset", "0") not in _CHARSETS:
        return False
    colour = font.find(f"{{{MAIN}}}color")
    brightness = 0 if colour is None else _brightness(colour)
    return brightness is not None and brightness <= _LIGHTEST_WRITING


def _struck(font: _Element) -> bool:
    """Whether a line goes through the writing, as through a figure that no longer holds."""
    found = font.find(f"{{{MAIN}}}strike")
    return found is not None and switched_on(found.get("val", "1"))


def _around(border: _Element) -> bool:
    """Whether lines run around a cell only, not through it."""
    return not (switched_on(border.get("diagonalUp")) or switched_on(border.get("diagonalDown")))


def _light(fill: _Element) -> bool:
    """Whether dark writing stands out from a fill: none, or one that states its one colour."""
    pattern = fill[0] if len(fill) == 1 else None
    if pattern is None or pattern.tag != f"{{{MAIN}}}patternFill":
        return False
    kind = pattern.get("patternType", "none")
    if kind != "solid":  # of others the ground has two colours
        return kind == "none"
    colours = pattern.findall(f"{{{MAIN}}}fgColor")
    brightness = _brightness(colours[0]) if len(colours) == 1 else None
    return brightness is not None and brightness >= _DARKEST_GROUND


def _brightness(colour: _Element) -> int | None:
    """From 0 to 255; nothing for colours that another part or program could change.

    A theme, a palette and the reader's screen change colours, and a second way of stating one is
    the first to other programs.
    """
    found = _RGB.fullmatch(colour.get("rgb", ""))
    if found is None or len(colour.attrib) != 1:
        return None
    parts = zip(_BRIGHTENS, found.groups(), strict=True)
    return sum(weight * int(part, 16) for weight, part in parts) // 1000


def _value(font: _Element, child: str, usual: str) -> str:
    found = font.find(f"{{{MAIN}}}{child}")
    return usual if found is None else found.get("val", usual)
