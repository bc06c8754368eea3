"""What LEAVES or ENTERS the machine: workbook, signature, verification, import, the command line.

Never knows Qt.
"""
