# The pairing of greatest weight between two small sets.
package Assign;
use strict;
use warnings;
use Exporter qw(import);
use List::Util qw(max);
our @EXPORT_OK = qw(pair_up);

# Hungarian method with potentials, on a square matrix of costs: for every column the row it gets. Rows and columns from 1.
sub cheapest {
	my ($cost, $n) = @_;
	my (@u, @v, @row, @way) = ();
	@u = @v = @row = @way = (0) x ($n + 1);
	for my $i (1 .. $n) {
		$row[0] = $i;
		my $j0   = 0;
		my @least = (9**9**9) x ($n + 1);
		my @used  = (0) x ($n + 1);
		do {
			$used[$j0] = 1;
			my ($delta, $j1) = (9**9**9, 0);
			for my $j (grep { !$used[$_] } 1 .. $n) {
				my $now = $cost->[ $row[$j0] ][$j] - $u[ $row[$j0] ] - $v[$j];
				($least[$j], $way[$j]) = ($now, $j0) if $now < $least[$j];
				($delta, $j1) = ($least[$j], $j) if $least[$j] < $delta;
			}
			for my $j (0 .. $n) {
				if   ($used[$j]) { $u[ $row[$j] ] += $delta; $v[$j] -= $delta }
				else             { $least[$j] -= $delta }
			}
			$j0 = $j1;
		} while ($row[$j0]);
		while ($j0) {
			$row[$j0] = $row[ $way[$j0] ];
			$j0 = $way[$j0];
		}
	}
	return \@row;
}

# weight{left}{right} > 0 where a pair is allowed. Gives pairs [left, right] of the greatest total.
sub pair_component {
	my ($weight, $left, $right) = @_;
	my $n = max(scalar @$left, scalar @$right);
	my @cost = map { [ (0) x ($n + 1) ] } 0 .. $n;
	for my $i (1 .. @$left) {
		for my $j (1 .. @$right) {
			$cost[$i][$j] = -($weight->{ $left->[ $i - 1 ] }{ $right->[ $j - 1 ] } || 0);
		}
	}
	my $row = cheapest(\@cost, $n);
	my @pairs;
	for my $j (1 .. @$right) {
		my $i = $row->[$j];
		push @pairs, [ $left->[ $i - 1 ], $right->[ $j - 1 ] ] if $i <= @$left && $cost[$i][$j] < 0;
	}
	return @pairs;
}

# Only things that hang together need weighing against each other.
sub pair_up {
	my ($weight) = @_;
	my (%of_right, %seen, @pairs);
	for my $l (keys %$weight) { push @{ $of_right{$_} }, $l for keys %{ $weight->{$l} } }
	for my $start (sort { $a <=> $b } keys %$weight) {
		next if $seen{$start}++;
		my (@left, %right, @next);
		@next = ($start);
		while (defined(my $l = shift @next)) {
			push @left, $l;
			for my $r (grep { !$right{$_}++ } keys %{ $weight->{$l} }) {
				push @next, grep { !$seen{$_}++ } @{ $of_right{$r} };
			}
		}
		push @pairs, pair_component($weight, [ sort { $a <=> $b } @left ], [ sort { $a <=> $b } keys %right ]) if %right;
	}
	return sort { $a->[0] <=> $b->[0] } @pairs;
}

1;
