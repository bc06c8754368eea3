"""``demo``: the whole job unattended on the shipped sample month."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exports.commands.output import FINE, WRONG_DATA
from exports.departure import Departure, co_sign, signing_request, write_out
from exports.file_verdict import FileConclusion
from exports.reception import Reception
from exports.sample import PERIOD, PROVINCE, load_sample
from exports.sample_keys import PASSWORD, make_keys
from exports.signing.keys import Pkcs12Signer
from exports.signing.request import SignerRole
from exports.workspace import Workspace
from forms.common.clock import SystemClock
from forms.common.paths import AppPaths
from validation.explanations import explain
from validation.finding import Severity

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from exports.sample_keys import SampleKeys
    from validation.desk import Desk

#: Reasons for the sample's two jumps, by row; marked as illustrative like the sample itself.
_REASONS: Final = {
    "1.8": "Minh họa: giá bán lẻ xăng dầu tăng ba kỳ liên tiếp, thêm bốn cửa hàng mới hoạt động.",
    "1.10": "Minh họa: giá vàng tăng mạnh, sức mua đồ trang sức mùa cưới cao hơn tháng trước.",
}
_NUMBER: Final = "05/BC-SCT"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--out", type=Path, default=Path("out/demo"), metavar="THƯ_MỤC", help="nơi ghi kết quả"
    )


def run(options: argparse.Namespace, _paths: AppPaths, output: Output) -> int:
    """Fill, check, explain, sign twice, verify; say what was made."""
    out: Path = options.out
    paths = AppPaths(out / f"kho-{secrets.token_hex(4)}")
    clock = SystemClock()
    keys = make_keys(clock.now())
    for number, certificate in enumerate(keys.pinned, start=1):
        write_out(paths.trust / f"{number}.pem", certificate)
    workspace = Workspace.open(paths, clock)
    try:
        data, lines = _played(workspace, keys, out)
    finally:
        workspace.close()
    verdict = Reception.open(paths, None).judge(Path(data["file"]).read_bytes())
    data["verdict"] = verdict.conclusion.name
    lines.append(f"6. Xác minh: {verdict.sentence}")
    lines.append(f"Tệp đã ký: {data['file']}")
    output.result(data, lines)
    return FINE if verdict.conclusion is FileConclusion.ACCEPTABLE else WRONG_DATA


def _played(workspace: Workspace, keys: SampleKeys, out: Path) -> tuple[dict[str, Any], list[str]]:
    cells = load_sample(workspace)
    unit = workspace.province(PROVINCE, PERIOD)
    desk = workspace.find(unit, PERIOD)
    found = len(desk.judged)
    lines = [
        f"1. Nhập: {cells} ô của 14 tháng, {unit.full_name(PERIOD.first_day)} (số minh họa).",
        f"2. Kiểm tra {PERIOD.title}: {found} cảnh báo cần giải trình.",
    ]
    _explain(desk, workspace)
    lines.append(f"3. Giải trình: {desk.gate.explained} cảnh báo đã có lý do.")
    departure = Departure(workspace, unit, PERIOD, secrets.token_hex(8))
    with closing(Pkcs12Signer(keys.director, PASSWORD)) as signer:
        request = signing_request(SignerRole.DIRECTOR, "", workspace)
        first = departure.sign(signer, request, out / "mot-chu-ky")
    lines.append(f"4. Giám đốc ký: {first}")
    with closing(Pkcs12Signer(keys.office, PASSWORD)) as signer:
        request = signing_request(SignerRole.OFFICE, _NUMBER, workspace)
        second = co_sign(workspace, first, first.read_bytes(), signer, request, out)
    lines.append(f"5. Văn thư ký, số {_NUMBER}: {second}")
    digest = hashlib.sha256(second.read_bytes()).hexdigest()
    return {"cells": cells, "findings": found, "file": str(second), "sha256": digest}, lines


def _explain(desk: Desk, workspace: Workspace) -> None:
    for judged in desk.judged:
        if judged.finding.severity is Severity.WARNING:
            reason = _REASONS[judged.finding.cell.row]
            desk.apply(explain(judged.finding, reason, workspace.clock))
