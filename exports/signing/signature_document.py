"""One signature part as verified: what it contains, after its form has been found in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from exports.signing.algorithms import Digest, SignatureMethod
    from exports.signing.verdict import Finding


@dataclass(frozen=True, slots=True)
class Transform:
    """A transform; ``ids`` are the SourceIds of a relationships transform."""

    algorithm: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A dsig ``Reference`` (XMLDSig 4.4.3)."""

    uri: str
    type: str
    transforms: tuple[Transform, ...]
    digest: Digest
    value: bytes


@dataclass(frozen=True, slots=True)
class CertificateBinding:
    """XAdES ``Cert``: which certificate signed (ETSI TS 101 903 7.2.2)."""

    digest: Digest
    value: bytes
    issuer: str
    serial: str


@dataclass(frozen=True, slots=True)
class SignatureDocument:
    """The contents of a signature part.

    ``objects`` pairs each SignedInfo Reference with the element it points to. ``times`` are the
    texts of the package's SignatureTime and of XAdES SigningTime, in this order, as far as they
    are there. ``timestamps`` are RFC 3161 tokens over ``value_element``;
    ``after`` names earlier signatures. ``old`` lists what old
    signatures lack.
    """

    part: str
    signed_info: etree._Element
    method: SignatureMethod
    value: bytes
    value_element: etree._Element
    certificates: tuple[bytes, ...]
    objects: tuple[tuple[Reference, etree._Element], ...]
    manifest: tuple[Reference, ...]
    binding: CertificateBinding | None
    times: tuple[str, ...]
    claimed_role: str
    after: tuple[str, ...]
    comments: str
    issuers: tuple[bytes, ...]
    timestamps: tuple[bytes, ...]
    old: tuple[Finding, ...]
