"""The store's schema as numbered steps over raw rows; no live code is imported here.

``PRAGMA user_version`` counts the steps taken. A step, once released, never changes; it is cut into
statements at its semicolons, so no statement may hold one.
"""

from __future__ import annotations

from typing import Final

STEPS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE reports (
        id INTEGER PRIMARY KEY,
        province TEXT NOT NULL,
        period TEXT NOT NULL,
        revision INTEGER NOT NULL,
        state TEXT NOT NULL,
        forms TEXT NOT NULL,
        created_at TEXT NOT NULL,
        UNIQUE (province, period, revision)
    ) STRICT;
    CREATE TABLE cells (
        report INTEGER NOT NULL REFERENCES reports (id),
        form TEXT NOT NULL,
        row TEXT NOT NULL,
        col TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (report, form, row, col)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE records (
        report INTEGER NOT NULL REFERENCES reports (id),
        form TEXT NOT NULL,
        position INTEGER NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (report, form, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE explanations (
        report INTEGER NOT NULL REFERENCES reports (id),
        rule TEXT NOT NULL,
        cell TEXT NOT NULL,
        text TEXT NOT NULL,
        digest TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (report, rule, cell)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        report INTEGER NOT NULL REFERENCES reports (id),
        at TEXT NOT NULL,
        change TEXT NOT NULL,
        inverse TEXT NOT NULL
    ) STRICT;
    CREATE INDEX journal_of_report ON journal (report, id);
    CREATE TABLE packages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        report INTEGER NOT NULL REFERENCES reports (id),
        package TEXT NOT NULL,
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE settings (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    # Kinds of reasons, and statements that an error cannot be put right.
    """
    ALTER TABLE explanations ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    ALTER TABLE explanations ADD COLUMN saying TEXT NOT NULL DEFAULT 'explanation';
    """,
    # When a report was signed, submitted, received; a signature tells when a report was signed.
    """
    CREATE TABLE states (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        report INTEGER NOT NULL REFERENCES reports (id),
        state TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX states_of_report ON states (report, id);
    INSERT INTO states (report, state, at)
        SELECT packages.report, 'signed', min(packages.at) FROM packages
        JOIN reports ON reports.id = packages.report
        WHERE reports.state <> 'draft' GROUP BY packages.report;
    """,
)
