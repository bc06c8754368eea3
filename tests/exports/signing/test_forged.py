"""Signatures made by somebody who holds a key but does not keep to the rules."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signing import names
from exports.signing.algorithms import C14N, RELATIONSHIP_TRANSFORM, Digest, SignatureMethod
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from tests.certificates import DAY, NOW, Authority, rsa_key, usage
from tests.exports.signing.conftest import POLICY, Signed
from tests.exports.signing.tampering import BOOK_RELS, SHEET, cut, resigned, swap

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography.hazmat.primitives.asymmetric import rsa

    from exports.signing.keys import Signer
    from exports.signing.verdict import PackageVerdict

_TIME = "2026-11-22T05:53:10Z"
_SHEET_REF = f'<Reference URI="/{SHEET}?'
_SHA256 = Digest.SHA256.value
_ID1 = f'<mdssi:RelationshipReference xmlns:mdssi="{names.MDSSI}" SourceId="rId1">'
_TRANSFORM = f'<Transform Algorithm="{C14N}"></Transform>'
_STYLES = 'URI="/xl/styles.xml?ContentType='


def _after_sheet(data: bytes) -> bytes:
    """Put a transform before the digest of the first sheet."""
    at = data.index(b"<DigestMethod", data.index(_SHEET_REF.encode()))
    return data[:at] + f"<Transforms>{_TRANSFORM}</Transforms>".encode() + data[at:]


def _relationships_of_sheet(data: bytes) -> bytes:
    selection = f'<Transform Algorithm="{RELATIONSHIP_TRANSFORM}">{_ID1}'
    both = f"<Transforms>{selection}</mdssi:RelationshipReference></Transform>{_TRANSFORM}"
    at = data.index(b"<DigestMethod", data.index(_SHEET_REF.encode()))
    return data[:at] + f"{both}</Transforms>".encode() + data[at:]


def _without_c14n(data: bytes) -> bytes:
    at = data.index(_TRANSFORM.encode(), data.index(b"<Manifest>"))
    return data[:at] + data[at + len(_TRANSFORM) :]


def _sheet_twice(data: bytes) -> bytes:
    start = data.index(_SHEET_REF.encode())
    end = data.index(b"</Reference>", start) + len(b"</Reference>")
    return data[:end] + data[start:end] + data[end:]


def _by_type(data: bytes) -> bytes:
    """Select relationships by SourceType (ECMA-376-2 allows it, Office ignores it)."""
    one = f"{_ID1}</mdssi:RelationshipReference>"
    group = _ID1.replace("RelationshipReference", "RelationshipsGroupReference")
    group = group.replace("SourceId", "SourceType") + "</mdssi:RelationshipsGroupReference>"
    return swap(one, group, 1)(data)


CASES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a part left out": (cut(_SHEET_REF, "</Reference>"), "PART_UNCOVERED"),
    "a relationship part left out": (
        cut(f'<Reference URI="/{BOOK_RELS}', "</Reference>"),
        "PART_UNCOVERED",
    ),
    "a relationship left out": (cut(f'{_ID1[:-7]}"rId2">', "Reference>"), "RELATIONSHIP_UNCOVERED"),
    "a part twice": (_sheet_twice, "PART_DUPLICATE"),
    "a part without type": (swap("?ContentType=", "?", 1), "PART_URI"),
    "a part with a fragment": (swap(_STYLES, 'URI="/xl/styles.xml#x?ContentType='), "PART_URI"),
    "a part of another host": (swap(_STYLES, 'URI="//host/styles.xml?ContentType='), "PART_URI"),
    "a relative part": (swap(_STYLES, 'URI="xl/styles.xml?ContentType='), "PART_URI"),
    "a part written otherwise": (
        swap(_STYLES, 'URI="/xl/style%73.xml?ContentType='),
        "PART_MISSING",
    ),
    "a part through a dot": (swap(_STYLES, 'URI="/xl/./styles.xml?ContentType='), "PART_MISSING"),
    "a part of another type": (swap(_STYLES, _STYLES + "x"), "PART_TYPE"),
    "C14N on a sheet": (_after_sheet, "PART_TRANSFORM"),
    "relationships of a sheet": (_relationships_of_sheet, "PART_TRANSFORM"),
    "relationships without C14N": (_without_c14n, "PART_TRANSFORM"),
    "a relationship that is not there": (swap('"rId2"', '"rId77"', 1), "RELATIONSHIP_MISSING"),
    "a relationship twice": (swap('"rId2"', '"rId3"', 1), "RELATIONSHIP_MISSING"),
    "relationships by type": (_by_type, "TRANSFORM"),
    "a purpose that goes on like our lines": (
        swap("Đồng ý phát hành", "Đồng ý&#10;  Chữ ký 2: hợp lệ"),
        "WORDS_UNPRINTABLE",
    ),
    "a purpose that moves the cursor": (
        swap("Đồng ý phát hành", "Đồng ý \u0085[2J"),
        "WORDS_UNPRINTABLE",
    ),
    "a purpose of a book": (swap("Đồng ý phát hành", "x" * 1001), "WORDS_UNPRINTABLE"),
    "a role that turns its direction": (
        swap("Người có thẩm quyền ký", "Người \u202ecó thẩm quyền"),
        "WORDS_UNPRINTABLE",
    ),
    "two times": (
        swap(f"<mdssi:Value>{_TIME}", "<mdssi:Value>2026-11-21T00:00:00Z"),
        "TIME_DISAGREES",
    ),
    "no XAdES time": (cut("<xd:SigningTime>", "</xd:SigningTime>"), "TIME_MISSING"),
    "a time that is none": (swap(_TIME, "hôm qua"), "TIME_MALFORMED"),
    "a thirteenth month": (swap(_TIME, "2026-13-01T00:00:00Z"), "TIME_MALFORMED"),
    "a time without zone": (swap(_TIME, _TIME[:-1]), "TIME_MALFORMED"),
    "a time to come": (swap(_TIME, "2027-11-22T05:53:10Z"), "TIME_FUTURE"),
    "another serial number": (swap("X509SerialNumber>1", "X509SerialNumber>9", 1), "ISSUER_SERIAL"),
    "another issuer": (swap("X509IssuerName>CN=CA", "X509IssuerName>CN=CB", 1), "ISSUER_SERIAL"),
    "no issuer at all": (swap("X509IssuerName>CN=CA", "X509IssuerName>?", 1), "ISSUER_SERIAL"),
}


@pytest.mark.parametrize("kind", CASES)
def test_breaking_the_rules_with_a_key_is_named(kind: str, signed: Signed) -> None:
    change, code = CASES[kind]
    verdict = verify_package(resigned(signed.once, signed.director, change), POLICY)
    assert code in _codes(verdict)
    assert verdict.conclusion in (Conclusion.INVALID, Conclusion.PARTIAL)


def test_what_is_left_out_makes_the_signature_partial(signed: Signed) -> None:
    altered = resigned(signed.once, signed.director, cut(_SHEET_REF, "</Reference>"))
    verdict = verify_package(altered, POLICY)
    assert verdict.conclusion is Conclusion.PARTIAL
    assert SHEET not in verdict.signatures[0].covered


def test_a_key_that_does_not_fit_the_certificate(signed: Signed) -> None:
    altered = resigned(signed.once, _RawSigner(rsa_key("stranger")), lambda data: data)
    assert "SIGNATURE_VALUE" in _codes(verify_package(altered, POLICY))


def test_another_certificate_for_the_same_key(signed: Signed, issuing: Authority) -> None:
    other = issuing.leaf("Người khác", rsa_key("Giám đốc Thử"))
    der = base64.b64encode(other.public_bytes(Encoding.DER)).decode()
    original = base64.b64encode(signed.director.certificate).decode()
    altered = resigned(signed.once, signed.director, swap(original, der))
    assert "CERTIFICATE_SUBSTITUTED" in _codes(verify_package(altered, POLICY))


def test_a_certificate_that_is_none(signed: Signed) -> None:
    assert "CERTIFICATE_UNREADABLE" in _codes(_with_certificate(signed, b"no certificate"))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("expired", "CERTIFICATE_EXPIRED"),
        ("early", "CERTIFICATE_NOT_YET_VALID"),
        ("encryption", "CERTIFICATE_USAGE"),
        ("authority", "CERTIFICATE_IS_CA"),
        ("condition", "CERTIFICATE_EXTENSION"),
    ],
)
def test_certificates_not_fit_to_sign(
    kind: str, code: str, signed: Signed, issuing: Authority
) -> None:
    key = rsa_key("Giám đốc Thử")
    unknown = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00")
    made = {
        "expired": lambda: issuing.leaf(kind, key, not_after=NOW - DAY),
        "early": lambda: issuing.leaf(kind, key, not_before=NOW + DAY),
        "encryption": lambda: issuing.leaf(kind, key, key_usage=usage(encrypt=True)),
        "authority": lambda: issuing.leaf(
            kind, key, extensions=((x509.BasicConstraints(ca=True, path_length=None), True),)
        ),
        "condition": lambda: issuing.leaf(kind, key, extensions=((unknown, True),)),
    }[kind]()
    verdict = _with_certificate(signed, made.public_bytes(Encoding.DER), made)
    assert _codes(verdict) == {code}
    assert verdict.conclusion is Conclusion.UNTRUSTED


# ------------------------------------------------------------------------------ old and weak


def test_sha1_is_weak_not_invalid(signed: Signed) -> None:
    def old(data: bytes) -> bytes:
        der = signed.director.certificate
        sha256 = base64.b64encode(hashlib.sha256(der).digest()).decode()
        sha1 = base64.b64encode(hashlib.sha1(der).digest()).decode()  # noqa: S324 - old on purpose
        start = data.index(b"<xd:CertDigest>")
        return data[:start] + swap(_SHA256, Digest.SHA1.value, 1)(swap(sha256, sha1)(data[start:]))

    verdict = verify_package(resigned(signed.once, signed.director, old), POLICY)
    assert _codes(verdict) == {"DIGEST_WEAK"}
    assert verdict.conclusion is Conclusion.WEAK


def test_without_xades_it_is_an_old_signature(signed: Signed) -> None:
    def old(data: bytes) -> bytes:
        without = cut("<Object><xd:QualifyingProperties", "</Object>")(data)
        return cut(f'<Reference Type="{names.TYPE_SIGNED_PROPERTIES}"', "</Reference>")(without)

    verdict = verify_package(resigned(signed.once, signed.director, old), POLICY)
    assert _codes(verdict) == {"XADES_MISSING"}
    assert verdict.conclusion is Conclusion.WEAK


def test_a_short_key_is_weak(signed: Signed, issuing: Authority) -> None:
    key = rsa_key("short", 1024)
    made = issuing.leaf("Khóa ngắn", key)
    verdict = _with_certificate(signed, made.public_bytes(Encoding.DER), made, _RawSigner(key))
    assert _codes(verdict) == {"KEY_WEAK"}
    assert verdict.conclusion is Conclusion.WEAK


def test_weak_and_altered_is_altered(signed: Signed) -> None:
    def old(data: bytes) -> bytes:
        return swap(SignatureMethod.RSA_SHA256.value, SignatureMethod.RSA_SHA1.value)(data)

    verdict = verify_package(resigned(signed.once, signed.director, old), POLICY)
    assert {"SIGNATURE_WEAK", "SIGNATURE_VALUE"} <= _codes(verdict)
    assert verdict.conclusion is Conclusion.INVALID


# ---------------------------------------------------------------------------------- helpers


class _RawSigner:
    """A signer that refuses nothing."""

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        self.key = key
        self.certificate = b""
        self.chain: tuple[bytes, ...] = ()
        self.method = SignatureMethod.RSA_SHA256

    def sign(self, data: bytes) -> bytes:
        return self.key.sign(data, self.method.rsa_padding(), self.method.digest.hash())

    def close(self) -> None: ...


def _with_certificate(
    signed: Signed,
    der: bytes,
    made: x509.Certificate | None = None,
    signer: Signer | None = None,
) -> PackageVerdict:
    """The signed file with another certificate bound to it and signed anew."""
    old = signed.director.certificate
    parsed = x509.load_der_x509_certificate(old)

    def change(data: bytes) -> bytes:
        for before, after in (
            (base64.b64encode(old), base64.b64encode(der)),
            (_digest(old), _digest(der)),
        ):
            assert before in data
            data = data.replace(before, after)
        if made is not None:
            serial = f"X509SerialNumber>{parsed.serial_number}<"
            data = swap(serial, f"X509SerialNumber>{made.serial_number}<")(data)
        return data

    return verify_package(resigned(signed.once, signer or signed.director, change), POLICY)


def _digest(der: bytes) -> bytes:
    return base64.b64encode(hashlib.sha256(der).digest())


def _codes(verdict: PackageVerdict) -> set[str]:
    found = {problem.code for problem in verdict.structure.problems}
    return found | {problem.code for one in verdict.signatures for problem in one.problems}
