"""What may be written about one finding, and in which words it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from forms.change import Saying
from validation.explanations import MINIMUM, explain, state, wanted, weakness
from validation.finding import Standing
from validation.reasons import Reason, reason_of

if TYPE_CHECKING:
    from forms.change import Explain
    from forms.common.clock import Clock
    from validation.finding import Judged
    from validation.suggestions import SaidBefore


@dataclass(frozen=True, slots=True)
class Words:
    """How one kind of saying is asked for and confirmed."""

    title: str
    label: str
    hint: str
    save: str
    step: str
    kept: str


_WORDS: Final = {
    Saying.EXPLANATION: Words(
        "Giải trình",
        "Giải trình (bắt buộc trước khi ký)",
        "Nêu nguyên nhân, ví dụ: giá bán lẻ tăng, thêm cửa hàng, nguồn số liệu…",
        "Lưu giải trình",
        "ghi giải trình",
        "Đã lưu giải trình",
    ),
    Saying.STATEMENT: Words(
        "Không thể sửa, ghi cam đoan",
        "Cam đoan không sửa được",
        "Nêu vì sao không thể sửa, ví dụ: cơ quan thống kê đã công bố. Cam đoan ký cùng báo cáo.",
        "Lưu cam đoan",
        "ghi cam đoan",
        "Đã lưu cam đoan",
    ),
}


_STORED: Final = "Đã lưu."
_STALE: Final = "Số đã đổi sau khi viết. Sửa lại lời văn, hoặc lưu lại nếu vẫn đúng."
_ENOUGH: Final = "Đủ để lưu: Ctrl+Enter."


@dataclass(frozen=True, slots=True)
class Answer:
    """A text and its kind of reason; no kind yet means the one its beginning tells."""

    text: str = ""
    reason: Reason | None = None

    @property
    def kind(self) -> Reason:
        """The kind chosen, else the one whose ready beginning the text uses."""
        return self.reason or reason_of(self.text)


@dataclass(frozen=True, slots=True)
class Plea:
    """A finding about which something may be written."""

    judged: Judged
    saying: Saying

    @property
    def words(self) -> Words:
        """How it is asked for."""
        return _WORDS[self.saying]

    @property
    def due(self) -> bool:
        """Whether it must be written before signing; an error is better put right."""
        return self.saying is Saying.EXPLANATION

    @property
    def stale(self) -> bool:
        """Whether something was written about figures that have changed since."""
        return self.judged.standing is Standing.STALE

    @property
    def given(self) -> Answer:
        """What was written already."""
        codes = {reason.value: reason for reason in Reason}
        return Answer(self.judged.explanation, codes.get(self.judged.reason))

    def remark(self, answer: Answer) -> str:
        """What to know about an answer as it stands in the field."""
        if answer == self.given and self.judged.explanation:
            return _STALE if self.stale else _STORED
        if not answer.text.strip():
            return f"Viết ít nhất {MINIMUM[self.saying]} ký tự, nêu rõ nguyên nhân."
        weak = weakness(answer.text, self.saying)
        return weak.sentence if weak else _ENOUGH

    def change(self, answer: Answer, clock: Clock) -> Explain:
        """The change that keeps an answer; :class:`KnownError` when it says nothing."""
        finding = self.judged.finding
        if self.saying is Saying.STATEMENT:
            return state(finding, answer.text, clock)
        return explain(finding, answer.text, clock, answer.reason)

    def before(self, earlier: SaidBefore) -> Answer | None:
        """What was written last month about the same finding, if anything."""
        told = earlier.suggestion(self.judged.finding)
        if told is None:
            return None
        return Answer(told.text, {reason.value: reason for reason in Reason}.get(told.reason))


def plea_of(judged: Judged | None) -> Plea | None:
    """What may be written about a finding; nothing where the figure has to be put right."""
    saying = wanted(judged.finding) if judged else None
    return Plea(judged, saying) if judged and saying else None
