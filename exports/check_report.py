"""The findings of a check as a file for people: all of them in one pass, blocking ones first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.atomic import write_atomic
from exports.check_page import page_of
from exports.check_sheet import sheet_of
from exports.messages import ExportMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exports.check_lines import CheckReport


def write_check_report(path: Path, report: CheckReport) -> None:
    """Write ``.xlsx`` or ``.html``; ``KnownError`` for another suffix or a refusing disk."""
    make = _WRITERS.get(path.suffix.lower())
    if make is None:
        raise KnownError(ExportMessage.REPORT_SUFFIX, path=path)
    try:
        write_atomic(path, make(report))
    except OSError as error:
        raise KnownError(ExportMessage.REPORT_NOT_WRITTEN, path=path) from error


_WRITERS: Final[dict[str, Callable[[CheckReport], bytes]]] = {".html": page_of, ".xlsx": sheet_of}
