"""The description of the package for group policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tests.packaging.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


def described(folder: Path) -> etree._Element:
    (folder / "_internal" / "thư mục & tệp").mkdir(parents=True)
    for name in ("BaoCaoCongThuong.exe", "baocao.exe", "_internal/thư mục & tệp/a.pyd"):
        (folder / name).write_bytes(b"MZ")
    return etree.fromstring(tool("msi").description(folder).encode())


def test_every_file_is_installed_and_every_component_wanted(tmp_path: Path) -> None:
    package = described(tmp_path)
    sources = {file.get("Source") for file in package.iter(f"{WIX}File")}
    assert sources == {"BaoCaoCongThuong.exe", "baocao.exe", "_internal/thư mục & tệp/a.pyd"}
    components = [one.get("Id") for one in package.iter(f"{WIX}Component")]
    wanted = [one.get("Id") for one in package.iter(f"{WIX}ComponentRef")]
    assert sorted(components, key=str) == sorted(wanted, key=str)
    assert all(len(one.findall("*[@KeyPath]")) == 1 for one in package.iter(f"{WIX}Component"))


def test_the_names_windows_shows_are_ascii(tmp_path: Path) -> None:
    """wixl crashes on others."""
    package = described(tmp_path)
    (product,) = package.iter(f"{WIX}Product")
    (shortcut,) = package.iter(f"{WIX}Shortcut")
    assert "".join((*product.attrib.values(), *shortcut.attrib.values())).isascii()
