"""Workbooks that somebody signed in Excel: not ours, but the verdict on them has to be right.

The files are generated (``excel_like.py``); ``test_libreoffice.py`` asks LibreOffice about them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.file_verdict import FileConclusion
from exports.signing.policy import VerifyPolicy
from exports.signing.trust import Revocation, TrustStore
from exports.signing.verdict import Conclusion
from exports.signing.verify import verify_package
from exports.verification import verify_file
from forms.catalogue import Catalogue
from forms.common.provinces import Provinces
from tests.certificates import NOW
from tests.exports.signing.conftest import POLICY
from tests.exports.signing.excel_like import (
    EXCEL_365,
    EXCEL_2007,
    EXCEL_2010,
    EXCEL_2016,
    Office,
    excel_like,
)
from tests.exports.signing.tampering import add_override, add_rel, edit, edit_items, swap
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from exports.file_verdict import FileVerdict
    from exports.signing.verdict import PackageVerdict
    from tests.certificates import Authority

OLD = {"DIGEST_WEAK", "SIGNATURE_WEAK"}
THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def codes(verdict: PackageVerdict) -> set[str]:
    return {problem.code for one in verdict.signatures for problem in one.problems}


def as_file(data: bytes) -> FileVerdict:
    return verify_file(data, POLICY, Catalogue.shipped(), Rulebook(), Provinces.shipped())


def test_a_file_signed_by_a_present_excel_is_intact(workbook: bytes) -> None:
    verdict = verify_package(excel_like(workbook, EXCEL_365), POLICY)
    (one,) = verdict.signatures
    assert verdict.conclusion is Conclusion.INTACT
    assert codes(verdict) == set()
    assert one.signer is not None
    assert one.signer.common_name == "Người ký Excel"
    assert (one.claimed_role, one.role, one.comments) == ("Kế toán", None, "Đã kiểm tra")
    assert one.signed_at == NOW.replace(microsecond=0)


def test_with_its_root_it_is_trusted(workbook: bytes, root: Authority) -> None:
    trust = TrustStore(roots=(root.der,), revocation=Revocation.WHEN_GIVEN)
    verdict = verify_package(excel_like(workbook, EXCEL_365), VerifyPolicy(NOW, trust))
    assert verdict.conclusion is Conclusion.VALID


@pytest.mark.parametrize(
    ("office", "more"),
    [(EXCEL_2016, set()), (EXCEL_2010, set()), (EXCEL_2007, {"XADES_MISSING"})],
    ids=["2016", "2010", "2007"],
)
def test_an_old_algorithm_is_a_state_of_its_own(
    workbook: bytes, office: Office, more: set[str]
) -> None:
    """Nothing was altered, and SHA-1 proves nothing any more: neither broken nor fine."""
    verdict = verify_package(excel_like(workbook, office), POLICY)
    assert verdict.conclusion is Conclusion.WEAK
    assert codes(verdict) == OLD | more
    assert "thuật toán cũ" in verdict.sentence


def test_two_people_signed_in_excel(workbook: bytes) -> None:
    once = excel_like(workbook, EXCEL_365)
    verdict = verify_package(excel_like(once, EXCEL_2016, "Người ký thứ hai"), POLICY)
    assert [one.conclusion for one in verdict.signatures] == [Conclusion.INTACT, Conclusion.WEAK]
    assert verdict.conclusion is Conclusion.WEAK


def test_it_is_no_report_and_its_signature_is_told(workbook: bytes) -> None:
    verdict = as_file(excel_like(workbook, EXCEL_365))
    assert verdict.conclusion is FileConclusion.UNREADABLE
    assert verdict.report is None
    assert verdict.signatures.sentence in verdict.sentence


@pytest.mark.parametrize("office", [EXCEL_365, EXCEL_2010], ids=["365", "2010"])
def test_a_figure_changed_afterwards_is_found(workbook: bytes, office: Office) -> None:
    changed = edit(excel_like(workbook, office), sheet=swap("<v>0</v>", "<v>9</v>"))
    verdict = verify_package(changed, POLICY)
    assert verdict.conclusion is Conclusion.INVALID
    assert "PART_DIGEST" in codes(verdict)
    assert as_file(changed).conclusion is FileConclusion.ALTERED


def test_words_changed_in_the_signature_are_found(workbook: bytes) -> None:
    data = excel_like(workbook, EXCEL_365)
    changed = edit(data, sig=swap("Đã kiểm tra</SignatureComments>", "Chưa</SignatureComments>"))
    assert verify_package(changed, POLICY).conclusion is Conclusion.INVALID


def test_a_target_that_names_another_signature_is_refused(workbook: bytes) -> None:
    office = Office("16.0", EXCEL_365.digest, "idSomebodyElse")
    verdict = verify_package(excel_like(workbook, office), POLICY)
    assert codes(verdict) == {"SIGNATURE_NAME"}


def test_a_thumbnail_is_said_to_be_outside_and_nothing_to_be_altered(workbook: bytes) -> None:
    """Office signs no thumbnail: true of the file, yet nobody changed it afterwards."""
    with_picture = edit_items(
        workbook, {"_rels/.rels": add_rel("docProps/thumbnail.wmf", THUMBNAIL)}
    )
    with_picture = edit_items(
        with_picture,
        {
            "docProps/thumbnail.wmf": b"\xd7\xcd\xc6\x9a",
            "[Content_Types].xml": add_override("docProps/thumbnail.wmf", "image/x-wmf"),
        },
    )
    verdict = as_file(excel_like(with_picture, EXCEL_365))
    assert verdict.signatures.conclusion is Conclusion.PARTIAL
    assert codes(verdict.signatures) == {"PART_UNCOVERED", "RELATIONSHIP_UNCOVERED"}
    assert "không bảo vệ toàn bộ tệp" in verdict.sentence
    assert "không còn đúng" not in verdict.sentence
