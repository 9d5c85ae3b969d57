# Of the pages that `maak --toon doc` prints, in 1/1000 pt: texts of one line must
# not lie over one another, nor outside an A4.
$1 == "page" { page = $2; n = 0 }
$1 == "text" {
	match($0, / [0-9-]+,[0-9-]+ wide [0-9-]+ /)
	split(substr($0, RSTART), field, /[ ,]+/)
	x = field[2]; y = field[3]; end = x + field[5]
	if (x < 0 || y < 0 || end > 595276 || y > 841890) bad("outside the page")
	for (i = 0; i < n; i++)
		if (ys[i] == y && x < ends[i] - 50 && end > xs[i] + 50) bad("over other words")
	xs[n] = x; ys[n] = y; ends[n++] = end
}
function bad(why) { print "page " page ", " why ": " $0; wrong = 1 }
END { exit wrong }
