"""The document properties no signature covers: plain words about the file and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.signing import names
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage
from exports.signing.xml import parse_xml
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from exports.package import Package
    from exports.signing.verdict import Finding

_LARGEST: Final = 1 << 16
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_VARIANTS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_ROOTS: Final = {
    names.UNSIGNED_METADATA[names.REL_CORE]: f"{{{_CORE}}}coreProperties",
    names.UNSIGNED_METADATA[names.REL_EXTENDED]: f"{{{_EXTENDED}}}Properties",
}


def check_metadata(package: Package) -> Iterator[Finding]:
    """Anybody may change these parts, so they may hold nothing worth hiding there."""
    for part, root in _ROOTS.items():
        if part in package and not _is_plain(package, part, root):
            yield finding(VerdictMessage.METADATA_BROKEN, part)


def _is_plain(package: Package, part: str, tag: str) -> bool:
    """Small XML of the known root, simple elements and the vectors of titles (ECMA-376-1 22.2)."""
    if package.entries[part].size > _LARGEST:
        return False
    try:
        root = parse_xml(package.read(part), part)
    except KnownError:
        return False
    alone = root.getprevious() is None and root.getnext() is None
    return alone and root.tag == tag and all(_is_simple(element, root) for element in root.iter())


def _is_simple(element: etree._Element, root: etree._Element) -> bool:
    parent = element.getparent()
    known = isinstance(element.tag, str) and (
        parent is None or parent is root or element.tag.startswith(_VARIANTS)
    )
    mixed = len(element) > 0 and (element.text or "").strip() != ""
    return known and not mixed and not (element.tail or "").strip()
