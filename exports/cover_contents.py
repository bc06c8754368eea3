"""What a cover says: as drawn for a report about to leave, and as expected of one that came."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports.identity import versions
from exports.submission import StatedExplanation
from validation.finding import Severity, Standing
from validation.reasons import Reason, label_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from exports.identity import FormVersion, Identity
    from forms.definition import Form
    from validation.finding import Judged

_BLANK: Final = "Mẫu trống để điền tay, không phải báo cáo"
_EMPTY: Final = "Bản xem, chưa nhập biểu nào"
#: What the cover of a report that may not be signed yet says of its checks.
_DRAFT: Final = re.compile(
    r"Bản xem, chưa đủ điều kiện ký: [0-9]+ lỗi, [0-9]+ cảnh báo chưa giải trình"
)
_OPEN: Final = re.compile(r"Còn [0-9]+ cảnh báo chưa giải trình\.")


@dataclass(frozen=True, slots=True)
class CoverContents:
    """What a cover says: ``titles`` of the forms in the identity's order, how the checks stood."""

    identity: Identity
    forms: tuple[FormVersion, ...]
    titles: tuple[str, ...]
    condition: str
    unexplained: str
    explanations: tuple[StatedExplanation, ...]
    statements: tuple[StatedExplanation, ...]


def contents_of(
    forms: Sequence[Form], judged: Sequence[Judged], identity: Identity, *, blank: bool
) -> CoverContents:
    """The cover of a report about to leave; a ``blank`` one tells nothing of checks."""
    judged = () if blank else judged
    open_ones = sum(one.finding.severity is Severity.WARNING for one in judged)
    return CoverContents(
        identity,
        versions(forms),
        tuple(form.title for form in forms),
        _BLANK if blank else _condition(judged) if forms else _EMPTY,
        _unexplained(open_ones),
        tuple(_said(one) for one in judged if one.standing is Standing.EXPLAINED),
        tuple(_said(one) for one in judged if one.standing is Standing.STATED),
    )


def _said(one: Judged) -> StatedExplanation:
    found, text = one.finding, one.explanation
    if one.reason and one.reason != Reason.OTHER.value:
        text = f"{label_of(one.reason)}. {text}"
    return StatedExplanation(found.rule, found.cell, found.message, text)


def expected_contents(
    identity: Identity,
    titles: Sequence[str],
    said: tuple[tuple[StatedExplanation, ...], tuple[StatedExplanation, ...]],
    texts: Collection[str],
) -> CoverContents:
    """The cover that goes with what was read from one: explanations and statements ``said``.

    A file for review tells figures of its checks that only its maker knows; they are taken from
    its own ``texts``.
    """
    explanations, statements = said
    ready = _ready(len(explanations), len(statements))
    own = (text for text in texts if text in (_BLANK, _EMPTY) or _DRAFT.fullmatch(text))
    left = (text for text in texts if _OPEN.fullmatch(text))
    return CoverContents(
        identity, identity.forms, tuple(titles),
        next(own, ready), next(left, _unexplained(0)), explanations, statements,
    )  # fmt: skip


def _condition(judged: Sequence[Judged]) -> str:
    """How the checks stood when the file was written."""
    errors = sum(one.finding.severity is Severity.ERROR and one.blocks for one in judged)
    explained = sum(one.standing is Standing.EXPLAINED for one in judged)
    stated = sum(one.standing is Standing.STATED for one in judged)
    pending = len(judged) - errors - explained - stated
    if errors or pending:
        return f"Bản xem, chưa đủ điều kiện ký: {errors} lỗi, {pending} cảnh báo chưa giải trình"
    return _ready(explained, stated)


def _ready(explained: int, stated: int) -> str:
    if stated:
        told = f"{stated} lỗi không sửa được có cam đoan, {explained} cảnh báo đã giải trình"
        return f"Ký kèm cam đoan: {told}"
    if explained:
        return f"Đủ điều kiện ký: không có lỗi, {explained} cảnh báo đã giải trình"
    return "Đủ điều kiện ký: không có lỗi, không có cảnh báo"


def _unexplained(warnings: int) -> str:
    if warnings:
        return f"Còn {warnings} cảnh báo chưa giải trình."
    return "Không có cảnh báo cần giải trình."
