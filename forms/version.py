"""The only place where the program's version is written."""

from __future__ import annotations

from typing import Final

APP_NAME: Final = "Báo cáo Công Thương"
APP_VERSION: Final = "0.1.0"
