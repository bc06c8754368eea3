"""Adding a signature to a finished workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports import relationships
from exports.archive import PackageLimits
from exports.archive_names import CONTENT_TYPES_NAME
from exports.package import Package, read_package, write_package
from exports.signing import names
from exports.signing.certificate import check_fit_to_sign
from exports.signing.document import DIGEST, assemble, draft
from exports.signing.insertion import insert
from exports.signing.manifest import digests
from exports.signing.markup import tag
from exports.signing.messages import SigningMessage
from exports.signing.policy import VerifyPolicy
from exports.signing.portability import check_portable
from exports.signing.relationship_transform import root
from exports.signing.signing_time import CLOCKS_DIFFER, moment_text
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_opened
from exports.signing.xml import canonical, parse_xml
from forms.common.errors import BugError, KnownError

if TYPE_CHECKING:
    from datetime import datetime

    from exports.signing.document import SignatureDraft
    from exports.signing.keys import Signer
    from exports.signing.request import SigningRequest
    from exports.signing.verdict import PackageVerdict


def sign_package(data: bytes, signer: Signer, request: SigningRequest) -> bytes:
    """``data`` (a workbook, signed or not) with one more signature that covers all of it.

    Earlier signatures stay valid, because nothing they digest changes; they must be intact now.
    For one input, RSA key and time the result is always the same bytes. Raises ``KnownError``
    (``SigningMessage``, ``PackageMessage``) when the file or the certificate is not fit.
    """
    check_fit_to_sign(signer.certificate, request.at)
    package, verdict = _signable(data, request.at)
    package, part = _with_signature_slot(package)
    earlier = [one.digest for one in verdict.signatures]
    pieces = draft(digests(package, DIGEST), signer, request, earlier)
    document = assemble(pieces, signer, signer.sign(pieces.signed_info.encode()))
    _check_written(document, part, pieces)
    package = package.with_items({part: document})
    _check_result(package, request)
    return write_package(package)


def check_signable(data: bytes, at: datetime) -> Package:
    """The package, if it can take a signature at all; otherwise ``KnownError``."""
    return _signable(data, at)[0]


def _signable(data: bytes, at: datetime) -> tuple[Package, PackageVerdict]:
    """The package with the verdict on the signatures it has."""
    package = read_package(data, PackageLimits())
    verdict = verify_opened(package, VerifyPolicy(now=at))
    if verdict.conclusion is not Conclusion.UNSIGNED:
        _check_unbroken(verdict)
        _check_clock(verdict, at)
    check_portable(package)
    return package, verdict


def _check_unbroken(verdict: PackageVerdict) -> None:
    """Refuse to put a signature on top of something our own verifier would refuse."""
    if verdict.structure.problems:
        raise KnownError(SigningMessage.NOT_SIGNABLE, reason=verdict.structure.problems[0].sentence)
    for signature in verdict.signatures:
        if signature.conclusion not in (Conclusion.INTACT, Conclusion.WEAK):
            raise KnownError(SigningMessage.ALREADY_BROKEN, reason=signature.sentence)


def _check_clock(verdict: PackageVerdict, at: datetime) -> None:
    """A signature that claims to be older than those before it would be refused everywhere."""
    latest = max((one.signed_at for one in verdict.signatures if one.signed_at), default=at)
    if at + CLOCKS_DIFFER < latest:
        raise KnownError(SigningMessage.CLOCK_BEHIND, last=moment_text(latest), now=moment_text(at))


def _with_signature_slot(package: Package) -> tuple[Package, str]:
    """The package with content type and relationship of the next ``sigN.xml``, and its name.

    ECMA-376-2 10.4.1 to 10.4.3: one origin part, one relationship from it to each signature.
    """
    items: dict[str, bytes] = {}
    types = package.read(CONTENT_TYPES_NAME)
    origin_rels = root().encode()
    if names.ORIGIN_NAME in package:
        origin_rels = package.read(names.ORIGIN_RELS_NAME)
    else:
        types = insert(
            types,
            CONTENT_TYPES_NAME,
            tag("Default", Extension=names.ORIGIN_EXTENSION, ContentType=names.ORIGIN_TYPE),
        )
        items[names.ORIGIN_NAME] = b""
        items[relationships.ROOT_NAME] = _with_relationship(
            package.read(relationships.ROOT_NAME),
            relationships.ROOT_NAME,
            names.REL_ORIGIN,
            names.ORIGIN_NAME,
        )
    number = 1
    while f"{names.FOLDER}sig{number}.xml" in package:
        number += 1
    part = f"{names.FOLDER}sig{number}.xml"
    items[names.ORIGIN_RELS_NAME] = _with_relationship(
        origin_rels, names.ORIGIN_RELS_NAME, names.REL_SIGNATURE, f"sig{number}.xml"
    )
    items[CONTENT_TYPES_NAME] = insert(
        types,
        CONTENT_TYPES_NAME,
        tag("Override", PartName=f"/{part}", ContentType=names.SIGNATURE_TYPE),
    )
    return package.with_items(items), part


def _with_relationship(rels: bytes, name: str, kind: str, target: str) -> bytes:
    taken = {item.id for item in relationships.parse_relationships(rels, name)}
    number = 1
    while f"rId{number}" in taken:
        number += 1
    return insert(rels, name, tag("Relationship", Id=f"rId{number}", Type=kind, Target=target))


def _check_written(document: bytes, part: str, pieces: SignatureDraft) -> None:
    """Re-read what was written: canonicalising each piece must give the octets that were hashed."""
    tree = parse_xml(document, part)
    dsig = {"d": names.DSIG, "xd": names.XADES}
    expected = {
        "d:SignedInfo": pieces.signed_info,
        f"d:Object[@Id='{names.ID_PACKAGE}']": pieces.package_object,
        f"d:Object[@Id='{names.ID_OFFICE}']": pieces.office_object,
        ".//xd:SignedProperties": pieces.signed_properties,
    }
    for path, piece in expected.items():
        element = tree.find(path, dsig)
        if element is None or canonical(element) != piece.encode():
            raise BugError(f"{path} is not canonical as written")


def _check_result(package: Package, request: SigningRequest) -> None:
    """No file leaves that our own verifier would not accept."""
    verdict = verify_opened(package, VerifyPolicy(now=request.at))
    problems = (*verdict.structure.problems, *verdict.signatures[-1].problems)
    if problems:
        raise KnownError(SigningMessage.NOT_SIGNABLE, reason=problems[0].sentence)
