"""Signing workbooks: what comes out, that it repeats, and what is refused."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest

from exports.archive import PackageLimits
from exports.package import read_package
from exports.signing.request import SignerRole, SigningRequest
from exports.signing.sign import sign_package
from exports.signing.verdict import Conclusion, State
from exports.signing.verify import verify_package
from forms.common.clock import VIETNAM
from forms.common.errors import KnownError
from tests.certificates import DAY, NOW, Authority, ec_key, rsa_key, signer, usage
from tests.exports.signing.conftest import DIRECTOR, OFFICE, POLICY, Signed, make_workbook
from tests.exports.signing.tampering import (
    BOOK_RELS,
    ROOT_RELS,
    SHEET,
    SIG1,
    add_rel,
    edit,
    edit_items,
    items,
    swap,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def test_one_signature_is_intact_and_covers_every_part(signed: Signed) -> None:
    verdict = verify_package(signed.once, POLICY)
    (one,) = verdict.signatures
    assert verdict.conclusion is Conclusion.INTACT
    assert one.problems == ()
    unsigned = {"docProps/app.xml", "docProps/core.xml", "[Content_Types].xml"}
    assert set(one.covered) == items(signed.plain).keys() - unsigned
    assert one.certificate.state is State.NOT_CHECKED
    assert [remark.code for remark in one.certificate.remarks] == ["TRUST_NOT_GIVEN"]


def test_the_verdict_says_who_signed_as_what_and_when(signed: Signed) -> None:
    (one,) = verify_package(signed.once, POLICY).signatures
    assert one.role is SignerRole.DIRECTOR
    assert one.claimed_role == "Người có thẩm quyền ký"
    assert one.comments == "Đồng ý phát hành báo cáo"
    assert one.signed_at == NOW
    assert one.signer is not None
    assert one.signer.common_name == "Giám đốc Thử"
    assert "CA cấp phát thử nghiệm" in one.signer.issuer
    assert one.signer.not_before == NOW - 30 * DAY
    assert one.signer.not_after == NOW + 300 * DAY
    assert len(one.signer.fingerprint) == 64
    assert one.signer.certificate == signed.director.certificate


def test_a_second_signature_leaves_the_first_whole(signed: Signed) -> None:
    verdict = verify_package(signed.twice, POLICY)
    assert [one.conclusion for one in verdict.signatures] == [Conclusion.INTACT] * 2
    assert verdict.roles == (SignerRole.DIRECTOR, SignerRole.OFFICE)
    assert verdict.signatures[1].comments == "Số 05/BC-SCT ngày 22/11/2026"
    assert items(signed.twice)[SIG1] == items(signed.once)[SIG1]


def test_signing_recompresses_no_sheet(signed: Signed) -> None:
    before = read_package(signed.plain, PackageLimits()).entries
    after = read_package(signed.twice, PackageLimits()).entries
    changed = {"[Content_Types].xml", ROOT_RELS}
    for part in before.keys() - changed:
        assert bytes(after[part].packed) == bytes(before[part].packed)


def test_signing_twice_with_the_same_rsa_key_gives_the_same_bytes(signed: Signed) -> None:
    assert sign_package(signed.plain, signed.director, DIRECTOR) == signed.once


def test_the_time_is_stored_in_utc_whole_seconds(signed: Signed) -> None:
    local = replace(DIRECTOR, at=NOW.astimezone(VIETNAM) + timedelta(microseconds=999_999))
    assert sign_package(signed.plain, signed.director, local) == signed.once


def test_the_workbook_reads_as_before(signed: Signed) -> None:
    book = openpyxl.load_workbook(io.BytesIO(signed.twice))
    assert book["Biểu 2"]["B2"].value == 1
    with zipfile.ZipFile(io.BytesIO(signed.twice)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_a_workbook_of_many_sheets(issuing: Authority) -> None:
    data = sign_package(make_workbook(45), signer(issuing), DIRECTOR)
    (one,) = verify_package(data, POLICY).signatures
    assert one.conclusion is Conclusion.INTACT
    assert len(one.covered) > 45


@pytest.mark.parametrize("curve", ["secp256r1", "secp384r1"])
def test_elliptic_curves_sign_too(curve: str, workbook: bytes, issuing: Authority) -> None:
    made = signer(issuing, "Khóa cong", ec_key("test", curve))
    assert made.method.name == f"ECDSA_SHA{curve[4:7]}"
    verdict = verify_package(sign_package(workbook, made, DIRECTOR), POLICY)
    assert verdict.conclusion is Conclusion.INTACT


def test_special_characters_survive(workbook: bytes, issuing: Authority) -> None:
    text = "Số <1> & \"2\" 'ba' > ỹ – 100 %"
    request = SigningRequest(SignerRole.PREPARER, text, NOW)
    (one,) = verify_package(sign_package(workbook, signer(issuing), request), POLICY).signatures
    assert one.comments == text
    assert one.role is SignerRole.PREPARER


# --------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 256, "COMMENTS_TOO_LONG"),
        ("dòng 1\ndòng 2", "COMMENTS_UNPRINTABLE"),
        ("\x00", "COMMENTS_UNPRINTABLE"),
        ("\ud800", "COMMENTS_UNPRINTABLE"),
    ],
)
def test_comments_that_cannot_be_signed(text: str, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        SigningRequest(SignerRole.DIRECTOR, text, NOW)
    assert caught.value.code == code


def test_255_characters_are_allowed(workbook: bytes, issuing: Authority) -> None:
    request = SigningRequest(SignerRole.DIRECTOR, "ữ" * 255, NOW)
    (one,) = verify_package(sign_package(workbook, signer(issuing), request), POLICY).signatures
    assert one.comments == "ữ" * 255


def test_certificates_that_may_not_sign(workbook: bytes, issuing: Authority) -> None:
    key = rsa_key("refused")
    made = {
        "CERTIFICATE_EXPIRED": issuing.leaf("Hết hạn", key, not_after=NOW - DAY),
        "CERTIFICATE_NOT_YET_VALID": issuing.leaf("Chưa hạn", key, not_before=NOW + DAY),
        "CERTIFICATE_USAGE": issuing.leaf("Mã hóa", key, key_usage=usage(encrypt=True)),
    }
    for code, certificate in made.items():
        with pytest.raises(KnownError) as caught:
            sign_package(workbook, signer(issuing, "x", key, certificate), DIRECTOR)
        assert caught.value.code == code


def test_nobody_signs_on_top_of_an_altered_file(signed: Signed) -> None:
    altered = edit(signed.once, sheet=swap("<v>0</v>", "<v>9</v>"))
    with pytest.raises(KnownError) as caught:
        sign_package(altered, signed.office, OFFICE)
    assert caught.value.code == "ALREADY_BROKEN"


def test_nobody_signs_active_content(signed: Signed) -> None:
    with pytest.raises(KnownError) as caught:
        sign_package(edit_items(signed.plain, {"xl/vbaProject.bin": b"1"}), signed.director, OFFICE)
    assert caught.value.code == "NOT_SIGNABLE"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (add_rel("a?b=1&amp;c=2", "t", ' TargetMode="External"'), "RELS_NOT_PORTABLE"),
        (add_rel("a&quot;b", "t", ' TargetMode="External"'), "RELS_NOT_PORTABLE"),
        (swap("</Relationships>", "\n</Relationships>"), "RELS_NOT_PORTABLE"),
        (swap("</Relationships>", "<!-- x --></Relationships>"), "RELS_NOT_PORTABLE"),
        (
            lambda data: (
                data.replace(b"xmlns=", b"xmlns:r=")
                .replace(b"<Relationship", b"<r:Relationship")
                .replace(b"</Relationship", b"</r:Relationship")
            ),
            "MARKUP_NOT_PORTABLE",
        ),
    ],
)
def test_relationships_others_digest_differently_are_not_signed(
    change: Callable[[bytes], bytes], code: str, signed: Signed
) -> None:
    with pytest.raises(KnownError) as caught:
        sign_package(edit_items(signed.plain, {BOOK_RELS: change}), signed.director, DIRECTOR)
    assert caught.value.code == code


def test_the_next_signature_takes_the_next_free_number(signed: Signed) -> None:
    thrice = sign_package(signed.twice, signed.director, DIRECTOR)
    parts = [one.part for one in verify_package(thrice, POLICY).signatures]
    assert parts == [f"_xmlsignatures/sig{number}.xml" for number in (1, 2, 3)]
    assert SHEET in items(thrice)
