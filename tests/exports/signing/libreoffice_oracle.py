"""Asks LibreOffice what it thinks of signed files. Runs under the python that has ``uno``.

Usage: ``libreoffice_oracle.py PROFILE_DIR FILE...``; prints one JSON list per file, in order, with
``{"valid": bool, "date": int, "subject": str}`` per signature.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]


def main(profile: str, files: list[str]) -> None:
    pipe = f"oracle{Path(profile).name}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        start_new_session=True,
    )
    try:
        context = _connect(pipe)
        for file in files:
            sys.stdout.write(json.dumps(_signatures(context, file)) + "\n")
        _create(context, "com.sun.star.frame.Desktop").terminate()
        office.wait(timeout=20)
    finally:
        if office.poll() is None:
            os.killpg(office.pid, signal.SIGKILL)


def _connect(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(150):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - uno raises its own kind while the office starts
            time.sleep(0.2)
    raise SystemExit("soffice did not start")


def _create(context: Any, service: str, *arguments: Any) -> Any:
    manager = context.ServiceManager
    if arguments:
        return manager.createInstanceWithArgumentsAndContext(service, arguments, context)
    return manager.createInstanceWithContext(service, context)


def _signatures(context: Any, file: str) -> list[dict[str, Any]]:
    format_value = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    format_value.Name, format_value.Value = "StorageFormat", "ZipFormat"
    factory = _create(context, "com.sun.star.embed.StorageFactory")
    options = uno.Any("[]com.sun.star.beans.PropertyValue", (format_value,))
    arguments = (Path(file).as_uri(), 1, options)
    storage = uno.invoke(factory, "createInstanceWithArguments", (arguments,))
    verifier = _create(context, "com.sun.star.security.DocumentDigitalSignatures", "1.2", True)
    return [
        {
            "valid": bool(one.SignatureIsValid),
            "date": int(one.SignatureDate),
            "subject": str(one.Signer.SubjectName) if one.Signer else "",
        }
        for one in verifier.verifyDocumentContentSignatures(storage, None)
    ]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
