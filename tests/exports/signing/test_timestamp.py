"""Time-stamps: asked for, added, believed, and never ignored when they are wrong."""

from __future__ import annotations

import base64
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from asn1crypto import algos, cms  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from exports.signing.policy import VerifyPolicy
from exports.signing.sign import sign_package
from exports.signing.timestamp import add_timestamps, requests_for
from exports.signing.trust import TrustStore
from exports.signing.verdict import Conclusion, State
from exports.signing.verify import verify_package
from forms.common.clock import SystemClock
from forms.common.errors import KnownError
from tests.certificates import DAY, NOW, Authority, ec_key, rsa_key, signer
from tests.exports.signing.conftest import DIRECTOR, OFFICE, POLICY, Signed
from tests.exports.signing.tampering import SIG1, edit, edit_items, items, swap
from tests.exports.signing.time_authority import TimeAuthority

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from exports.signing.verdict import SignatureVerdict


@pytest.fixture
def time(issuing: Authority) -> TimeAuthority:
    return TimeAuthority.of(issuing)


@pytest.fixture
def trust(root: Authority, issuing: Authority) -> TrustStore:
    return TrustStore((root.der,), (issuing.der,), crls=(root.crl(), issuing.crl()))


def _stamped(data: bytes, time: TimeAuthority, at: datetime = NOW) -> bytes:
    return add_timestamps(data, [time.answer(one, at) for one in requests_for(data).values()])


def _first(data: bytes, policy: VerifyPolicy) -> SignatureVerdict:
    return verify_package(data, policy).signatures[0]


def _remarks(one: SignatureVerdict) -> list[str]:
    return [remark.code for remark in one.time.remarks]


