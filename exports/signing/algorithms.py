"""Which algorithms a signature may name, and which of them are too old to trust.

URIs from W3C XMLDSig 1.1, XML Encryption and RFC 6931 (RFC 9231).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

C14N: Final = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
RELATIONSHIP_TRANSFORM: Final = (
    "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
)

#: Circular 15/2025/TT-BKHCN, annex: RSA from 2048 bits, ECDSA from 256 bits.
RSA_BITS: Final = 2048
EC_BITS: Final = 256

_MORE: Final = "http://www.w3.org/2001/04/xmldsig-more#"
_MORE_2007: Final = "http://www.w3.org/2007/05/xmldsig-more#"


class Strength(Enum):
    """Whether an algorithm still proves anything."""

    STRONG = "strong"
    WEAK = "weak"


class KeyKind(Enum):
    """The family of key a signature method needs."""

    RSA = "RSA"
    EC = "ECDSA"


class Digest(Enum):
    """Digest algorithms of References, by URI."""

    SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1"
    SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
    SHA384 = "http://www.w3.org/2001/04/xmldsig-more#sha384"
    SHA512 = "http://www.w3.org/2001/04/xmlenc#sha512"

    @property
    def strength(self) -> Strength:
        """SHA-1 collides (2017); Office 2010 files still carry it."""
        return Strength.WEAK if self is Digest.SHA1 else Strength.STRONG

    def of(self, data: bytes) -> bytes:
        """The digest of ``data``."""
        return self.of_chunks((data,))

    def of_chunks(self, chunks: Iterable[bytes]) -> bytes:
        """The digest of data that comes piece by piece."""
        state = hashes.Hash(self.hash())
        for chunk in chunks:
            state.update(chunk)
        return state.finalize()

    def hash(self) -> hashes.HashAlgorithm:
        """The algorithm for ``cryptography``."""
        return _HASHES[self]


_HASHES: Final[dict[Digest, hashes.HashAlgorithm]] = {
    Digest.SHA1: hashes.SHA1(),  # noqa: S303 - read only, and always reported as weak
    Digest.SHA256: hashes.SHA256(),
    Digest.SHA384: hashes.SHA384(),
    Digest.SHA512: hashes.SHA512(),
}


class SignatureMethod(Enum):
    """Signature algorithms, by URI. HMAC and DSA are not here, so they are never tried."""

    RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
    RSA_SHA256 = _MORE + "rsa-sha256"
    RSA_SHA384 = _MORE + "rsa-sha384"
    RSA_SHA512 = _MORE + "rsa-sha512"
    RSA_PSS_SHA256 = _MORE_2007 + "sha256-rsa-MGF1"
    RSA_PSS_SHA384 = _MORE_2007 + "sha384-rsa-MGF1"
    RSA_PSS_SHA512 = _MORE_2007 + "sha512-rsa-MGF1"
    ECDSA_SHA256 = _MORE + "ecdsa-sha256"
    ECDSA_SHA384 = _MORE + "ecdsa-sha384"
    ECDSA_SHA512 = _MORE + "ecdsa-sha512"

    @property
    def digest(self) -> Digest:
        """The digest the method signs."""
        return Digest[self.name.rpartition("_")[2]]

    @property
    def key_kind(self) -> KeyKind:
        """The family of key it needs."""
        return KeyKind.EC if self.name.startswith("ECDSA") else KeyKind.RSA

    @property
    def strength(self) -> Strength:
        """As strong as its digest."""
        return self.digest.strength

    def rsa_padding(self) -> padding.AsymmetricPadding:
        """PKCS#1 v1.5, or PSS with a salt as long as the digest (RFC 6931 2.3.10)."""
        if "PSS" not in self.name:
            return padding.PKCS1v15()
        algorithm = self.digest.hash()
        return padding.PSS(padding.MGF1(algorithm), algorithm.digest_size)


def key_kind(key: PublicKeyTypes) -> KeyKind | None:
    """The family of ``key``, or ``None`` if no signature method uses it."""
    if isinstance(key, rsa.RSAPublicKey):
        return KeyKind.RSA
    if isinstance(key, ec.EllipticCurvePublicKey):
        return KeyKind.EC
    return None


def key_is_long_enough(key: PublicKeyTypes) -> bool:
    """RSA of at least 2048 bits or an elliptic curve of at least 256."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= RSA_BITS
    return isinstance(key, ec.EllipticCurvePublicKey) and key.curve.key_size >= EC_BITS
