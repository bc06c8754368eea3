"""Ways to spoil a file: bytes, ZIP records, parts, XML, the DER inside base64."""

from __future__ import annotations

import base64
import re
import struct
from typing import TYPE_CHECKING

from exports.archive import PackageLimits, pack, write_archive
from exports.package import read_package
from forms.common.errors import KnownError

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    Mutation = Callable[[bytes, Sequence[bytes], random.Random], bytes]

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
_WORDS = (
    b"", b"\x00", b"&#0;", b"&amp;", b"<!--x-->", b"<?x y?>", b"<![CDATA[x]]>", b"<!DOCTYPE x []>",
    b"../", b"%00", b"%2e%2e/", b"A" * 5000, b"1e999", b"-1", b"0x1", b"\xff\xfe", b"\xc3", b"::",
    "ệ\u0301".encode(), b"9" * 400, b' Id="idPackageObject"', b' xmlns:a="b"', b' xml:base="x"',
)  # fmt: skip
_RECORDS = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06")
_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]*)[^<>]*?(?:/>|>[^<>]*</\1>)")
_VALUE = re.compile(rb'="([^"<>]*)"|>([^<>]+)<')
_BASE64 = re.compile(rb">([A-Za-z0-9+/=]{40,})<")


def flip(data: bytes, _corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """Some bytes changed."""
    spoiled = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 8))):
        spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
    return bytes(spoiled)


def cut(data: bytes, _corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """A stretch taken out, doubled, or everything behind it lost."""
    start, size = dice.randrange(len(data)), dice.choice((1, 2, 4, 30, 500))
    middle = dice.choice((b"", data[start : start + size] * 2, bytes(size)))
    end = len(data) if dice.random() < 0.2 else start + size
    return data[:start] + middle + data[end:]


def splice(data: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """The beginning of one file, the end of another."""
    other = dice.choice(corpus)
    return data[: dice.randrange(len(data))] + other[dice.randrange(len(other)) :]


def record(data: bytes, _corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """A field of a ZIP record set to a number at the edge."""
    mark = dice.choice(_RECORDS)
    places = [found.start() for found in re.finditer(re.escape(mark), data)]
    if not places:
        return flip(data, _corpus, dice)
    at = dice.choice(places) + dice.randrange(4, 44, 2)
    code = dice.choice(["<H", "<I"])
    limit = (1 << (8 * struct.calcsize(code))) - 1
    value = struct.pack(code, dice.choice(_NUMBERS) & limit)
    return data[:at] + value + data[at + len(value) :]


def part(data: bytes, corpus: Sequence[bytes], dice: random.Random) -> bytes:
    """One part spoiled, exchanged, renamed, dropped or invented; the archive itself is sound."""
    items = _items(data)
    if not items:
        return flip(data, corpus, dice)
    name = dice.choice([one for one in items if "sig" in one] or list(items))
    name = name if dice.random() < 0.5 else dice.choice(list(items))
    action = dice.randrange(10)
    if action == 0:
        del items[name]
    elif action == 1:
        items[name + dice.choice(("x", "/y", ".rels", "%41"))] = items[name]
    elif action == 2:
        items[name] = _items(dice.choice(corpus)).get(name, b"")
    else:
        items[name] = dice.choice((_text, _element, _der, _bytes))(items[name], dice)
    return write_archive(pack(one, content) for one, content in items.items())


MUTATIONS: tuple[Mutation, ...] = (flip, cut, splice, record, part, part, part, part)


def spoil(data: bytes, dice: random.Random) -> bytes:
    """Something that is no archive: DER of a certificate, a list, a token."""
    return (flip if dice.random() < 0.7 else cut)(data, (), dice)


def _items(data: bytes) -> dict[str, bytes]:
    try:
        package = read_package(data, PackageLimits())
    except KnownError:
        return {}
    return {name: package.read(name) for name in package.entries}


def _text(xml: bytes, dice: random.Random) -> bytes:
    """An attribute's value or an element's text replaced, by a word or by another's."""
    found = list(_VALUE.finditer(xml))
    if not found:
        return xml + dice.choice(_WORDS)
    one, other = dice.choice(found), dice.choice(found)
    group = 1 if one[1] is not None else 2
    word = dice.choice((dice.choice(_WORDS), other[1] or other[2] or b""))
    return xml[: one.start(group)] + word + xml[one.end(group) :]


def _element(xml: bytes, dice: random.Random) -> bytes:
    """An element dropped, doubled, moved, or nested in itself."""
    found = list(_ELEMENT.finditer(xml))
    if not found:
        return xml
    one, other = dice.choice(found), dice.choice(found)
    action = dice.randrange(4)
    if action == 0:
        return xml[: one.start()] + xml[one.end() :]
    if action == 1:
        return xml[: one.end()] + one[0] * dice.choice((1, 1, 3, 200)) + xml[one.end() :]
    if action == 2:
        return xml[: one.start()] + other[0] + xml[one.end() :]
    depth = dice.choice((1, 30, 300))
    nested = b"<" + one[1] + b">"
    return xml[: one.start()] + nested * depth + b"</" + one[1] + b">" * depth + xml[one.end() :]


def _der(xml: bytes, dice: random.Random) -> bytes:
    """What stands in base64 spoiled: certificates, digests, signature values, time-stamps."""
    found = list(_BASE64.finditer(xml))
    if not found:
        return _text(xml, dice)
    one = dice.choice(found)
    try:
        der = base64.b64decode(one[1], validate=True)
    except ValueError:
        return _text(xml, dice)
    return xml[: one.start(1)] + base64.b64encode(spoil(der, dice)) + xml[one.end(1) :]


def _bytes(xml: bytes, dice: random.Random) -> bytes:
    return spoil(xml, dice) if xml else b"x"
