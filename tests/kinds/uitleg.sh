# Uitleg: the examples of src/cmd/uitleg.yaml are run. The wrong one gets its
# finding, the right one does not, and what both get is in tests/uitleg/ID.diag.
# A fragment takes the place of the same blocks in tests/golden/basis.yaml, or in
# the standard template where it says "sjabloon: ja"; with "in lijst: ja" it is the
# list of partners that the report is sent to.

folder=$(cd "$scratch/$kind" && pwd -P)
texts=src/cmd/uitleg.yaml
mkdir -p "$folder/templates/standaard" "$folder/2024-q1" "$folder/2024-q2"
mkdir "$folder/fonts"
ln -s "$root"/fonts/* "$root"/tests/fonts/* "$folder/fonts"
cp "$sanitized" "$sanitized-ship" "$folder/"

# part ID KEY: a literal block of an explanation, without its indent
part() {
	awk -v id="$1" -v key="$2" '
	/^[a-z]/ { on = ($0 == id ":"); reading = 0; next }
	on && $0 == "  " key ": |" { reading = 1; next }
	reading && /^  [a-z]/ { reading = 0 }
	reading { print substr($0, 5) }' $texts
}

flag() { # ID KEY: its value on one line
	awk -v id="$1" -v key="  $2: " '
	/^[a-z]/ { on = ($0 == id ":") }
	on && index($0, key) == 1 { print substr($0, length(key) + 1) }' $texts
}

# tried ID WHICH: what is found in an example, as the golden keeps it
tried() {
	part "$1" "$2" >"$folder/fragment"
	cp "$root/templates/standaard/"* "$folder/templates/standaard/"
	rm -f "$folder"/2024-q?/*
	if [ "$(flag "$1" sjabloon)" = ja ]; then
		awk -v deep=1 -f tests/uitleg/voeg-in.awk "$folder/fragment" templates/standaard/sjabloon.yaml \
			>"$folder/templates/standaard/sjabloon.yaml"
		: >"$folder/fragment"
		part "$1" rapport >"$folder/fragment"
	fi
	command=$(flag "$1" commando)
	cp tests/uitleg/partners.yaml "$folder/partners.yaml"
	if [ "$(flag "$1" "in lijst")" = ja ]; then
		command=verstuur
		cp "$folder/fragment" "$folder/partners.yaml"
		: >"$folder/fragment"
	fi
	if [ "$command" = verstuur ]; then
		cp tests/uitleg/bericht.yaml "$folder/templates/standaard/gemeente.yaml"
	fi
	if [ -n "$(part "$1" gemeente)" ]; then
		part "$1" gemeente >"$folder/templates/standaard/gemeente.yaml"
	fi
	if [ "$(flag "$1" "in gemeente")" = ja ]; then
		cp "$folder/fragment" "$folder/templates/standaard/gemeente.yaml"
		: >"$folder/fragment"
	fi
	if [ "$(flag "$1" "in csv")" = ja ]; then
		cp "$folder/fragment" "$folder/2024-q2/cijfers.csv"
		printf 'financien:\n  eenheid: euro\n  posten:\n    uit: cijfers.csv\n' >"$folder/fragment"
	fi
	awk -f tests/uitleg/voeg-in.awk "$folder/fragment" tests/golden/basis.yaml >"$folder/2024-q2/rapport.yaml"
	if [ -n "$(part "$1" cijfers)" ]; then
		part "$1" cijfers >"$folder/2024-q2/cijfers.csv"
	fi
	part "$1" vorige >"$folder/fragment"
	if [ -s "$folder/fragment" ]; then
		sed 's/^periode: .*/periode: 2024-Q1/; s/^peildatum: .*/peildatum: 2024-03-31/; s/^opgemaakt: .*/opgemaakt: 2024-04-09/' \
			tests/golden/basis.yaml >"$folder/basis"
		awk -f tests/uitleg/voeg-in.awk "$folder/fragment" "$folder/basis" >"$folder/2024-q1/rapport.yaml"
	fi
	options=$(flag "$1" opties)
	# shellcheck disable=SC2086
	(
		cd "$folder" || exit
		if [ "$command" = verstuur ]; then
			./voortgang verstuur 2024-q2/rapport.yaml --lijst partners.yaml 2>said >table
		else
			./voortgang controleer 2024-q2/rapport.yaml $options 2>said
		fi
		grep ': \(fout\|waarschuwing\|opmerking\)\[' said
	) |
		sed "s|^.*/sjabloon.yaml:[0-9:]* |sjabloon.yaml: |; s|^.*/gemeente.yaml:[0-9:]* |gemeente.yaml: |; s|^\(2024-q2/\)\{0,1\}\([a-z]*\.[a-z]*\):[0-9:]* |\2: |"
}

explained() { # ID
	{
		echo fout:
		tried "$1" fout
		echo goed:
		tried "$1" goed
	} >"$folder/$1.diag"
	if [ ! "$bless" ] || [ -f "tests/uitleg/$1.diag" ]; then
		[ -f "tests/uitleg/$1.diag" ] || { cat "$folder/$1.diag"; echo "no tests/uitleg/$1.diag"; return 1; }
	fi
	same "tests/uitleg/$1.diag" "$folder/$1.diag" || return
	awk -v id="$1" '
	/^goed:$/ { right = 1 }
	index($0, "[" id "]: ") { if (right) accused = 1; else caught = 1 }
	END { if (!caught) print "the wrong example does not get it"; if (accused) print "the right example gets it"; exit accused || !caught }' \
		"$folder/$1.diag"
}

# whole ID: every part is there, in both languages
whole() {
	for key in betekenis waarom meaning why; do
		[ -n "$(flag "$1" $key)" ] || { echo "no $key"; return 1; }
	done
	[ -n "$(part "$1" fout)" ] && [ -n "$(part "$1" goed)" ] || { echo "no example"; return 1; }
}

for id in $(sed -n 's/^DIAG([A-Z_]*, "\([a-z0-9-]*\)".*/\1/p' src/base/diag.def); do
	asked "$id" || continue
	check "$id is explained" whole "$id"
	[ "$(flag "$id" proef)" = nee ] || check "$id" explained "$id"
done
