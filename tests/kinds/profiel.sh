# Profiles: a document as PDF/A-2a, PDF/A-3a and PDF/A-4f. Each is what it says to
# veraPDF, and the same format to fido and Siegfried; all speak and look alike. The
# files within a PDF are those that it was made from, byte for byte, and from them
# alone the same PDF is made again.

folder=$scratch/$kind
tools=$root/build/tools/python/bin
members='noord havenkwartier inwoners veertig bestanden'
profiles='2a 3a 4f'

# One that takes its figures and words from files, with a name that is not ASCII,
# and has a picture and a previous report.
mkdir -p "$folder/bron/2024-q1" "$folder/bron/2024-q2" "$folder/made"
tests/familie/veertig-bladzijden.sh >"$folder/bron/2024-q2/veertig.yaml"
sed 's/verhaal\.md/één verhaal.md/' tests/golden/uit-csv.yaml >"$folder/bron/2024-q2/bestanden.yaml"
cat >>"$folder/bron/2024-q2/bestanden.yaml" <<'END'
locatie:
  bestand: stip.png
  beschrijving: Een stip
END
sed 's/2024-Q2/2024-Q1/; s/2024-06-30/2024-03-31/; s/2024-07-09/2024-04-09/; s/2024-Q3/2024-Q2/' tests/golden/basis.yaml \
	>"$folder/bron/2024-q1/bestanden.yaml"
cp tests/golden/verhaal.md "$folder/bron/2024-q2/één verhaal.md"
cp tests/golden/kantoor.csv tests/golden/stip.png "$folder/bron/2024-q2"

report_of() { # NAME
	case $1 in
	noord | inwoners) echo "$sample" ;;
	havenkwartier) echo reports/2023-h1/herinrichting-havenkwartier.yaml ;;
	*) echo "$folder/bron/2024-q2/$1.yaml" ;;
	esac
}

# Where a file within the PDF comes from.
source_of() { # MEMBER NAME
	case $1-$2 in
	veertig-reports/* | bestanden-reports/*) echo "$folder/bron/${2#reports/}" ;;
	*) echo "$root/$2" ;;
	esac
}

make_pdf() { # PROGRAM REPORT MEMBER PROFILE OUTPUT
	set -- "$@" ''
	[ "$3" != inwoners ] || set -- "$1" "$2" "$3" "$4" "$5" '--sjabloon=inwoners'
	"$1" maak "$2" --profiel "$4" ${6:+"$6"} -o "$5" 2>"$folder/err" || { cat "$folder/err"; return 1; }
}

vera() { # FLAVOUR FILE...
	flavour=$1
	shift
	java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f "$flavour" --format text "$@" \
		>"$folder/vera-$flavour" 2>"$folder/vera.said"
}

judged() { # PASS|FAIL FLAVOUR NAME
	grep -q "^$1 .*/$3\.pdf $2\$" "$folder/vera-$2" && return
	grep "/$3\.pdf " "$folder/vera-$2"
	java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f "$2" --format text -v "$folder/made/$3.pdf"
	return 1
}

access_of() { # PROFILE
	[ "$1" = 4f ] && echo ua2 || echo ua1
}

sound() { # NAME
	qpdf --check "$folder/made/$1.pdf" >"$folder/qpdf" 2>&1 && ! grep WARNING "$folder/qpdf"
}

# What both identifiers say of a file is its format, and all that they say.
identified() { # NAME PUID
	for tool in siegfried fido; do
		grep " $1\.pdf\$" "$folder/$tool" >"$folder/seen"
		echo "$2 $1.pdf" | diff - "$folder/seen" || return
	done
}

spoken_alike() { # MEMBER PROFILE
	for profile in 2a "$2"; do
		"$program" luister "$folder/made/$1.$profile.pdf" >"$folder/spoken-$profile" || return
	done
	[ -s "$folder/spoken-2a" ] && diff "$folder/spoken-2a" "$folder/spoken-$2"
}

pages_alike() { # MEMBER PROFILE
	for profile in 2a "$2"; do
		rm -f "$folder"/page-"$profile"-*
		pdftoppm -r 30 -gray "$folder/made/$1.$profile.pdf" "$folder/page-$profile" || return
	done
	for page in "$folder"/page-2a-*; do
		cmp "$page" "$folder/page-$2-${page##*-}" || return
	done
}

