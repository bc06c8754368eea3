"""``--province`` and ``--period``: which report a command is about."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.workspace import Workspace
from forms.common.clock import SystemClock
from forms.common.errors import KnownError
from forms.common.period import Period
from forms.messages import FormsMessage

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from forms.common.paths import AppPaths
    from forms.common.provinces import Province


@dataclass(frozen=True, slots=True)
class Target:
    """A unit and a month."""

    unit: Province
    period: Period


def add_target(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Declare the two options."""
    parser.add_argument("--province", required=required, metavar="MÃ", help="mã tỉnh, ví dụ 40")
    parser.add_argument("--period", required=required, metavar="KỲ", help="ví dụ 2026-10")


def period_of(text: str) -> Period:
    """A period given on the command line."""
    try:
        return Period.parse(text)
    except ValueError as error:
        raise KnownError(FormsMessage.PERIOD_WRONG, text=text) from error


def target_of(options: argparse.Namespace, workspace: Workspace) -> Target:
    """The report meant by the options."""
    period = period_of(options.period)
    return Target(workspace.province(options.province, period), period)


@contextmanager
def workspace_at(paths: AppPaths) -> Iterator[Workspace]:
    """The store below a data folder, closed in the end."""
    workspace = Workspace.open(paths, SystemClock())
    try:
        yield workspace
    finally:
        workspace.close()
