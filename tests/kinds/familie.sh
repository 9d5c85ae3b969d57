# The family: documents that together stretch the setting of pages, each in its
# own way (tests/familie). Each is a whole PDF/UA-1 and PDF/A-2a, sound to qpdf,
# drawn by mutool, spoken alike by the report and its PDF, and its words lie on
# the page and not over one another. x.sh makes the ones that are too long to keep.

folder=$scratch/$kind
mkdir -p "$folder/bin"
cp build/voortgang build/voortgang-ship "$folder/bin"
ln -s "$root/fonts" "$folder/fonts"
cp -R templates "$folder/templates"
mkdir "$folder/templates/breed"
tests/familie/breed.sh templates/standaard/sjabloon.yaml >"$folder/templates/breed/sjabloon.yaml"
cp tests/golden/stip.png "$folder/templates/breed/logo.png"
cp -R tests/familie "$folder/familie"
for script in veertig-bladzijden drieduizend-risicos; do
	"$folder/familie/$script.sh" >"$folder/familie/$script.yaml"
done

# A template that says only what differs from its parent.
mkdir -p "$folder/templates/kind"
cat >"$folder/templates/kind/sjabloon.yaml" <<'END'
formaat: voortgang-sjabloon/1
naam: kind
ouder: standaard
woorden:
  totaal: Alles bij elkaar
kleuren:
  accent: "#7A1F5C"
legenda:
  - sleutel: risico
    soort: risico
    waarden:
      - woord: Klein
        ook:
          - Laag
        vorm: balk 1
        kleur: "#00811F"
      - woord: Matig
        ook:
          - Midden
        vorm: balk 2
        kleur: "#B45309"
      - woord: Groot
        ook:
          - Hoog
        vorm: balk 3
        kleur: "#D52B1E"
onderdelen:
  - sleutel: overzicht
    onderdelen:
      - bron: locatie
        titel: Waar het is
      - bron: wijzigingen
        weg: ja
  - titel: Voor inwoners
    onderdelen:
      - titel: Wat u merkt
        bron: wat u merkt
        soort: proza
regels:
  - id: kind-kort
    ernst: opmerking
    tekst: Schrijf kort
    bij: structuur.programma
    patroon: "^.{1,80}$"
END

own=$folder/bin/voortgang
members='' template=''
for file in "$folder"/familie/*.yaml; do
	members="$members $(basename "$file" .yaml)"
done

# The samples belong to it too, each with a template that we ship.
members="$members noord-standaard noord-inwoners havenkwartier"

report_of() { # NAME
	case $1 in
	noord-*) echo "$sample" ;;
	havenkwartier) echo reports/2023-h1/herinrichting-havenkwartier.yaml ;;
	*) echo "$folder/familie/$1.yaml" ;;
	esac
}

template_of() { # NAME
	case $1 in
	brede-tabel) echo '--sjabloon breed' ;;
	noord-*) echo "--sjabloon ${1#noord-}" ;;
	esac
}

made() { # NAME
	# shellcheck disable=SC2046
	"$own" maak "$(report_of "$1")" $(template_of "$1") -o "$folder/$1.pdf" 2>"$folder/$1.err" ||
		{ cat "$folder/$1.err"; return 1; }
	! grep -v 'waarschuwing\[\|opmerking\[' "$folder/$1.err" | grep 'fout\['
}

sound() {
	qpdf --check "$1" >"$folder/qpdf" 2>&1 && ! grep WARNING "$folder/qpdf" &&
		mutool draw -q -r 20 -o /dev/null "$1" 2>&1 | { ! grep -v 'ICC support is not available'; }
}

conforms() { # FLAVOUR NAME
	grep -q "^PASS .*/$2\.pdf " "$folder/vera-$1" || { grep "/$2\.pdf " "$folder/vera-$1"; return 1; }
}

alike_spoken() { # NAME
	# shellcheck disable=SC2046
	"$own" luister "$(report_of "$1")" $(template_of "$1") >"$folder/$1.report" &&
		"$own" luister "$folder/$1.pdf" >"$folder/$1.spoken" &&
		[ -s "$folder/$1.report" ] && diff "$folder/$1.report" "$folder/$1.spoken" | head -n 20 >"$folder/diff"
	[ ! -s "$folder/diff" ] || { cat "$folder/diff"; return 1; }
}

apart_on_page() { # NAME
	# shellcheck disable=SC2046
	"$own" maak "$(report_of "$1")" $(template_of "$1") --toon doc 2>/dev/null | awk -f tests/tools/apart.awk
}

for name in $members; do
	asked "$name" && check "$name is made" made "$name"
