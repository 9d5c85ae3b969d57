# Units: each program that comes from tests/unit/*.c says "ok NAME" or
# "not ok NAME: why", and ends with status 1 after the latter.

unit() { # RESULT: a line of the program
	echo "$1"
	case $1 in ok\ *) true ;; *) false ;; esac
}

for source in tests/unit/*.c; do
	[ -f "$source" ] || continue
	unit=$(basename "$source" .c)
	asked "$unit" || continue
	"build/tests/$unit" >"$scratch/$kind/out" 2>"$scratch/$kind/err" </dev/null
	status=$?
	while IFS= read -r line; do
		name=${line#not }
		name=${name#ok }
		check "$unit ${name%%:*}" unit "$line"
	done <"$scratch/$kind/out"
	whole() {
		cat "$scratch/$kind/err"
		grep -q '^not ok ' "$scratch/$kind/out" && return
		[ "$status" = 0 ] && [ -s "$scratch/$kind/out" ]
	}
	check "$unit ran to its end" whole
done
