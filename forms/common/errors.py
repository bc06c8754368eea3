"""The exception tree.

    AppError
    ├── KnownError   somebody can act on it; carries one Vietnamese sentence
    └── BugError     we are to blame; becomes a bug report

Each package keeps its sentences in its own ``messages.py`` as a ``Message`` enumeration, so that
they can be proof-read in one place and tests can ask for the code instead of the wording.
"""

from __future__ import annotations

from enum import Enum


class Message(Enum):
    """Base of the message catalogues: member name = stable code, value = Vietnamese template.

    Placeholders are ``str.format`` names: ``"Không tìm thấy tệp {path}."``.
    """

    def sentence(self, **params: object) -> str:
        """The template filled in."""
        return str(self.value).format(**params)


class AppError(Exception):
    """Anything this program raises on purpose."""


class KnownError(AppError):
    """What happened, what was not lost and what to do, in one Vietnamese sentence."""

    def __init__(self, message: Message, **params: object) -> None:
        self.message = message
        self.params = params
        super().__init__(message.sentence(**params))

    @property
    def code(self) -> str:
        """Stable code for tests, logs and ``--json``."""
        return self.message.name

    @property
    def sentence(self) -> str:
        """The sentence shown to the user."""
        return str(self)


class BugError(AppError):
    """A state that cannot occur unless the program is wrong."""
