"""Whom a folder of certificates makes us trust."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signing.sign import sign_package
from exports.signing.trust import Revocation, TrustStore
from exports.signing.verdict import Conclusion, State
from exports.signing.verify import verify_package
from forms.common.errors import KnownError
from tests.certificates import DAY, NOW, Authority, name, rsa_key, signer, usage
from tests.exports.signing.conftest import DIRECTOR, POLICY, Signed

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from pathlib import Path

    from exports.signing.verdict import Fact, PackageVerdict


_PEM = b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"


@pytest.fixture
def trust(root: Authority, issuing: Authority) -> TrustStore:
    """The root with fresh lists of both authorities."""
    return TrustStore(roots=(root.der,), crls=(root.crl(), issuing.crl()))


def _verify(data: bytes, trust: TrustStore, now: datetime = NOW) -> PackageVerdict:
    return verify_package(data, replace(POLICY, trust=trust, now=now))


def _judge(trust: TrustStore, leaf: x509.Certificate, *brought: Authority) -> Fact:
    return trust.judge(leaf, [one.der for one in brought], NOW, NOW)


def _codes(fact: Fact) -> list[str]:
    return [one.code for one in (*fact.problems, *fact.remarks)]


# ----------------------------------------------------------------------------- whole files


def test_both_signatures_are_valid(signed: Signed, trust: TrustStore) -> None:
    verdict = _verify(signed.twice, trust)
    assert verdict.conclusion is Conclusion.VALID
    assert verdict.sentence.startswith("Chữ ký hợp lệ")
    ages = [remark.code for remark in verdict.signatures[0].certificate.remarks]
    assert ages == ["REVOCATION_AGE"]


def test_without_lists_the_certificate_is_not_checked(signed: Signed, root: Authority) -> None:
    verdict = _verify(signed.once, TrustStore(roots=(root.der,)))
    assert verdict.conclusion is Conclusion.INTACT
    assert _codes(verdict.signatures[0].certificate) == ["REVOCATION_UNKNOWN"]


def test_lists_may_be_made_optional(signed: Signed, root: Authority) -> None:
    store = TrustStore(roots=(root.der,), revocation=Revocation.WHEN_GIVEN)
    verdict = _verify(signed.once, store)
    assert verdict.conclusion is Conclusion.VALID
    assert _codes(verdict.signatures[0].certificate) == ["REVOCATION_UNKNOWN"]


def test_another_root_trusts_nobody_here(signed: Signed) -> None:
    other = Authority.root("CA lạ")
    verdict = _verify(signed.once, TrustStore(roots=(other.der,), crls=(other.crl(),)))
    assert verdict.conclusion is Conclusion.UNTRUSTED
    assert _codes(verdict.signatures[0].certificate) == ["CERTIFICATE_UNTRUSTED"]


def test_an_altered_file_stays_invalid_whoever_signed(signed: Signed, trust: TrustStore) -> None:
    from tests.exports.signing.tampering import edit, swap

    altered = edit(signed.once, sheet=swap("<v>0</v>", "<v>9</v>"))
    assert _verify(altered, trust).conclusion is Conclusion.INVALID


def test_years_later_the_signature_is_still_valid(signed: Signed, trust: TrustStore) -> None:
    later = NOW + 2000 * DAY
    verdict = _verify(signed.once, trust, later)
    assert verdict.conclusion is Conclusion.VALID
    assert "2000 ngày" in verdict.signatures[0].certificate.remarks[0].sentence


# -------------------------------------------------------------------------------- revocation


@pytest.fixture
def leaf(issuing: Authority) -> x509.Certificate:
    return issuing.leaf("Người ký", rsa_key("leaf"))


@pytest.mark.parametrize(
    ("revoked_at", "issued_at", "reason", "expected"),
    [
        (-DAY, 0 * DAY, None, (State.FAILED, "CERTIFICATE_REVOKED")),
        (-DAY, 5 * DAY, None, (State.FAILED, "CERTIFICATE_REVOKED")),
        (DAY, 5 * DAY, None, (State.OK, "REVOKED_LATER")),
        (DAY, 5 * DAY, x509.ReasonFlags.superseded, (State.OK, "REVOKED_LATER")),
        (
            DAY,
            5 * DAY,
            x509.ReasonFlags.key_compromise,
            (State.FAILED, "CERTIFICATE_COMPROMISED"),
        ),
    ],
)
def test_revocation_counts_from_its_date(
    revoked_at: timedelta,
    issued_at: timedelta,
    reason: x509.ReasonFlags | None,
    expected: tuple[State, str],
    root: Authority,
    issuing: Authority,
    leaf: x509.Certificate,
) -> None:
    crl = issuing.crl((leaf, NOW + revoked_at), issued=NOW + issued_at, reason=reason)
    fact = _judge(TrustStore((root.der,), crls=(crl, root.crl())), leaf, issuing)
    assert fact.state is expected[0]
    assert expected[1] in _codes(fact)


def test_a_stale_list_says_nothing(
    root: Authority, issuing: Authority, leaf: x509.Certificate
) -> None:
    stale = issuing.crl(issued=NOW - 60 * DAY)
    fact = _judge(TrustStore((root.der,), crls=(stale, root.crl())), leaf, issuing)
    assert fact.state is State.NOT_CHECKED
    assert "REVOCATION_UNKNOWN" in _codes(fact)


def test_a_list_signed_by_somebody_else_says_nothing(
    root: Authority, issuing: Authority, leaf: x509.Certificate
) -> None:
    forged = issuing.crl(key=rsa_key("stranger"))
    fact = _judge(TrustStore((root.der,), crls=(forged, root.crl())), leaf, issuing)
    assert fact.state is State.NOT_CHECKED


def test_a_revoked_authority(root: Authority, issuing: Authority, leaf: x509.Certificate) -> None:
    revoked = root.crl((issuing.certificate, NOW - DAY))
    fact = _judge(TrustStore((root.der,), crls=(revoked, issuing.crl())), leaf, issuing)
    assert fact.state is State.FAILED
    assert "thu hồi" in fact.problems[0].sentence


# --------------------------------------------------------------------------------- the path


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"is_ca": False}, "vi phạm"),
        ({"key_usage": usage(sign=True)}, "vi phạm"),
        ({"not_after": NOW - DAY}, "hết hạn"),
        ({"not_before": NOW + DAY}, "chưa có hiệu lực"),
        (
            {
                "extensions": (
                    (
                        x509.NameConstraints([x509.DirectoryName(name("x", "Cơ quan khác"))], None),
                        True,
                    ),
                )
            },
            "vi phạm",
        ),
        (
            {
                "extensions": (
                    (
                        x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00"),
                        True,
                    ),
                )
            },
            "vi phạm",
        ),
    ],
)
def test_an_issuer_that_may_not_issue(
    options: dict[str, object], words: str, root: Authority
) -> None:
    bad = root.child("CA sai", **options)
    leaf = bad.leaf("Người ký", rsa_key("leaf"))
    store = TrustStore((root.der,), (bad.der,), crls=(root.crl(), bad.crl()))
    fact = _judge(store, leaf)
    assert fact.state is State.FAILED
    assert words in fact.problems[0].sentence


def test_a_path_too_long(root: Authority) -> None:
    first = root.child("CA cấp một", path_length=0)
    second = first.child("CA cấp hai")
    leaf = second.leaf("Người ký", rsa_key("leaf"))
    crls = (root.crl(), first.crl(), second.crl())
    fact = _judge(TrustStore((root.der,), crls=crls), leaf, first, second)
    assert fact.state is State.FAILED


def test_a_self_made_certificate(trust: TrustStore) -> None:
    own = Authority.root("Tự ký").leaf("Tự ký", rsa_key("Tự ký"))
    assert _judge(trust, own).state is State.FAILED


def test_a_pinned_signer_needs_no_path(leaf: x509.Certificate, issuing: Authority) -> None:
    from cryptography.hazmat.primitives.hashes import SHA256

    pins = frozenset({leaf.fingerprint(SHA256()).hex()})
    fact = _judge(TrustStore(pinned=pins), leaf)
    assert fact.state is State.OK
    assert _codes(fact) == ["CERTIFICATE_PINNED"]
    revoked = TrustStore(pinned=pins, crls=(issuing.crl((leaf, NOW - DAY)),))
    assert _judge(revoked, leaf).state is State.FAILED


def test_a_flood_of_brought_authorities_ends_quickly(
    trust: TrustStore, issuing: Authority, leaf: x509.Certificate
) -> None:
    flood = [issuing.child(f"CA {number % 5}") for number in range(40)]
    fact = _judge(trust, leaf, *flood)
    assert fact.state is State.FAILED  # the true issuer stands behind the flood


# ------------------------------------------------------------------------------ the folder


def test_a_folder_sorts_itself(
    tmp_path: Path, root: Authority, issuing: Authority, workbook: bytes
) -> None:
    made = signer(issuing, "Thư mục")
    pem = root.certificate.public_bytes(Encoding.PEM)
    (tmp_path / "root.pem").write_bytes(b"# goc\n" + pem)
    (tmp_path / "issuing.cer").write_bytes(issuing.der)
    (tmp_path / "lists.crl").write_bytes(issuing.crl())
    (tmp_path / "root.CRL").write_bytes(root.crl())
    (tmp_path / "ghi chú.txt").write_text("không đọc", encoding="utf-8")
    (tmp_path / "signer.der").write_bytes(signer(issuing, "Được chỉ định").certificate)
    store = TrustStore.from_folder(tmp_path)
    assert store.roots == (root.der,)
    assert store.intermediates == (issuing.der,)
    assert len(store.pinned) == 1
    assert len(store.crls) == 2
    data = sign_package(workbook, made, DIRECTOR)
    assert _verify(data, store).conclusion is Conclusion.VALID


def test_a_pem_file_with_several_blocks(
    tmp_path: Path, root: Authority, issuing: Authority
) -> None:
    crl = x509.load_der_x509_crl(issuing.crl()).public_bytes(Encoding.PEM)
    blocks = [one.certificate.public_bytes(Encoding.PEM) for one in (root, issuing)]
    (tmp_path / "all.pem").write_bytes(b"".join([*blocks, crl]))
    store = TrustStore.from_folder(tmp_path)
    assert (len(store.roots), len(store.intermediates), len(store.crls)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("file", "data", "code"),
    [
        (None, b"", "FOLDER_EMPTY"),
        ("readme.txt", b"x", "FOLDER_EMPTY"),
        ("a.cer", b"x", "FILE_UNREADABLE"),
        ("a.crl", b"x", "FILE_UNREADABLE"),
        ("a.pem", b"-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----", "FILE_UNREADABLE"),
        (
            "a.pem",
            b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
            "FILE_UNREADABLE",
        ),
    ],
)
def test_folders_that_cannot_be_used(
    file: str | None, data: bytes, code: str, tmp_path: Path
) -> None:
    if file is not None:
        (tmp_path / file).write_bytes(data)
    with pytest.raises(KnownError) as caught:
        TrustStore.from_folder(tmp_path)
    assert caught.value.code == code


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        TrustStore.from_folder(tmp_path / "none")
    assert caught.value.code == "FOLDER_MISSING"