done
for flavour in ua1 2a; do
	java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f $flavour --format text \
		"$folder"/*.pdf >"$folder/vera-$flavour" 2>"$folder/vera.said"
done
for name in $members; do
	asked "$name" || continue
	check "$name is PDF/UA-1" conforms ua1 "$name"
	check "$name is PDF/A-2a" conforms 2a "$name"
	check "$name, its check report is PDF/UA-1" conforms ua1 "$name.controle"
	check "$name, qpdf and mutool" sound "$folder/$name.pdf"
	check "$name and its PDF are spoken alike" alike_spoken "$name"
	[ "$name" = drieduizend-risicos ] || check "$name, words are apart" apart_on_page "$name"
done
child() {
	grep -v '^wijzigingen:' "$folder/familie/een-bladzijde.yaml" >"$folder/kind.yaml"
	echo 'wat u merkt: De straat is twee weken dicht.' >>"$folder/kind.yaml"
	"$own" luister "$folder/kind.yaml" --sjabloon kind >"$folder/kind.spoken" 2>"$folder/err" || { cat "$folder/err"; return 1; }
	"$own" maak "$folder/kind.yaml" --sjabloon kind --toon doc 2>/dev/null >"$folder/kind.doc"
	holds "$folder/kind.spoken" '^kop 3: Waar het is$' && holds "$folder/kind.spoken" '^kop 3: Wat u merkt$' &&
		holds "$folder/kind.spoken" '^  rij: Alles bij elkaar$' && holds "$folder/kind.spoken" '^kop 3: Besluitvorming$' &&
		! grep 'Belangrijkste wijzigingen' "$folder/kind.spoken" && holds "$folder/kind.doc" '#7A1F5C' &&
		! grep '#154273' "$folder/kind.doc"
}
check "a child of a template" child

# A template that keeps a section secret, whatever the report says.
secret_section() {
	mkdir -p "$folder/templates/besloten"
	printf '%s\n' 'formaat: voortgang-sjabloon/1' 'naam: besloten' 'ouder: standaard' 'onderdelen:' '  - sleutel: melden' \
		'    onderdelen:' '      - bron: risicomanagement' '        geheim: ja' >"$folder/templates/besloten/sjabloon.yaml"
	{
		grep -v '^risicomanagement:' "$folder/familie/een-bladzijde.yaml"
		echo 'risicomanagement: Bel met jan.de.vries@voorbeeld.nl.'
		printf '%s\n' 'geheimhouding:' '  opgelegd door: college' '  datum: 2024-01-09' '  grondslag: Woo 5.1 lid 2 onder b' '  op te heffen door: raad'
	} >"$folder/besloten.yaml"
	"$own" maak "$folder/besloten.yaml" --sjabloon besloten --openbaar -o "$folder/besloten.pdf" 2>"$folder/err" || { cat "$folder/err"; return 1; }
	pdftotext "$folder/besloten.pdf" "$folder/besloten.txt" && pdftotext "$folder/besloten.controle.pdf" - >>"$folder/besloten.txt"
	! grep -n 'jan.de.vries' "$folder/besloten.txt" && holds "$folder/besloten.txt" 'Risicomanagement$' &&
		exits 1 "$own" controleer "$folder/besloten.yaml" --openbaar >"$folder/out" 2>&1 && holds "$folder/out" 'persoonsgegeven'
}
check "a section that the template keeps secret" secret_section
if asked noord-inwoners; then
	check "residents get one page" sh -c 'pdfinfo "$1" | grep -q "^Pages: *1$"' - "$folder/noord-inwoners.pdf"
	check "residents hear all that the bars show" holds "$folder/noord-inwoners.report" 'Samen: uitgegeven 170.648, afgesproken 477.733, nog over 379.295'
	check "and all judgements" holds "$folder/noord-inwoners.report" 'Risico: Middel, Alles bij elkaar: Volgens verwachting'
fi

# Waterrijk: gains and losses in words, a logo at the left, and no report without its explanations.
unexplained() {
	sed '/De damwand moet dieper/d' reports/2023-h1/herinrichting-havenkwartier.yaml >"$folder/onverklaard.yaml"
	cp reports/2023-h1/havenkwartier.geojson "$folder"
	exits 1 "$own" controleer "$folder/onverklaard.yaml" >"$folder/out" 2>"$folder/err" &&
		holds "$folder/out" ': fout\[waterrijk-uitleg\]: Dit oordeel is niet groen'
}
logo_at_left() {
	"$own" maak "$(report_of havenkwartier)" --toon doc 2>/dev/null >"$folder/havenkwartier.doc"
	holds "$folder/havenkwartier.doc" '^  image Figure 85039,'
}
silent() {
	for report in reports/*/herinrichting-havenkwartier.yaml; do
		"$own" controleer "$report" 2>"$folder/err" >"$folder/out" || return
		[ ! -s "$folder/out" ] || { cat "$folder/out"; return 1; }
	done
}
if asked havenkwartier; then
	check "a loss is heard as a word" holds "$folder/havenkwartier.report" '    Verwacht: 150 nadelig$'
	check "what went better and worse" holds "$folder/havenkwartier.report" 'Veranderd sinds het vorige rapport: Geld, Organisatie, Tijd'
	check "what changed is told" holds "$folder/havenkwartier.report" '^kop 2: Wat er is veranderd$'
	check "what was spent since then" holds "$folder/havenkwartier.report" '^    Besteed: +1.230$'
	check "the logo stands at the left" logo_at_left
	check "orange without an explanation" unexplained
	check "nothing is found in the sample of Waterrijk" silent
fi
check "the logo is spoken" sh -c 'head -n 1 "$1" | grep -q "^afbeelding: Logo van de gemeente$"' - "$folder/brede-tabel.report"
check "a long document has its contents" grep -q "^kop 2: Inhoud$" "$folder/veertig-bladzijden.report"
check "a short one has none" sh -c '! grep -q Inhoud "$1"' - "$folder/een-bladzijde.report"
check "as many members as there should be" test "$(echo "$members" | wc -w)" -ge 17
