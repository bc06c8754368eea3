"""What a signature must cover, and the digests of it.

ECMA-376-2 10.4.4 (Manifest) and 10.5 (part and relationship references). The exemptions are those
of Office and LibreOffice: the signatures themselves and the two metadata parts under
``docProps/``, and these only at the places where they belong, so that no other part can hide
behind their relationship types.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from exports import relationships
from exports.signing import names
from exports.signing.relationship_transform import transform

if TYPE_CHECKING:
    from exports.package import Package
    from exports.relationships import Relationship
    from exports.signing.algorithms import Digest

#: Characters that stand unescaped in the path of a part name (RFC 3986 ``pchar``, ``%`` included).
_PATH_SAFE = "/%!$&'()*+,;=:@-._~"


@dataclass(frozen=True, slots=True)
class Target:
    """Something to be signed: a part, and for ``.rels`` the relationship ids to be listed."""

    part: str
    uri: str
    ids: frozenset[str] | None

    def digest(self, package: Package, algorithm: Digest) -> bytes:
        """The digest of the bytes of the part, or of its transformed relationships."""
        if self.ids is None:
            return algorithm.of_chunks(package.entries[self.part].chunks())
        return algorithm.of(transform(package.relationships(self.part), self.ids))


def targets(package: Package) -> tuple[Target, ...]:
    """Everything that must be signed in ``package``, sorted by URI."""
    exempt = exempt_parts(package)
    found = []
    for part in package.parts:
        if part in exempt or part.startswith(names.FOLDER):
            continue
        ids = None
        if relationships.source_of(part) is not None:
            ids = listed_ids(part, package.relationships(part))
            if not ids:
                continue
        found.append(Target(part, reference_uri(package, part), ids))
    return tuple(sorted(found, key=lambda target: target.uri))


def exempt_parts(package: Package) -> frozenset[str]:
    """The metadata parts that may stay unsigned in this package."""
    return frozenset(
        item.part
        for item in package.relationships(relationships.ROOT_NAME)
        if item.part is not None
        and is_exempt(relationships.ROOT_NAME, item)
        and not _is_used(package, item)
    )


def _is_used(package: Package, exempt: Relationship) -> bool:
    """Whether something else takes its contents from there, where they could be changed."""
    return any(
        item.part == exempt.part and item is not exempt
        for table in package.tables.values()
        for item in table
    )


def listed_ids(rels_name: str, found: tuple[Relationship, ...]) -> frozenset[str]:
    """The ids of all relationships that must be signed in one ``.rels`` part."""
    return frozenset(item.id for item in found if not is_exempt(rels_name, item))


def is_exempt(rels_name: str, item: Relationship) -> bool:
    """Whether a relationship may stay unsigned: the origin and the two metadata parts."""
    if rels_name != relationships.ROOT_NAME:
        return False
    places = names.UNSIGNED_METADATA | {names.REL_ORIGIN: names.ORIGIN_NAME}
    return item.part is not None and places.get(item.type) == item.part


def reference_uri(package: Package, part: str) -> str:
    """``/part/name?ContentType=type``, the part name as URI (ECMA-376-2 10.5.6, Annex A)."""
    return f"{part_uri(part)}?ContentType={package.content_types.of(part)}"


def part_uri(part: str) -> str:
    """The item name with leading slash, letters beyond ASCII percent-encoded."""
    return "/" + quote(part, safe=_PATH_SAFE)


def digests(package: Package, algorithm: Digest) -> list[tuple[Target, bytes]]:
    """Every target with the digest of its octets."""
    return [(target, target.digest(package, algorithm)) for target in targets(package)]
