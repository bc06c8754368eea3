"""Open findings and answered ones in words: each kind with the way out that its rule allows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from exports.sample import PERIOD, PROVINCE
from exports.workspace import Workspace
from forms.common.paths import AppPaths
from tests.ui.pages.sign.seed import CLOCK, REASON
from ui.look import Look
from ui.pages.sign.consent import Consent
from ui.pages.sign.gate_words import answered, blocking, prepared, remedy
from ui.theme import LIGHT
from validation.desk import Gate
from validation.finding import Judged, Severity, Standing

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

STATED = Gate(errors=0, missing=0, unexplained=0, explained=8, stated=1)


@pytest.fixture(scope="module")
def warning(stores: tuple[Path, Path]) -> Judged:
    workspace = Workspace.open(AppPaths(stores[0]), CLOCK)
    found = workspace.find(workspace.province(PROVINCE, PERIOD), PERIOD).judged[0]
    workspace.close()
    return found


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ("w", "Ở trang Kiểm tra, sửa số hoặc ghi giải trình."),
        ("e", "Ở trang Kiểm tra, sửa số."),
        ("s", "Ở trang Kiểm tra, sửa số hoặc ghi cam đoan."),
        ("es", "Ở trang Kiểm tra, sửa số, ghi cam đoan cho lỗi không sửa được."),
        ("ew", "Ở trang Kiểm tra, sửa số, giải trình cảnh báo."),
        ("m", "Ở trang Kiểm tra, nhập ô trống."),
        ("", ""),
    ],
)
def test_the_way_out_is_one_the_rule_takes(warning: Judged, kinds: str, words: str) -> None:
    finding = warning.finding
    error = replace(finding, severity=Severity.ERROR)
    found = {
        "w": finding,
        "e": error,
        "s": replace(error, correctable=False),
        "m": replace(error, missing=True),
    }
    judged = [Judged(found[kind], Standing.OPEN) for kind in kinds]
    judged.append(Judged(finding, Standing.EXPLAINED, REASON))
    assert remedy(judged) == words


def test_a_stated_error_is_named_wherever_the_report_is_summed_up(qapp: QApplication) -> None:
    assert answered(STATED) == ("8 giải trình", "1 lỗi có cam đoan")
    assert prepared(STATED) == "Đã kiểm tra: 1 lỗi có cam đoan, 8 cảnh báo đã giải trình"
    consent = Consent(Look(LIGHT))
    consent.show_scope(22, answered(STATED))
    assert consent.text() == "Tôi đã xem đủ 22 trang, 8 giải trình và 1 lỗi có cam đoan kèm theo."
    consent.setCheckState(Qt.CheckState.Checked)
    consent.show_scope(22, answered(replace(STATED, stated=2)))
    assert not consent.isChecked()
    consent.show_scope(3, ())
    assert consent.text() == "Tôi đã xem đủ 3 trang."


def test_a_check_that_did_not_run_is_left_open() -> None:
    gate = replace(STATED, broken=2)
    assert blocking(gate) == "2 phép kiểm tra không chạy được"
    assert prepared(gate) == "Còn 2 phép kiểm tra không chạy được"
