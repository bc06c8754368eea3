"""The linter tells everything that is wrong with a definition, and how to mend it."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.lint import Problem, lint

DEFINITIONS = sorted(
    (file for file in files("forms").joinpath("definitions").iterdir()), key=lambda file: file.name
)
NAME = "CT91.2026-01.toml"
SOUND = """
code = "CT91"
version = "2026.1"
kind = "grid"
number = "91"
title = "Biểu thử"
short_title = "Biểu thử"
unit = "triệu đồng"
valid_from = 2026-01-01

[[origin]]
document = "Bài thử"

[[group]]
id = "entry"
title = "Nhập"

[[column]]
id = "estimate"
title = "Ước T{month}"
letter = "1"
group = "entry"
additive = true

[[column]]
id = "double"
title = "Gấp đôi"
letter = "2=1"
kind = "computed"
formula = "estimate + estimate"

[[row]]
code = "1"
label = "Tổng"

[[row]]
code = "1.1"
label = "Phần"
parent = "1"
"""


def changed(*changes: tuple[str, str]) -> tuple[Problem, ...]:
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return lint(text, NAME)


@pytest.mark.parametrize("file", DEFINITIONS, ids=lambda file: file.name)
def test_the_shipped_definitions_have_no_flaw(file: object) -> None:
    path = files("forms").joinpath("definitions", getattr(file, "name", ""))
    assert lint(path.read_text("utf-8"), path.name) == ()


def test_a_sound_definition_has_no_flaw() -> None:
    assert changed() == ()


def test_every_flaw_of_the_shape_is_told() -> None:
    found = changed(
        ('label = "Tổng"', 'lable = "Tổng"'),
        ('kind = "computed"', 'kind = "calculated"'),
        ('number = "91"\n', ""),
    )
    assert {(p.key, p.suggestion) for p in found} == {
        ("number", "Thêm dòng number = …"),
        ("column.double.kind", "Dùng một trong: “entry”, “computed”, “reference”."),
        ("row.1.label", "Thêm dòng label = …"),
        ("row.1.lable", "Có phải “label”?"),
    }
    assert {p.file for p in found} == {NAME}


def test_every_flaw_of_the_content_is_told() -> None:
    found = changed(
        ('parent = "1"', 'parent = "1"\nunit = "tấn"\nmeasures = ["estimat"]'),
        ('formula = "estimate + estimate"', 'formula = "estimate +"'),
        ('group = "entry"\n', ""),
    )
    assert [p.key for p in found] == [
        "row.1.1.measures",
        "row.1.1.unit",
        "column.double.formula",
        "group.entry",
    ]
    assert found[0].suggestion == "Có phải “estimate”?"


def test_every_wrong_formula_is_told() -> None:
    second = (
        '\n[[column]]\nid = "half"\ntitle = "Nửa"\nkind = "computed"\nformula = "nothing / 2"\n'
    )
    found = changed(("estimate + estimate", "estimate * nix"), ("\n[[row]]", f"{second}\n[[row]]"))
    assert [p.key for p in found] == ["column.double.formula", "column.half.formula"]


def test_a_cycle_is_told_once_with_its_path() -> None:
    (problem,) = changed(("estimate + estimate", "double + 1"))
    assert "quay vòng" in problem.reason
    assert "1/double" in problem.reason


def test_a_name_that_hides_the_file_is_told() -> None:
    (problem,) = lint(SOUND, "CT91.2025-01.toml")
    assert problem.suggestion == f"Đổi tên tệp thành {NAME}."


def test_a_list_nobody_uses_is_told() -> None:
    choices = '[[choices.status]]\ncode = "a"\nlabel = "A"\n\n[[row]]'
    (problem,) = changed(("[[row]]", choices))
    assert problem.key == "choices.status"


def test_decomposed_letters_are_told_with_their_line() -> None:
    (problem,) = changed(('"Gấp đôi"', unicodedata.normalize("NFD", '"Gấp đôi"')))
    assert problem.key == "dòng 27"


def test_bad_syntax_is_one_flaw_with_its_line() -> None:
    (problem,) = changed(('label = "Phần"', "label = "))
    assert problem.reason == "dòng 38, cột 9 viết sai cú pháp TOML"


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert lint(text, NAME)


@given(st.integers(0, len(SOUND) - 1), st.text(max_size=4))
def test_no_slip_of_the_pen_breaks_it(place: int, typed: str) -> None:
    for problem in lint(SOUND[:place] + typed + SOUND[place + 1 :], NAME):
        assert problem.reason
        assert problem.suggestion
