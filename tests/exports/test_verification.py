"""A submitted file is judged by its signatures, its cover and the rules, worked out again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from typing_extensions import override

from exports.file_verdict import FileConclusion
from exports.package import write_package
from exports.reader import read_report
from exports.recheck import recheck
from exports.signing.policy import VerifyPolicy
from exports.signing.request import SignerRole, SigningRequest
from exports.signing.sign import sign_package
from exports.signing.trust import TrustStore
from exports.signing.verdict import State
from exports.verification import verify_file
from exports.verification_messages import VerificationMessage
from exports.workbook import write_workbook
from forms.calculation import NoHistory
from forms.common.errors import KnownError
from forms.common.text import file_name
from tests.certificates import NOW, Authority, ec_key, signer
from tests.exports.reports import (
    CATALOGUE,
    CLOCK,
    PROVINCES,
    altered,
    cell,
    empty,
    enter,
    identity_of,
    judged_by_rules,
    opened,
    record,
    sample,
    written,
)
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from exports.file_verdict import FileFact, FileVerdict
    from forms.calculation import History
    from forms.cell import Cell
    from forms.figures import Figures

COVER, GRID = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
ROOT = Authority.root("CA gốc thử nghiệm báo cáo")
TRUST = TrustStore(roots=(ROOT.der,), crls=(ROOT.crl(),))
DIRECTOR = SigningRequest(SignerRole.DIRECTOR, "Ký duyệt báo cáo", NOW)
OFFICE = SigningRequest(SignerRole.OFFICE, "Số: 05/BC-SCT", NOW)


class Remembered(NoHistory):
    """Last year's figures of two rows."""

    def __init__(self, amount: str) -> None:
        self._amount = Decimal(amount)

    @override
    def final(self, cell: Cell, months: int) -> Decimal | None:
        return self._amount if months == 12 and cell.row in ("1", "2") else None

    reported = final


def signed(data: bytes, *requests: SigningRequest) -> bytes:
    for request in requests or (DIRECTOR, OFFICE):
        key = signer(ROOT, file_name(request.role.value), ec_key(request.role.name))
        data = sign_package(data, key, request)
    return data


def verified(
    data: bytes, trust: TrustStore | None = TRUST, history: History | None = None
) -> FileVerdict:
    policy = VerifyPolicy(NOW, trust)
    return verify_file(data, policy, CATALOGUE, Rulebook(), PROVINCES, history)


def codes(fact: FileFact) -> list[str]:
    return [one.code for one in (*fact.problems, *fact.remarks)]


def with_identity(figures: Figures, **changes: Any) -> bytes:
    identity = replace(identity_of(figures), **changes)
    judged = judged_by_rules(figures)
    return write_workbook(figures, judged, identity, CLOCK)


def test_a_complete_report_is_acceptable() -> None:
    verdict = verified(signed(written(sample())))
    assert verdict.conclusion is FileConclusion.ACCEPTABLE, verdict
    assert all(fact.state is State.OK for fact in verdict.facts.values())
    assert verdict.report is not None
    assert verdict.report.values[cell("CT91/1/estimate")] == Decimal("8752.7")
    assert [found.rule for found in verdict.findings] == ["CT91-02"]


def test_without_a_trust_store_the_certificate_is_left_open() -> None:
    verdict = verified(signed(written(sample())), trust=None)
    assert verdict.conclusion is FileConclusion.CERTIFICATE_UNCHECKED


def test_a_stranger_s_certificate_is_not_trusted() -> None:
    stranger = TrustStore(roots=(Authority.root("CA lạ").der,))
    verdict = verified(signed(written(sample())), trust=stranger)
    assert verdict.conclusion is FileConclusion.UNTRUSTED


def test_an_unsigned_file_is_said_to_be_unsigned() -> None:
    verdict = verified(written(sample()))
    assert verdict.conclusion is FileConclusion.UNSIGNED
    assert verdict.rules.state is State.OK


def test_a_changed_number_is_an_altered_file() -> None:
    changed = altered(signed(written(sample())), GRID, "<v>8752.7</v>", "<v>9752.7</v>")
    assert verified(changed).conclusion is FileConclusion.ALTERED


