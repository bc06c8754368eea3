"""Whether the signature value is right, and made with the key of the certificate bound to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from exports.signing.algorithms import Digest, Strength, key_is_long_enough, key_kind
from exports.signing.certificate import is_ca, load_certificate, serial_number
from exports.signing.issuer import issuer_matches
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage
from exports.signing.xml import canonical
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cryptography import x509

    from exports.signing.algorithms import SignatureMethod
    from exports.signing.signature_document import SignatureDocument
    from exports.signing.verdict import Finding

#: Object identifiers of the digests, in DER.
_OIDS: Final = {
    Digest.SHA1: bytes.fromhex("06052b0e03021a"),
    Digest.SHA256: bytes.fromhex("0609608648016503040201"),
    Digest.SHA384: bytes.fromhex("0609608648016503040202"),
    Digest.SHA512: bytes.fromhex("0609608648016503040203"),
}


def signing_certificate(document: SignatureDocument) -> bytes:
    """The certificate (DER) whose digest the signature itself covers, exactly one of KeyInfo's.

    Without that, another certificate for the same key could be put in its place (ETSI TS 101 903
    7.2.2). Old signatures without XAdES must carry exactly one. Raises ``KnownError``.
    """
    found = tuple(dict.fromkeys(document.certificates))
    if not found:
        raise KnownError(VerdictMessage.CERTIFICATE_MISSING, place=document.part)
    binding = document.binding
    if binding is not None:
        found = tuple(der for der in found if binding.digest.of(der) == binding.value)
    if not found:
        raise KnownError(VerdictMessage.CERTIFICATE_SUBSTITUTED, place=document.part)
    if len(found) > 1:
        raise KnownError(VerdictMessage.CERTIFICATE_AMBIGUOUS, place=document.part)
    if any(_is_of_a_person(der) for der in document.certificates if der != found[0]):
        raise KnownError(VerdictMessage.CERTIFICATE_AMBIGUOUS, place=document.part)
    return found[0]


def _is_of_a_person(der: bytes) -> bool:
    """Beside the signer's, only certificates of authorities make sense: the chain."""
    certificate = load_certificate(der)
    return certificate is None or not is_ca(certificate)


def check_signature(
    document: SignatureDocument, certificate: x509.Certificate
) -> Iterator[Finding]:
    """Key kind, key length, issuer and serial, and the signature value over SignedInfo."""
    place = document.part
    key = certificate.public_key()
    if document.binding is not None and not (
        document.binding.serial == str(serial_number(certificate))
        and issuer_matches(document.binding.issuer, certificate)
    ):
        yield finding(VerdictMessage.ISSUER_SERIAL, place)
    if key_kind(key) is not document.method.key_kind:
        yield finding(VerdictMessage.KEY_KIND, place)
        return
    if isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        if not _value_is_right(document, key):
            yield finding(VerdictMessage.SIGNATURE_VALUE, place)
        if not key_is_long_enough(key):
            yield finding(VerdictMessage.KEY_WEAK, place, bits=key.key_size)
    if document.method.strength is Strength.WEAK:
        yield finding(VerdictMessage.SIGNATURE_WEAK, place)


def _value_is_right(
    document: SignatureDocument, key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey
) -> bool:
    data = canonical(document.signed_info)
    try:
        if isinstance(key, rsa.RSAPublicKey):
            _verify_rsa(key, document.value, data, document.method)
        else:
            _verify_ec(key, document.value, data, document.method)
    except (InvalidSignature, ValueError):
        return False
    return True


def _verify_rsa(key: rsa.RSAPublicKey, value: bytes, data: bytes, method: SignatureMethod) -> None:
    scheme = method.rsa_padding()
    try:
        key.verify(value, data, scheme, method.digest.hash())
    except InvalidSignature:
        if not isinstance(scheme, padding.PKCS1v15):
            raise
        if key.recover_data_from_signature(value, scheme, None) != _bare(method.digest, data):
            raise


def _bare(digest: Digest, data: bytes) -> bytes:
    """DigestInfo whose algorithm leaves its parameters out; RFC 8017 A.2.4 wants it accepted.

    Compared as a whole, so that nothing can hide in it. Some tokens of 2007 wrote it.
    """
    value = digest.of(data)
    oid = _OIDS[digest]
    inside = bytes((0x30, len(oid))) + oid + bytes((0x04, len(value))) + value
    return bytes((0x30, len(inside))) + inside


def _verify_ec(
    key: ec.EllipticCurvePublicKey, value: bytes, data: bytes, method: SignatureMethod
) -> None:
    """R and s side by side, each as long as the curve's order (XMLDSig 1.1 6.4.3)."""
    size = (key.curve.key_size + 7) // 8
    if len(value) != 2 * size:
        raise InvalidSignature
    numbers = (int.from_bytes(value[:size], "big"), int.from_bytes(value[size:], "big"))
    key.verify(encode_dss_signature(*numbers), data, ec.ECDSA(method.digest.hash()))
