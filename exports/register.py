"""What was received before: one line per accepted file, kept beside the data.

A file that was right last week is right by itself for ever; that a later revision has come since
only shows to somebody who remembers.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from exports.departure import write_out
from exports.several_messages import SeveralMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from exports.submission import SubmittedReport


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it was received; ``content`` is a digest of what it says, ``at`` a time."""

    at: str
    sha256: str
    province: str
    period: str
    revision: int
    package: str
    content: str

    @classmethod
    def of(cls, report: SubmittedReport, sha256: str, at: datetime) -> Entry:
        """The entry of a report received now."""
        identity = report.identity
        return cls(
            at.isoformat(timespec="seconds"),
            sha256,
            identity.province,
            str(identity.period),
            identity.revision,
            identity.package,
            content_digest(report),
        )


def content_digest(report: SubmittedReport) -> str:
    """SHA-256 over all a report says, whoever signed it and however often."""
    said = (report.identity, sorted(report.records.items()), report.explanations)
    digest = hashlib.sha256(repr((*said, report.statements)).encode())
    for cell, value in sorted(report.values.items()):
        digest.update(f"{cell}={value!r};".encode())
    return digest.hexdigest()


def read_register(path: Path) -> tuple[Entry, ...]:
    """All entries, oldest first; none when there is no register yet. Raises ``KnownError``."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(_entry(json.loads(line, parse_float=Decimal)) for line in lines if line)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError) as error:
        raise KnownError(SeveralMessage.REGISTER_BROKEN, path=path) from error


def write_register(path: Path, entries: Iterable[Entry]) -> None:
    """Keep these entries instead of those before. Raises ``KnownError``."""
    lines = (json.dumps(asdict(entry), sort_keys=True) for entry in entries)
    write_out(path, "".join(f"{line}\n" for line in lines).encode())


def _entry(fields: Any) -> Entry:  # noqa: ANN401 - whatever JSON a line holds
    entry = Entry(**fields)
    revision: object = fields["revision"]
    if not isinstance(revision, int) or datetime.fromisoformat(entry.at).tzinfo is None:
        raise ValueError(entry.at)
    return entry
