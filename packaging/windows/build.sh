#!/usr/bin/env bash
# Builds the Windows program on Debian under Wine, then uses it: `build.sh PYTHON WORK`.
#
# PYTHON is the development environment, WORK a folder outside version control; WORK/cache may be kept
# between builds, everything else in WORK is made anew. Needs the packages of
# packaging/debian/windows-programs.txt. What Wine lacks is put into its prefix only (shim/).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=$(realpath -s "$1")
work=$(realpath -m "$2")
name=BaoCaoCongThuong
. "$here/prefix.sh"
adopt "${BASH_SOURCE[0]}" "$@"
need "$wine" wineserver makensis wixl osslsigncode x86_64-w64-mingw32-gcc Xvfb xdotool import

mkdir -p "$work/cache"
rm -rf "${work:?}"/{prefix,home,run,shim,interpreter,python,build,dist,portable,setup}
mkdir -p "$work/setup"
surroundings

"$python" "$here/fetch.py" "$work/cache"
step 'Tải trình thông dịch và thư viện'

"$python" "$here/unpack.py" --interpreter "$work/cache" "$work/interpreter"
"$python" "$here/authenticode.py" "$work/interpreter" ||
    fail 'Trình thông dịch Windows không qua được kiểm tra chữ ký, không dựng tiếp.'
"$python" "$here/unpack.py" "$work/cache" "$work/python"
step 'Kiểm chữ ký, giải nén'

fresh_prefix
step 'Chuẩn bị Wine'

cd "$root"
on_screen "$work/python/python.exe" -X utf8 -m PyInstaller --noconfirm --log-level WARN \
    --distpath "Z:$work/dist" --workpath "Z:$work/build" build.spec
dist=$work/dist/$name
[[ -f $dist/$name.exe && -f $dist/baocao.exe ]] || fail 'PyInstaller không tạo ra chương trình.'
"$python" "$here/audit.py" "$dist"
step 'Đóng gói chương trình'

version=$("$python" -c 'from forms.version import APP_VERSION; print(APP_VERSION)')
setup=$work/setup/$name-$version-cai-dat.exe
portable=$work/setup/$name-$version-mang-theo.zip
msi=$work/setup/$name-$version.msi

sign() { # with the publisher's key, if there is one (docs/release.md)
    [[ -n ${PUBLISHER_P12:-} ]] || return 0
    osslsigncode sign -h sha256 -pkcs12 "$PUBLISHER_P12" -readpass "$PUBLISHER_PASSWORD_FILE" \
        ${PUBLISHER_TIMESTAMP_URL:+-ts "$PUBLISHER_TIMESTAMP_URL"} -in "$1" -out "$1.signed" >/dev/null
    mv "$1.signed" "$1"
}

pack_setup() {
    makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DDIST="$dist" \
        -DICON="$work/build/build/resources/app.ico" -DSIZE_KB="$(du -sk "$dist" | cut -f 1)" \
        -DOUT="$setup" -DLETTERS="$work/build/letters" -DPYTHON="$python" "$here/installer.nsi"
    "$python" "$here/changes.py" "$setup"
    sign "$setup"
}

pack_msi() {
    "$python" "$here/msi.py" "$dist" >"$work/build/program.wxs"
    (cd "$dist" && wixl -a x64 -o "$msi" "$work/build/program.wxs" 2>"$work/build/wixl.log") ||
        fail "wixl không tạo được MSI: $(tail -n 1 "$work/build/wixl.log")"
    sign "$msi"
}

sign "$dist/$name.exe"
sign "$dist/baocao.exe"
pack_setup & # one core for the longest, the other for the rest
packing=$!
"$python" "$here/portable.py" "$dist" "$portable"
pack_msi
wait "$packing"
step 'Bộ cài (NSIS), bản mang theo (ZIP), gói cho chính sách nhóm (MSI)'

"$python" "$here/audit.py" "$dist" "$setup" "$portable" "$msi"
"$python" "$here/use.py" "$work"
step 'Dùng thử dưới Wine'

(cd "$work/setup" && sha256sum -- *)
finish
