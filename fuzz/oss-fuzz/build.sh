#!/bin/bash -eu
# SPDX-License-Identifier: MIT
#
# OSS-Fuzz calls it in the source's folder with CC, CFLAGS, LIB_FUZZING_ENGINE,
# SRC, WORK and OUT. What it leaves in OUT: each target, its corpus as a zip, the
# dictionary, and the one shared library that a runner does not have.
root=$SRC/hnl

# Debian's own, which has PyYAML: where it is built another one comes first.
python=/usr/bin/python3
"$python" -c 'import sys, yaml; sys.exit(sys.version_info < (3, 9))' || {
	echo "build.sh: $python is none of 3.9 or later with python3-yaml" >&2
	exit 1
}

# libmnl is for attr and msg alone, and found beside them.
export LDFLAGS="${LDFLAGS:-} -Wl,-rpath,\$ORIGIN/lib"
if command -v "${CXX%% *}" >/dev/null && [[ "$LIB_FUZZING_ENGINE" == *.a ]]
then
	LDFLAGS+=" -lstdc++"
fi
"$root/fuzz/build" "$WORK/hnl"

families=()
for name in ctrl memory event view domain nested; do
	families+=("$root/schema/$name.yaml")
done
"$python" "$root/schema/hnlgen" fuzz "${families[@]}" -o "$WORK/made"
"$python" "$root/fuzz/seeds.py" "$WORK/made/corpus/decode"

while read -r target; do
	[ -x "$WORK/hnl/$target" ] || continue
	cp "$WORK/hnl/$target" "$OUT/"
	cp "$WORK/made/hnl.dict" "$OUT/$target.dict"
	mkdir -p "$WORK/seeds/$target"
	cp "$root/fuzz/corpus/$target"/* "$WORK/seeds/$target/"
	case $target in
	decode|roundtrip)
		cp "$WORK/made/corpus/decode"/* "$WORK/seeds/$target/"
		;;
	esac
	(cd "$WORK/seeds/$target" && "$python" -m zipfile -c \
		"$OUT/${target}_seed_corpus.zip" ./*)
	printf '[libfuzzer]\nmax_len = 8192\n' >"$OUT/$target.options"
done <"$root/fuzz/targets"

mkdir -p "$OUT/lib"
cp "$(ldd "$OUT/attr" | sed -n 's/.*libmnl.so.0 => \([^ ]*\) .*/\1/p')" \
	"$OUT/lib/"
