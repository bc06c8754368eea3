"""More ways a stranger without any key may try, on a file signed twice; each gives its code."""

from __future__ import annotations

import re

import pytest

from exports.archive import PackageLimits
from exports.package import read_package
from exports.signing import names
from exports.signing.manifest import exempt_parts
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from tests.exports.signing.conftest import POLICY, Signed
from tests.exports.signing.tampering import (
    BOOK_RELS,
    OFFICE,
    ROOT_RELS,
    SHEET,
    SIG1,
    TYPES,
    Change,
    add_override,
    add_rel,
    cut,
    edit_items,
    swap,
)

SIG2 = "_xmlsignatures/sig2.xml"
_ORIGIN_RELS = names.ORIGIN_RELS_NAME
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_EXCEL_4 = "application/vnd.ms-excel.macrosheet"
_TASK_PANE = "application/vnd.ms-office.webextension+xml"
_OUTSIDE = ' TargetMode="External"'
_XINCLUDE = '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="x"/>'
_PROPERTIES = re.compile(rb"<xd:SignedProperties .*?</xd:SignedProperties>", re.DOTALL)


def _utf16(data: bytes) -> bytes:
    return data.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def _repeated(data: bytes) -> bytes:
    """The signed properties once more inside the unsigned ones, under the same Id."""
    found = _PROPERTIES.search(data)
    assert found
    inside = b"<xd:UnsignedProperties>" + found[0] + b"</xd:UnsignedProperties>"
    return data.replace(found[0], found[0] + inside)


def _wrapped(data: bytes) -> bytes:
    found = _PROPERTIES.search(data)
    assert found
    forged = found[0].replace(b"idSignedProperties", b"idForged")
    return data.replace(found[0], forged + found[0])


