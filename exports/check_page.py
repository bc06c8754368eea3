"""A check report as one HTML page: no script, nothing fetched, readable when printed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exports.check_lines import CheckLine, CheckReport

_STYLE: Final = """
body { font: 11pt/1.4 "Times New Roman", serif; margin: 2em; color: #111; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #888; padding: .3em .5em; text-align: left; vertical-align: top; }
th { background: #eee; }
.loi { font-weight: bold; color: #a00; }
td small { color: #555; display: block; }
@media print { body { margin: 0; } thead { display: table-header-group; } }
"""
_HEADINGS: Final = ("TT", "Mức", "Vị trí", "Nội dung và cách xử lý", "Tình trạng", "Giải trình")


def page_of(report: CheckReport) -> bytes:
    """The page in UTF-8; whatever stands in the report is shown as text."""
    title = f"Báo cáo kiểm tra, {report.period}"
    head = "".join(f"<th scope='col'>{heading}</th>" for heading in _HEADINGS)
    paragraphs = "".join(f"<p>{escape(note)}</p>" for note in (report.cap, report.made) if note)
    body = "\n".join(_row(line) for line in report.lines)
    page = f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>
<style>{_STYLE}</style></head><body>
<h1>{escape(title)}</h1>
<p><b>{escape(report.unit)}</b></p>
<p>{escape(report.summary)} {escape(report.checks)}</p>
{paragraphs}
<table><thead><tr>{head}</tr></thead><tbody>
{body}
</tbody></table></body></html>
"""
    return page.encode()


def _row(line: CheckLine) -> str:
    kind = ' class="loi"' if line.error else ""
    figures = f"<small>{escape(line.figures)}</small>" if line.figures else ""
    return (
        f"<tr><td>{line.number}</td><td{kind}>{escape(line.severity)}"
        f"<small>{escape(line.rule)}</small></td>"
        f"<td>{escape(line.place)}<small>{escape(line.cell)}</small></td>"
        f"<td>{escape(line.text)}{figures}</td>"
        f"<td>{escape(line.standing)}</td><td>{escape(line.said)}</td></tr>"
    )
