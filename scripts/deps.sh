#!/usr/bin/env bash
# Installs the Debian packages that pxlab needs and that are missing. Does
# nothing (quickly) when all are there. Without the right to install: prints
# the command and exits 3.
set -eu

packages=(
    gcc g++ make clang          # clang builds the release interpreter
    llvm libclang-rt-dev        # with a profile of what runs; fuzzing
    python3 python3-dev         # its compiler feeds pxi; the stock baseline
    libgmp-dev                  # big integers
    libbenchmark-dev libpfm4-dev libjansson-dev libexpat1-dev   # harness
    libcmocka-dev valgrind      # tests
    gnuplot-nox                 # plots
)

# Elsewhere than on Debian we cannot install, but can tell what is not there.
if ! command -v dpkg-query >/dev/null; then
    absent=()
    for program in gcc g++ make python3 valgrind; do
        command -v "$program" >/dev/null || absent+=("$program")
    done
    for header in gmp.h benchmark/benchmark.h perfmon/pfmlib.h jansson.h \
        expat.h cmocka.h valgrind/helgrind.h; do
        echo "#include <$header>" | g++ -E -x c++ - >/dev/null 2>&1 ||
            absent+=("$header")
    done
    [ ${#absent[@]} -eq 0 ] && exit 0
    echo "deps.sh: not found: ${absent[*]}" >&2
    echo "  there is no dpkg here; install what these Debian packages" \
        "hold: ${packages[*]}" >&2
    exit 3
fi

installed=$(dpkg-query -W -f='${Package} ${db:Status-Abbrev}\n' \
    "${packages[@]}" 2>/dev/null | awk '$2 == "ii" { print $1 }') || true
missing=()
for package in "${packages[@]}"; do
    grep -qxF "$package" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo)
else
    echo "deps.sh: missing packages; install them as root and go on:" >&2
    echo "  apt-get install ${missing[*]}" >&2
    exit 3
fi

echo "installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
get=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get)
if ! "${get[@]}" install -y --no-install-recommends "${missing[@]}"; then
    # stale package lists are the usual reason
    "${get[@]}" update
    "${get[@]}" install -y --no-install-recommends "${missing[@]}"
fi
