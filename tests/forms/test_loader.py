"""A definition is a stranger's file: every flaw is refused by file and key, none by a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.catalogue import Catalogue
from forms.common.errors import KnownError
from forms.common.period import Period
from forms.loader import MAX_SIZE, canonical, load
from tests.builders import a_form, changed_form
from tests.made_up import FORM, LIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "CT91.2020-01.toml"
TEXT = FORM.format(top="", more="", rules="")


def refusal(text: str) -> KnownError:
    with pytest.raises(KnownError) as caught:
        load(text, FILE)
    assert FILE in caught.value.sentence
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "code = ",
        "code",
        "[[row]\n",
        "\x00",
        "{" * 10_000,
        "a = " + "[" * 100_000,
        "a = " + "[" * 5_000 + "]" * 5_000,
        "a = " + "{b = " * 300 + "1" + "}" * 300,
        "a" + ".a" * 20_000 + " = 1",
        "a = " + "9" * 5_000,
        "a = 0x" + "f" * 10_000,
        "a = 1e9999999999999999999",
        "a = 2020-02-30",
        'a = "\ud800"',
        "# " + "x" * MAX_SIZE,
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_toml_or_no_form_is_refused(text: str) -> None:
    assert refusal(text).code in {"DEFINITION_UNREADABLE", "DEFINITION_WRONG"}


def test_numbers_and_times_toml_allows_are_refused_by_key() -> None:
    for value in ("07:32:00", "1979-05-27T07:32:00", "nan", "inf", "1.5", "true"):
        error = refusal(f"unit = {value}\n{TEXT.replace('unit = ', 'number2 = ', 1)}")
        assert error.code == "DEFINITION_WRONG"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "grid"', 'kind = "cube"', "kind"),
        ('version = "2020.1"', 'version = "20"', "version"),
        ('version = "2020.1"', 'version = "\u0662\u0660\u0662\u0660"', "version"),
        ('code = "CT91"', 'code = "ct91"', "code"),
        ('title = "Biểu thử"', "", "title"),
        ('title = "Biểu thử"', 'titel = "Biểu thử"', "title"),
        ("valid_from = 2020-01-01", 'valid_from = "hôm qua"', "valid_from"),
        ("decimals = 2", "decimals = 7", "columns.0.decimals"),
        ("decimals = 2", 'decimals = "hai"', "columns.0.decimals"),
        ("additive = true", 'additive = "vâng"', "columns.0.additive"),
        ('label = "Tổng số"', "label = 5", "rows.0.label"),
        ('label = "Tổng số"', 'label = ""', "rows.0.label"),
        ('label = "Tổng số"', 'label = "Tổng số"\ncolor = "red"', "rows.0.color"),
        ('code = "1.2a"', 'code = "1..2"', "rows.4.code"),
        ('code = "1.2a"', 'code = ".1"', "rows.4.code"),
        ('code = "1.2a"', 'code = "1/2"', "rows.4.code"),
        ('code = "1.2a"', f'code = "{"1" * 13}"', "rows.4.code"),
    ],
)
def test_a_slip_of_the_pen_is_refused_by_its_key(old: str, new: str, key: str) -> None:
    assert old in TEXT
    error = refusal(TEXT.replace(old, new, 1))
    assert error.code == "DEFINITION_WRONG"
    assert error.params["key"] == key
    assert error.sentence.endswith(".")
    assert "Input should" not in error.sentence


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('code = "1.3"', 'code = "1.1"', "row.1.1"),
        ('id = "plan"', 'id = "official"', "column.official"),
        ('code = "1.2a"\nlabel', 'code = "1.2a"\nchoices = "none"\nlabel', "row.1.2a.choices"),
        ('parent = "1.2"', 'parent = "9"', "row.1.2a.parent"),
        ('parent = "1.2"', 'parent = "2"', "row.1.2a.parent"),
        ('parent = "1.2"\nmemo', "memo", "row.1.2a.memo"),
        ('parent = "1"', 'parent = "1"\nunit = "tấn"', "row.1.1.unit"),
        ("additive = false", "", "row.5.additive"),
        ('measures = ["reported"', 'measures = ["report"', "row.5.measures"),
        ('maximum = "100"', 'maximum = "trăm"', "row.5.maximum"),
        ('maximum = "100"', 'maximum = "NaN"', "row.5.maximum"),
        ('maximum = "100"', 'maximum = "1e3"', "row.5.maximum"),
        ('maximum = "100"', 'maximum = "1"\nminimum = "2"', "row.5.minimum"),
        ('minimum = "0"', 'minimum = "Infinity"', "column.official.minimum"),
        ('revised_by = "official"', 'revised_by = "offical"', "column.estimate.revised_by"),
        ('unit = "%"\ndecimals = 1', 'unit = "%"\nadditive = true', "column.change.additive"),
        ('kind = "computed"\nformula = "g', 'formula = "g', "column.change.formula"),
        ('formula = "prev(estimate)"\n', "", "column.reported.formula"),
        ('"prev(estimate)"', '"prev(estimat)"', "column.reported.formula"),
        ('"prev(estimate)"', '"prev(estimate"', "column.reported.formula"),
        ('"prev(estimate)"', '"reported + 1"', "column.reported.formula"),
        ('"prev(estimate)"', f'"{"(" * 1900}"', "column.reported.formula"),
        ("Ước T{month}", "Ước T{mont}", "column.estimate.title"),
        ("Ước T{month}", "Ước T{month:>999999999}", "column.estimate.title"),
        ("Ước T{month}", "Ước T{month.__class__}", "column.estimate.title"),
        ("Ước T{month}", "Ước T{", "column.estimate.title"),
        ('letter = "1"', 'letter = "1"\ngroup = "x"', "group.x"),
        ('letter = "1"', 'letter = "1"\ntype = "text"', "column.plan.additive"),
        ("valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_to = 2019-12-31", "valid_to"),
        ("valid_from = 2020-01-01", "valid_from = 2020-01-01\nmonths = [0, 13]", "months"),
        ("valid_from = 2020-01-01", "valid_from = 2020-01-01\nmonths = []", "months"),
    ],
)
def test_a_broken_definition_is_refused_by_its_key(old: str, new: str, key: str) -> None:
    with pytest.raises(KnownError) as caught:
        changed_form(old, new)
    assert caught.value.code == "DEFINITION_WRONG"
    assert caught.value.params["key"] == key
    assert FILE in caught.value.sentence


def test_columns_of_a_header_group_stand_together() -> None:
    group = '[[group]]\nid = "g"\ntitle = "Nhóm"\n'
    apart = TEXT.replace('letter = "1"', 'letter = "1"\ngroup = "g"')
    apart = apart.replace('letter = "3"', 'letter = "3"\ngroup = "g"')
    error = refusal(f"{apart}\n{group}")
    assert error.params["key"] == "group.g"
    assert "đứng liền nhau" in error.sentence


def test_a_group_twice_and_a_choice_twice_are_refused() -> None:
    group = '[[group]]\nid = "g"\ntitle = "Nhóm"\n'
    assert refusal(f"{TEXT}\n{group}{group}").params["key"] == "group.g"
    choice = '[[choices.kind]]\ncode = "a"\nlabel = "A"\n'
    assert refusal(f"{TEXT}\n{choice}{choice}").params["key"] == "choices.kind.a"


def test_a_choice_column_needs_its_list() -> None:
    text = LIST.replace('choices = "topic"', 'choices = "subject"')
    assert refusal(text).params["key"] == "column.topic.choices"


def test_a_cycle_is_refused_with_its_path() -> None:
    old = 'formula = "year_to_date(so_far, official, estimate)"'
    error = refusal(
        TEXT.replace(old, 'formula = "change"').replace("estimate, official", "so_far, 1")
    )
    assert "so_far" in error.sentence
    assert " → " in error.sentence


def test_a_form_of_unreasonable_size_is_refused() -> None:
    rows = "".join(f'[[row]]\ncode = "R{n}"\nlabel = "Dòng"\n' for n in range(3000))
    assert refusal(f"{TEXT}\n{rows}").params["key"] == "rows"
    columns = "".join(f'[[column]]\nid = "c{n}"\ntitle = "Cột"\n' for n in range(200))
    assert refusal(f"{TEXT}\n{columns}").params["key"] == "columns"


def test_layout_and_comments_do_not_change_the_digest() -> None:
    assert load(TEXT, FILE).digest == load(f"# thêm lời\n\n{TEXT}", FILE).digest
    assert load(TEXT, FILE).digest != a_form(top="mandatory = true").digest
    assert len(load(TEXT, FILE).digest) == 64


def test_canonical_json_is_sorted_and_tight() -> None:
    assert canonical({"b": 1, "a": ["ă"]}) == '{"a":["ă"],"b":1}'


# ----------------------------------------------------------------------------------- catalogue


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("CT91.hom-qua.toml", TEXT.encode(), "DEFINITION_UNREADABLE"),
        ("CT91.2020-13.toml", TEXT.encode(), "DEFINITION_UNREADABLE"),
        ("CT91.2020-01.toml", TEXT.encode("utf-16"), "DEFINITION_UNREADABLE"),
        ("CT91.2021-01.toml", TEXT.encode(), "DEFINITION_WRONG"),
        ("CT92.2020-01.toml", TEXT.encode(), "DEFINITION_WRONG"),
    ],
)
def test_a_file_that_lies_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(KnownError) as caught:
        Catalogue(tmp_path).in_force(Period(2026, 10))
    assert caught.value.code == code
    assert name in caught.value.sentence


def test_a_byte_order_mark_of_notepad_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8-sig")
    assert [form.code for form in Catalogue(tmp_path).in_force(Period(2026, 10))] == ["CT91"]


def test_the_version_follows_the_month(tmp_path: Path) -> None:
    later = TEXT.replace("2020-01-01", "2026-01-01").replace('"2020.1"', '"2026.1"')
    ended = later.replace("valid_from", "valid_to = 2026-10-31\nvalid_from")
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8")
    (tmp_path / "CT91.2026-01.toml").write_text(ended, encoding="utf-8")
    (tmp_path / "ghi-chu.txt").write_text("không phải định nghĩa", encoding="utf-8")
    catalogue = Catalogue(tmp_path)
    assert catalogue.form("CT91", Period(2025, 12)).version == "2020.1"
    assert catalogue.form("CT91", Period(2026, 10)).version == "2026.1"
    assert catalogue.find("CT91", Period(2019, 12)) is None
    assert catalogue.find("CT91", Period(2026, 11)) is None
    assert catalogue.version("CT91", "2020.1").version == "2020.1"
    refused: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: catalogue.form("CT99", Period(2026, 10)), "FORM_UNKNOWN"),
        (lambda: catalogue.form("CT91", Period(2026, 11)), "FORM_NOT_IN_FORCE"),
        (lambda: catalogue.version("CT91", "2030"), "VERSION_UNKNOWN"),
        (lambda: catalogue.version("CT99", "2030"), "FORM_UNKNOWN"),
    )
    for wrong, code in refused:
        with pytest.raises(KnownError) as caught:
            wrong()
        assert caught.value.code == code
