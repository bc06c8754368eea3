"""The package around the signatures: everything where ECMA-376-2 10.4 puts it, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports import relationships
from exports.archive_names import CONTENT_TYPES_NAME
from exports.relationships import source_of
from exports.signing import names
from exports.signing.metadata import check_metadata
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.package import Package
    from exports.relationships import Relationship
    from exports.signing.verdict import Finding

_MARK: Final = "digital-signature"
_OFFICE_DOCUMENT: Final = "/officeDocument"
#: Parts that run, embed foreign objects or fetch from elsewhere, by words of their content type.
_ACTIVE: Final = (
    "macroenabled",
    "vbaproject",
    "activex",
    "oleobject",
    "externallink",
    "connections+xml",
    "querytable+xml",
    "attachedtoolbars",
    "intlmacrosheet",
    "macrosheet",
    "dialogsheet",
    "vnd.ms-office.webextension",
)
_ACTIVE_NAMES: Final = ("vbaproject", "activex", "externallinks/", "embeddings/")


def signature_parts(package: Package) -> tuple[str, ...]:
    """The signature parts the origin points to, in its order, as far as they exist."""
    found = package.relationships(names.ORIGIN_RELS_NAME)
    parts = (item.part for item in found if item.type == names.REL_SIGNATURE)
    return tuple(part for part in dict.fromkeys(parts) if part is not None and part in package)


def check_structure(package: Package) -> Iterator[Finding]:
    """Everything wrong with the tables and with where signatures lie."""
    root = package.relationships(relationships.ROOT_NAME)
    yield from _check_tables(package)
    yield from _check_root(root)
    yield from check_metadata(package)
    origins = [item for item in root if item.type == names.REL_ORIGIN]
    if not origins:
        yield from _check_no_traces(package)
        return
    yield from _check_origin(package, origins)
    yield from _check_signatures(package)


def check_active_content(package: Package) -> Iterator[Finding]:
    """Macros, controls, embedded objects and links to outside have no place in a report."""
    for part in package.parts:
        content_type = (package.content_types.of(part) or "").lower()
        name = part.casefold()
        if any(word in content_type for word in _ACTIVE) or any(
            word in name for word in _ACTIVE_NAMES
        ):
            yield finding(VerdictMessage.ACTIVE_CONTENT, part)
    for declared in package.content_types.defaults.values():
        if any(word in declared.lower() for word in _ACTIVE):
            yield finding(VerdictMessage.ACTIVE_CONTENT, CONTENT_TYPES_NAME)


def _check_tables(package: Package) -> Iterator[Finding]:
    """No Override without part, no part without type, no ``.rels`` without source (6.5.2)."""
    present = {part.casefold() for part in package.parts}
    for name in package.content_types.overrides:
        if name not in present:
            yield finding(VerdictMessage.OVERRIDE_WITHOUT_PART, name)
    for part in package.parts:
        content_type = package.content_types.of(part)
        source = source_of(part)
        if content_type is None:
            yield finding(VerdictMessage.PART_WITHOUT_TYPE, part)
        elif (content_type == relationships.CONTENT_TYPE) != (source is not None):
            yield finding(VerdictMessage.RELS_TYPE, part)
        if source and source not in package:
            yield finding(VerdictMessage.RELS_WITHOUT_SOURCE, part)


def _check_root(root: tuple[Relationship, ...]) -> Iterator[Finding]:
    mains = sum(1 for item in root if item.type.endswith(_OFFICE_DOCUMENT))
    if mains != 1:
        yield finding(VerdictMessage.MAIN_PART, count=mains)
    for kind, place in names.UNSIGNED_METADATA.items():
        if sum(1 for item in root if item.type == kind) > 1:
            yield finding(VerdictMessage.METADATA_DUPLICATE, place)
    for item in root:
        if item.type in names.UNSIGNED_METADATA and not _is_spelled_out(item, ""):
            yield finding(VerdictMessage.METADATA_TARGET, item.target)


def _is_spelled_out(item: Relationship, folder: str) -> bool:
    """Whether the target is just the part's name: detours and hosts each reader takes its way.

    For relationships that no signature covers.
    """
    return item.part is not None and item.target in (
        f"/{item.part}",
        item.part.removeprefix(folder),
    )


def _check_no_traces(package: Package) -> Iterator[Finding]:
    """A file that was signed once does not pass for one that never was."""
    for part in package.parts:
        content_type = package.content_types.of(part) or ""
        if part.casefold().startswith(names.FOLDER) or _MARK in content_type:
            yield finding(VerdictMessage.ORIGIN_MISSING, part)
    declared = (*package.content_types.defaults.values(), *package.content_types.overrides.values())
    if any(_MARK in content_type for content_type in declared):
        yield finding(VerdictMessage.ORIGIN_MISSING, CONTENT_TYPES_NAME)
    for name in package.relationship_parts():
        if any(_MARK in item.type for item in package.relationships(name)):
            yield finding(VerdictMessage.ORIGIN_MISSING, name)


def _check_origin(package: Package, origins: list[Relationship]) -> Iterator[Finding]:
    """10.4.2: one origin part, empty, of its type; only signature relationships leave it."""
    if len(origins) > 1:
        yield finding(VerdictMessage.ORIGIN_DUPLICATE, count=len(origins))
    for origin in origins:
        there = origin.part == names.ORIGIN_NAME and origin.part in package
        if not there or not _is_spelled_out(origin, ""):
            yield finding(VerdictMessage.ORIGIN_MISPLACED, origin.target)
    if names.ORIGIN_NAME in package:
        if package.entries[names.ORIGIN_NAME].size:
            yield finding(VerdictMessage.ORIGIN_NOT_EMPTY, names.ORIGIN_NAME)
        if package.content_types.of(names.ORIGIN_NAME) != names.ORIGIN_TYPE:
            yield finding(VerdictMessage.ORIGIN_TYPE, names.ORIGIN_NAME)


def _check_signatures(package: Package) -> Iterator[Finding]:
    """Signature parts present are the signature parts referenced, in both directions (10.4.3)."""
    seen: set[str] = set()
    for item in package.relationships(names.ORIGIN_RELS_NAME):
        part = item.part
        spelled_out = _is_spelled_out(item, names.FOLDER)
        if item.type != names.REL_SIGNATURE or part is None or not spelled_out:
            yield finding(VerdictMessage.ORIGIN_RELATIONSHIP, names.ORIGIN_RELS_NAME, item=item.id)
        elif part in seen:
            yield finding(VerdictMessage.SIGNATURE_DUPLICATE, part)
        elif part not in package:
            yield finding(VerdictMessage.SIGNATURE_MISSING, part)
        elif package.content_types.of(part) != names.SIGNATURE_TYPE:
            yield finding(VerdictMessage.SIGNATURE_TYPE, part)
        seen.add(part or "")
    if not seen:
        yield finding(VerdictMessage.SIGNATURE_MISSING, names.FOLDER)
    yield from _check_strays(package, seen | {names.ORIGIN_NAME, names.ORIGIN_RELS_NAME})


def _check_strays(package: Package, expected: set[str]) -> Iterator[Finding]:
    for part in package.parts:
        content_type = package.content_types.of(part) or ""
        looks_like = part.casefold().startswith(names.FOLDER) or _MARK in content_type
        if looks_like and part not in expected:
            yield finding(VerdictMessage.SIGNATURE_UNREFERENCED, part)
