"""What must not be in the folder that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.tools import tool

audit = tool("audit")
BUILT_AT = Path("/somewhere/the/build/was")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "BaoCaoCongThuong.exe").write_bytes(b"MZ and code")
    (tmp_path / "_internal" / "VCRUNTIME140.dll").write_bytes(b"MZ and code")
    return tmp_path


def test_a_clean_folder_passes(folder: Path) -> None:
    assert audit.foreign(folder, BUILT_AT) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("user32.dll", b"MZ" + bytes(62) + b"Wine builtin DLL"),
        ("ucrtbase.dll", b"MZ our stand-in"),
        ("icuuc.dll", b"MZ our stand-in"),
        ("api-ms-win-crt-math-l1-1-0.dll", b"MZ"),
        ("Qt6Network.dll", b"MZ"),
        ("_ssl.pyd", b"MZ"),
        ("module.pyc", b"co_filename /somewhere/the/build/was/forms/cell.py"),
        ("setuptools/_vendor/Lorem ipsum.txt", b"words"),
        ("numpy/tests/data.csv", b"1,2"),
        ("program.exe", "Z:\\somewhere\\the\\build\\was".encode("utf-16-le")),
    ],
)
def test_what_does_not_belong_is_named(folder: Path, name: str, content: bytes) -> None:
    file = folder / "_internal" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    (found,) = audit.foreign(folder, BUILT_AT)
    assert found.startswith(f"_internal/{name}: ")


def test_what_is_over_its_bar_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_BARS", {"folder": 0, "setup": 60})
    (line,) = audit.compare(folder, [])
    assert line.startswith("folder: ")


def test_executables_declare_themselves(folder: Path) -> None:
    (folder / "baocao.exe").write_bytes((audit._HERE / "program.manifest").read_bytes())
    found = audit.undeclared(folder)
    assert len(found) == 3
    assert all(line.startswith("BaoCaoCongThuong.exe: ") for line in found)
