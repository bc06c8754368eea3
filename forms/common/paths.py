"""Where the program keeps things; nothing is created until it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from platformdirs import PlatformDirs

if TYPE_CHECKING:
    from pathlib import Path

_APP: Final = "BaoCaoCongThuong"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """Folders below one data folder."""

    data: Path

    @classmethod
    def default(cls) -> AppPaths:
        """The user's local, non-roaming application data: a live SQLite file must not roam."""
        return cls(PlatformDirs(_APP, appauthor=False, roaming=False).user_data_path)

    @property
    def store(self) -> Path:
        """The SQLite file with reports and their journal."""
        return self.data / "so-lieu.db"

    @property
    def signed(self) -> Path:
        """Folder of signed packages."""
        return self.data / "da-ky"

    @property
    def trust(self) -> Path:
        """Folder of pinned certificates and revocation lists."""
        return self.data / "chung-thu"

    @property
    def backups(self) -> Path:
        """Folder of backups."""
        return self.data / "sao-luu"

    @property
    def logs(self) -> Path:
        """Folder of bug reports."""
        return self.data / "nhat-ky"