# The packet tells of the report, the standards in their order; PDF 2.0 has no /Info.
told() { # MEMBER PROFILE
	sed -n '/<x:xmpmeta/,/<\/x:xmpmeta/p' "$folder/made/$1.$2.pdf" >"$folder/xmp"
	[ "$(grep -ao '<pdf[ua]*id:part>' "$folder/xmp" | tr -d '<>\n')" = pdfaid:partpdfuaid:part ] || { cat "$folder/xmp"; return 1; }
	digest=$(sha256sum <"$(report_of "$1")")
	holds "$folder/xmp" "<voortgang:bron>${digest%% *}</voortgang:bron>" &&
		holds "$folder/xmp" '<voortgang:versie>1</voortgang:versie>' &&
		holds "$folder/xmp" '<voortgang:periode>202[0-9]-[HQ][0-9]</voortgang:periode>' &&
		holds "$folder/xmp" '<voortgang:organisatie>gm[0-9]*</voortgang:organisatie>' &&
		holds "$folder/xmp" '<voortgang:programma>[^<]*</voortgang:programma>' &&
		holds "$folder/xmp" '<voortgang:sjabloon>[^<]*</voortgang:sjabloon>' &&
		holds "$folder/xmp" '<voortgang:openbaar>False</voortgang:openbaar>' || return
	qpdf --show-object=trailer "$folder/made/$1.$2.pdf" >"$folder/trailer"
	if [ "$2" = 4f ]; then ! grep /Info "$folder/trailer"; else holds "$folder/trailer" /Info; fi
}

listed() { # FILE
	pdfdetach -list "$1" | sed -n 's/^[0-9]*: //p'
}

bare() { # NAME
	[ "$(listed "$folder/made/$1.pdf")" = '' ] && exits 0 pdfdetach -list "$folder/made/$1.pdf"
}

# Takes the files out, compares each with where it came from, and makes the PDF
# again with nothing but them and the fonts.
made_again() { # MEMBER PROFILE
	again=$folder/again-$1-$2
	mkdir -p "$again/bin" "$again/out"
	cp build/voortgang "$again/bin"
	ln -s "$root/fonts" "$again/fonts"
	listed "$folder/made/$1.$2.pdf" >"$again/list"
	[ -s "$again/list" ] || return
	number=0
	while IFS= read -r name; do
		number=$((number + 1))
		mkdir -p "$again/$(dirname "$name")"
		pdfdetach -save $number -o "$again/$name" "$folder/made/$1.$2.pdf" &&
			cmp "$(source_of "$1" "$name")" "$again/$name" || return
	done <"$again/list"
	report=$(report_of "$1")
	report=$again/reports/${report#"${report%/*/*}"/}
	make_pdf "$again/bin/voortgang" "$report" "$1" "$2" "$again/out/$1.pdf" &&
		cmp "$folder/made/$1.$2.pdf" "$again/out/$1.pdf"
}

for name in $members; do
	for profile in $profiles; do
		check "$name is made as $profile" make_pdf "$program" "$(report_of "$name")" "$name" "$profile" "$folder/made/$name.$profile.pdf"
	done
done
cd "$folder/made" || exit
sed 's|<pdfaid:part>3<|<pdfaid:part>2<|' noord.3a.pdf >gelogen.pdf
vera ua1 ./*.3a*.pdf
vera ua2 ./*.4f*.pdf noord.2a.pdf
vera 2a ./*.2a*.pdf gelogen.pdf
vera 3a ./*.3a*.pdf
vera 4f ./*.4f.pdf noord.4f.controle.pdf
vera 4 ./*.4f.controle.pdf
"$tools/python" "$root/tests/tools/siegfried.py" ./*.pdf >"$folder/siegfried"
"$tools/fido" -q -loadformats "$root/tests/tools/pronom-pdfa4.xml" -matchprintf '%(info.puid)s %(info.filename)s
' -nomatchprintf 'none %(info.filename)s
' ./*.pdf 2>&1 | sed 's| .*/| |' >"$folder/fido"
cd "$root" || exit

for name in $members; do
	for profile in $profiles; do
		case $profile in
		2a) formats='fmt/476 fmt/476' flavour=2a ;;
		3a) formats='fmt/479 fmt/479' flavour=3a ;;
		4f) formats='fmt/1912 fmt/1910' flavour=4 ;;
		esac
		check "$name, archive of $profile" judged PASS $profile "$name.$profile"
		check "$name, archive of the check report of $profile" judged PASS $flavour "$name.$profile.controle"
		check "$name, format of $profile" identified "$name.$profile" "${formats% *}"
		check "$name, format of the check report of $profile" identified "$name.$profile.controle" "${formats#* }"
		check "$name, qpdf of $profile" sound "$name.$profile"
		check "$name, $profile tells what it is of" told "$name" $profile
		check "$name, the check report of $profile has no files" bare "$name.$profile.controle"
		[ $profile = 2a ] && continue
		check "$name, access of $profile" judged PASS "$(access_of $profile)" "$name.$profile"
		check "$name, access of the check report of $profile" judged PASS "$(access_of $profile)" "$name.$profile.controle"
		check "$name, $profile is spoken as 2a" spoken_alike "$name" $profile
		check "$name, $profile looks as 2a" pages_alike "$name" $profile
		check "$name, $profile is made again from its files" made_again "$name" $profile
	done
	check "$name, 2a has no files" bare "$name.2a"
