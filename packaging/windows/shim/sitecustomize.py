"""Read at start by the interpreter that runs the tests under Wine, by no other."""

import _winapi
import os
import sys

# Wine 8 has no CopyFile2 and ends the process when it is called; shutil copies without it too.
del _winapi.CopyFile2
# Without a screen Qt looks for fonts beside itself. Wine hides variables of Qt from its programs.
os.environ.setdefault("QT_QPA_FONTDIR", r"Z:\usr\share\fonts\truetype\open-sans")
# An embeddable Python hears of no PYTHONPATH; some tests make their surroundings by it.
sys.path[:0] = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
