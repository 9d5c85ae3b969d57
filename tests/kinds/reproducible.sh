# Reproducible: the same report gives the same bytes, whatever is around it.

folder=$scratch/$kind
mkdir "$folder/home"
"$program" maak "$sample" -o "$folder/first.pdf" 2>/dev/null
export program sample folder root

# The command gets the path of its output as $1.
again() { # COMMAND, run by sh with the program, the sample and the output
	sh -c "$1" sh "$folder/again.pdf" 2>"$folder/said" || { cat "$folder/said"; return 1; }
	cmp "$folder/first.pdf" "$folder/again.pdf" || return
	rm "$folder/again.pdf"
}

check "a second time" again '"$program" maak "$sample" -o "$1"'
check "another locale" again 'LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 "$program" maak "$sample" -o "$1"'
check "no locale" again 'LC_ALL=C "$program" maak "$sample" -o "$1"'
check "English messages" again '"$program" maak --lang en "$sample" -o "$1"'
check "another time zone" again 'TZ=Pacific/Auckland "$program" maak "$sample" -o "$1"'
check "another home" again 'HOME="$folder/home" "$program" maak "$sample" -o "$1"'
check "no environment" again 'env -i "$program" maak "$sample" -o "$1"'
check "another umask" again 'umask 077; "$program" maak "$sample" -o "$1"'
check "another folder" again 'cd "$folder/home" && "$program" maak "$root/$sample" -o "$1"'
check "through standard output" again '"$program" maak "$sample" -o - >"$1"'
check "after other reports" again '
	mkdir "$folder/batch" "$folder/batch/in"
	cp "$root"/tests/golden/tabel.yaml "$root"/tests/golden/bedrag-vorm.yaml "$root"/tests/golden/proza.yaml "$folder/batch/in"
	cd "$folder/batch" || exit
	"$program" maak in/*.yaml "$root/$sample"
	[ $? = 1 ] && [ -f tabel.pdf ] && [ -f proza.pdf ] && [ ! -f bedrag-vorm.pdf ] && mv sterk-voor-noord.pdf "$1"'
check "the build with sanitizers" again '"$root/build/sanitized/voortgang" maak "$sample" -o "$1"'
check "a copy of the project in a folder with spaces" again '
	copy="$folder/a copy of it"
	mkdir "$copy" &&
	cp -R Makefile src templates fonts reports "$copy" &&
	cd "$copy" &&
	make -s -j2 build/voortgang &&
	build/voortgang maak "$sample" -o "$1"'

each() { # REPORT: alone as in the batch
	name=$(basename "$1" .yaml)
	"$program" maak "$1" -o "$folder/alone.pdf" 2>/dev/null
	cmp "$folder/alone.pdf" "$folder/batch/$name.pdf"
}
for report in tests/golden/tabel.yaml tests/golden/proza.yaml; do
	check "$(basename "$report" .yaml) alone and in a batch" each "$report"
done
