#!/usr/bin/env bash
# Opens the program where there is a screen; otherwise lets it do the whole job unattended.
# Called as `start.sh PYTHON FOLDER`; FOLDER receives what the unattended run makes.
set -euo pipefail

python=$1
out=$2

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    exec "$python" main.py
fi

printf 'Không có màn hình: chạy mẫu từ nhập liệu đến ký số, kết quả ghi vào %s\n' "$out"
"$python" main.py demo --out "$out"

# A signed package names this part; file names stand uncompressed in a ZIP.
mapfile -d '' -t signed < <(find "$(realpath "$out")" -name '*.xlsx' -print0 | xargs -0r grep -lZF _xmlsignatures/)
if ((${#signed[@]} == 0)); then
    printf 'Không thấy tệp XLSX đã ký trong %s.\n' "$out" >&2
    exit 1
fi
printf '\nTệp XLSX đã ký số nằm tại:\n'
printf '  %s\n' "${signed[@]}"
