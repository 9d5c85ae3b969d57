# Archief: each package is there whole or not at all, whatever happens while it is
# made; nothing can be changed, added or taken away unseen.

# In memory where that can be: a package is synced file by file.
memory=$(mktemp -d /dev/shm/voortgang-XXXXXX 2>/dev/null) && rmdir "$scratch/$kind" && ln -s "$memory" "$scratch/$kind"
folder=$(cd "$scratch/$kind" && pwd -P)
mkdir "$folder/werk"
cp -r reports "$folder/werk/"
old=reports/2022-h2/herinrichting-havenkwartier.yaml new=reports/2023-h1/herinrichting-havenkwartier.yaml
old_bag=gm9999-herinrichting-havenkwartier-2022-h2-v1 new_bag=gm9999-herinrichting-havenkwartier-2023-h1-v1

archive() { # ARGUMENT...
	(cd "$folder/werk" && "$sanitized" archiveer --lang nl "$@" 2>"$folder/said" >"$folder/out")
}

proves() { # PATH: that it is in order
	"$program" bewijs --lang nl "$1" >"$folder/proof" 2>&1 && ! grep 'fout\[\|waarschuwing\[' "$folder/proof"
}

finds() { # ID PATH
	exits 1 "$program" bewijs --lang nl "$2" >"$folder/proof" 2>&1 && holds "$folder/proof" "fout\[$1\]" &&
		holds "$folder/proof" 'niet in orde'
}

# A package as others see it.
standard() { # BAG
	(cd "$1" && sha256sum --check --quiet manifest-sha256.txt tagmanifest-sha256.txt &&
		sha512sum --check --quiet manifest-sha512.txt tagmanifest-sha512.txt) &&
		build/tools/python/bin/python -c 'import bagit, sys; bagit.Bag(sys.argv[1]).validate()' "$1"
}

begins() {
	archive "$old" --archief "$folder/archief" && archive "$new" --archief "$folder/archief" &&
		standard "$folder/archief/$old_bag" && standard "$folder/archief/$new_bag" && proves "$folder/archief" &&
		holds "$folder/archief/$new_bag/bag-info.txt" "^Voortgang-Vorige: $old_bag\$"
}

# What the schema of the Nationaal Archief says of the metadata: of both folders and of each file.
schema=${MDTO_XSD:-$root/../shared/mdto/MDTO-XML1.0.1.xsd}
described() {
	find "$folder/archief/$new_bag/data" -name '*.MDTO.xml' | sort >"$folder/sidecars"
	files=$(find "$folder/archief/$new_bag/data" -type f | grep -vc '\.MDTO\.xml$')
	[ "$(wc -l <"$folder/sidecars")" = $((files + 2)) ] && xargs xmllint --nonet --noout --schema "$schema" <"$folder/sidecars"
}

same_bytes() { # again, in another folder
	archive "$old" "$new" --archief "$folder/nog-een" && diff -r "$folder/archief" "$folder/nog-een" --exclude register.sqlite
}

no_second_time() {
	cp -r "$folder/archief" "$folder/twee" && archive "$new" --archief "$folder/twee" && holds "$folder/said" 'ligt al in het archief' &&
		diff -r "$folder/archief" "$folder/twee"
}

# Another content needs a higher version with a reason; it replaces the one before.
corrected() {
	cp "$folder/werk/$new" "$folder/bewaard"
	sed -i 's/De damwand moet dieper/De damwand moet veel dieper/' "$folder/werk/$new"
	exits 1 archive "$new" --archief "$folder/archief" || return
	holds "$folder/said" 'fout\[archief-versie\]' && [ "$(ls "$folder/archief" | wc -l)" = 3 ] || return
	sed -i 's/^  nummer: 1$/  nummer: 2\n  reden: Een woord vergeten/' "$folder/werk/$new"
	archive "$new" --archief "$folder/archief" && proves "$folder/archief" &&
		holds "$folder/archief/${new_bag%1}2/bag-info.txt" "^Voortgang-Vervangt: $new_bag\$" || return
	archive --archief "$folder/archief" && holds "$folder/out" "$new_bag  vervangen door ${new_bag%1}2"
	cp "$folder/bewaard" "$folder/werk/$new"
}

refused() { # ID SCRIPT
	sed "$2" "$new" >"$folder/werk/reports/2023-h1/anders.yaml"
	exits 1 archive reports/2023-h1/anders.yaml --archief "$folder/leeg" && holds "$folder/said" "fout\[$1\]" && ! [ -e "$folder/leeg" ]
}

