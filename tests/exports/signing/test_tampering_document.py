"""Every way to alter the signature part itself without the key, and the code each one must give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from exports.signing import names
from exports.signing.algorithms import C14N, SignatureMethod
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from tests.exports.signing.conftest import POLICY, Signed
from tests.exports.signing.tampering import SHEET, cut, edit, items, swap

if TYPE_CHECKING:
    from collections.abc import Callable

_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_ORDER = re.compile(rb"(<SignatureValue>.*?</SignatureValue>)(<KeyInfo>.*?</KeyInfo>)")
_OBJECTS = '<Object Id="idPackageObject">'
_SHEET_URI = f'URI="/{SHEET}'


def _first_char(tag: str) -> Callable[[bytes], bytes]:
    """Change the first base64 character of the first element of this name."""

    def change(data: bytes) -> bytes:
        at = data.index(f"<{tag}>".encode()) + len(tag) + 2
        other = b"B" if data[at : at + 1] == b"A" else b"A"
        return data[:at] + other + data[at + 1 :]

    return change


def _replace(data: bytes) -> Callable[[bytes], bytes]:
    return lambda _: data


CASES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    # values
    "the signature value": (_first_char("SignatureValue"), "SIGNATURE_VALUE"),
    "an empty signature value": (cut("<SignatureValue>", "</SignatureValue>"), "ELEMENT_MISSING"),
    "a digest in SignedInfo": (_first_char("DigestValue"), "SIGNATURE_VALUE"),
    "the purpose": (swap("Đồng ý", "Không đồng ý"), "OBJECT_DIGEST"),
    "the role": (swap("Người có thẩm quyền ký", "Người lập báo cáo"), "OBJECT_DIGEST"),
    "the package time": (
        swap("<mdssi:Value>2026-11-22", "<mdssi:Value>2026-11-21"),
        "OBJECT_DIGEST",
    ),
    "the XAdES time": (
        swap("<xd:SigningTime>2026-11-22", "<xd:SigningTime>2026-11-21"),
        "TIME_DISAGREES",
    ),
    "a part no longer listed": (cut(f"<Reference {_SHEET_URI}", "</Reference>"), "OBJECT_DIGEST"),
    "a part listed as another": (swap(_SHEET_URI, 'URI="/xl/workbook.xml'), "OBJECT_DIGEST"),
    "the office details": (swap("<Monitors>1<", "<Monitors>2<"), "OBJECT_DIGEST"),
    "white space in a signed object": (swap("<Manifest>", "<Manifest> "), "OBJECT_DIGEST"),
    # certificate
    "no certificate": (cut("<X509Certificate>", "</X509Certificate>"), "CERTIFICATE_MISSING"),
    "a broken certificate": (_first_char("X509Certificate"), "CERTIFICATE_SUBSTITUTED"),
    # algorithms
    "HMAC": (
        swap(SignatureMethod.RSA_SHA256.value, "http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
        "SIGNATURE_METHOD",
    ),
    "another method of the list": (
        swap(SignatureMethod.RSA_SHA256.value, SignatureMethod.RSA_SHA512.value),
        "SIGNATURE_VALUE",
    ),
    "a method for another key": (
        swap(SignatureMethod.RSA_SHA256.value, SignatureMethod.ECDSA_SHA256.value),
        "KEY_KIND",
    ),
    "MD5": (
        swap(_SHA256, "http://www.w3.org/2001/04/xmldsig-more#md5", 1),
        "DIGEST_METHOD",
    ),
    "exclusive C14N": (
        swap(
            f'CanonicalizationMethod Algorithm="{C14N}"',
            'CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"',
        ),
        "C14N_METHOD",
    ),
    "C14N with comments": (
        swap(
            f'CanonicalizationMethod Algorithm="{C14N}"',
            f'CanonicalizationMethod Algorithm="{C14N}#WithComments"',
        ),
        "C14N_METHOD",
    ),
    "a method with parameters": (
        swap("</SignatureMethod>", "<HMACOutputLength>1</HMACOutputLength></SignatureMethod>"),
        "ELEMENT_UNEXPECTED",
    ),
    "XSLT": (
        swap(
            f'Transform Algorithm="{C14N}"',
            'Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"',
            1,
        ),
        "TRANSFORM",
    ),
    "XPath with an expression": (
        swap(
            f'<Transform Algorithm="{C14N}"></Transform>',
            f'<Transform Algorithm="{C14N}"><XPath>1</XPath></Transform>',
            1,
        ),
        "TRANSFORM",
    ),
    # references
    "a reference to outside": (
        swap('URI="#idPackageObject"', 'URI="http://x.example/"'),
        "REFERENCE_TARGET",
    ),
    "a reference to the whole": (swap('URI="#idPackageObject"', 'URI=""'), "REFERENCE_TARGET"),
    "a reference to a file": (
        swap('URI="#idPackageObject"', 'URI="file:///etc/passwd"'),
        "REFERENCE_TARGET",
    ),
    "a reference inside an object": (
        swap('URI="#idPackageObject"', 'URI="#idSignatureTime"'),
        "REFERENCE_TARGET",
    ),
    "a reference twice": (
        swap('URI="#idOfficeObject"', 'URI="#idPackageObject"'),
        "REFERENCE_DUPLICATE",
    ),
    "a reference of another type": (
        swap(f'Type="{names.TYPE_OBJECT}"', 'Type="t"', 1),
        "REFERENCE_TYPE",
    ),
    "a reference less": (
        cut(f'<Reference Type="{names.TYPE_SIGNED_PROPERTIES}"', "</Reference>"),
        "REFERENCE_MISSING",
    ),
    # shape
    "another root": (
        lambda data: data.replace(b"<Signature ", b"<Wrapped ").replace(
            b"</Signature>", b"</Wrapped>"
        ),
        "NOT_A_SIGNATURE",
    ),
    "a wrapped signature": (
        lambda data: (
            data.replace(
                b"<Signature ",
                b'<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><Object><Signature ',
            )
            + b"</Object></Signature>"
        ),
        "ELEMENT_MISSING",
    ),
    "elements in another order": (lambda data: _ORDER.sub(rb"\2\1", data), "ELEMENT_MISSING"),
    "a foreign element": (swap("<KeyInfo>", "<Extra></Extra><KeyInfo>"), "ELEMENT_MISSING"),
    "a foreign element at the end": (
        swap("</Signature>", "<Extra></Extra></Signature>"),
        "ELEMENT_UNEXPECTED",
    ),
    "an empty Object": (swap("</Signature>", "<Object></Object></Signature>"), "OBJECT_UNKNOWN"),
    "an Object with data": (
        swap("</Signature>", '<Object Id="x"><a></a></Object></Signature>'),
        "OBJECT_UNKNOWN",
    ),
    "a forged second package object": (
        swap(_OBJECTS, '<Object Id="idPackageObject2"><Manifest></Manifest></Object>' + _OBJECTS),
        "OBJECT_DUPLICATE",
    ),
    "a Manifest elsewhere": (
        swap("<X509Data>", "<Manifest></Manifest><X509Data>"),
        "MANIFEST_MISPLACED",
    ),
    "a second Manifest": (
        swap("</Manifest>", "</Manifest><Manifest></Manifest>"),
        "MANIFEST_MISPLACED",
    ),
    "second qualifying properties": (
        swap(
            "<xd:SigningTime>",
            "<xd:QualifyingProperties></xd:QualifyingProperties><xd:SigningTime>",
        ),
        "OBJECT_DUPLICATE",
    ),
    "no office object": (cut('<Object Id="idOfficeObject">', "</Object>"), "ELEMENT_MISSING"),
    "no package object": (cut(_OBJECTS, "</Object>"), "ELEMENT_MISSING"),
    "no KeyInfo": (cut("<KeyInfo>", "</KeyInfo>"), "ELEMENT_MISSING"),
    "not base64": (swap("<SignatureValue>", "<SignatureValue>*"), "BASE64"),
    "elements in a value": (
        swap("<SignatureValue>", "<SignatureValue><a></a>"),
        "ELEMENT_UNEXPECTED",
    ),
    "an Id twice": (swap('Id="idOfficeV1Details"', 'Id="idSignatureTime"'), "ID_DUPLICATE"),
    "a lower-case id": (swap("<KeyInfo>", '<KeyInfo id="x">'), "XML_ATTRIBUTE"),
    "an xml:id": (swap("<KeyInfo>", '<KeyInfo xml:id="x">'), "XML_ATTRIBUTE"),
    "an xml:lang on the root": (
        swap('Id="idPackageSignature">', 'Id="idPackageSignature" xml:lang="vi">'),
        "XML_ATTRIBUTE",
    ),
    "a comment": (swap("<KeyInfo>", "<!-- x --><KeyInfo>"), "XML_FOREIGN"),
    "a comment in a value": (swap("<xd:ClaimedRole>", "<xd:ClaimedRole><!---->"), "XML_FOREIGN"),
    "a comment before the root": (swap("<Signature ", "<!-- x --><Signature "), "XML_FOREIGN"),
    "a processing instruction": (swap("<KeyInfo>", "<?x y?><KeyInfo>"), "XML_FOREIGN"),
    # XML that is refused as such
    "a DTD": (swap("<Signature ", '<!DOCTYPE a [<!ENTITY b "c">]><Signature '), "XML_REFUSED"),
    "a flood of attributes": (
        swap("<KeyInfo>", "<KeyInfo" + "".join(f' a{n}="{n}"' for n in range(99)) + ">"),
        "XML_REFUSED",
    ),
    "a flood of namespaces": (
        swap("<KeyInfo>", "<KeyInfo" + "".join(f' xmlns:a{n}="urn:{n}"' for n in range(99)) + ">"),
        "XML_NAMESPACES",
    ),
    "a flood of references": (
        swap("</Manifest>", "<Reference></Reference>" * 2001 + "</Manifest>"),
        "MANIFEST_TOO_LONG",
    ),
    "a relative namespace": (swap("<KeyInfo>", '<KeyInfo xmlns:x="relative">'), "XML_REFUSED"),
    "no XML": (_replace(b"chu ky"), "XML_REFUSED"),
    "nothing": (_replace(b""), "XML_REFUSED"),
    "another encoding": (lambda data: data.decode().encode("utf-16"), "XML_REFUSED"),
    "very deep": (swap("</Signature>", "<a>" * 60 + "</a>" * 60 + "</Signature>"), "XML_REFUSED"),
    "very large": (
        swap("<KeyInfo>", "<KeyInfo>" + "".join(map(hex, range(700_000)))),
        "XML_REFUSED",
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_tampering_is_named(kind: str, signed: Signed) -> None:
    change, code = CASES[kind]
    verdict = verify_package(edit(signed.once, sig=change), POLICY)
    found = {problem.code for one in verdict.signatures for problem in one.problems}
    assert code in found
    assert verdict.conclusion is Conclusion.INVALID


def test_the_signature_of_another_file_does_not_pass(signed: Signed) -> None:
    other = items(edit(signed.once, sheet=swap("<v>0</v>", "<v>5</v>")))
    assert other[SHEET] != items(signed.once)[SHEET]
    moved = edit(signed.once, sheet=other[SHEET])
    assert verify_package(moved, POLICY).conclusion is Conclusion.INVALID


def test_line_breaks_outside_signed_elements_do_no_harm(signed: Signed) -> None:
    altered = edit(signed.once, sig=swap("</KeyInfo>", "</KeyInfo>\n\n"))
    assert verify_package(altered, POLICY).conclusion is Conclusion.INTACT
