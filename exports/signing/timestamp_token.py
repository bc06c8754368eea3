"""A time-stamp token read and checked by itself: who says that which digest existed when.

RFC 3161 (TSTInfo, 2.4.2) in CMS signed data (RFC 5652 5), the signer bound by ESS (RFC 5816).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from asn1crypto import cms, tsp  # type: ignore[import-untyped]
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from exports.signing.algorithms import key_is_long_enough
from exports.signing.certificate import load_certificate
from exports.signing.verdict_messages import VerdictMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography import x509

#: A token is a few kilobytes; a signature's part is bounded anyway.
_LARGEST: Final = 100_000
_MOST_CERTIFICATES: Final = 8
_HASHES: Final[dict[str, type[hashes.HashAlgorithm]]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
#: Those of time-stamps in files that Office 2010 signed.
_OLD: Final = frozenset({"md5", "sha1"})
#: asn1crypto decodes lazily and reports a malformed field by whatever Python error it runs into.
MALFORMED: Final = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
    NotImplementedError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimestampToken:
    """A token whose own signature holds: ``at`` in UTC, ``imprint`` a digest by ``algorithm``.

    ``authority`` signed it; ``others`` (DER) came with it. Whether to trust it is not said here.
    """

    at: datetime
    algorithm: str
    imprint: bytes
    authority: x509.Certificate
    others: tuple[bytes, ...]


def read_token(der: bytes, place: str) -> TimestampToken:
    """The token in ``der``; ``KnownError`` (``VerdictMessage``) unless it is whole and signed."""
    try:
        return _read(der, place)
    except MALFORMED:
        raise KnownError(VerdictMessage.TIMESTAMP_MALFORMED, place=place) from None


def _read(der: bytes, place: str) -> TimestampToken:
    if len(der) > _LARGEST:
        raise ValueError(len(der))
    content = cms.ContentInfo.load(der, strict=True)
    if content["content_type"].native != "signed_data":
        raise ValueError("content type")
    signed = content["content"]
    (signer,) = signed["signer_infos"]
    encapsulated = signed["encap_content_info"]
    if encapsulated["content_type"].native != "tst_info":
        raise ValueError("encapsulated content type")
    info = encapsulated["content"].parsed
    if not isinstance(info, tsp.TSTInfo):
        raise TypeError(type(info))
    imprint = info["message_imprint"]
    used = (imprint["hash_algorithm"], signer["digest_algorithm"])
    if _OLD & {one["algorithm"].native for one in used}:
        raise KnownError(VerdictMessage.TIMESTAMP_WEAK, place=place)
    certificates = [one.chosen.dump() for one in signed["certificates"]][:_MOST_CERTIFICATES]
    authority = _authority(signer, certificates)
    if not _is_signed(signer, bytes(encapsulated["content"]), authority):
        raise KnownError(VerdictMessage.TIMESTAMP_SIGNATURE, place=place)
    return TimestampToken(
        at=info["gen_time"].native.replace(microsecond=0),
        algorithm=imprint["hash_algorithm"]["algorithm"].native,
        imprint=imprint["hashed_message"].native,
        authority=authority,
        others=tuple(certificates),
    )


def _authority(signer: cms.SignerInfo, certificates: list[bytes]) -> x509.Certificate:
    """The certificate that the signed attributes name by digest (RFC 5035 4, RFC 5816 2.2.1)."""
    bound = _bound_digests(signer)
    for der in certificates:
        certificate = load_certificate(der)
        if certificate is not None and any(_digest(name, der) == value for name, value in bound):
            return certificate
    raise ValueError("no certificate of the authority")


def _bound_digests(signer: cms.SignerInfo) -> list[tuple[str, bytes]]:
    """Only the first identifier names the signer; the older attribute is always SHA-1."""
    found = []
    for attribute in signer["signed_attrs"]:
        kind = attribute["type"].native
        if kind == "signing_certificate_v2":
            first = attribute["values"][0]["certs"][0]
            found.append((first["hash_algorithm"]["algorithm"].native, first["cert_hash"].native))
        elif kind == "signing_certificate":
            found.append(("sha1", attribute["values"][0]["certs"][0]["cert_hash"].native))
    return found


def _is_signed(signer: cms.SignerInfo, content: bytes, authority: x509.Certificate) -> bool:
    """RFC 5652 5.4, 5.6: the attributes hold the content's digest, the signature covers them."""
    name = signer["digest_algorithm"]["algorithm"].native
    attributes = signer["signed_attrs"]
    stated = {one["type"].native: one["values"][0].native for one in attributes}
    if len(stated) != len(attributes) or stated.get("content_type") != "tst_info":
        return False
    if stated.get("message_digest") != _digest(name, content):
        return False
    return _value_is_right(signer, authority, attributes.untag().dump(), _HASHES[name]())


def _value_is_right(
    signer: cms.SignerInfo, authority: x509.Certificate, data: bytes, digest: hashes.HashAlgorithm
) -> bool:
    key, value = authority.public_key(), signer["signature"].native
    if not key_is_long_enough(key):
        return False
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(value, data, _padding(signer, digest), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, data, ec.ECDSA(digest))
    except InvalidSignature:
        return False
    return True


def _padding(signer: cms.SignerInfo, digest: hashes.HashAlgorithm) -> padding.AsymmetricPadding:
    if signer["signature_algorithm"].signature_algo == "rsassa_pss":
        return padding.PSS(padding.MGF1(digest), padding.PSS.AUTO)
    return padding.PKCS1v15()


def _digest(name: str, data: bytes) -> bytes:
    """SHA-1 only where it names a certificate that the signature covers as well."""
    algorithm = hashes.SHA1() if name == "sha1" else _HASHES[name]()  # noqa: S303 - see above
    state = hashes.Hash(algorithm)
    state.update(data)
    return state.finalize()
