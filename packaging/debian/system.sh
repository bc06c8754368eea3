#!/usr/bin/env bash
# Installs the Debian packages that are missing: `system.sh qt|test|windows`.
#
# Never fails: without root or apt-get it says in one sentence what to install and leaves the rest to
# the caller. Quick when nothing is missing, because it asks ldconfig and dpkg before apt-get.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DEBIAN_FRONTEND=noninteractive
apt_options=(-qq -y --no-install-recommends
    -o Acquire::Retries=2 -o Acquire::http::Timeout=30 -o DPkg::Lock::Timeout=120)

say() { printf '%s\n' "$*" >&2; }

entries() { grep -v '^#' "$here/$1"; }

missing_qt() {
    local known library package
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null || true)
    while read -r library package; do
        grep -qF "$library " <<<"$known" || printf '%s\n' "$package"
    done < <(entries qt-libraries.txt)
}

missing_programs() {
    local package
    while read -r package; do
        [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
            printf '%s\n' "$package"
    done < <(entries "$1-programs.txt")
}

missing_test() { missing_programs test; }

missing_windows() { missing_programs windows; }

install() {
    local log package reachable=yes failed=()
    log=$(mktemp)
    say "Đang cài bằng apt-get: $*"
    if ! apt-get "${apt_options[@]}" update >"$log" 2>&1; then
        reachable=no
        say "apt-get update không chạy được ($(tail -n 1 "$log")); dùng tiếp danh mục gói đã có."
    fi
    if ! apt-get "${apt_options[@]}" install "$@" >"$log" 2>&1; then
        # One unknown package must not keep the others away; an unreachable mirror is not asked again.
        for package in "$@"; do
            [[ $reachable == yes ]] && apt-get "${apt_options[@]}" install "$package" >"$log" 2>&1 ||
                failed+=("$package")
        done
        say "apt-get không cài được ${failed[*]} ($(tail -n 1 "$log")); tiếp tục khi thiếu các gói này."
    fi
    rm -f "$log"
}

main() {
    local packages
    mapfile -t packages < <("missing_$1")
    ((${#packages[@]})) || return 0
    if ! command -v apt-get >/dev/null; then
        say "Máy không có apt-get nên chưa cài được các gói tương đương với: ${packages[*]}."
    elif ((EUID != 0)); then
        say "Cần quyền quản trị để cài, hãy chạy: apt-get install ${packages[*]}"
    else
        install "${packages[@]}"
    fi
}

case "${1:-}" in
qt | test | windows) main "$1" ;;
*)
    say "Cách gọi: system.sh qt|test|windows"
    exit 2
    ;;
esac
