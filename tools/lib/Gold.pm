# Annotated reports: reading them, and the checks that an annotation must pass. Texts and words are bytes throughout,
# because spans count bytes.
package Gold;
use strict;
use warnings;
use Encode qw(encode_utf8);
use Exporter qw(import);
use File::Basename qw(basename);
use JSON::PP;
our @EXPORT_OK = qw(load_gold report_lines check_gold places_of);

my %ACTS = map { $_ => 1 } qw(killing attack bombing shelling arson kidnapping detention disappearance torture sexual-violence
	forced-displacement deprivation robbery threat military-activity other);
my %HARMS = map { $_ => 1 } qw(killed injured killed-or-injured missing detained abducted tortured displaced deprived none);
my %STANCES  = map { $_ => 1 } qw(asserts alleges witnesses confirms concedes denies retracts);
my %STATUSES = map { $_ => 1 } qw(civilian combatant contested unknown);
my %KINDS    = map { $_ => 1 } qw(number actor victim sum);

sub slurp {
	my ($path) = @_;
	open my $f, '<:raw', $path or die "cannot open '$path': $!\n";
	local $/;
	return scalar <$f>;
}

# Begins and ends of every place where the words stand; overlapping ones too.
sub places_of {
	my ($text, $words) = @_;
	my ($from, @at) = (0);
	return () if $words eq '';
	while (($from = index $text, $words, $from) >= 0) {
		push @at, [ $from, $from + length $words ];
		$from++;
	}
	return @at;
}

# The one place meant: the nth, or the only one.
sub place_meant {
	my ($text, $what) = @_;
	my @at = places_of($text, encode_utf8($what->{words}));
	return $at[ ($what->{nth} || 1) - 1 ];
}

sub load_report {
	my ($path) = @_;
	my $r = JSON::PP->new->utf8->decode(slurp($path));
	$r->{name} = basename($path, '.json');
	$r->{text} = slurp($path =~ s/\.json$/.txt/r);
	for my $claim (@{ $r->{claims} || [] }) {
		my @at = (place_meant($r->{text}, $claim));
		push @at, map { places_of($r->{text}, encode_utf8($_)) } @{ $claim->{also} || [] };
		$claim->{at} = [ grep { defined } @at ];
	}
	$r->{mentioned} = [ map { places_of($r->{text}, encode_utf8($_)) } @{ $r->{mentions} || [] } ];
	for my $ban (grep { $_->{kind} eq 'number' } @{ $r->{forbidden} }) {
		$ban->{at} = place_meant($r->{text}, $ban);
	}
	return $r;
}

sub load_gold {
	my ($folder) = @_;
	my @reports;
	for my $path (sort glob "'$folder'/*.json") {
		push @reports, eval { load_report($path) } || die "score_claims: $path: $@";
	}
	return \@reports;
}

# The reports as `knell read` takes them.
sub report_lines {
	my ($folder) = @_;
	my $json = JSON::PP->new->utf8->canonical;
	return map {
		$json->encode({ id => $_->{name}, date => $_->{date}, outlet => $_->{outlet}, text => Encode::decode_utf8($_->{text}) }) . "\n"
	} @{ load_gold($folder) };
}

sub bad_words {
	my ($r, $what) = @_;
	my $words = $what->{words};
	return 'has no words' unless defined $words && $words ne '';
	my $count = places_of($r->{text}, encode_utf8($words));
	return "'$words' is not in the text" unless $count;
	return if $what->{kind} && $what->{kind} ne 'number';    # a name may stand often
	return "'$words' stands $count times and has no nth" if $count > 1 && !$what->{nth};
	return "'$words' stands $count times, not $what->{nth}" if ($what->{nth} || 1) > $count;
	return;
}

sub bad_count {
	my ($count) = @_;
	return unless defined $count;
	return 'a count is an object with low and high' unless ref $count eq 'HASH' && exists $count->{low} && exists $count->{high};
	return 'low is a number' unless defined $count->{low} && $count->{low} =~ /^\d+$/;
	return 'high is less than low' if defined $count->{high} && $count->{high} < $count->{low};
	return;
}

sub bad_date {
	my ($from, $to) = @_;
	return if !defined $from && !defined $to;
	return 'a date has both ends or none' unless defined $from && defined $to;
	my $day = qr/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
	return "'$from' to '$to' are no days" unless $from =~ $day && $to =~ $day;
	return 'a date ends before it begins' if $to lt $from;
	return;
}

