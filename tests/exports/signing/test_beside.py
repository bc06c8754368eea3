"""What may stand beside a signature, and which spellings of one are one signature or none."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID as Purpose
from cryptography.x509.oid import NameOID

from exports.signing.certificate import check_certificate, common_name
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from tests.certificates import NOW, ec_key, rsa_key
from tests.exports.signing.conftest import POLICY, Signed
from tests.exports.signing.tampering import SIG1, Change, edit_items, items, resigned, swap

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports.signing.verdict import PackageVerdict
    from tests.certificates import Authority

SIG2 = "_xmlsignatures/sig2.xml"
_NEWER = "http://www.w3.org/2009/xmldsig11#"
#: DER of SEQUENCE { SEQUENCE { id-sha256 }, OCTET STRING (32) }, the last without its content.
_BARE = bytes.fromhex("302f300b0609608648016503040201" + "0420")


def _base64(number: int) -> str:
    return base64.b64encode(number.to_bytes((number.bit_length() + 7) // 8)).decode()


def _rsa_value(label: str, exponent: int = 65537) -> str:
    modulus = _base64(rsa_key(label).public_key().public_numbers().n)
    numbers = f"<Modulus>{modulus}</Modulus><Exponent>{_base64(exponent)}</Exponent>"
    return f"<KeyValue><RSAKeyValue>{numbers}</RSAKeyValue></KeyValue>"


def _ec_value(label: str) -> str:
    point = ec_key(label).public_key()
    packed = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    value = f"<PublicKey>{base64.b64encode(packed).decode()}</PublicKey>"
    named = '<NamedCurve URI="urn:oid:1.2.840.10045.3.1.7"/>'
    return f'<KeyValue><ECKeyValue xmlns="{_NEWER}">{named}{value}</ECKeyValue></KeyValue>'


def _before_key(made: str) -> Change:
    return swap("<KeyInfo>", f"<KeyInfo>{made}", 1)


def _named(issuer: str, serial: int | str) -> Change:
    made = f"<X509IssuerName>{issuer}</X509IssuerName><X509SerialNumber>{serial}</X509SerialNumber>"
    return swap("<X509Data>", f"<X509Data><X509IssuerSerial>{made}</X509IssuerSerial>", 1)


def _in_value(letters: str) -> Callable[[bytes], bytes]:
    return swap("<SignatureValue>", f"<SignatureValue>{letters}", 1)


def _as_ascii(data: bytes) -> bytes:
    return data.replace(b'encoding="UTF-8"', b'encoding="US-ASCII"')


STRANGERS: dict[str, tuple[str, Change, str]] = {
    "another key": (SIG1, _before_key(_rsa_value("stranger")), "KEY_VALUE"),
    "another exponent": (SIG1, _before_key(_rsa_value("Giám đốc Thử", 3)), "KEY_VALUE"),
    "another kind of key": (SIG1, _before_key(_ec_value("office")), "KEY_VALUE"),
    "another curve point": (SIG2, _before_key(_ec_value("stranger")), "KEY_VALUE"),
    "no key": (SIG1, _before_key("<KeyValue></KeyValue>"), "KEY_VALUE"),
    "words for a key": (SIG1, _before_key("<KeyValue>Bộ trưởng</KeyValue>"), "KEY_VALUE"),
    "something else for a key": (
        SIG1,
        _before_key("<KeyValue><Object>x</Object></KeyValue>"),
        "ELEMENT_UNEXPECTED",
    ),
    "another issuer": (SIG1, _named("CN=Bộ trưởng", 1), "ISSUER_SERIAL"),
    "an object for an issuer": (
        SIG1,
        swap("<X509Data>", "<X509Data><X509IssuerSerial><Object/></X509IssuerSerial>", 1),
        "ELEMENT_UNEXPECTED",
    ),
    "hundreds of issuers": (
        SIG1,
        swap("<X509Data>", "<X509Data>" + "<X509IssuerSerial/>" * 900, 1),
        "ELEMENT_UNEXPECTED",
    ),
    "two keys": (SIG1, _before_key(_rsa_value("Giám đốc Thử") * 2), "ELEMENT_UNEXPECTED"),
    "a no-break space in the value": (SIG1, _in_value("\u00a0"), "BASE64"),
    "a wide space in the value": (SIG1, _in_value("\u2003"), "BASE64"),
    "Vietnamese called ASCII": (SIG1, _as_ascii, "XML_REFUSED"),
}


@pytest.mark.parametrize("kind", STRANGERS)
def test_what_a_stranger_adds_is_named(kind: str, signed: Signed) -> None:
    part, change, code = STRANGERS[kind]
    verdict = verify_package(edit_items(signed.twice, {part: change}), POLICY)
    assert code in _codes(verdict)
    assert verdict.conclusion is Conclusion.INVALID


def test_the_signers_own_key_and_issuer_may_be_repeated(signed: Signed) -> None:
    """As Office 2010 and LibreOffice do."""
    own = x509.load_der_x509_certificate(signed.director.certificate)
    issuer = own.issuer.rfc4514_string()
    both = edit_items(
        signed.twice,
        {
            SIG1: lambda data: _apply(
                data, _before_key(_rsa_value("Giám đốc Thử")), _named(issuer, own.serial_number)
            ),
            SIG2: _before_key(_ec_value("office")),
        },
    )
    assert not _codes(verify_package(both, POLICY))


def _comments_twice(data: bytes) -> bytes:
    start = data.index(b"<SignatureComments>")
    return data[:start] + "<SignatureComments>Không</SignatureComments>".encode() + data[start:]


def _second_role(data: bytes) -> bytes:
    made = "<xd:ClaimedRole>Bộ trưởng</xd:ClaimedRole></xd:ClaimedRoles>"
    return swap("</xd:ClaimedRoles>", made)(data)


def _second_property(data: bytes) -> bytes:
    made = '<SignatureProperty Id="b" Target="#idPackageSignature">x</SignatureProperty>'
    return swap("</SignatureProperty>", f"</SignatureProperty>{made}", 1)(data)


@pytest.mark.parametrize("change", [_comments_twice, _second_property])
def test_a_signer_says_each_thing_once(change: Callable[[bytes], bytes], signed: Signed) -> None:
    verdict = verify_package(resigned(signed.once, signed.director, change), POLICY)
    assert _codes(verdict) == {"ELEMENT_UNEXPECTED"}


def test_who_claims_two_roles_has_none_of_them(signed: Signed) -> None:
    verdict = verify_package(resigned(signed.once, signed.director, _second_role), POLICY)
    [one] = verdict.signatures
    assert one.claimed_role == "Người có thẩm quyền ký, Bộ trưởng"
    assert one.role is None


def test_who_claims_hundreds_of_roles_is_refused(signed: Signed) -> None:
    made = "<xd:ClaimedRole>Bộ trưởng</xd:ClaimedRole>" * 200
    many = swap("</xd:ClaimedRoles>", f"{made}</xd:ClaimedRoles>")
    verdict = verify_package(resigned(signed.once, signed.director, many), POLICY)
    assert _codes(verdict) == {"WORDS_UNPRINTABLE"}


class _Raw:
    """Signs any DigestInfo whatever with a key (RFC 8017 9.2, from step 3)."""

    def __init__(self, before: bytes, after: bytes = b"") -> None:
        self._before, self._after = before, after

    def sign(self, data: bytes) -> bytes:
        state = Hash(SHA256())
        state.update(data)
        info = self._before + state.finalize() + self._after
        numbers = rsa_key("Giám đốc Thử").private_numbers()
        modulus = numbers.public_numbers.n
        padded = b"\x00\x01" + b"\xff" * (256 - 3 - len(info)) + b"\x00" + info
        return pow(int.from_bytes(padded), numbers.d, modulus).to_bytes(256)


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        (bytes.fromhex("3031300d060960864801650304020105000420"), b"", set()),
        (_BARE, b"", set()),
        (bytes.fromhex("3030300c0609608648016503040201" + "05" + "0420"), b"", {"SIGNATURE_VALUE"}),
        (_BARE, b"\x00", {"SIGNATURE_VALUE"}),
        (bytes.fromhex("302f300b0609608648016503040202" + "0420"), b"", {"SIGNATURE_VALUE"}),
        (bytes.fromhex("30812f300b0609608648016503040201" + "0420"), b"", {"SIGNATURE_VALUE"}),
        (b"", b"", {"SIGNATURE_VALUE"}),
    ],
)
def test_a_digest_named_with_and_without_parameters(
    before: bytes, after: bytes, codes: set[str], signed: Signed
) -> None:
    """RFC 8017 A.2.4: NULL and nothing are one; everything else is none."""
    value = base64.b64encode(_Raw(before, after).sign(_signed_info(signed.once))).decode()

    def change(data: bytes) -> bytes:
        start, end = data.index(b"<SignatureValue>") + 16, data.index(b"</SignatureValue>")
        return data[:start] + value.encode() + data[end:]

    plain = edit_items(signed.once, {SIG1: lambda data: change(data) + b"\n"})
    assert _codes(verify_package(plain, POLICY)) == codes


@pytest.mark.parametrize(
    ("purposes", "fit"),
    [
        ([Purpose.SERVER_AUTH], False),
        ([Purpose.OCSP_SIGNING], False),
        ([Purpose.SERVER_AUTH, Purpose.TIME_STAMPING], False),
        ([Purpose.SERVER_AUTH, Purpose.CLIENT_AUTH, Purpose.EMAIL_PROTECTION], True),
        ([Purpose.EMAIL_PROTECTION], True),
        ([Purpose.ANY_EXTENDED_KEY_USAGE], True),
    ],
)
def test_a_certificate_for_machines_signs_no_reports(
    purposes: list[x509.ObjectIdentifier], fit: bool, issuing: Authority
) -> None:
    made = issuing.leaf("x", ec_key("x"), extensions=((x509.ExtendedKeyUsage(purposes), False),))
    found = [one.code for one in check_certificate(made, NOW)]
    assert found == ([] if fit else ["CERTIFICATE_USAGE"])


@pytest.mark.parametrize("said", [" \n ", "\u2028"])
def test_a_certificate_without_a_name_is_called_by_its_number(
    said: str, issuing: Authority
) -> None:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, said)])
    made = issuing.leaf("x", ec_key("x"), subject=subject)
    assert common_name(made) == f"chứng thư không ghi tên, số hiệu {made.serial_number}"


def _signed_info(data: bytes) -> bytes:
    """The canonical octets: what is in the file, with the declaration it inherits."""
    xml = items(data)[SIG1]
    start, end = xml.index(b"<SignedInfo>"), xml.index(b"</SignedInfo>")
    declared = b'<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">'
    return declared + xml[start + len(b"<SignedInfo>") : end] + b"</SignedInfo>"


def _apply(data: bytes, *changes: Change) -> bytes:
    for change in changes:
        assert callable(change)
        data = change(data)
    return data


def _codes(verdict: PackageVerdict) -> set[str]:
    found = {problem.code for problem in verdict.structure.problems}
    return found | {problem.code for one in verdict.signatures for problem in one.problems}
