# What build.sh and test.sh have in common: steps with their times, and a Windows to run things on.
# Sourced with $here, $python and $work set; see build.sh.

root=$(cd "$here/../.." && pwd)
wine=/usr/lib/wine/wine64

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Programs of Wine are nobody's children. This process adopts them, so that processor time is counted.
adopt() {
    [[ -n ${ADOPTS:-} ]] || ADOPTS=yes exec "$python" -c 'import ctypes, os, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
os.execv("/bin/bash", ["bash", *sys.argv[1:]])' "$@"
}

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

finish() {
    printf 'Xong sau %d phút %d giây (CPU %d giây)\n' \
        $(((SECONDS - begun) / 60)) $(((SECONDS - begun) % 60)) "$step_spent"
}

need() { # every program, or a sentence
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null ||
            fail "Thiếu $program: hãy cài các gói trong packaging/debian/windows-programs.txt rồi chạy lại."
    done
}

# Wine links the folders of HOME into its prefix and reads the locale; both are the build's own.
surroundings() {
    mkdir -p "$work"/{home,run}
    chmod 700 "$work/run"
    export HOME="$work/home" XDG_RUNTIME_DIR="$work/run" LC_ALL=C.UTF-8
    export WINEARCH=win64 WINEPREFIX="$work/prefix" WINEDEBUG=-all
    export WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'
    unset DISPLAY WAYLAND_DISPLAY
    trap 'wineserver -k 2>/dev/null || true' EXIT
}

on_screen() { # Wine needs an X server even for programs without windows; streams must be pipes
    xvfb-run -a -s '-screen 0 1366x768x24 -noreset' "$wine" "$@" </dev/null 2>&1 |
        { grep -v '^X connection' || true; } # only says that the screen was taken away again
}

fresh_prefix() { # what Wine lacks is put into its prefix only (shim/)
    local pefile
    on_screen wineboot.exe -i >/dev/null
    on_screen winecfg.exe -v win10 >/dev/null
    wineserver -w
    pefile=$(echo "$work"/cache/wheels/pefile-*.whl)
    PYTHONPATH=$pefile "$here/shim/install.sh" "$python" "$work/shim" "$WINEPREFIX"
    export WINEDLLOVERRIDES="$WINEDLLOVERRIDES;ucrtbase=n,b"
    # Windows has Times New Roman, Wine has nothing like it.
    cp /usr/share/fonts/truetype/liberation/LiberationSerif-*.ttf "$WINEPREFIX/drive_c/windows/Fonts/"
}
