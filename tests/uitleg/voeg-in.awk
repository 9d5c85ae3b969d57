# Puts a fragment into a report: awk -f voeg-in.awk FRAGMENT BASE. Each block of
# the fragment takes the place of the block with the same key, the first one at
# any indent when -v deep=1; a new key comes at the end.
function indent(line) {
	match(line, /^ */)
	return RLENGTH
}
function key_of(line) {
	sub(/^ */, "", line)
	sub(/:.*/, "", line)
	return line
}
function put(key, n,   i, lines, count, pad) {
	pad = sprintf("%" n "s", "")
	count = split(block[key], lines, "\n")
	for (i = 1; i < count; i++) print (lines[i] == "" ? "" : pad lines[i])
	done[key] = 1
}
FNR == NR {
	if ($0 !~ /^[ #-]/ && $0 ~ /:/) { key = key_of($0); order[++keys] = key }
	block[key] = block[key] $0 "\n"
	next
}
skipping && ($0 ~ /^ *$/ || indent($0) > depth) { next }
{
	skipping = 0
	key = key_of($0)
	if ($0 ~ /:/ && (key in block) && !done[key] && (deep || indent($0) == 0)) {
		depth = indent($0)
		put(key, depth)
		skipping = 1
		next
	}
	print
}
END {
	for (i = 1; i <= keys; i++) if (!done[order[i]]) put(order[i], 0)
}
