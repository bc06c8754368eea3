"""Keys in tokens, with SoftHSM in the place of the vendor's library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pkcs11 import Mechanism

from exports.signing import pkcs11 as tokens
from exports.signing.pkcs11 import Pkcs11Signer, list_certificates
from exports.signing.sign import sign_package
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from forms.common.errors import KnownError
from tests.exports.signing.conftest import DIRECTOR, OFFICE, POLICY, Signed
from tests.exports.signing.softhsm import LABEL, MODULE, PIN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.certificates import Authority
    from tests.exports.signing.softhsm import Token

pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(MODULE is None, reason="SoftHSM (libsofthsm2.so) is not installed"),
]


def test_certificates_are_listed_without_pin(token: Token, issuing: Authority) -> None:
    found = [one for one in list_certificates(token.module) if one.token_label == LABEL]
    assert {one.certificate for one in found} == {token.rsa, token.ec, issuing.der}


def test_rsa_and_ec_keys_sign_a_workbook(token: Token, workbook: bytes) -> None:
    data = workbook
    for certificate, request in ((token.rsa, DIRECTOR), (token.ec, OFFICE)):
        signer = Pkcs11Signer(token.module, LABEL, PIN, certificate)
        data = sign_package(data, signer, request)
        signer.close()
    assert verify_package(data, POLICY).conclusion is Conclusion.INTACT
    assert len(verify_package(data, POLICY).signatures) == 2


def test_the_chain_comes_from_the_token(token: Token, issuing: Authority) -> None:
    signer = Pkcs11Signer(token.module, LABEL, PIN, token.rsa)
    signer.close()
    assert signer.chain == (issuing.der,)


def test_a_token_signs_on_top_of_a_key_file(token: Token, signed: Signed) -> None:
    signer = Pkcs11Signer(token.module, LABEL, PIN, token.rsa)
    data = sign_package(signed.once, signer, OFFICE)
    signer.close()
    assert verify_package(data, POLICY).conclusion is Conclusion.INTACT


def test_raw_rsa_gives_the_same_signature(token: Token, monkeypatch: pytest.MonkeyPatch) -> None:
    signer = Pkcs11Signer(token.module, LABEL, PIN, token.rsa)
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
        Pkcs11Signer(token.module, LABEL, "654321", token.rsa)
    assert caught.value.code == "TOKEN_PIN_WRONG"
    assert LABEL in caught.value.sentence
    assert tried == ["654321"]


def test_refusals_before_the_pin_is_used(token: Token, issuing: Authority) -> None:
    cases = [
        ("Không có", None, "TOKEN_MISSING"),
        (LABEL, None, "TOKEN_CERTIFICATE_AMBIGUOUS"),
        (LABEL, b"other", "TOKEN_CERTIFICATE_MISSING"),
    ]
    for label, certificate, code in cases:
        with pytest.raises(KnownError) as caught:
            Pkcs11Signer(token.module, label, "sai", certificate)
        assert caught.value.code == code


def test_a_certificate_without_key(token: Token, issuing: Authority) -> None:
    with pytest.raises(KnownError) as caught:
        Pkcs11Signer(token.module, LABEL, PIN, issuing.der)
    assert caught.value.code == "TOKEN_KEY_MISSING"
    Pkcs11Signer(token.module, LABEL, PIN, token.rsa).close()  # the session was given back


def test_a_closed_token_signs_nothing(token: Token) -> None:
    signer = Pkcs11Signer(token.module, LABEL, PIN, token.rsa)
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
