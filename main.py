"""The front door: no command opens the window, a command runs without ever importing Qt."""

from __future__ import annotations

import gc
import sys


def main(arguments: list[str]) -> int:
    """Run the program; the exit code follows the command line's contract."""
    from exports import cli

    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a windowed program on Windows has no console
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    options = cli.parse(arguments)
    if options.command is None:
        gc.disable()  # until the window stands: a tenth of the start, and nothing to find
        import exports.workspace  # noqa: F401 - what needs no Qt comes before it (ADR 0020)
        from ui.app import run

        return run(options.data_dir, options.document)
    return cli.run(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
