# Holds claims that were read against annotated ones, and tolls against assessments.
package Score;
use strict;
use warnings;
use Assign qw(pair_up);
use Encode qw(encode_utf8);
use Exporter qw(import);
use File::Basename qw(basename);
use Gold qw(places_of);
use JSON::PP;
use List::Util qw(min max);
use Unicode::Normalize qw(NFD);
our @EXPORT_OK = qw(score_stream score_tolls);

# What says nothing about who or where.
my %FILLER = map { $_ => 1 } qw(the a an of for in at on and to his her its their s from near by with this that
	mr mrs ms dr sir father general gen colonel col captain capt sgt brigadier president minister);

sub folded {
	my ($name) = @_;
	return () unless defined $name;
	my $plain = lc(NFD($name) =~ s/\pM//gr);
	my @all   = $plain =~ /[\pL\pN]+/g;
	my @kept  = grep { !$FILLER{$_} } @all;
	return @kept ? @kept : @all;
}

# Names are the same when at least half the words of the shorter one are in the other.
sub same_name {
	my ($one, $two) = @_;
	my %one = map { $_ => 1 } folded($one);
	my %two = map { $_ => 1 } folded($two);
	return 0 unless %one && %two;
	my $common = grep { $two{$_} } keys %one;
	return $common * 2 >= min(scalar keys %one, scalar keys %two);
}

sub any_name {
	my ($wanted, @said) = @_;
	for my $w (@$wanted) {
		for my $s (grep { defined } @said) { return 1 if same_name($w, $s) }
	}
	return 0;
}

sub choices {
	my ($c, $member) = @_;
	return ($c->{$member}, @{ $c->{"${member}_or"} || [] });
}

sub denies { my ($c) = @_; return scalar grep { $_ eq 'denies' || $_ eq 'retracts' } choices($c, 'stance') }

# --- which may be the same claim ---

sub overlap {
	my ($at, $span) = @_;
	return max(0, map { min($_->[1], $span->[1]) - max($_->[0], $span->[0]) } @$at);
}

sub same_kind {
	my ($g, $s) = @_;
	my $act = grep { $_ eq ($s->{act} // '') } choices($g, 'act');
	for my $harm (choices($g, 'harm')) {
		next unless $harm eq ($s->{harm} // '');
		return 1 if $harm ne 'none' || $act;
	}
	return denies($g) && $act;    # a denial is of an act, whatever harm is named beside it
}

sub could_be {
	my ($g, $s) = @_;
	return ref $s->{span} eq 'ARRAY' && overlap($g->{at}, $s->{span}) > 0 && same_kind($g, $s);
}

# --- what of an aligned pair agrees ---

sub equal_count {
	my ($g, $s) = @_;
	return !defined $s || ($s->{low} || 0) == 0 unless defined $g;
	return 0 unless defined $s && defined $s->{low} && $s->{low} == $g->{low};
	return !defined $s->{high} unless defined $g->{high};
	return defined $s->{high} && $s->{high} == $g->{high};
}

sub count_agrees {
	my ($g, $s) = @_;
	return 1 if $g->{count_optional} && !defined $s->{count};
	return !!grep { equal_count($_, $s->{count}) } choices($g, 'count');
}

my %PART = (
	(map { $_ => 'children' } qw(child children kid kids minor minors boy boys girl girls infant infants baby babies toddler newborn under)),
	(map { $_ => 'women' } qw(woman women female females mother mothers grandmother)),
	(map { $_ => 'men' } qw(man men male males)),
	(map { $_ => 'medical' } qw(doctor doctors nurse nurses medic medics paramedic paramedics midwife medical)),
	(map { $_ => 'journalists' } qw(journalist journalists reporter reporters)),
	(map { $_ => 'elderly' } qw(elderly old aged)),
);

sub part_agrees {
	my ($g, $s) = @_;
	return 1 if $g->{part_optional};
	my ($want, $got) = ($g->{part}, $s->{part});
	return !defined $want && !defined $got unless defined $want && defined $got;
	return same_name(map { join ' ', map { $PART{$_} || $_ } folded($_) } $want, $got);
}

sub last_source { my ($s) = @_; return (@{ $s->{sources} || [] })[-1] }

sub one_origin {
	my ($want, $s, $outlet) = @_;
	my $source = last_source($s);
	my $belief = $source && ($source->{kind} // '') eq 'unattributed';
	return $belief if $want eq 'unattributed';
	return 0 if $belief;
	return !$source || any_name([$outlet], @$source{qw(name words)}) if $want eq 'outlet';
	return $source && any_name([$want], @$source{qw(name words)});
}

sub origin_agrees {
	my ($g, $s, $r) = @_;
	return !!grep { one_origin($_, $s, $r->{outlet}) } choices($g, 'origin');
}

sub place_agrees {
	my ($g, $s) = @_;
	my @want = choices($g, 'place');
	my $got  = $s->{place};
	return !!grep { !defined } @want unless $got && (defined $got->{name} || defined $got->{words});
	return any_name([ grep { defined } @want ], @$got{qw(name words)});
}

sub date_agrees {
	my ($g, $s) = @_;
	my ($from, $to) = @{ $s->{date} || {} }{qw(from to)};
	for my $want ([ @$g{qw(date_from date_to)} ], @{ $g->{date_or} || [] }) {
		return 1 if ($want->[0] // '') eq ($from // '') && ($want->[1] // '') eq ($to // '');
	}
	return 0;
}

sub one_of { my ($g, $s, $member) = @_; return !!grep { $_ eq ($s->{$member} // '') } choices($g, $member) }
sub same_truth { my ($g, $s, $member) = @_; return !$g->{$member} == !$s->{$member} }

# name => [does the gold judge it, does it agree]
my @JUDGED = (
	[ count  => sub { 1 }, \&count_agrees ],
	[ part   => sub { !$_[0]{part_optional} }, \&part_agrees ],
	[ origin => sub { 1 }, \&origin_agrees ],
	[ stance => sub { 1 }, sub { one_of(@_[ 0, 1 ], 'stance') } ],
	[ place  => sub { defined $_[0]{place} }, \&place_agrees ],
	[ date   => sub { defined $_[0]{date_from} }, \&date_agrees ],
	[ act    => sub { 1 }, sub { one_of(@_[ 0, 1 ], 'act') } ],
	[ hedged => sub { 1 }, sub { same_truth(@_[ 0, 1 ], 'hedged') } ],
	[ background => sub { !$_[0]{background_optional} }, sub { same_truth(@_[ 0, 1 ], 'background') } ],
	[ status => sub { $_[0]{status} ne 'unknown' }, sub { one_of(@_[ 0, 1 ], 'status') } ],
);
my %JUDGE = map { $_->[0] => $_->[2] } @JUDGED;

# A pair more is always worth more than agreement within pairs, and a required claim more than an optional one.
sub weight {
	my ($g, $s, $r) = @_;
	my %worth = (count => 150, part => 60, stance => 40, origin => 30, background => 30);
	my $total = $g->{optional} ? 600 : 1000;
	for (keys %worth) { $total += $worth{$_} if $JUDGE{$_}->($g, $s, $r) }
	my $shared = overlap($g->{at}, $s->{span});
	my $length = $g->{at}[0][1] - $g->{at}[0][0] + $s->{span}[1] - $s->{span}[0] - $shared;
	return $total + 40 * min(1, $shared / max(1, $length));
}

sub align {
	my ($r, $said) = @_;
	my (%weight, @gold);
	@gold = @{ $r->{claims} };
	for my $i (0 .. $#gold) {
		for my $j (grep { could_be($gold[$i], $said->[$_]) } 0 .. $#$said) {
			$weight{$i}{$j} = weight($gold[$i], $said->[$j], $r);
		}
	}
	return pair_up(\%weight);
}

# --- what may not be read at all ---

# Where the count's words stand within the claim's span.
sub places_of_count {
	my ($r, $s) = @_;
	my $words = $s->{count}{words};
	return () unless defined $words && $words ne '';
	my ($from, $to) = @{ $s->{span} };
	my $bytes = encode_utf8($words);
	my $whole = qr/(?<![A-Za-z0-9])\Q$bytes\E(?![A-Za-z0-9])/i;
	my $piece = substr $r->{text}, $from, $to - $from;
	my @at;
	while ($piece =~ /$whole/g) { push @at, [ $from + $-[0], $from + $+[0] ] }
	return @at;
}

sub is_within_ban {
	my ($r, $s, $ban) = @_;
	return 0 unless $ban->{at} && overlap([ $ban->{at} ], $s->{span}) > 0;
	my @at = places_of_count($r, $s);
	return 0 unless @at;
	return !grep { overlap([ $ban->{at} ], $_) <= 0 } @at;
}

sub is_count_of_killed {
	my ($s) = @_;
	return ($s->{harm} // "") eq "killed" && $s->{count} && ($s->{stance} // '') !~ /^(denies|retracts)$/;
}

my %BREAKS = (
	number => sub { my ($r, $s, $ban) = @_; return is_count_of_killed($s) && is_within_ban($r, $s, $ban) },
	sum    => sub { my ($r, $s, $ban) = @_;
		return is_count_of_killed($s) && !!grep { defined && $_ == $ban->{value} } @{ $s->{count} }{qw(low high)} },
	actor => sub { my ($r, $s, $ban) = @_;
		return !!grep { ($_->{certainty} // '') ne 'denied' && any_name([ $ban->{words} ], @$_{qw(name words)}) } @{ $s->{actors} || [] } },
	victim => sub { my ($r, $s, $ban) = @_;
		return ($s->{harm} // "") =~ /^killed/ && !!grep { any_name([ $ban->{words} ], @$_{qw(name words)}) } @{ $s->{victims} || [] } },
);

# Each forbidden thing is broken once, by however many claims.
sub broken_bans {
	my ($r, $said) = @_;
	my @broken;
	for my $ban (@{ $r->{forbidden} || [] }) {
		my ($by) = grep { ref $_->{span} eq 'ARRAY' && $BREAKS{ $ban->{kind} }->($r, $_, $ban) } @$said;
		push @broken, [ $ban->{kind}, ($ban->{words} // $ban->{value}) . " ($ban->{why})", $by ] if $by;
	}
	return @broken;
}

sub broken_by_pair {
	my ($g, $s) = @_;
	my $killed = $g->{harm} eq 'killed' && $s->{count};
	return 'earlier' if $killed && $g->{background} && !$g->{optional} && !$g->{background_optional} && !$s->{background};
	my $denied = ($s->{stance} // '') =~ /^(denies|retracts)$/;
	return 'denied' if $killed && !denies($g) && $denied;
	return 'asserted' if $killed && denies($g) && !$denied && !grep { !/^(denies|retracts)$/ } choices($g, 'stance');
	return;
}

# --- adding up ---

sub clip { my ($words) = @_; $words = ($words // '') =~ s/\s+/ /gr; return length $words > 90 ? substr($words, 0, 87) . '...' : $words }

sub shown_count {
	my ($c) = @_;
	return '-' unless defined $c->{count};
	my ($low, $high) = @{ $c->{count} }{qw(low high)};
	return defined $high ? $low == $high ? $low : "$low-$high" : "$low+";
}
sub shown { my ($c) = @_; return join ' ', ($c->{harm} // '?') eq 'none' ? $c->{act} // '?' : $c->{harm} // '?', shown_count($c), '"' . clip($c->{words}) . '"' }

sub shown_value {
	my ($c, $what) = @_;
	return shown_count($c) if $what eq 'count';
	return $c->{origin} // (last_source($c) ? last_source($c)->{name} // last_source($c)->{words} // last_source($c)->{kind} : 'outlet') if $what eq 'origin';
	return ref $c->{place} ? $c->{place}{name} // $c->{place}{words} : $c->{place} // '-' if $what eq 'place';
	return join '..', map { $_ // '-' } exists $c->{date_from} ? @$c{qw(date_from date_to)} : @{ $c->{date} || {} }{qw(from to)} if $what eq 'date';
	return $c->{$what} ? 'yes' : 'no' if $what =~ /^(hedged|background)$/;
	return $c->{$what} // '-';
}

sub judge_pair {
	my ($sum, $notes, $r, $g, $s) = @_;
	for (@JUDGED) {
		my ($what, $judged, $agrees) = @$_;
		next unless $judged->($g);
		my $good = $agrees->($g, $s, $r);
		$sum->{$what}[1]++;
		$sum->{$what}[0] += $good ? 1 : 0;
		push @$notes, "~ $what is " . shown_value($s, $what) . ', not ' . shown_value($g, $what) . ': ' . shown($g) unless $good;
	}
}

# Two claims of one report: do both hold them to be of one incident?
sub judge_incidents {
	my ($sum, @pairs) = @_;
	for my $i (0 .. $#pairs) {
		for my $j ($i + 1 .. $#pairs) {
			my ($want, $got) = map { my $k = $_; ($pairs[$i][$k]{incident} // -1) == ($pairs[$j][$k]{incident} // -1) } 0, 1;
			$sum->{incident}[1]++;
			$sum->{incident}[0]++ if !$want == !$got;
			$sum->{same}{want}++  if $want;
			$sum->{same}{got}++   if $got;
			$sum->{same}{both}++  if $want && $got;
		}
	}
}

# Said again without a number: neither new nor wrong.
sub is_mention {
	my ($r, $s) = @_;
	my $count = $s->{count};
	return 0 unless ref $s->{span} eq "ARRAY" && overlap($r->{mentioned}, $s->{span}) > 0;
	return !$count || ($count->{low} || 0) <= 2 && !defined $count->{high};
}

# What a claim that aligns with nothing is: too much, or neither right nor wrong.
sub verdict_of_extra {
	my ($r, $s, $opt) = @_;
	my $again = grep { could_be($_, $s) && ($_->{optional} || $_->{many} || @{ $_->{at} } > 1) } @{ $r->{claims} };
	return 'repeated' if $again || is_mention($r, $s);
	return 'unjudged' if !$opt->{strict} && ($s->{harm} // '') eq 'none' && ($s->{stance} // '') !~ /^(denies|retracts)$/;
	return 'extra';
}

sub judge_report {
	my ($sum, $r, $said, $opt) = @_;
	my @notes;
	my @pairs = map { [ $r->{claims}[ $_->[0] ], $said->[ $_->[1] ] ] } align($r, $said);
	my %aligned = map { ($_->[0] => 1, $_->[1] => 1) } @pairs;
	for my $pair (@pairs) {
		judge_pair($sum, \@notes, $r, @$pair);
		my $kind = broken_by_pair(@$pair) or next;
		$sum->{forbidden}{$kind}++;
		push @notes, "! $kind: " . shown($pair->[1]);
	}
	for my $g (grep { !$_->{optional} } @{ $r->{claims} }) {
		$sum->{gold}++;
		if ($aligned{$g}) { $sum->{found}++ }
		else              { push @notes, '- ' . shown($g) }
	}
	$sum->{counted} += grep { !$_->[0]{optional} && count_agrees(@$_) } @pairs;
	$sum->{right}   += grep { !$_->[0]{optional} } @pairs;
	for my $s (grep { !$aligned{$_} } @$said) {
		my $verdict = verdict_of_extra($r, $s, $opt);
		$sum->{$verdict}++;
		push @notes, ($verdict eq 'extra' ? '+ ' : '? ') . shown($s) unless $verdict eq 'repeated';
	}
	judge_incidents($sum, @pairs);
	for my $broken (broken_bans($r, $said)) {
		$sum->{forbidden}{ $broken->[0] }++;
		push @notes, "! $broken->[0]: $broken->[1]: " . shown($broken->[2]);
	}
	return @notes;
}

# --- streams ---

sub report_name { my ($id) = @_; return basename($id // '') =~ s/\.(txt|jsonl?|html?)$//r }

sub each_line {
	my ($take) = @_;
	my $json = JSON::PP->new->utf8;
	my $good = 1;
	for my $path (@ARGV ? @ARGV : "-") {
		my $stream = $path eq "-" ? \*STDIN : undef;
		unless ($stream || open $stream, "<:raw", $path) { print STDERR "score_claims: cannot open '$path': $!\n"; $good = 0; next }
		while (my $line = <$stream>) {
			next unless $line =~ /\S/;
			my $object = eval { $json->decode($line) };
			if (ref $object eq "HASH") { $take->($object) }
			else { print STDERR "score_claims: $path, line $.: no JSON object\n"; $good = 0 }
		}
	}
	return $good;
}

sub ratio { my ($some, $all) = @_; return $all ? 100 * ($some || 0) / $all : 0 }
sub f1 { my ($p, $r) = @_; return $p + $r ? 2 * $p * $r / ($p + $r) : 0 }

my %FORBIDDEN = (
	number   => 'another number read as a count of killed',
	sum      => 'counts of the same deaths added up',
	actor    => 'a quoted or absolved party read as a doer',
	victim   => 'somebody alive read as killed',
	earlier  => "an earlier incident's count read as today's",
	denied   => 'deaths read as denied that nobody denied',
	asserted => 'a denial of deaths read as an assertion',
);

sub figures_of {
	my ($sum) = @_;
	my ($read, $found) = (($sum->{right} || 0) + ($sum->{extra} || 0), $sum->{found} || 0);
	my ($p, $q) = (ratio($found, $read), ratio($found, $sum->{gold}));
	my ($cp, $cq) = (ratio($sum->{counted}, $read), ratio($sum->{counted}, $sum->{gold}));
	my ($sp, $sq) = (ratio($sum->{same}{both}, $sum->{same}{got}), ratio($sum->{same}{both}, $sum->{same}{want}));
	my @figures = ([ 'claim precision', $p ], [ 'claim recall', $q ], [ 'claim F1', f1($p, $q) ],
		[ 'claim with count precision', $cp ], [ 'claim with count recall', $cq ], [ 'claim with count F1', f1($cp, $cq) ]);
	push @figures, [ $_, ratio(@{ $sum->{$_} || [ 0, 0 ] }), @{ $sum->{$_} || [ 0, 0 ] } ] for map({ $_->[0] } @JUDGED), 'incident';
	push @figures, [ 'same incident F1', f1($sp, $sq) ];
	my $all = 0;
	$all += $_ for values %{ $sum->{forbidden} };
	return (\@figures, $all);
}

sub print_figures {
	my ($sum, $figures, $all) = @_;
	printf "%s\t%.1f\n", @$_[ 0, 1 ] for @$figures;
	printf "%s\t%d\n", $_, $sum->{$_} || 0 for qw(gold found extra repeated unjudged);
	printf "forbidden\t%d\n", $all;
}

sub print_page {
	my ($sum, $figures, $all) = @_;
	my %by = map { $_->[0] => $_ } @$figures;
	printf "%d reports, %d claims to be found, %d found, %d too much; %d repeated or optional, %d not judged\n\n",
		map { $sum->{$_} || 0 } qw(reports gold found extra repeated unjudged);
	printf "%-28s %9s %9s %9s\n", '', 'precision', 'recall', 'F1';
	printf "%-28s %9.1f %9.1f %9.1f\n", $_, map { $_->[1] } @by{ "$_ precision", "$_ recall", "$_ F1" } for 'claim', 'claim with count';
	printf "%-28s %9s %9s %9.1f\n\namong aligned claims\n", 'same incident, by pairs', '', '', $by{'same incident F1'}[1];
	printf "%-28s %9.1f    %d of %d\n", @$_[ 0, 1 ], map { $_ || 0 } @$_[ 2, 3 ] for grep { @$_ > 2 } @$figures;
	print "\nforbidden errors: $all\n";
	printf "%5d  %s\n", $sum->{forbidden}{$_}, $FORBIDDEN{$_} for sort keys %{ $sum->{forbidden} };
}

sub score_stream {
	my ($gold, $opt) = @_;
	my (%said, %sum);
	my $good = each_line(sub {
		my ($c) = @_;
		push @{ $said{ report_name($c->{report} // $c->{document}) } }, $c if exists $c->{act};
	});
	binmode STDOUT, ':utf8';
	for my $r (grep { $_->{claims} } @$gold) {
		$sum{reports}++;
		my @notes = judge_report(\%sum, $r, $said{ $r->{name} } || [], $opt);
		print join("\n  ", $r->{name}, @notes), "\n" if $opt->{verbose} && @notes;
	}
	print "\n" if $opt->{verbose} && !$opt->{figures};
	my ($figures, $all) = figures_of(\%sum);
	$opt->{figures} ? print_figures(\%sum, $figures, $all) : print_page(\%sum, $figures, $all);
	return $good;
}

# --- tolls ---

# Killed, by the range rule, of the first of these statuses that the incident has a toll for.
sub toll_of_incident {
	my ($incident, @statuses) = @_;
	for my $status (@statuses) {
		for my $toll (@{ $incident->{tolls} || [] }) {
			return $toll if ($toll->{harm} // "") eq "killed" && ($toll->{status} // "") eq $status
				&& ($toll->{rule} // "range") eq "range" && defined $toll->{low};
		}
	}
	return;
}

# How much is claimed of it; an earlier incident that is recalled weighs least.
sub weight_of_incident {
	my ($incident) = @_;
	my $toll = toll_of_incident($incident, qw(all unknown civilian)) or return -1;
	my $claims = ref $toll->{claims} eq "ARRAY" ? scalar @{ $toll->{claims} } : 0;
	return $incident->{background} ? 0 : 1 + $claims;
}

# Killed civilians of the incident of which most is claimed (of two equal, the first); all killed where no claim says who was who.
sub main_toll {
	my ($page) = @_;
	my ($best, $most) = (undef, -1);
	for my $incident (@{ $page->{incidents} || [] }) {
		my $weight = weight_of_incident($incident);
		($best, $most) = ($incident, $weight) if $weight > $most;
	}
	return $best ? toll_of_incident($best, qw(civilian all unknown)) : undef;
}

sub judge_toll {
	my ($sum, $want, $toll) = @_;
	$sum->{all}++;
	return 'no toll' unless $toll;
	my ($low, $high) = ($toll->{low}, $toll->{high} // $toll->{low});
	my %holds = (
		low     => $low == $want->{low},
		high    => $high == $want->{high},
		overlap => $low <= $want->{high} && $high >= $want->{low},
	);
	$holds{both} = $holds{low} && $holds{high};
	$sum->{$_} += $holds{$_} ? 1 : 0 for keys %holds;
	return $holds{both} ? () : "$low to $high";
}

sub score_tolls {
	my ($gold, $opt) = @_;
	my (%page, %sum);
	my $good = each_line(sub { my ($o) = @_; $page{ report_name($o->{report}) } = $o->{toll} if ref $o->{toll} eq 'HASH' });
	binmode STDOUT, ':utf8';
	for my $r (grep { $_->{assessment} } @$gold) {
		my $want = $r->{assessment}{killed_civilian};
		my $miss = judge_toll(\%sum, $want, main_toll($page{ $r->{name} } || {}));
		print "$r->{name}: $miss, not $want->{low} to $want->{high}\n" if $opt->{verbose} && $miss;
	}
	my @rows = ([ both => 'low and high exact' ], [ low => 'low exact' ], [ high => 'high exact' ], [ overlap => 'ranges overlap' ]);
	printf $opt->{figures} ? "%2\$s\t%1\$.1f\n" : "%2\$-28s %1\$9.1f    %3\$d of %4\$d\n",
		ratio($sum{ $_->[0] }, $sum{all}), $_->[1], $sum{ $_->[0] } || 0, $sum{all} || 0 for @rows;
	return $good;
}

1;
