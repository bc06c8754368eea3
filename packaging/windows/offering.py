"""A newer version on a stick, as the installed program meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Final

from changes import news
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from wine import claim

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from exports.update.news import pack

if TYPE_CHECKING:
    from wine import Windows

_NEWER: Final = "99.0.0"
_UNUSABLE: Final = 2
_DAY: Final = timedelta(days=1)


def offered(machine: Windows, program: Path, setup: Path, stick: Path) -> str:
    """Unsigned and strange installers are refused; a newer one is told about and started."""
    stick.mkdir()
    keys = _publisher(stick.with_name("nha-phat-hanh"))
    bare = stick / setup.name
    bare.write_bytes(setup.read_bytes())
    code, said = machine.run(program, "update", stick)
    claim(code == _UNUSABLE and "không có chữ ký" in said, f"{code} {said}")
    bare.unlink()

    newer = stick / setup.name.replace(news().version, _NEWER)
    unsigned = stick / "chua-ky.tmp"
    unsigned.write_bytes(setup.read_bytes() + pack(news(_NEWER)))
    _sign(unsigned, newer, keys)
    unsigned.unlink()
    code, said = machine.run(program, "update", newer)
    claim(code == _UNUSABLE and "--publisher" in said, f"{code} {said}")
    machine.run(program, "update", "--publisher", "0" * 64)
    code, said = machine.run(program, "update", newer)
    claim(code == _UNUSABLE and "không phải nhà phát hành đã ghim" in said, f"{code} {said}")
    machine.run(program, "update", "--publisher", _fingerprint(keys))
    code, said = machine.run(program, "update", stick, "--json")
    claim(code == 0, f"{code} {said}")
    told = json.loads(said[: said.rindex("}") + 1])
    claim(told["version"] == _NEWER and bool(told["releases"]), said)

    process = machine.start(program, "update", stick, "--commit")
    machine.window("Báo cáo Công Thương")
    claim(process.wait() == 0, "không mở được bộ cài của bản mới")
    sleep(2)
    machine.picture(stick.with_name("installer.png"))
    machine.run("taskkill", "/F", "/IM", newer.name)
    return f"không ký, ký lạ: từ chối; bản {_NEWER} đã ký: nêu thay đổi, sao lưu kho, mở bộ cài"


def _publisher(folder: Path) -> Path:
    """A key and a certificate for this run only."""
    folder.mkdir()
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nha phat hanh thu")])
    now = datetime.now(UTC)  # noqa: TID251 - a certificate for now
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + _DAY)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(made.public_bytes(Encoding.PEM))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(pem)
    return folder


def _fingerprint(keys: Path) -> str:
    certificate = x509.load_pem_x509_certificate((keys / "certificate.pem").read_bytes())
    return certificate.fingerprint(hashes.SHA256()).hex()


def _sign(unsigned: Path, signed: Path, keys: Path) -> None:
    subprocess.run(
        ["osslsigncode", "sign", "-h", "sha256", "-certs", keys / "certificate.pem",
         "-key", keys / "key.pem", "-in", unsigned, "-out", signed],
        check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
