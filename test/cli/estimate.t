#!/bin/sh
. "${TOP:?}/test/cli/lib.sh"

printf 'a,b,count\n1,0,60\n0,1,40\n1,1,20\n' >two.csv
expect 'two lists: documented first, then the figure with interval and assumption' 1 \
	sh -c 'knell estimate --quick --method chapman,knell two.csv >page; status=$?; sed -n 1,3p page >&2; exit $status' <<'END'
knell estimate: knell gives no figure: 2 lists cannot show whether they depend on each other; chapman's figure holds only if they do not (EST-60)
120 persons are documented on 2 lists: a (80), b (60). At least 120 were
there; how many more were on no list is estimated below, and no estimate can
be proved from the lists alone.
END
printf 'a,b,count\n1,0,60\n0,0,40\n' >nobody.csv
expect 'a row on no list is refused with file, line and reason' 3 knell estimate nobody.csv <<'END'
knell estimate: nobody.csv: line 3 is on no list: how many are on none is what is estimated, it cannot be given
END
printf 'name,a,b\nX,TRUE,FALSE\n' >true.csv
expect 'cells that say TRUE and FALSE are no lists, and the error shows why none was found' 3 knell estimate true.csv <<'END'
knell estimate: true.csv: 0 lists found, at least 2 are needed: a column is a list when its first value is 0 or 1; that of 'b' is 'FALSE'
END
printf 'draw,person,list,record\n1,p1,a,1\n1,p1,b,2\n' >draws.csv
expect 'draws of a matching given as a table are told where they go' 3 knell estimate draws.csv <<'END'
knell estimate: draws.csv: line 1: draws of a matching (draw,person,list,record) go with --draws
END
printf 'a,b,c,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n' >apart.csv
expect 'EST-61: where nobody is on two lists the sensitivity panel gives no figures either' 1 \
	sh -c 'knell estimate apart.csv 2>/dev/null >page; status=$?; grep -c "^sensitivity\|xi =" page >&2; exit $status' <<'END'
0
END
expect 'a method that does not exist is named' 2 knell estimate --method guess two.csv <<'END'
knell estimate: no method 'guess'
END
expect 'a level that is none is refused' 2 knell estimate --level 95 two.csv <<'END'
knell estimate: --level lies between 0.5 and 0.999
END

cat >three.csv <<'END'
north,south,coast,count
0,0,1,360
0,1,0,160
0,1,1,240
1,0,0,240
1,0,1,360
1,1,0,160
1,1,1,240
END
expect 'three independent lists: the figure, its model and its interval' 0 \
	sh -c 'knell estimate --quick --method loglinear three.csv | sed -n "5,6p"' <<'END'
loglinear  2,000 [1,958 to 2,044]  95 %
  by model [1,2,3], best of 8 by BIC, profile likelihood (EST-12)
END
printf 'a,b,c,count\n1,0,0,100\n0,1,0,80\n0,0,1,90\n' >apart.csv
expect 'lists that share nobody give no figure by any method, not one of 10^13' 1 \
	sh -c 'knell estimate --json --quick apart.csv >page; status=$?; ! grep -q "\"median\":[0-9]" page && exit $status' <<'END'
knell estimate: chapman gives no figure: nobody is on more than one list: nothing tells how many are on none (EST-61)
END
expect 'a method asked for by name that wants other input is a finding' 1 \
	sh -c 'knell estimate --quick --method dga two.csv >/dev/null' <<'END'
knell estimate: dga gives no figure: wants at least 3 lists
END
expect 'every log-linear model with its limits as CSV' 0 \
	sh -c 'knell estimate --quick --method loglinear --models-out m three.csv >/dev/null; wc -l <m; head -2 m | cut -d, -f 2-6' <<'END'
9
model,code,N,se,deviance
"[1,2,3]",0,2000
END
holds 'one or two threads, the same bytes' sh -c '
	knell estimate --json --sweeps 4000 -j 1 --draws-out one three.csv >1 2>/dev/null
	knell estimate --json --sweeps 4000 -j 2 --draws-out two three.csv >2 2>/dev/null
	cmp 1 2 && cmp one two'
