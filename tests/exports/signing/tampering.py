"""Tools to alter signed files in every way, including by somebody who holds the key."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from exports.archive import PackageLimits, pack, write_archive
from exports.package import read_package
from exports.signing import names
from exports.signing.algorithms import Digest
from exports.signing.xml import canonical

if TYPE_CHECKING:
    from exports.signing.keys import Signer

SIG1 = "_xmlsignatures/sig1.xml"
TYPES = "[Content_Types].xml"
ROOT_RELS = "_rels/.rels"
BOOK_RELS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Change = bytes | None | Callable[[bytes], bytes]


def items(data: bytes) -> dict[str, bytes]:
    """All items of a package, unpacked."""
    package = read_package(data, PackageLimits())
    return {name: package.read(name) for name in package.entries}


def rebuild(contents: dict[str, bytes]) -> bytes:
    """An archive of these items."""
    return write_archive(pack(name, data) for name, data in contents.items())


def edit(data: bytes, **changes: Change) -> bytes:
    """``edit_items`` for the parts that are altered most, by short names."""
    known = {
        "sig": SIG1, "types": TYPES, "root_rels": ROOT_RELS, "book_rels": BOOK_RELS,
        "sheet": SHEET, "origin": names.ORIGIN_NAME, "origin_rels": names.ORIGIN_RELS_NAME,
    }  # fmt: skip
    return edit_items(data, {known[key]: change for key, change in changes.items()})


def edit_items(data: bytes, changes: dict[str, Change]) -> bytes:
    """The package with items replaced, changed by a function, or removed (None)."""
    contents = items(data)
    for name, change in changes.items():
        if change is None:
            del contents[name]
        elif callable(change):
            altered = change(contents[name])
            assert altered != contents[name], f"{name} was not altered"
            contents[name] = altered
        else:
            contents[name] = change
    return rebuild(contents)


def swap(old: str, new: str, count: int = -1) -> Callable[[bytes], bytes]:
    """A change that replaces text, which must be there."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data, f"{old} not found"
        return data.replace(old.encode(), new.encode(), count)

    return change


def cut(start: str, end: str) -> Callable[[bytes], bytes]:
    """A change that removes the first text from ``start`` to ``end`` inclusive."""

    def change(data: bytes) -> bytes:
        first = data.index(start.encode())
        last = data.index(end.encode(), first) + len(end.encode())
        return data[:first] + data[last:]

    return change


def add_rel(target: str, kind: str, extra: str = "") -> Callable[[bytes], bytes]:
    """A change that adds a relationship."""
    made = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{extra}/></Relationships>'
    return swap("</Relationships>", made)


def add_override(part: str, content_type: str) -> Callable[[bytes], bytes]:
    """A change that adds a content type."""
    made = f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>'
    return swap("</Types>", made)


def resigned(
    data: bytes, signer: Signer, change: Callable[[bytes], bytes], part: str = SIG1
) -> bytes:
    """The package after ``signer`` altered the signature part and signed it anew."""
    return edit_items(data, {part: lambda xml: resign(change(xml), signer)})


def resign(xml: bytes, signer: Signer) -> bytes:
    """Recompute the digests of SignedInfo and the signature value of a signature document."""
    tree = etree.fromstring(xml)
    dsig = {"d": names.DSIG}
    info = tree.find("d:SignedInfo", dsig)
    assert info is not None
    for reference in info.findall("d:Reference", dsig):
        uri = reference.get("URI", "")
        target = next((one for one in tree.iter() if f"#{one.get('Id')}" == uri), None)
        method = reference.find("d:DigestMethod", dsig)
        value = reference.find("d:DigestValue", dsig)
        assert method is not None
        assert value is not None
        if target is not None:
            digest = Digest(method.get("Algorithm", "")).of(canonical(target))
            value.text = base64.b64encode(digest).decode()
    value = tree.find("d:SignatureValue", dsig)
    assert value is not None
    value.text = base64.b64encode(signer.sign(canonical(info))).decode()
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
