"""Whether the digests match, and whether everything is covered.

XMLDSig core validation stops at SignedInfo; the Manifest inside the package object is what names
the parts, so every one of its digests is checked here (XMLDSig 5.1; ECMA-376-2 10.5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from exports.relationships import source_of
from exports.signing.algorithms import C14N, RELATIONSHIP_TRANSFORM, Digest, Strength
from exports.signing.manifest import part_uri, targets
from exports.signing.relationship_transform import count_texts, transform
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage
from exports.signing.xml import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from exports.package import Package
    from exports.signing.signature_document import Reference, SignatureDocument
    from exports.signing.verdict import Finding

#: A part name as absolute path, and its content type (ECMA-376-2 10.5.6).
_URI: Final = re.compile(r"(/[^/?#][^?#]*)\?ContentType=([^?#]+)")


@dataclass(frozen=True)
class SignedContents:
    """The package with digests remembered, because several signatures cover the same parts."""

    package: Package
    _digests: dict[tuple[str, Digest], bytes] = field(default_factory=dict)

    @cached_property
    def parts_by_uri(self) -> Mapping[str, str]:
        """Item names by their URI; compared as written, so there is one way to name a part."""
        return {part_uri(part): part for part in self.package.parts}

    @cached_property
    def texts(self) -> Mapping[str, int]:
        """How many runs of character data every ``.rels`` part has."""
        return {name: count_texts(self.package.read(name), name) for name in self.package.tables}

    @cached_property
    def required(self) -> tuple[tuple[str, frozenset[str] | None], ...]:
        """Every part that must be signed, with its relationship ids if it is a ``.rels`` part."""
        return tuple((target.part, target.ids) for target in targets(self.package))

    def digest(self, part: str, algorithm: Digest) -> bytes:
        """The digest of the raw bytes of a part."""
        key = (part, algorithm)
        if key not in self._digests:
            self._digests[key] = algorithm.of_chunks(self.package.entries[part].chunks())
        return self._digests[key]


@dataclass(frozen=True, slots=True)
class ManifestCheck:
    """What came of a Manifest.

    ``listed`` has every part that is referenced, with the relationship ids listed for it
    (``None``: all of the part); ``matching`` those whose digest is right.
    """

    problems: tuple[Finding, ...]
    remarks: tuple[Finding, ...]
    listed: Mapping[str, frozenset[str] | None]
    matching: tuple[str, ...]


def check_objects(document: SignatureDocument) -> Iterator[Finding]:
    """The digests in SignedInfo over the objects of the signature itself."""
    for reference, element in document.objects:
        if reference.digest.of(canonical(element)) != reference.value:
            yield finding(VerdictMessage.OBJECT_DIGEST, document.part, item=reference.uri)
    used = [reference.digest for reference, _ in document.objects]
    used += [reference.digest for reference in document.manifest]
    if document.binding is not None:
        used.append(document.binding.digest)
    if any(digest.strength is Strength.WEAK for digest in used):
        yield finding(VerdictMessage.DIGEST_WEAK, document.part)


def check_manifest(document: SignatureDocument, contents: SignedContents) -> ManifestCheck:
    """Every Reference of the Manifest against the package."""
    problems: list[Finding] = []
    remarks: list[Finding] = []
    listed: dict[str, frozenset[str] | None] = {}
    matching: list[str] = []
    for reference in document.manifest:
        part, found = _check_reference(reference, document.part, contents, listed)
        failed = [one for one in found if one.message is not VerdictMessage.RELS_WHITESPACE]
        problems += failed
        remarks += [one for one in found if one.message is VerdictMessage.RELS_WHITESPACE]
        if part is not None:
            listed[part] = _ids(reference)
            if not failed:
                matching.append(part)
    return ManifestCheck(tuple(problems), tuple(remarks), listed, tuple(matching))


def check_coverage(
    document: SignatureDocument, contents: SignedContents, manifest: ManifestCheck
) -> Iterator[Finding]:
    """Every part and every relationship that must be signed is listed."""
    place = document.part
    for part, ids in contents.required:
        if part not in manifest.listed:
            yield finding(VerdictMessage.PART_UNCOVERED, place, item=part)
            continue
        listed = manifest.listed[part]
        if ids is None or listed is None:
            continue
        for missing in sorted(ids - listed):
            yield finding(VerdictMessage.RELATIONSHIP_UNCOVERED, place, item=f"{missing} ({part})")


def _check_reference(
    reference: Reference, place: str, contents: SignedContents, listed: Mapping[str, object]
) -> tuple[str | None, list[Finding]]:
    """The part a Reference names, if it exists, and what is wrong with the Reference."""
    uri = _URI.fullmatch(reference.uri)
    if uri is None:
        return None, [finding(VerdictMessage.PART_URI, place, item=reference.uri)]
    part = contents.parts_by_uri.get(uri[1])
    if part is None:
        return None, [finding(VerdictMessage.PART_MISSING, place, item=uri[1])]
    if part in listed:
        return None, [finding(VerdictMessage.PART_DUPLICATE, place, item=part)]
    if contents.package.content_types.of(part) != uri[2]:
        return part, [finding(VerdictMessage.PART_TYPE, place, item=part)]
    return part, _check_digest(reference, place, part, contents)


def _check_digest(
    reference: Reference, place: str, part: str, contents: SignedContents
) -> list[Finding]:
    steps = [step.algorithm for step in reference.transforms]
    if steps == [RELATIONSHIP_TRANSFORM, C14N] and source_of(part) is not None:
        return _check_relationships(reference, place, part, contents)
    if steps:
        return [finding(VerdictMessage.PART_TRANSFORM, place, item=part)]
    if contents.digest(part, reference.digest) != reference.value:
        return [finding(VerdictMessage.PART_DIGEST, place, item=part)]
    return []


def _check_relationships(
    reference: Reference, place: str, part: str, contents: SignedContents
) -> list[Finding]:
    """Listed ids exist, once each, and the transformed relationships have the digest."""
    ids = reference.transforms[0].ids
    found = contents.package.relationships(part)
    gone = sorted(set(ids) - {item.id for item in found})
    if gone or len(set(ids)) != len(ids):
        item = f"{', '.join(gone) or 'lặp'} ({part})"
        return [finding(VerdictMessage.RELATIONSHIP_MISSING, place, item=item)]
    chosen = frozenset(ids)
    if reference.digest.of(transform(found, chosen)) == reference.value:
        return []
    texts = contents.texts[part]
    if texts and reference.digest.of(transform(found, chosen, texts)) == reference.value:
        return [finding(VerdictMessage.RELS_WHITESPACE, place, item=part)]
    return [finding(VerdictMessage.PART_DIGEST, place, item=part)]


def _ids(reference: Reference) -> frozenset[str] | None:
    return frozenset(reference.transforms[0].ids) if reference.transforms else None
