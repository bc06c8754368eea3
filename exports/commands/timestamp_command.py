"""``timestamp``: requests for an authority's time-stamps, and their answers into the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.commands.output import FINE
from exports.signing.timestamp_messages import TimestampMessage
from exports.stamping import add_answers, write_requests
from forms.common.errors import KnownError

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from forms.common.paths import AppPaths


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
    if options.request is not None:
        written = write_requests(options.file, options.request)
        say = "Chuyển tệp .tsq tới nơi cấp dấu thời gian rồi thêm tệp .tsr nhận về bằng --response."
    elif options.response and options.out:
        written = [add_answers(options.file, options.response, options.out / options.file.name)]
        say = "Đã thêm dấu thời gian, các chữ ký giữ nguyên."
    else:
        raise KnownError(TimestampMessage.CHOICE_MISSING)
    output.result({"files": [str(path) for path in written]}, [str(path) for path in written])
    output.say(say)
    return FINE
