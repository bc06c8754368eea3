"""Verifying a submitted file: who signed, is anything altered, do the rules hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exports.file_verdict import NOT_CHECKED, FileFact, FileVerdict, Note, file_fact, note
from exports.package import read_package
from exports.reader import read_report
from exports.recheck import recheck
from exports.signatories import check_signatories
from exports.signing.verdict import State
from exports.signing.verify import verify_opened
from exports.verification_messages import VerificationMessage
from forms.common.errors import KnownError
from validation.engine import Inspection
from validation.finding import Outcome, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exports.identity import Identity
    from exports.recheck import Recheck
    from exports.signing.policy import VerifyPolicy
    from exports.submission import SubmittedReport
    from forms.calculation import History
    from forms.catalogue import Catalogue
    from forms.common.provinces import Provinces
    from validation.finding import Finding
    from validation.rulebook import Rulebook

_FIGURES: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def verify_file(
    data: bytes,
    policy: VerifyPolicy,
    catalogue: Catalogue,
    rulebook: Rulebook,
    provinces: Provinces,
    history: History | None = None,
) -> FileVerdict:
    """The verdict on a file from outside.

    Raises ``KnownError`` (``PackageMessage``) when ``data`` is no sound package; anything wrong
    inside one is said in the verdict.
    """
    package = read_package(data, policy.limits)
    signatures = verify_opened(package, policy)
    if signatures.structure.state is State.FAILED:
        return FileVerdict(signatures, NOT_CHECKED)
    try:
        submitted = read_report(package, catalogue)
    except KnownError as error:
        refusal = Note(VerificationMessage.UNREADABLE, error.sentence)
        return FileVerdict(signatures, file_fact([refusal]))
    again = recheck(submitted, catalogue, history)
    inspection = Inspection(rulebook, again.figures.report.forms.values(), again.figures)
    findings = tuple(inspection.findings)
    broken = inspection.counts.get(Outcome.RULE_ERROR, 0)
    return FileVerdict(
        signatures=signatures,
        content=file_fact(()),
        identity=file_fact(_identity_problems(submitted.identity, provinces)),
        signers=check_signatories(submitted.identity, signatures),
        rules=_rules(submitted, again, findings, catalogue, broken),
        explanations=file_fact(_unexplained(submitted, findings), _misquoted(submitted, findings)),
        report=submitted,
        findings=findings,
    )


def _identity_problems(identity: Identity, provinces: Provinces) -> Iterator[Note]:
    """The unit exists on the first day of the month under that key and name; revisions fit."""
    day, month = identity.period.first_day, identity.period.title
    unit = next((u for u in provinces.on(day) if u.identity == identity.province), None)
    if unit is None:
        yield note(VerificationMessage.PROVINCE_UNKNOWN, code=identity.province, period=month)
    elif unit.full_name(day) != identity.province_name:
        yield note(
            VerificationMessage.PROVINCE_NAME,
            stated=identity.province_name,
            code=identity.province,
            period=month,
            known=unit.full_name(day),
        )
    if identity.revision > 1 and not identity.replaces:
        yield note(VerificationMessage.REPLACES_MISSING, revision=identity.revision)
    if identity.revision == 1 and identity.replaces:
        yield note(VerificationMessage.REPLACES_UNEXPECTED, package=identity.replaces)


def _rules(
    submitted: SubmittedReport,
    again: Recheck,
    findings: Iterable[Finding],
    catalogue: Catalogue,
    broken: int,
) -> FileFact:
    failed, stated = _errors(submitted, findings)
    remarks = [*again.remarks, *stated, *_version_remarks(submitted, catalogue)]
    if broken:
        remarks.append(note(VerificationMessage.RULES_FAILED_TO_RUN, count=broken))
    fact = file_fact((*again.problems, *failed), remarks)
    if fact.state is State.OK and (submitted.unknown or broken):
        return FileFact(State.NOT_CHECKED, (), fact.remarks)
    return fact


def _errors(
    submitted: SubmittedReport, findings: Iterable[Finding]
) -> tuple[list[Note], list[Note]]:
    """Errors, and those the cover states cannot be put right where the rule allows it."""
    said = {(one.rule, one.cell): one.text for one in submitted.statements if one.text.strip()}
    failed, stated = [], []
    for finding in findings:
        if finding.severity is not Severity.ERROR:
            continue
        text = said.get((finding.rule, finding.cell), "")
        if text and not finding.correctable:
            told = note(VerificationMessage.RULE_STATED, finding=finding.message, text=text)
            stated.append(told)
        else:
            failed.append(note(VerificationMessage.RULE_FAILED, finding=finding.message))
    return failed, stated


def _version_remarks(submitted: SubmittedReport, catalogue: Catalogue) -> Iterator[Note]:
    for version in submitted.unknown:
        yield note(
            VerificationMessage.DEFINITION_UNKNOWN, code=version.code, version=version.version
        )
    for form in submitted.forms.values():
        known = catalogue.find(form.code, submitted.identity.period)
        if known is not None and known.version != form.version:
            yield note(
                VerificationMessage.VERSION_NOT_IN_FORCE,
                code=form.code,
                version=form.version,
                known=known.version,
            )


def _unexplained(submitted: SubmittedReport, findings: Iterable[Finding]) -> Iterator[Note]:
    """Warnings without a reason on the cover; what stands in the file explains these values."""
    explained = {(one.rule, one.cell) for one in submitted.explanations if one.text.strip()}
    for finding in findings:
        if finding.severity is Severity.WARNING and (finding.rule, finding.cell) not in explained:
            yield note(
                VerificationMessage.EXPLANATION_MISSING, rule=finding.rule, finding=finding.message
            )


def _misquoted(submitted: SubmittedReport, findings: Iterable[Finding]) -> Iterator[Note]:
    """Findings the cover tells with other figures; other versions have other words for the same."""
    found = {(one.rule, one.cell): one.message for one in findings}
    for said in (*submitted.explanations, *submitted.statements):
        message = found.get((said.rule, said.cell))
        if message and _FIGURES.findall(message) != _FIGURES.findall(said.finding):
            yield note(
                VerificationMessage.FINDING_DIFFERS,
                rule=said.rule, stated=said.finding, found=message,
            )  # fmt: skip
