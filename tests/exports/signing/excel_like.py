"""Signatures written the way Microsoft Office writes them; no file of Office itself is here.

The structure follows what is public about Office 2007 to 2016: [MS-OFFCRYPTO] 2.5.2 (Office
object, ``SignatureInfoV1``, parts and relationships signed), ECMA-376-2 13 and XAdES. It shares
no code with our own writer: string templates, lxml and cryptography only.
"""

from __future__ import annotations

import base64
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from tests.certificates import NOW, Authority, rsa_key
from tests.exports.signing.tampering import items, rebuild

if TYPE_CHECKING:
    from cryptography import x509

_DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
_XADES: Final = "http://uri.etsi.org/01903/v1.3.2#"
_MDSSI: Final = "http://schemas.openxmlformats.org/package/2006/digital-signature"
_RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_C14N: Final = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_RELS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_TRANSFORM: Final = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
_MAIN: Final = "/officeDocument"
SHA1, SHA256 = "sha1", "sha256"
_DIGESTS: Final = {SHA1: f"{_DSIG}sha1", SHA256: "http://www.w3.org/2001/04/xmlenc#sha256"}
_METHODS: Final = {
    SHA1: f"{_DSIG}rsa-sha1",
    SHA256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
}
_HASHES: Final = {SHA1: hashes.SHA1, SHA256: hashes.SHA256}


@dataclass(frozen=True)
class Office:
    """A release of Office, as far as its signatures differ."""

    version: str
    digest: str
    #: Office 2007 and 2010 forgot the hash sign before the signature's Id.
    target: str = "#idPackageSignature"
    xades: bool = True


EXCEL_2007: Final = Office("12.0", SHA1, "idPackageSignature", xades=False)
EXCEL_2010: Final = Office("14.0", SHA1, "idPackageSignature")
EXCEL_2016: Final = Office("16.0.9330/14", SHA1)
EXCEL_365: Final = Office("16.0.18025/27", SHA256)


def excel_like(package: bytes, office: Office, common: str = "Người ký Excel") -> bytes:
    """The package with one signature more; always the same key for the same name."""
    contents = items(package)
    number = sum(name.startswith("_xmlsignatures/sig") for name in contents) + 1
    _add_slot(contents, number)
    contents[f"_xmlsignatures/sig{number}.xml"] = _document(contents, office, common)
    return rebuild(contents)


def certificate_of(common: str = "Người ký Excel") -> x509.Certificate:
    """The signer's certificate, issued by the tests' root."""
    return Authority.root().leaf(common, rsa_key(common))


def _add_slot(contents: dict[str, bytes], number: int) -> None:
    """Origin, relationships and content types as Office adds them."""
    types, root = contents["[Content_Types].xml"].decode(), contents["_rels/.rels"].decode()
    sort = f"{_RELS}/digital-signature/origin"
    if number == 1:
        kind = "application/vnd.openxmlformats-package.digital-signature-origin"
        types = types.replace(
            "</Types>", f'<Default Extension="sigs" ContentType="{kind}"/></Types>'
        )
        made = f'<Relationship Id="rIdSig" Type="{sort}" Target="_xmlsignatures/origin.sigs"/>'
        contents["_rels/.rels"] = root.replace(
            "</Relationships>", f"{made}</Relationships>"
        ).encode()
        contents["_xmlsignatures/origin.sigs"] = b""
        contents["_xmlsignatures/_rels/origin.sigs.rels"] = (
            f'<Relationships xmlns="{_RELS}"></Relationships>'.encode()
        )
    kind = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
    made = f'<Override PartName="/_xmlsignatures/sig{number}.xml" ContentType="{kind}"/>'
    contents["[Content_Types].xml"] = types.replace("</Types>", f"{made}</Types>").encode()
    sort = f"{_RELS}/digital-signature/signature"
    made = f'<Relationship Id="rId{number}" Type="{sort}" Target="sig{number}.xml"/>'
    rels = contents["_xmlsignatures/_rels/origin.sigs.rels"].decode()
    rels = rels.replace("</Relationships>", f"{made}</Relationships>")
    contents["_xmlsignatures/_rels/origin.sigs.rels"] = rels.encode()


