"""The fixed names of OOXML signatures: namespaces, identifiers, part names, types.

ECMA-376-2 10.4 and Annex F; MS-OFFCRYPTO 2.5.2; ETSI TS 101 903 (XAdES 1.3.2).
"""

from __future__ import annotations

from typing import Final

DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
MDSSI: Final = "http://schemas.openxmlformats.org/package/2006/digital-signature"
MSDIG: Final = "http://schemas.microsoft.com/office/2006/digsig"
XADES: Final = "http://uri.etsi.org/01903/v1.3.2#"
#: Adds proofs for the long run to the above.
XADES_141: Final = "http://uri.etsi.org/01903/v1.4.1#"

TYPE_OBJECT: Final = "http://www.w3.org/2000/09/xmldsig#Object"
TYPE_SIGNED_PROPERTIES: Final = "http://uri.etsi.org/01903#SignedProperties"

ID_SIGNATURE: Final = "idPackageSignature"
ID_PACKAGE: Final = "idPackageObject"
ID_OFFICE: Final = "idOfficeObject"
ID_TIME: Final = "idSignatureTime"
ID_OFFICE_DETAILS: Final = "idOfficeV1Details"
ID_SIGNED_PROPERTIES: Final = "idSignedProperties"
#: The rendered images of a visible signature line (MS-OFFCRYPTO 2.5.2.5).
IDS_LINE_IMAGE: Final = ("idValidSigLnImg", "idInvalidSigLnImg")

FOLDER: Final = "_xmlsignatures/"
ORIGIN_NAME: Final = "_xmlsignatures/origin.sigs"
ORIGIN_RELS_NAME: Final = "_xmlsignatures/_rels/origin.sigs.rels"
ORIGIN_EXTENSION: Final = "sigs"
ORIGIN_TYPE: Final = "application/vnd.openxmlformats-package.digital-signature-origin"
SIGNATURE_TYPE: Final = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"

_REL: Final = "http://schemas.openxmlformats.org/package/2006/relationships/"
REL_ORIGIN: Final = _REL + "digital-signature/origin"
REL_SIGNATURE: Final = _REL + "digital-signature/signature"
REL_CORE: Final = _REL + "metadata/core-properties"
REL_EXTENDED: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
)
#: Package metadata Office and LibreOffice never sign, and the only places it may lie.
UNSIGNED_METADATA: Final = {REL_CORE: "docProps/core.xml", REL_EXTENDED: "docProps/app.xml"}

TIME_FORMAT: Final = "YYYY-MM-DDThh:mm:ssTZD"
