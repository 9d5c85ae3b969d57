# Luister: what is spoken of a report is what is spoken of its PDF, which is read
# from nothing but its tags and its contents by another library. Siblings
# x.luister of golden reports say how that sounds.

folder=$scratch/$kind
reports=$sample
for file in tests/golden/*.yaml; do
	grep -qs ' fout\[' "${file%.yaml}.diag" || [ -f "${file%.yaml}.sjabloon" ] || reports="$reports $file"
done

same_spoken() { # REPORT NAME
	"$program" maak "$1" -o "$folder/$2.pdf" 2>"$folder/err" || { cat "$folder/err"; return 1; }
	"$program" luister "$1" >"$folder/$2.report" || return
	"$program" luister "$folder/$2.pdf" >"$folder/$2.pdf.spoken" || return
	[ -s "$folder/$2.report" ] && diff "$folder/$2.report" "$folder/$2.pdf.spoken"
}

for report in $reports; do
	name=$(basename "$report" .yaml)
	asked "$name" || continue
	check "$name and its PDF are spoken alike" same_spoken "$report" "$name"
	[ ! -f "${report%.yaml}.luister" ] || check "$name.luister" same "${report%.yaml}.luister" "$folder/$name.report"
done

if asked pdf; then
	printf '%s' 'geen pdf' >"$folder/geen.pdf"
	check "no PDF at all" exits 1 "$program" luister "$folder/geen.pdf"
	head -c 20000 "$folder/sterk-voor-noord.pdf" >"$folder/half.pdf"
	check "half a PDF" exits 1 "$program" luister "$folder/half.pdf"
	qpdf --encrypt geheim geheim 256 -- "$folder/sterk-voor-noord.pdf" "$folder/slot.pdf"
	check "a PDF with a password" exits 1 "$program" luister "$folder/slot.pdf"
	printf '%s\n' '%PDF-1.4' '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj' '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj' \
		'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj' 'trailer<</Root 1 0 R>>' '%%EOF' >"$folder/kaal.pdf"
	check "a PDF without tags" exits 1 "$program" luister "$folder/kaal.pdf"
	check "a PDF that is not there" exits 3 "$program" luister "$folder/weg.pdf"
	check "reports and PDFs at once" exits 2 "$program" luister "$sample" "$folder/half.pdf"
	check "in English" sh -c '"$1" luister --lang en "$2" | grep -q "^heading 1: "' - "$program" "$folder/sterk-voor-noord.pdf"
	check "a report with errors" exits 1 "$program" luister tests/golden/saldo-rij.yaml
fi