def _document(contents: dict[str, bytes], office: Office, common: str) -> bytes:
    certificate = certificate_of(common)
    time = f"{NOW:%Y-%m-%dT%H:%M:%SZ}"
    objects = {
        "idPackageObject": (f"{_DSIG}Object", _package_object(contents, office, time)),
        "idOfficeObject": (f"{_DSIG}Object", _office_object(office)),
    }
    xades = _xades_object(office, certificate, time) if office.xades else ""
    if xades:
        objects["idSignedProperties"] = ("http://uri.etsi.org/01903#SignedProperties", xades)
    references = "".join(
        _object_reference(identifier, kind, xml, office)
        for identifier, (kind, xml) in objects.items()
    )
    info = (
        f'<SignedInfo xmlns="{_DSIG}"><CanonicalizationMethod Algorithm="{_C14N}"/>'
        f'<SignatureMethod Algorithm="{_METHODS[office.digest]}"/>{references}</SignedInfo>'
    )
    algorithm = _HASHES[office.digest]()
    signature = rsa_key(common).sign(_canonical(info), padding.PKCS1v15(), algorithm)
    der = certificate.public_bytes(Encoding.DER)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Signature xmlns="{_DSIG}" Id="idPackageSignature">{_bare(info)}'
        f"<SignatureValue>{_lines(signature)}</SignatureValue>"
        f"<KeyInfo><X509Data><X509Certificate>{_lines(der)}</X509Certificate></X509Data></KeyInfo>"
        + "".join(_bare(xml) for _, xml in objects.values())
        + "</Signature>"
    ).encode()


def _package_object(contents: dict[str, bytes], office: Office, time: str) -> str:
    """Manifest by name; document properties and thumbnails are left out, as Office does."""
    listed = [name for name in sorted(contents) if _is_signed(name)]
    references = "".join(_part_reference(name, contents, office) for name in listed)
    return (
        f'<Object xmlns="{_DSIG}" Id="idPackageObject"><Manifest>{references}</Manifest>'
        '<SignatureProperties><SignatureProperty Id="idSignatureTime" '
        f'Target="#idPackageSignature"><mdssi:SignatureTime xmlns:mdssi="{_MDSSI}">'
        f"<mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format><mdssi:Value>{time}</mdssi:Value>"
        "</mdssi:SignatureTime></SignatureProperty></SignatureProperties></Object>"
    )


def _is_signed(name: str) -> bool:
    return not name.startswith(("docProps/", "_xmlsignatures/", "[Content_Types]"))


def _part_reference(name: str, contents: dict[str, bytes], office: Office) -> str:
    transforms, octets = "", contents[name]
    if name.endswith(".rels"):
        kept = _kept(name, octets)
        transforms = "".join(
            f'<mdssi:RelationshipReference xmlns:mdssi="{_MDSSI}" SourceId="{one.get("Id")}"/>'
            for one in reversed(kept)
        )
        transforms = (
            f'<Transforms><Transform Algorithm="{_TRANSFORM}">{transforms}</Transform>'
            f'<Transform Algorithm="{_C14N}"/></Transforms>'
        )
        octets = _transformed(kept)
    uri = f"/{name}?ContentType={_type_of(name, contents)}"
    return f'<Reference URI="{uri}">{transforms}{_digest(octets, office)}</Reference>'


def _kept(name: str, rels: bytes) -> list[etree._Element]:
    """Of the package's own relationships only that to the workbook; all of a part's."""
    found = list(etree.fromstring(rels))
    if name == "_rels/.rels":
        return [one for one in found if one.get("Type", "").endswith(_MAIN)]
    return found


def _transformed(kept: list[etree._Element]) -> bytes:
    """ECMA-376-2 13.2.4.24: sorted by Id, nothing but the three attributes, TargetMode stated."""
    root = etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})
    for one in sorted(kept, key=lambda each: each.get("Id", "")):
        made = etree.SubElement(root, f"{{{_RELS}}}Relationship")
        for key, default in (("Id", ""), ("Type", ""), ("Target", ""), ("TargetMode", "Internal")):
            made.set(key, one.get(key, default))
    return bytes(etree.tostring(root, method="c14n"))


def _type_of(name: str, contents: dict[str, bytes]) -> str:
    if name.endswith(".rels"):
        return _RELS_TYPE
    types = etree.fromstring(contents["[Content_Types].xml"])
    extension = posixpath.splitext(name)[1].lstrip(".")
    found = {one.get("PartName") or one.get("Extension"): one.get("ContentType") for one in types}
    return str(found.get(f"/{name}") or found[extension])


