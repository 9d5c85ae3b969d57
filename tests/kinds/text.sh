# Text: the PDF of the sample says every label, figure, date and list item of
# tests/seed/*.txt, in their order. White space and line ends do not count.

folder=$scratch/$kind
"$program" maak "$sample" -o "$folder/sample.pdf" 2>/dev/null

# The text without running feet and white space. A form feed starts a page.
words() {
	sed 's/^.*Pagina [0-9]* van [0-9]*$//' | tr -d ' \n\t\f\r' | sed 's/\xc2\xa0//g'
}

in_order() { # LIST
	pdftotext -raw "$folder/sample.pdf" - | words >"$folder/words"
	while IFS= read -r line; do
		[ -z "$line" ] || printf '%s' "$line" | words
		echo
	done <"$1" | awk -v text="$(cat "$folder/words")" '$0 != "" {
		at = index(text, $0)
		if (!at) { print "missing, or not in its order: " $0; exit 1 }
		text = substr(text, at + length($0))
	}'
}

for list in tests/seed/*.txt; do
	check "$(basename "$list" .txt) in reading order" in_order "$list"
done

clean() {
	pdftotext "$folder/sample.pdf" "$folder/text"
	! LC_ALL=C grep -n "$(printf '\357\277\275\\|\356[\200-\277]\|\357[\200-\243]')" "$folder/text"
}
check "no unknown or private characters" clean
