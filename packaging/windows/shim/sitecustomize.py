"""Read at start by the interpreter that runs the tests under Wine, by no other."""

import _winapi

# Wine 8 has no CopyFile2 and ends the process when it is called; shutil copies without it too.
del _winapi.CopyFile2
