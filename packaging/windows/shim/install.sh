#!/usr/bin/env bash
# Builds the stand-ins and puts them into a Wine prefix: `install.sh PYTHON WORK PREFIX`.
# PYTHON has pefile on its path. Nothing outside WORK and PREFIX is touched.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=$1
work=$2
system=$3/drive_c/windows/system32
wine=/usr/lib/x86_64-linux-gnu/wine/x86_64-windows
cc=(x86_64-w64-mingw32-gcc -O2 -s -shared -static-libgcc)

mkdir -p "$work"
cd "$work"
"${cc[@]}" -o bcryptprimitives.dll "$here/bcryptprimitives.c" -ladvapi32
"${cc[@]}" -o icuuc.dll "$here/icuuc.c"
"$python" "$here/forwards.py" "$wine/ucrtbase.dll" "$here/complex.c" >ucrtbase.def
"${cc[@]}" -fno-builtin -o ucrtbase.dll "$here/complex.c" ucrtbase.def

# The prefix may hold links to Wine's own files; those must not be written through.
rm -f "$system"/{ucrtbase,icuuc,bcryptprimitives,wine_ucrt}.dll
cp ucrtbase.dll icuuc.dll bcryptprimitives.dll "$system"
cp "$wine/ucrtbase.dll" "$system/wine_ucrt.dll"
