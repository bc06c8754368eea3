"""``enrol``: a key in a password-protected file, with a certificate the receiver can pin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.commands.output import FINE
from exports.enrolment import KeyAlgorithm
from exports.key_making import ROLES, KeyMade, NewKey, complete_key, make_key, refuse_existing
from exports.keys import new_secret, secret
from exports.signing.certificate import grouped
from forms.common.clock import SystemClock

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from forms.common.paths import AppPaths

_ALGORITHMS: Final = {one.value: one for one in KeyAlgorithm}


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--name", metavar="TÊN", help="họ tên người ký hoặc tên cơ quan")
    parser.add_argument("--role", choices=tuple(ROLES), default="director", help="vai người ký")
    parser.add_argument(
        "--algorithm", choices=tuple(_ALGORITHMS), default="ec", help="ECDSA P-256 hoặc RSA 3072"
    )
    parser.add_argument("--csr", action="store_true", help="kèm yêu cầu cấp chứng thư (PKCS#10)")
    parser.add_argument("--key", type=Path, metavar="TỆP.p12", help="tệp khóa đã tạo")
    parser.add_argument(
        "--certificate", type=Path, metavar="TỆP", help="chứng thư được cấp, để ghép vào tệp khóa"
    )
    parser.add_argument(
        "--pin-env", default="", metavar="BIẾN", help="biến môi trường giữ mật khẩu"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi ghi tệp")


def run(options: argparse.Namespace, _paths: AppPaths, output: Output) -> int:
    """Write the files and print the fingerprint to be told to the receiver."""
    if options.certificate is not None and options.key is not None:
        made = _completed(options)
    else:
        made = _made(options)
    shown = grouped(made.fingerprint)
    output.result(
        {"files": [str(path) for path in made.files], "fingerprint": made.fingerprint},
        [*(str(path) for path in made.files), f"Vân tay SHA-256: {shown}"],
    )
    output.say(
        "Gửi tệp .crt cho đơn vị tiếp nhận và đọc vân tay qua kênh khác để họ đối chiếu. "
        "Giữ tệp .p12 và mật khẩu, không gửi cho ai."
    )
    return FINE


def _made(options: argparse.Namespace) -> KeyMade:
    algorithm = _ALGORITHMS[options.algorithm]
    wanted = NewKey(options.name or "", ROLES[options.role], algorithm, options.csr)
    refuse_existing(options.out, wanted.stem)
    password = new_secret(options.pin_env, f"Mật khẩu mới của tệp khóa {wanted.stem}.p12: ")
    return make_key(wanted, password, options.out, SystemClock().now())


def _completed(options: argparse.Namespace) -> KeyMade:
    refuse_existing(options.out, options.key.stem)
    password = secret(options.pin_env, f"Mật khẩu của {options.key.name}: ")
    return complete_key(options.key, options.certificate, password, options.out)
