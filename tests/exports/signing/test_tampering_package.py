"""Every way to alter a signed package from outside, and the code each one must give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.signing import names
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from forms.common.errors import KnownError
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

if TYPE_CHECKING:
    from collections.abc import Callable

Contents = dict[str, Change]

_SHEET2 = "xl/worksheets/sheet2.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_XML = b'<?xml version="1.0"?><a/>'
_EMPTY_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="t" Target="x"/></Relationships>'
)
_CORE = names.REL_CORE
_ORIGIN = names.REL_ORIGIN


def _both(*steps: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        for step in steps:
            data = step(data)
        return data

    return change


CASES: dict[str, tuple[Contents, str]] = {
    # contents of signed parts
    "a cell": ({SHEET: swap("<v>0</v>", "<v>9</v>")}, "PART_DIGEST"),
    "a formula": ({SHEET: swap("B2*2", "B2*3")}, "PART_DIGEST"),
    "trailing space": ({SHEET: lambda data: data + b" "}, "PART_DIGEST"),
    "a style": ({"xl/styles.xml": swap("FFEEEEEE", "FF000000")}, "PART_DIGEST"),
    "a text": ({SHEET: swap("Ch&#7881;", "Chi")}, "PART_DIGEST"),
    "a defined name": ({"xl/workbook.xml": swap("$B$2", "$B$3")}, "PART_DIGEST"),
    "a hidden sheet": ({"xl/workbook.xml": swap('"visible"', '"hidden"', 1)}, "PART_DIGEST"),
    "the theme": ({"xl/theme/theme1.xml": swap("Office", "Offize", 1)}, "PART_DIGEST"),
    "an emptied sheet": ({SHEET: b""}, "PART_DIGEST"),
    # parts that come and go
    "a sheet gone, table kept": ({_SHEET2: None}, "PART_MISSING"),
    "a sheet gone with its override": (
        {_SHEET2: None, TYPES: cut('<Override PartName="/xl/worksheets/sheet2.xml"', "/>")},
        "PART_MISSING",
    ),
    "a sheet's relationship gone": (
        {BOOK_RELS: cut("<Relationship ", "/>")},
        "RELATIONSHIP_MISSING",
    ),
    "a sheet added": (
        {
            "xl/worksheets/sheet9.xml": _XML,
            TYPES: add_override("xl/worksheets/sheet9.xml", _SHEET_TYPE),
        },
        "PART_UNCOVERED",
    ),
    "custom XML added": ({"customXml/item1.xml": _XML}, "PART_UNCOVERED"),
    "relationships of a sheet added": (
        {"xl/worksheets/_rels/sheet1.xml.rels": _EMPTY_RELS},
        "PART_UNCOVERED",
    ),
    "another part as core properties": (
        {
            "xl/evil.xml": _XML,
            ROOT_RELS: swap('Target="docProps/core.xml"', 'Target="xl/evil.xml"'),
        },
        "PART_UNCOVERED",
    ),
    # relationships
    "a relationship added": ({BOOK_RELS: add_rel("x.xml", "t")}, "RELATIONSHIP_UNCOVERED"),
    "a root relationship added": ({ROOT_RELS: add_rel("x.xml", "t")}, "RELATIONSHIP_UNCOVERED"),
    "a relationship to outside": (
        {BOOK_RELS: add_rel("http://x.example/", "t", ' TargetMode="External"')},
        "RELATIONSHIP_UNCOVERED",
    ),
    "a relationship's target": (
        {BOOK_RELS: swap("sheet1.xml", "sheet2.xml")},
        "PART_DIGEST",
    ),
    "two sheets exchanged": (
        {
            BOOK_RELS: _both(
                swap("sheet1.xml", "@"), swap("sheet2.xml", "sheet1.xml"), swap("@", "sheet2.xml")
            )
        },
        "PART_DIGEST",
    ),
    "a relationship's type": ({BOOK_RELS: swap("/theme", "/styles")}, "PART_DIGEST"),
    "a relationship's mode": (
        {BOOK_RELS: swap('Target="styles.xml"', 'Target="styles.xml" TargetMode="External"')},
        "PART_DIGEST",
    ),
    "a relationship's id": ({BOOK_RELS: swap('"rId1"', '"rId91"')}, "RELATIONSHIP_MISSING"),
    "the main document moved": (
        {ROOT_RELS: swap('"xl/workbook.xml"', '"xl/other.xml"')},
        "PART_DIGEST",
    ),
    "a second main document": (
        {ROOT_RELS: add_rel("xl/evil.xml", f"{OFFICE}/officeDocument")},
        "MAIN_PART",
    ),
    "core properties twice": (
        {ROOT_RELS: add_rel("docProps/core.xml", _CORE)},
        "METADATA_DUPLICATE",
    ),
    # content types
    "the workbook called macro-enabled": (
        {TYPES: swap(_MAIN_TYPE, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")},
        "PART_TYPE",
    ),
    "a sheet called a chart": ({TYPES: swap(_SHEET_TYPE, "application/x", 1)}, "PART_TYPE"),
    "an override gone": (
        {TYPES: cut('<Override PartName="/xl/styles.xml"', "/>")},
        "PART_TYPE",
    ),
    "an override without part": ({TYPES: add_override("no.xml", "a/b")}, "OVERRIDE_WITHOUT_PART"),
    "a part without type": ({"xl/data.xyz": b"1"}, "PART_WITHOUT_TYPE"),
    "relationships of nothing": ({"xl/_rels/no.xml.rels": _EMPTY_RELS}, "RELS_WITHOUT_SOURCE"),
    "relationships called otherwise": (
        {TYPES: add_override(BOOK_RELS, "application/xml")},
        "RELS_TYPE",
    ),
    # active content
    "macros": (
        {
            "xl/vbaProject.bin": b"1",
            TYPES: add_override("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
        },
        "ACTIVE_CONTENT",
    ),
    "macros declared for parts to come": (
        {
            TYPES: swap(
                "</Types>",
                '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                "</Types>",
            )
        },
        "ACTIVE_CONTENT",
    ),
    "a link to another workbook": (
        {
            "xl/externalLinks/externalLink1.xml": _XML,
            TYPES: add_override(
                "xl/externalLinks/externalLink1.xml",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
            ),
        },
        "ACTIVE_CONTENT",
    ),
    "an embedded object": ({"xl/embeddings/oleObject1.xml": b"1"}, "ACTIVE_CONTENT"),
    "an ActiveX control": ({"xl/activeX/activeX1.xml": _XML}, "ACTIVE_CONTENT"),
    # where signatures lie
    "the origin relationship gone": (
        {ROOT_RELS: cut('<Relationship Id="rId4"', "></Relationship>")},
        "ORIGIN_MISSING",
    ),
    "two origins": ({ROOT_RELS: add_rel(names.ORIGIN_NAME, _ORIGIN)}, "ORIGIN_DUPLICATE"),
    "the origin elsewhere": (
        {ROOT_RELS: swap(names.ORIGIN_NAME, "xl/origin.sigs")},
        "ORIGIN_MISPLACED",
    ),
    "an origin with contents": ({names.ORIGIN_NAME: b"x"}, "ORIGIN_NOT_EMPTY"),
    "an origin of another type": ({TYPES: swap(names.ORIGIN_TYPE, "a/b")}, "ORIGIN_TYPE"),
    "a foreign relationship of the origin": (
        {names.ORIGIN_RELS_NAME: add_rel("sig1.xml", "t")},
        "ORIGIN_RELATIONSHIP",
    ),
    "the signature gone": ({SIG1: None}, "SIGNATURE_MISSING"),
    "the signature no longer referenced": (
        {names.ORIGIN_RELS_NAME: cut("<Relationship ", "></Relationship>")},
        "SIGNATURE_UNREFERENCED",
    ),
    "the signature referenced twice": (
        {names.ORIGIN_RELS_NAME: add_rel("sig1.xml", names.REL_SIGNATURE)},
        "SIGNATURE_DUPLICATE",
    ),
    "a stray signature": ({"_xmlsignatures/sig7.xml": _XML}, "SIGNATURE_UNREFERENCED"),
    "relationships of the signature": (
        {"_xmlsignatures/_rels/sig1.xml.rels": _EMPTY_RELS},
        "SIGNATURE_UNREFERENCED",
    ),
    "a signature of another type": ({TYPES: swap(names.SIGNATURE_TYPE, "a/b")}, "SIGNATURE_TYPE"),
    "the signature torn out, its type left": (
        {
            SIG1: None,
            names.ORIGIN_NAME: None,
            names.ORIGIN_RELS_NAME: None,
            ROOT_RELS: cut('<Relationship Id="rId4"', "></Relationship>"),
            TYPES: cut(f'<Override PartName="/{SIG1}"', "></Override>"),
        },
        "ORIGIN_MISSING",
    ),
    "a flood of signatures": (
        {
            **{f"_xmlsignatures/x{number}.xml": _XML for number in range(20)},
            names.ORIGIN_RELS_NAME: swap(
                "</Relationships>",
                "".join(
                    f'<Relationship Id="x{number}" Type="{names.REL_SIGNATURE}"'
                    f' Target="x{number}.xml"/>'
                    for number in range(20)
                )
                + "</Relationships>",
            ),
        },
        "SIGNATURE_COUNT",
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_tampering_is_named(kind: str, signed: Signed) -> None:
    changes, code = CASES[kind]
    verdict = verify_package(edit_items(signed.once, changes), POLICY)
    found = {problem.code for problem in verdict.structure.problems}
    found |= {problem.code for one in verdict.signatures for problem in one.problems}
    assert code in found
    assert verdict.conclusion in (Conclusion.INVALID, Conclusion.PARTIAL)


def test_tampering_with_a_part_breaks_both_signatures(signed: Signed) -> None:
    altered = edit_items(signed.twice, {SHEET: swap("<v>0</v>", "<v>9</v>")})
    verdict = verify_package(altered, POLICY)
    assert [one.conclusion for one in verdict.signatures] == [Conclusion.INVALID] * 2


def test_metadata_may_change(signed: Signed) -> None:
    altered = edit_items(signed.once, {"docProps/core.xml": swap("openpyxl", "x")})
    assert verify_package(altered, POLICY).conclusion is Conclusion.INTACT


@pytest.mark.parametrize(
    "change", [swap('"rId2"', '"rId1"'), swap('Id="rId1"', 'Id="rId1" Note="x"')]
)
def test_broken_relationships_refuse_the_file(
    change: Callable[[bytes], bytes], signed: Signed
) -> None:
    with pytest.raises(KnownError) as caught:
        verify_package(edit_items(signed.once, {BOOK_RELS: change}), POLICY)
    assert caught.value.code == "RELATIONSHIPS_BROKEN"
