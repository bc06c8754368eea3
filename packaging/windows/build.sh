#!/usr/bin/env bash
# Builds the Windows program on Debian under Wine, then uses it: `build.sh PYTHON WORK`.
#
# PYTHON is the development environment, WORK a folder outside version control; WORK/cache may be kept
# between builds, everything else in WORK is made anew. Needs the packages of
# packaging/debian/windows-programs.txt. What Wine lacks is put into its prefix only (shim/).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
python=$(realpath -s "$1")
work=$(realpath -m "$2")
name=BaoCaoCongThuong
wine=/usr/lib/wine/wine64

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Programs of Wine are nobody's children. This process adopts them, so that processor time is counted.
[[ -n ${ADOPTS:-} ]] || ADOPTS=yes exec "$python" -c 'import ctypes, os, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
os.execv("/bin/bash", ["bash", *sys.argv[1:]])' "${BASH_SOURCE[0]}" "$@"

begun=$SECONDS
step_begun=$SECONDS
step_spent=0
step() { # wall clock; user and system time of every program that has ended since the last step
    local spent
    times >"$work/times" # in this very shell: a subshell would tell of its own children
    spent=$(awk 'NR == 2 { split($1 "m" $2, t, /[ms]+/); printf "%d", (t[1] + t[3]) * 60 + t[2] + t[4] }' "$work/times")
    printf '%4d giây (CPU %4d): %s\n' $((SECONDS - step_begun)) $((spent - step_spent)) "$1"
    step_begun=$SECONDS step_spent=$spent
}

for program in "$wine" wineserver makensis wixl osslsigncode x86_64-w64-mingw32-gcc Xvfb xdotool import; do
    command -v "$program" >/dev/null ||
        fail "Thiếu $program: hãy cài các gói trong packaging/debian/windows-programs.txt rồi chạy lại."
done

mkdir -p "$work/cache"
rm -rf "${work:?}"/{prefix,home,run,shim,interpreter,python,build,dist,portable,setup}
mkdir -p "$work"/{home,run,setup}
chmod 700 "$work/run"

# Wine links the folders of HOME into its prefix and reads the locale; both are the build's own.
export HOME="$work/home" XDG_RUNTIME_DIR="$work/run" LC_ALL=C.UTF-8
export WINEARCH=win64 WINEPREFIX="$work/prefix" WINEDEBUG=-all
export WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'
unset DISPLAY WAYLAND_DISPLAY
trap 'wineserver -k 2>/dev/null || true' EXIT

on_screen() { # Wine needs an X server even for programs without windows; streams must be pipes
    xvfb-run -a -s '-screen 0 1366x768x24 -noreset' "$wine" "$@" </dev/null 2>&1 |
        { grep -v '^X connection' || true; } # only says that the screen was taken away again
}

"$python" "$here/fetch.py" "$work/cache"
step 'Tải trình thông dịch và thư viện'

"$python" "$here/unpack.py" --interpreter "$work/cache" "$work/interpreter"
"$python" "$here/authenticode.py" "$work/interpreter" ||
    fail 'Trình thông dịch Windows không qua được kiểm tra chữ ký, không dựng tiếp.'
"$python" "$here/unpack.py" "$work/cache" "$work/python"
step 'Kiểm chữ ký, giải nén'

on_screen wineboot.exe -i >/dev/null
on_screen winecfg.exe -v win10 >/dev/null
wineserver -w
pefile=$(echo "$work"/cache/wheels/pefile-*.whl)
PYTHONPATH=$pefile "$here/shim/install.sh" "$python" "$work/shim" "$WINEPREFIX"
export WINEDLLOVERRIDES="$WINEDLLOVERRIDES;ucrtbase=n,b"
step 'Chuẩn bị Wine'

cd "$root"
on_screen "$work/python/python.exe" -X utf8 -m PyInstaller --noconfirm --log-level WARN \
    --distpath "Z:$work/dist" --workpath "Z:$work/build" build.spec
dist=$work/dist/$name
[[ -f $dist/$name.exe && -f $dist/baocao.exe ]] || fail 'PyInstaller không tạo ra chương trình.'
"$python" "$here/audit.py" "$dist"
step 'Đóng gói chương trình'

version=$("$python" -c 'from forms.version import APP_VERSION; print(APP_VERSION)')
portable=$work/setup/$name-$version-mang-theo.zip
"$python" "$here/portable.py" "$dist" "$portable"
step 'Bản mang theo (ZIP)'

setup=$work/setup/$name-$version-cai-dat.exe
makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DDIST="$dist" \
    -DICON="$work/build/build/resources/app.ico" -DSIZE_KB="$(du -sk "$dist" | cut -f 1)" \
    -DOUT="$setup" -DLETTERS="$work/build/letters" -DPYTHON="$python" "$here/installer.nsi"
step 'Bộ cài (NSIS)'

msi=$work/setup/$name-$version.msi
"$python" "$here/msi.py" "$dist" >"$work/build/program.wxs"
(cd "$dist" && wixl -a x64 -o "$msi" "$work/build/program.wxs" 2>"$work/build/wixl.log") ||
    fail "wixl không tạo được MSI: $(tail -n 1 "$work/build/wixl.log")"
step 'Gói cho chính sách nhóm (MSI)'

"$python" "$here/audit.py" "$dist" "$setup" "$portable" "$msi"
"$python" "$here/use.py" "$work"
step 'Dùng thử dưới Wine'

(cd "$work/setup" && sha256sum -- *)
printf 'Xong sau %d phút %d giây\n' $(((SECONDS - begun) / 60)) $(((SECONDS - begun) % 60))
