"""Keys in PKCS#12 files: opening, refusing, closing."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

from exports.signing.keys import Pkcs12Signer
from forms.common.errors import KnownError
from tests.certificates import PASSWORD, Authority, pkcs12_bytes, rsa_key, signer


def _code(data: bytes, password: str = PASSWORD) -> str:
    with pytest.raises(KnownError) as caught:
        Pkcs12Signer(data, password)
    return caught.value.code


def test_the_chain_is_what_reaches_from_the_certificate(
    root: Authority, issuing: Authority
) -> None:
    key = rsa_key("chain")
    other = Authority.root("CA khác").certificate
    bag = (other, root.certificate, issuing.certificate)
    made = Pkcs12Signer(pkcs12_bytes(key, issuing.leaf("Chuỗi", key), bag), PASSWORD)
    assert made.chain == (issuing.der, root.der)


def test_a_wrong_password_is_named(issuing: Authority) -> None:
    key = rsa_key("password")
    assert _code(pkcs12_bytes(key, issuing.leaf("M", key)), "sai") == "KEY_FILE_PASSWORD"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"-----BEGIN PRIVATE KEY-----"])
def test_a_file_that_is_no_key_file(data: bytes) -> None:
    assert _code(data) == "KEY_FILE_UNREADABLE"


def test_a_key_file_cut_short(issuing: Authority) -> None:
    key = rsa_key("password")
    data = pkcs12_bytes(key, issuing.leaf("M", key))
    assert _code(data[: len(data) // 2]) == "KEY_FILE_PASSWORD"


def test_a_key_without_certificate() -> None:
    assert _code(pkcs12_bytes(rsa_key("password"), None)) == "KEY_FILE_INCOMPLETE"


def test_a_short_rsa_key(issuing: Authority) -> None:
    key = rsa_key("short", 1024)
    assert _code(pkcs12_bytes(key, issuing.leaf("Ngắn", key))) == "KEY_TOO_SHORT"


def test_a_curve_nobody_verifies(issuing: Authority) -> None:
    key = ec.generate_private_key(ec.SECP521R1())
    assert _code(pkcs12_bytes(key, issuing.leaf("P-521", key))) == "KEY_KIND"


def test_a_key_of_another_kind(issuing: Authority) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    made = issuing.leaf("Ed25519", key)  # type: ignore[arg-type]
    data = pkcs12.serialize_key_and_certificates(b"", key, made, None, NoEncryption())
    assert _code(data, "") == "KEY_KIND"


def test_a_closed_key_signs_nothing(issuing: Authority) -> None:
    made = signer(issuing, "Đóng")
    made.close()
    with pytest.raises(KnownError) as caught:
        made.sign(b"x")
    assert caught.value.code == "KEY_CLOSED"
