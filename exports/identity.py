"""Which report a file is: unit, month, revision, package, form versions, who has to sign.

All of it stands in visible cells of the cover sheet under defined names (``ID_period``), so that
it is read and signed by people and compared by machines (no hidden second copy).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.signing.request import SignerRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.common.addressees import Addressee
    from forms.common.period import Period
    from forms.common.provinces import Province
    from forms.definition import Form
    from forms.report import Report

#: Authorised person first, then the office (Nghị định 30/2020/NĐ-CP, điều 13, 14).
USUAL_SIGNERS: Final = (SignerRole.DIRECTOR, SignerRole.OFFICE)
#: Where whoever prepared the figures confirms them with a signature of their own.
ALL_SIGNERS: Final = (SignerRole.PREPARER, *USUAL_SIGNERS)
_PREFIX: Final = "ID_"


@dataclass(frozen=True, slots=True)
class FormVersion:
    """One form of the package: code, version and SHA-256 of its definition."""

    code: str
    version: str
    digest: str

    @classmethod
    def of(cls, form: Form) -> FormVersion:
        """The version a definition is."""
        return cls(form.code, form.version, form.digest)


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one report from every other.

    ``province`` is the unit's key (``"40"`` or ``"24@2025-07-01"``), ``province_name`` its full
    name on the first day of the month; ``replaces`` the package replaced, or empty.
    """

    province: str
    province_name: str
    period: Period
    revision: int
    replaces: str
    package: str
    forms: tuple[FormVersion, ...]
    addressee: Addressee
    program: str
    signers: tuple[SignerRole, ...] = USUAL_SIGNERS
    prepared_by: str = "NGƯỜI LẬP BIỂU"

    def fits(self, report: Report) -> bool:
        """Whether this is the identity of that report."""
        key = report.key
        mine = (self.province, self.period, self.revision, self.forms)
        return mine == (key.province, key.period, key.revision, versions(leaving(report)))


def identify(
    report: Report,
    unit: Province,
    addressee: Addressee,
    package: str,
    program: str,
    replaces: str = "",
) -> Identity:
    """The identity of a report about to leave; ``package`` is a fresh random id."""
    return Identity(
        province=report.key.province,
        province_name=unit.full_name(report.key.period.first_day),
        period=report.key.period,
        revision=report.key.revision,
        replaces=replaces,
        package=package,
        forms=versions(leaving(report)),
        addressee=addressee,
        program=program,
    )


def leaving(report: Report) -> tuple[Form, ...]:
    """The forms that go with a report: those begun, and the mandatory ones."""
    forms = report.forms.values()
    return tuple(form for form in forms if form.mandatory or report.begun(form.code))


def versions(forms: Iterable[Form]) -> tuple[FormVersion, ...]:
    """The versions of forms, in the order given."""
    return tuple(FormVersion.of(form) for form in forms)


def defined_name(field: str) -> str:
    """The defined name of an identity cell: ``"period"`` → ``"ID_period"``."""
    return f"{_PREFIX}{field}"
