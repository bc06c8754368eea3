"""Receiving files: the verdict with everything it needs, without a store of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.signing.policy import VerifyPolicy
from exports.signing.trust import TrustStore
from exports.verification import verify_file
from forms.catalogue import Catalogue
from forms.common.clock import SystemClock
from forms.common.provinces import Provinces
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from exports.file_verdict import FileVerdict
    from forms.common.clock import Clock
    from forms.common.paths import AppPaths


@dataclass(frozen=True, slots=True)
class Reception:
    """Catalogue, rules, provinces and trust; the same engine as where reports are written."""

    clock: Clock
    catalogue: Catalogue
    rulebook: Rulebook
    provinces: Provinces
    trust: TrustStore | None

    @classmethod
    def open(cls, paths: AppPaths, trust: Path | None) -> Reception:
        """With the trusted certificates of a folder; without one, those kept with the data."""
        store = TrustStore.from_folder(trust) if trust is not None else kept_trust(paths)
        return cls(SystemClock(), Catalogue.shipped(), Rulebook(), Provinces.shipped(), store)

    def judge(self, data: bytes) -> FileVerdict:
        """The verdict on a file; :class:`KnownError` when it is no sound package."""
        policy = VerifyPolicy(self.clock.now(), self.trust)
        return verify_file(data, policy, self.catalogue, self.rulebook, self.provinces)


def kept_trust(paths: AppPaths) -> TrustStore | None:
    """The trusted certificates kept with the data; none while the folder is empty or missing."""
    if not paths.trust.is_dir() or not any(paths.trust.iterdir()):
        return None
    return TrustStore.from_folder(paths.trust)
