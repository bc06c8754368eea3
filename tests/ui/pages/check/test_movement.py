"""F8 goes round: errors and open warnings first, blanks when nothing else is left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from tests.ui.pages.check.making import B, E, W, X, entry, section
from ui.pages.check.model import FindingsModel
from ui.pages.check.movement import next_to_do
from ui.pages.check.nodes import Entry


def model_of(*sections: object) -> FindingsModel:
    model = FindingsModel()
    model.show(sections)  # type: ignore[arg-type]
    return model


def walk(model: FindingsModel, start: QModelIndex, offset: int, steps: int) -> list[int]:
    rows, index = [], start
    for _ in range(steps):
        index = next_to_do(model, index, offset)
        node = model.node(index)
        assert isinstance(node, Entry)
        rows.append(int(node.judged.finding.cell.row))
    return rows


def trade() -> FindingsModel:
    return model_of(
        section("CT03", entry("CT03", 1, E), entry("CT03", 2, X), entry("CT03", 3, B)),
        section("CT07", entry("CT07", 4, W), entry("CT07", 5, B)),
    )


def test_it_skips_what_is_explained_and_blank_and_comes_round() -> None:
    assert walk(trade(), QModelIndex(), 1, 4) == [1, 4, 1, 4]
    assert walk(trade(), QModelIndex(), -1, 3) == [4, 1, 4]


def test_a_form_stands_just_before_its_first_finding() -> None:
    model = trade()
    second = model.index(1, 0)
    assert walk(model, second, 1, 1) == [4]
    assert walk(model, second, -1, 1) == [1]


def test_blanks_come_when_nothing_else_is_left() -> None:
    model = model_of(section("CT03", entry("CT03", 2, X), entry("CT03", 3, B), entry("CT03", 4, B)))
    assert walk(model, QModelIndex(), 1, 3) == [3, 4, 3]


def test_nothing_to_do_leads_nowhere() -> None:
    assert not next_to_do(
        model_of(section("CT03", entry("CT03", 2, X))), QModelIndex(), 1
    ).isValid()
