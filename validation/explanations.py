"""When a written reason says something."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from forms.change import Explain, Explanation, Saying
from forms.common.errors import KnownError
from forms.common.text import clean, search_key
from validation.finding import Finding, Severity
from validation.messages import ValidationMessage
from validation.reasons import Reason, reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.common.clock import Clock

MAXIMUM: Final = 500
_FEWEST_WORDS: Final = 4
#: Of these words so many must say something of their own.
_FEWEST_TELLING: Final = 2
#: Words that fill a line without giving a reason.
_EMPTY: Final = frozenset(
    search_key(
        "số liệu đúng đã kiểm tra lại rồi chính xác theo thực tế báo cáo không có gì khác lý do "
        "như trên đơn vị tổng hợp rà soát đảm bảo hợp lý phù hợp tình hình giải trình vì do nên là "
        "được và các của này trong tháng kỳ ok đề nghị xem xét đồng ý nội dung cảnh báo bình thường"
    ).split()
)
#: Three times the same letter or more says no more than once.
_REPEATED: Final = re.compile(r"([a-z])\1{2,}")
_OPENINGS: Final = frozenset(search_key(reason.opening) for reason in Reason if reason.opening)
#: Characters at least; a statement that an error must stay has to say more.
MINIMUM: Final[Mapping[Saying, int]] = MappingProxyType(
    {Saying.EXPLANATION: 20, Saying.STATEMENT: 40}
)


def explain(finding: Finding, text: str, clock: Clock, reason: Reason | None = None) -> Explain:
    """The change that explains a warning; :class:`KnownError` when it may not or says nothing.

    The kind of reason is the one given, else the one whose ready beginning the text uses.
    """
    if finding.severity is Severity.ERROR:
        raise KnownError(
            ValidationMessage.EXPLANATION_OF_ERROR, rule=finding.rule, cell=finding.cell
        )
    told = _sound(text, Saying.EXPLANATION)
    kind = reason or reason_of(told)
    at = clock.now().isoformat()
    given = Explanation(told, finding.digest, at, kind.value)
    return Explain(finding.rule, finding.cell, given)


def state(finding: Finding, text: str, clock: Clock) -> Explain:
    """The change that states why an error cannot be put right; the rule must allow it."""
    if finding.severity is not Severity.ERROR or finding.correctable:
        raise KnownError(
            ValidationMessage.STATEMENT_NOT_ALLOWED, rule=finding.rule, cell=finding.cell
        )
    told = _sound(text, Saying.STATEMENT)
    at = clock.now().isoformat()
    given = Explanation(told, finding.digest, at, saying=Saying.STATEMENT)
    return Explain(finding.rule, finding.cell, given)


def wanted(finding: Finding) -> Saying | None:
    """What may be written about a finding; nothing where the figure has to be put right."""
    if finding.severity is Severity.WARNING:
        return Saying.EXPLANATION
    return None if finding.correctable else Saying.STATEMENT


def weakness(text: str, saying: Saying = Saying.EXPLANATION) -> KnownError | None:
    """What is wrong with a text: too short, too long, filling words, or a ready beginning only."""
    told, minimum = clean(text), MINIMUM[saying]
    key = search_key(told)
    telling = len(_REPEATED.sub(r"\1", key))
    words = set(key.split())
    length = len(told)
    if length < minimum:
        message = ValidationMessage.EXPLANATION_SHORT
    elif length > MAXIMUM:
        message = ValidationMessage.EXPLANATION_LONG
    elif key in _OPENINGS:
        message = ValidationMessage.EXPLANATION_OPENING_ONLY
    elif telling < minimum:
        message, length = ValidationMessage.EXPLANATION_THIN, telling
    elif len(words) < _FEWEST_WORDS or len(words - _EMPTY) < _FEWEST_TELLING:
        message = ValidationMessage.EXPLANATION_EMPTY_WORDS
    else:
        return None
    what = "Cam đoan" if saying is Saying.STATEMENT else "Giải trình"
    return KnownError(message, what=what, length=length, minimum=minimum, maximum=MAXIMUM)


def _sound(text: str, saying: Saying) -> str:
    if weak := weakness(text, saying):
        raise weak
    return clean(text)