sub bad_vocabulary {
	my ($c) = @_;
	my @checks = ([ 'act', \%ACTS ], [ 'harm', \%HARMS ], [ 'stance', \%STANCES ], [ 'status', \%STATUSES ]);
	for (@checks) {
		my ($member, $known) = @$_;
		for my $value ($c->{$member}, @{ $c->{"${member}_or"} || [] }) {
			return "'" . ($value // 'nothing') . "' is no $member" unless defined $value && $known->{$value};
		}
	}
	return;
}

sub bad_sources {
	my ($c) = @_;
	my ($origin, @sources) = ($c->{origin}, @{ $c->{sources} || [] });
	return 'has no origin' unless defined $origin && $origin ne '';
	return "the outlet's own voice has no sources" if $origin eq 'outlet' && @sources;
	return 'its last source is not its origin'
		if $origin ne 'outlet' && ($sources[-1] // '') ne $origin && !grep { $_ eq ($sources[-1] // '') } @{ $c->{origin_or} || [] };
	return;
}

sub faults_of_claim {
	my ($r, $c) = @_;
	my @faults = (bad_words($r, $c), bad_vocabulary($c), bad_sources($c), bad_date(@$c{qw(date_from date_to)}));
	push @faults, map { places_of($r->{text}, encode_utf8($_)) ? () : "'$_' is not in the text" } @{ $c->{also} || [] };
	push @faults, map { bad_count($_) } $c->{count}, @{ $c->{count_or} || [] };
	push @faults, map { bad_date(@$_) } @{ $c->{date_or} || [] };
	push @faults, 'has no incident' unless ($c->{incident} // '') =~ /^[1-9]\d*$/;
	return map { "claim '" . ($c->{words} // '') . "': $_" } grep { defined } @faults;
}

sub faults_of_ban {
	my ($r, $ban) = @_;
	return "forbidden '" . ($ban->{kind} // '') . "' is no kind" unless $KINDS{ $ban->{kind} // '' };
	return 'a forbidden thing has no reason' unless length($ban->{why} // '');
	if ($ban->{kind} ne 'sum') {
		my $fault = bad_words($r, $ban);
		return $fault ? "forbidden: $fault" : ();
	}
	for my $c (grep { $_->{harm} eq 'killed' } @{ $r->{claims} || [] }) {
		for my $count (grep { defined } $c->{count}, @{ $c->{count_or} || [] }) {
			return "the forbidden sum $ban->{value} is a count of '$c->{words}'" if grep { defined && $_ == $ban->{value} } @$count{qw(low high)};
		}
	}
	return;
}

sub faults_of_assessment {
	my ($r) = @_;
	my $killed = $r->{assessment} ? $r->{assessment}{killed_civilian} : undef;
	return unless $r->{assessment};
	return 'the assessment has no low and high' unless $killed && defined $killed->{low} && defined $killed->{high};
	return 'the assessment has a high below its low' if $killed->{high} < $killed->{low};
	return;
}

# Incidents are numbered from 1 without a gap, in the order of first mention or not.
sub faults_of_incidents {
	my ($r) = @_;
	my %seen = map { ($_->{incident} // 0) => 1 } @{ $r->{claims} || [] };
	return map { "there is an incident above $_, but no incident $_" } grep { !$seen{$_} } 1 .. (sort { $a <=> $b } keys %seen, 0)[-1];
}

sub faults_of_report {
	my ($r) = @_;
	my @faults = map { defined $r->{$_} && $r->{$_} ne '' ? () : "has no $_" } qw(date voice outlet);
	push @faults, 'has neither claims nor an assessment' unless $r->{claims} || $r->{assessment};
	push @faults, bad_date($r->{date}, $r->{date}), faults_of_assessment($r), faults_of_incidents($r);
	push @faults, map { faults_of_claim($r, $_) } @{ $r->{claims} || [] };
	push @faults, map { bad_words($r, { words => $_ }) } @{ $r->{mentions} || [] };
	push @faults, map { faults_of_ban($r, $_) } @{ $r->{forbidden} || [] };
	return grep { defined } @faults;
}

sub check_gold {
	my @folders = @_;
	my $good = 1;
	for my $folder (@folders) {
		my ($reports, $claims, $bans, $assessed) = (0, 0, 0, 0);
		for my $r (@{ load_gold($folder) }) {
			my @faults = faults_of_report($r);
			print encode_utf8("$folder/$r->{name}.json: $_\n") for @faults;
			$good = 0 if @faults;
			$reports++;
			$claims   += @{ $r->{claims}    || [] };
			$bans     += @{ $r->{forbidden} || [] };
			$assessed += $r->{assessment} ? 1 : 0;
		}
		for my $text (glob "'$folder'/*.txt") {
			next if -f $text =~ s/\.txt$/.json/r;
			print "$text: has no annotation\n";
			$good = 0;
		}
		print "$folder: $reports reports, $claims claims, $bans forbidden things, $assessed assessments\n";
	}
	return $good;
}

1;
