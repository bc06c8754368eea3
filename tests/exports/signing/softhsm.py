"""Tokens made with SoftHSM: the usual one, one that asks each time, twins, one to pull out.

SoftHSM reads its configuration when it is loaded, so all tests of a process share these tokens.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pkcs11
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pkcs11 import Attribute, KeyType, ObjectClass
from pkcs11.util.ec import encode_named_curve_parameters

from tests.certificates import Authority, ec_key, rsa_key

if TYPE_CHECKING:
    from cryptography import x509

LABEL: Final = "Thiết bị thử"
ASKING: Final = "Hỏi mỗi lần"
TWIN: Final = "Trùng nhãn"
LOOSE: Final = "Sắp bị rút"
PIN: Final = "123456"
_PLACES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
# Under Wine those places can be seen, but a library of Linux cannot be loaded.
MODULE: Final = next(
    (Path(place) for place in _PLACES if sys.platform != "win32" and Path(place).exists()), None
)


@dataclass(frozen=True)
class Token:
    """The library, where its tokens lie, and the certificates (DER) on them."""

    module: Path
    folder: Path
    rsa: bytes
    ec: bytes
    asking: bytes
    twins: tuple[bytes, bytes]
    loose: bytes


def take_up(token: Token) -> None:
    """Have the library look at these tokens, if another test made it look at its own."""
    config = str(token.folder.with_name("softhsm2.conf"))
    if os.environ.get("SOFTHSM2_CONF") != config:
        os.environ["SOFTHSM2_CONF"] = config
        pkcs11.unload(str(token.module))


def make_tokens(folder: Path, issuing: Authority) -> Token:
    """Five tokens with keys made outside and imported, and their certificates."""
    assert MODULE is not None
    (folder / "tokens").mkdir()
    config = folder / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(config)
    for label in (LABEL, ASKING, TWIN, TWIN, LOOSE):
        command = ["softhsm2-util", "--init-token", "--free", "--label", label]
        subprocess.run([*command, "--pin", PIN, "--so-pin", "12345678"], check=True, timeout=30)
    pkcs11.unload(str(MODULE))  # another test may have loaded it with other tokens
    slots = pkcs11.lib(str(MODULE)).get_slots(token_present=True)
    tokens = [slot.get_token() for slot in slots]
    usual, asking, one, two, loose = (
        token for label in (LABEL, ASKING, TWIN, LOOSE) for token in tokens if token.label == label
    )
    ec_leaf = issuing.leaf("Token EC", ec_key("token"))
    rsa_leaf = _fill_rsa(usual, issuing, "Token RSA")
    with usual.open(rw=True, user_pin=PIN) as session:
        _import_ec(session, b"\x02")
        _import_certificate(session, b"\x02", ec_leaf)
        _import_certificate(session, b"\x09", issuing.certificate)
    return Token(
        MODULE,
        folder / "tokens",
        rsa_leaf,
        ec_leaf.public_bytes(Encoding.DER),
        _fill_rsa(asking, issuing, "Token hỏi", always=True),
        (_fill_rsa(one, issuing, "Token một"), _fill_rsa(two, issuing, "Token hai")),
        _fill_rsa(loose, issuing, "Token rút"),
    )


def _fill_rsa(
    token: pkcs11.Token, issuing: Authority, common: str, *, always: bool = False
) -> bytes:
    leaf = issuing.leaf(common, rsa_key("token"))
    with token.open(rw=True, user_pin=PIN) as session:
        _import_rsa(session, b"\x01", always=always)
        _import_certificate(session, b"\x01", leaf)
    return leaf.public_bytes(Encoding.DER)


def _import_certificate(
    session: pkcs11.Session, key_id: bytes, certificate: x509.Certificate
) -> None:
    session.create_object(
        {
            Attribute.CLASS: ObjectClass.CERTIFICATE,
            Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
            Attribute.TOKEN: True,
            Attribute.PRIVATE: False,
            Attribute.ID: key_id,
            Attribute.LABEL: "certificate",
            Attribute.SUBJECT: certificate.subject.public_bytes(),
            Attribute.VALUE: certificate.public_bytes(Encoding.DER),
        }
    )


def _private(key_type: KeyType, key_id: bytes) -> dict[Attribute, object]:
    return {
        Attribute.CLASS: ObjectClass.PRIVATE_KEY,
        Attribute.KEY_TYPE: key_type,
        Attribute.TOKEN: True,
        Attribute.PRIVATE: True,
        Attribute.SENSITIVE: True,
        Attribute.SIGN: True,
        Attribute.ID: key_id,
    }


def _import_rsa(session: pkcs11.Session, key_id: bytes, *, always: bool) -> None:
    numbers = rsa_key("token").private_numbers()
    values = {
        Attribute.MODULUS: numbers.public_numbers.n,
        Attribute.PUBLIC_EXPONENT: numbers.public_numbers.e,
        Attribute.PRIVATE_EXPONENT: numbers.d,
        Attribute.PRIME_1: numbers.p,
        Attribute.PRIME_2: numbers.q,
        Attribute.EXPONENT_1: numbers.dmp1,
        Attribute.EXPONENT_2: numbers.dmq1,
        Attribute.COEFFICIENT: numbers.iqmp,
    }
    packed = {name: _unsigned(value) for name, value in values.items()}
    session.create_object(
        _private(KeyType.RSA, key_id) | packed | {Attribute.ALWAYS_AUTHENTICATE: always}
    )


def _import_ec(session: pkcs11.Session, key_id: bytes) -> None:
    key = ec_key("token")
    secret = key.private_numbers().private_value
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert len(point) == 65
    session.create_object(
        _private(KeyType.EC, key_id)
        | {
            Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1"),
            Attribute.VALUE: _unsigned(secret),
        }
    )


def _unsigned(value: int) -> bytes:
    return value.to_bytes((value.bit_length() + 7) // 8, "big")
