# Sourced by the tests of this folder: without node they skip. They run the program as it is shipped, but where BIN_OF says otherwise.
command -v node >/dev/null || {
	echo '1..0 # SKIP node is not installed'
	exit 0
}
BIN=$TOP/build/${BIN_OF:-release}
export BIN TOP
