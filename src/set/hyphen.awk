# The patterns of hyphen-nl (ISO 8859-1, run with LC_ALL=C) as a trie in C. Nodes
# stand in breadth-first order, so that the children of one stand together; a
# node's levels are an offset into one text of digits, 0 for none.
NR == 1 { if ($0 != "ISO8859-1") { print "hyphen.awk: unknown character set " $0 >"/dev/stderr"; exit failed = 1 } next }
/^[^%#]/ && !/[\/A-Z]/ {
	node = 0
	levels = ""
	digit = 0
	for (i = 1; i <= length($0); i++) {
		c = substr($0, i, 1)
		if (c ~ /[0-9]/) {
			digit = c
			continue
		}
		levels = levels digit
		digit = 0
		if (!((node, c) in child)) {
			child[node, c] = ++nodes
			letters[node] = letters[node] c
		}
		node = child[node, c]
	}
	value[node] = levels digit
}
END {
	if (failed)
		exit 1
	for (i = 0; i < 256; i++)
		code[sprintf("%c", i)] = i
	pool = "0"
	used = 2
	queue[0] = 0
	tail = 1
	print "/* Made by hyphen.awk from hyph_nl_NL.dic. */"
	print "static const struct branch nodes[] = {"
	for (head = 0; head < tail; head++) {
		node = queue[head]
		n = length(letters[node])
		first = tail
		for (i = 1; i <= n; i++) {
			c = substr(letters[node], i, 1)
			letter[tail] = code[c]
			queue[tail++] = child[node, c]
		}
		v = value[node]
		if (v != "" && !(v in place)) {
			place[v] = used
			used += length(v) + 1
			pool = pool "\\0\"\n\"" v
		}
		printf "{%d,%d,%d,%d},%s", n ? first : 0, v == "" ? 0 : place[v], n, letter[head], head % 8 == 7 ? "\n" : ""
	}
	print "\n};\nstatic const char levels[] = \"" pool "\";"
}
