. "${TOP:?}/test/web/node.sh"
exec node "$TOP/test/web/edition.mjs"