rebuilt() { # also when it is no register any more
	cp -r "$folder/archief" "$folder/herbouwd" && archive --archief "$folder/archief" && cp "$folder/out" "$folder/lijst" || return
	echo onzin >"$folder/herbouwd/register.sqlite"
	exits 3 archive --archief "$folder/herbouwd" && holds "$folder/said" herbouw || return
	archive --herbouw --archief "$folder/herbouwd" && diff "$folder/lijst" "$folder/out" && proves "$folder/herbouwd"
}

# Who destroys a package before its time is stopped; after it the chain still holds.
destroyed() {
	cp -r "$folder/archief" "$folder/oud" || return
	exits 1 archive --archief "$folder/oud" --vernietig "$old_bag" --datum 2033-01-23 --reden "Selectielijst" || return
	holds "$folder/said" 'de bewaartermijn loopt tot: 2033-01-24' || return
	archive --archief "$folder/oud" --vernietig "$old_bag" --datum "24 januari 2033" --reden "Selectielijst" || return
	! [ -e "$folder/oud/$old_bag" ] && holds "$folder/oud/$old_bag.vernietigd.txt" '^Voortgang-Vernietigd-Grond: Selectielijst$' &&
		proves "$folder/oud" && archive --herbouw --archief "$folder/oud" && holds "$folder/out" "$old_bag  vernietigd op 2033-01-24"
}

# tampered ID COMMAND: done to a copy, it is found
tampered() {
	rm -rf "$folder/kopie" && cp -r "$folder/archief" "$folder/kopie" && (cd "$folder/kopie" && eval "$2") &&
		finds "$1" "$folder/kopie"
}

warned() { # ID COMMAND
	rm -rf "$folder/kopie" && cp -r "$folder/archief" "$folder/kopie" && (cd "$folder/kopie" && eval "$2") &&
		"$program" bewijs --lang nl "$folder/kopie" >"$folder/proof" 2>&1 && holds "$folder/proof" "waarschuwing\[$1\]"
}

# One bit, anywhere: each is found.
flipped() {
	/usr/bin/python3 tests/tools/flip.py "$program" "$folder/archief/$new_bag" "${FLIPS:-60}"
}

# A PDF that carries its data, or whose report is at hand, proves itself.
proven_pdf() { # PROFILE
	(cd "$folder/werk" && "$program" maak "$new" --profiel "$1" -o "$folder/$1.pdf") >"$folder/said" 2>&1 && proves "$folder/$1.pdf" &&
		/usr/bin/python3 tests/tools/flip.py "$program" "$folder/$1.pdf" 20
}

by_source() {
	(cd "$folder/werk" && "$program" maak "$new" -o "$folder/2a.pdf") >"$folder/said" 2>&1 || return
	exits 2 "$program" bewijs --lang nl "$folder/2a.pdf" 2>"$folder/said" && holds "$folder/said" 'geef het rapport met --bron' || return
	"$program" bewijs "$folder/2a.pdf" --bron "$folder/werk/$new" || return
	cp -r "$folder/werk" "$folder/anders" && sed -i 's/dieper de grond in/hoger/' "$folder/anders/$new"
	exits 1 "$program" bewijs --lang nl "$folder/2a.pdf" --bron "$folder/anders/$new" >"$folder/proof" 2>&1 &&
		holds "$folder/proof" 'fout\[bewijs-bron\]' &&
		holds "$folder/proof" 'fout\[bewijs-anders\]: onder "Hoe het ervoor staat, Geld".*moet dieper de grond in.*moet hoger'
}

saved_anew() { # by another program
	qpdf "$folder/3a.pdf" "$folder/anders.pdf" && finds bewijs-veranderd "$folder/anders.pdf" && holds "$folder/proof" 'waarschuwing\[bewijs-beeld\]'
}

# What a bag says of itself, made to fit what is in it.
reseal() { # BAG
	(cd "$1" && sed -i "s/^Payload-Oxum: .*/Payload-Oxum: $(find data -type f -exec cat {} + | wc -c).$(find data -type f | wc -l)/" bag-info.txt &&
		for sum in sha256 sha512; do
			find data -type f -exec ${sum}sum {} + | LC_ALL=C sort -k 2 >manifest-$sum.txt
		done && for sum in sha256 sha512; do
			${sum}sum bag-info.txt bagit.txt diwoo.xml manifest-sha256.txt manifest-sha512.txt >tag && mv tag tagmanifest-$sum.txt
		done)
}

# sealed ID COMMAND: done to a package in a copy, with manifests that fit; its report tells
sealed() {
	bag=$folder/kopie/$new_bag document=data/herinrichting-havenkwartier-2023-h1/herinrichting-havenkwartier
	rm -rf "$folder/kopie" && cp -r "$folder/archief" "$folder/kopie" && (cd "$bag" && eval "$2") && reseal "$bag" &&
		finds "$1" "$bag" && finds keten-anders "$folder/kopie"
}

