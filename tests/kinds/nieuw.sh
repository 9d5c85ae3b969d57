# Nieuw: from an empty folder to a PDF. What it begins is kept in tests/nieuw, to be
# read; every place that waits for words is one finding, and nothing else is wrong.

folder=$(cd "$scratch/$kind" && pwd -P)
before=$root/$sample

new() { # NAME ARGUMENT...: in a folder of that name
	mkdir -p "$folder/$1"
	(cd "$folder/$1" && shift && "$sanitized" nieuw "$@" --lang nl)
}

# Only marks are errors, and the message counts them.
only_marks() { # REPORT
	"$sanitized" controleer "$1" --lang nl >"$folder/found" 2>/dev/null
	! grep ' fout\[' "$folder/found" | grep -v 'fout\[nog-invullen\]' || return 1
	said=$(sed -n 's/.*nog in te vullen //p' "$folder/said")
	[ "$(grep -c 'fout\[nog-invullen\]' "$folder/found")" = "$said" ]
}

begins() { # NAME FILE ARGUMENT...
	name=$1 file=$2
	shift 2
	new "$name" "$@" 2>"$folder/said" || return
	same "tests/nieuw/$name.yaml" "$folder/$name/$file" && only_marks "$folder/$name/$file"
}

# Five commands, as a reader of the README would type them.
session() {
	mkdir -p "$folder/sessie" && cd "$folder/sessie" || return
	cp "$root/tests/nieuw/export.csv" . &&
		"$sanitized" nieuw "Groene daken" --periode 2024-Q2 --cijfers export.csv &&
		sed -i -f "$root/tests/nieuw/vul-in.sed" 2024-q2/groene-daken.yaml &&
		"$sanitized" controleer 2024-q2/groene-daken.yaml &&
		"$sanitized" maak 2024-q2/groene-daken.yaml -o groene-daken.pdf &&
		pdftotext -layout groene-daken.pdf - >tekst && holds tekst '1.250.000' && holds tekst 'Groene daken'
}

# The schema that it writes fits what was filled in.
fits() {
	/usr/bin/python3 tests/tools/schema.py "$folder/sessie/standaard.schema.json" fits "$folder/sessie/2024-q2/groene-daken.yaml" &&
		holds "$folder/sessie/2024-q2/groene-daken.yaml" '^# yaml-language-server: \$schema=../standaard.schema.json'
}

never_over() { # a report that is there stays
	mkdir -p "$folder/over/2024-q2" && echo mijn werk >"$folder/over/2024-q2/groene-daken.yaml"
	exits 2 new over "Groene daken" --periode 2024-Q2 2>"$folder/said"
	holds "$folder/said" 'bestaat al' && holds "$folder/over/2024-q2/groene-daken.yaml" '^mijn werk$' &&
		[ "$(ls "$folder/over/2024-q2")" = groene-daken.yaml ]
}

refused() { # STATUS WORDS ARGUMENT...
	status=$1 words=$2
	shift 2
	exits "$status" new geweigerd "$@" >"$folder/said" 2>&1 || return
	holds "$folder/said" "$words" && [ -z "$(ls "$folder/geweigerd")" ]
}

# What was said of the previous report only is not carried forward.
stale() {
	! grep -n 'motivering\|voorheen' tests/nieuw/vervolg.yaml
}

check "afresh" begins leeg 2024-q2/groene-daken.yaml "Groene daken" --periode 2024-Q2
check "with figures" begins cijfers 2024-q2/groene-daken.yaml "Groene daken" --periode 2024-Q2 --cijfers "$root/tests/nieuw/export.csv"
check "from the previous report" begins vervolg 2023-h2/sterk-voor-noord.yaml "Sterk voor Noord" --periode 2023-H2 --vorige "$before" -d .
check "from a rich previous report" begins rijk 2024-q3/rijk.yaml "Rijk" --periode 2024-Q3 --vorige "$root/tests/nieuw/vorige.yml" -o 2024-q3/rijk.yaml
check "five commands to a PDF" session
check "the schema fits" fits
check "never over a report" never_over
check "answers are not carried" stale
check "no period" refused 2 'welke periode' "Groene daken"
check "no such period" refused 2 'kan niet achter' "Groene daken" --periode volgend
check "no name" refused 2 'nieuw' " " --periode 2024-Q2
check "a period that is not later" refused 2 'komt niet na' "Sterk voor Noord" --periode 2023-H1 --vorige "$before"
check "no previous report" refused 3 'niet te lezen' "Groene daken" --periode 2024-Q2 --vorige weg.yaml
check "a broken previous report" refused 1 'yaml-tab' "Groene daken" --periode 2024-Q2 --vorige "$root/tests/golden/yaml-tab.yaml"
check "figures without columns" refused 1 'csv-kolom' "Groene daken" --periode 2024-Q2 --cijfers "$root/tests/golden/gevaar.csv"
check "no figures" refused 3 'niet te lezen' "Groene daken" --periode 2024-Q2 --cijfers weg.csv
check "no template" refused 3 'sjabloon' "Groene daken" --periode 2024-Q2 --sjabloon weg
