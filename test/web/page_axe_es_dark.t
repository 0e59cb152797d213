. "${TOP:?}/test/web/node.sh"
exec node "$TOP/test/web/axe.mjs" es dark
