"""The sentences that are compiled into NSIS's loader."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

import pytest

from tests.packaging.tools import tool

stub = tool("stub")
LOADER: Final = Path("/usr/share/nsis/Stubs/lzma_solid-amd64-unicode")


def loader() -> bytes:
    return b"MZ".join(f"{text}\0".encode("utf-16-le") for text in stub.WORDS)


def test_every_sentence_is_replaced_where_it_stands() -> None:
    spoken = stub.speak_vietnamese(loader())
    assert len(spoken) == len(loader())
    for theirs, ours in stub.WORDS.items():
        assert theirs.encode("utf-16-le") not in spoken
        assert f"{ours}\0".encode("utf-16-le") in spoken


def test_a_loader_with_other_words_is_refused() -> None:
    with pytest.raises(SystemExit):
        stub.speak_vietnamese(loader().replace(b"N\0S\0I\0S\0", b"X\0S\0I\0S\0"))


def test_our_sentences_are_composed_and_do_not_beg() -> None:
    for ours in stub.WORDS.values():
        assert unicodedata.is_normalized("NFC", ours)
        assert "!" not in ours


@pytest.mark.skipif(not LOADER.exists(), reason="nsis is not installed")
def test_the_installed_loader_says_what_is_replaced() -> None:
    assert stub.speak_vietnamese(LOADER.read_bytes()) != LOADER.read_bytes()
