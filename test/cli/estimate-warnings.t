#!/bin/sh
# Each of the fifteen warnings by a table that has its cause, and none by a table that has none.
. "${TOP:?}/test/cli/lib.sh"

# raises W TABLE OPTION...: the page has a line with the warning
raises() {
	number=$1 table=$2
	shift 2
	holds "W$number is raised" sh -c 'number=$1 table=$2; shift 2
		knell estimate "$@" "$table" 2>/dev/null | grep -Eq "(note|mind|STOP) W$number "' sh "$number" "$table" "$@"
}

printf 'a,b,c,count\n0,0,1,20\n0,1,0,30\n1,0,0,40\n1,1,0,6\n' >apart.csv
printf 'a,b,c,count\n1,0,0,900\n1,1,0,60\n1,0,1,3\n' >within.csv
printf 'b,c,d,count\n0,0,1,63\n0,1,0,55\n0,1,1,18\n1,0,0,69\n1,0,1,17\n1,1,0,21\n1,1,1,28\n' >hav.csv
printf 'a,b,c,count\n1,0,0,100\n0,1,0,100\n0,0,1,100\n1,1,0,40\n1,0,1,40\n0,1,1,40\n1,1,1,1\n' >under.csv
printf 'a,b,c,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,16\n1,0,1,12\n1,1,1,1\n' >gap.csv
printf 'a,b,c,d,count\n0,0,0,1,306\n0,0,1,0,936\n0,0,1,1,123\n0,1,0,0,845\n0,1,0,1,31\n0,1,1,0,217\n0,1,1,1,32\n1,0,0,0,1131
1,0,0,1,106\n1,0,1,0,228\n1,0,1,1,42\n1,1,0,0,177\n1,1,0,1,18\n1,1,1,0,181\n1,1,1,1,27\n' >four.csv
printf 'name,born,a,b,c\nX,1990,1,0,1\nX,1990,1,0,1\nY,1981,1,1,0\nZ,1970,0,1,1\nV,1971,1,1,1\n' >twice.csv
cat >good.csv <<'END'
north,south,coast,count
0,0,1,360
0,1,0,160
0,1,1,240
1,0,0,240
1,0,1,360
1,1,0,160
1,1,1,240
END

raises 1 apart.csv -q -m chao
raises 2 apart.csv -q -m chao
raises 3 within.csv -q -m chao
raises 4 within.csv -q -m chao
raises 5 apart.csv -q -m chao
raises 6 apart.csv -q -m chao
raises 7 gap.csv -q -m loglinear
raises 8 hav.csv -q -m dga
raises 9 apart.csv -q -m dga
raises 10 four.csv -q -m lcmcr --sweeps 2000
raises 11 under.csv -q -m loglinear,dga
raises 12 under.csv -q -m chao,loglinear
raises 13 four.csv --panel -m dga
raises 14 four.csv -q -m chao
raises 15 twice.csv -q -m chao
holds 'a good table raises none, with every method and the panel' sh -c '
	knell estimate good.csv >page && ! grep -E "(note|mind|STOP) W[0-9]" page'
done_testing
