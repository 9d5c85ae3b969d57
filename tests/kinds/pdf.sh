# PDF: what others say of the PDFs of the sample and of all golden reports:
# veraPDF, qpdf, poppler, mutool. Their structure must speak the words of the
# elem twin, all of them, once, in that order.

folder=$scratch/$kind
reports=$sample
for file in tests/golden/*.yaml; do
	grep -qs ' fout\[' "${file%.yaml}.diag" || [ -f "${file%.yaml}.sjabloon" ] || reports="$reports $file"
done

names_of() {
	for report in $reports; do
		basename "$report" .yaml
	done
}

for report in $reports; do
	name=$(basename "$report" .yaml)
	asked "$name" || continue
	"$program" maak "$report" -o "$folder/$name.pdf" 2>/dev/null
	"$program" maak "$report" --toon elem >"$folder/$name.elem" 2>/dev/null
	pdfinfo -struct-text "$folder/$name.pdf" >"$folder/$name.struct" 2>"$folder/$name.said"
done

verapdf() { # FLAVOUR NAME
	grep -q "^PASS .*/$2\.pdf " "$folder/vera-$1" && return
	grep -a "/$2\.pdf " "$folder/vera-$1"
	java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f "$1" --format text -v "$folder/$2.pdf"
	return 1
}

qpdf_checks() {
	qpdf --check "$1" >"$folder/qpdf" 2>&1 && ! grep WARNING "$folder/qpdf"
}

# Every page can be drawn, without a complaint.
draws() {
	mutool draw -q -r 20 -o /dev/null "$1" 2>&1 | grep -v 'ICC support is not available' >"$folder/mutool"
	cat "$folder/mutool"
	[ ! -s "$folder/mutool" ] && mutool info "$1" >/dev/null
}

fonts() {
	pdffonts "$1" | awk 'NR > 2 {
		n++
		if ($0 !~ / Identity-H +yes yes yes /) { print; wrong = 1 }
	} END { exit wrong || !n }'
}

# One H1, no level left out, lists and tables whole.
structure() { # NAME
	[ ! -s "$folder/$1.said" ] || { cat "$folder/$1.said"; return 1; }
	awk '
	function bad(why) { print "line " NR ", " why ": " $0; wrong = 1 }
	function closed(depth) {
		for (; top && depths[top] >= depth; top--) {
			if (tags[top] == "LI" && children[top] != " Lbl LBody") bad("a list item of" children[top])
			if (tags[top] == "TR" && children[top] !~ /^( TH| TD)+$/) bad("a row of" children[top])
			if (tags[top] ~ /^(Table|L)$/ && children[top] == "") bad("empty " tags[top])
		}
	}
	wants_scope && !/\/Scope \/(Row|Column)$/ { bad("a TH without scope") }
	{ wants_scope = 0 }
	/^ *"/ { next }
	/^ *[A-Z][A-Za-z0-9]*( <h[0-9]*>)?( \((block|inline)\))?:?$/ {
		match($0, /^ */)
		depth = RLENGTH
		tag = $1
		sub(/:$/, "", tag)
		closed(depth)
		if (top) children[top] = children[top] " " tag
		depths[++top] = depth; tags[top] = tag; children[top] = ""
		parent = top > 1 ? tags[top - 1] : ""
		if (tag == "H1") first++
		if (tag ~ /^H[1-6]$/) {
			if (substr(tag, 2) > level + 1) bad("a level is left out")
			level = substr(tag, 2)
		}
		if (tag == "LI" && parent != "L" || (tag == "Lbl" || tag == "LBody") && parent != "LI") bad("not in a list")
		if ((tag == "TH" || tag == "TD") && parent != "TR") bad("not in a row")
		wants_scope = tag == "TH"
	}
	END {
		closed(0)
		if (first != 1) { print first + 0 " times H1"; wrong = 1 }
		exit wrong
	}' "$folder/$1.struct"
}

# Words one to a line; a no-break space is a space to a reader.
unspaced() {
	sed 's/\xc2\xa0/ /g' | tr -s ' \n' '\n\n'
}

