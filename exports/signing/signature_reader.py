"""Reading a signature part strictly: only the shapes signatures of workbooks have.

XMLDSig leaves room for references to anywhere, transforms of any kind and objects of any content.
Everything here is an allow-list instead (ECMA-376-2 10.4 and 10.5, MS-OFFCRYPTO 2.5.2), because a
shape that is not understood is how signature wrapping works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.signing.algorithms import C14N, SignatureMethod
from exports.signing.element_reader import ElementReader, dsig, local, mdssi, msdig, xades
from exports.signing.key_info import check_key_info
from exports.signing.object_reader import Objects, read_objects
from exports.signing.plain_words import leads_astray
from exports.signing.reference_reader import read_manifest, signed_objects
from exports.signing.signature_document import (
    CertificateBinding,
    SignatureDocument,
)
from exports.signing.succession import sorted_roles
from exports.signing.unsigned_markup import check_unsigned
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage
from exports.signing.xml import canonical, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from exports.signing.verdict import Finding

#: A signature lists every part and relationship of a file, a few tags and attributes for each;
#: images and long certificate chains take bytes, not tags.
_MOST_TAGS: Final = 60_000
_MOST_EQUALS: Final = 60_000
#: More issuer certificates than any real chain; the rest of a flood is not looked at.
_MOST_ISSUERS: Final = 16
_MOST_TIMESTAMPS: Final = 4
#: Office takes 255 characters of a purpose, LibreOffice more.
_LONGEST_WORDS: Final = 1000


def read_signature(data: bytes, part: str) -> SignatureDocument:
    """The signature in ``data``; a ``KnownError`` (``VerdictMessage``) at the first wrong shape."""
    read = ElementReader(part)
    _check_size(read, data)
    root = parse_xml(data, part)
    if root.tag != dsig("Signature"):
        raise read.refuse(VerdictMessage.NOT_A_SIGNATURE, local(root))
    read.check_markup(root)
    canonical(root)  # refuses namespaces that have no canonical form, once for all parts
    signed_info = _check_order(read, root)
    objects = read_objects(read, root)
    references = signed_objects(read, signed_info, objects)
    binding = _binding(read, objects.signed_properties)
    properties = objects.signed_properties
    role, after = sorted_roles(_words(read, properties, xades("ClaimedRole"), "vai người ký"))
    if len(role) > _LONGEST_WORDS:
        raise read.refuse(VerdictMessage.WORDS_UNPRINTABLE, "vai người ký")
    key_info = read.one(root, dsig("KeyInfo"))
    certificates = _certificates(read, key_info)
    document = SignatureDocument(
        part=part,
        signed_info=signed_info,
        method=_methods(read, signed_info),
        value=read.base64(read.one(root, dsig("SignatureValue"))),
        value_element=read.one(root, dsig("SignatureValue")),
        certificates=certificates,
        objects=references,
        manifest=read_manifest(read, objects.package),
        binding=binding,
        times=_times(read, objects),
        claimed_role=role,
        after=after,
        comments=_comments(read, objects.office),
        issuers=_issuers(read, objects.qualifying),
        timestamps=_timestamps(read, objects.qualifying),
        old=_old(part, binding),
    )
    check_unsigned(read, root, objects)
    check_key_info(read, key_info, certificates)
    return document


def _check_size(read: ElementReader, data: bytes) -> None:
    """Bounds before parsing: an element takes a hundred times its bytes once it is a node.

    Tags begin with ``<`` and attributes hold ``=``; base64 pads with two at most per value.
    """
    if data.count(b"<") > _MOST_TAGS or data.count(b"=") > _MOST_EQUALS:
        raise read.refuse(VerdictMessage.SIGNATURE_TOO_LARGE)


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


def _times(read: ElementReader, objects: Objects) -> tuple[str, ...]:
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


def _timestamps(read: ElementReader, qualifying: etree._Element | None) -> tuple[bytes, ...]:
    """The tokens of SignatureTimeStamp (XAdES 7.3), which may carry nothing but C14N beside."""
    if qualifying is None:
        return ()
    tokens: list[bytes] = []
    for stamp in list(qualifying.iter(xades("SignatureTimeStamp"))):
        read.only(stamp, (dsig("CanonicalizationMethod"), xades("EncapsulatedTimeStamp")))
        method = read.maybe(stamp, dsig("CanonicalizationMethod"))
        if method is not None and method.get("Algorithm") != C14N:
            raise read.refuse(VerdictMessage.C14N_METHOD, method.get("Algorithm", ""))
        if len(tokens) == _MOST_TIMESTAMPS:
            raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, "SignatureTimeStamp")
        tokens.append(read.base64(read.one(stamp, xades("EncapsulatedTimeStamp"))))
    return tuple(tokens)


def _comments(read: ElementReader, office: etree._Element) -> str:
    """The purpose, said once: of two every program would show another."""
    found = [*_words(read, office, msdig("SignatureComments"), "mục đích ký")]
    if len(found) > 1:
        raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, "SignatureComments")
    return found[0] if found else ""


def _words(
    read: ElementReader, element: etree._Element | None, tag: str, item: str
) -> Iterator[str]:
    """What the signer wrote, each on one line: more could pass for lines of whoever shows it."""
    for found in () if element is None else element.iter(tag):
        text = "".join(map(str, found.itertext()))
        if len(text) > _LONGEST_WORDS or leads_astray(text):
            raise read.refuse(VerdictMessage.WORDS_UNPRINTABLE, item)
        yield text


def _old(part: str, binding: CertificateBinding | None) -> tuple[Finding, ...]:
    """Without XAdES nothing binds the certificate: Office 2007, never ours."""
    return () if binding else (finding(VerdictMessage.XADES_MISSING, part),)
