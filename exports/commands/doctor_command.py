"""``doctor``: health of the store, the folders, the fonts, the token libraries and the trust."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509

from exports.commands.output import FINE, WRONG_DATA, Output, table
from exports.fonts import installed_fonts
from exports.signing.certificate import common_name, fingerprint, grouped
from exports.workspace import Workspace
from forms.common.clock import SystemClock
from forms.common.errors import KnownError
from forms.common.windows_paths import on_network
from forms.version import APP_VERSION

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from exports.signing.modules import TokenModule
    from forms.common.paths import AppPaths

#: Less free space than this on the data drive is worth a word, in bytes.
_LITTLE_SPACE = 200_000_000


@dataclass(frozen=True, slots=True)
class _Examined:
    what: str
    fine: bool
    text: str


def add(parser: argparse.ArgumentParser) -> None:
    """No options of its own."""


def run(_options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Examine everything; exit 1 when something needs attention."""
    results = [_program(), _folder(paths), _space(paths), *_store(paths), _forms(), _fonts()]
    results += [*_token_modules(), *_stored_certificates(), _trust(paths)]
    output.result(
        [{"what": r.what, "ok": r.fine, "text": r.text} for r in results],
        table([("đạt" if r.fine else "CẦN XEM", r.what, r.text) for r in results]),
    )
    return FINE if all(result.fine for result in results) else WRONG_DATA


def _program() -> _Examined:
    python = ".".join(str(part) for part in sys.version_info[:3])
    text = f"phiên bản {APP_VERSION}, Python {python}, SQLite {sqlite3.sqlite_version}"
    return _Examined("Chương trình", fine=True, text=text)


def _folder(paths: AppPaths) -> _Examined:
    folder = _nearest(paths.data)
    if on_network(paths.data):
        trouble = "nằm trên ổ mạng; chọn thư mục trên ổ của máy này"
    elif folder is None:
        trouble = "nằm trên ổ không có ở máy này; cắm ổ hoặc chọn thư mục khác"
    else:
        trouble = "" if os.access(folder, os.W_OK) else "không cho ghi; chọn thư mục khác"
    return _Examined("Thư mục số liệu", not trouble, f"{paths.data} {trouble}".rstrip())


def _space(paths: AppPaths) -> _Examined:
    try:
        free = shutil.disk_usage(_nearest(paths.data) or paths.data).free
    except OSError:
        return _Examined("Ổ đĩa", fine=False, text="không đọc được dung lượng còn trống")
    text = f"còn {free // 1_000_000} MB trống"
    return _Examined("Ổ đĩa", free > _LITTLE_SPACE, text)


def _nearest(folder: Path) -> Path | None:
    """The folder or the closest one above it that is there; a drive may be missing altogether."""
    return next((each for each in (folder, *folder.parents) if each.exists()), None)


def _store(paths: AppPaths) -> list[_Examined]:
    if not paths.store.exists() and not on_network(paths.data):
        return [_Examined("Kho số liệu", fine=True, text="chưa có, sẽ tạo khi nhập lần đầu")]
    try:
        workspace = Workspace.open(paths, SystemClock())
    except KnownError as error:
        return [_Examined("Kho số liệu", fine=False, text=error.sentence)]
    try:
        verdict = workspace.database.rows("PRAGMA integrity_check")[0][0]
        units = workspace.reports.provinces()
        reports = [stored for unit in units for stored in workspace.reports.all(unit)]
        broken = [str(s.key.period) for s in reports if not workspace.reports.replays(s)]
    finally:
        workspace.close()
    count = f"{len(reports)} báo cáo của {len(units)} đơn vị"
    journal = "khớp" if not broken else f"lệch ở kỳ {', '.join(broken)}; khôi phục từ bản sao lưu"
    return [
        _Examined("Kho số liệu", verdict == "ok", f"{count}, {_structure(verdict)}"),
        _Examined("Nhật ký ghi", not broken, journal),
    ]


def _structure(verdict: str) -> str:
    """What SQLite says of its file: ``"ok"``, or the damage in its own words."""
    return "cấu trúc nguyên vẹn" if verdict == "ok" else f"cấu trúc hỏng: {verdict}"


def _forms() -> _Examined:
    from forms.catalogue import Catalogue  # noqa: PLC0415 - a broken definition is a finding
    from validation.rulebook import Rulebook  # noqa: PLC0415

    catalogue, rulebook = Catalogue.shipped(), Rulebook()
    try:
        versions = [form for code in catalogue.codes for form in catalogue.versions(code)]
        rules = sum(len(form.rules) for form in versions if rulebook.checks(form))
    except KnownError as error:
        return _Examined("Biểu mẫu", fine=False, text=error.sentence)
    return _Examined("Biểu mẫu", fine=True, text=f"{len(versions)} phiên bản, {rules} quy tắc")


def _token_modules() -> list[_Examined]:
    """Every known library with the tokens plugged in; having none is fine."""
    from exports.signing.modules import installed_modules  # noqa: PLC0415 - only here

    found = [_module(module) for module in installed_modules()]
    none = _Examined("USB token", fine=True, text="không thấy thư viện của hãng nào quen biết")
    return found or [none]


def _module(module: TokenModule) -> _Examined:
    from exports.signing.pkcs11 import list_tokens  # noqa: PLC0415 - loads makers' libraries

    if not module.loadable:
        text = f"{module.path} là bản {module.bits} bit, chương trình không nạp được"
        return _Examined(f"USB token {module.maker}", fine=True, text=text)
    try:
        tokens = list_tokens(module.path)
    except KnownError as error:
        return _Examined(f"USB token {module.maker}", fine=False, text=error.sentence)
    named = ", ".join(f"{label} (số sê-ri {serial})" for label, serial in tokens)
    text = f"{module.path}: {named or 'chưa cắm thiết bị nào'}"
    return _Examined(f"USB token {module.maker}", fine=True, text=text)


def _stored_certificates() -> list[_Examined]:
    """What the Windows store offers for signing, each with the fingerprint that chooses it."""
    from exports.signing.windows_store import store_certificates  # noqa: PLC0415 - only here

    try:
        found = [x509.load_der_x509_certificate(der) for der in store_certificates()]
    except KnownError:
        return []
    texts = [f"{common_name(one)}: {grouped(fingerprint(one))}" for one in found]
    return [_Examined("Kho chứng thư Windows", fine=True, text=text) for text in texts]


def _trust(paths: AppPaths) -> _Examined:
    from exports.signing.trust import TrustStore  # noqa: PLC0415 - slow to import

    name = "Chứng thư tin cậy"
    if not paths.trust.is_dir() or not any(paths.trust.iterdir()):
        return _Examined(name, fine=True, text="chưa có, thêm bằng lệnh trust add")
    try:
        store = TrustStore.from_folder(paths.trust)
    except KnownError as error:
        return _Examined(name, fine=False, text=error.sentence)
    text = (
        f"{len(store.roots)} gốc, {len(store.pinned)} người ký, {len(store.crls)} danh sách thu hồi"
    )
    return _Examined(name, fine=True, text=text)


def _fonts() -> _Examined:
    found = installed_fonts()
    fine = bool(found)
    text = ", ".join(found) if found else "không thấy Times New Roman hoặc phông thay thế"
    return _Examined("Phông chữ in", fine, text)
