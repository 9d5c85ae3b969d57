# Golden: tests/golden/x.yaml goes through the stage that the extension of a
# sibling names, and must give the sibling. Where there is an x.sjabloon, a sed
# script, the template is the standard one so edited.

golden=$(cd "$scratch/golden" && pwd -P)
mkdir -p "$golden/templates"
mkdir "$golden/fonts"
ln -s "$root"/fonts/* "$root"/tests/fonts/* "$golden/fonts"
ln -s "$root/templates/standaard" "$root/templates/waterrijk" "$golden/templates"
cp "$sanitized" "$golden/voortgang"

# A place in a template is told by its line, for those lines move.
by_line() {
	awk -v path="$golden/./templates/" -v folder="$golden/templates/" '
	{ sub(path, folder) }
	index($0, folder) != 1 { print; next }
	{
		n = match($0, /:[0-9]+:[0-9]+: /)
		file = substr($0, 1, n - 1)
		split(substr($0, n + 1), at, ":")
		for (i = 0; i < at[1]; i++)
			getline line < file
		close(file)
		sub(/^ */, "", line)
		gsub(/ op regel [0-9]+/, " op regel ...")
		print "sjabloon.yaml:" line ":" at[2] ":" substr($0, n + length(at[1] ":" at[2] ":") + 1)
	}'
}

# stage NAME EXTENSION: prints what it gives, in tests/golden
stage() {
	name=$1 extension=$2
	set -- "$1.yaml"
	[ ! -f "$name.sjabloon" ] || set -- "$@" --sjabloon "$name"
	case $extension in
	diag) run controleer "$@" --lang nl ;;
	diag-en) run controleer "$@" --lang en ;;
	elem-openbaar) run maak "$@" --openbaar --toon elem ;;
	vergelijk) compared "$@" --lang nl ;;
	vergelijk-en) compared "$@" --lang en ;;
	vergelijk-openbaar) compared "$@" --openbaar --lang nl ;;
	vergelijk-json) compared "$@" --als json | grep -v '"versie"\|"sha256"' ;;
	text)
		run maak "$@" -o "$golden/$name.pdf" &&
			pdftotext -layout "$golden/$name.pdf" -
		;;
	*) run maak "$@" --toon "$extension" ;;
	esac
}

# compared REPORT OPTION...: with the report that it names as the previous one
compared() {
	run vergelijk "$(sed -n 's/^vorige: *//p' "$1")" "$@"
}

# What it prints; its messages too where it stops, or where the template is ours.
run() {
	"$golden/voortgang" "$@" 2>"$golden/err" >"$golden/out"
	status=$?
	cat "$golden/out"
	case $status in
	0) ;;
	1) [ ! -f "$name.sjabloon" ] || grep -v '^voortgang: ' "$golden/err" | by_line ;;
	*) cat "$golden/err" ;;
	esac
	return $status
}

golden() { # NAME EXTENSION
	cd tests/golden || return
	if [ -f "$1.sjabloon" ]; then
		mkdir -p "$golden/templates/$1"
		sed -f "$1.sjabloon" ../../templates/standaard/sjabloon.yaml >"$golden/templates/$1/sjabloon.yaml"
		! cmp -s ../../templates/standaard/sjabloon.yaml "$golden/templates/$1/sjabloon.yaml" ||
			{ echo "$1.sjabloon changes nothing"; return 1; }
	fi
	stage "$1" "$2" >"$golden/$1.$2"
	same "$1.$2" "$golden/$1.$2"
}

# The exit status follows from the findings.
status() { # NAME
	cd tests/golden || return
	grep -q ' fout\[' "$1.diag"
	wanted=$((!$?)) name=$1
	set -- "$1.yaml"
	[ ! -f "$name.sjabloon" ] || set -- "$@" --sjabloon "$name"
	exits "$wanted" "$golden/voortgang" controleer "$@" >/dev/null
}

for file in tests/golden/*.yaml; do
	case=$(basename "$file" .yaml)
	asked "$case" || continue
	for sibling in "tests/golden/$case".*; do
		extension=${sibling##*.}
		case $extension in
		yaml | sjabloon | luister) ;;
		*) check "$case.$extension" golden "$case" "$extension" ;;
		esac
	done
	check "$case.diag is there" test -f "tests/golden/$case.diag"
	check "$case status" status "$case"
done
