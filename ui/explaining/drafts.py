"""Answers being written: kept while the clerk looks elsewhere, until they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.cell import Cell
    from forms.report import ReportKey
    from ui.explaining.plea import Answer, Plea
    from validation.finding import Finding


class Drafts:
    """Answers by report and finding; one that equals what is stored is no draft."""

    def __init__(self) -> None:
        self._answers: dict[tuple[ReportKey, str, Cell], Answer] = {}

    def keep(self, report: ReportKey, plea: Plea, answer: Answer) -> None:
        """Remember what stands in the field."""
        if answer == plea.given:
            self.drop(report, plea.judged.finding)
        else:
            self._answers[report, *_key(plea.judged.finding)] = answer

    def drop(self, report: ReportKey, finding: Finding) -> None:
        """Forget an answer, because it is stored now."""
        self._answers.pop((report, *_key(finding)), None)

    def answer(self, report: ReportKey, plea: Plea) -> Answer:
        """What the field starts with."""
        return self._answers.get((report, *_key(plea.judged.finding)), plea.given)

    def has(self, report: ReportKey, finding: Finding) -> bool:
        """Whether something unsaved was written."""
        return (report, *_key(finding)) in self._answers


def _key(finding: Finding) -> tuple[str, Cell]:
    return finding.rule, finding.cell
