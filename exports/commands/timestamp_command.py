"""``timestamp``: requests for an authority's time-stamps, and their answers into the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.commands.output import FINE
from exports.departure import write_out
from exports.files import read_file
from exports.signing.timestamp import add_timestamps, requests_for
from exports.signing.timestamp_messages import TimestampMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from forms.common.paths import AppPaths

_LARGEST_RESPONSE = 1_000_000


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp đã ký")
    parser.add_argument("--request", type=Path, metavar="TỆP.tsq", help="nơi ghi yêu cầu")
    parser.add_argument(
        "--response", type=Path, nargs="+", metavar="TỆP.tsr", help="trả lời của nơi cấp"
    )
    parser.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="nơi ghi tệp có dấu thời gian")


def run(options: argparse.Namespace, _paths: AppPaths, output: Output) -> int:
    """Write the requests, or the file with the answers in it."""
    data = read_file(options.file)
    if options.request is not None:
        written = _write_requests(data, options.request)
        say = "Chuyển tệp .tsq tới nơi cấp dấu thời gian rồi thêm tệp .tsr nhận về bằng --response."
    elif options.response and options.out:
        answers = [read_file(path, _LARGEST_RESPONSE) for path in options.response]
        stamped = add_timestamps(data, answers)
        written = [write_out(options.out / options.file.name, stamped)]
        say = "Đã thêm dấu thời gian, các chữ ký giữ nguyên."
    else:
        raise KnownError(TimestampMessage.CHOICE_MISSING)
    output.result({"files": [str(path) for path in written]}, [str(path) for path in written])
    output.say(say)
    return FINE


def _write_requests(data: bytes, path: Path) -> list[Path]:
    """One file, or one per signature with its number before the suffix."""
    requests = list(requests_for(data).values())
    if len(requests) == 1:
        return [write_out(path, requests[0])]
    return [
        write_out(path.with_name(f"{path.stem}-{number}{path.suffix}"), request)
        for number, request in enumerate(requests, start=1)
    ]
