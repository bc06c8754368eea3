"""The relationships transform, octet by octet (ECMA-376-2 10.5.10)."""

from __future__ import annotations

from exports.relationships import NAMESPACE, parse_relationships
from exports.signing.relationship_transform import count_texts, transform

_HEAD = f'<Relationships xmlns="{NAMESPACE}">'


def _transformed(body: str, *ids: str, prefix: str = "") -> str:
    declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    xml = f'<{prefix}Relationships {declared}="{NAMESPACE}">{body}</{prefix}Relationships>'
    return transform(parse_relationships(xml.encode(), "x.rels"), frozenset(ids)).decode()


def test_one_relationship() -> None:
    assert _transformed('<Relationship Type="t" Target="a.xml" Id="rId1"/>', "rId1") == (
        f'{_HEAD}<Relationship Id="rId1" Target="a.xml" TargetMode="Internal" Type="t">'
        "</Relationship></Relationships>"
    )


def test_ids_sort_by_code_point() -> None:
    ids = ["rId2", "Zed", "rId10", "a_z", "RID3", "rId1"]
    body = "".join(f'<Relationship Id="{one}" Type="t" Target="x"/>' for one in ids)
    found = _transformed(body, *ids).split('Id="')[1:]
    assert [one.split('"')[0] for one in found] == ["RID3", "Zed", "a_z", "rId1", "rId10", "rId2"]


def test_what_is_not_listed_is_dropped() -> None:
    body = (
        '\n<!-- x --><Relationship Id="a" Type="t" Target="1"/>\n'
        '<?p i?><Relationship Id="b" Type="t" Target="2" TargetMode="External"/>text'
    )
    assert _transformed(body, "b") == (
        f'{_HEAD}<Relationship Id="b" Target="2" TargetMode="External" Type="t">'
        "</Relationship></Relationships>"
    )


def test_values_are_escaped_as_canonical_xml() -> None:
    body = '<Relationship Id="a" Type="t" Target="x?a=1&amp;b=&quot;&lt;&#9;&#10;&#13;ữ&gt;"/>'
    assert 'Target="x?a=1&amp;b=&quot;&lt;&#x9;&#xA;&#xD;ữ>"' in _transformed(body, "a")


def test_a_prefix_is_dropped() -> None:
    body = '<r:Relationship Id="a" Type="t" Target="x"/>'
    assert _transformed(body, "a", prefix="r:").startswith(f"{_HEAD}<Relationship Id=")


def test_libreoffice_writes_an_element_for_each_text() -> None:
    xml = f'{_HEAD}<Relationship Id="a" Type="t" Target="x"/>\n</Relationships>'.encode()
    found = parse_relationships(xml, "x.rels")
    assert count_texts(xml, "x.rels") == 1
    written = transform(found, frozenset("a"), 1).decode()
    assert written.startswith(f"{_HEAD}<text></text><Relationship ")
