"""Adding, copying and removing records, as changes of the report."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from forms.change import InsertRecord, RemoveRecord
from forms.definition import ValueType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.pages.records.source import RecordsSource

#: Bytes of a record's id; the id is twice as long in lower-case hexadecimal.
_BYTES: Final = 4
#: Never copied: a record's own code, how far it got, and the answer to it.
_OWN: Final = ("code", "status")
_REPLY: Final = "reply"


def new_id() -> str:
    """An id no other record is likely to have."""
    return secrets.token_hex(_BYTES)


def added(source: RecordsSource, ids: Callable[[], str], code: str) -> InsertRecord:
    """A record at the end, with its code already given where the form has one."""
    record = _free(source, ids)
    column = source.shape.code
    cells = ((source.cell(record, column), code),) if column and code else ()
    return InsertRecord(source.form.code, record, len(source.records), cells)


def copied(source: RecordsSource, record: str, ids: Callable[[], str], code: str) -> InsertRecord:
    """The record's contents as a new one after it; dates, status and reply are not copied."""
    target = _free(source, ids)
    cells = [
        (source.cell(target, column.id), value)
        for column in source.form.columns
        if column.id not in _OWN and column.group != _REPLY and column.type is not ValueType.DATE
        if (value := source.value(record, column.id)) is not None
    ]
    if source.shape.code and code:
        cells.append((source.cell(target, source.shape.code), code))
    at = source.records.index(record) + 1
    return InsertRecord(source.form.code, target, at, tuple(cells))


def removed(source: RecordsSource, record: str) -> RemoveRecord:
    """Take a record out."""
    return RemoveRecord(source.form.code, record)


def next_code(province: str, year: int, known: Iterable[str]) -> str:
    """The next free code of a year: ``"40-2026-03"`` after ``"40-2026-02"``."""
    stem = f"{province}-{year}-"
    numbers = [code.removeprefix(stem) for code in known if code.startswith(stem)]
    last = max((int(n) for n in numbers if n.isascii() and n.isdigit()), default=0)
    return f"{stem}{last + 1:02}"


def _free(source: RecordsSource, ids: Callable[[], str]) -> str:
    while (record := ids()) in source.records:
        pass
    return record
