# Seed: each amount of the sample's table, one higher in its last digit, is
# found: maak ends with 1, writes nothing, and names the figure, the rest of its
# row and the rest of its column.

folder=$scratch/$kind
lines=$(awk '/^financien:/ { on = 1 } /^planning:/ { on = 0 } on && /: -?[0-9][0-9.]*$/ { print NR }' "$sample")

slip() { # LINE
	awk -v line="$1" 'NR == line {
		n = length($0)
		$0 = substr($0, 1, n - 1) (substr($0, n) + 1) % 10
	} { print }' "$sample"
}

figure() { # LINE FILE
	sed -n "$1s/.*: //p" "$2"
}

# found N LINE: the n-th amount of the table, rows of four
found() {
	slip "$2" >"$folder/slip.yaml"
	echo old >"$folder/old.pdf"
	exits 1 "$program" maak "$folder/slip.yaml" -o "$folder/old.pdf" 2>"$folder/said" || return
	[ "$(cat "$folder/old.pdf")" = old ] || { echo "the old file was touched"; return 1; }
	[ "$(find "$folder" -type f | wc -l)" = 3 ] || { find "$folder"; return 1; }
	grep "slip\.yaml:$2:[0-9]*: fout\[" "$folder/said" >"$folder/finding"
	[ -s "$folder/finding" ] || { echo "no finding at line $2:"; cat "$folder/said"; return 1; }
	i=0
	for line in $lines; do
		i=$((i + 1))
		[ $(((i - 1) / 4)) = $((($1 - 1) / 4)) ] || [ $(((i - $1) % 4)) = 0 ] || continue
		holds "$folder/finding" " $(figure "$line" "$folder/slip.yaml") ($line:" || return
	done
	rm "$folder/finding"
	holds "$folder/said" "Bedoelt u .*$(figure "$2" "$sample")" || return
	[ "$(grep -c ' fout\[' "$folder/said")" = 1 ] || { cat "$folder/said"; return 1; }
}

n=0
for line in $lines; do
	n=$((n + 1))
	check "line $line, one higher" found "$n" "$line"
done
check "the table has twenty amounts" test "$n" = 20

# The table as it is gives notes (a space, nothing spent yet), and nothing on its sums.
clean() {
	exits 0 "$program" controleer "$sample" >"$folder/said" || return
	first=$(grep -n '^financien:' "$sample") last=$(grep -n '^planning:' "$sample")
	! awk -F: -v first="${first%%:*}" -v last="${last%%:*}" '$2 >= first && $2 < last && !/opmerking\[(veld-open|spatie|niets-besteed)\]/ { print; n++ } END { exit !n }' "$folder/said"
}
check "no finding on the table as it is" clean
check "no error at all" sh -c "! grep ' fout' '$folder/said'"