def _code(data: bytes, response: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        add_timestamps(data, [response])
    return caught.value.code


# ------------------------------------------------------------------------------- right ones


@pytest.mark.parametrize("kind", ["RSA", "EC"])
def test_a_trusted_stamp_proves_the_time(
    kind: str, signed: Signed, issuing: Authority, trust: TrustStore
) -> None:
    key = rsa_key("time") if kind == "RSA" else ec_key("time")
    data = _stamped(signed.twice, TimeAuthority.of(issuing, key), NOW + DAY)
    verdict = verify_package(data, replace(POLICY, trust=trust, now=NOW + 2 * DAY))
    assert verdict.conclusion is Conclusion.VALID
    for one in verdict.signatures:
        assert _remarks(one) == ["TIMESTAMPED"]
        assert (one.signed_at, one.stamped_at) == (NOW, NOW + DAY)


def test_everything_signed_stays_as_it_was(signed: Signed, time: TimeAuthority) -> None:
    before, after = items(signed.twice), items(_stamped(signed.twice, time))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {SIG1, "_xmlsignatures/sig2.xml"}
    assert before.keys() == after.keys()


def test_a_stamped_file_takes_another_signature(
    signed: Signed, time: TimeAuthority, trust: TrustStore
) -> None:
    data = sign_package(_stamped(signed.once, time), signed.office, OFFICE)
    assert list(requests_for(data)) == ["_xmlsignatures/sig2.xml"]
    assert _first(data, replace(POLICY, trust=trust)).stamped_at == NOW


def test_a_signature_without_chain_gets_its_stamp(
    workbook: bytes, issuing: Authority, time: TimeAuthority, trust: TrustStore
) -> None:
    alone = signer(issuing, "Không chuỗi")
    alone.chain = ()
    data = _stamped(sign_package(workbook, alone, DIRECTOR), time)
    assert _first(data, replace(POLICY, trust=trust)).stamped_at == NOW


def test_a_compromise_after_the_stamp_changes_nothing(
    signed: Signed, root: Authority, issuing: Authority, time: TimeAuthority
) -> None:
    leaf = x509.load_der_x509_certificate(signed.director.certificate)
    crl = issuing.crl(
        (leaf, NOW + 5 * DAY), issued=NOW + 6 * DAY, reason=x509.ReasonFlags.key_compromise
    )
    trust = TrustStore((root.der,), (issuing.der,), crls=(root.crl(), crl))
    policy = VerifyPolicy(NOW + 7 * DAY, trust)
    assert _first(signed.once, policy).certificate.state is State.FAILED
    assert _first(_stamped(signed.once, time), policy).certificate.state is State.OK


def test_a_stamp_after_the_certificate_expired_harms_nothing(
    signed: Signed, root: Authority, issuing: Authority
) -> None:
    late = NOW + 400 * DAY
    time = TimeAuthority.of(issuing, not_after=NOW + 900 * DAY)
    lists = [one.crl(issued=at) for one in (root, issuing) for at in (NOW, late)]
    policy = VerifyPolicy(late, TrustStore((root.der,), (issuing.der,), crls=tuple(lists)))
    one = _first(_stamped(signed.once, time, late), policy)
    assert (one.stamped_at, one.conclusion) == (late, Conclusion.VALID)


# ------------------------------------------------------------------------- not (yet) believed


def test_without_trust_the_time_stays_a_claim(signed: Signed, time: TimeAuthority) -> None:
    one = _first(_stamped(signed.once, time), POLICY)
    assert (one.conclusion, one.stamped_at) == (Conclusion.INTACT, None)
    assert _remarks(one) == ["TIMESTAMP_UNTRUSTED", "TIME_CLAIMED"]


@pytest.mark.parametrize("fault", ["no usage", "expired", "stranger"])
def test_an_authority_that_may_not_stamp_proves_nothing(
    fault: str, signed: Signed, issuing: Authority, trust: TrustStore
) -> None:
    time = {
        "no usage": lambda: TimeAuthority.of(issuing, stamping=False),
        "expired": lambda: TimeAuthority.of(issuing, not_after=NOW - DAY),
        "stranger": lambda: TimeAuthority.of(Authority.root("CA lạ")),
    }[fault]()
    one = _first(_stamped(signed.once, time), replace(POLICY, trust=trust))
    assert (one.conclusion, one.stamped_at) == (Conclusion.VALID, None)
    assert _remarks(one) == ["TIMESTAMP_UNTRUSTED", "TIME_CLAIMED"]


def test_an_authority_of_time_signs_no_reports(workbook: bytes, time: TimeAuthority) -> None:
    from exports.signing.keys import Pkcs12Signer
    from tests.certificates import PASSWORD, pkcs12_bytes

    key = Pkcs12Signer(pkcs12_bytes(time.key, time.certificate), PASSWORD)
    with pytest.raises(KnownError) as caught:
        sign_package(workbook, key, DIRECTOR)
    assert caught.value.code == "CERTIFICATE_USAGE"


# ------------------------------------------------------------------------------- wrong ones


def test_a_stamp_moved_to_another_signature_is_found(signed: Signed, time: TimeAuthority) -> None:
    data = _stamped(signed.twice, time)
    sig2 = items(data)["_xmlsignatures/sig2.xml"]
    start, end = b"<xd:EncapsulatedTimeStamp>", b"</xd:EncapsulatedTimeStamp>"
    moved = sig2[sig2.index(start) : sig2.index(end)].decode()
    sig1 = items(data)[SIG1]
    own = sig1[sig1.index(start) : sig1.index(end)].decode()
    one = _first(edit(data, sig=swap(own, moved)), POLICY)
    assert one.conclusion is Conclusion.INVALID
    assert [problem.code for problem in one.time.problems] == ["TIMESTAMP_IMPRINT"]


def test_no_byte_of_what_a_stamp_says_can_be_changed(
    signed: Signed, time: TimeAuthority, trust: TrustStore
) -> None:
    (request,) = requests_for(signed.once).values()
    token = time.token(request)
    data, policy = _stamped(signed.once, time), replace(POLICY, trust=trust)
    said = bytes(cms.ContentInfo.load(token)["content"]["encap_content_info"]["content"])
    start = token.index(said)
    places = [*range(start, start + len(said)), *range(len(token) - 256, len(token), 16)]
    for at in places:
        bad = token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :]
        old, new = (base64.b64encode(one).decode() for one in (token, bad))
        assert _first(edit(data, sig=swap(old, new)), policy).conclusion is Conclusion.INVALID, at


def test_a_stamp_older_than_the_signature_is_refused(signed: Signed, time: TimeAuthority) -> None:
    (request,) = requests_for(signed.once).values()
    assert _code(signed.once, time.answer(request, NOW - 2 * DAY)) == "TIMESTAMP_EARLIER"


