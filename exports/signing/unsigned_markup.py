"""What lies in a signature part outside all that is signed: an allow-list, as anyone adds there.

XMLDSig 4.5 (KeyInfo) and ETSI TS 101 903 7.2.4 (CounterSignature), 7.3 to 7.6 (unsigned properties)
let much be said beside the signature that other programs might show as part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from exports.signing import names
from exports.signing.element_reader import dsig, local, xades
from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.signing.element_reader import ElementReader
    from exports.signing.object_reader import Objects

_KEY_INFO: Final = (dsig("X509Data"), dsig("KeyValue"))
#: LibreOffice repeats issuer and serial number beside the certificate.
_X509_DATA: Final = (dsig("X509Certificate"), dsig("X509IssuerSerial"))
#: Proofs added later: times, certificates and lists of revoked ones.
_PROOFS: Final = frozenset(
    {
        "SignatureTimeStamp", "SigAndRefsTimeStamp", "RefsOnlyTimeStamp", "ArchiveTimeStamp",
        "CertificateValues", "AttrAuthoritiesCertValues", "CompleteCertificateRefs",
        "AttributeCertificateRefs", "RevocationValues", "AttributeRevocationValues",
        "CompleteRevocationRefs", "AttributeRevocationRefs", "TimeStampValidationData",
    }
)  # fmt: skip
_LANGUAGES: Final = (names.DSIG, names.XADES, names.XADES_141)
#: What only a signed place can say.
_SIGNED: Final = frozenset(
    {
        "SignedProperties", "SignedSignatureProperties", "SigningTime", "SigningCertificate",
        "SignerRole", "ClaimedRoles", "ClaimedRole", "SignaturePolicyIdentifier",
        "SignatureProductionPlace", "SignedDataObjectProperties", "UnsignedProperties",
    }
)  # fmt: skip


def check_unsigned(read: ElementReader, root: etree._Element, objects: Objects) -> None:
    """Refuse words between elements, other names of the signer and signatures in a signature."""
    for element in root.iter("*"):
        inside = element.text if len(element) else None
        if (inside or "").strip() or (element.tail or "").strip():
            raise read.refuse(VerdictMessage.TEXT_UNEXPECTED, local(element))
        if element is not root and element.tag in (dsig("Signature"), xades("CounterSignature")):
            raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, local(element))
    for key_info in root.iterchildren(dsig("KeyInfo")):
        read.only(key_info, _KEY_INFO)
        for data in key_info.iterchildren(dsig("X509Data")):
            read.only(data, _X509_DATA)
    _check_attributes(read, root, objects)
    _check_name(read, root, objects)
    if objects.qualifying is not None:
        _check_proofs(read, objects.qualifying)


def _check_attributes(read: ElementReader, root: etree._Element, objects: Objects) -> None:
    """Outside what is signed nothing carries attributes but its Id."""
    for element in _outside(root, objects):
        for key in element.attrib:
            if key not in ("Id", "Target" if element.tag == xades("QualifyingProperties") else ""):
                raise read.refuse(VerdictMessage.XML_ATTRIBUTE, etree.QName(str(key)).localname)


def _outside(root: etree._Element, objects: Objects) -> Iterator[etree._Element]:
    """The frame of a signature: itself, value, key and what holds the qualifying properties."""
    yield root
    yield from root.iterchildren(dsig("SignatureValue"))
    for key_info in root.iterchildren(dsig("KeyInfo")):
        yield from (one for one in key_info.iter("*") if one.tag in (dsig("KeyInfo"), *_X509_DATA))
    if objects.qualifying is not None:
        yield objects.qualifying
        yield from objects.qualifying.iterancestors(dsig("Object"))


def _check_name(read: ElementReader, root: etree._Element, objects: Objects) -> None:
    """The signature's own Id is signed by nobody; what is signed names it (XMLDSig 5.2).

    Office 2007 and 2010 leave the hash sign out.
    """
    own = root.get("Id", "")
    pointing = [*objects.package.iter(dsig("SignatureProperty"))]
    pointing += objects.office.iter(dsig("SignatureProperty"))
    if objects.qualifying is not None:
        pointing.append(objects.qualifying)
    for element in pointing:
        if element.get("Target", "").removeprefix("#") != own:
            raise read.refuse(VerdictMessage.SIGNATURE_NAME, local(element))


def _check_proofs(read: ElementReader, qualifying: etree._Element) -> None:
    """Unsigned properties prove, and say nothing that only the signer could."""
    for unsigned in qualifying.iterchildren(xades("UnsignedProperties")):
        read.only(unsigned, (xades("UnsignedSignatureProperties"),))
        for properties in unsigned:
            for element in properties.iterdescendants("*"):
                name = etree.QName(element)
                known = name.namespace in _LANGUAGES and name.localname not in _SIGNED
                top = element.getparent() is properties
                if not known or (top and name.localname not in _PROOFS):
                    raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, name.localname)
