"""Whose installers this machine takes: fingerprints of certificates, shipped and added by hand."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from exports.trust_folder import plain_fingerprint
from forms.store.settings import Option

if TYPE_CHECKING:
    from forms.store.settings import Settings


def pinned(settings: Settings) -> frozenset[str]:
    """SHA-256 fingerprints, in hexadecimal digits."""
    return _shipped() | _added(settings)


def pin(settings: Settings, stated: str) -> str:
    """Trust one more publisher on this machine; refuses what is no fingerprint."""
    fingerprint = plain_fingerprint(stated)
    settings.put(Option.PUBLISHERS, " ".join(sorted(_added(settings) | {fingerprint})))
    return fingerprint


def _added(settings: Settings) -> frozenset[str]:
    return frozenset((settings.get(Option.PUBLISHERS) or "").split())


def _shipped() -> frozenset[str]:
    text = files("exports.update").joinpath("publishers.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(plain_fingerprint(line) for line in lines if line)
