# Programs in C against a package of the C library, the cards that they judge, and the licences of what is linked, for
# scripts/bindings, scripts/c-api and scripts/packages, which source it. They set `work`, a directory that goes away,
# and stand in the root of the repository.

readonly CARDS=testdata/cards ANCHOR=testdata/anchors/vn_good.der
# The same day, for programs that take seconds and for those that take a date.
readonly DAY=1793491200 DATE=2026-11-01

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

have() {
    command -v "$1" >/dev/null
}

same() {
    [[ $2 == "$3" ]] || fail "$1 is '$2', and should be '$3'"
}

# The program of examples/c/verify.c accepts the good card, and refuses the one with another face.
judges() {
    local program=$1 face said status
    for face in vn_good dg2_altered; do
        mkdir -p "$work/$face"
        cp "$CARDS/vn_good/"*.bin "$work/$face"
        cp "$CARDS/$face/EF.DG2.bin" "$work/$face"
        status=0
        said=$("$program" "$ANCHOR" "$DAY" "$work/$face") || status=$?
        case $face:$status:$said in
        'vn_good:0:001099012345 accepted: '* | 'dg2_altered:1:refused: '*) ;;
        *) fail "$program with the face of $face: status $status: $said" ;;
        esac
    done
    printf 'built and run: %s\n' "${program##*/}"
}

# Builds a program with the flags of pkg-config: with the shared library, which is in the directory, or, if the
# last argument is `static`, with the other one.
with_pkg_config() {
    local source=$1 program=$2 lib=$3 kind=${4:-shared} flags
    if [[ $kind == static ]]; then
        read -ra flags <<<"$(pkg-config --cflags --static --libs idchip | sed 's/-lidchip/-l:libidchip.a/')"
    else
        read -ra flags <<<"$(pkg-config --cflags --libs idchip)"
        flags+=("-Wl,-rpath,$lib")
    fi
    cc "$source" -o "$program" "${flags[@]}"
    judges "$program"
}

# Builds the programs that find the package through CMake; what follows the version is for CMake.
with_cmake() {
    local source=$1 build=$2 version=$3
    shift 3
    cmake -S capi/tests/c/cmake -B "$build" -DPROGRAM="$source" \
        -DACCEPTED=0.1 '-DREFUSED=0.0.9;0.1.1;0.2;1.0' "$@" >"$work/cmake.log" ||
        { cat "$work/cmake.log"; fail 'CMake does not find the package'; }
    same 'the version for CMake' "$(sed -n 's/^-- idchip //p' "$work/cmake.log")" "$version"
    cmake --build "$build" >"$work/cmake.log" || { cat "$work/cmake.log"; fail 'no programs'; }
    judges "$build/verify-idchip"
    judges "$build/verify-idchip-static"
}

# The version of the header below a directory.
version_of() {
    sed -n 's/^#define IDCHIP_VERSION "\(.*\)"$/\1/p' "$1/include/idchip.h"
}

# The name that programs look for.
soname_of() {
    readelf -d "$1" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p'
}

# Every crate of the bill of materials that others wrote has its licence among the texts.
materials_are_licensed() {
    local materials=$1 licences=$2 crate count=0
    while IFS= read -r crate; do
        [[ $crate == idchip@* || $crate == idchip-* ]] && continue
        grep -q "^${crate/@/ }: " "$licences" || fail "$crate is linked, and has no licence in ${licences##*/}"
        count=$((count + 1))
    done < <(sed -n 's|.*"purl": "pkg:cargo/\(.*\)".*|\1|p' "$materials")
    ((count > 50)) || fail "the bill of materials has $count crates"
    printf '%d crates of others, with their licences\n' "$count"
}
