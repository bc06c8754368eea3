"""The relationships of one part, as its ``.rels`` part lists them (ECMA-376-2 6.5)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import Enum
from typing import Final, NoReturn

from exports.package_messages import PackageMessage
from exports.signing.xml import parse_xml
from forms.common.errors import KnownError

NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
ROOT_NAME: Final = "_rels/.rels"

_ATTRIBUTES: Final = frozenset({"Id", "Type", "Target", "TargetMode"})


class TargetMode(Enum):
    """Whether the target is a part of this package."""

    INTERNAL = "Internal"
    EXTERNAL = "External"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship as written; ``part`` is the item name an internal target resolves to."""

    id: str
    type: str
    target: str
    mode: TargetMode
    part: str | None


def parse_relationships(data: bytes, name: str) -> tuple[Relationship, ...]:
    """The relationships in the ``.rels`` item ``name``; ``RELATIONSHIPS_BROKEN`` if malformed.

    Two relationships with one Id are malformed: the transform of ECMA-376-2 10.5.10 selects by Id.
    """
    root = parse_xml(data, name)
    if root.tag != f"{{{NAMESPACE}}}Relationships":
        _refuse(name, str(root.tag))
    source = source_of(name) or ""
    found: dict[str, Relationship] = {}
    for child in root.iterchildren("*"):
        attributes = {str(key): str(value) for key, value in child.attrib.items()}
        item = attributes.get("Id", "")
        if (
            child.tag != f"{{{NAMESPACE}}}Relationship"
            or not attributes.keys() >= _ATTRIBUTES - {"TargetMode"}
            or not attributes.keys() <= _ATTRIBUTES
            or attributes.get("TargetMode", "Internal") not in ("Internal", "External")
            or len(child)
            or item in found
        ):
            _refuse(name, item)
        found[item] = _relationship(attributes, source)
    return tuple(found.values())


def source_of(rels_name: str) -> str | None:
    """The item whose relationships ``rels_name`` holds; ``""`` is the package, ``None`` no one."""
    folder, _, file = rels_name.rpartition("/")
    parent, _, last = folder.rpartition("/")
    if last != "_rels" or not file.endswith(".rels"):
        return None
    return posixpath.join(parent, file.removesuffix(".rels"))


def rels_name_of(part: str) -> str:
    """The name of the ``.rels`` item that belongs to ``part`` (``""`` for the package)."""
    folder, _, file = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relationship(attributes: dict[str, str], source: str) -> Relationship:
    mode = TargetMode(attributes.get("TargetMode", "Internal"))
    target = attributes["Target"]
    part = _resolve(source, target) if mode is TargetMode.INTERNAL else None
    return Relationship(attributes["Id"], attributes["Type"], target, mode, part)


def _resolve(source: str, target: str) -> str:
    """RFC 3986 5.2 for the path-only references packages use, against the source part's folder."""
    path = target.partition("#")[0]
    folder = source.rpartition("/")[0]
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def _refuse(name: str, item: str) -> NoReturn:
    raise KnownError(PackageMessage.RELATIONSHIPS_BROKEN, name=name, item=item)