@pytest.mark.parametrize("present", [DIRECTOR, OFFICE])
def test_a_signature_less_than_the_cover_says_is_found(present: SigningRequest) -> None:
    verdict = verified(signed(written(sample()), present))
    assert verdict.conclusion is FileConclusion.SIGNER_MISSING
    (missing,) = verdict.signers.problems
    other = OFFICE if present is DIRECTOR else DIRECTOR
    assert other.role.value in missing.sentence


def test_a_signature_stripped_afterwards_is_found() -> None:
    """The director's signature does not cover the office's, so it stays valid without it."""
    package = opened(signed(written(sample())))
    part, rels = "_xmlsignatures/sig2.xml", "_xmlsignatures/_rels/origin.sigs.rels"
    entries = {name: entry for name, entry in package.entries.items() if name != part}
    stripped = write_package(replace(package, entries=entries))
    stripped = altered(stripped, rels, r"<Relationship [^>]*sig2.xml[^<]*</Relationship>", "")
    stripped = altered(
        stripped, "[Content_Types].xml", r"<Override [^>]*sig2.xml[^<]*</Override>", ""
    )
    verdict = verified(stripped)
    assert [one.conclusion.name for one in verdict.signatures.signatures] == ["VALID"]
    assert verdict.conclusion is FileConclusion.SIGNER_MISSING


def test_signing_in_another_order_than_the_cover_is_found() -> None:
    verdict = verified(signed(written(sample()), OFFICE, DIRECTOR))
    assert VerificationMessage.SIGNER_ORDER.name in codes(verdict.signers)
    assert verdict.conclusion is FileConclusion.SIGNER_MISSING


@pytest.mark.parametrize("trust", [TRUST, None])
@pytest.mark.parametrize("second", ["Giám đốc Sở", "Sở"])
def test_one_key_does_not_stand_for_two_people(trust: TrustStore | None, second: str) -> None:
    """Neither with one certificate nor with two of one key; seen without any trusted root."""
    key = ec_key("one for both")
    once = sign_package(written(sample()), signer(ROOT, "Giám đốc Sở", key), DIRECTOR)
    verdict = verified(sign_package(once, signer(ROOT, second, key), OFFICE), trust)
    assert verdict.signers.state is State.FAILED
    assert [one.code for one in verdict.signers.problems] == ["SIGNER_TWICE"]
    assert verdict.conclusion is FileConclusion.SIGNER_MISSING


def test_a_computed_cell_that_is_not_what_it_should_be_is_named() -> None:
    false = altered(written(sample()), GRID, "<v>9.4</v>", "<v>19.4</v>")
    verdict = verified(signed(false))
    assert verdict.conclusion is FileConclusion.RULES_BROKEN
    (problem,) = verdict.rules.problems
    assert problem.message is VerificationMessage.COMPUTED_DIFFERS
    for part in ("Trang Biểu 91, ô G10", "Biểu 91, mục 1, cột 4", "19,4", "9,4"):
        assert part in problem.sentence


def test_a_computed_cell_left_blank_is_named() -> None:
    false = altered(written(sample()), GRID, "<v>9.4</v>", "")
    (problem,) = verified(signed(false)).rules.problems
    assert "tệp ghi ô trống, tính lại được 9,4" in problem.sentence


def test_a_total_that_does_not_add_up_was_typed() -> None:
    """Totals may be typed, so the sum rule has to find the gap; this form has none."""
    false = altered(written(sample()), GRID, "<v>10152.77</v>", "<v>10000</v>")
    submitted = read_report(opened(false), CATALOGUE)
    again = recheck(submitted, CATALOGUE)
    assert again.figures.typed(cell("CT91/T/estimate")) == Decimal(10000)


def test_what_was_typed_and_what_is_computed_are_told_apart() -> None:
    figures = sample()
    submitted = read_report(opened(written(figures)), CATALOGUE)
    again = recheck(submitted, CATALOGUE)
    assert again.figures.report.values == figures.report.values
    assert not again.problems


def test_broken_rules_are_reported_with_their_place() -> None:
    figures = sample()
    enter(figures, {"CT91/1a/estimate": "9000"})
    verdict = verified(signed(written(figures)))
    assert verdict.conclusion is FileConclusion.RULES_BROKEN
    assert "Biểu 91, mục 1a, cột 3" in verdict.rules.problems[0].sentence


