"""Definition file → :class:`~forms.definition.Form`; every refusal names the file and the key."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, time
from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from forms.common.digest import sha256_hex
from forms.common.errors import KnownError
from forms.definition import Form
from forms.messages import FormsMessage
from forms.refusals import first_refusal
from forms.shape import checked, plural
from forms.soundness import problems

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A definition larger than this is not a form.
MAX_SIZE: Final = 2_000_000
#: Reading a dotted key takes time by the square of its length.
_MAX_DOTS: Final = 300
_AT: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


def load(text: str, file: str) -> Form:
    """Read and check one definition; ``file`` is the name used in refusals."""
    table, digest = parsed(text, file)
    try:
        form = checked(Form, {**plural(table), "digest": digest})
    except ValidationError as error:
        key, reason = first_refusal(error)
        raise KnownError(
            FormsMessage.DEFINITION_WRONG, file=file, key=key, reason=reason
        ) from error
    for key, reason in problems(form):
        raise KnownError(FormsMessage.DEFINITION_WRONG, file=file, key=key, reason=reason)
    return form


def canonical(table: Mapping[str, Any]) -> str:
    """Canonical JSON of a definition: sorted keys, no spaces; layout and comments do not count."""
    return json.dumps(
        table, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_scalar
    )


def parsed(text: str, file: str) -> tuple[dict[str, Any], str]:
    """The table and its digest; numbers no machine can hold are refused like bad syntax."""
    if len(text) > MAX_SIZE:
        raise _unreadable(file, "tệp quá lớn")
    if any(line.count(".") > _MAX_DOTS for line in text.splitlines()):
        raise _unreadable(file, "lồng nhau quá sâu")
    try:
        table = tomllib.loads(text, parse_float=Decimal)
        return table, sha256_hex(canonical(table).encode("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(file, _syntax(str(error))) from error
    except RecursionError as error:
        raise _unreadable(file, "lồng nhau quá sâu") from error
    except (ValueError, DecimalException) as error:
        raise _unreadable(file, "có số hoặc ngày không hợp lệ") from error


def _scalar(value: object) -> str:
    if isinstance(value, date | time | Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


def _syntax(reason: str) -> str:
    """Where tomllib stumbled, in Vietnamese; it says so at the end of its English reason."""
    found = _AT.search(reason)
    place = f"dòng {found[1]}, cột {found[2]}" if found else "cuối tệp"
    twice = "overwrite" in reason or "twice" in reason or "redefine" in reason
    return f"{place} {'ghi trùng một mục đã có' if twice else 'viết sai cú pháp TOML'}"


def _unreadable(file: str, reason: str) -> KnownError:
    return KnownError(FormsMessage.DEFINITION_UNREADABLE, file=file, reason=reason)
