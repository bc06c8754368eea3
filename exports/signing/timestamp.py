"""Asking for a time-stamp and putting it into a signed file; the network in between is not ours.

RFC 3161 2.4: a request file goes to the authority by any way, a response file comes back.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, ClassVar, Final

from asn1crypto import cms, core, tsp  # type: ignore[import-untyped]
from lxml import etree

from exports.archive import PackageLimits
from exports.package import read_package, write_package
from exports.signing.algorithms import C14N
from exports.signing.element_reader import dsig, xades
from exports.signing.package_structure import signature_parts
from exports.signing.signature_reader import read_signature
from exports.signing.timestamp_check import check_token, imprint
from exports.signing.timestamp_messages import TimestampMessage
from exports.signing.timestamp_token import MALFORMED
from exports.signing.verdict_messages import VerdictMessage
from exports.signing.xml import parse_xml
from forms.common.errors import BugError, KnownError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.signing.signature_document import SignatureDocument

_GRANTED: Final = ("granted", "granted_with_mods")


class _Response(core.Sequence):  # type: ignore[misc]
    """RFC 3161 2.4.2; asn1crypto's own wants a token even in a refusal."""

    _fields: ClassVar[list[tuple[object, ...]]] = [
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


def requests_for(data: bytes) -> dict[str, bytes]:
    """A request (DER) for every signature without a time-stamp, by the signature's part."""
    open_ones = [one for one in _documents(data) if not one.timestamps]
    if not open_ones:
        raise KnownError(TimestampMessage.NOTHING_TO_STAMP)
    return {one.part: _request(imprint(one.value_element)) for one in open_ones}


def add_timestamps(data: bytes, responses: Iterable[bytes]) -> bytes:
    """The file with each response's token at the signature it belongs to.

    Everything signed stays as it was. Raises ``KnownError`` for a refused or unreadable response
    and for one that belongs to no signature of this file.
    """
    package = read_package(data, PackageLimits())
    for response in responses:
        token = _token(response)
        document = _owner(token, _documents(write_package(package)))
        stamped = _inserted(package.read(document.part), document.part, token)
        package = package.with_items({document.part: stamped})
    return write_package(package)


def _documents(data: bytes) -> list[SignatureDocument]:
    package = read_package(data, PackageLimits())
    parts = signature_parts(package)
    if not parts:
        raise KnownError(TimestampMessage.NOT_SIGNED)
    return [read_signature(package.read(part), part) for part in parts]


def _request(digest: bytes) -> bytes:
    """No nonce: the response is matched by what it covers, and may come back days later."""
    request = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": digest,
            },
            "cert_req": True,
        }
    )
    return bytes(request.dump())


def _token(response: bytes) -> bytes:
    """The token of a granted response."""
    try:
        parsed = _Response.load(response, strict=True)
        status = parsed["status"]["status"].native
        token = parsed["time_stamp_token"].dump() if status in _GRANTED else b""
    except MALFORMED:
        raise KnownError(TimestampMessage.RESPONSE_UNREADABLE) from None
    if not token:
        raise KnownError(TimestampMessage.RESPONSE_REFUSED, status=status)
    return bytes(token)


def _owner(token: bytes, documents: list[SignatureDocument]) -> SignatureDocument:
    for document in documents:
        try:
            check_token(token, document)
        except KnownError as error:
            if error.message is VerdictMessage.TIMESTAMP_IMPRINT:
                continue
            raise
        if document.timestamps:
            raise KnownError(TimestampMessage.ALREADY_STAMPED, place=document.part)
        return document
    raise KnownError(TimestampMessage.RESPONSE_OF_OTHER)


def _inserted(xml: bytes, part: str, token: bytes) -> bytes:
    """First among the unsigned properties, as Office writes it."""
    root = parse_xml(xml, part)
    qualifying = next(root.iter(xades("QualifyingProperties")), None)
    if qualifying is None:
        raise KnownError(TimestampMessage.NO_PLACE, place=part)
    unsigned = _child(_child(qualifying, "UnsignedProperties"), "UnsignedSignatureProperties")
    stamp = etree.Element(xades("SignatureTimeStamp"), nsmap=unsigned.nsmap)
    etree.SubElement(stamp, dsig("CanonicalizationMethod"), Algorithm=C14N)
    value = etree.SubElement(stamp, xades("EncapsulatedTimeStamp"))
    value.text = base64.b64encode(token).decode()
    unsigned.insert(0, stamp)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=False)
    if read_signature(written, part).timestamps != (token,):
        raise BugError("the time-stamp written is not the one read back")
    return written


def _child(parent: etree._Element, name: str) -> etree._Element:
    found = parent.find(xades(name))
    return etree.SubElement(parent, xades(name)) if found is None else found