KINDS: dict[str, tuple[dict[str, Change], str]] = {
    # one of two signatures
    "the second signature's relationship gone": (
        {_ORIGIN_RELS: cut('<Relationship Id="rId2"', "</Relationship>")},
        "SIGNATURE_UNREFERENCED",
    ),
    "the second signature's part gone": ({SIG2: None}, "SIGNATURE_MISSING"),
    "the second signature's override gone": (
        {TYPES: cut('<Override PartName="/_xmlsignatures/sig2.xml"', "</Override>")},
        "SIGNATURE_TYPE",
    ),
    "the second signature under other letters": (
        {_ORIGIN_RELS: swap('"sig2.xml"', '"SIG2.xml"')},
        "SIGNATURE_MISSING",
    ),
    "the first signature called the second too": (
        {_ORIGIN_RELS: swap('"sig2.xml"', '"sig1.xml"')},
        "SIGNATURE_DUPLICATE",
    ),
    "a signature outside its folder": (
        {"xl/sig3.xml": b"<a/>", TYPES: add_override("xl/sig3.xml", names.SIGNATURE_TYPE)},
        "SIGNATURE_UNREFERENCED",
    ),
    "a signature outside the package": (
        {_ORIGIN_RELS: add_rel("http://x/sig.xml", names.REL_SIGNATURE, _OUTSIDE)},
        "ORIGIN_RELATIONSHIP",
    ),
    "two origin parts": (
        {
            "_xmlsignatures/origin2.sigs": b"",
            ROOT_RELS: add_rel("_xmlsignatures/origin2.sigs", names.REL_ORIGIN),
        },
        "ORIGIN_DUPLICATE",
    ),
    "an origin outside the package": (
        {ROOT_RELS: swap(f'Target="{names.ORIGIN_NAME}"', 'Target="x" TargetMode="External"')},
        "ORIGIN_MISPLACED",
    ),
    # content types
    "a sheet typed by its extension": (
        {TYPES: cut('<Override PartName="/xl/worksheets/sheet1.xml"', "/>")},
        "PART_TYPE",
    ),
    "a type in other letters": ({TYPES: swap(_SHEET_TYPE, _SHEET_TYPE.title(), 1)}, "PART_TYPE"),
    "a type with a parameter": (
        {TYPES: swap(_SHEET_TYPE, f"{_SHEET_TYPE};charset=utf-7", 1)},
        "PART_TYPE",
    ),
    "macros by their type alone": (
        {
            "xl/x.bin": b"1",
            TYPES: swap(
                "</Types>",
                '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                "</Types>",
            ),
        },
        "ACTIVE_CONTENT",
    ),
    "a dialog sheet": (
        {"xl/d.xml": b"<a/>", TYPES: add_override("xl/d.xml", "x.dialogsheet+xml")},
        "ACTIVE_CONTENT",
    ),
    "an Excel 4 macro sheet": (
        {"xl/m.xml": b"<a/>", TYPES: add_override("xl/m.xml", _EXCEL_4)},
        "ACTIVE_CONTENT",
    ),
    "a data connection": (
        {"xl/c.xml": b"<a/>", TYPES: add_override("xl/c.xml", "x.connections+xml")},
        "ACTIVE_CONTENT",
    ),
    "a task pane": (
        {"xl/w.xml": b"<a/>", TYPES: add_override("xl/w.xml", _TASK_PANE)},
        "ACTIVE_CONTENT",
    ),
    "a part without extension": ({"xl/xml": b"1"}, "PART_WITHOUT_TYPE"),
    # relationships
    "a template attached": (
        {ROOT_RELS: add_rel("file:///x.xltm", f"{OFFICE}/attachedTemplate", _OUTSIDE)},
        "RELATIONSHIP_UNCOVERED",
    ),
    "a picture's relationships": (
        {
            "xl/worksheets/_rels/sheet1.xml.rels": (
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                b'relationships"><Relationship Id="a" Type="t/image" Target="http://x/"'
                b' TargetMode="External"/></Relationships>'
            )
        },
        "PART_UNCOVERED",
    ),
    "a sheet taken from the properties": (
        {BOOK_RELS: swap('"/xl/worksheets/sheet1.xml"', '"/docProps/core.xml"')},
        "PART_UNCOVERED",
    ),
    "an old sheet under another name": (
        {
            "xl/worksheets/old.xml": b"<a/>",
            TYPES: add_override("xl/worksheets/old.xml", _SHEET_TYPE),
            BOOK_RELS: swap("/xl/worksheets/sheet1.xml", "/xl/worksheets/old.xml"),
        },
        "PART_DIGEST",
    ),
    "a target through the folder above": (
        {BOOK_RELS: swap("/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml")},
        "PART_DIGEST",
    ),
    "a target with a backslash": (
        {BOOK_RELS: swap("/xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml")},
        "PART_DIGEST",
    ),
    "a target percent-encoded": (
        {BOOK_RELS: swap("/xl/worksheets/sheet1.xml", "/xl/worksheets/sheet%31.xml")},
        "PART_DIGEST",
    ),
    # what a sheet shows
    "another style of a cell": ({SHEET: swap('r="B2"', 'r="B2" s="1"')}, "PART_DIGEST"),
    "a number written with a power": ({SHEET: swap("<v>0</v>", "<v>0E5</v>")}, "PART_DIGEST"),
    "dates of 1904": (
        {"xl/workbook.xml": swap("<workbookPr/>", '<workbookPr date1904="1"/>')},
        "PART_DIGEST",
    ),
    "a byte order mark": ({SHEET: lambda data: b"\xef\xbb\xbf" + data}, "PART_DIGEST"),
    "a sheet in UTF-16": ({SHEET: lambda data: data.decode().encode("utf-16")}, "PART_DIGEST"),
    "a DDE formula": ({SHEET: swap("B2*2", "cmd|'/c calc'!A0")}, "PART_DIGEST"),
    "an XInclude": (
        {SHEET: swap("<sheetData>", _XINCLUDE + "<sheetData>")},
        "PART_DIGEST",
    ),
    # the signature document
    "signed properties in two places": ({SIG1: _repeated}, "ID_DUPLICATE"),
    "signed properties wrapped": ({SIG1: _wrapped}, "ELEMENT_UNEXPECTED"),
    "a signature in UTF-16": ({SIG1: _utf16}, "XML_REFUSED"),
    "a signature called UTF-7": ({SIG1: swap('"UTF-8"', '"UTF-7"')}, "XML_REFUSED"),
    "a signature in XML 1.1": ({SIG1: swap('version="1.0"', 'version="1.1"')}, "XML_REFUSED"),
    "another default namespace": (
        {SIG1: swap(f'xmlns="{names.DSIG}"', 'xmlns="http://www.w3.org/2009/xmldsig11#"', 1)},
        "NOT_A_SIGNATURE",
    ),
    "space kept by an attribute": (
        {SIG1: swap('Id="idPackageObject"', 'xml:space="preserve" Id="idPackageObject"')},
        "XML_ATTRIBUTE",
    ),
    "a base for its references": (
        {SIG1: swap('Id="idPackageSignature"', 'Id="idPackageSignature" xml:base="http://x/"')},
        "XML_ATTRIBUTE",
    ),
    "base64 as a transform": (
        {
            SIG1: swap(
                'URI="#idPackageObject">',
                'URI="#idPackageObject"><Transforms><Transform Algorithm='
                '"http://www.w3.org/2000/09/xmldsig#base64"/></Transforms>',
            )
        },
        "TRANSFORM",
    ),
    "an enveloped transform": (
        {
            SIG1: swap(
                'URI="#idOfficeObject">',
                'URI="#idOfficeObject"><Transforms><Transform Algorithm='
                '"http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></Transforms>',
            )
        },
        "TRANSFORM",
    ),
    "an XPointer": ({SIG1: swap('"#idPackageObject"', '"#xpointer(/)"', 1)}, "REFERENCE_TARGET"),
    "a key value beside the certificate": (
        {SIG1: cut("<X509Data>", "</X509Data>")},
        "CERTIFICATE_MISSING",
    ),
    "a signature cut short": ({SIG1: lambda data: data[:-1]}, "XML_REFUSED"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_tampering_is_named(kind: str, signed: Signed) -> None:
    changes, code = KINDS[kind]
    verdict = verify_package(edit_items(signed.twice, changes), POLICY)
    found = {problem.code for problem in verdict.structure.problems}
    found |= {problem.code for one in verdict.signatures for problem in one.problems}
    assert code in found
    assert verdict.conclusion in (Conclusion.INVALID, Conclusion.PARTIAL)


def test_figures_may_not_hide_in_the_unsigned_properties(signed: Signed) -> None:
    """Somebody with a key signs a sheet that lies where nothing is signed."""
    assert exempt_parts(read_package(signed.plain, PackageLimits())) == {
        "docProps/core.xml",
        "docProps/app.xml",
    }
    moved = edit_items(
        signed.plain, {BOOK_RELS: swap('"/xl/worksheets/sheet1.xml"', '"/docProps/core.xml"')}
    )
    assert exempt_parts(read_package(moved, PackageLimits())) == {"docProps/app.xml"}
