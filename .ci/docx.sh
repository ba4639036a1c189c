#!/usr/bin/env bash
# Opens Word files in LibreOffice and looks whether the text of their headings comes out: .ci/docx.sh FILE.docx…
# Installs what it needs from Debian's packages where that is missing.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: $0 FILE.docx..." >&2; exit 2; }

need() { # PROGRAM PACKAGE...
    local program=$1
    shift
    command -v "$program" >/dev/null && return
    local sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}
need soffice libreoffice-writer-nogui fonts-liberation
need pdftotext poppler-utils
need unzip unzip

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0
fail() { echo "$*" >&2; failed=1; }

# Letters alone: a PDF breaks lines and puts page headers where it likes.
letters() { tr -d '[:space:]'; }

for file in "$@"; do
    rm -f "$out"/*.pdf
    soffice "-env:UserInstallation=file://$out/profile" --headless --convert-to pdf --outdir "$out" "$file" >"$out/log" 2>&1 ||
        { fail "$file: LibreOffice fails: $(cat "$out/log")"; continue; }
    pdf=$out/$(basename "${file%.docx}").pdf
    [ -s "$pdf" ] || { fail "$file: LibreOffice wrote no PDF: $(cat "$out/log")"; continue; }
    pdftotext "$pdf" - | letters >"$out/text"
    headings=0
    while IFS= read -r heading; do
        headings=$((headings + 1))
        grep -qF -- "$heading" "$out/text" || fail "$file: the PDF has no heading: $heading"
    done < <(unzip -p "$file" word/document.xml | sed 's|</w:p>|&\n|g' |
        sed -n '/<w:pStyle w:val="\(Title\|Heading[1-4]\)"/{s/<[^>]*>//g;s/&lt;/</g;s/&gt;/>/g;s/&quot;/"/g;s/&apos;/'"'"'/g;s/&amp;/\&/g;p}' |
        sed 's/[[:space:]]//g' | grep .)
    [ "$headings" -gt 0 ] || fail "$file: no headings"
    echo "$file: $headings headings, $(pdftotext "$pdf" - | tr -cd '\f' | wc -c) pages"
done
exit "$failed"
