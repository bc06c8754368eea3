"""A newer version on a stick, as the installed program meets it."""

from __future__ import annotations

import json
import struct
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
_OLDER: Final = "0.0.1"
#: Where an executable says where its header begins, and the machine for which it is not.
_PE_AT: Final = 0x3C
_I386: Final = 0x014C
_CUT: Final = 100_000
_UNUSABLE: Final = 2
_DAY: Final = timedelta(days=1)


def offered(machine: Windows, program: Path, setup: Path, stick: Path) -> str:
    """Unsigned and strange installers are refused; a newer one is told about and started."""
    stick.mkdir()
    keys = _publisher(stick.with_name("nha-phat-hanh"))
    bare = stick / setup.name
    _without_signature(setup, bare)
    content = bare.read_bytes()
    _refused(machine, program, stick, "không có chữ ký")
    bare.unlink()

    newer = _made(content, _NEWER, stick, keys)
    _refused(machine, program, newer, "--publisher")
    machine.run(program, "update", "--publisher", "0" * 64)
    _refused(machine, program, newer, "không phải nhà phát hành đã ghim")
    machine.run(program, "update", "--publisher", _fingerprint(keys))
    _bad_ones(machine, program, content, keys)
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
    return (
        "không ký, ký lạ, bị sửa, cũ hơn, sai loại máy: từ chối; "
        f"bản {_NEWER} đã ký: nêu thay đổi, sao lưu kho, mở bộ cài"
    )


def _bad_ones(machine: Windows, program: Path, content: bytes, keys: Path) -> None:
    """Signed by the pinned publisher, and still not to be run."""
    folder = keys.with_name("bộ cài hỏng")
    folder.mkdir()
    older = _made(content, _OLDER, folder, keys)
    _refused(machine, program, older, "cũ hơn")
    (at,) = struct.unpack_from("<I", content, _PE_AT)
    other = content[: at + 4] + struct.pack("<H", _I386) + content[at + 6 :]
    _refused(machine, program, _made(other, _NEWER, folder, keys), "loại máy khác")
    changed = bytearray(_made(content, _NEWER, folder, keys).read_bytes())
    changed[len(changed) // 2] ^= 1
    altered = folder / _name(_NEWER)
    altered.write_bytes(changed)
    _refused(machine, program, altered, "đã bị sửa sau khi ký")
    altered.write_bytes(changed[:-_CUT])
    _refused(machine, program, altered, "bị cắt ngang")


def _refused(machine: Windows, program: Path, offer: Path, why: str) -> None:
    code, said = machine.run(program, "update", offer)
    claim(code == _UNUSABLE and why in said, f"phải từ chối vì “{why}”: {code} {said}")


def _made(content: bytes, version: str, folder: Path, keys: Path) -> Path:
    """The installer as another version of it would be, signed."""
    unsigned, signed = folder / "chua-ky.tmp", folder / _name(version)
    unsigned.write_bytes(content + pack(news(version)))
    signed.unlink(missing_ok=True)
    _sign(unsigned, signed, keys)
    unsigned.unlink()
    return signed


def _name(version: str) -> str:
    return f"BaoCaoCongThuong-{version}-cai-dat.exe"


def _without_signature(setup: Path, bare: Path) -> None:
    """A copy without the signature that the build put on it, if there was a publisher's key."""
    words = ["osslsigncode", "remove-signature", "-in", setup, "-out", bare]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        bare.write_bytes(setup.read_bytes())


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
