"""The model changes row by row: what stays keeps its index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from tests.ui.pages.check.making import B, E, W, X, entry, section
from ui.pages.check.model import FindingsModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from ui.pages.check.nodes import Node, Section

KINDS = (E, W, X, B)
FOUND = st.dictionaries(
    st.tuples(st.sampled_from(["CT01", "CT03", "CT07"]), st.integers(1, 6)),
    st.sampled_from(KINDS),
    max_size=12,
)


def made(found: dict[tuple[str, int], object]) -> list[Section]:
    forms = sorted({form for form, _ in found})
    rows = sorted(found)
    return [
        section(form, *(entry(f, r, found[f, r]) for f, r in rows if f == form))  # type: ignore[arg-type]
        for form in forms
    ]


def read(model: FindingsModel, parent: QModelIndex) -> list[tuple[Node | None, list[object]]]:
    rows = (model.index(row, 0, parent) for row in range(model.rowCount(parent)))
    return [(model.node(index), list(read(model, index))) for index in rows]


def wanted(nodes: tuple[Node, ...] | list[Section]) -> list[tuple[Node, list[object]]]:
    return [(node, list(wanted(node.children))) for node in nodes]


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    model.show(made({("CT03", 1): E, ("CT03", 2): B, ("CT07", 1): W}))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show(made({("CT01", 1): W, ("CT03", 2): B, ("CT03", 4): X, ("CT07", 2): W}))
    model.show(made({("CT07", 2): E}))
    model.show([])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FOUND, min_size=1, max_size=4))
def test_after_any_changes_it_shows_what_it_was_given(
    qtmodeltester: ModelTester, steps: list[dict[tuple[str, int], object]]
) -> None:
    model = FindingsModel()
    for found in steps:
        before = {e.key: QPersistentModelIndex(index) for index, e in model.findings()}
        nodes = made(found)
        model.show(nodes)
        assert read(model, QModelIndex()) == wanted(nodes)
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
        for index, one in model.findings():
            assert model.index_of(one.key) == index
            kept = before.get(one.key)
            assert kept is None or not kept.isValid() or kept == index


def test_a_row_that_stays_keeps_its_index() -> None:
    model = FindingsModel()
    model.show(made({("CT03", 1): W, ("CT03", 2): W, ("CT03", 3): W}))
    kept = QPersistentModelIndex(model.index_of(entry("CT03", 3).key))
    model.show(made({("CT01", 1): E, ("CT03", 2): W, ("CT03", 3): W}))
    assert kept.isValid()
    assert kept == model.index_of(entry("CT03", 3).key)
    assert kept.row() == 1


def test_a_row_reads_itself_out(qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    model.show(made({("CT03", 8): W}))
    index = model.index_of(entry("CT03", 8).key)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Cảnh báo, Mục 8 · Cột 6. Chỉ tiêu 8: tăng 40%. 1.400 tháng 9: 1.000"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Sửa hoặc giải trình."
