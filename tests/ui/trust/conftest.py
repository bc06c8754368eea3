"""The stores and people of the signing page, for walks that end there."""

from __future__ import annotations

from tests.ui.pages.sign.conftest import keys, ready, stores, unready

__all__ = ["keys", "ready", "stores", "unready"]
