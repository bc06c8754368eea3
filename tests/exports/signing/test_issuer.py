"""Issuer names as different programs write them."""

from __future__ import annotations

import time

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from exports.signing.issuer import issuer_matches, issuer_text
from tests.certificates import Authority, rsa_key


@pytest.fixture(scope="module")
def leaf() -> x509.Certificate:
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, 'Ban "Cơ yếu", A+B\\C'),
            x509.NameAttribute(NameOID.COMMON_NAME, "CA phục vụ"),
        ]
    )
    authority = Authority.root()
    key = rsa_key("issuer")
    made = authority.leaf("x", key, subject=subject)
    return Authority(made, key).leaf("Người ký", key)


def test_the_issuer_is_written_most_specific_first(leaf: x509.Certificate) -> None:
    assert issuer_text(leaf).startswith("CN=CA phục vụ, O=Ban ")
    assert issuer_text(leaf).endswith(", C=VN")
    assert issuer_matches(issuer_text(leaf), leaf)


@pytest.mark.parametrize(
    "stated",
    [
        'C=VN, O="Ban ""Cơ yếu"", A+B\\C", CN=CA phục vụ',  # Windows
        'CN=CA phục vụ,O=Ban \\"Cơ yếu\\"\\, A\\+B\\\\C,C=VN',  # RFC 4514
        "CN=CA phục vụ;O=Ban \\22Cơ yếu\\22\\2C A\\2BB\\5CC;C=VN",  # hexadecimal escapes
        "cn = ca phục vụ , o=#0c0201 , C = VN",  # a value in hexadecimal notation
        '2.5.4.3=CA phục vụ,2.5.4.10=Ban \\"Cơ yếu\\"\\, A\\+B\\\\C,2.5.4.6=VN',
    ],
)
def test_other_notations_name_the_same_issuer(stated: str, leaf: x509.Certificate) -> None:
    assert issuer_matches(stated, leaf)


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "CA phục vụ",
        "CN=CA phục vụ",
        "CN=CA khác, O=#01, C=VN",
        "CN=CA phục vụ, O=#01, C=VN, C=VN",
        "CN=CA phục vụ, O=#01, C=VN, OU=",
        'CN="CA phục vụ, O=#01, C=VN',
        "CN=" + "\\" * 9999,
        "=" * 9999,
    ],
)
def test_other_issuers_are_told_apart(stated: str, leaf: x509.Certificate) -> None:
    assert not issuer_matches(stated, leaf)


@pytest.mark.parametrize("stated", ["CN=" + " " * 300_000 + "\\", 'CN="' + '" ' * 300_000 + "\\"])
def test_a_name_made_to_be_tried_in_many_ways_takes_no_time(
    stated: str, leaf: x509.Certificate
) -> None:
    """Anybody can write one beside a signature; tried in all ways, it would take an hour."""
    started = time.process_time()
    assert not issuer_matches(stated, leaf)
    assert time.process_time() - started < 1
