"""Canonicalisation, and the defect of libxml2 through lxml that it avoids."""

from __future__ import annotations

import pytest
from lxml import etree

from exports.signing.markup import tag, text
from exports.signing.xml import canonical, parse_xml
from forms.common.errors import KnownError

_NESTED = (
    b'<a xmlns="urn:u" xmlns:p="urn:v"><b z="1" p:y="2" a="3"><c/><d xmlns="urn:w"/></b>\ntail</a>'
)


def test_a_subtree_carries_inherited_namespaces() -> None:
    element = parse_xml(_NESTED, "x")[0]
    assert canonical(element) == (
        b'<b xmlns="urn:u" xmlns:p="urn:v" a="3" z="1" p:y="2"><c></c><d xmlns="urn:w"></d></b>'
    )


def test_the_defect_is_avoided() -> None:
    """Should lxml ever be corrected, ``canonical`` could become simpler."""
    xml = b'<a xmlns="urn:u"><b><c><d/></c></b></a>'
    element = parse_xml(xml, "x")[0]
    assert b'xmlns=""' not in canonical(element)
    assert canonical(element) == b'<b xmlns="urn:u"><c><d></d></c></b>'


def test_written_markup_is_canonical() -> None:
    value = "&<>\"'\t\n\rữ"
    written = tag("a", text(value), tag("b", x=value), xmlns="urn:u", xmlns_p="urn:v", Id="1")
    assert canonical(etree.fromstring(written)) == written.encode()


def test_relative_namespaces_have_no_canonical_form() -> None:
    with pytest.raises(KnownError) as caught:
        canonical(parse_xml(b'<a xmlns:x="relative"/>', "x"))
    assert caught.value.code == "XML_NAMESPACE"
