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

    from exports.signing.verdict import PackageVerdict
    from exports.submission import SubmittedReport


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it was received; ``content`` is a digest of what it says, ``at`` a time.

    ``signers`` are the fingerprints of those who signed it.
    """

    at: str
    sha256: str
    province: str
    period: str
    revision: int
    package: str
    content: str
    signers: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, report: SubmittedReport, sha256: str, at: datetime, signatures: PackageVerdict
    ) -> Entry:
        """The entry of a report received now."""
        identity = report.identity
        signers = (one.signer.fingerprint for one in signatures.signatures if one.signer)
        return cls(
            at.isoformat(timespec="seconds"),
            sha256,
            identity.province,
            str(identity.period),
            identity.revision,
            identity.package,
            content_digest(report),
            tuple(signers),
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
        return registered_in(path.read_text(encoding="utf-8"), path)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise KnownError(SeveralMessage.REGISTER_BROKEN, path=path) from error


def registered_in(text: str, path: Path) -> tuple[Entry, ...]:
    """The entries of a register's text; ``path`` is the file to name when it is broken."""
    try:
        return tuple(_entry(json.loads(line, parse_float=Decimal)) for line in text.splitlines())
    except (ValueError, TypeError) as error:
        raise KnownError(SeveralMessage.REGISTER_BROKEN, path=path) from error


def register_text(entries: Iterable[Entry]) -> str:
    """Entries as a register holds them, a line each."""
    return "".join(f"{json.dumps(asdict(entry), sort_keys=True)}\n" for entry in entries)


def enter(path: Path, entries: Iterable[Entry]) -> int:
    """Add the files that are not in the register yet; how many. Raises ``KnownError``."""
    known = read_register(path)
    seen = {entry.sha256 for entry in known}
    fresh = [entry for entry in entries if entry.sha256 not in seen]
    if fresh:
        kept = sorted((*known, *fresh), key=lambda entry: datetime.fromisoformat(entry.at))
        write_out(path, register_text(kept).encode())
    return len(fresh)


def _entry(fields: Any) -> Entry:  # noqa: ANN401 - whatever JSON a line holds
    signers = tuple(map(str, fields.get("signers", ()))) if isinstance(fields, dict) else ()
    entry = Entry(**{**fields, "signers": signers})
    revision: object = fields["revision"]
    if not isinstance(revision, int) or datetime.fromisoformat(entry.at).tzinfo is None:
        raise ValueError(entry.at)
    return entry
