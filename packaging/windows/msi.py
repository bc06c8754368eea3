"""Describes the MSI for group policy: ``msi.py FOLDER > FILE.wxs``, then ``wixl`` inside FOLDER.

Debian's wixl ends with a crash on Vietnamese letters, so every name that an MSI shows is plain
ASCII here; the program itself is the same. It installs for the whole machine and asks nothing.
"""

from __future__ import annotations

import sys
import uuid
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from forms.version import APP_VERSION

#: By these Windows knows that a package is another version of this program; they never change.
_UPGRADE: Final = uuid.UUID("3d3c4f0e-5a0e-4c57-9a4f-0d8a3f1b7c21")
_NAME: Final = "Bao cao Cong Thuong"
_APP: Final = "BaoCaoCongThuong"
_WINDOW: Final = f"{_APP}.exe"
_OPEN: Final = f'"[PROGRAM]{_WINDOW}" "%1"'

_HEAD: Final = """<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="*" UpgradeCode="{upgrade}" Name="{name}" Version="{version}"
         Manufacturer="{name}" Language="1033">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"/>
<MajorUpgrade DowngradeErrorMessage="A newer version is installed and was kept."/>
<Media Id="1" Cabinet="program.cab" EmbedCab="yes"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramMenuFolder"/>
<Directory Id="ProgramFiles64Folder"><Directory Id="PROGRAM" Name="{app}">
"""
_MIDDLE: Final = """</Directory></Directory>
</Directory>
<Feature Id="All" Level="1">
"""
_TAIL: Final = "</Feature>\n</Product>\n</Wix>\n"


def description(folder: Path, version: str = APP_VERSION) -> str:
    """The whole package: every file a component of its own, as Windows Installer wants it."""
    components: list[str] = []
    tree = _below(folder, folder, components)
    extra = _associations(components)
    feature = "".join(f'<ComponentRef Id="{name}"/>\n' for name in components)
    head = _HEAD.format(upgrade=_UPGRADE, name=_NAME, app=_APP, version=version)
    return head + tree + extra + _MIDDLE + feature + _TAIL


def _below(folder: Path, root: Path, components: list[str]) -> str:
    lines = []
    for entry in sorted(folder.iterdir()):
        place = entry.relative_to(root).as_posix()
        key = uuid.uuid5(_UPGRADE, place)
        name = quoteattr(entry.name)
        if entry.is_dir():
            inside = _below(entry, root, components)
            lines.append(f'<Directory Id="d{key.hex}" Name={name}>\n{inside}</Directory>\n')
            continue
        components.append(f"c{key.hex}")
        lines.append(
            f'<Component Id="c{key.hex}" Guid="{key}" Win64="yes">'
            f'<File Id="f{key.hex}" Name={name} Source={quoteattr(place)} KeyPath="yes"/>'
            f"{_shortcut() if place == _WINDOW else ''}</Component>\n"
        )
    return "".join(lines)


def _shortcut() -> str:
    return (
        f'<Shortcut Id="Menu" Directory="ProgramMenuFolder" Name="{_NAME}" Advertise="no" '
        f'Target="[PROGRAM]{_WINDOW}" WorkingDirectory="PROGRAM"/>'
    )


def _associations(components: list[str]) -> str:
    kind = f"{_APP}.Backup"
    values = {
        r"Software\Classes\.bcct": kind,
        rf"Software\Classes\{kind}\DefaultIcon": f"[PROGRAM]{_WINDOW},0",
        rf"Software\Classes\{kind}\shell\open\command": _OPEN,
    }
    lines = "".join(
        f'<RegistryValue Root="HKLM" Key="{key}" Type="string" Value={quoteattr(value)}/>\n'
        for key, value in values.items()
    ).replace("/>", ' KeyPath="yes"/>', 1)
    components.append("Associations")
    guid = uuid.uuid5(_UPGRADE, "associations")
    return f'<Component Id="Associations" Guid="{guid}" Win64="yes">\n{lines}</Component>\n'


if __name__ == "__main__":
    print(description(Path(sys.argv[1])), end="")
