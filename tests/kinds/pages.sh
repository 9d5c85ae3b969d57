# Pages: those of the sample look like the approved pictures of tests/pages, at a
# tolerance; no words lie over one another or outside the page.

folder=$scratch/$kind
"$program" maak "$sample" -o "$folder/sample.pdf" 2>/dev/null
pdftoppm -r 50 -gray "$folder/sample.pdf" "$folder/page"

alike() { # PAGE
	if [ "$bless" ]; then
		gzip -9n <"$folder/$1.pgm" >"tests/pages/$1.pgm.gz"
		return
	fi
	gunzip <"tests/pages/$1.pgm.gz" >"$folder/approved.pgm" || return
	build/tests/pixels "$folder/approved.pgm" "$folder/$1.pgm"
}

[ -z "$bless" ] || rm -f tests/pages/*.pgm.gz
for picture in "$folder"/page-*.pgm; do
	page=$(basename "$picture" .pgm)
	check "$page looks as approved" alike "$page"
done
count() {
	find "$1" -name "page-*$2" | wc -l
}
check "as many pages as approved" test "$(count "$folder" .pgm)" = "$(count tests/pages .gz)"

apart() { # REPORT
	"$program" maak "$1" --toon doc 2>/dev/null | awk -f tests/tools/apart.awk
}
if [ ! "$bless" ]; then
	check "words of the sample lie apart" apart "$sample"
	for file in tests/golden/*.yaml; do
		[ -f "${file%.yaml}.sjabloon" ] && continue
		case=$(basename "$file" .yaml)
		grep -qs ' fout\[' "${file%.yaml}.diag" || check "words of $case lie apart" apart "$file"
	done
fi
