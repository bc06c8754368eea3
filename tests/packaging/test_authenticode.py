"""Who may have made the interpreter that is shipped."""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests.packaging.tools import FOLDER, tool

if TYPE_CHECKING:
    from pathlib import Path

authenticode = tool("authenticode")


def test_a_file_nobody_named_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sitecustomize.py"
    file.write_text("print('hello')")
    assert "tệp lạ" in authenticode.trouble(file)


def test_another_standard_library_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "python312.zip"
    file.write_bytes(b"PK another")
    assert "mã băm" in authenticode.trouble(file)


@pytest.mark.skipif(shutil.which("osslsigncode") is None, reason="osslsigncode is not installed")
def test_code_without_signature_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "python.exe"
    file.write_bytes(b"MZ" + bytes(1024))
    assert "chữ ký" in authenticode.trouble(file)


def test_the_pinned_roots_are_the_ones_they_say() -> None:
    text = (FOLDER / "roots.pem").read_bytes()
    said = re.findall(rb"^# SHA-256 ([0-9a-f]{64})$", text, re.MULTILINE)
    roots = x509.load_pem_x509_certificates(text)
    found = [hashlib.sha256(root.public_bytes(Encoding.DER)).hexdigest() for root in roots]
    assert found == [digest.decode() for digest in said]
    assert all(root.issuer == root.subject for root in roots)
