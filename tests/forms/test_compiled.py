"""Compiled definitions say exactly what their TOML says, and count only while both agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms import compiled
from forms.catalogue import COMPILED, DEFINITIONS, Catalogue
from forms.compiled import SoundRules
from forms.loader import canonical, load, parsed
from tests.builders import write_definitions
from validation.rules import rules_of
from validation.ruleset import checks_of

if TYPE_CHECKING:
    from pathlib import Path

NAMES = sorted(file.stem for file in DEFINITIONS.glob("*.toml"))


def test_every_definition_has_a_compiled_file_and_no_other_has() -> None:
    assert sorted(file.stem for file in COMPILED.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_compiled_form_is_the_form_itself(name: str) -> None:
    definition = DEFINITIONS / f"{name}.toml"
    form = compiled.read(definition, COMPILED / f"{name}.json")
    read = load(definition.read_text("utf-8"), definition.name)
    assert form is not None, "run: make definitions"
    assert form == read
    assert form.digest == read.digest
    assert rules_of(form) == rules_of(read)


def copied(folder: Path) -> tuple[Path, Path]:
    definition, ready = folder / "CT05.2020-01.toml", folder / "CT05.2020-01.json"
    definition.write_bytes((DEFINITIONS / definition.name).read_bytes())
    ready.write_bytes((COMPILED / ready.name).read_bytes())
    return definition, ready


def test_a_definition_changed_since_is_read_from_its_toml(tmp_path: Path) -> None:
    definition, ready = copied(tmp_path)
    text = definition.read_text("utf-8")
    definition.write_text(text.replace('short_title = "', 'short_title = "Mới ', 1), "utf-8")
    assert compiled.read(definition, ready) is None
    (tmp_path / "definitions").mkdir()
    changed = definition.rename(tmp_path / "definitions" / definition.name)
    (form,) = Catalogue(changed.parent, tmp_path).versions("CT05")
    assert form.short_title.startswith("Mới ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"required":true', b'"required":false'),
        (b'"severity":"error"', b'"severity":"warning"'),
        (b"}", b""),
        (b"\n", b"\n "),
    ],
)
def test_a_compiled_file_that_was_tampered_with_does_not_count(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    definition, ready = copied(tmp_path)
    data = ready.read_bytes()
    assert old in data
    ready.write_bytes(data.replace(old, new, 1))
    assert compiled.read(definition, ready) is None


@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe\n{}", b"a" * 200])
def test_rubbish_does_not_count(tmp_path: Path, data: bytes) -> None:
    definition, ready = copied(tmp_path)
    ready.write_bytes(data)
    assert compiled.read(definition, ready) is None


def test_a_folder_without_compiled_files_works(tmp_path: Path) -> None:
    folder = write_definitions(tmp_path / "definitions")
    for catalogue in (Catalogue(folder), Catalogue(folder, tmp_path / "none")):
        form = catalogue.versions(catalogue.codes[0])[0]
        assert not isinstance(form.rules, SoundRules)


def test_only_a_compiled_definition_has_rules_that_need_no_check() -> None:
    """A stranger's file has no key that says it is sound."""
    shipped = Catalogue.shipped().versions("CT05")[0]
    assert isinstance(shipped.rules, SoundRules)
    text = (DEFINITIONS / "CT05.2020-01.toml").read_text("utf-8")
    assert not isinstance(load(text, "CT05.2020-01.toml").rules, SoundRules)
    assert checks_of(shipped)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    definition, ready = copied(tmp_path)
    text = definition.read_text("utf-8")
    table, digest = parsed(text, definition.name)
    ready.write_bytes(compiled.written(definition.read_bytes(), canonical(table)))
    form = compiled.read(definition, ready)
    assert form is not None
    assert form.digest == digest
