"""Explanations being written: kept while the clerk looks elsewhere, until they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.report import ReportKey
    from ui.pages.check.nodes import Entry, Key


class Drafts:
    """Texts by report and finding; one that equals what is stored is no draft."""

    def __init__(self) -> None:
        self._texts: dict[tuple[ReportKey, Key], str] = {}

    def keep(self, report: ReportKey, entry: Entry, text: str) -> None:
        """Remember what stands in the field."""
        if text == entry.judged.explanation:
            self.drop(report, entry.key)
        else:
            self._texts[report, entry.key] = text

    def drop(self, report: ReportKey, key: Key) -> None:
        """Forget a text, because it is stored now."""
        self._texts.pop((report, key), None)

    def text(self, report: ReportKey, entry: Entry) -> str:
        """What the field starts with."""
        return self._texts.get((report, entry.key), entry.judged.explanation)

    def has(self, report: ReportKey, key: Key) -> bool:
        """Whether something unsaved was written."""
        return (report, key) in self._texts
