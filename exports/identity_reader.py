"""The cover sheet read back: identity and explanations from their named cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar

from exports.cover import REPLACES_NOTHING, ROLE_MARK
from exports.identity import FormVersion, Identity, defined_name
from exports.reader_messages import ReaderMessage
from exports.signing.request import SignerRole
from exports.submission import StatedExplanation
from forms.cell import Cell
from forms.common.addressees import Addressee
from forms.common.errors import KnownError
from forms.common.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from exports.opened_book import NamedCell

_T = TypeVar("_T")
_FORM: Final = re.compile(r"ID_form_([A-Z]{2}[0-9]{0,2})_(version|digest)")
_REASON: Final = re.compile(r"(EX|ST)_([1-9][0-9]{0,4})_(rule|cell|finding|text)")
_PROVINCE: Final = re.compile(r"[0-9]{2}(@[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_REVISION: Final = re.compile(r"[1-9][0-9]{0,3}")
_VERSION: Final = re.compile(r"[0-9]{4}(\.[0-9]+)?")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_PACKAGE: Final = re.compile(r"[0-9A-Za-z-]{8,64}")
_ROLES: Final = {role.value: role for role in SignerRole}
_FIELDS: Final = {
    "province", "province_name", "period", "revision", "package", "replaces", "signers",
    "program", "recipient", "via", "prepared_by",
}  # fmt: skip


def cover_names(names: Mapping[str, NamedCell]) -> set[str]:
    """The names that belong to the cover sheet."""
    own = {defined_name(field) for field in _FIELDS}
    return {n for n in names if n in own or _FORM.fullmatch(n) or _REASON.fullmatch(n)}


def read_identity(names: Mapping[str, NamedCell]) -> Identity:
    """The identity; ``KnownError`` for a missing or malformed field."""
    cover = _Cover(names)
    replaces = cover.text("replaces")
    if replaces != REPLACES_NOTHING:
        replaces = cover.matching("replaces", "mã gói thay thế", _PACKAGE)
    else:
        replaces = ""
    return Identity(
        province=cover.matching("province", "mã đơn vị", _PROVINCE),
        province_name=cover.text("province_name"),
        period=cover.parsed("period", "kỳ báo cáo", Period.parse),
        revision=int(cover.matching("revision", "lần lập", _REVISION)),
        replaces=replaces,
        package=cover.matching("package", "mã gói", _PACKAGE),
        forms=_forms(cover, names),
        addressee=Addressee(cover.text("recipient"), cover.text("via")),
        program=cover.text("program"),
        signers=cover.parsed("signers", "người phải ký", _signers),
        prepared_by=cover.text("prepared_by"),
    )


def read_explanations(names: Mapping[str, NamedCell]) -> tuple[StatedExplanation, ...]:
    """The explanations, in order; a line with a missing cell is refused."""
    return _said(names, "EX")


def read_statements(names: Mapping[str, NamedCell]) -> tuple[StatedExplanation, ...]:
    """What was stated about errors that cannot be put right, in order."""
    return _said(names, "ST")


def _said(names: Mapping[str, NamedCell], prefix: str) -> tuple[StatedExplanation, ...]:
    found = (_REASON.fullmatch(name) for name in names)
    numbers = {int(one[2]) for one in found if one and one[1] == prefix}
    explanations = []
    for number in sorted(numbers):
        texts = [
            _named(names, f"{prefix}_{number}_{field}").text
            for field in ("rule", "cell", "finding", "text")
        ]
        try:
            cell = Cell.parse(texts[1])
        except ValueError:
            named = names[f"{prefix}_{number}_cell"]
            raise _wrong(named, "ô được giải trình") from None
        explanations.append(StatedExplanation(texts[0], cell, texts[2], texts[3]))
    return tuple(explanations)


class _Cover:
    """Fields of the cover by name."""

    def __init__(self, names: Mapping[str, NamedCell]) -> None:
        self._names = names

    def text(self, field: str) -> str:
        """A field's text."""
        return _named(self._names, defined_name(field)).text

    def matching(self, field: str, label: str, pattern: re.Pattern[str]) -> str:
        """A field's text, refused unless the whole of it matches."""
        named = _named(self._names, defined_name(field))
        if not pattern.fullmatch(named.text):
            raise _wrong(named, label)
        return named.text

    def parsed(self, field: str, label: str, read: Callable[[str], _T]) -> _T:
        """A field read by a function that raises ``ValueError`` for what it cannot read."""
        named = _named(self._names, defined_name(field))
        try:
            return read(named.text)
        except ValueError:
            raise _wrong(named, label) from None


def _forms(cover: _Cover, names: Mapping[str, NamedCell]) -> tuple[FormVersion, ...]:
    """The form versions from top to bottom."""
    rows = {found[1]: named.at for name, named in names.items() if (found := _FORM.fullmatch(name))}
    return tuple(
        FormVersion(
            code,
            cover.matching(f"form_{code}_version", "phiên bản biểu", _VERSION),
            cover.matching(f"form_{code}_digest", "mã băm của mẫu biểu", _DIGEST),
        )
        for code in sorted(rows, key=rows.__getitem__)
    )


def _signers(text: str) -> tuple[SignerRole, ...]:
    words = text.split(ROLE_MARK)
    if not all(word in _ROLES for word in words) or len(set(words)) != len(words):
        raise ValueError(text)
    return tuple(_ROLES[word] for word in words)


def _named(names: Mapping[str, NamedCell], name: str) -> NamedCell:
    if name not in names:
        raise KnownError(ReaderMessage.NOT_A_REPORT, name=name)
    return names[name]


def _wrong(named: NamedCell, label: str) -> KnownError:
    return KnownError(ReaderMessage.IDENTITY_WRONG, place=named.place, label=label, text=named.text)
