"""The relationships transform and the canonical form that must follow it, as exact octets.

ECMA-376-2 10.5.10: keep the selected Relationship elements, sort them by Id, write TargetMode
out, drop everything else; then Canonical XML 1.0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import relationships
from exports.signing.markup import Markup, tag
from exports.signing.xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.relationships import Relationship


def transform(found: Iterable[Relationship], ids: frozenset[str], texts: int = 0) -> bytes:
    """The octets to digest for the relationships of one part whose Id is in ``ids``.

    The xmlsec inside LibreOffice 7 does not drop character data but writes an empty ``text``
    element for each of the ``texts`` runs of it; the standard's octets have ``texts`` 0.

    Sorted by code point, case-sensitively (10.5.10 step 2); UTF-8 order and code point order
    agree. The caller has made sure that every id exists and is unique.
    """
    chosen = sorted((item for item in found if item.id in ids), key=lambda item: item.id)
    spurious = [tag("text")] * texts
    return root(
        *spurious,
        *(
            tag(
                "Relationship",
                Id=item.id,
                Target=item.target,
                TargetMode=item.mode.value,
                Type=item.type,
            )
            for item in chosen
        ),
    ).encode()


def root(*children: Markup) -> Markup:
    """A ``Relationships`` element in canonical form."""
    return tag("Relationships", *children, xmlns=relationships.NAMESPACE)


def count_texts(data: bytes, name: str) -> int:
    """How many runs of character data stand between the elements of a ``.rels`` part."""
    element = parse_xml(data, name)
    return sum(1 for text in (element.text, *(child.tail for child in element)) if text)
