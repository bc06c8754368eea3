"""Every sentence the program can say to its users is well formed and in the house's tone."""

from __future__ import annotations

import importlib
import string
import unicodedata

import pytest
from typing_extensions import override

from forms.common.errors import Message
from tests.architecture.source import PACKAGES, ROOT, modules, name_of


class _Anything:
    """A parameter that fits every placeholder and format."""

    def __getattr__(self, name: str) -> _Anything:
        return self

    def __getitem__(self, key: object) -> _Anything:
        return self

    @override
    def __format__(self, spec: str) -> str:
        return "Sơn La"


def _catalogue() -> list[Message]:
    messages = []
    for file in modules(*PACKAGES):
        if not file.name.endswith("messages.py"):
            continue
        dotted = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        module = importlib.import_module(dotted)
        kinds = [
            kind
            for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, Message) and kind.__module__ == dotted
        ]
        assert kinds, f"{name_of(file)} holds no Message"
        messages += [message for kind in kinds for message in kind]
    return messages


def _id(message: Message) -> str:
    return f"{type(message).__module__}.{message.name}"


def faults(template: str) -> list[str]:
    """What the house would object to in one sentence."""
    fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
    params = {field.split(".")[0].split("[")[0]: _Anything() for field in fields}
    if "" in params or any(name.isdigit() for name in params):
        return ["a placeholder without a name"]
    if [template] == [f"{{{name}}}" for name in params]:
        return []  # passes on a sentence of another catalogue
    sentence = template.format(**params)
    checks = {
        "a brace is left over": "{" in sentence or "}" in sentence,
        "not NFC": not unicodedata.is_normalized("NFC", template),
        "no full stop at the end": not sentence.endswith("."),
        "begging": "vui lòng" in template.casefold(),
        "an exclamation mark": "!" in template,
        "spaces at the edge": template != template.strip(),
    }
    return [fault for fault, present in checks.items() if present]


def test_every_message_is_sound() -> None:
    found = [
        f"{_id(message)}: {', '.join(f)}"
        for message in _catalogue()
        if (f := faults(message.value))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("Dòng {row} sai", "no full stop at the end"),
        ("Dòng {{row}} sai.", "a brace is left over"),
        ("Dòng {} sai.", "a placeholder without a name"),
        ("Vui lòng sửa dòng {row}.", "begging"),
        ("Dòng {row} sai! Sửa lại.", "an exclamation mark"),
        ("Do\u0300ng {row} sai.", "not NFC"),
    ],
)
def test_a_fault_is_found(template: str, fault: str) -> None:
    assert faults(template) == [fault]


def test_a_sound_sentence_passes() -> None:
    assert faults("Ô {cell.name} là {value:,}, lớn hơn {limits[0]}.") == []


def test_passing_on_another_sentence_is_allowed() -> None:
    assert faults("{reason}") == []
