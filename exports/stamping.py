"""Time-stamps as files: requests out of a signed file, an authority's answers into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.departure import write_out
from exports.files import read_file
from exports.signing.timestamp import add_timestamps, requests_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LARGEST_RESPONSE = 1_000_000


def write_requests(file: Path, target: Path) -> list[Path]:
    """One request, or one per signature with its number in the name. Raises ``KnownError``."""
    requests = list(requests_for(read_file(file)).values())
    if len(requests) == 1:
        return [write_out(target, requests[0])]
    return [
        write_out(target.with_name(f"{target.stem}-{number}{target.suffix}"), request)
        for number, request in enumerate(requests, start=1)
    ]


def add_answers(file: Path, answers: Sequence[Path], target: Path) -> Path:
    """The file with the answers in it, everything signed as it was. Raises ``KnownError``."""
    tokens = [read_file(path, _LARGEST_RESPONSE) for path in answers]
    return write_out(target, add_timestamps(read_file(file), tokens))
