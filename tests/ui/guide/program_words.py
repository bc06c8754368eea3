"""Every text the program can show, gathered from its source: what the guide may name."""

from __future__ import annotations

import ast
import re
import string
from functools import cache
from typing import TYPE_CHECKING, Final

from forms.catalogue import Catalogue
from tests.architecture.source import PACKAGES, modules, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.definition import Form

#: A placeholder in a shown text stands for anything; in the name of a button for a figure.
_ANYTHING: Final = ".*"
_FIGURE: Final = r"\d[\d.,]*"
#: So much of a quoted text must be the program's own words, not what stands for a placeholder.
_LEAST_SHARE: Final = 0.5


@cache
def fixed_texts() -> frozenset[str]:
    """Texts as they stand, lines joined, the key after a tab left out; words of the forms."""
    texts = {_plain(text) for text in _constants()}
    for form in _forms():
        texts |= {form.title, form.short_title}
        texts |= {_plain(column.title) for column in form.columns}
        texts |= {group.title for group in form.groups}
        texts.add(f"Biểu {form.number}. {form.short_title}")
    return frozenset(texts)


@cache
def _patterns(standing: str) -> tuple[re.Pattern[str], ...]:
    """Texts with placeholders as expressions; ``standing`` is what a placeholder may be."""
    parts = [_parts(node) for node in _nodes() if isinstance(node, ast.JoinedStr)]
    parts += [_fields(text) for text in _constants() if "{" in text]
    return tuple(
        re.compile(standing.join(re.escape(part) for part in literal))
        for literal in parts
        if sum(len(part.strip()) for part in literal) > 2
    )


def names_a_control(text: str) -> bool:
    """Whether a button, field or tab is called so; figures may stand in its name."""
    return text in fixed_texts() or any(p.fullmatch(text) for p in _patterns(_FIGURE))


def is_shown(text: str) -> bool:
    """Whether the screen can say this; at least half of it in words of the program's own."""
    if text in fixed_texts() or f"{text}." in fixed_texts():
        return True
    least = _LEAST_SHARE * len(text)
    return any(
        _own(pattern) >= least and pattern.fullmatch(text) is not None
        for pattern in _patterns(_ANYTHING)
    )


@cache
def _own(pattern: re.Pattern[str]) -> int:
    """Letters of a pattern that are no placeholders."""
    return len(pattern.pattern.replace(_ANYTHING, "").replace("\\", ""))


@cache
def _nodes() -> tuple[ast.expr, ...]:
    found: list[ast.expr] = []
    for file in modules(*PACKAGES):
        tree = parse(file)
        inside = {id(part) for node in ast.walk(tree) for part in _unspoken(node)}
        found += [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in inside
        ]
    return tuple(found)


def _unspoken(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the pieces of texts with placeholders."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    if isinstance(node, documented) and ast.get_docstring(node) is not None:
        first = node.body[0]
        assert isinstance(first, ast.Expr)
        yield first.value
    elif isinstance(node, ast.JoinedStr):
        yield from node.values


def _constants() -> Iterator[str]:
    for node in _nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _plain(text: str) -> str:
    return " ".join(text.partition("\t")[0].split())


def _parts(text: ast.JoinedStr) -> list[str]:
    literal = [""]
    for part in text.values:
        if isinstance(part, ast.Constant):
            literal[-1] += str(part.value)
        else:
            literal.append("")
    return literal


def _fields(text: str) -> list[str]:
    try:
        fields = list(string.Formatter().parse(text))
    except ValueError:  # braces of something else
        return [""]
    literal = [part for part, _, _, _ in fields]
    return [*literal, ""] if fields and fields[-1][1] is not None else literal


def _forms() -> Iterator[Form]:
    catalogue = Catalogue.shipped()
    for code in catalogue.codes:
        yield from catalogue.versions(code)
