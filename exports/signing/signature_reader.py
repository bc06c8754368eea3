"""Reading a signature part strictly: only the shapes signatures of workbooks have.

XMLDSig leaves room for references to anywhere, transforms of any kind and objects of any content.
Everything here is an allow-list instead (ECMA-376-2 10.4 and 10.5, MS-OFFCRYPTO 2.5.2), because a
shape that is not understood is how signature wrapping works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.signing import names
from exports.signing.algorithms import C14N, RELATIONSHIP_TRANSFORM, SignatureMethod
from exports.signing.element_reader import ElementReader, dsig, local, mdssi, msdig, xades
from exports.signing.signature_document import (
    CertificateBinding,
    Reference,
    SignatureDocument,
    Transform,
)
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage
from exports.signing.xml import parse_xml

if TYPE_CHECKING:
    from lxml import etree

    from exports.signing.verdict import Finding

#: More issuer certificates than any real chain; the rest of a flood is not looked at.
_MOST_ISSUERS: Final = 16


@dataclass(frozen=True, slots=True)
class _Objects:
    """The direct-child Objects of a signature, each in its role."""

    package: etree._Element
    office: etree._Element
    images: tuple[etree._Element, ...]
    signed_properties: etree._Element | None
    qualifying: etree._Element | None


def read_signature(data: bytes, part: str) -> SignatureDocument:
    """The signature in ``data``; a ``KnownError`` (``VerdictMessage``) at the first wrong shape."""
    read = ElementReader(part)
    root = parse_xml(data, part)
    if root.tag != dsig("Signature"):
        raise read.refuse(VerdictMessage.NOT_A_SIGNATURE, local(root))
    read.check_markup(root)
    signed_info = _check_order(read, root)
    objects = _objects(read, root)
    references = _signed_objects(read, signed_info, objects)
    binding = _binding(read, objects.signed_properties)
    return SignatureDocument(
        part=part,
        signed_info=signed_info,
        method=_methods(read, signed_info),
        value=read.base64(read.one(root, dsig("SignatureValue"))),
        certificates=_certificates(read, read.one(root, dsig("KeyInfo"))),
        objects=references,
        manifest=_manifest(read, objects.package),
        binding=binding,
        times=_times(read, objects),
        claimed_role=_text(objects.signed_properties, xades("ClaimedRole")),
        comments=_text(objects.office, msdig("SignatureComments")),
        issuers=_issuers(read, objects.qualifying),
        old=_old(part, binding),
    )


def _check_order(read: ElementReader, root: etree._Element) -> etree._Element:
    """SignedInfo, SignatureValue, KeyInfo, Object+ and nothing else (XMLDSig 4.1)."""
    expected = [dsig("SignedInfo"), dsig("SignatureValue"), dsig("KeyInfo")]
    found = [child.tag for child in root]
    for position, tag in enumerate(expected):
        if position >= len(found) or found[position] != tag:
            raise read.refuse(VerdictMessage.ELEMENT_MISSING, tag.rpartition("}")[2])
    for child in root[len(expected) :]:
        if child.tag != dsig("Object"):
            raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, local(child))
    return root[0]


def _methods(read: ElementReader, signed_info: etree._Element) -> SignatureMethod:
    method = read.one(signed_info, dsig("SignatureMethod"))
    read.only(method, ())
    uri = read.algorithm(method, VerdictMessage.SIGNATURE_METHOD)
    try:
        return SignatureMethod(uri)
    except ValueError:
        raise read.refuse(VerdictMessage.SIGNATURE_METHOD, uri) from None


# ------------------------------------------------------------------------------------------ objects


def _objects(read: ElementReader, root: etree._Element) -> _Objects:
    """Sort the Objects into the allowed kinds; the Manifest exists once, where it belongs."""
    found: dict[str, etree._Element] = {}
    images: list[etree._Element] = []
    for element in root.findall(dsig("Object")):
        kind = _kind(read, element)
        if kind == "image":
            images.append(element)
        elif kind in found:
            raise read.refuse(VerdictMessage.OBJECT_DUPLICATE, kind)
        else:
            found[kind] = element
    for kind in (names.ID_PACKAGE, names.ID_OFFICE):
        if kind not in found:
            raise read.refuse(VerdictMessage.ELEMENT_MISSING, kind)
    package = found[names.ID_PACKAGE]
    manifests = list(root.iter(dsig("Manifest")))
    if len(manifests) != 1 or manifests[0].getparent() is not package:
        raise read.refuse(VerdictMessage.MANIFEST_MISPLACED, count=len(manifests))
    _check_office(read, found[names.ID_OFFICE])
    qualifying = _qualifying(read, root, found.get("xades"))
    properties = None
    if qualifying is not None:
        properties = read.one(qualifying, xades("SignedProperties"))
    return _Objects(package, found[names.ID_OFFICE], tuple(images), properties, qualifying)


def _kind(read: ElementReader, element: etree._Element) -> str:
    """Which of the allowed objects this is. LibreOffice adds a suffix to every Id."""
    identifier = element.get("Id", "")
    if identifier.startswith(names.ID_PACKAGE):
        return names.ID_PACKAGE
    if identifier.startswith(names.ID_OFFICE):
        return names.ID_OFFICE
    if identifier in names.IDS_LINE_IMAGE and len(element) == 0:
        return "image"
    if [child.tag for child in element] == [xades("QualifyingProperties")]:
        return "xades"
    raise read.refuse(VerdictMessage.OBJECT_UNKNOWN, identifier)


def _check_office(read: ElementReader, element: etree._Element) -> None:
    """SignatureProperties / SignatureProperty / SignatureInfoV1 (MS-OFFCRYPTO 2.5.2.4)."""
    read.only(element, (dsig("SignatureProperties"),))
    properties = read.one(element, dsig("SignatureProperties"))
    read.only(properties, (dsig("SignatureProperty"),))
    read.one(read.one(properties, dsig("SignatureProperty")), msdig("SignatureInfoV1"))


def _qualifying(
    read: ElementReader, root: etree._Element, element: etree._Element | None
) -> etree._Element | None:
    found = list(root.iter(xades("QualifyingProperties")))
    if element is None:
        if found:
            raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, "QualifyingProperties")
        return None
    if len(found) != 1:
        raise read.refuse(VerdictMessage.OBJECT_DUPLICATE, "QualifyingProperties")
    read.only(found[0], (xades("SignedProperties"), xades("UnsignedProperties")))
    return found[0]


# --------------------------------------------------------------------------------------- references


def _signed_objects(
    read: ElementReader, signed_info: etree._Element, objects: _Objects
) -> tuple[tuple[Reference, etree._Element], ...]:
    """Each SignedInfo Reference with its target; all mandatory targets once (10.4.3)."""
    read.only(
        signed_info,
        (dsig("CanonicalizationMethod"), dsig("SignatureMethod"), dsig("Reference")),
    )
    method = read.one(signed_info, dsig("CanonicalizationMethod"))
    read.only(method, ())
    uri = read.algorithm(method, VerdictMessage.C14N_METHOD)
    if uri != C14N:
        raise read.refuse(VerdictMessage.C14N_METHOD, uri)
    required = {
        f"#{element.get('Id', '')}": element
        for element in (
            objects.package,
            objects.office,
            *objects.images,
            *([] if objects.signed_properties is None else [objects.signed_properties]),
        )
    }
    found: dict[str, tuple[Reference, etree._Element]] = {}
    for element in read.many(signed_info, dsig("Reference")):
        reference = _reference(read, element)
        if reference.uri in found:
            raise read.refuse(VerdictMessage.REFERENCE_DUPLICATE, reference.uri)
        if reference.uri not in required:
            raise read.refuse(VerdictMessage.REFERENCE_TARGET, reference.uri)
        target = required[reference.uri]
        _check_object_reference(read, reference, target)
        found[reference.uri] = (reference, target)
    for uri in required:
        if uri not in found:
            raise read.refuse(VerdictMessage.REFERENCE_MISSING, uri)
    return tuple(found.values())


def _check_object_reference(
    read: ElementReader, reference: Reference, target: etree._Element
) -> None:
    expected = names.TYPE_OBJECT
    if target.tag == xades("SignedProperties"):
        expected = names.TYPE_SIGNED_PROPERTIES
    if reference.type != expected:
        raise read.refuse(VerdictMessage.REFERENCE_TYPE, reference.uri)
    if [step.algorithm for step in reference.transforms] not in ([], [C14N]):
        raise read.refuse(VerdictMessage.TRANSFORM, reference.uri)


def _manifest(read: ElementReader, package: etree._Element) -> tuple[Reference, ...]:
    """Manifest and SignatureProperties, each once, and nothing else (10.4.4)."""
    read.only(package, (dsig("Manifest"), dsig("SignatureProperties")))
    manifest = read.one(package, dsig("Manifest"))
    read.one(package, dsig("SignatureProperties"))
    read.only(manifest, (dsig("Reference"),))
    return tuple(_reference(read, element) for element in read.many(manifest, dsig("Reference")))


def _reference(read: ElementReader, element: etree._Element) -> Reference:
    read.only(element, (dsig("Transforms"), dsig("DigestMethod"), dsig("DigestValue")))
    uri = element.get("URI", "")
    steps: tuple[Transform, ...] = ()
    transforms = read.maybe(element, dsig("Transforms"))
    if transforms is not None:
        read.only(transforms, (dsig("Transform"),))
        steps = tuple(_transform(read, step, uri) for step in transforms)
    digest, value = read.digest(element)
    return Reference(uri, element.get("Type", ""), steps, digest, value)


def _transform(read: ElementReader, element: etree._Element, uri: str) -> Transform:
    """C14N or the relationships transform; selecting by type is refused, Office ignores it."""
    algorithm = read.algorithm(element, VerdictMessage.TRANSFORM)
    ids = [child.get("SourceId", "") for child in element]
    by_id = all(child.tag == mdssi("RelationshipReference") for child in element)
    if algorithm == C14N and not ids:
        return Transform(algorithm)
    if algorithm == RELATIONSHIP_TRANSFORM and ids and by_id and all(ids):
        return Transform(algorithm, tuple(ids))
    raise read.refuse(VerdictMessage.TRANSFORM, uri)


# ------------------------------------------------------------------------- certificate, time, words


def _certificates(read: ElementReader, key_info: etree._Element) -> tuple[bytes, ...]:
    return tuple(read.base64(element) for element in key_info.iter(dsig("X509Certificate")))


def _binding(read: ElementReader, properties: etree._Element | None) -> CertificateBinding | None:
    """The signing certificate, the first Cert of XAdES SigningCertificate."""
    if properties is None:
        return None
    signed = read.one(properties, xades("SignedSignatureProperties"))
    certificate = read.maybe(signed, xades("SigningCertificate"))
    if certificate is None:
        return None
    cert = read.many(certificate, xades("Cert"))[0]
    digest, value = read.digest(read.one(cert, xades("CertDigest")))
    name = read.one(cert, xades("IssuerSerial"))
    return CertificateBinding(
        digest,
        value,
        read.text(read.one(name, dsig("X509IssuerName"))),
        read.text(read.one(name, dsig("X509SerialNumber"))).strip(),
    )


def _times(read: ElementReader, objects: _Objects) -> tuple[str, ...]:
    """The package's SignatureTime (10.4.8) and XAdES SigningTime, neither more than once."""
    times = list(objects.package.iter(mdssi("SignatureTime")))
    if len(times) > 1:
        raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, "SignatureTime")
    found = [read.text(read.one(time, mdssi("Value"))) for time in times]
    if objects.signed_properties is not None:
        signed = read.one(objects.signed_properties, xades("SignedSignatureProperties"))
        time = read.maybe(signed, xades("SigningTime"))
        if time is not None:
            found.append(read.text(time))
    return tuple(text.strip() for text in found)


def _issuers(read: ElementReader, qualifying: etree._Element | None) -> tuple[bytes, ...]:
    """Issuer certificates attached for our convenience; unsigned, so only ever candidates."""
    if qualifying is None:
        return ()
    found = list(qualifying.iter(xades("EncapsulatedX509Certificate")))[:_MOST_ISSUERS]
    return tuple(read.base64(element) for element in found)


def _text(element: etree._Element | None, tag: str) -> str:
    if element is None:
        return ""
    return next(("".join(map(str, found.itertext())) for found in element.iter(tag)), "")


def _old(part: str, binding: CertificateBinding | None) -> tuple[Finding, ...]:
    """Without XAdES nothing binds the certificate: Office 2007, never ours."""
    return () if binding else (finding(VerdictMessage.XADES_MISSING, part),)
