#!/bin/sh
# Let a double-click on a .ctph file open the program, for this person only; no administrator is needed.
# Usage: installer/linux/associate.sh [/path/to/ctph-desktop]    --remove takes it back.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/ctph-desktop.desktop
mime=$data/mime/packages/ctph-desktop.xml
icon=$data/icons/hicolor/256x256/apps/ctph-desktop.png

# What reads these folders looks again; where such a program is missing, the desktop notices at the next login.
refresh() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$data/applications"; fi
}

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$mime" "$icon"
    [ ! -d "$data/mime" ] || refresh
    exit 0
fi
program=${1:-$(command -v ctph-desktop || echo "$here/../../.venv/bin/ctph-desktop")}
[ -x "$program" ] || { printf '%s: not a program that can be started\n' "$program" >&2; exit 1; }
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
mkdir -p "$(dirname "$entry")" "$(dirname "$mime")" "$(dirname "$icon")"
# In a desktop entry a path stands in double quotes, with " ` $ and \ escaped; % would be a field code.
quoted=$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
escaped=$(printf '%s' "$quoted" | sed -e 's/[\\&|]/\\&/g')
sed "s|^Exec=ctph-desktop|Exec=\"$escaped\"|" "$here/ctph-desktop.desktop" >"$entry"
cp "$here/ctph-desktop-mime.xml" "$mime"
cp "$here/../../resources/icons/ctph.png" "$icon"
refresh
