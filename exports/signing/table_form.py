"""The form of a package's tables: their own elements and attributes, and not a word beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports import content_types, relationships
from exports.archive_names import CONTENT_TYPES_NAME
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage
from exports.signing.xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from exports.package import Package
    from exports.signing.verdict import Finding

_TYPES: Final = {
    f"{{{content_types.NAMESPACE}}}Default": frozenset({"Extension", "ContentType"}),
    f"{{{content_types.NAMESPACE}}}Override": frozenset({"PartName", "ContentType"}),
}
_RELATIONSHIPS: Final = {
    f"{{{relationships.NAMESPACE}}}Relationship": frozenset({"Id", "Type", "Target", "TargetMode"})
}


def check_table_form(package: Package) -> Iterator[Finding]:
    """Readers differ on what they skip, and on letters beyond ASCII when they fold names."""
    for name in (CONTENT_TYPES_NAME, *package.relationship_parts()):
        known = _TYPES if name == CONTENT_TYPES_NAME else _RELATIONSHIPS
        root = parse_xml(package.read(name), name)
        if not _is_strict(root, known) or not all(_names_are_plain(one, package) for one in root):
            yield finding(VerdictMessage.TABLE_FORM, name)


def _is_strict(root: etree._Element, known: dict[str, frozenset[str]]) -> bool:
    alone = root.getprevious() is None and root.getnext() is None
    blank = not (root.text or "").strip() and not any((one.tail or "").strip() for one in root)
    return (
        alone
        and blank
        and not root.attrib
        and len(root) > 0
        and all(_is_known(one, known) for one in root)
    )


def _is_known(element: etree._Element, known: dict[str, frozenset[str]]) -> bool:
    attributes = known.get(element.tag) if isinstance(element.tag, str) else None
    return (
        attributes is not None
        and attributes.issuperset(map(str, element.attrib))
        and len(element) == 0
        and not (element.text or "").strip()
    )


def _names_are_plain(element: etree._Element, package: Package) -> bool:
    """An Override names a part letter by letter; one without a part is another finding."""
    part = element.get("PartName", "")
    folded = part.isascii() and part != part.lower() and part[1:] not in package
    return element.get("Extension", "").isascii() and part.isascii() and not folded
