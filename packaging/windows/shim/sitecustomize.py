"""Read at start by the interpreter that runs the tests under Wine, by no other."""

import _winapi
import os

# Wine 8 has no CopyFile2 and ends the process when it is called; shutil copies without it too.
del _winapi.CopyFile2
# Without a screen Qt looks for fonts beside itself. Wine hides variables of Qt from its programs.
os.environ.setdefault("QT_QPA_FONTDIR", r"Z:\usr\share\fonts\truetype\open-sans")
