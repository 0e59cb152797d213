BIN_OF=debug
. "${TOP:?}/test/web/node.sh"
exec node "$TOP/test/web/forced.mjs"