def _office_object(office: Office) -> str:
    application = office.version.partition("/")[0]
    details = (
        "<SetupID></SetupID><SignatureText></SignatureText><SignatureImage/>"
        "<SignatureComments>Đã kiểm tra</SignatureComments><WindowsVersion>10.0</WindowsVersion>"
        f"<OfficeVersion>{office.version}</OfficeVersion>"
        f"<ApplicationVersion>{application}</ApplicationVersion><Monitors>1</Monitors>"
        "<HorizontalResolution>1366</HorizontalResolution>"
        "<VerticalResolution>768</VerticalResolution><ColorDepth>32</ColorDepth>"
        "<SignatureProviderId>{00000000-0000-0000-0000-000000000000}</SignatureProviderId>"
        "<SignatureProviderUrl></SignatureProviderUrl>"
        "<SignatureProviderDetails>9</SignatureProviderDetails><SignatureType>1</SignatureType>"
    )
    space = "http://schemas.microsoft.com/office/2006/digsig"
    return (
        f'<Object xmlns="{_DSIG}" Id="idOfficeObject"><SignatureProperties><SignatureProperty '
        f'Id="idOfficeV1Details" Target="{office.target}"><SignatureInfoV1 xmlns="{space}">'
        f"{details}</SignatureInfoV1></SignatureProperty></SignatureProperties></Object>"
    )


def _xades_object(office: Office, certificate: x509.Certificate, time: str) -> str:
    issuer = certificate.issuer.rfc4514_string()
    digest = _digest(certificate.public_bytes(Encoding.DER), office)
    return (
        f'<Object xmlns="{_DSIG}"><xd:QualifyingProperties xmlns:xd="{_XADES}" '
        'Target="#idPackageSignature"><xd:SignedProperties Id="idSignedProperties">'
        f"<xd:SignedSignatureProperties><xd:SigningTime>{time}</xd:SigningTime>"
        f"<xd:SigningCertificate><xd:Cert><xd:CertDigest>{digest}</xd:CertDigest>"
        f"<xd:IssuerSerial><X509IssuerName>{issuer}</X509IssuerName>"
        f"<X509SerialNumber>{certificate.serial_number}</X509SerialNumber></xd:IssuerSerial>"
        "</xd:Cert></xd:SigningCertificate><xd:SignaturePolicyIdentifier>"
        "<xd:SignaturePolicyImplied/></xd:SignaturePolicyIdentifier>"
        "<xd:SignatureProductionPlace><xd:City></xd:City><xd:StateOrProvince></xd:StateOrProvince>"
        "<xd:PostalCode></xd:PostalCode><xd:CountryName></xd:CountryName>"
        "</xd:SignatureProductionPlace><xd:SignerRole><xd:ClaimedRoles><xd:ClaimedRole>Kế toán"
        "</xd:ClaimedRole></xd:ClaimedRoles></xd:SignerRole></xd:SignedSignatureProperties>"
        "<xd:SignedDataObjectProperties><xd:CommitmentTypeIndication><xd:CommitmentTypeId>"
        "<xd:Identifier>http://uri.etsi.org/01903/v1.2.2#ProofOfOrigin</xd:Identifier>"
        "<xd:Description>Created and approved this document</xd:Description>"
        "</xd:CommitmentTypeId><xd:AllSignedDataObjects/><xd:CommitmentTypeQualifiers>"
        "<xd:CommitmentTypeQualifier>Đã kiểm tra</xd:CommitmentTypeQualifier>"
        "</xd:CommitmentTypeQualifiers></xd:CommitmentTypeIndication>"
        "</xd:SignedDataObjectProperties></xd:SignedProperties></xd:QualifyingProperties></Object>"
    )


def _object_reference(identifier: str, kind: str, xml: str, office: Office) -> str:
    tree = etree.fromstring(xml)
    (target,) = tree.xpath(f"//*[@Id='{identifier}']")
    transforms = ""
    if identifier == "idSignedProperties":
        transforms = f'<Transforms><Transform Algorithm="{_C14N}"/></Transforms>'
    octets = bytes(etree.tostring(target, method="c14n"))
    return (
        f'<Reference Type="{kind}" URI="#{identifier}">{transforms}'
        f"{_digest(octets, office)}</Reference>"
    )


def _digest(octets: bytes, office: Office) -> str:
    state = hashes.Hash(_HASHES[office.digest]())
    state.update(octets)
    value = base64.b64encode(state.finalize()).decode()
    method = _DIGESTS[office.digest]
    return f'<DigestMethod Algorithm="{method}"/><DigestValue>{value}</DigestValue>'


def _canonical(xml: str) -> bytes:
    return bytes(etree.tostring(etree.fromstring(xml), method="c14n"))


def _bare(xml: str) -> str:
    """The piece inside a signature, where the language is declared already."""
    return xml.replace(f' xmlns="{_DSIG}"', "", 1)


def _lines(octets: bytes) -> str:
    """Base64 in lines of 76 letters."""
    return base64.encodebytes(octets).decode().strip()
