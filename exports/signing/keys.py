"""What a signing key must be able to do, and the key that lies in a PKCS#12 file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, pkcs12

from exports.signing.algorithms import RSA_BITS, SignatureMethod
from exports.signing.messages import SigningMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

#: secp256r1 and secp384r1, each with the digest of its own strength (RFC 5480 4).
_CURVES: Final = {
    "secp256r1": SignatureMethod.ECDSA_SHA256,
    "secp384r1": SignatureMethod.ECDSA_SHA384,
}
_DER_SEQUENCE: Final = 0x30


class Signer(Protocol):
    """A private key with its certificate, wherever the key lies."""

    @property
    def certificate(self) -> bytes:
        """The signer's certificate, DER."""
        ...

    @property
    def chain(self) -> tuple[bytes, ...]:
        """Certificates of the issuers that came with the key, DER; may be empty."""
        ...

    @property
    def method(self) -> SignatureMethod:
        """The signature method ``sign`` carries out."""
        ...

    def sign(self, data: bytes) -> bytes:
        """The signature value of ``data`` in XMLDSig form (ECDSA: r and s, XMLDSig 1.1 6.4.3)."""
        ...

    def close(self) -> None:
        """Give the key up; ``sign`` is impossible afterwards."""
        ...


class Pkcs12Signer:
    """The key of a PKCS#12 file (RFC 7292); the password is used once and not kept.

    Raises ``KnownError`` when the file, the password or the key cannot be used.
    """

    def __init__(self, data: bytes, password: str) -> None:
        if data[:1] != bytes([_DER_SEQUENCE]):
            raise KnownError(SigningMessage.KEY_FILE_UNREADABLE)
        try:
            found = pkcs12.load_pkcs12(data, password.encode())
        except ValueError:
            raise KnownError(SigningMessage.KEY_FILE_PASSWORD) from None
        if found.key is None or found.cert is None:
            raise KnownError(SigningMessage.KEY_FILE_INCOMPLETE)
        certificate = found.cert.certificate
        self.method = method_for(certificate.public_key())
        if not isinstance(found.key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
            raise KnownError(SigningMessage.KEY_KIND)
        if _spki(found.key.public_key()) != _spki(certificate.public_key()):
            raise KnownError(
                SigningMessage.KEY_MISMATCH, subject=certificate.subject.rfc4514_string()
            )
        self._key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | None = found.key
        self.certificate = certificate.public_bytes(Encoding.DER)
        self.chain = issuer_chain(
            certificate, [extra.certificate for extra in found.additional_certs]
        )

    def sign(self, data: bytes) -> bytes:
        """See ``Signer.sign``."""
        algorithm = self.method.digest.hash()
        if self._key is None:
            raise KnownError(SigningMessage.KEY_CLOSED)
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, self.method.rsa_padding(), algorithm)
        der = self._key.sign(data, ec.ECDSA(algorithm))
        size = (self._key.curve.key_size + 7) // 8
        return b"".join(number.to_bytes(size, "big") for number in decode_dss_signature(der))

    def close(self) -> None:
        """See ``Signer.close``."""
        self._key = None


def method_for(key: PublicKeyTypes) -> SignatureMethod:
    """How a key of this kind signs: PKCS#1 v1.5 with SHA-256, which every Office verifies."""
    if isinstance(key, rsa.RSAPublicKey):
        if key.key_size < RSA_BITS:
            raise KnownError(
                SigningMessage.KEY_TOO_SHORT, kind="RSA", bits=key.key_size, limit=RSA_BITS
            )
        return SignatureMethod.RSA_SHA256
    if isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in _CURVES:
        return _CURVES[key.curve.name]
    raise KnownError(SigningMessage.KEY_KIND)


def issuer_chain(
    certificate: x509.Certificate, others: list[x509.Certificate]
) -> tuple[bytes, ...]:
    """The issuers of ``certificate`` among ``others``, nearest first, as far as they reach."""
    chain: list[x509.Certificate] = []
    current = certificate
    while current.issuer != current.subject:
        issuer = next((other for other in others if other.subject == current.issuer), None)
        if issuer is None or issuer in chain:
            break
        chain.append(issuer)
        current = issuer
    return tuple(issuer.public_bytes(Encoding.DER) for issuer in chain)


def _spki(key: PublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
