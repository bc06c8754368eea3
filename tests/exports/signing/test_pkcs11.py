"""Keys in tokens, with SoftHSM in the place of the vendor's library.

SoftHSM reads its configuration when it is loaded, so all tests share one token.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass
from pkcs11.util.ec import encode_named_curve_parameters

from exports.signing import pkcs11 as tokens
from exports.signing.pkcs11 import Pkcs11Signer, list_certificates
from exports.signing.sign import sign_package
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from forms.common.errors import KnownError
from tests.certificates import Authority, ec_key, rsa_key
from tests.exports.signing.conftest import DIRECTOR, OFFICE, POLICY, Signed

if TYPE_CHECKING:
    from cryptography import x509

_LABEL = "Thiết bị thử"
_PIN = "123456"
_PLACES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
_MODULE = next((Path(place) for place in _PLACES if Path(place).exists()), None)

pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(_MODULE is None, reason="SoftHSM (libsofthsm2.so) is not installed"),
]


@dataclass(frozen=True)
class Token:
    module: Path
    rsa: bytes
    ec: bytes


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory, issuing: Authority) -> Token:
    """A token with an RSA and an EC key, made outside and imported, and their certificates."""
    assert _MODULE is not None
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    config = folder / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(config)
    command = ["softhsm2-util", "--init-token", "--free", "--label", _LABEL]
    subprocess.run([*command, "--pin", _PIN, "--so-pin", "12345678"], check=True, timeout=30)
    library = pkcs11.lib(str(_MODULE))
    rsa_leaf = issuing.leaf("Token RSA", rsa_key("token"))
    ec_leaf = issuing.leaf("Token EC", ec_key("token"))
    with library.get_token(token_label=_LABEL).open(rw=True, user_pin=_PIN) as session:
        _import_rsa(session, b"\x01")
        _import_ec(session, b"\x02")
        for key_id, certificate in ((b"\x01", rsa_leaf), (b"\x02", ec_leaf)):
            _import_certificate(session, key_id, certificate)
        _import_certificate(session, b"\x09", issuing.certificate)
    der = [one.public_bytes(Encoding.DER) for one in (rsa_leaf, ec_leaf)]
    return Token(_MODULE, der[0], der[1])


def test_certificates_are_listed_without_pin(token: Token, issuing: Authority) -> None:
    found = list_certificates(token.module)
    assert {one.certificate for one in found} == {token.rsa, token.ec, issuing.der}
    assert {one.token_label for one in found} == {_LABEL}


def test_rsa_and_ec_keys_sign_a_workbook(token: Token, workbook: bytes) -> None:
    data = workbook
    for certificate, request in ((token.rsa, DIRECTOR), (token.ec, OFFICE)):
        signer = Pkcs11Signer(token.module, _LABEL, _PIN, certificate)
        data = sign_package(data, signer, request)
        signer.close()
    assert verify_package(data, POLICY).conclusion is Conclusion.INTACT
    assert len(verify_package(data, POLICY).signatures) == 2


def test_the_chain_comes_from_the_token(token: Token, issuing: Authority) -> None:
    signer = Pkcs11Signer(token.module, _LABEL, _PIN, token.rsa)
    signer.close()
    assert signer.chain == (issuing.der,)


def test_a_token_signs_on_top_of_a_key_file(token: Token, signed: Signed) -> None:
    signer = Pkcs11Signer(token.module, _LABEL, _PIN, token.rsa)
    data = sign_package(signed.once, signer, OFFICE)
    signer.close()
    assert verify_package(data, POLICY).conclusion is Conclusion.INTACT


def test_raw_rsa_gives_the_same_signature(token: Token, monkeypatch: pytest.MonkeyPatch) -> None:
    signer = Pkcs11Signer(token.module, _LABEL, _PIN, token.rsa)
    combined = signer.sign(b"data")
    monkeypatch.setattr(signer, "_mechanisms", {Mechanism.RSA_PKCS})
    assert signer.sign(b"data") == combined
    signer.close()


def test_a_wrong_pin_is_tried_once(token: Token, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    original = tokens._login

    def login(session: Any, label: str, pin: str) -> Any:
        tried.append(pin)
        return original(session, label, pin)

    monkeypatch.setattr(tokens, "_login", login)
    with pytest.raises(KnownError) as caught:
        Pkcs11Signer(token.module, _LABEL, "654321", token.rsa)
    assert caught.value.code == "TOKEN_PIN_WRONG"
    assert _LABEL in caught.value.sentence
    assert tried == ["654321"]


def test_refusals_before_the_pin_is_used(token: Token, issuing: Authority) -> None:
    cases = [
        ("Không có", None, "TOKEN_MISSING"),
        (_LABEL, None, "TOKEN_CERTIFICATE_AMBIGUOUS"),
        (_LABEL, b"other", "TOKEN_CERTIFICATE_MISSING"),
    ]
    for label, certificate, code in cases:
        with pytest.raises(KnownError) as caught:
            Pkcs11Signer(token.module, label, "sai", certificate)
        assert caught.value.code == code


def test_a_certificate_without_key(token: Token, issuing: Authority) -> None:
    with pytest.raises(KnownError) as caught:
        Pkcs11Signer(token.module, _LABEL, _PIN, issuing.der)
    assert caught.value.code == "TOKEN_KEY_MISSING"
    Pkcs11Signer(token.module, _LABEL, _PIN, token.rsa).close()  # the session was given back


def test_a_closed_token_signs_nothing(token: Token) -> None:
    signer = Pkcs11Signer(token.module, _LABEL, _PIN, token.rsa)
    signer.close()
    signer.close()
    with pytest.raises(KnownError) as caught:
        signer.sign(b"x")
    assert caught.value.code == "KEY_CLOSED"


def test_a_file_that_is_no_library(tmp_path: Path) -> None:
    fake = tmp_path / "token.dll"
    fake.write_bytes(b"no library")
    for path in (fake, tmp_path / "missing.dll"):
        with pytest.raises(KnownError) as caught:
            list_certificates(path)
        assert caught.value.code == "MODULE_UNUSABLE"


# ---------------------------------------------------------------------------------- filling


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


def _import_rsa(session: pkcs11.Session, key_id: bytes) -> None:
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
    session.create_object(_private(KeyType.RSA, key_id) | packed)


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
