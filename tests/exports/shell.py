"""Commands run from tests, and the demonstration's signed report with its certificates."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cryptography import x509

from exports import cli
from exports.signing.certificate import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Shell:
    """Runs commands on one data folder and keeps what they said."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture
        self.out = ""
        self.err = ""

    def run(self, *words: str) -> int:
        self._capture.readouterr()  # what fixtures have printed
        try:
            options = cli.parse(["--data-dir", str(self.folder / "kho"), *words])
            code = cli.run(options)
        except SystemExit as stop:
            code = int(stop.code or 0)
        self.out, self.err = self._capture.readouterr()
        return code

    def json(self, *words: str) -> Any:
        self.run(*words, "--json")
        return json.loads(self.out)


@dataclass(frozen=True)
class SignedReport:
    """A report with both signatures, the same with one, and the certificates to trust."""

    file: Path
    once: Path
    certificates: tuple[tuple[Path, str], ...]


def signed_report(folder: Path) -> SignedReport:
    """The demonstration's report, with the fingerprint of each certificate."""
    assert cli.run(cli.parse(["demo", "--out", str(folder)])) == 0
    (file,) = folder.glob("*.xlsx")
    files = sorted(folder.glob("kho-*/chung-thu/*.pem"))
    loaded = [x509.load_pem_x509_certificate(path.read_bytes()) for path in files]
    prints = [fingerprint(one) for one in loaded]
    once = folder / "mot-chu-ky" / file.name
    return SignedReport(file, once, tuple(zip(files, prints, strict=True)))
