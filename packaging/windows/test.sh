#!/usr/bin/env bash
# Runs the project's tests with the Windows interpreter under Wine: `test.sh PYTHON WORK [PYTEST_ARGUMENT...]`.
#
# PYTHON is the development environment, WORK a folder outside version control; WORK/cache is shared
# with build.sh. Slower than the build itself, so it is a target of its own (make windows-test).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=$(realpath -s "$1")
work=$(realpath -m "$2")
. "$here/prefix.sh"
adopt "${BASH_SOURCE[0]}" "$@"
need "$wine" wineserver x86_64-w64-mingw32-gcc Xvfb

mkdir -p "$work/cache"
rm -rf "${work:?}"/{prefix,home,run,shim,testing,tests}
surroundings

"$python" "$here/fetch.py" "$work/cache"
"$python" "$here/unpack.py" --testing "$work/cache" "$work/testing"
cp "$here/shim/sitecustomize.py" "$work/testing/Lib/site-packages/"
fresh_prefix
step 'Tải, giải nén, chuẩn bị Wine'

cd "$root"
status=0
"$python" "$here/suite.py" "$work" "${@:3}" || status=$?
step 'Bài thử'
finish
exit "$status"
