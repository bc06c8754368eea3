"""Where a command speaks: machine output and tables on stdout, messages on stderr."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Exit codes of the contract.
FINE: Final = 0
WRONG_DATA: Final = 1
UNUSABLE: Final = 2
_UNPRINTED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Output:
    """``as_json`` chooses between machine output and lines for people."""

    as_json: bool

    def result(self, data: Any, lines: Iterable[str]) -> None:  # noqa: ANN401 - any JSON
        """The command's answer, in one of its two forms."""
        if self.as_json:
            whole = json.dumps(data, ensure_ascii=False, indent=2, default=str)
            lines = [_escaped(line) for line in whole.split("\n")]
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()

    def say(self, sentence: str) -> None:
        """A message for the person watching."""
        sys.stderr.write(f"{sentence}\n")


def one_line(text: str) -> str:
    """A line for a terminal: what a file brings may not move, hide or turn what we say.

    Line ends, escape sequences and direction marks (categories C, Zl, Zp) are written out.
    """
    return "".join(
        ascii(char)[1:-1] if unicodedata.category(char) in _UNPRINTED else char for char in text
    )


def _escaped(line: str) -> str:
    """The same for JSON, which knows one way of writing a character out (RFC 8259 7)."""
    return "".join(
        json.dumps(char)[1:-1] if unicodedata.category(char) in _UNPRINTED else char
        for char in line
    )


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Columns padded to their widest entry; ``right`` are the right-aligned ones."""
    if not rows:
        return []
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            text.rjust(width) if i in right else text.ljust(width)
            for i, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
