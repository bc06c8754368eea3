"""What lies in a signature part outside all that is signed: an allow-list, as anyone adds there.

XMLDSig 4.5 (KeyInfo) and ETSI TS 101 903 7.2.4 (CounterSignature) let much be said beside the
signature that other programs might show as part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.signing.element_reader import dsig, local, xades
from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from lxml import etree

    from exports.signing.element_reader import ElementReader

_KEY_INFO: Final = (dsig("X509Data"), dsig("KeyValue"))
#: LibreOffice repeats issuer and serial number beside the certificate.
_X509_DATA: Final = (dsig("X509Certificate"), dsig("X509IssuerSerial"))


def check_unsigned(read: ElementReader, root: etree._Element) -> None:
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
