"""House rules no linter knows: docstrings, file lengths, what must not be named, letters in NFC."""

from __future__ import annotations

import ast
import re
import unicodedata
from pathlib import Path

from tests.architecture.source import PACKAGES, ROOT, modules, name_of, parse, project_files

_CAP = 300

#: Registry hosts, index options, home folders; [p] keeps the pattern from matching itself.
_FORBIDDEN = re.compile(
    r"py[p]i\.(?:org|python\.org)|python[h]osted|--(?:extra-)?[i]ndex-url|--find-[l]inks"
    r"|(?<![\w./-])/(?:home|Users)/\w|\b[A-Z]:\\+Users\\+\w"
)
#: What tests feed the program, exactly as it came.
_FOREIGN = ("tests/data/", "tests/golden/")


def test_every_module_says_what_it_owns() -> None:
    silent = [
        name_of(file)
        for file in modules(*PACKAGES, "main.py", "tests", "packaging")
        if not ast.get_docstring(parse(file))
    ]
    assert not silent, "\n".join(silent)


def test_no_file_outgrows_the_cap() -> None:
    lengths = {
        name_of(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in project_files()
        if file.suffix == ".py"
    }
    long = [f"{name}: {length} lines" for name, length in lengths.items() if length > _CAP]
    assert not long, "\n".join(long)


def test_no_file_names_a_machine_or_a_registry() -> None:
    here = [re.escape(str(path)) for path in (ROOT, Path.home()) if len(path.parts) > 2]
    paths = re.compile("|".join(here) or r"(?!)")
    found = [
        f"{name_of(file)}: {match.group()}"
        for file in project_files()
        for pattern in (_FORBIDDEN, paths)
        for match in pattern.finditer(_text(file))
    ]
    assert not found, "\n".join(found)


def test_every_text_is_nfc() -> None:
    decomposed = [
        f"{name_of(file)}:{number}"
        for file in project_files()
        if not name_of(file).startswith(_FOREIGN)
        for number, line in enumerate(_text(file).splitlines(), start=1)
        if not unicodedata.is_normalized("NFC", line)
    ]
    assert not decomposed, "\n".join(decomposed)


def test_every_string_of_the_interface_is_nfc() -> None:
    """Escapes such as a combining acute accent escape the eye, not this test."""
    decomposed = [
        f"{name_of(file)}:{node.lineno}: {node.value!r}"
        for file in modules("ui")
        for node in ast.walk(parse(file))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and not unicodedata.is_normalized("NFC", node.value)
    ]
    assert not decomposed, "\n".join(decomposed)


def _text(file: Path) -> str:
    """The text of a file; nothing for pictures, workbooks and keys."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