# Another document in a package.
resealed() {
	cp -r "$folder/werk" "$folder/kunst" && sed -i 's/Wethouder Ruimte en Water/Wethouder Kunst en Cultuur/' "$folder/kunst/$new"
	(cd "$folder/kunst" && "$program" maak "$new" -o "$folder/anders.pdf") 2>"$folder/said" || return
	# shellcheck disable=SC2016
	sealed bewijs-anders 'cp "$folder/anders.pdf" $document/herinrichting-havenkwartier.pdf' &&
		"$program" bewijs --lang nl "$bag" >"$folder/proof" 2>&1
	holds "$folder/proof" 'Wethouder Kunst en Cultuur.*Wethouder Ruimte en Water'
}

# What another version of the program wrote is held against what the report says itself.
other_version() {
	bag=$folder/kopie/$new_bag
	rm -rf "$folder/kopie" && cp -r "$folder/archief" "$folder/kopie" &&
		sed -i 's/^\(Bag-Software-Agent: voortgang\) .*/\1 0.0.1/; s/^\(External-Description: \).*/\1anders/' "$bag/bag-info.txt" &&
		reseal "$bag" && proves "$bag" || return
	sed -i 's/^\(Voortgang-Periode: \).*/\12024-H1/' "$bag/bag-info.txt" && reseal "$bag" && finds bewijs-pakket "$bag"
}

# Another picture under the same words.
drawn() {
	rm -rf "$folder/anders" && cp -r "$folder/werk" "$folder/anders" && sed -i 's/000\]/100]/; s/[0-9]\]/5]/' "$folder/anders/${new%/*}/havenkwartier.geojson"
	exits 1 "$program" bewijs --lang nl "$folder/2a.pdf" --bron "$folder/anders/$new" >"$folder/proof" 2>&1 &&
		holds "$folder/proof" 'waarschuwing\[bewijs-beeld\]' && holds "$folder/proof" 'niet bewezen'
}

