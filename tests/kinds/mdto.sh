# MDTO: what an archive gets to know of reports, by the program that tests/tools/mdto.c
# becomes, as goldens in tests/mdto. The schema of the Nationaal Archief judges each of
# them where it is: beside the checkout, or where MDTO_XSD points. It is not ours to carry.

folder=$scratch/$kind
metadata=$root/build/sanitized/tests/mdto
schema=${MDTO_XSD:-$root/../shared/mdto/MDTO-XML1.0.1.xsd}

written() { # NAME WHAT REPORT FILE
	golden=tests/mdto/$1.$2.xml
	seen=$folder/$1.$2.xml
	shift
	"$metadata" "$@" >"$seen" && xmllint --noout "$seen" && same "$golden" "$seen"
}

valid() { # FILE
	xmllint --nonet --noout --schema "$schema" "$1"
}

# broken FILE SCRIPT WHY: what sed makes of it is no MDTO, and why not
broken() {
	sed "$2" "$1" >"$folder/broken.xml"
	! cmp -s "$1" "$folder/broken.xml" || { echo "\"$2\" changes nothing"; return 1; }
	exits 3 valid "$folder/broken.xml" >"$folder/said" 2>&1 && holds "$folder/said" "$3"
}

# The PDF that the program makes is of the format that archives ask for.
format() {
	"$program" maak "$sample" -o "$folder/sterk-voor-noord.pdf" &&
		"$metadata" bestand "$sample" "$folder/sterk-voor-noord.pdf" >"$folder/pdf.xml" &&
		holds "$folder/pdf.xml" '<begripCode>fmt/476</begripCode>' &&
		holds "$folder/pdf.xml" "<omvang>$(wc -c <"$folder/sterk-voor-noord.pdf")</omvang>" &&
		holds "$folder/pdf.xml" "<checksumWaarde>$(sha256sum "$folder/sterk-voor-noord.pdf" | cut -d ' ' -f 1)</checksumWaarde>"
}

# A report without a file of its municipality says little, but enough.
bare() {
	"$metadata" dossier tests/golden/basis.yaml reports/voorbeeld.png >"$folder/basis.dossier.xml" &&
		holds "$folder/basis.dossier.xml" '<begripCode>N</begripCode>' &&
		holds "$folder/basis.dossier.xml" '<begripLabel>Nader te bepalen</begripLabel>' &&
		holds "$folder/basis.dossier.xml" '<verwijzingNaam>gm0344</verwijzingNaam>'
}

# The gemeente.yaml of the README is right, and is read.
example() {
	mkdir -p "$folder/templates" && cp -R templates/standaard "$folder/templates" && cp "$sanitized" "$folder/voortgang" &&
		ln -s "$root/fonts" "$folder/fonts" || return
	sed -n '/^gemeenten:$/,/^```$/{/^```$/d; p}' README.md >"$folder/templates/standaard/gemeente.yaml"
	exits 0 "$folder/voortgang" controleer tests/golden/basis.yaml >"$folder/said" 2>&1 && holds "$folder/said" gemeente-onbekend
}

for report in reports/2023-h1/*.yaml tests/mdto/*.yaml; do
	name=$(basename "$report" .yaml)
	asked "$name" || continue
	for what in dossier document bestand diwoo; do
		check "$name.$what" written "$name" $what "$report" reports/voorbeeld.png
	done
done
check "a PDF" format
check "without gemeente.yaml" bare
check "the example of the README" example

if [ -f "$schema" ]; then
	for file in tests/mdto/*.dossier.xml tests/mdto/*.document.xml tests/mdto/*.bestand.xml "$folder/pdf.xml" \
		"$folder/basis.dossier.xml"; do
		check "$(basename "$file") fits" valid "$file"
	done
	dossier=tests/mdto/maximaal.dossier.xml file=tests/mdto/maximaal.bestand.xml
	check "no appraisal" broken $dossier '/<waardering>/,/<\/waardering>/d' 'Expected is.*waardering'
	check "another order" broken $dossier 's/ <taal>.*/ <naam>x<\/naam>/' 'naam.*not expected'
	check "a language that is none" broken $dossier 's/<taal>.*/<taal>Nederlands taal<\/taal>/' 'xs:language'
	check "half a byte" broken $file 's/<omvang>.*/<omvang>12,5<\/omvang>/' 'xs:integer'
	check "a day without a time" broken $file 's/\(<checksumDatum>.*\)T.*\(<\/.*\)/\1\2/' 'xs:dateTime'
	check "no creator" broken $dossier '/<archiefvormer>/,/<\/archiefvormer>/d' 'archiefvormer'
else
	echo "skipped $kind: there is no $(basename "$schema") to judge by"
fi
