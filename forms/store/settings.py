"""What the user chose once: kept in the store, so that a backup carries it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.store.database import Database


class Option(Enum):
    """Every setting there is; the value is its key in the store."""

    #: Identity of the reporting unit whose reports the window opens.
    UNIT = "unit"
    #: Where the token library and each signer's key file lie; never a PIN or password.
    PKCS11_LIBRARY = "pkcs11_library"
    KEY_FILE = "key_file"
    OFFICE_KEY_FILE = "office_key_file"
    PREPARER_KEY_FILE = "preparer_key_file"
    #: Name of the role that signed first on this computer last time (``SignerRole``).
    FIRST_SIGNER = "first_signer"
    #: Height of the grid's rows: ``dense``, ``normal`` or ``airy``.
    DENSITY = "density"
    #: High contrast: ``system`` follows Windows, ``on``, ``off``.
    CONTRAST = "contrast"
    #: Whose work is done on this computer: ``clerk``, ``director`` or ``office``.
    ROLE = "role"
    #: Folder into which backups go; absent means the one below the data folder.
    BACKUP_FOLDER = "backup_folder"
    #: When each reporting unit was last backed up, and where to (``backup_log``).
    BACKUPS = "backups"
    #: Whose installers this machine takes besides the shipped publishers (``exports/update``).
    PUBLISHERS = "publishers"


class Settings:
    """Typed access to the settings table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, option: Option) -> str | None:
        """The value chosen, or nothing."""
        found = self._database.rows("SELECT value FROM settings WHERE key = ?", option.value)
        return found[0][0] if found else None

    def put(self, option: Option, value: str) -> None:
        """Choose a value."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO settings (key, value) VALUES (?, ?) "
                "ON CONFLICT DO UPDATE SET value = excluded.value",
                (option.value, value),
            )
