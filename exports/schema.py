"""JSON Schema (draft 2020-12) of a form's entries: row → column → value."""

from __future__ import annotations

from typing import Any

from forms.definition import Column, ColumnKind, Form, FormKind, Row, ValueType


def schema_of(form: Form) -> dict[str, Any]:
    """The shape of what may be entered; amounts are decimal texts so that no digit is lost."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:bao-cao-cong-thuong:{form.code}:{form.version}",
        "title": form.title,
        "description": form.help,
        "x-digest": form.digest,
        "type": "object",
    }
    if form.kind is FormKind.LIST:
        record = {
            "type": "object",
            "additionalProperties": False,
            "properties": {c.id: _value(form, None, c) for c in form.columns},
            "required": [c.id for c in form.columns if c.required],
        }
        return {**head, "additionalProperties": record}
    rows = {row.code: _row(form, row) for row in form.rows}
    return {**head, "additionalProperties": False, "properties": rows}


def _row(form: Form, row: Row) -> dict[str, Any]:
    columns = [c for c in form.columns if form.measured(row, c)]
    return {
        "type": "object",
        "title": row.label,
        "description": row.help,
        "additionalProperties": False,
        "properties": {column.id: _value(form, row, column) for column in columns},
    }


def _value(form: Form, row: Row | None, column: Column) -> dict[str, Any]:
    title = column.title.replace("\n", " ")
    kind = form.type_of(row.code if row else "", column.id)
    if kind is ValueType.NUMBER:
        return {"title": title, **_number(form, row, column)}
    if kind is ValueType.DATE:
        return {"title": title, "type": ["string", "null"], "format": "date"}
    if kind is ValueType.CHOICE:
        choices = form.choices_of(row.code if row else "", column.id)
        codes = [choice.code for choice in choices]
        return {"title": title, "enum": [*codes, None]}
    return {"title": title, "type": ["string", "null"], "maxLength": column.max_length}


def _number(form: Form, row: Row | None, column: Column) -> dict[str, Any]:
    decimals = form.decimals(row, column) if row else column.decimals
    fraction = rf"(\.\d{{1,{decimals}}})?" if decimals else ""
    low = row.minimum if row and row.minimum is not None else column.minimum
    high = row.maximum if row and row.maximum is not None else column.maximum
    limits = {"x-minimum": low, "x-maximum": high}
    return {
        "type": ["string", "null"],
        "pattern": rf"^(x|-?\d{{1,15}}{fraction})$",
        "x-unit": form.unit_of(row, column) if row else column.unit,
        "readOnly": column.kind is not ColumnKind.ENTRY,
        **({"x-formula": column.formula} if column.formula else {}),
        **{key: bound for key, bound in limits.items() if bound is not None},
    }
