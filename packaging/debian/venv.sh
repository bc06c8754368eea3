#!/usr/bin/env bash
# Makes or refreshes the virtual environment from the lock: `venv.sh run|dev FOLDER`.
#
# Does nothing when a stamp in FOLDER shows that this lock is installed already. A fresh Debian needs
# neither python3-venv nor a Python of Debian's own: without ensurepip, the pip outside fills FOLDER.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

suits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
        if command -v "$candidate" >/dev/null && suits "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

install_with_apt() {
    command -v apt-get >/dev/null && ((EUID == 0)) || return 1
    say "Đang cài bằng apt-get: $*"
    DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=120 install "$@" >/dev/null 2>&1
}

has() { "$1" -c "import $2" 2>/dev/null; }

make_venv() {
    local python
    python=$(find_python) || { install_with_apt python3 python3-venv && python=$(find_python); } ||
        fail "Chưa có Python 3.11, 3.12 hoặc 3.13: hãy cài Python rồi chạy lại."
    if ! has "$python" ensurepip && ! has "$python" pip; then
        install_with_apt python3-venv python3-pip ||
            fail "Python ở $python thiếu cả ensurepip lẫn pip: hãy cài gói python3-venv rồi chạy lại."
    fi
    say "Đang tạo môi trường Python trong $venv"
    if has "$python" ensurepip; then
        "$python" -m venv --clear "$venv"
    else
        "$python" -m venv --clear --without-pip "$venv"
    fi
}

pip_install() {
    if has "$venv/bin/python" pip; then
        "$venv/bin/python" -m pip install "$@"
    else
        "$(find_python)" -m pip --python "$venv/bin/python" install "$@"
    fi
}

case "${1:-}" in
run) lock=requirements.txt ;;
dev) lock=requirements-dev.txt ;;
*) fail "Cách gọi: venv.sh run|dev FOLDER" ;;
esac
venv=${2:?"thiếu thư mục môi trường"}
cd "$root"

# requirements-dev.txt contains requirements.txt, so its stamp serves both.
stamp_of() { sha256sum "$1" | cut -d ' ' -f 1; }
stamped() { [[ -f $venv/.lock-$1 && $(<"$venv/.lock-$1") == "$(stamp_of "$2")" ]]; }

if suits "$venv/bin/python"; then
    if stamped dev requirements-dev.txt || stamped "$1" "$lock"; then
        exit 0
    fi
else
    make_venv
fi

say "Đang cài thư viện theo $lock (kiểm mã băm từng gói)"
rm -f "$venv"/.lock-*
pip_install --quiet --no-deps --require-hashes -r "$lock" ||
    fail "Chưa cài được thư viện theo $lock: hãy kiểm tra kết nối tới kho gói Python rồi chạy lại."
stamp_of "$lock" >"$venv/.lock-$1"