done

sanitized_too() {
	make_pdf "$sanitized" "$(report_of bestanden)" bestanden 4f "$folder/sanitized.pdf" &&
		cmp "$folder/made/bestanden.4f.pdf" "$folder/sanitized.pdf"
}
check "the build with sanitizers" sanitized_too

# Who says what is not so is found out.
check "files make it no 2a" judged FAIL 2a gelogen
check "without a file it is no 4f" judged FAIL 4f noord.4f.controle
check "PDF 1.7 is no PDF/UA-2" judged FAIL ua2 noord.2a

# What the files are to the document.
what_they_are() {
	cat >"$folder/wanted" <<'END'
Afbeelding bij het rapport: image/png Source
Cijfers bij het rapport: text/csv Data
Het rapport: application/yaml Source
Het vorige rapport: application/yaml Supplement
Sjabloon van het rapport: application/yaml Supplement
Tekst bij het rapport: text/markdown Source
END
	qpdf --list-attachments --verbose "$folder/made/bestanden.4f.pdf" |
		awk '/^  description:/ { sub(/^  description: /, ""); text = $0 }
			/mime type:/ && text { print text ": " $NF; text = "" }' | sort >"$folder/types"
	qpdf --qdf --object-streams=disable "$folder/made/bestanden.4f.pdf" - |
		sed -n 's|^  /AFRelationship /||p; s|^  /Desc (\(.*\))$|\1|p' | paste - - | awk -F '\t' '{ print $2 "\t" $1 }' |
		sort | cut -f 2 | paste -d ' ' "$folder/types" - | diff "$folder/wanted" -
}
check "what the files are" what_they_are

# A public document has no files that tell what it leaves out.
public() { # STATUS REPORT PROFILE
	rm -f "$folder"/openbaar*
	exits "$1" "$program" maak "$2" --openbaar --concept --profiel "$3" -o "$folder/openbaar.pdf" 2>"$folder/err" || { cat "$folder/err"; return 1; }
	[ "$1" = 0 ] || { ! ls "$folder"/openbaar* && holds "$folder/err" 'geheime delen'; }
}
check "a public document with files and secrets" public 2 tests/golden/geheim.yaml 3a
check "likewise in PDF 2.0" public 2 tests/golden/geheim.yaml 4f
check "without files it is made" public 0 tests/golden/geheim.yaml 2a
check "and says that it is public" grep -qa '<voortgang:openbaar>True<' "$folder/openbaar.pdf"
check "without secrets it is made" public 0 "$sample" 3a

# Nor one that tells what the previous report kept secret.
mkdir "$folder/bron/2024-q3"
sed 's/2024-Q3/2024-Q4/; s/2024-Q2/2024-Q3/; s/2024-06-30/2024-09-30/; s/2024-07-09/2024-10-08/' tests/golden/basis.yaml \
	>"$folder/bron/2024-q3/geheim.yaml"
cp tests/golden/geheim.yaml "$folder/bron/2024-q2"
check "a public document of which the previous one has secrets" public 2 "$folder/bron/2024-q3/geheim.yaml" 3a

# Nor one that could not be read whole: it may be secret.
sed 's/^  budget:.*/  budget: Onbekend/' "$folder/bron/2024-q3/geheim.yaml" >"$folder/bron/2024-q3/fout.yaml"
check "a public concept of a report with an error" public 2 "$folder/bron/2024-q3/fout.yaml" 3a
sed 's/^  budget:.*/  budget: Onbekend/' tests/golden/basis.yaml >"$folder/bron/2024-q2/geheim.yaml"
check "a public document of which the previous one has errors" public 2 "$folder/bron/2024-q3/geheim.yaml" 3a
cp tests/golden/basis.yaml "$folder/bron/2024-q2/geheim.yaml"
check "and of which it has neither" public 0 "$folder/bron/2024-q3/geheim.yaml" 3a
check "a profile that is not there" exits 2 "$program" maak "$sample" --profiel 1b -o "$folder/openbaar.pdf"
