"""``enrol``: a key in a password-protected file, with a certificate the receiver can pin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.commands.output import FINE
from exports.departure import write_out
from exports.enrolment import Enrolled, KeyAlgorithm, complete, enrol
from exports.enrolment_messages import EnrolmentMessage
from exports.files import read_file
from exports.keys import new_secret, secret
from exports.signing.certificate import grouped
from exports.signing.request import SignerRole
from exports.signing.trust_files import read_trust_file
from forms.common.clock import SystemClock
from forms.common.errors import KnownError
from forms.common.text import file_name

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from forms.common.paths import AppPaths

_ROLES: Final = {"office": SignerRole.OFFICE, "director": SignerRole.DIRECTOR}
_ALGORITHMS: Final = {one.value: one for one in KeyAlgorithm}
_LARGEST: Final = 1_000_000


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--name", metavar="TÊN", help="họ tên người ký hoặc tên cơ quan")
    parser.add_argument("--role", choices=tuple(_ROLES), default="director", help="vai người ký")
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
        made, stem = _completed(options), options.key.stem
    else:
        made, stem = _made(options)
    files = {f"{stem}.p12": made.key_file, f"{stem}.crt": made.certificate}
    if options.csr and made.request:
        files[f"{stem}.csr"] = made.request
    written = _written(options.out, files)
    shown = grouped(made.fingerprint)
    output.result(
        {"files": [str(path) for path in written], "fingerprint": made.fingerprint},
        [*(str(path) for path in written), f"Vân tay SHA-256: {shown}"],
    )
    output.say(
        "Gửi tệp .crt cho đơn vị tiếp nhận và đọc vân tay qua kênh khác để họ đối chiếu. "
        "Giữ tệp .p12 và mật khẩu, không gửi cho ai."
    )
    return FINE


def _made(options: argparse.Namespace) -> tuple[Enrolled, str]:
    name = options.name or ""
    stem = f"{file_name(name)}-{options.role}"
    _refuse_existing(options.out, stem)
    password = new_secret(options.pin_env, f"Mật khẩu mới của tệp khóa {stem}.p12: ")
    algorithm = _ALGORITHMS[options.algorithm]
    now = SystemClock().now()
    return enrol(name, _ROLES[options.role], password, now, algorithm), stem


def _completed(options: argparse.Namespace) -> Enrolled:
    _refuse_existing(options.out, options.key.stem)
    data = read_file(options.key, _LARGEST)
    read_file(options.certificate, _LARGEST)
    certificates, _ = read_trust_file(options.certificate)
    password = secret(options.pin_env, f"Mật khẩu của {options.key.name}: ")
    return complete(data, password, certificates)


def _refuse_existing(folder: Path, stem: str) -> None:
    """A key that is overwritten is lost, and with it what was pinned for it."""
    path = folder / f"{stem}.p12"
    if path.exists():
        raise KnownError(EnrolmentMessage.FILE_EXISTS, path=path)


def _written(folder: Path, files: dict[str, bytes]) -> list[Path]:
    written = [write_out(folder / name, data) for name, data in files.items()]
    written[0].chmod(0o600)
    return written
