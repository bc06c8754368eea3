"""The relationships transform and the canonical form that must follow it, as exact octets.

ECMA-376-2 10.5.10: keep the selected Relationship elements, sort them by Id, write TargetMode
out, drop everything else; then Canonical XML 1.0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import relationships
from exports.signing.markup import Markup, tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.relationships import Relationship


def transform(found: Iterable[Relationship], ids: frozenset[str]) -> bytes:
    """The octets to digest for the relationships of one part whose Id is in ``ids``.

    Sorted by code point, case-sensitively (10.5.10 step 2); UTF-8 order and code point order
    agree. The caller has made sure that every id exists and is unique.
    """
    chosen = sorted((item for item in found if item.id in ids), key=lambda item: item.id)
    children = [
        tag(
            "Relationship",
            Id=item.id,
            Target=item.target,
            TargetMode=item.mode.value,
            Type=item.type,
        )
        for item in chosen
    ]
    return root(children).encode()


def root(children: Iterable[Markup]) -> Markup:
    """A ``Relationships`` element in canonical form."""
    return tag("Relationships", *children, xmlns=relationships.NAMESPACE)
