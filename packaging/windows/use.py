"""Uses what was built as a person would: ``use.py WORK [STEP...]``, after ``build.sh``.

Installs, signs the sample, types into the window, kills it, opens it again, upgrades, takes the
program away; after every step it looks at what is really there. Ends with code 1 and one sentence
at the first thing that is not as it should be. Steps that are named are taken alone, in the
state that an earlier walk has left.
"""

from __future__ import annotations

import filecmp
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from offering import offered
from older_store import older_store
from policy import listing, managed
from started import BAR, compare, verdict
from trouble import damaged, full_disk, network_drive
from wine import MissingError, Windows, claim, outside, until, windows

_ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from forms.version import APP_NAME, APP_VERSION  # noqa: E402 - found by the line above

_APP: Final = "BaoCaoCongThuong"
_KEY: Final = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{_APP}"
_CLASSES: Final = r"HKCU\Software\Classes"
_TITLE: Final = "Tỉnh Nghệ An"
_MONTH: Final = ("--province", "40", "--period", "2026-10")
_RUNNING: Final = 5
_UNUSABLE: Final = 2


class Use:
    """One walk through the life of an installation."""

    def __init__(self, machine: Windows, work: Path) -> None:
        self.machine = machine
        self.work = work
        (self.setup,) = (work / "setup").glob("*.exe")
        (self.portable,) = (work / "setup").glob("*.zip")
        (self.msi,) = (work / "setup").glob("*.msi")
        self.dist = work / "dist" / _APP
        self.out = work / "dùng-thử"
        self.installed = machine.local / "Programs" / _APP
        self.data = machine.local / _APP

    def walk(self, names: list[str]) -> None:
        """Every step in order, or those named, each with its time."""
        for step in (
            self.damaged, self.full_disk, self.install, self.demo, self.verify, self.old_store,
            self.window, self.start, self.network_drive, self.update, self.older_refused,
            self.upgrade, self.portable_stick, self.uninstall, self.policy,
        ):  # fmt: skip
            if names and step.__name__ not in names:
                continue
            begun = monotonic()
            said = step()
            print(f"  {step.__name__:<16}{monotonic() - begun:>6.1f} s   {said}", flush=True)

    def damaged(self) -> str:
        """An installer that did not arrive whole."""
        return damaged(self.machine, self.setup, self.out, self.installed)

    def full_disk(self) -> str:
        """Nowhere to put it."""
        return full_disk(self.machine, self.setup, self.out)

    def install(self) -> str:
        """Silently, for this account."""
        self._set_up(0)
        links = self.machine.shortcuts(APP_NAME)
        claim(len(links) == len(("menu", "desktop")), f"có {len(links)} lối tắt")
        claim(self.machine.registry(_KEY, "DisplayVersion") == APP_VERSION, "sai số phiên bản")
        opened = self.machine.registry(rf"{_CLASSES}\{_APP}.Backup\shell\open\command", "")
        claim(f"{_APP}.exe" in opened, f"tệp .bcct mở bằng “{opened}”")
        return "mọi tệp giống thư mục đã dựng"

    def demo(self) -> str:
        """The whole job unattended, into a folder with a Vietnamese name."""
        code, said = self._call("demo", "--out", self.out / "kết quả")
        claim(code == 0, said)
        return said.strip().splitlines()[-1].rsplit("\\", 1)[-1]

    def verify(self) -> str:
        """The signed file, by the program on Linux and by LibreOffice."""
        (file,) = (self.out / "kết quả").glob("*.xlsx")
        (trust,) = (self.out / "kết quả").glob("kho-*/chung-thu")
        words = [sys.executable, "main.py", "verify", str(file), "--trust", str(trust)]
        own = subprocess.run(words, cwd=_ROOT, capture_output=True, text=True, check=False)
        claim(own.returncode == 0, own.stdout + own.stderr)
        oracle = _ROOT / "tests" / "exports" / "signing" / "libreoffice_oracle.py"
        words = ["/usr/bin/python3", str(oracle), str(self.out / "soffice"), str(file)]
        asked = subprocess.run(words, capture_output=True, text=True, check=False, timeout=180)
        opinions = json.loads(asked.stdout or "[]")
        claim([one["valid"] for one in opinions] == [True, True], asked.stdout + asked.stderr)
        return "Linux: nhận được; LibreOffice: hai chữ ký hợp lệ"

    def old_store(self) -> str:
        """Data of a program one store version older; the new program keeps a copy of them."""
        old, new = older_store(self.data)
        code, said = self._call("doctor")
        claim(code == 0 and "cấu trúc nguyên vẹn" in said, f"{code} {said}")
        copies = list(self.data.glob(f"so-lieu-v{old}-*.db"))
        claim(len(copies) == 1, "không có bản sao của kho cũ")
        return f"kho bản {old} lên bản {new}, giữ {copies[0].name}"

    def window(self) -> str:
        """Type a figure, kill the program, open it again: the figure is there."""
        begun = monotonic()
        process = self.machine.start(self.installed / f"{_APP}.exe")
        self.machine.window(_TITLE)
        opened = monotonic() - begun
        sleep(3)
        self.machine.keyboard("key", "ctrl+3")
        sleep(2)
        self.machine.keyboard("type", "--delay", "60", "1200000,5")
        self.machine.keyboard("key", "Return")
        sleep(2)
        self.machine.picture(self.out / "window.png")
        self._set_up(_RUNNING)
        process.kill()
        process.wait()
        code, said = self._call("show", *_MONTH, "--form", "CT03", "--json")
        claim(code == 0 and '"1200000.5"' in said, "ô đã nhập không có trong kho")
        again = self.machine.start(self.installed / f"{_APP}.exe")
        self.machine.window(_TITLE)
        sleep(3)
        self.machine.keyboard("key", "ctrl+3")
        sleep(2)
        self.machine.picture(self.out / "window-again.png")
        self._double_click()
        again.kill()
        again.wait()
        return (
            f"cửa sổ sau {opened:.1f} s; ô còn nguyên sau khi bị tắt ngang; đang mở thì không cài; "
            "tệp .bcct nháy đúp mở trong cửa sổ đang có"
        )

    def _double_click(self) -> None:
        """What Windows calls for a backup; the window that stands takes it over."""
        folder = self.out / "sao lưu"
        code, said = self._call("backup", "--province", "40", "--out", folder)
        claim(code == 0, f"{code} {said}")
        (backup,) = folder.glob("*.bcct")
        code, said = self.machine.run(self.installed / f"{_APP}.exe", backup)
        claim(code == 0, f"{code} {said}")
        self.machine.window("Cài đặt")
        sleep(3)
        self.machine.picture(self.out / "double-click.png")

    def start(self) -> str:
        """How long until the window is there, beside the same program unfrozen."""
        code = f"import sys; sys.path.insert(0, {outside(_ROOT)!r}); import main; main.main([])"
        python = self.work / "python" / "python.exe"
        frozen, unfrozen = compare(
            lambda: self.machine.start(self.installed / f"{_APP}.exe"),
            lambda: self.machine.start(python, "-X", "utf8", "-c", code),
            lambda: self.machine.window(_TITLE),
        )
        claim(frozen <= BAR * unfrozen, f"mở cửa sổ: {verdict(frozen, unfrozen)}")
        return verdict(frozen, unfrozen)

    def network_drive(self) -> str:
        """Data where they must not lie."""
        return network_drive(self.machine, self.installed / "baocao.exe", self.out)

    def update(self) -> str:
        """A newer version on a stick."""
        program = self.installed / "baocao.exe"
        return offered(self.machine, program, self.setup, self.out / "ổ có bản mới")

    def older_refused(self) -> str:
        """An older version over a newer one."""
        self.machine.set_registry(_KEY, "DisplayVersion", "99.0.0")
        self._set_up(_UNUSABLE)
        return "bản cũ không đè bản mới"

    def upgrade(self) -> str:
        """Over an older version: its modules go, the data stay."""
        self.machine.set_registry(_KEY, "DisplayVersion", "0.0.1")
        (self.installed / "_internal" / "old_module.pyd").write_bytes(b"old")
        before = self._figures()
        self._set_up(0)
        claim(self._figures() == before, "số liệu đổi sau khi nâng cấp")
        return "mô-đun cũ đã hết, số liệu còn nguyên"

    def portable_stick(self) -> str:
        """From a stick: the data stay beside the program."""
        stick = self.out / "ổ USB"
        with zipfile.ZipFile(self.portable) as archive:
            archive.extractall(stick)
        (program,) = stick.rglob("baocao.exe")
        table = _ROOT / "tests" / "data" / "retail-2020-07.csv"
        month = ("--province", "70", "--period", "2020-07")
        code, said = self.machine.run(program, "import", table, *month, "--commit")
        claim(code == 0 and (program.parent / "du-lieu" / "so-lieu.db").exists(), said)
        return "số liệu nằm cạnh chương trình"

    def uninstall(self) -> str:
        """Silently; the data stay."""
        before = {file.name: file.read_bytes() for file in self.data.glob("so-lieu*.db")}
        self.machine.run(self.installed / "uninstall.exe", "/S")
        until(lambda: "" if self.installed.exists() else "gone", "thư mục chương trình biến mất")
        left = self.machine.shortcuts(APP_NAME)
        claim(not left and not self.machine.registry(_KEY, "DisplayName"), "còn dấu vết")
        after = {file.name: file.read_bytes() for file in self.data.glob("so-lieu*.db")}
        claim(bool(before) and before == after, "số liệu đổi sau khi gỡ")
        return "chương trình, lối tắt, khóa registry đã hết; số liệu còn nguyên"

    def policy(self) -> str:
        """The MSI, for the whole machine: there, upgraded, away again."""
        return managed(self.machine, self.msi, self.dist, self.out, APP_VERSION)

    def _set_up(self, expected: int) -> None:
        """Run the installer and compare: done means every file, refused means no change."""
        before = listing(self.installed)
        code, _ = self.machine.run(self.setup, "/S")
        claim(code == expected, f"bộ cài kết thúc với mã {code}, phải là {expected}")
        if expected:
            claim(listing(self.installed) == before, "bộ cài từ chối nhưng vẫn sửa tệp")
            return
        fresh = listing(self.installed)
        fresh.pop("uninstall.exe", None)
        claim(fresh.keys() == listing(self.dist).keys(), "tệp đã cài khác thư mục đã dựng")
        _, different, unread = filecmp.cmpfiles(self.dist, self.installed, fresh, shallow=False)
        claim(not different and not unread, f"nội dung khác: {different} {unread}")

    def _call(self, *words: str | Path) -> tuple[int, str]:
        return self.machine.run(self.installed / "baocao.exe", *words)

    def _figures(self) -> str:
        code, said = self._call("show", *_MONTH, "--json")
        claim(code == 0, said)
        return said


def main(work: Path, names: list[str]) -> int:
    """Walk; 1 when something is not as it should be."""
    with windows(work) as machine:
        use = Use(machine, work)
        for leftover in () if names else (use.out, use.installed, use.data):
            shutil.rmtree(leftover, ignore_errors=True)
        use.out.mkdir(exist_ok=True)
        try:
            use.walk(names)
        except MissingError as missing:
            print(f"Chưa đạt: {missing}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), sys.argv[2:]))
