"""Installers made up for tests: a small executable, signed as Authenticode describes."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from asn1crypto import algos, cms, core  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from exports.signing.certificate import fingerprint
from exports.update.news import News, Release, pack
from forms.store.migrations import STEPS
from forms.version import APP_NAME
from tests.certificates import NOW, name, rsa_key, usage

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import rsa

AMD64: Final = 0x8664
I386: Final = 0x014C
NAME: Final = "BaoCaoCongThuong-9.0.0-cai-dat.exe"
_INDIRECT: Final = "1.3.6.1.4.1.311.2.1.4"
#: SpcPeImageData as everybody writes it.
_PE_IMAGE: Final = bytes.fromhex("3025030100a020a21e801c") + "<<<Obsolete>>>".encode("utf-16-be")
_PE_AT: Final = 0x80
_OPTIONAL: Final = _PE_AT + 24
CHECKSUM: Final = _OPTIONAL + 64
#: Directory entry of the certificates in a 64-bit executable.
ENTRY: Final = _OPTIONAL + 112 + 8 * 4
CODE: Final = 0x400


@dataclass(frozen=True)
class Publisher:
    """A certificate for signing code, with its key."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def pin(self) -> str:
        return fingerprint(self.certificate)


def publisher(common: str = "Nhà phát hành thử", bits: int = 2048) -> Publisher:
    key = rsa_key(common, bits)
    made = (
        x509.CertificateBuilder()
        .subject_name(name(common))
        .issuer_name(name(common))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=365))
        .add_extension(usage(sign=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Publisher(made, key)


def news(version: str = "9.0.0", *, store: int = len(STEPS), program: str = APP_NAME) -> News:
    return News(
        program=program,
        version=version,
        store=store,
        releases=(
            Release(version=version, changes=("Biểu CT13 mới.",)),
            Release(version="0.0.1", changes=("Bản đầu tiên.",)),
        ),
    )


def program(said: bytes, machine: int = AMD64) -> bytes:
    """An executable of one section that does nothing, with ``said`` after its end."""
    dos = b"MZ" + bytes(0x3A) + struct.pack("<I", _PE_AT) + bytes(_PE_AT - 0x40)
    coff = struct.pack("<4sHHIIIHH", b"PE\0\0", machine, 1, 0, 0, 0, 240, 0x22)
    optional = struct.pack(
        "<HBBIIIIIQIIHHHHHHIIIIHHQQQQII",
        0x20B, 14, 0, 512, 0, 0, 0x1000, 0x1000, 0x140000000, 0x1000, 512, 6, 0, 0, 0, 6, 0, 0,
        0x2000, 0x400, 0, 3, 0, 1 << 20, 1 << 12, 1 << 20, 1 << 12, 0, 16,
    ) + bytes(16 * 8)  # fmt: skip
    section = struct.pack("<8sIIIIIIHHI", b".text", 512, 0x1000, 512, CODE, 0, 0, 0, 0, 0x60000020)
    head = (dos + coff + optional + section).ljust(CODE, b"\0")
    whole = head + b"\xc3".ljust(512, b"\0") + said
    return whole.ljust(len(whole) + -len(whole) % 8, b"\0")


def sign(unsigned: bytes, signer: Publisher, *, states: str = _INDIRECT) -> bytes:
    """The executable with a signature in its table of certificates."""
    covered = unsigned[:CHECKSUM] + unsigned[CHECKSUM + 4 : ENTRY] + unsigned[ENTRY + 8 :]
    der = _signature(hashlib.sha256(covered).digest(), signer, states)
    table = struct.pack("<IHH", 8 + len(der), 0x0200, 2) + der
    table = table.ljust(len(table) + -len(table) % 8, b"\0")
    entry = struct.pack("<II", len(unsigned), len(table))
    return unsigned[:ENTRY] + entry + unsigned[ENTRY + 8 :] + table


def installer(signer: Publisher, said: News | None = None, machine: int = AMD64) -> bytes:
    return sign(program(pack(said or news()), machine), signer)


def _signature(digest: bytes, signer: Publisher, states: str) -> bytes:
    content = _indirect(digest)
    inner = content.contents
    attributes = cms.CMSAttributes(
        [
            {"type": "content_type", "values": [states]},
            {"type": "message_digest", "values": [hashlib.sha256(inner).digest()]},
        ]
    )
    value = signer.key.sign(attributes.dump(), padding.PKCS1v15(), hashes.SHA256())
    certificate = asn1_x509.Certificate.load(signer.certificate.public_bytes(Encoding.DER))
    sha256 = algos.DigestAlgorithm({"algorithm": "sha256", "parameters": core.Null()})
    about = {
        "version": "v1",
        "sid": {
            "issuer_and_serial_number": {
                "issuer": certificate.issuer,
                "serial_number": certificate.serial_number,
            }
        },
        "digest_algorithm": sha256,
        "signed_attrs": attributes,
        "signature_algorithm": {"algorithm": "rsassa_pkcs1v15"},
        "signature": value,
    }
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [sha256],
            "encap_content_info": cms.ContentInfo.load(
                _Content({"type": _INDIRECT, "content": content}).dump()
            ),
            "certificates": [certificate],
            "signer_infos": [about],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


class _Data(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[list[Any]] = [("type", core.ObjectIdentifier), ("value", core.Any)]


class _Indirect(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[list[Any]] = [("data", _Data), ("digest", algos.DigestInfo)]


class _Content(core.Sequence):  # type: ignore[misc]
    _fields: ClassVar[list[Any]] = [
        ("type", core.ObjectIdentifier),
        ("content", _Indirect, {"explicit": 0}),
    ]


def _indirect(digest: bytes) -> _Indirect:
    return _Indirect(
        {
            "data": {"type": "1.3.6.1.4.1.311.2.1.15", "value": core.Any.load(_PE_IMAGE)},
            "digest": {
                "digest_algorithm": {"algorithm": "sha256", "parameters": core.Null()},
                "digest": digest,
            },
        }
    )
