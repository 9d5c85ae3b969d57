# Rooms: src/ keeps to the table of tests/rooms: who includes whom, which library
# is known where, who may touch files, print or take memory, how long a function is.

sources=$(find src -name '*.[ch]' | sort)

# may FILE PLACES: whether src/FILE is one of them
may() {
	for place in $2; do
		# shellcheck disable=SC2254
		case $1 in src/$place) return 0 ;; esac
	done
	return 1
}

# The code of a file without its comments and strings, each line with its number.
code() {
	sed 's/"\([^"\\]\|\\.\)*"/""/g' "$1" | awk '{
		out = ""
		while (length($0)) {
			if (comment) {
				at = index($0, "*/")
				if (!at) break
				comment = 0
				$0 = substr($0, at + 2)
			} else {
				at = index($0, "/*")
				if (!at) { out = out $0; break }
				out = out substr($0, 1, at - 1) " "
				comment = 1
				$0 = substr($0, at + 2)
			}
		}
		print NR ": " out
	}'
}

# only PATTERN PLACES: no other file has such a line of code
only() {
	wrong=0
	for file in $sources; do
		may "$file" "$2" && continue
		code "$file" | grep -E "$1" | sed "s|^|$file:|" | grep . && wrong=1
	done
	return $wrong
}

only_header() { # PATTERN PLACES
	wrong=0
	for file in $sources; do
		may "$file" "$2" && continue
		grep -nE "^ *# *include +[<\"]?$1[>\"]?" "$file" | sed "s|^|$file:|" | grep . && wrong=1
	done
	return $wrong
}

left() { # FOLDER...: in order
	wrong=0 seen=''
	for room in "$@"; do
		seen="$seen $room"
		for file in src/"$room"/*.[ch]; do
			for other in $(sed -n 's|^ *# *include *"\.\./\([a-z]*\)/.*|\1|p' "$file"); do
				case " $seen " in
				*" $other "*) ;;
				*) echo "$file includes from $other" && wrong=1 ;;
				esac
			done
		done
	done
	for folder in src/*/; do
		case " $* " in *" $(basename "$folder") "*) ;; *) echo "$folder has no place in the order" && wrong=1 ;; esac
	done
	return $wrong
}

short() { # MOST
	for file in $sources; do
		awk -v most="$1" -v file="$file" '
		/^\{/ { start = NR; name = before }
		/^\}/ && start {
			if (NR - start - 1 > most) { print file ":" start ": " name " has " NR - start - 1 " lines"; wrong = 1 }
			start = 0
		}
		{ before = $0 }
		END { exit wrong }' "$file" || wrong=1
	done
	[ ! "${wrong-}" ]
}

while read -r what pattern places; do
	case $what in
	order) check "includes look left" left "$pattern" $places ;;
	header) check "header $pattern" only_header "$pattern" "$places" ;;
	word) check "word $pattern" only "(^|[^A-Za-z0-9_.>])$pattern\\(" "$places" ;;
	type) check "type $pattern" only "(^|[^A-Za-z0-9_])$pattern([^A-Za-z0-9_]|\$)" "$places" ;;
	lines) check "functions of at most $pattern lines" short "$pattern" ;;
	esac
done <tests/rooms
