"""What a verifier demands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exports.archive import PackageLimits

if TYPE_CHECKING:
    from datetime import datetime

    from exports.signing.trust import TrustStore


@dataclass(frozen=True, slots=True)
class VerifyPolicy:
    """``now`` is an aware time. Without ``trust`` certificates stay unchecked and never VALID."""

    now: datetime
    trust: TrustStore | None = None
    limits: PackageLimits = field(default_factory=PackageLimits)
