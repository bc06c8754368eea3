"""What a signer says with the signature: in which role, with which words, when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from exports.signing.messages import SigningMessage
from forms.common.errors import BugError, KnownError

if TYPE_CHECKING:
    from datetime import datetime

#: ``SignatureComments`` (MS-OFFCRYPTO 2.5.2.5).
LONGEST_COMMENT: Final = 255


class SignerRole(Enum):
    """In which capacity somebody signs (Nghị định 30/2020/NĐ-CP, điều 13); value = claimed role."""

    DIRECTOR = "Người có thẩm quyền ký"
    OFFICE = "Cơ quan, tổ chức ban hành"
    PREPARER = "Người lập báo cáo"


@dataclass(frozen=True, slots=True)
class SigningRequest:
    """One signature to be made: ``comments`` is signed and shown, ``at`` an aware time.

    Raises ``KnownError`` for comments that are too long or contain control characters.
    """

    role: SignerRole
    comments: str
    at: datetime

    def __post_init__(self) -> None:
        if len(self.comments) > LONGEST_COMMENT:
            raise KnownError(
                SigningMessage.COMMENTS_TOO_LONG, size=len(self.comments), limit=LONGEST_COMMENT
            )
        if any(not (char.isprintable() or char == "\u00a0") for char in self.comments):
            raise KnownError(SigningMessage.COMMENTS_UNPRINTABLE)
        if self.at.tzinfo is None:
            raise BugError("signing time without a time zone")
