"""The only place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

from forms.common.frozen import dataclass

#: Vietnam has one zone and no summer time (QĐ 134/2002/QĐ-TTg).
VIETNAM = timezone(timedelta(hours=7))


class Clock(Protocol):
    """Tells the time; passed in wherever time matters."""

    def now(self) -> datetime:
        """The present moment, timezone-aware, in UTC, whole seconds."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present moment, timezone-aware, in UTC, whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for tests and reproducible samples."""

    moment: datetime

    def now(self) -> datetime:
        """The fixed moment."""
        return self.moment
