"""Moving to another version of a form: what goes where, and what is left over."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.change import MoveForm, SetCells, from_json, to_json
from forms.loader import load
from forms.report import Report, ReportKey
from forms.soundness import problems
from forms.upgrade import LeftOver, Mapped, Obstacle, Upgrade, plan
from tests.builders import CATALOGUE, MONTH, cell_of, values
from tests.made_up import FORM, LIST
from tests.strategies import typed_cells
from tests.strategies import values as some_values

if TYPE_CHECKING:
    from forms.definition import Form

OLD = load(FORM.format(top="", more="", rules=""), "CT91.2020-01.toml")


def newer(*changes: tuple[str, str], text: str | None = None) -> Form:
    """The made-up form a year later, with texts replaced."""
    text = text or FORM.format(top="", more="", rules="")
    for old, new in (
        ('version = "2020.1"', 'version = "2021.1"'),
        ("valid_from = 2020-01-01", "valid_from = 2021-01-01"),
        *changes,
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    return load(text, "CT91.2021-01.toml")


def planned(new: Form, texts: dict[str, str]) -> Upgrade:
    held = {cell: value for cell, value in values(OLD, texts) if value is not None}
    return plan(OLD, new, held)


def report_with(texts: dict[str, str]) -> Report:
    report = Report(ReportKey("40", MONTH), {"CT91": OLD})
    report.apply(SetCells(values(OLD, texts)))
    return report


def test_same_code_and_same_unit_stay_where_they_are() -> None:
    upgrade = planned(newer(), {"1.1/estimate": "5", "5/estimate": "40", "2/official": "x"})
    assert [m.target for m in upgrade.mapped] == [m.sources[0] for m in upgrade.mapped]
    assert not upgrade.left_over
    assert upgrade.step == MoveForm("CT91", "2021.1", ())


def test_a_row_takes_over_the_figures_of_its_former_code() -> None:
    new = newer(('code = "1.3"', 'code = "1.4"\nformerly = ["1.3"]'))
    upgrade = planned(new, {"1.3/estimate": "7"})
    source, target = cell_of(OLD, "1.3/estimate"), cell_of(OLD, "1.4/estimate")
    assert upgrade.mapped == (Mapped(target, Decimal(7), (source,)),)
    assert upgrade.step.cells == ((source, None), (target, Decimal(7)))
    assert [(c.before.code, c.after.code) for c in upgrade.relabelled] == [("1.3", "1.4")]


def test_two_rows_change_places() -> None:
    text = FORM.format(top="", more="", rules="")
    one, two = 'code = "1.1"\nlabel = "Nhóm một"', 'code = "1.2"\nlabel = "Nhóm hai"'
    text = text.replace(one, f'{one}\nformerly = ["1.2"]').replace(
        two, f'{two}\nformerly = ["1.1"]'
    )
    upgrade = planned(newer(text=text), {"1.1/estimate": "1", "1.2/estimate": "2"})
    report = report_with({"1.1/estimate": "1", "1.2/estimate": "2"})
    report.move(upgrade.step, upgrade.new)
    assert report.typed(cell_of(OLD, "1.1/estimate")) == 2
    assert report.typed(cell_of(OLD, "1.2/estimate")) == 1


def test_rows_that_became_one_are_added_up() -> None:
    cut = '[[row]]\ncode = "1.3"\nlabel = "Nhóm ba"\nparent = "1"\n'
    new = newer((cut, ""), ('label = "Nhóm một"', 'label = "Nhóm"\nformerly = ["1.1", "1.3"]'))
    upgrade = planned(new, {"1.1/estimate": "1.5", "1.3/estimate": "2.25"})
    assert [(str(m.target), m.value) for m in upgrade.mapped] == [
        ("CT91/1.1/estimate", Decimal("3.75"))
    ]


def test_what_cannot_be_added_is_left_over() -> None:
    cut = '[[row]]\ncode = "1.3"\nlabel = "Nhóm ba"\nparent = "1"\n'
    new = newer((cut, ""), ('label = "Nhóm một"', 'label = "Nhóm"\nformerly = ["1.1", "1.3"]'))
    upgrade = planned(new, {"1.1/estimate": "x", "1.3/estimate": "2"})
    assert {each.obstacle for each in upgrade.left_over} == {Obstacle.NOT_ADDABLE}
    assert len(upgrade.left_over) == 2


@pytest.mark.parametrize(
    ("place", "change", "obstacle"),
    [
        (
            "1.3/estimate",
            ('[[row]]\ncode = "1.3"\nlabel = "Nhóm ba"\nparent = "1"\n', ""),
            Obstacle.NO_ROW,
        ),
        ("1.1/plan", ('id = "plan"', 'id = "target"'), Obstacle.NO_COLUMN),
        (
            "1.3/plan",
            ('code = "1.3"', 'code = "1.3"\nmeasures = ["official", "estimate"]'),
            Obstacle.NO_CELL,
        ),
        (
            "5/estimate",
            ('unit = "%"\nadditive = false\nmeasures', 'unit = "tỷ"\nadditive = false\nmeasures'),
            Obstacle.OTHER_UNIT,
        ),
        (
            "5/estimate",
            ('code = "5"', 'code = "5"\ntype = "text"'),
            Obstacle.OTHER_TYPE,
        ),
    ],
)
def test_what_has_no_place_is_left_over_with_its_reason(
    place: str, change: tuple[str, str], obstacle: Obstacle
) -> None:
    more = () if obstacle is not Obstacle.OTHER_TYPE else ((_MEASURES, _ENTRIES),)
    upgrade = planned(newer(change, *more), {place: "3"})
    assert upgrade.left_over == (LeftOver(cell_of(OLD, place), Decimal(3), obstacle),)
    assert upgrade.step.cells == ((cell_of(OLD, place), None),)


_MEASURES = 'measures = ["reported", "same_month", "official", "estimate"]\nmaximum = "100"'
_ENTRIES = 'measures = ["official", "estimate"]'


def test_a_choice_that_is_gone_is_left_over() -> None:
    old = load(LIST, "KN.2020-01.toml")
    cut = '[[choices.topic]]\ncode = "power"\nlabel = "Điện lực"\n'
    text = LIST.replace(cut, "").replace("2020.1", "2021.1").replace("2020-01-01", "2021-01-01")
    held = {
        cell_of(old, "a1/topic"): "power",
        cell_of(old, "a2/topic"): "trade",
        cell_of(old, "a1/content"): "Nội dung",
    }
    upgrade = plan(old, load(text, "KN.2021-01.toml"), held)
    (left,) = upgrade.left_over
    assert (str(left.cell), left.obstacle) == ("KN/a1/topic", Obstacle.NO_CHOICE)
    assert {str(m.target) for m in upgrade.mapped} == {"KN/a2/topic", "KN/a1/content"}


def test_what_must_be_filled_in_now_is_named() -> None:
    new = newer(('label = "Nhóm ba"', 'label = "Nhóm ba"\nrequired = true'))
    assert [str(c) for c in planned(new, {}).required] == [
        "CT91/1.3/official",
        "CT91/1.3/estimate",
    ]
    assert [str(c) for c in planned(new, {"1.3/official": "1"}).required] == ["CT91/1.3/estimate"]


def test_the_two_editions_of_the_industrial_classification() -> None:
    old, new = CATALOGUE.version("CT01", "2020.1"), CATALOGUE.version("CT01", "2026.1")
    upgrade = plan(old, new, {cell_of(old, "10/on_year"): Decimal(5)})
    assert len(upgrade.mapped) == 1
    assert not upgrade.relabelled
    assert len(upgrade.reclassified) == 4 + 34


def test_a_form_the_report_did_not_hold_comes_in_empty() -> None:
    report = Report(ReportKey("40", MONTH), {})
    upgrade = plan(None, OLD, {})
    back = report.move(upgrade.step, OLD)
    assert report.forms == {"CT91": OLD}
    assert back == MoveForm("CT91", None)
    report.move(back, None)
    assert (report.forms, report.versions) == ({}, {})


def test_two_heirs_of_one_row_are_refused() -> None:
    rows = tuple(
        replace(row, formerly=("1.3",)) if row.code in ("1.1", "1.2") else row for row in OLD.rows
    )
    form = replace(newer(), rows=rows)
    assert [key for key, _ in problems(form)] == ["row.1.1.formerly", "row.1.2.formerly"]


@settings(max_examples=30)
@given(st.dictionaries(typed_cells(OLD), some_values(), max_size=12), st.data())
def test_nothing_is_lost_and_the_inverse_gives_everything_back(
    held: dict[object, object], data: st.DataObject
) -> None:
    report = Report(ReportKey("40", MONTH), {"CT91": OLD})
    report.apply(SetCells(tuple(held.items())))  # type: ignore[arg-type]
    before = dict(report.values)
    rows = ["1.1", "1.2", "1.3", "2"]
    named = data.draw(st.permutations(rows))
    claiming = tuple(
        replace(row, formerly=(named[rows.index(row.code)],)) if row.code in rows else row
        for row in OLD.rows
    )
    form = replace(newer(), rows=claiming)
    upgrade = plan(OLD, form, before)
    accounted = [c for m in upgrade.mapped for c in m.sources] + [e.cell for e in upgrade.left_over]
    assert sorted(accounted) == sorted(before)
    step = from_json(to_json(upgrade.step))
    assert isinstance(step, MoveForm)
    back = report.move(step, form)
    assert report.versions == {"CT91": "2021.1"}
    assert dict(report.values) == {m.target: m.value for m in upgrade.mapped}
    report.move(back, OLD)
    assert dict(report.values) == before
    assert report.forms == {"CT91": OLD}
