"""The signed files that left this machine, one row per signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from forms.store.database import Database
    from forms.store.reports import StoredReport


@dataclass(frozen=True, slots=True)
class SignedFile:
    """``file`` is where it was written, ``sha256`` its digest then, ``at`` ISO 8601 in UTC."""

    package: str
    file: str
    sha256: str
    role: str
    at: str


class PackageStore:
    """Remembers signed files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, stored: StoredReport, signed: SignedFile) -> None:
        """Remember one more signature."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO packages (report, package, file, sha256, role, at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (stored.id, signed.package, signed.file, signed.sha256, signed.role, signed.at),
            )

    def of(self, stored: StoredReport) -> tuple[SignedFile, ...]:
        """The signatures of a report, oldest first."""
        found = self._database.rows(
            "SELECT package, file, sha256, role, at FROM packages WHERE report = ? ORDER BY id",
            stored.id,
        )
        return tuple(SignedFile(*row) for row in found)
