"""Which content type each part has, as ``[Content_Types].xml`` says (ECMA-376-2 7.2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

from exports.archive_names import CONTENT_TYPES_NAME
from exports.package_messages import PackageMessage
from exports.signing.xml import parse_xml
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """Overrides by part name, defaults by extension; keys folded, because names compare so."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, part: str) -> str | None:
        """The type of ``part`` (item name, no leading slash), override before default."""
        folded = part.casefold()
        if folded in self.overrides:
            return self.overrides[folded]
        _, dot, extension = folded.rpartition("/")[2].rpartition(".")
        return self.defaults.get(extension) if dot else None


def parse_content_types(data: bytes) -> ContentTypes:
    """Read the table; duplicates and unknown elements are ``CONTENT_TYPES_BROKEN``."""
    root = parse_xml(data, CONTENT_TYPES_NAME)
    if root.tag != f"{{{NAMESPACE}}}Types":
        _refuse(str(root.tag))
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for child in root.iterchildren("*"):
        if child.tag == f"{{{NAMESPACE}}}Default":
            _add(defaults, child.get("Extension"), child.get("ContentType"))
        elif child.tag == f"{{{NAMESPACE}}}Override":
            name = child.get("PartName", "")
            if not name.startswith("/"):
                _refuse(name)
            _add(overrides, name[1:], child.get("ContentType"))
        else:
            _refuse(str(child.tag))
    return ContentTypes(defaults, overrides)


def _add(table: dict[str, str], key: str | None, content_type: str | None) -> None:
    if not key or not content_type or key.casefold() in table:
        _refuse(key or "")
    table[key.casefold()] = content_type


def _refuse(item: str) -> NoReturn:
    raise KnownError(PackageMessage.CONTENT_TYPES_BROKEN, item=item)
