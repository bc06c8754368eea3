"""The local SQLite store: reports, their journal, settings."""
