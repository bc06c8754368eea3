"""No file of ours imports the network, and the guard of every other test really bites."""

from __future__ import annotations

import ast
import socket  # noqa: TID251 - to prove that it is refused

import pytest

from tests.architecture.source import PACKAGES, modules, name_of, parse

_NETWORK = (
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets", "aiohttp", "asyncio",
    "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver",
    "ssl", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
)  # fmt: skip


def network_imports(tree: ast.AST) -> list[tuple[int, str]]:
    """Line and name of every import of the network, also through importlib or ``__import__``."""
    found = []
    for node in ast.walk(tree):
        for name in _imported(node):
            if any(name == network or name.startswith(f"{network}.") for network in _NETWORK):
                found.append((getattr(node, "lineno", 0), name))
                break
    return found


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names):
            return [module, *(f"{module}.{alias.name}" for alias in names)]
        case ast.Call(
            func=ast.Name(id="__import__" | "import_module")
            | ast.Attribute(attr="import_module" | "__import__"),
            args=[ast.Constant(value=str(module)), *_],
        ):
            return [module]
        case _:
            return []


def test_no_file_imports_the_network() -> None:
    found = [
        f"{name_of(file)}:{line}: {name}"
        for file in modules(*PACKAGES, "main.py")
        for line, name in network_imports(parse(file))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "statement",
    [
        "import socket",
        "import os, http.client",
        "from urllib import request",
        "from urllib.request import urlopen",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "def f():\n    import ssl",
        "importlib.import_module('requests')",
        "__import__('socket')",
    ],
)
def test_an_import_of_the_network_is_found(statement: str) -> None:
    assert len(network_imports(ast.parse(statement))) == 1


@pytest.mark.parametrize(
    "statement", ["from urllib.parse import quote", "import httpdate", "from forms import socket"]
)
def test_a_harmless_import_is_left_alone(statement: str) -> None:
    assert network_imports(ast.parse(statement)) == []


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_fails_the_test(family: socket.AddressFamily) -> None:
    with pytest.raises(pytest.fail.Exception, match="network socket"):
        socket.socket(family)


def test_a_host_name_is_not_looked_up() -> None:
    with pytest.raises(pytest.fail.Exception, match="host name"):
        socket.getaddrinfo("example.invalid", 443)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no Unix sockets")
def test_sockets_within_the_machine_stay_allowed() -> None:
    left, right = socket.socketpair()
    with left, right:
        left.sendall(b"xin")
        assert right.recv(3) == b"xin"
