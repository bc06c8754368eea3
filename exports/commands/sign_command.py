"""``sign``: the director's signature on a stored report, or one more on a signed file."""

from __future__ import annotations

import secrets
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.commands.output import FINE, WRONG_DATA
from exports.commands.target import add_target, target_of, workspace_at
from exports.departure import Departure, check_ready, co_sign, signing_request
from exports.departure_messages import DepartureMessage
from exports.files import read_file
from exports.keys import KeyChoice
from exports.reception import kept_trust
from exports.signing.readiness import check_readiness
from exports.signing.request import SignerRole
from exports.turn import check_contents, check_file, check_signer, check_turn, signers_of
from forms.common.errors import KnownError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from exports.commands.output import Output
    from exports.signing.keys import Signer
    from exports.workspace import Workspace
    from forms.common.paths import AppPaths

_ROLES: Final = {
    "preparer": SignerRole.PREPARER,
    "director": SignerRole.DIRECTOR,
    "office": SignerRole.OFFICE,
}
_SIGNERS: Final = ("director", "director,office", "preparer,director,office")


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, nargs="?", metavar="TỆP", help="tệp đã ký, để ký thêm")
    add_target(parser, required=False)
    parser.add_argument("--key", type=Path, metavar="TỆP.p12", help="khóa trong tệp PKCS#12")
    parser.add_argument("--pkcs11", type=Path, metavar="THƯ_VIỆN", help="thư viện của USB token")
    parser.add_argument("--token", default="", metavar="NHÃN", help="nhãn của USB token")
    parser.add_argument(
        "--windows-store", default="", metavar="VÂN_TAY", help="chứng thư trong kho của Windows"
    )
    parser.add_argument(
        "--pin-env", default="", metavar="BIẾN", help="biến môi trường giữ mật khẩu"
    )
    parser.add_argument("--role", choices=tuple(_ROLES), default="director", help="vai người ký")
    parser.add_argument(
        "--signers",
        choices=_SIGNERS,
        default="director,office",
        help="ai phải ký, ghi trên bìa trước chữ ký đầu tiên",
    )
    parser.add_argument("--number", default="", metavar="SỐ", help="số văn bản, ví dụ 05/BC-SCT")
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi ghi tệp")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Sign and say where the file is; exit 1 while the report's data are not ready."""
    role = _ROLES[options.role]
    with workspace_at(paths) as workspace:
        if options.file is not None:
            data = read_file(options.file)
            check_file(data, role, workspace.clock.now())
            try:
                check_contents(data, workspace)
            except KnownError as error:
                output.say(error.sentence)
                return WRONG_DATA
            signers = signers_of(data, workspace.clock.now())
            with closing(_opened(options, workspace, output, signers)) as signer:
                request = signing_request(role, options.number, workspace)
                path = co_sign(workspace, options.file, data, signer, request, options.out)
        else:
            refusal = _refusal(options, workspace)
            if refusal is not None:
                output.say(refusal.sentence)
                return WRONG_DATA
            path = _signed(options, workspace, output)
    output.result({"file": str(path)}, [str(path)])
    output.say("Đã ký. Gửi đúng tệp này; mở bằng Excel rồi bấm Lưu sẽ làm hỏng chữ ký.")
    return FINE


def _opened(
    options: argparse.Namespace,
    workspace: Workspace,
    output: Output,
    signers: Sequence[tuple[bytes, SignerRole]] = (),
) -> Signer:
    """The key, after its certificate was found fit; remarks go to the person signing."""

    def check(certificate: bytes, chain: tuple[bytes, ...]) -> None:
        check_signer(signers, certificate, _ROLES[options.role])
        now = workspace.clock.now()
        for remark in check_readiness(certificate, chain, kept_trust(workspace.paths), now):
            output.say(remark.sentence)

    choice = KeyChoice(
        options.key, options.pkcs11, options.token, options.windows_store, options.pin_env
    )
    return choice.open(check, output.say)


def _refusal(options: argparse.Namespace, workspace: Workspace) -> KnownError | None:
    """Why the report's data cannot be signed yet; asked before any PIN."""
    if options.province is None or options.period is None:
        raise KnownError(DepartureMessage.NOTHING_TO_SIGN)
    target = target_of(options, workspace)
    try:
        check_ready(workspace.find(target.unit, target.period))
    except KnownError as error:
        if isinstance(error.message, DepartureMessage):
            return error
        raise
    return None


def _signed(options: argparse.Namespace, workspace: Workspace, output: Output) -> Path:
    target = target_of(options, workspace)
    role = _ROLES[options.role]
    signers = tuple(_ROLES[word] for word in options.signers.split(","))
    check_turn(signers, (), role)
    departure = Departure(workspace, target.unit, target.period, secrets.token_hex(8), signers)
    with closing(_opened(options, workspace, output)) as signer:
        request = signing_request(role, options.number, workspace)
        path = departure.sign(signer, request, options.out)
    for word in options.signers.split(",")[1:]:
        output.say(f"Còn chữ ký “{_ROLES[word].value}”: chạy sign với tệp này và --role {word}.")
    return path
