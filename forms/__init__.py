"""What a report IS: form definitions, periods, provinces, amounts, the filled report and its store.

Vocabulary: *form* (biểu), *indicator* (chỉ tiêu, a row), *measure* (a column), *period* (kỳ),
*unit* of measure (đơn vị tính), *reporting unit* (Sở, identified by its province).
Never knows Qt, pandas, XLSX or the verdict of a rule.
"""
