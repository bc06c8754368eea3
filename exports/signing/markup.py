"""Writing XML directly in its canonical form, so that what is hashed is what was written."""

from __future__ import annotations

from typing import NewType

#: Text that is already canonical XML.
Markup = NewType("Markup", str)

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"}
)


def text(value: str) -> Markup:
    """Character data escaped as Canonical XML 1.0 2.3 prescribes."""
    return Markup(value.translate(_TEXT))


def tag(name: str, /, *children: Markup, **attributes: str) -> Markup:
    """An element with explicit end tag.

    ``attributes`` must be given in canonical order: namespace declarations (``xmlns`` first,
    ``xmlns_prefix`` for ``xmlns:prefix``), then the others by name (Canonical XML 1.0 2.2).
    """
    written = "".join(
        f' {key.replace("xmlns_", "xmlns:")}="{value.translate(_VALUE)}"'
        for key, value in attributes.items()
    )
    return Markup(f"<{name}{written}>{''.join(children)}</{name}>")