def test_a_warning_without_reason_is_found() -> None:
    verdict = verified(signed(written(sample(), explained=False)))
    assert verdict.conclusion is FileConclusion.UNEXPLAINED
    (problem,) = verdict.explanations.problems
    assert "CT91-02" in problem.sentence


def test_other_figures_on_the_cover_than_the_check_finds_are_told() -> None:
    honest = written(sample())
    assert codes(verified(signed(honest)).explanations) == []
    milder = altered(honest, COVER, r"(CT91/2/estimate.*?tăng )[0-9.,]+%", r"\g<1>3,1%")
    verdict = verified(signed(milder))
    assert codes(verdict.explanations) == ["FINDING_DIFFERS"]
    assert "3,1%" in verdict.explanations.remarks[0].sentence


def test_a_reason_for_another_cell_does_not_count() -> None:
    other = altered(written(sample()), COVER, "CT91/2/estimate", "CT91/1/estimate")
    assert verified(signed(other)).conclusion is FileConclusion.UNEXPLAINED


def test_figures_of_earlier_months_count_as_stated() -> None:
    figures = sample(Remembered("7100"))
    enter(figures, {"CT91/1/same_month": None, "CT91/2/same_month": None})
    assert figures.value(cell("CT91/T/same_month")) == Decimal(14200)
    verdict = verified(signed(written(figures)))
    assert verdict.rules.state is State.OK
    assert "STATED_ONLY" in codes(verdict.rules)


def test_a_desk_with_history_says_what_it_holds_instead() -> None:
    figures = sample(Remembered("7100"))
    enter(figures, {"CT91/1/same_month": None, "CT91/2/same_month": None})
    data = signed(written(figures))
    assert codes(verified(data, history=Remembered("7100")).rules) == []
    other = verified(data, history=Remembered("7000"))
    assert other.rules.state is State.OK
    assert set(codes(other.rules)) == {"REFERENCE_DIFFERS"}


def test_an_unknown_definition_leaves_the_rules_open() -> None:
    digest = CATALOGUE.version("CT91", "2020.1").digest
    verdict = verified(signed(altered(written(sample()), COVER, digest, "0" * 64)))
    assert verdict.rules.state is State.NOT_CHECKED
    assert verdict.conclusion is FileConclusion.NOT_JUDGED
    assert "DEFINITION_UNKNOWN" in codes(verdict.rules)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"province_name": "Tỉnh Thanh Hóa"}, "PROVINCE_NAME"),
        ({"replaces": "0123456789abcdef"}, "REPLACES_UNEXPECTED"),
    ],
)
def test_a_cover_that_contradicts_itself_is_found(changes: dict[str, str], code: str) -> None:
    verdict = verified(signed(with_identity(sample(), **changes)))
    assert verdict.conclusion is FileConclusion.MISIDENTIFIED
    assert codes(verdict.identity) == [code]


@pytest.mark.parametrize(
    ("shown", "instead", "code"),
    [(">40<", ">24<", "PROVINCE_UNKNOWN"), ("(<t>)1(</t>)", r"\g<1>2\2", "REPLACES_MISSING")],
)
def test_units_and_revisions_are_checked(shown: str, instead: str, code: str) -> None:
    """Since July 2025 the key of the unit with code 24 names its first day."""
    verdict = verified(signed(altered(written(sample()), COVER, shown, instead)))
    assert code in codes(verdict.identity)


def test_a_file_that_is_no_report_is_said_to_be_unreadable() -> None:
    hidden = altered(
        written(sample()),
        "xl/workbook.xml",
        'sheetId="2" state="visible"',
        'sheetId="2" state="hidden"',
    )
    verdict = verified(signed(hidden))
    assert verdict.conclusion is FileConclusion.UNREADABLE
    assert "Trang Biểu 91 bị ẩn" in verdict.content.problems[0].sentence
    assert verdict.report is None


def test_a_file_that_is_no_package_is_refused() -> None:
    with pytest.raises(KnownError):
        verified(b"PK nothing")


def test_a_list_alone_is_a_report() -> None:
    figures = empty()
    record(figures, "a1", field="ccn", content="Đề nghị bổ sung vốn hạ tầng cụm công nghiệp.")
    assert verified(signed(written(figures))).conclusion is FileConclusion.ACCEPTABLE