# Not a word more, less, or elsewhere than in the twin. A figure says its
# description, and not the words in it.
spoken() { # NAME
	awk '/^ *[A-Z]/ { figure = $1 == "Figure:" } !figure' "$folder/$1.struct" |
		sed -n 's/^ *"\(.*\)"$/\1/p' | unspaced >"$folder/seen"
	sed -n 's/^ *text[^"]*"\(.*\)"$/\1/; t ok
		b
		:ok
		s/"\( bold\)*\( italic\)* "//g; s/\\n/ /g; p' "$folder/$1.elem" | unspaced >"$folder/wanted"
	[ -s "$folder/wanted" ] && diff "$folder/wanted" "$folder/seen"
}

# What another library reads from the tags, with the descriptions of figures;
# white space, which elements have no say in, does not count.
second_reader() { # NAME
	unspaced <"$folder/$1.spoken" | tr -d '\n' | fold -w 100 >"$folder/seen"
	sed -n 's/^ *Figure .* alt="\(.*\)"$/\1/; t ok
		s/^ *text[^"]*"\(.*\)"$/\1/; t ok
		b
		:ok
		s/"\( bold\)*\( italic\)* "//g; s/\\n/ /g; p' "$folder/$1.elem" | unspaced | tr -d '\n' |
		fold -w 100 >"$folder/wanted"
	[ -s "$folder/wanted" ] && diff "$folder/wanted" "$folder/seen"
}

# The bookmarks are the headings.
outline() { # NAME
	mutool show "$folder/$1.pdf" outline | sed 's/^[^"]*"//; s/"[^"]*$//' >"$folder/seen"
	awk 'on && /^ *text/ { sub(/^[^"]*"/, ""); sub(/"$/, ""); line = line $0; next }
		on && /^ *Span / { next }
		on { print line }
		{ on = /^ *H[1-6] /; line = "" }' "$folder/$1.elem" >"$folder/wanted"
	diff "$folder/wanted" "$folder/seen"
}

metadata() {
	pdfinfo "$1" >"$folder/info"
	holds "$folder/info" '^Tagged: *yes$' && holds "$folder/info" '^Title: ' || return
	qpdf --qdf --object-streams=disable "$1" "$folder/qdf.pdf"
	grep -a -o '<pdfaid:part>\|<pdfuaid:part>\|pdfaid:part=\|pdfuaid:part=' "$folder/qdf.pdf" | tr -d '<>=\n' >"$folder/order"
	[ "$(cat "$folder/order")" = pdfaid:partpdfuaid:part ] || { cat "$folder/order"; return 1; }
	holds "$folder/qdf.pdf" '/Lang (nl-NL)'
}

if [ ! "$bless" ]; then
	"$root/build/tools/python/bin/python" tests/tools/spoken.py $(for name in $(names_of); do
		[ ! -f "$folder/$name.pdf" ] || echo "$folder/$name.pdf"
	done)
	for flavour in ua1 2a; do
		java -cp "$verapdf" org.verapdf.apps.GreenfieldCliWrapper -f $flavour --format text \
			"$folder"/*.pdf >"$folder/vera-$flavour" 2>"$folder/vera.said"
	done
	for name in $(names_of); do
		asked "$name" || continue
		pdf=$folder/$name.pdf
		check "$name is PDF/UA-1" verapdf ua1 "$name"
		check "$name is PDF/A-2a" verapdf 2a "$name"
		check "$name, check report is PDF/UA-1" verapdf ua1 "$name.controle"
		check "$name, check report is PDF/A-2a" verapdf 2a "$name.controle"
		check "$name, qpdf" qpdf_checks "$pdf"
		check "$name, mutool" draws "$pdf"
		check "$name, fonts" fonts "$pdf"
		check "$name, structure" structure "$name"
		check "$name, spoken once and in order" spoken "$name"
		check "$name, likewise for a second reader" second_reader "$name"
		check "$name, bookmarks" outline "$name"
		check "$name, metadata" metadata "$pdf"
	done
	check "the sample goes down to H5" grep -q '^ *H5 ' "$folder/sterk-voor-noord.struct"
fi
check "structure of the sample" same tests/seed/sterk-voor-noord.struct "$folder/sterk-voor-noord.struct"
