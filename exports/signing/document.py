"""Writing one signature part, ``sigN.xml``, in the profile Office itself writes.

MS-OFFCRYPTO 2.5.2 (the three objects and SignatureInfoV1), ECMA-376-2 10.4 (package object),
ETSI TS 101 903 (XAdES-BES). Element order, prefixes and one-line base64 are not free: LibreOffice
matches qualified names as text, and Office has been reported to reject wrapped digests.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final

from cryptography import x509

from exports.signing import names
from exports.signing.algorithms import C14N, RELATIONSHIP_TRANSFORM, Digest
from exports.signing.certificate import serial_number
from exports.signing.issuer import issuer_text
from exports.signing.markup import Markup, tag, text
from exports.signing.succession import naming

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from exports.signing.keys import Signer
    from exports.signing.manifest import Target
    from exports.signing.request import SigningRequest

DIGEST: Final = Digest.SHA256

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
#: SignatureInfoV1 wants numbers of a computer; these are the same everywhere, so that the
#: signature says nothing about the machine and repeats byte for byte.
_OFFICE_DETAILS: Final = {
    "WindowsVersion": "10.0",
    "OfficeVersion": "16.0",
    "ApplicationVersion": "16.0",
    "Monitors": "1",
    "HorizontalResolution": "1366",
    "VerticalResolution": "768",
    "ColorDepth": "32",
    "SignatureProviderId": "{00000000-0000-0000-0000-000000000000}",
    "SignatureProviderUrl": "",
    "SignatureProviderDetails": "9",
    "SignatureType": "1",
    "ManifestHashAlgorithm": DIGEST.value,
}


@dataclass(frozen=True, slots=True)
class SignatureDraft:
    """The signed pieces of a signature in canonical form, ready to be hashed and assembled."""

    package_object: Markup
    office_object: Markup
    signed_properties: Markup
    signed_info: Markup


def draft(
    manifest: Iterable[tuple[Target, bytes]],
    signer: Signer,
    request: SigningRequest,
    earlier: Iterable[str] = (),
) -> SignatureDraft:
    """All that is to be signed, for a manifest of digested targets.

    ``earlier`` are the digests of the signatures already there.
    """
    time = time_text(request.at)
    package_object = _package_object(manifest, time)
    office_object = _office_object(request.comments)
    signed_properties = _signed_properties(signer.certificate, request, time, earlier)
    signed_info = tag(
        "SignedInfo",
        _algorithm("CanonicalizationMethod", C14N),
        _algorithm("SignatureMethod", signer.method.value),
        _object_reference(names.ID_PACKAGE, package_object),
        _object_reference(names.ID_OFFICE, office_object),
        tag(
            "Reference",
            tag("Transforms", _algorithm("Transform", C14N)),
            *_digest(DIGEST.of(signed_properties.encode())),
            Type=names.TYPE_SIGNED_PROPERTIES,
            URI=f"#{names.ID_SIGNED_PROPERTIES}",
        ),
        xmlns=names.DSIG,
    )
    return SignatureDraft(package_object, office_object, signed_properties, signed_info)


def assemble(pieces: SignatureDraft, signer: Signer, signature: bytes) -> bytes:
    """The finished signature part: the pieces minus the declarations they inherit in it."""
    default = f' xmlns="{names.DSIG}"'
    prefixed = f'{default} xmlns:xd="{names.XADES}"'
    body = tag(
        "Signature",
        _without(pieces.signed_info, default),
        tag("SignatureValue", _base64(signature)),
        tag("KeyInfo", tag("X509Data", tag("X509Certificate", _base64(signer.certificate)))),
        _without(pieces.package_object, default),
        _without(pieces.office_object, default),
        tag(
            "Object",
            tag(
                "xd:QualifyingProperties",
                _without(pieces.signed_properties, prefixed),
                *_unsigned_properties(signer.chain),
                xmlns_xd=names.XADES,
                Target=f"#{names.ID_SIGNATURE}",
            ),
        ),
        xmlns=names.DSIG,
        Id=names.ID_SIGNATURE,
    )
    return (_DECLARATION + body).encode()


def time_text(at: datetime) -> str:
    """The signing time in UTC, whole seconds (ECMA-376-2 10.4.8, W3C date and time formats)."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# ----------------------------------------------------------------------------------------- objects


