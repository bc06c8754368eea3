"""What was asked and answered about one recommendation, this month and before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from forms.common.text import search_key
from ui.pages.records.making import shown_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from forms.common.amount import Value
    from forms.common.period import Period
    from forms.definition import Form
    from ui.pages.records.source import RecordsSource

#: A form with all of these keeps up a conversation.
_NEEDED: Final = ("code", "before", "proposal", "addressee", "sent", "reply", "reply_date")
_OFFICE: Final = "Sở Công Thương"
_ANSWERED: Final = "Cơ quan trả lời"


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said: by whom, when, on what paper, what; ``outcome`` is the reply's class."""

    who: str
    when: str
    paper: str
    text: str
    outcome: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class PastRecord:
    """A record of an earlier month."""

    period: Period
    form: Form
    values: Mapping[str, Value]

    def shown(self, column: str) -> str:
        """A field as it is read; blank where it, or the column, is missing."""
        known = self.form.column_of.get(column)
        return shown_text(self.form, known, self.values.get(column)) if known else ""


class Conversation:
    """Reads the earlier months once: month by month between the keys, or when first asked."""

    def __init__(self, source: RecordsSource) -> None:
        self._source = source
        self._past: tuple[PastRecord, ...] | None = None

    @property
    def exists(self) -> bool:
        """Whether records of this form are asked and answered at all."""
        return all(column in self._source.form.column_of for column in _NEEDED)

    @property
    def ready(self) -> bool:
        """Whether the earlier months were read."""
        return self._past is not None

    @property
    def past(self) -> tuple[PastRecord, ...]:
        """Every record of earlier months, oldest first."""
        if self._past is None:
            self._past = tuple(record for month in self._months() for record in month)
        return self._past

    def reading(self) -> Iterator[None]:
        """Read the earlier months, one at a time."""
        past: list[PastRecord] = []
        for month in self._months():
            past += month
            yield
        if self._past is None:  # nobody asked meanwhile
            self._past = tuple(past)

    def known(self) -> tuple[tuple[str, str], ...]:
        """Codes used in earlier months with the titles they had last, newest first."""
        title = self._source.shape.title
        names = {r.shown("code"): f"{r.shown(title)} ({_month(r.period)})" for r in self.past}
        names.pop("", None)
        return tuple(reversed(names.items()))

    def codes(self) -> tuple[str, ...]:
        """Every code in use, of earlier months and this one."""
        column = self._source.shape.code
        now = (self._source.texts(record, column)[0] for record in self._source.records)
        return (*(past.shown(column) for past in self.past), *now)

    def turns(self, record: str) -> tuple[Turn, ...]:
        """What was said about a record, oldest first; what only repeats itself is said once."""
        now = self._now(record)
        wanted = {search_key(now.shown(column)) for column in ("code", "before")} - {""}
        told = [p for p in self.past if search_key(p.shown("code")) in wanted]
        turns: dict[tuple[bool, str], Turn] = {}
        for each in (*told, now):
            for turn in (_asked(each), _answered(each)):
                if turn.text:
                    turns.setdefault((turn.ours, search_key(turn.text)), turn)
        return tuple(turns.values())

    def _now(self, record: str) -> PastRecord:
        form = self._source.form
        values = {column.id: self._source.value(record, column.id) for column in form.columns}
        held = {column: value for column, value in values.items() if value is not None}
        return PastRecord(self._source.session.period, form, held)

    def _months(self) -> Iterator[tuple[PastRecord, ...]]:
        session, code = self._source.session, self._source.form.code
        workspace = session.workspace
        latest = {
            stored.key.period: stored for stored in workspace.reports.all(session.unit.identity)
        }
        for period, stored in latest.items():
            if period >= session.period or code not in stored.forms:
                continue
            form = workspace.catalogue.version(code, stored.forms[code])
            records: dict[str, dict[str, Value]] = {}
            for cell, value in workspace.reports.values(stored, code).items():
                records.setdefault(cell.row, {})[cell.column] = value
            yield tuple(PastRecord(period, form, values) for values in records.values())


def _asked(record: PastRecord) -> Turn:
    paper = f"Báo cáo {_month(record.period)}"
    text = record.shown("proposal")
    return Turn(_OFFICE, record.shown("sent"), paper, text, ours=True)


def _answered(record: PastRecord) -> Turn:
    outcome = record.shown("reply_class")
    parts = (record.shown("reply_document"), record.shown("reply_signer"))
    paper = " · ".join(part for part in parts if part) or f"Ghi ở báo cáo {_month(record.period)}"
    text = record.shown("reply") or outcome
    who = record.shown("addressee") or _ANSWERED
    return Turn(who, record.shown("reply_date"), paper, text, outcome)


def _month(period: Period) -> str:
    return f"tháng {period.month}/{period.year}"
