#!/usr/bin/env bash
# Build the wheel, install it alone in a new environment, and build the sample with it, far from the source tree.
# What only an editable install finds (fonts, templates, a forgotten dependency) shows here.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${1:-python3}
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "wheel: building"
"$python" -m build --wheel --outdir "$work/dist" . >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
echo "wheel: installing $(basename "$work"/dist/*.whl)"
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$work"/dist/*.whl

cd "$work"
cp -R "$root/outlines" "$root/assets" .
venv/bin/deckgen --version
venv/bin/deckgen build outlines/geneva-2021 -o out
for file in geneva-2021.pptx geneva-2021-brief.pdf; do
    [[ -s out/$file ]] || { echo "wheel: out/$file was not built" >&2; exit 1; }
done
echo "wheel: builds the sample"