def _package_object(manifest: Iterable[tuple[Target, bytes]], time: str) -> Markup:
    references = [_part_reference(target, digest) for target, digest in manifest]
    signature_time = tag(
        "mdssi:SignatureTime",
        tag("mdssi:Format", text(names.TIME_FORMAT)),
        tag("mdssi:Value", text(time)),
        xmlns_mdssi=names.MDSSI,
    )
    return tag(
        "Object",
        tag("Manifest", *references),
        _properties(names.ID_TIME, signature_time),
        xmlns=names.DSIG,
        Id=names.ID_PACKAGE,
    )


def _part_reference(target: Target, digest: bytes) -> Markup:
    transforms: tuple[Markup, ...] = ()
    if target.ids is not None:
        listed = [
            tag("mdssi:RelationshipReference", xmlns_mdssi=names.MDSSI, SourceId=item)
            for item in sorted(target.ids)
        ]
        selection = tag("Transform", *listed, Algorithm=RELATIONSHIP_TRANSFORM)
        transforms = (tag("Transforms", selection, _algorithm("Transform", C14N)),)
    return tag("Reference", *transforms, *_digest(digest), URI=target.uri)


def _office_object(comments: str) -> Markup:
    details = [tag(name) for name in ("SetupID", "SignatureText", "SignatureImage")]
    details.append(tag("SignatureComments", text(comments)))
    details += [tag(name, text(value)) for name, value in _OFFICE_DETAILS.items()]
    info = tag("SignatureInfoV1", *details, xmlns=names.MSDIG)
    return tag(
        "Object", _properties(names.ID_OFFICE_DETAILS, info), xmlns=names.DSIG, Id=names.ID_OFFICE
    )


def _signed_properties(
    certificate: bytes, request: SigningRequest, time: str, earlier: Iterable[str]
) -> Markup:
    parsed = x509.load_der_x509_certificate(certificate)
    cert = tag(
        "xd:Cert",
        tag("xd:CertDigest", *_digest(DIGEST.of(certificate))),
        tag(
            "xd:IssuerSerial",
            tag("X509IssuerName", text(issuer_text(parsed))),
            tag("X509SerialNumber", text(str(serial_number(parsed)))),
        ),
    )
    claims = (request.role.value, *map(naming, earlier))
    roles = tag("xd:ClaimedRoles", *(tag("xd:ClaimedRole", text(claim)) for claim in claims))
    return tag(
        "xd:SignedProperties",
        tag(
            "xd:SignedSignatureProperties",
            tag("xd:SigningTime", text(time)),
            tag("xd:SigningCertificate", cert),
            tag("xd:SignaturePolicyIdentifier", tag("xd:SignaturePolicyImplied")),
            tag("xd:SignerRole", roles),
        ),
        xmlns=names.DSIG,
        xmlns_xd=names.XADES,
        Id=names.ID_SIGNED_PROPERTIES,
    )


def _unsigned_properties(chain: tuple[bytes, ...]) -> tuple[Markup, ...]:
    if not chain:
        return ()
    values = tag(
        "xd:CertificateValues",
        *(tag("xd:EncapsulatedX509Certificate", _base64(der)) for der in chain),
    )
    return (tag("xd:UnsignedProperties", tag("xd:UnsignedSignatureProperties", values)),)


# ------------------------------------------------------------------------------------ small pieces


def _object_reference(identifier: str, canonical: Markup) -> Markup:
    return tag(
        "Reference",
        *_digest(DIGEST.of(canonical.encode())),
        Type=names.TYPE_OBJECT,
        URI=f"#{identifier}",
    )


def _properties(identifier: str, content: Markup) -> Markup:
    one = tag("SignatureProperty", content, Id=identifier, Target=f"#{names.ID_SIGNATURE}")
    return tag("SignatureProperties", one)


def _digest(value: bytes) -> tuple[Markup, Markup]:
    return _algorithm("DigestMethod", DIGEST.value), tag("DigestValue", _base64(value))


def _algorithm(name: str, uri: str) -> Markup:
    return tag(name, Algorithm=uri)


def _base64(data: bytes) -> Markup:
    return Markup(base64.b64encode(data).decode())


def _without(piece: Markup, declarations: str) -> Markup:
    return Markup(piece.replace(declarations, "", 1))
