"""The list of findings goes into a file of the clerk's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.check.listing import write_findings

if TYPE_CHECKING:
    from pathlib import Path

    from ui.session import EditSession


def test_the_findings_are_written_as_a_page(session: EditSession, tmp_path: Path) -> None:
    target = tmp_path / "kiem-tra.html"
    assert str(target) in write_findings(target, session)
    text = target.read_text("utf-8")
    assert all(one.finding.rule in text for one in session.desk.judged)


def test_another_kind_of_file_is_refused_in_words(session: EditSession, tmp_path: Path) -> None:
    said = write_findings(tmp_path / "kiem-tra.docx", session)
    assert "kiem-tra.docx" in said
    assert not (tmp_path / "kiem-tra.docx").exists()
