"""Reading References: what SignedInfo and the Manifest point to, and through which transforms.

XMLDSig 4.4.3; ECMA-376-2 10.5. Only two transforms exist here, C14N and the relationships one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.signing import names
from exports.signing.algorithms import C14N, RELATIONSHIP_TRANSFORM
from exports.signing.element_reader import dsig, mdssi, xades
from exports.signing.signature_document import Reference, Transform
from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from lxml import etree

    from exports.signing.element_reader import ElementReader
    from exports.signing.object_reader import Objects


#: More than any package that is read may contain.
_MOST_PARTS: Final = 2000


def signed_objects(
    read: ElementReader, signed_info: etree._Element, objects: Objects
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


def read_manifest(read: ElementReader, package: etree._Element) -> tuple[Reference, ...]:
    """Manifest and the signature's time, each once, and nothing else (10.4.4)."""
    read.only(package, (dsig("Manifest"), dsig("SignatureProperties")))
    manifest = read.one(package, dsig("Manifest"))
    properties = read.one(package, dsig("SignatureProperties"))
    read.only(properties, (dsig("SignatureProperty"),))
    read.only(read.one(properties, dsig("SignatureProperty")), (mdssi("SignatureTime"),))
    read.only(manifest, (dsig("Reference"),))
    if len(manifest) > _MOST_PARTS:
        raise read.refuse(VerdictMessage.MANIFEST_TOO_LONG, count=len(manifest))
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
