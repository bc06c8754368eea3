"""Warnings about words are explained below the record, with real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.pages.records.hands import CTRL, SHIFT, Hands, Key
from validation.finding import Severity, Standing

if TYPE_CHECKING:
    from ui.pages.records.page import RecordsPage
    from ui.session import EditSession

REASON = "Văn bản của địa phương chưa cấp số khi báo cáo, sẽ bổ sung trong tháng sau."
EMPTY = "Đề nghị quan tâm, tạo điều kiện hỗ trợ."


def warned(hands: Hands, session: EditSession) -> None:
    """A proposal that proposes nothing; the keyboard stays in its field."""
    hands.at("r6", "proposal")
    hands.area.setPlainText(EMPTY)
    hands.page.flush()
    judged = session.judged(hands.page.source.cell("r6", "proposal"))
    assert judged is not None
    assert judged.finding.severity is Severity.WARNING


def standing(page: RecordsPage, session: EditSession) -> Standing | None:
    judged = session.judged(page.source.cell("r6", "proposal"))
    return judged.standing if judged else None


def test_nothing_is_asked_while_somebody_writes(
    page: RecordsPage, hands: Hands, session: EditSession
) -> None:
    warned(hands, session)
    assert not page.board.answer.isVisible()
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Backtab, SHIFT)
    assert page.board.answer.isVisible()


def test_a_warning_about_words_is_explained_by_keys(
    page: RecordsPage, hands: Hands, session: EditSession
) -> None:
    warned(hands, session)
    field = hands.area
    hands.press(Key.Key_F2, SHIFT)
    assert hands.area is not field
    hands.area.setPlainText(REASON)
    hands.press(Key.Key_Return, CTRL)
    assert standing(page, session) is Standing.EXPLAINED
    assert hands.area is field
    assert page.form.fields["proposal"].remark == f"Đã giải trình: {REASON}"


def test_changed_words_ask_for_the_explanation_again(
    page: RecordsPage, hands: Hands, session: EditSession
) -> None:
    warned(hands, session)
    hands.press(Key.Key_F2, SHIFT)
    hands.area.setPlainText(REASON)
    hands.press(Key.Key_Return, CTRL)
    hands.area.setPlainText("Kính đề nghị xem xét, hỗ trợ kịp thời.")
    hands.press(Key.Key_Tab)
    assert standing(page, session) is Standing.STALE
    assert page.form.fields["proposal"].remark.endswith("Nội dung đã đổi, xem lại giải trình.")


def test_escape_leads_back_and_what_was_begun_waits(
    page: RecordsPage, hands: Hands, session: EditSession
) -> None:
    warned(hands, session)
    hands.press(Key.Key_F2, SHIFT)
    hands.area.setPlainText("Văn bản")
    hands.press(Key.Key_Escape)
    assert page.form.fields["proposal"].busy
    hands.press(Key.Key_F2, SHIFT)
    assert hands.area.toPlainText() == "Văn bản"


def test_a_field_without_findings_has_nothing_to_explain(page: RecordsPage, hands: Hands) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    hands.at("r1", "title")
    hands.press(Key.Key_F2, SHIFT)
    assert said == ["Chỗ này không có cảnh báo cần giải trình."]
    assert not page.board.answer.isVisible()
    assert not any(area.hasFocus() for area in page.board.answer.findChildren(QPlainTextEdit))
