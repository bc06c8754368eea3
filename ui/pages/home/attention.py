"""What needs a look besides the open month: unsent months, newer forms, replies, the backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.store.backup_log import last_backup
from ui.pages.home import words

if TYPE_CHECKING:
    from exports.attention import Answer
    from ui.pages.home.words import Line
    from ui.session import EditSession


def attention_lines(session: EditSession, answers: tuple[Answer, ...]) -> tuple[Line, ...]:
    """The lines, what is most pressing first; the backup always closes them."""
    from exports.attention import lacking, outdated
    from exports.year_overview import unsent

    workspace, unit = session.workspace, session.unit
    lines = [*map(words.unsent_line, unsent(workspace, unit)[-words.UNSENT_SHOWN :])]
    if forms := outdated(workspace, session.stored_report):
        lines.append(words.upgrade_line(forms))
    if not session.locked and (months := lacking(workspace, unit, session.period)):
        lines.append(words.lacking_line(months))
    if answers:
        lines.append(words.answer_line(answers))
    note = last_backup(workspace.settings, unit.identity)
    return (*lines, words.backup_line(note, workspace.clock.now()))
