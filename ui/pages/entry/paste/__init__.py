"""Pasting from Excel into a form: what each text means, and the dialog that shows it first."""
