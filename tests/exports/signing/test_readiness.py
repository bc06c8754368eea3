"""What is said about a certificate before anybody is asked for a PIN."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from exports.keys import KeyChoice
from exports.signing.readiness import check_readiness
from exports.signing.trust import TrustStore
from forms.common.errors import KnownError
from tests.certificates import DAY, NOW, PASSWORD, Authority, pkcs12_bytes, rsa_key, usage
from tests.exports.signing.softhsm import ASKING, MODULE, PIN, TWIN

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.exports.signing.softhsm import Token


@pytest.fixture
def trust(root: Authority, issuing: Authority) -> TrustStore:
    return TrustStore((root.der,), (issuing.der,), crls=(root.crl(), issuing.crl()))


def _leaf(issuing: Authority, **options: Any) -> bytes:
    return issuing.leaf("Sẵn sàng", rsa_key("ready"), **options).public_bytes(Encoding.DER)


def _refused(der: bytes, trust: TrustStore | None) -> tuple[str, str]:
    with pytest.raises(KnownError) as caught:
        check_readiness(der, (), trust, NOW)
    return caught.value.code, caught.value.sentence


def test_a_good_certificate_tells_the_age_of_the_list(
    issuing: Authority, trust: TrustStore
) -> None:
    remarks = check_readiness(_leaf(issuing), (), trust, NOW + 3 * DAY)
    assert [one.code for one in remarks] == ["REVOCATION_AGE"]
    assert "3 ngày" in remarks[0].sentence


def test_without_trust_the_certificate_itself_is_judged(issuing: Authority) -> None:
    assert check_readiness(_leaf(issuing), (), None, NOW) == ()
    assert _refused(_leaf(issuing, not_after=NOW - DAY), None)[0] == "CERTIFICATE_EXPIRED"
    assert _refused(_leaf(issuing, not_before=NOW + DAY), None)[0] == "CERTIFICATE_NOT_YET_VALID"
    assert _refused(_leaf(issuing, key_usage=usage(encrypt=True)), None)[0] == "CERTIFICATE_USAGE"
    assert _refused(b"x", None)[0] == "CERTIFICATE_UNREADABLE"
    short = issuing.leaf("Ngắn", rsa_key("short", 1024)).public_bytes(Encoding.DER)
    assert _refused(short, None)[0] == "KEY_TOO_SHORT"


def test_a_revoked_certificate_is_refused(issuing: Authority, trust: TrustStore) -> None:
    leaf = issuing.leaf("Thu hồi", rsa_key("ready"))
    known = replace(trust, crls=(*trust.crls, issuing.crl((leaf, NOW - DAY))))
    code, sentence = _refused(leaf.public_bytes(Encoding.DER), known)
    assert code == "CERTIFICATE_REFUSED"
    assert "đã bị thu hồi" in sentence


def test_a_revoked_issuer_is_refused(
    root: Authority, issuing: Authority, trust: TrustStore
) -> None:
    known = replace(trust, crls=(root.crl((issuing.certificate, NOW - DAY)), issuing.crl()))
    assert _refused(_leaf(issuing), known)[0] == "CERTIFICATE_REFUSED"


def test_an_unknown_root_and_a_missing_list_are_remarks(
    root: Authority, issuing: Authority
) -> None:
    strange = TrustStore((Authority.root("CA lạ").der,))
    (remark,) = check_readiness(_leaf(issuing), (issuing.der,), strange, NOW)
    assert remark.code == "CERTIFICATE_UNTRUSTED"
    (remark,) = check_readiness(_leaf(issuing), (issuing.der,), TrustStore((root.der,)), NOW)
    assert remark.code == "REVOCATION_UNKNOWN"


# ----------------------------------------------------------------------- in front of each key


class StopHereError(Exception):
    """Raised by the check, so that whatever comes after it would be noticed."""


def _unheard(sentence: str) -> None:
    pytest.fail(f"told {sentence}")


def _stop(_certificate: bytes, _chain: tuple[bytes, ...]) -> None:
    raise StopHereError


@pytest.mark.interop
@pytest.mark.skipif(MODULE is None, reason="SoftHSM (libsofthsm2.so) is not installed")
def test_a_token_is_checked_before_its_pin(token: Token, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.keys.secret", lambda *_: pytest.fail("asked for the PIN"))
    with pytest.raises(StopHereError):
        KeyChoice(library=token.module, token=ASKING).open(_stop, _unheard)
    for label, code in ((TWIN, "TOKEN_AMBIGUOUS"), ("Không có", "TOKEN_MISSING")):
        with pytest.raises(KnownError) as caught:
            KeyChoice(library=token.module, token=label).open(_stop, _unheard)
        assert caught.value.code == code


@pytest.mark.interop
@pytest.mark.skipif(MODULE is None, reason="SoftHSM (libsofthsm2.so) is not installed")
def test_the_token_that_was_checked_is_the_one_opened(
    token: Token, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIN_THU", PIN)
    seen: list[bytes] = []
    choice = KeyChoice(library=token.module, token=ASKING, pin_variable="PIN_THU")
    signer = choice.open(lambda certificate, _: seen.append(certificate), _unheard)
    assert seen == [signer.certificate] == [token.asking]
    signer.close()


def test_a_key_file_is_checked_once_it_is_open(
    issuing: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAT_KHAU", PASSWORD)
    key = rsa_key("ready")
    file = tmp_path / "khoa.p12"
    file.write_bytes(pkcs12_bytes(key, issuing.leaf("Tệp", key)))
    with pytest.raises(StopHereError):
        KeyChoice(file=file, pin_variable="MAT_KHAU").open(_stop, _unheard)


#: On Windows the system's own store is asked.
_STORE_WITHOUT_IT = "STORE_KEY_MISSING" if sys.platform == "win32" else "STORE_NOT_HERE"


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (KeyChoice(), "KEY_MISSING"),
        (KeyChoice(stored="ab" * 32), _STORE_WITHOUT_IT),
        (KeyChoice(stored="ab"), "FINGERPRINT_MALFORMED"),
    ],
)
def test_choices_that_open_nothing(choice: KeyChoice, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        choice.open(_stop, _unheard)
    assert caught.value.code == code
