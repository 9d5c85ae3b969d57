# Schema: what the program prints for editors, seen by a validator of JSON Schema.
# A report without errors fits; a report that breaks the form does not.

folder=$scratch/$kind

# golden cases of the standard template with or without an error; others say which
cases() { # WITH?
	for diag in tests/golden/*.diag; do
		name=${diag%.diag}
		! grep -q '^sjabloon:' "$name.yaml" && [ ! -f "$name.sjabloon" ] || continue
		grep -q ' fout\[' "$diag"
		[ $? = "$1" ] && echo "$name.yaml"
	done
}

schema() { # NAME
	"$sanitized" schema --sjabloon "$1" >"$folder/$1.json"
}

judged() { # TEMPLATE WHAT REPORT...
	name=$1
	shift
	/usr/bin/python3 tests/tools/schema.py "$folder/$name.json" "$@"
}

# The README has the keys of the standard template, as the program tells them.
keys() {
	"$sanitized" schema --als markdown >"$folder/keys" || return
	if [ "$bless" ]; then
		sed -i -e '/^<!-- sleutels -->$/,/^<!-- einde sleutels -->$/{//!d}' -e "/^<!-- sleutels -->\$/r $folder/keys" README.md
	fi
	sed '1,/^<!-- sleutels -->$/d; /^<!-- einde sleutels -->$/,$d' README.md | diff -u - "$folder/keys"
}

# The examples of the README fit, all in one report.
examples() {
	/usr/bin/python3 tests/tools/schema.py "$folder/standaard.json" examples README.md
}

# Faults of form, by the name of their golden.
broken="bedrag-groepen bedrag-letters bedrag-min bedrag-vorm bedragen-zijn-tekst datum-dubbelzinnig datum-notatie
	datum-vorm deel-zonder-sleutel eenheid-ontbreekt formaat-onbekend geen-blok getal-vorm keuze-onbekend periode-vorm
	sleutel-onbekend sleutel-ontbreekt status-waarde tekst-lang verwacht-blok verwacht-lijst verwacht-tekst waarde-leeg"

# shellcheck disable=SC2046,SC2086
{
	for template in templates/*/; do
		name=$(basename "$template")
		check "$name: schema" schema "$name"
		check "$name: every key is explained" judged "$name" about
	done
	for report in reports/*/*.yaml; do
		name=$(sed -n 's/^sjabloon: *\([a-z-]*\).*/\1/p' "$report")
		check "$report fits" judged "${name:-standaard}" fits "$report"
	done
	check "reports without errors fit" judged standaard fits $(cases 1)
	check "the README tells all keys" keys
	check "the examples of the README fit" examples
	check "broken reports do not fit" judged standaard misfits $(printf 'tests/golden/%s.yaml ' $broken)
}
