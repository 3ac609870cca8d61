# SPDX-License-Identifier: MIT
#
# Debian packages that a script of tools/ wants, installed by name and said
# aloud. Sourced by tools/demo and tools/check.
#
#	want COMMAND-OR-FILE PACKAGE	notes PACKAGE unless the first is there
#	install_wanted			one apt-get for all; returns 1 if it cannot

wanted=

is_there() {
	case $1 in
	/*) [ -e "$1" ] ;;
	*) command -v "$1" >/dev/null 2>&1 ;;
	esac
}

want() {
	is_there "$1" && return
	case " $wanted " in
	*" $2 "*) ;;
	*) wanted="$wanted $2" ;;
	esac
}

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		echo "not root, and no sudo" >&2
		return 1
	fi
}

install_wanted() {
	[ -n "$wanted" ] || return 0
	echo "installing:$wanted"
	if ! command -v apt-get >/dev/null 2>&1; then
		echo "no apt-get here: install these by hand" >&2
		return 1
	fi
	export DEBIAN_FRONTEND=noninteractive
	log=$(mktemp)
	# shellcheck disable=SC2086 # names are words
	if as_root apt-get update -q >"$log" 2>&1 &&
	   as_root apt-get install -q -y --no-install-recommends $wanted \
		>>"$log" 2>&1; then
		rm -f "$log"
		wanted=
		return 0
	fi
	tail -n 5 "$log" >&2
	rm -f "$log"
	return 1
}

want_build() {
	want gcc gcc
	want /usr/include/stdio.h libc6-dev
	want meson meson
	want ninja ninja-build
	want pkg-config pkg-config
	want_python yaml python3-yaml
}

# What the benchmarks count with, and what they compare with.
want_bench() {
	want valgrind valgrind
	want /usr/include/libnl3/netlink/msg.h libnl-3-dev
	# The package has no header of its own.
	set -- /usr/lib/*/pkgconfig/libnl-genl-3.0.pc
	want "$1" libnl-genl-3-dev
	want /usr/include/protobuf-c/protobuf-c.h libprotobuf-c-dev
	want protoc-c protobuf-c-compiler
	want /usr/include/flatbuffers/flatbuffers.h libflatbuffers-dev
	want flatc flatbuffers-compiler
	want /usr/include/xen/io/ring.h libxen-dev
	want /usr/include/dpdk/rte_ring.h libdpdk-dev
}

# What the parts of tools/check are done with.
want_clang() {
	want clang-19 clang-19
	want /usr/lib/llvm-19/lib/clang/19/lib/linux libclang-rt-19-dev
}

want_sanitize() {
	want_clang
	want valgrind valgrind
}

# Never gcc-multilib: it removes the cross compilers.
want_arch() {
	want /usr/lib/gcc/x86_64-linux-gnu/12/32 gcc-12-multilib
	want qemu-s390x-static qemu-user-static
	want aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu
	want riscv64-linux-gnu-gcc gcc-riscv64-linux-gnu
	want s390x-linux-gnu-gcc gcc-s390x-linux-gnu
	want /usr/aarch64-linux-gnu/include/stdio.h libc6-dev-arm64-cross
	want /usr/riscv64-linux-gnu/include/stdio.h libc6-dev-riscv64-cross
	want /usr/s390x-linux-gnu/include/stdio.h libc6-dev-s390x-cross
}

want_objects() {
	want_python unicorn python3-unicorn
	want aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu
	want riscv64-linux-gnu-gcc gcc-riscv64-linux-gnu
}

want_coverage() {
	want_clang
	want llvm-cov-19 llvm-19
}

want_lint() {
	want cppcheck cppcheck
	want clang-tidy-19 clang-tidy-19
	want_clang
}

want_proof() {
	want frama-c frama-c-base
	want why3 why3
	want z3 z3
	want cvc4 cvc4
	want spin spin
}

want_soak() {
	:
}

want_mutate() {
	want_proof
	want clang-19 clang-19
	want /usr/lib/llvm-19/lib/clang/19/lib/linux libclang-rt-19-dev
}

# A module of the python that the build uses.
want_python() {
	/usr/bin/python3 -c "import $1" 2>/dev/null || wanted="$wanted $2"
}

can_build() {
	for tool in gcc meson ninja; do
		command -v $tool >/dev/null 2>&1 || return 1
	done
	/usr/bin/python3 -c 'import yaml' 2>/dev/null
}

# What a build directory is made with: options, compiler, what is installed.
made_with() {
	echo "$*" "CC=${CC:-}"
	dpkg-query -W 2>/dev/null | cksum
}

# is_fresh DIR OPTION...: it was configured, and with just that.
is_fresh() {
	stamp=$1/made-with
	[ -f "$1/build.ninja" ] || return 1
	shift
	[ "$(cat "$stamp" 2>/dev/null)" = "$(made_with "$@")" ]
}

# fresh_build DIR OPTION...: configures DIR for $root, unless it is fresh.
fresh_build() {
	is_fresh "$@" && return 0
	dir=$1
	shift
	rm -rf "$dir"
	meson setup "$dir" "$root" "$@" || return 1
	made_with "$@" >"$dir/made-with"
}

want_svm() {
	want qemu-system-x86_64 qemu-system-x86
	# Where x86-64 is the machine's own, gcc brings this name.
	[ "$(uname -m)" = x86_64 ] ||
		want x86_64-linux-gnu-gcc gcc-x86-64-linux-gnu
}

# fetch_linux DIR: linux-image-amd64 and busybox-static, which tools/hnl-linux
# boots. Downloaded and not installed: a kernel would want to be this machine's.
fetch_linux() {
	"$root/tools/hnl-linux" --fetch "$1" 2>/dev/null && return 0
	as_root apt-get update -q >/dev/null 2>&1
	"$root/tools/hnl-linux" --fetch "$1"
}

# fetch_kernel_schema DIR: the schemas of netlink specs, out of linux-doc-6.12,
# which would take 200 MB if it were installed.
fetch_kernel_schema() {
	[ -e "$1/genetlink.yaml" ] || [ -e "$1/genetlink.yaml.gz" ] && return 0
	tmp=$(mktemp -d) && mkdir -p "$1" || return 1
	(
		cd "$tmp" &&
		{ apt-get download -q linux-doc-6.12 >/dev/null 2>&1 ||
			{ as_root apt-get update -q >/dev/null 2>&1 &&
			apt-get download -q linux-doc-6.12 >/dev/null 2>&1; }; } &&
		dpkg-deb --fsys-tarfile linux-doc-6.12_*.deb |
		tar -x --wildcards --strip-components=7 -C "$1" \
			'./usr/share/doc/linux-doc-6.12/Documentation/netlink/*.yaml*'
	)
	rm -rf "$tmp"
	ls "$1"/genetlink.yaml* >/dev/null 2>&1
}

want_arm() {
	want qemu-system-aarch64 qemu-system-arm
	want aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu
}

want_riscv() {
	want qemu-system-riscv64 qemu-system-misc
	want /usr/share/qemu/opensbi-riscv64-generic-fw_dynamic.bin \
		qemu-system-data
	want riscv64-linux-gnu-gcc gcc-riscv64-linux-gnu
}

want_host() {
	case $1 in
	svm) want_svm ;;
	arm) want_arm ;;
	riscv) want_riscv ;;
	esac
}