holds 'how long the methods took is told on standard error when asked' sh -c '
	knell estimate -v --quick --method dga three.csv 2>notes >page && grep -Eq "^1 table: [0-9.]+ ms of processor time" notes && ! grep -q processor page'
holds 'the panel comes with knell or when asked for, and the page says so where it is not' sh -c '
	knell estimate --method dga three.csv | grep -q "^sensitivity: not looked at; --panel says" &&
	knell estimate --method dga --panel three.csv | grep -q "^sensitivity: what else" &&
	knell estimate --method knell three.csv | grep -q "^sensitivity: what else"'
holds 'draws and the posterior are written as CSV' sh -c '
	knell estimate --quick --method dga --draws-out d --posterior-out p three.csv >/dev/null
	[ "$(sed -n 1p d)" = stratum,method,draw,N ] && [ "$(wc -l <d)" = 4001 ] &&
	[ "$(sed -n 1p p)" = stratum,N,probability,without_saturated ] && [ "$(wc -l <p)" = 17602 ]'

holds 'the JSON fits its schema, of a whole table and of one that is refused' sh -c '
	schema() { "$BIN/tools/schema" --whole "$TOP/docs/schema/estimate.schema.json"; }
	knell estimate --json --sweeps 2000 three.csv 2>/dev/null | schema && knell estimate --json --quick two.csv 2>/dev/null | schema'
printf 'town,a,b,c\n' >people.csv
for i in 1 2 3 4 5 6 7 8; do
	for p in 1,0,0 0,1,0 0,0,1 1,1,0 1,0,1 0,1,1 1,1,1; do printf 'Dorrin,%s\nAshvale,%s\n' $p $p; done
done >>people.csv
holds 'strata are estimated each and added by draws' sh -c '
	knell estimate --quick --by town --method loglinear people.csv >page
	knell estimate --json --quick --by town --method loglinear people.csv | "$BIN/tools/schema" --whole "$TOP/docs/schema/estimate.schema.json" &&
	grep -q "^== Ashvale ==" page && grep -q "^== Dorrin ==" page && grep -q "draws of 2 strata added" page'
printf 'draw,person,list,record\n' >draws.csv
for d in 1 2; do
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
		printf '%s,a%s,x,%s\n%s,a%s,y,%s\n%s,b%s,x,b%s\n%s,c%s,y,c%s\n%s,d%s,z,d%s\n%s,d%s,x,e%s\n%s,f%s,z,f%s\n%s,f%s,y,g%s\n' \
			$d $i $i $d $i $i $d $i $i $d $i $i $d $i $i $d $i $i $d $i $i $d $i $i
	done
done >>draws.csv
holds 'draws of a matching are mixed and the share of the matching is said' sh -c '
	knell estimate --method chao --draws draws.csv >page; grep -q "0 % of the variance is due to the matching" page &&
	grep -q "^mind W6  in 2 of 2 draws, as: only" page && grep -q "^chao       assumes" page &&
	grep -q "^chao       at least [1-9]" page'
printf 'Hollin,1,0,0\n,1,0,0\n,0,1,0\n' >>people.csv
holds 'EST-40: strata without an estimate count as documented, in plain words, and a stratum without a name is told' sh -c '
	! knell estimate --quick --by town --method chao,loglinear people.csv >page 2>/dev/null && grep -q "^== (no town) ==" page &&
	grep -q "^ *2 strata count as documented alone, without an estimate: a lower bound" page &&
	grep -q "^chao       at least .* draws of 2 strata added" page && ! grep -q " \$" page'
holds 'the figures are drawn as one SVG with a title and a description' sh -c '
	knell estimate --quick --method loglinear,dga --plot f.svg three.csv >/dev/null
	grep -q "<title" f.svg && grep -q "<desc" f.svg'
holds 'a page of an Arabic edition cannot turn the figures about: they run from left to right' \
	grep -q '^<svg [^>]*direction="ltr"' f.svg
holds 'of two lists no map of odds is drawn, which two cannot tell' sh -c '
	knell estimate --quick --method chapman --plot g.svg two.csv >/dev/null
	grep -q "Odds of being" f.svg && ! grep -q "Odds of being" g.svg && grep -q "Who is on which" g.svg'
done_testing
