"""Same month last year after the mergers of 1 July 2025, by hand, through import and show."""

from __future__ import annotations

import pytest

from tests.shell import Shell

#: Ninh Bình = 35 Hà Nam + 36 Nam Định + 37 Ninh Bình; Phú Thọ = 17 Hòa Bình + 25 Phú Thọ + 26
#: Vĩnh Phúc. Unit → exports in triệu USD of May 2025 (estimate, then official a month later).
NINH_BINH = {"35": ("512.4", "520.15"), "36": ("310.05", "309"), "37": ("287.55", "290.85")}
PHU_THO = {"17": ("118.3", "120"), "25": ("906.7", "900.5"), "26": ("1325.25", "1331.1")}
UNITS = {"37": NINH_BINH, "25": PHU_THO}


def put(shell: Shell, province: str, period: str, *lines: str) -> None:
    words = ("--province", province, "--period", period, "--commit")
    assert shell.run("import", shell.table(*lines), *words) == 0, shell.out


def cells(
    shell: Shell, province: str, period: str, form: str
) -> tuple[dict[str, str], dict[str, str]]:
    words = ("--province", province, "--period", period, "--form", form)
    shown = shell.json("show", *words)["forms"][form]
    values = {f"{c['row']}/{c['column']}": c["value"] for c in shown["cells"]}
    reasons = {f"{c['row']}/{c['column']}": c["reason"] for c in shown["absent"]}
    return values, reasons


def exports_of_may(shell: Shell, units: dict[str, tuple[str, str]]) -> None:
    for unit, (estimate, _) in units.items():
        put(shell, unit, "2025-05", f"CT04,1,estimate,{estimate}", "CT01,T,on_year,9.1")


@pytest.mark.parametrize(
    ("code", "estimated", "official", "growth"),
    [
        # 512,4 + 310,05 + 287,55 = 1110; 520,15 + 309 + 290,85 = 1120; 1400 / 1120 = 1,25
        ("37", "1110", "1120", "25"),
        # 118,3 + 906,7 + 1325,25 = 2350,25; 120 + 900,5 + 1331,1 = 2351,6; 1400 : 2351,6 = 0,5953…
        ("25", "2350.25", "2351.6", "-40.5"),
    ],
)
def test_additive_measures_are_the_sum_of_the_predecessors(
    shell: Shell, code: str, estimated: str, official: str, growth: str
) -> None:
    exports_of_may(shell, UNITS[code])
    put(shell, code, "2026-05", "CT04,1,estimate,1400")
    values, _ = cells(shell, code, "2026-05", "CT04")
    assert values["1/same_month"] == estimated
    for unit, (_, revised) in UNITS[code].items():
        put(shell, unit, "2025-06", f"CT04,1,official,{revised}", "CT04,1,estimate,1")
    values, reasons = cells(shell, code, "2026-05", "CT04")
    assert values["1/same_month"] == official
    assert values["1/on_year"] == growth
    assert "1/on_year" not in reasons


@pytest.mark.parametrize(
    ("code", "names"),
    [("37", "Hà Nam, Nam Định, Ninh Bình"), ("25", "Hoà Bình, Phú Thọ, Vĩnh Phúc")],
)
def test_an_index_is_explained_and_not_summed(shell: Shell, code: str, names: str) -> None:
    exports_of_may(shell, UNITS[code])
    put(shell, code, "2026-05", "CT01,T,on_year,7.5")
    values, reasons = cells(shell, code, "2026-05", "CT01")
    assert "T/on_year_before" not in values
    assert f"hợp nhất từ {names}." in reasons["T/on_year_before"].replace("Hòa", "Hoà")
    assert "không cộng được" in reasons["T/on_year_before"]
    assert shell.run("show", "--province", code, "--period", "2026-05") == 0
    assert "không cộng được" in shell.out


def test_a_missing_predecessor_is_named(shell: Shell) -> None:
    exports_of_may(shell, {unit: NINH_BINH[unit] for unit in ("35", "36")})
    put(shell, "37", "2025-05", "CT03,1.1,estimate,1")
    put(shell, "37", "2026-05", "CT04,1,estimate,1400")
    _, reasons = cells(shell, "37", "2026-05", "CT04")
    assert reasons["1/same_month"] == (
        "Báo cáo tháng 5 năm 2025 của Ninh Bình không có số ở mục 1, cột này."
    )
    assert "tháng 4 năm 2026 của Ninh Bình" in reasons["1/reported"]


def test_what_hangs_on_a_missing_figure_says_so_too(shell: Shell) -> None:
    put(shell, "40", "2026-05", "CT04,1,estimate,1400")
    _, reasons = cells(shell, "40", "2026-05", "CT04")
    lacking = "Kho chưa có báo cáo tháng 5 năm 2025 của Nghệ An"
    assert reasons["1/on_year"].startswith(lacking)
    assert "1/estimate" not in reasons
    assert "1/on_month" not in reasons  # its base is this month's own entry, still to be typed


def test_a_base_of_zero_is_said(shell: Shell) -> None:
    put(shell, "40", "2026-05", "CT04,1,estimate,1400", "CT04,1,official,0")
    _, reasons = cells(shell, "40", "2026-05", "CT04")
    assert reasons["1/on_month"] == "Số so sánh bằng 0 hoặc âm nên không tính được phần trăm."


def test_small_figures_raise_no_warning_and_a_leap_out_of_them_does(shell: Shell) -> None:
    for estimate, official, warned in (
        ("0.9", "0.04", False), ("1400", "0.04", True), ("1400", "400", True)
    ):  # fmt: skip
        put(shell, "40", "2026-05", f"CT04,1,estimate,{estimate}", f"CT04,1,official,{official}")
        found = shell.json("check", "--province", "40", "--period", "2026-05")
        text = str([f for f in found["findings"] if f["cell"] == "CT04/1/estimate"])
        assert ("so với" in text) is warned


def test_years_before_the_catalogue_are_explained(shell: Shell) -> None:
    put(shell, "40", "2020-05", "CT04,1,estimate,1400")
    _, reasons = cells(shell, "40", "2020-05", "CT04")
    assert reasons["1/same_month"].startswith("Danh mục chưa có biểu CT04 cho tháng 5 năm 2019")


def test_history_comes_in_by_our_own_workbook(
    shell: Shell, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    exports_of_may(shell, PHU_THO)
    other = Shell(tmp_path_factory.mktemp("may-khac"), capsys)
    for unit in PHU_THO:
        target, out = ("--province", unit, "--period", "2025-05"), shell.folder / unit
        assert shell.run("export", *target, "--out", str(out)) == 0, shell.err
        (file,) = out.glob("*.xlsx")
        assert other.run("import", str(file), *target, "--commit") == 0, other.out
    put(other, "25", "2026-05", "CT04,1,estimate,1400")
    values, _ = cells(other, "25", "2026-05", "CT04")
    assert values["1/same_month"] == "2350.25"
