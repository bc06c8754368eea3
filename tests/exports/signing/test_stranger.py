"""What a stranger sent to break, exhaust or mislead the verifier; each is refused by its code."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from asn1crypto import x509 as asn1  # type: ignore[import-untyped]

from exports.commands.output import Output, one_line
from exports.signing import names
from exports.signing.certificate import common_name, date_text, load_certificate
from exports.signing.signing_time import in_vietnam
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from tests.certificates import ec_key
from tests.exports.signing.conftest import POLICY
from tests.exports.signing.tampering import (
    BOOK_RELS,
    ROOT_RELS,
    SIG1,
    TYPES,
    Change,
    edit_items,
    resigned,
    swap,
)

if TYPE_CHECKING:
    from exports.signing.verdict import PackageVerdict
    from tests.certificates import Authority
    from tests.exports.signing.conftest import Signed

CORE = "docProps/core.xml"
ORIGIN = names.ORIGIN_NAME
ORIGIN_RELS = names.ORIGIN_RELS_NAME
_PROPERTIES = f'<xd:QualifyingProperties xmlns:xd="{names.XADES}" Target="'
_LETTERS = random.Random(1)  # noqa: S311 - no secret; text that packs badly is no archive bomb
_FLOOD = "".join(f"<{_LETTERS.choice('abcdefghijklmnop')}/>" for _ in range(300_000))


def _unsigned(filling: str) -> Change:
    """Anybody may add unsigned properties."""
    made = f"<xd:UnsignedProperties>{filling}</xd:UnsignedProperties></xd:QualifyingProperties>"
    return swap("</xd:QualifyingProperties>", made)


def _proof(filling: str) -> str:
    return f"<xd:UnsignedSignatureProperties>{filling}</xd:UnsignedSignatureProperties>"


KINDS: dict[str, tuple[dict[str, Change], str]] = {
    # floods without a key
    "three hundred thousand elements": ({SIG1: _unsigned(_FLOOD)}, "SIGNATURE_TOO_LARGE"),
    "many attributes": (
        {SIG1: _unsigned("<a " + " ".join(f'a{i}=""' for i in range(61_000)) + "/>")},
        "SIGNATURE_TOO_LARGE",
    ),
    # beside what is signed
    "words between elements": ({SIG1: swap("<KeyInfo>", "x<KeyInfo>")}, "TEXT_UNEXPECTED"),
    "another name of the signer": (
        {SIG1: swap("<KeyInfo>", "<KeyInfo><KeyName>x</KeyName>")},
        "ELEMENT_UNEXPECTED",
    ),
    "another subject of the signer": (
        {SIG1: swap("<X509Data>", "<X509Data><X509SubjectName>CN=x</X509SubjectName>")},
        "ELEMENT_UNEXPECTED",
    ),
    "a key to be fetched": (
        {SIG1: swap("<KeyInfo>", '<KeyInfo><RetrievalMethod URI="http://x/"/>')},
        "ELEMENT_UNEXPECTED",
    ),
    "a signature beside the key": (
        {SIG1: swap("</KeyInfo>", "<Signature/></KeyInfo>")},
        "ELEMENT_UNEXPECTED",
    ),
    "a countersignature": ({SIG1: _unsigned("<xd:CounterSignature/>")}, "ELEMENT_UNEXPECTED"),
    "a purpose nobody signed": (
        {SIG1: _unsigned(f'<SignatureComments xmlns="{names.MSDIG}">x</SignatureComments>')},
        "ELEMENT_UNEXPECTED",
    ),
    "a time nobody signed": (
        {SIG1: _unsigned(_proof("<xd:SigningTime>2020-01-01T00:00:00Z</xd:SigningTime>"))},
        "ELEMENT_UNEXPECTED",
    ),
    "a role inside a proof": (
        {
            SIG1: _unsigned(
                _proof("<xd:CertificateValues><xd:ClaimedRole>x</xd:ClaimedRole></xd:CertificateValues>")
            )
        },
        "ELEMENT_UNEXPECTED",
    ),
    "properties that only look signed": (
        {SIG1: _unsigned('<xd:SignedProperties Id="x"/>')},
        "ELEMENT_UNEXPECTED",
    ),
    "another name of the signature": (
        {SIG1: swap('Id="idPackageSignature"', 'Id="other"')},
        "SIGNATURE_NAME",
    ),
    "properties of another signature": (
        {SIG1: swap(f'{_PROPERTIES}#idPackageSignature"', f'{_PROPERTIES}#other"')},
        "SIGNATURE_NAME",
    ),
    "a mark on the signature": (
        {SIG1: swap('Id="idPackageSignature"', 'Id="idPackageSignature" Status="x"')},
        "XML_ATTRIBUTE",
    ),
    "a mark on its value": (
        {SIG1: swap("<SignatureValue>", '<SignatureValue Valid="1">')},
        "XML_ATTRIBUTE",
    ),
    "a mark on its key": ({SIG1: swap("<KeyInfo>", '<KeyInfo Name="x">')}, "XML_ATTRIBUTE"),
    "another certificate before the signer's": (
        {SIG1: swap("<X509Data>", "<X509Data><X509Certificate>AAAA</X509Certificate>")},
        "CERTIFICATE_AMBIGUOUS",
    ),
    "another certificate after the signer's": (
        {SIG1: swap("</X509Data>", "<X509Certificate>AAAA</X509Certificate></X509Data>")},
        "CERTIFICATE_AMBIGUOUS",
    ),
    # document properties
    "a program as properties": ({CORE: b"MZ\0\1"}, "METADATA_BROKEN"),
    "properties with a DTD": ({CORE: lambda data: b"<!DOCTYPE l>" + data}, "METADATA_BROKEN"),
    "properties of another kind": ({CORE: b"<a/>"}, "METADATA_BROKEN"),
    "properties after a comment": ({CORE: lambda data: b"<!--x-->" + data}, "METADATA_BROKEN"),
    "properties as large as a book": (
        {CORE: swap("</dc:creator>", "x" * 70_000 + "</dc:creator>")},
        "METADATA_BROKEN",
    ),
    "elements in properties": (
        {CORE: swap("</dc:creator>", "<dc:a/></dc:creator>")},
        "METADATA_BROKEN",
    ),
    # tables
    "a Kelvin sign in a name": (
        {TYPES: swap("/xl/workbook.xml", "/xl/wor\u212abook.xml")},
        "TABLE_FORM",
    ),
    "capitals in a name": ({TYPES: swap("/xl/styles.xml", "/xl/STYLES.xml")}, "TABLE_FORM"),
    "words in the types": ({TYPES: swap("</Types>", "x</Types>")}, "TABLE_FORM"),
    "an attribute in the types": ({TYPES: swap("<Default ", '<Default a="" ')}, "TABLE_FORM"),
    "a base in the relationships": (
        {BOOK_RELS: swap("<Relationships ", '<Relationships xml:base="http://x/" ')},
        "TABLE_FORM",
    ),
    "words in the relationships": (
        {BOOK_RELS: swap("</Relationships>", "x</Relationships>")},
        "TABLE_FORM",
    ),
    "a comment in the relationships": (
        {BOOK_RELS: swap("</Relationships>", "<!--x--></Relationships>")},
        "TABLE_FORM",
    ),
    # targets that only some readers take for the part
    "a signature's target with a slash at its end": (
        {ORIGIN_RELS: swap('"sig1.xml"', '"sig1.xml/"')},
        "ORIGIN_RELATIONSHIP",
    ),
    "a signature on another host": (
        {ORIGIN_RELS: swap('"sig1.xml"', '"http://x/../../../_xmlsignatures/sig1.xml"')},
        "ORIGIN_RELATIONSHIP",
    ),
    "a signature by a network path": (
        {ORIGIN_RELS: swap('"sig1.xml"', '"//_xmlsignatures/sig1.xml"')},
        "ORIGIN_RELATIONSHIP",
    ),
    "a piece of a signature": (
        {ORIGIN_RELS: swap('"sig1.xml"', '"sig1.xml#idPackageSignature"')},
        "ORIGIN_RELATIONSHIP",
    ),
    "the origin on another host": (
        {ROOT_RELS: swap(f'"{ORIGIN}"', f'"http://x/../../{ORIGIN}"')},
        "ORIGIN_MISPLACED",
    ),
    "the origin over detours": (
        {ROOT_RELS: swap(f'"{ORIGIN}"', f'"../a/../{ORIGIN}"')},
        "ORIGIN_MISPLACED",
    ),
    "the origin with a slash at its end": (
        {ROOT_RELS: swap(f'"{ORIGIN}"', f'"{ORIGIN}/"')},
        "ORIGIN_MISPLACED",
    ),
    "the properties in a file": (
        {ROOT_RELS: swap('"docProps/core.xml"', '"file:///../../docProps/core.xml"')},
        "METADATA_TARGET",
    ),
    "the properties by a network path": (
        {ROOT_RELS: swap('"docProps/core.xml"', '"//docProps/core.xml"')},
        "METADATA_TARGET",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_stranger_sends_is_named(kind: str, signed: Signed) -> None:
    changes, code = KINDS[kind]
    verdict = verify_package(edit_items(signed.twice, changes), POLICY)
    assert code in _codes(verdict)
    assert verdict.conclusion in (Conclusion.INVALID, Conclusion.PARTIAL)


@pytest.mark.parametrize("kind", KINDS)
def test_the_codes_come_from_the_changes(kind: str, signed: Signed) -> None:
    assert KINDS[kind][1] not in _codes(verify_package(signed.twice, POLICY))


def test_the_last_second_of_the_calendar_is_a_time_in_the_future(signed: Signed) -> None:
    last = swap("2026-", "9999-")
    altered = resigned(signed.once, signed.director, last)
    at = verify_package(altered, POLICY).signatures[0].signed_at
    assert at is not None
    assert at.year == 9999
    assert "TIME_FUTURE" in _codes(verify_package(altered, POLICY))


def test_times_at_the_end_of_the_calendar_have_words() -> None:
    last = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert in_vietnam(last) == last
    assert date_text(last) == "31/12/9999"


def test_a_name_in_a_certificate_stays_on_its_line(issuing: Authority) -> None:
    made = issuing.leaf("Giám đốc\n  Chữ ký 2: hợp lệ\u202e", ec_key("name"))
    assert common_name(made) == "Giám đốc   Chữ ký 2: hợp lệ "


@pytest.mark.parametrize(("size", "fine"), [(60, True), (2000, False)])
def test_a_serial_number_too_long_to_write(size: int, fine: bool, signed: Signed) -> None:
    certificate = asn1.Certificate.load(signed.director.certificate)
    certificate["tbs_certificate"]["serial_number"] = 1 << (8 * size)
    assert (load_certificate(certificate.dump(force=True)) is not None) is fine


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Đồng ý, số 5", "Đồng ý, số 5"),
        ("a\n  Chữ ký 2", "a\\n  Chữ ký 2"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\u202eabc\u2066", "\\u202eabc\\u2066"),
        ("a\u2028b\x85", "a\\u2028b\\x85"),
    ],
)
def test_signers_words_stay_in_their_line(
    said: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert one_line(said) == shown
    Output(as_json=True).result([said], ())
    written = capsys.readouterr().out
    assert json.loads(written) == [said]
    assert all(one_line(line) == line for line in written.split("\n"))


def _codes(verdict: PackageVerdict) -> set[str]:
    found = {problem.code for problem in verdict.structure.problems}
    return found | {problem.code for one in verdict.signatures for problem in one.problems}