# PDFs of which the files have no place in a folder, look outside of it, or cost much;
# nothing is left of them.
hostile() {
	mkdir -p "$folder/tijdelijk" && /usr/bin/python3 tests/tools/hostile.py "$folder/vijandig" "$folder/werk" "$folder/werk/$old" || return
	for pdf in "$folder"/vijandig/*.pdf; do
		exits 1 env TMPDIR="$folder/tijdelijk" timeout 20 "$sanitized" bewijs --lang nl "$pdf" >"$folder/proof" 2>&1 &&
			holds "$folder/proof" "$(cat "${pdf%.pdf}.says")" && [ -z "$(ls -A "$folder/tijdelijk")" ] ||
			{ echo "$pdf"; cat "$folder/proof"; return 1; }
		! LC_ALL=C grep -q "$(printf '[\033\302][[\233]')" "$folder/proof" || { echo "$pdf: reaches the terminal"; return 1; }
	done
}

# Whenever one asks it to stop, it leaves nothing behind, and ends as it was asked to.
stopped() {
	stops=0
	for signal in INT TERM HUP; do
		for time in 0.005 0.01 0.015 0.02 0.03 0.05; do
			TMPDIR="$folder/tijdelijk" timeout --preserve-status -s $signal $time "$program" bewijs "$folder/3a.pdf" >/dev/null 2>&1
			[ $? -gt 128 ] && stops=$((stops + 1))
			[ -z "$(ls -A "$folder/tijdelijk")" ] || return
		done
	done
	[ "$stops" -gt 3 ]
}

# A register is only a table in a file: whatever else lies there is not opened, or not run.
odd_register() { # COMMAND
	rm -rf "$folder/kopie" && cp -r "$folder/archief" "$folder/kopie" && (cd "$folder/kopie" && rm register.sqlite && eval "$1") || return
	timeout 20 "$program" bewijs --lang nl "$folder/kopie" >"$folder/proof" 2>&1 && holds "$folder/proof" 'register-anders' &&
		exits 3 timeout 20 "$program" archiveer --lang nl --archief "$folder/kopie" 2>"$folder/said" && holds "$folder/said" herbouw
}

endless() {
	/usr/bin/python3 - <<-'END'
		import sqlite3
		sqlite3.connect('register.sqlite').execute('CREATE VIEW pakketten AS WITH RECURSIVE n(pakket) AS (SELECT 1 UNION ALL SELECT pakket + 1 FROM n) '
		    'SELECT * FROM n WHERE pakket < 0')
	END
}

# What is added stands on what the bags say, not on the register.
by_bags() {
	rm -rf "$folder/kopie" && cp -r "$folder/begin" "$folder/kopie" || return
	/usr/bin/python3 - "$folder/kopie/register.sqlite" <<-'END' || return
		import sqlite3, sys
		with sqlite3.connect(sys.argv[1]) as register:
		    register.execute("UPDATE pakketten SET sha256 = replace(sha256, 'a', 'b'), bewaren_tot = '1999-01-01'")
	END
	exits 3 archive "$new" --archief "$folder/kopie" && holds "$folder/said" herbouw &&
		exits 3 archive --archief "$folder/kopie" --vernietig "$old_bag" --datum 2000-01-01 --reden x && [ -d "$folder/kopie/$old_bag" ]
}

odd_arguments() {
	exits 3 archive --archief "$folder/is-er-niet" && holds "$folder/said" 'er is geen archief' && ! [ -e "$folder/is-er-niet" ] || return
	exits 3 archive "$new" --archief "$folder/lijst" && holds "$folder/said" 'dat is geen map' || return
	(cd "$folder/werk/reports/2023-h1" && exits 2 "$sanitized" archiveer - --archief "$folder/is-er-niet" <herinrichting-havenkwartier.yaml) \
		2>"$folder/said" && ! [ -e "$folder/is-er-niet" ] || return
	rm -rf "$folder/kopie" && cp -r "$folder/begin" "$folder/kopie" || return
	exits 2 archive --archief "$folder/kopie" --vernietig "$folder/begin/$old_bag" --datum 2040-01-01 --reden x &&
		exits 2 archive --archief "$folder/kopie" --vernietig "$old_bag" --datum 2040-01-01 --reden ' ' && [ -d "$folder/kopie/$old_bag" ] || return
	archive --archief "$folder/kopie" --vernietig "$folder/kopie/$old_bag" --datum 2040-01-01 --reden 'een
twee' && proves "$folder/kopie"
}

# What a link in the archive leads to is not taken away with it.
planted() {
	rm -rf "$folder/kopie" && cp -r "$folder/begin" "$folder/kopie" && mkdir "$folder/elders-2" && touch "$folder/elders-2/blijft" || return
	ln -s "$folder/elders-2" "$folder/kopie/.voortgang-map-x" && archive --archief "$folder/kopie" &&
		[ -e "$folder/elders-2/blijft" ] && ! [ -L "$folder/kopie/.voortgang-map-x" ]
}

# A loose record does not destroy a bag.
loose_record() {
	rm -rf "$folder/kopie" && cp -r "$folder/begin" "$folder/kopie" &&
		sed '/^Payload-Oxum/d' "$folder/kopie/$old_bag/bag-info.txt" >"$folder/kopie/$old_bag.vernietigd.txt" &&
		echo 'Voortgang-Vernietigd-Op: 2040-01-01' >>"$folder/kopie/$old_bag.vernietigd.txt" || return
	archive --archief "$folder/kopie" && [ -d "$folder/kopie/$old_bag" ]
}

# At every call that changes a file: the archive proves, the next run does all the work.
survives() { # FAULT BEGIN END CALLS ARGUMENT...
	fault=$1 begin=$2 end=$3 calls=$4 at=1
	shift 4
	while :; do
		rm -rf "$folder/f" && cp -r "$folder/$begin" "$folder/f"
		(cd "$folder/werk" && LD_PRELOAD="$root/build/tests/faults.so" FAULT=$fault FAULT_AT=$at FAULT_COUNT="$folder/count" \
			"$program-ship" archiveer "$@" --archief "$folder/f") >"$folder/said" 2>&1
		status=$?
		"$program" bewijs "$folder/f" >"$folder/proof" 2>&1 || { echo "call $at: not whole"; cat "$folder/proof"; return 1; }
		(cd "$folder/werk" && "$program" archiveer "$@" --archief "$folder/f") >"$folder/said" 2>&1 && proves "$folder/f" &&
			diff -r "$folder/f" "$folder/$end" -x register.sqlite ||
			{ echo "call $at: the next run does not mend it"; cat "$folder/said" "$folder/proof"; return 1; }
		[ "$status" = 0 ] && [ "$at" -gt "$(cat "$folder/count")" ] && break
		at=$((at + 1))
	done
	[ "$at" -gt "$calls" ]
}

# Several at once: each report is there once.
together() {
	for n in 1 2 3 4; do
		(cd "$folder/werk" && "$program" archiveer "$old" "$new" reports/2023-h1/sterk-voor-noord.yaml --archief "$folder/samen" >/dev/null 2>&1) &
	done
	wait
	proves "$folder/samen" && [ "$(ls "$folder/samen" | wc -l)" = 4 ]
}

read_only() {
	mkdir "$folder/dicht" && chmod a-w "$folder/dicht" || return
	if [ "$(id -u)" = 0 ]; then
		exits 3 archive "$new" --archief /proc/1/archief
	else
		exits 3 archive "$new" --archief "$folder/dicht"
	fi
}

check begins begins
check "the same bytes" same_bytes
check "no second time" no_second_time
check corrected corrected
check "a concept is refused" refused archief-concept 's/stadium: definitief/stadium: concept/'
check "errors are refused" refused sleutel-onbekend '$a onbekende sleutel: 1'
check rebuilt rebuilt
check destroyed destroyed
if [ -f "$schema" ]; then
	check "metadata" described
else
	echo "archief: metadata skipped, the schema is not there"
fi
check "read-only folder" read_only
check "several at once" together
check "one bit" flipped
check "PDF/A-3a" proven_pdf 3a
check "PDF/A-4f" proven_pdf 4f
check "a PDF by its source" by_source
check "saved anew" saved_anew
check drawn drawn
check resealed resealed
check "another version of the program" other_version
check "another retention" sealed bewijs-pakket "sed -i 's/^\(Voortgang-Bewaren-Tot: \)2033/\11999/' bag-info.txt"
check "other metadata" sealed bewijs-pakket "sed -i 's/2033/1999/; s/P10Y/P1Y/' \$document/*.MDTO.xml"
check "a file more, sealed" sealed bewijs-pakket "touch \$document/bron/extra.txt"
check "its metadata gone, sealed" sealed bewijs-onvolledig "rm \$document/herinrichting-havenkwartier.pdf.bestand.MDTO.xml"
check "hostile PDFs" hostile
check stopped stopped
check "a pipe as register" odd_register "mkfifo register.sqlite"
check "an endless register" odd_register endless
check "a file gone" tampered pakket-ontbreekt "rm $new_bag/data/*/*/*.controle.pdf"
check "a file more" tampered pakket-los "touch $new_bag/data/extra.txt"
check "a loose tag file" tampered pakket-los "touch $new_bag/extra.txt"
check "a file in one manifest only" tampered pakket-los "sed -i '/controle.pdf\$/d' $new_bag/manifest-sha512.txt"
check "a byte-order mark" tampered pakket-vorm "sed -i '1s/^/\\xef\\xbb\\xbf/' $new_bag/bagit.txt"
check "other words in bag-info.txt" tampered pakket-veranderd "sed -i 's/^Voortgang-Versie: 1/Voortgang-Versie: 9/' $new_bag/bag-info.txt"
check "a line twice in bag-info.txt" tampered pakket-vorm "echo 'Voortgang-Versie: 9' >>$new_bag/bag-info.txt"
check "a link to a package" tampered keten-weg "mv $new_bag ../elders && ln -s ../elders $new_bag"
check "a package under another name" warned archief-los "cp -r $old_bag kopie"
check "no bagit.txt" tampered pakket-vorm "rm $new_bag/bagit.txt"
check "no manifest" tampered pakket-zonder-manifest "rm $new_bag/manifest-sha256.txt"
check "a way out" tampered pakket-pad "sed -i 's|  data/|  data/../../|' $new_bag/manifest-sha256.txt"
check "a link" tampered pakket-geen-bestand "ln -s /etc/passwd $new_bag/data/link"
check "a name twice" tampered pakket-dubbel "sed -i '1p' $new_bag/manifest-sha256.txt"
check "a package gone" tampered keten-weg "rm -r $old_bag"
check "the last package gone" tampered keten-weg "rm -r ${new_bag%1}2"

cp -r "$folder/archief" "$folder/begin" && rm -rf "$folder/begin/${new_bag%1}2" "$folder/begin/$new_bag" && archive --herbouw --archief "$folder/begin"
cp -r "$folder/begin" "$folder/end" && archive "$new" --archief "$folder/end"
cp -r "$folder/begin" "$folder/gone" && archive --archief "$folder/gone" --vernietig "$old_bag" --datum 2040-01-01 --reden x
for fault in kill half full; do
	check "$fault at every call" survives $fault begin end 40 "$new"
	check "$fault while destroying" survives $fault begin gone 40 --vernietig "$old_bag" --datum 2040-01-01 --reden x
	check "$fault while making the register again" survives $fault end end 5 --herbouw
done
check "a register of another" by_bags
check "odd arguments" odd_arguments
check "a loose record" loose_record
check "a planted link" planted

rm -rf "$memory"
