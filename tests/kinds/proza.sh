# Proza: each sentence of tests/proza/ID.test is put in a report of its own. One
# that starts with "! " must get the finding ID, one with "= " must not; "? " is
# one that a reader would catch and the rule lets go. Behind " | " stands the
# sentence of the present report, and the one before it is the previous one's.

folder=$scratch/$kind

# reports TEST: one file for each line, and the list of what is expected
reports() {
	mkdir -p "$folder/$1/2024-q1" "$folder/$1/2024-q2"
	awk -v folder="$folder/$1" '
	FNR == NR { base[++lines] = $0; next }
	function write(file, text, early,   i, n, parts, k, line) {
		gsub(/\\n/, "\n", text)
		n = split(text, parts, "\n")
		for (i = 1; i <= lines; i++) {
			line = base[i]
			if (early) {
				sub(/^periode: 2024-Q2/, "periode: 2024-Q1", line)
				sub(/^peildatum: .*/, "peildatum: 2024-03-31", line)
				sub(/^opgemaakt: .*/, "opgemaakt: 2024-04-09", line)
			}
			if (line != "  ZIN") { print line >file; continue }
			for (k = 1; k <= n; k++) print "  " parts[k] >file
		}
		close(file)
	}
	/^[!=?] / {
		name = sprintf("%03d.yaml", FNR)
		text = substr($0, 3)
		if (at = index(text, " | ")) {
			write(folder "/2024-q1/" name, substr(text, 1, at - 1), 1)
			text = substr(text, at + 3)
		}
		write(folder "/2024-q2/" name, text, 0)
		print substr($0, 1, 1) "\t" name "\t" $0 >(folder "/expected")
	}' tests/proza/rapport.yaml "tests/proza/$1.test"
}

# tried ID: what was caught and what was not, against what is expected
tried() {
	reports "$1"
	"$program" controleer "$folder/$1"/2024-q2/*.yaml >"$folder/$1/found" 2>/dev/null
	awk -F'\t' -v id="$1" '
	FNR == NR {
		if (index($0, "[" id "]: ") && match($0, /[0-9]+\.yaml:/)) caught[substr($0, RSTART, RLENGTH - 1)] = 1
		next
	}
	{
		n[$1]++
		if ($1 == "!" && !caught[$2] || $1 == "=" && caught[$2]) { print (caught[$2] ? "accused: " : "missed: ") $3; wrong = 1 }
	}
	END {
		if (n["!"] < 20 || n["="] < 60) { print n["!"] + 0 " to catch and " n["="] + 0 " to leave alone is too few"; wrong = 1 }
		exit wrong
	}' "$folder/$1/found" "$folder/$1/expected"
}

for list in tests/proza/*.test; do
	id=$(basename "$list" .test)
	asked "$id" || continue
	check "$id" tried "$id"
done
