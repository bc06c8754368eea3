"""Who signed a Windows executable, and whether the signature holds.

Microsoft, "Windows Authenticode Portable Executable Signature Format": CMS signed data (RFC 5652)
over the digest of the file. The signer's certificate is trusted by its fingerprint or not at all:
without a network nobody could be asked about an authority, and a pin needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from asn1crypto import algos, cms, core  # type: ignore[import-untyped]
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from exports.signing.algorithms import Digest, key_is_long_enough
from exports.signing.certificate import common_name, fingerprint, load_certificate
from exports.signing.timestamp_token import MALFORMED
from exports.update.messages import UpdateMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from cryptography import x509

    from exports.update.pe import SignedProgram

#: SPC_INDIRECT_DATA_OBJID.
_INDIRECT: Final = "1.3.6.1.4.1.311.2.1.4"
_DIGESTS: Final = {"sha256": Digest.SHA256, "sha384": Digest.SHA384, "sha512": Digest.SHA512}


class SpcAttribute(core.Sequence):  # type: ignore[misc]
    """SpcAttributeTypeAndOptionalValue."""

    _fields: ClassVar[list[Any]] = [
        ("type", core.ObjectIdentifier),
        ("value", core.Any, {"optional": True}),
    ]


class SpcIndirectData(core.Sequence):  # type: ignore[misc]
    """SpcIndirectDataContent: what is signed in place of the file."""

    _fields: ClassVar[list[Any]] = [("data", SpcAttribute), ("digest", algos.DigestInfo)]


def check_signer(program: SignedProgram, pins: frozenset[str]) -> x509.Certificate:
    """The pinned certificate that signed this very file; refuses anything else.

    ``pins`` are SHA-256 fingerprints in hexadecimal digits. Raises ``KnownError`` with an
    ``UpdateMessage``, and ``OSError``.
    """
    name = program.path.name
    try:
        signed = _signed_data(program.signature)
        signer = _only(signed["signer_infos"])
        certificate = _certificate(signed, signer)
        pinned = fingerprint(certificate) in pins
        if pinned and _holds(program, signed, signer, certificate):
            return certificate
    except MALFORMED as error:
        raise KnownError(UpdateMessage.SIGNATURE_BROKEN, file=name) from error
    if pinned:
        raise KnownError(UpdateMessage.SIGNATURE_BROKEN, file=name)
    publisher = common_name(certificate)
    raise KnownError(UpdateMessage.OTHER_PUBLISHER, file=name, publisher=publisher)


def _signed_data(der: bytes) -> cms.SignedData:
    content = cms.ContentInfo.load(der)
    if content["content_type"].native != "signed_data" or der[len(content.dump()) :].strip(b"\0"):
        raise ValueError("content type")
    return content["content"]


def _only(signers: cms.SignerInfos) -> cms.SignerInfo:
    (signer,) = signers
    return signer


def _certificate(signed: cms.SignedData, signer: cms.SignerInfo) -> x509.Certificate:
    """The certificate that the signer names by issuer and serial number."""
    named = signer["sid"].chosen
    for one in signed["certificates"]:
        plain = one.chosen
        same = plain.serial_number == named["serial_number"].native
        if same and plain.issuer.dump() == named["issuer"].dump():
            parsed = load_certificate(plain.dump())
            if parsed is not None:
                return parsed
    raise ValueError("no certificate of the signer")


def _holds(
    program: SignedProgram,
    signed: cms.SignedData,
    signer: cms.SignerInfo,
    certificate: x509.Certificate,
) -> bool:
    """File → indirect data → attributes → signature, each bound to the next."""
    encapsulated = signed["encap_content_info"]
    if encapsulated["content_type"].dotted != _INDIRECT:
        return False
    content = encapsulated["content"].parse(SpcIndirectData)
    stated = content["digest"]
    digest = _DIGESTS[stated["digest_algorithm"]["algorithm"].native]
    if stated["digest"].native != digest.of_chunks(program.covered()):
        return False
    outer = _DIGESTS[signer["digest_algorithm"]["algorithm"].native]
    attributes = signer["signed_attrs"]
    values = {one["type"].dotted: one["values"] for one in attributes}
    kind = values[cms.CMSAttributeType.unmap("content_type")][0]
    imprint = values[cms.CMSAttributeType.unmap("message_digest")][0]
    if len(values) != len(attributes) or kind.dotted != _INDIRECT:
        return False
    # PKCS#7 digests the content without its tag and length.
    if imprint.native != outer.of(content.contents):
        return False
    return _is_signed(certificate, signer["signature"].native, attributes.untag().dump(), outer)


def _is_signed(certificate: x509.Certificate, value: bytes, data: bytes, digest: Digest) -> bool:
    key = certificate.public_key()
    if not key_is_long_enough(key):
        return False
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(value, data, padding.PKCS1v15(), digest.hash())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(value, data, ec.ECDSA(digest.hash()))
    except InvalidSignature:
        return False
    return True
