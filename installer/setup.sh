#!/bin/sh
# Prepare this source tree to run: system libraries, .venv, pinned packages, the project itself.
# Usage: installer/setup.sh [run|test|faults|windows|windows-smoke|windows-pictures|debian|debian-smoke]
# run: what a window needs is checked too; faults: the tracer; the others: what builds and tries the installers.
# Does nothing, quickly, when all is in place. PYTHON=/path/to/python3 chooses the interpreter.
# shellcheck disable=SC2046,SC2086  # lists of words are split on purpose
set -eu
cd "$(dirname "$0")/.."
# What Qt loads, as Debian package and library: to run without a screen, and to show a window.
offscreen="libglib2.0-0:libgthread-2.0.so.0 libegl1:libEGL.so.1 libgl1:libGL.so.1 libx11-6:libX11.so.6
    libdbus-1-3:libdbus-1.so.3 libfontconfig1:libfontconfig.so.1 libxkbcommon0:libxkbcommon.so.0
    libgssapi-krb5-2:libgssapi_krb5.so.2"
window="libxcb-cursor0:libxcb-cursor.so.0 libxcb-icccm4:libxcb-icccm.so.4 libxcb-keysyms1:libxcb-keysyms.so.1
    libxcb-shape0:libxcb-shape.so.0 libxcb-xkb1:libxcb-xkb.so.1 libxkbcommon-x11-0:libxkbcommon-x11.so.0"
# Tools, as program and Debian package: to build the Windows installer, and to try it.
windows="makensis:nsis x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64 osslsigncode:osslsigncode /usr/lib/wine/wine64:wine64"
smoke="Xvfb:xvfb xdotool:xdotool"
# What runs 32-bit programs of Windows, as the installer is one: a package of another architecture.
smoke_32="/usr/lib/wine/wine:wine32"
debian="dpkg-deb:dpkg strip:binutils"
venv=.venv
stamp=$venv/set-up

say() { printf '%s\n' "$*"; }
stop() { printf 'set-up: %s\n' "$*" >&2; exit 1; }

tools=
case "${1:-test}" in
    test) needed=$offscreen ;;
    run) needed="$offscreen $window" ;;
    faults) needed=$offscreen tools=strace:strace ;;
    windows) needed=$offscreen tools=$windows ;;
    windows-smoke) needed=$offscreen tools="$windows $smoke $smoke_32" ;;
    windows-pictures) needed="$offscreen $window" tools="$windows $smoke" ;;
    debian) needed=$offscreen tools=$debian ;;
    debian-smoke) needed=$offscreen tools="$debian debootstrap:debootstrap $smoke" ;;
    *) stop "usage: installer/setup.sh [run|test|faults|windows|windows-smoke|windows-pictures|debian|debian-smoke]" ;;
esac

# The first interpreter that is new enough, itself rather than a wrapper around it; nothing when there is none.
find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        "$candidate" -c 'import sys; sys.version_info < (3, 11) and sys.exit(1); print(sys.executable)' 2>/dev/null && return
    done
    return 0
}

# Those of the needed "package:library" words whose library this system cannot load.
missing() {
    "$python" - $needed <<'PYTHON'
import ctypes, sys

for word in sys.argv[1:]:
    try:
        ctypes.CDLL(word.partition(":")[2])
    except OSError:
        print(word)
PYTHON
}

packages_of() { printf '%s\n' "$@" | cut -d : -f 1; }
libraries_of() { printf '%s\n' "$@" | cut -d : -f 2; }

# Install the packages, or say in one line how a person does it.
install_packages() {
    foreign=
    case " $* " in *" wine32 "*) dpkg --print-foreign-architectures | grep -qx i386 || foreign=i386 ;; esac
    if [ "$(id -u)" -ne 0 ]; then
        say "This system lacks some packages. Please run this, then the same command again:" >&2
        say "${foreign:+sudo dpkg --add-architecture $foreign && sudo apt-get update && }sudo apt-get install -y" \
            "--no-install-recommends $*" >&2
        exit 1
    fi
    say "Installing system packages: $*"
    [ -z "$foreign" ] || dpkg --add-architecture "$foreign"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null || say "set-up: apt-get update failed; trying with the package lists already here" >&2
    log=$(mktemp)
    if ! apt-get install -qq -y --no-install-recommends "$@" </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        stop "apt-get could not install: $*"
    fi
    rm -f "$log"
}

ensure_python() {
    python=$(find_python)
    if [ -z "$python" ] && [ -z "${PYTHON:-}" ] && command -v apt-get >/dev/null && ! command -v python3 >/dev/null; then
        install_packages python3 python3-venv $(packages_of $needed)
        python=$(find_python)
    fi
    [ -n "$python" ] || stop "Python 3.11 or newer is needed (Debian 12, Ubuntu 24.04 and later have it as python3)." \
        "Found: $(${PYTHON:-python3} --version 2>/dev/null || echo none). Another one can be named: make run PYTHON=/path/to/python3"
}

ensure_system_packages() {
    lacking=$(missing)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || lacking="$(basename "$python")-venv:venv $lacking"
    for tool in $tools; do
        command -v "${tool%%:*}" >/dev/null || lacking="${tool#*:}:${tool%%:*} $lacking"
    done
    [ -n "$lacking" ] || return 0
    command -v apt-get >/dev/null ||
        stop "please install, with this system's package manager, what provides:" $(libraries_of $lacking)
    install_packages $(packages_of $lacking)
    lacking=$(missing)
    [ -z "$lacking" ] || stop "still not to be loaded:" $(libraries_of $lacking)
}

# What the environment was made from: another lock file, interpreter or place makes it again.
fingerprint() {
    "$python" -c '
import hashlib, pathlib, sys
made_of = b"".join(pathlib.Path(name).read_bytes() for name in ("requirements.lock", "pyproject.toml", "installer/setup.sh"))
print(hashlib.sha256(made_of).hexdigest(), sys.version.split()[0], pathlib.Path.cwd())'
}

ensure_environment() {
    wanted=$(fingerprint)
    if [ -x $venv/bin/python ] && [ "$(cat $stamp 2>/dev/null)" = "$wanted" ] && $venv/bin/python -c '' 2>/dev/null; then
        return
    fi
    was_for=$(cut -d ' ' -f 2- $stamp 2>/dev/null || true)
    if ! $venv/bin/python -c '' 2>/dev/null || { [ -n "$was_for" ] && [ "$was_for" != "$(say "$wanted" | cut -d ' ' -f 2-)" ]; }; then
        rm -rf $venv
        "$python" -m venv $venv || stop "the virtual environment could not be made in $venv"
    fi
    rm -f $stamp
    say "Installing Python packages into $venv (once; about 500 MB on disk)"
    $venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --only-binary :all: \
        --require-hashes --requirement requirements.lock </dev/null ||
        stop "the packages of requirements.lock could not be installed; is there a network?"
    $venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --no-deps --no-build-isolation \
        --editable . </dev/null || stop "the project itself could not be installed into $venv"
    say "$wanted" >$stamp
}

ensure_python
ensure_system_packages
ensure_environment