def test_responses_that_cannot_be_added(signed: Signed, time: TimeAuthority) -> None:
    (request,) = requests_for(signed.once).values()
    other = next(reversed(requests_for(signed.twice).values()))
    answer = time.answer(request)
    assert _code(signed.once, time.answer(request, status="rejection")) == "RESPONSE_REFUSED"
    assert _code(signed.once, b"x") == "RESPONSE_UNREADABLE"
    assert _code(signed.once, time.answer(other)) == "RESPONSE_OF_OTHER"
    assert _code(_stamped(signed.once, time), answer) == "ALREADY_STAMPED"
    assert _code(signed.plain, answer) == "NOT_SIGNED"
    with pytest.raises(KnownError) as caught:
        requests_for(_stamped(signed.once, time))
    assert caught.value.code == "NOTHING_TO_STAMP"


def test_a_stamp_with_strange_contents_is_refused(signed: Signed, time: TimeAuthority) -> None:
    data = _stamped(signed.once, time)
    for old, new in (
        ("<xd:EncapsulatedTimeStamp>", "<xd:Include/><xd:EncapsulatedTimeStamp>"),
        ("<xd:EncapsulatedTimeStamp>", "<xd:EncapsulatedTimeStamp>!"),
    ):
        assert _first(edit(data, sig=swap(old, new)), POLICY).conclusion is Conclusion.INVALID
    emptied = edit_items(data, {SIG1: _emptied})
    assert [one.code for one in _first(emptied, POLICY).time.problems] == ["TIMESTAMP_MALFORMED"]


def test_a_stamp_of_an_old_algorithm_is_old_and_not_broken(
    signed: Signed, time: TimeAuthority
) -> None:
    """As in files that Office 2010 stamped: nothing was altered, and nothing is proven."""
    data = _stamped(signed.once, time)
    (request,) = requests_for(signed.once).values()
    token = cms.ContentInfo.load(time.token(request))
    signer = token["content"]["signer_infos"][0]
    signer["digest_algorithm"] = algos.DigestAlgorithm({"algorithm": "sha1"})
    old = base64.b64encode(token.dump(force=True))
    start, end = b"<xd:EncapsulatedTimeStamp>", b"</xd:EncapsulatedTimeStamp>"
    one = _first(
        edit_items(
            data,
            {SIG1: lambda xml: xml[: xml.index(start) + len(start)] + old + xml[xml.index(end) :]},
        ),
        POLICY,
    )
    assert one.conclusion is Conclusion.WEAK
    assert [problem.code for problem in one.time.problems] == ["TIMESTAMP_WEAK"]
    assert one.stamped_at is None


def _emptied(xml: bytes) -> bytes:
    start, end = b"<xd:EncapsulatedTimeStamp>", b"</xd:EncapsulatedTimeStamp>"
    return xml[: xml.index(start) + len(start)] + b"MAA=" + xml[xml.index(end) :]


# ------------------------------------------------------------------------------ a foreign TSA

_CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
"""


@pytest.mark.interop
@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_answers_our_request(signed: Signed, root: Authority, tmp_path: Path) -> None:
    now = SystemClock().now()
    time = TimeAuthority.of(root, not_before=NOW - 3000 * DAY, not_after=NOW + 3000 * DAY)
    secret = time.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "key.pem").write_bytes(secret)
    (tmp_path / "tsa.pem").write_bytes(time.certificate.public_bytes(Encoding.PEM))
    (tmp_path / "config").write_text(_CONFIG.format(folder=tmp_path))
    (request,) = requests_for(signed.once).values()
    (tmp_path / "q").write_bytes(request)
    words = ["-config", "config", "-queryfile", "q", "-signer", "tsa.pem", "-inkey", "key.pem"]
    subprocess.run(
        ["openssl", "ts", "-reply", *words, "-out", "r"], cwd=tmp_path, check=True, timeout=30
    )
    data = add_timestamps(signed.once, [(tmp_path / "r").read_bytes()])
    trust = TrustStore((root.der,), crls=(root.crl(issued=now),))
    one = _first(data, VerifyPolicy(max(now, NOW) + DAY, trust))
    assert one.stamped_at is not None
    assert abs(one.stamped_at - now) < DAY
