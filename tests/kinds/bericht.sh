# Bericht: what partners get of a report. Each message is read by another parser
# (tests/tools/bericht.py); text and HTML are goldens in tests/bericht. Drafts are
# all there or none, and nothing of a list becomes part of a header.

# In memory where that can be: drafts are synced one by one.
memory=$(mktemp -d /dev/shm/voortgang-XXXXXX 2>/dev/null) && rmdir "$scratch/$kind" && ln -s "$memory" "$scratch/$kind"
folder=$(cd "$scratch/$kind" && pwd -P)
mkdir "$folder/werk"
cp -r reports "$folder/werk/"
port=reports/2023-h1/herinrichting-havenkwartier.yaml list=reports/partners.yaml
drafts=$folder/uit/2023-h1/herinrichting-havenkwartier.berichten

read_message() { # WHAT MESSAGE [PDF]
	/usr/bin/python3 tests/tools/bericht.py "$@"
}

send() { # ARGUMENT...
	(cd "$folder/werk" && "$sanitized" verstuur --lang nl "$@" 2>"$folder/said" >"$folder/out") || { status=$?; cat "$folder/said"; return $status; }
}

# The program with templates of which one has a letter.
lettered() { # TEMPLATE
	rm -rf "$folder/eigen" && mkdir -p "$folder/eigen" && cp -R templates "$folder/eigen" && ln -s "$root/fonts" "$folder/eigen/fonts" &&
		cp "$sanitized" "$sanitized-ship" "$folder/eigen" && cp tests/uitleg/bericht.yaml "$folder/eigen/templates/$1/gemeente.yaml"
}

made() {
	send "$port" --lijst "$list" -d "$folder/uit" && [ "$(ls "$drafts" | wc -l)" = 3 ] && holds "$folder/said" 'aantal 3$' &&
		holds "$folder/out" '^Coöperatie Oeverboeren  *secretaris@xn--[a-z-]*\.example  *nl  *cooperatie-oeverboeren\.eml$' &&
		holds "$folder/out" '^krijgt dit programma niet: Stichting Sterk voor Noord$'
}

# The PDF is the one that maak makes.
proper() { # NAME
	"$program" maak "$port" -o "$folder/port.pdf" 2>/dev/null && read_message toets "$drafts/$1.eml" "$folder/port.pdf"
}

golden() { # NAME WHAT EXTENSION
	read_message "$2" "$drafts/$1.eml" >"$folder/$1.$3" && same "tests/bericht/$1.$3" "$folder/$1.$3"
}

# Nobody sees the address of another.
apart() {
	for file in "$drafts"/*.eml; do
		[ "$(grep -l "$(sed -n 's/^To: .*<\(.*\)>.*/\1/p; s/^ <\(.*@.*\)>.*/\1/p' "$file" | head -n 1)" "$drafts"/*.eml)" = "$file" ] || return
		[ "$(grep -c '^To: ' "$file")" = 1 ] || return
	done
}

# The key of a message, worked out by the parts that standards ask for.
keyed() {
	digest=$(sha256sum "$folder/port.pdf" | cut -d ' ' -f 1)
	key=$(printf 'gm9999 herinrichting-havenkwartier\n2023-H1\n1\n%s\nbestuur@debrug.example\n' "$digest" | sha256sum | cut -d ' ' -f 1)
	holds "$drafts/woningcorporatie-de-brug.eml" "^Message-ID: <$(echo "$key" | cut -c 1-32)@waterrijk.example>"
}

same_bytes() { # whatever the clock, the locale and the folder
	(cd "$folder/werk/reports" && LC_ALL=C TZ=Asia/Tokyo SOURCE_DATE_EPOCH=4000000000 "$program" verstuur \
		2023-h1/herinrichting-havenkwartier.yaml --lijst partners.yaml -d "$folder/nog-een" >"$folder/out2" 2>/dev/null) &&
		diff -r "$folder/uit" "$folder/nog-een" && diff "$folder/out" "$folder/out2"
}

public() { # without what is secret, also in the PDF
	lettered standaard && mkdir -p "$folder/geheim" && cp tests/golden/geheim.yaml "$folder/geheim" || return
	(cd "$folder/geheim" && exits 1 ../eigen/voortgang verstuur geheim.yaml --lijst "$root/tests/uitleg/partners.yaml" >../out 2>../said) &&
		holds "$folder/said" 'fout\[bericht-geheim\]' && ! [ -e "$folder/geheim/geheim.berichten" ] || return
	(cd "$folder/geheim" && ../eigen/voortgang verstuur geheim.yaml --openbaar --lijst "$root/tests/uitleg/partners.yaml" >../out 2>../said &&
		../eigen/voortgang maak geheim.yaml --openbaar -o geheim.pdf 2>/dev/null) || { cat "$folder/said"; return 1; }
	message="$folder/geheim/geheim.berichten/bewonersgroep-de-vliet.eml"
	read_message toets "$message" "$folder/geheim/geheim.pdf" && read_message tekst "$message" >"$folder/geheim.txt" &&
		same tests/bericht/geheim.txt "$folder/geheim.txt"
}

# What was secret in the previous report is told by what changed.
secret_before() {
	rm -rf "$folder/eerder" && mkdir -p "$folder/eerder/2024-q1" "$folder/eerder/2024-q2" &&
		sed 's/^periode: .*/periode: 2024-Q1/; s/^peildatum: .*/peildatum: 2024-03-31/; s/^opgemaakt: .*/opgemaakt: 2024-04-09/' \
			tests/golden/geheim.yaml >"$folder/eerder/2024-q1/sloten.yaml" &&
		cp tests/golden/basis.yaml "$folder/eerder/2024-q2/sloten.yaml" || return
	(cd "$folder/eerder" && exits 1 ../eigen/voortgang verstuur 2024-q2/sloten.yaml --lijst "$root/tests/uitleg/partners.yaml" >../out 2>../said) &&
		holds "$folder/said" 'fout\[bericht-geheim\]'
}

# A name of a programme that is not ASCII, in subject and file name.
accented() {
	lettered standaard && mkdir -p "$folder/accent" &&
		sed 's/^naam: .*/naam: Coöperatie "Één" \/ financiën, ruïne \& façade van de zuidelijke oeverlanden/' tests/golden/basis.yaml >"$folder/accent/rapport.yaml" || return
	(cd "$folder/accent" && ../eigen/voortgang verstuur rapport.yaml --lijst "$root/tests/uitleg/partners.yaml" >../out 2>../said &&
		../eigen/voortgang maak rapport.yaml -o rapport.pdf 2>/dev/null) || { cat "$folder/said"; return 1; }
	message=$folder/accent/rapport.berichten/bewonersgroep-de-vliet.eml
	read_message toets "$message" "$folder/accent/rapport.pdf" && read_message kop "$message" >"$folder/kop" &&
		holds "$folder/kop" '^Subject: Voortgang Coöperatie "Één" / financiën, ruïne & façade van de zuidelijke oeverlanden, 2e kwartaal 2024$' &&
		holds "$message" '^ filename="cooperatie-een-financien-ruine-facade-van-2024-q2\.pdf";' &&
		holds "$message" "^ filename\\*=utf-8''Co%C3%B6peratie-%C3%89%C3%A9n-2024-Q2\.pdf"
}

# The list and the letter of the README are right, and are read.
example() {
	lettered waterrijk || return
	{
		sed '/^bericht:/,$d' templates/waterrijk/gemeente.yaml
		sed -n '/^bericht:$/,/^```$/{/^```$/d; p}' README.md
	} >"$folder/eigen/templates/waterrijk/gemeente.yaml"
	sed -n '/^partners:$/,/^```$/{/^```$/d; p}' README.md >"$folder/werk/readme.yaml"
	(cd "$folder/werk" && ../eigen/voortgang verstuur "$port" --lijst readme.yaml -d "$folder/readme" >../out 2>../said) &&
		[ "$(ls "$folder"/readme/*/* | wc -l)" = 3 ] && read_message toets "$folder"/readme/*/*/north-sea-dredging-ltd.eml "$folder/port.pdf" ||
		{ cat "$folder/said"; return 1; }
}

# refused ID LIST: it is found where it is, and nothing is written
refused() {
	printf '%b' "$2" >"$folder/werk/lijst.${3:-yaml}"
	exits 1 send "$port" --lijst "lijst.${3:-yaml}" -d "$folder/niets" && holds "$folder/said" "^lijst.${3:-yaml}:[0-9]*:[0-9]*: fout\\[$1\\]" &&
		! [ -e "$folder/niets" ] && ! [ -s "$folder/out" ]
}

# named NAME: whatever a partner is called, there is one recipient, called so
named() {
	printf 'partners:\n  - naam: %s\n    adres: a@b.example\n    programma'"'"'s: alle\n' "$1" >"$folder/werk/naam.yaml"
	send "$port" --lijst naam.yaml -d "$folder/naam" && read_message toets "$folder"/naam/*/*/*.eml "$folder/port.pdf" &&
		read_message kop "$folder"/naam/*/*/*.eml >"$folder/kop" && [ "$(grep -c '^To: ' "$folder/kop")" = 1 ] && ! grep -i '^bcc' "$folder/kop"
}

from_csv() { # FILE: the same as from YAML
	send "$port" --lijst "$1" -d "$folder/csv" && [ "$(ls "$folder"/csv/*/* | wc -l)" = 3 ] && diff -r "$drafts" "$folder/csv/2023-h1/herinrichting-havenkwartier.berichten"
	status=$?
	rm -rf "$folder/csv"
	return $status
}

# Written anew as a whole; what is not ours stays, and stops it.
replaced() {
	cp -r "$folder/uit" "$folder/weer" && weer=$folder/weer/2023-h1/herinrichting-havenkwartier.berichten || return
	sed '/North Sea/,/programma/d' reports/partners.yaml >"$folder/werk/minder.yaml"
	send "$port" --lijst minder.yaml -d "$folder/weer" && [ "$(ls -A "$weer" | wc -l)" = 2 ] && [ "$(ls -A "$folder/weer/2023-h1")" = herinrichting-havenkwartier.berichten ] || return
	for foreign in notitie.txt cooperatie-oeverboeren.eml map; do
		rm -rf "$weer" && cp -r "$drafts" "$weer"
		case $foreign in
		map) mkdir "$weer/map" && echo hoi >"$weer/map/x.eml" ;;
		*) echo hoi >"$weer/$foreign" ;;
		esac
		cp -r "$weer" "$folder/voor"
		exits 3 send "$port" --lijst minder.yaml -d "$folder/weer" && holds "$folder/said" 'is geen concept van dit programma' && diff -r "$folder/voor" "$weer" || return
		rm -rf "$folder/voor"
	done
}

# At every call that changes a file: all drafts or none, and nothing else is left.
whole() { # FAULT
	at=1
	while :; do
		rm -rf "$folder/f"
		(cd "$folder/werk" && LD_PRELOAD="$root/build/tests/faults.so" FAULT=$1 FAULT_AT=$at FAULT_COUNT="$folder/count" \
			"$program-ship" verstuur "$port" --lijst "$list" -d "$folder/f") >"$folder/out" 2>"$folder/said"
		status=$?
		n=$(find "$folder/f" -name '*.eml' -path '*.berichten/*' ! -path '*/.voortgang*' 2>/dev/null | wc -l)
		[ "$n" = 0 ] || diff -r "$folder/f" "$folder/uit" -x '.voortgang-*' || { echo "call $at"; return 1; }
		[ "$status" = 0 ] && [ "$at" -gt "$(cat "$folder/count")" ] && break
		at=$((at + 1))
	done
	[ "$at" -gt 8 ]
}

embargoed() { # WHEN CLOCK: whether drafts say that they must wait
	sed "s/^opgemaakt: .*/&\\nverzenden vanaf: $1/" "$port" >"$folder/werk/reports/2023-h1/later.yaml"
	SOURCE_DATE_EPOCH=$2 send reports/2023-h1/later.yaml --lijst "$list" -d "$folder/later" || return
	grep 'verzenden mag pas vanaf' "$folder/said"
}

# A PDF of so many megabytes: noise as its picture.
weighty() { # SIDE
	/usr/bin/python3 - "$folder/werk/reports/2023-h1/ruis.png" "$1" <<-'EOF'
	import random, struct, sys, zlib
	side = int(sys.argv[2])
	random.seed(1)
	rows = b"".join(b"\0" + random.randbytes(side * 3) for _ in range(side))
	chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
	with open(sys.argv[1], "wb") as file:
	    file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
	               + chunk(b"IDAT", zlib.compress(rows, 0)) + chunk(b"IEND", b""))
	EOF
	sed 's/havenkwartier\.geojson/ruis.png/' "$port" >"$folder/werk/reports/2023-h1/zwaar.yaml"
	(cd "$folder/werk" && "$program" verstuur reports/2023-h1/zwaar.yaml --lijst "$list" -d "$folder/zwaar" 2>"$folder/said" >"$folder/out")
}

heavy() {
	weighty 1300 && holds "$folder/said" 'waarschuwing\[bericht-zwaar\]' && read_message tekst "$folder"/zwaar/*/*/woningcorporatie-de-brug.eml >"$folder/tekst" &&
		holds "$folder/tekst" 'is de bijlage'
}

linked() { # too large, but there is an address
	weighty 1700 && holds "$folder/said" 'waarschuwing\[bericht-link\]' && message=$(echo "$folder"/zwaar/*/*/woningcorporatie-de-brug.eml) &&
		read_message toets "$message" - && read_message tekst "$message" >"$folder/tekst" && ! grep bijlage "$folder/tekst" &&
		holds "$folder/tekst" 'https://www.waterrijk.example/raad/voortgang/2023-h1/'
}

large() { # and now there is none
	lettered waterrijk && sed '/publicatie: /d' templates/waterrijk/gemeente.yaml >"$folder/eigen/templates/waterrijk/gemeente.yaml" &&
		(cd "$folder/werk" && exits 1 ../eigen/voortgang verstuur reports/2023-h1/zwaar.yaml --lijst "$list" -d "$folder/groot" 2>"$folder/said" >"$folder/out") &&
		holds "$folder/said" 'fout\[bericht-groot\]' && ! [ -e "$folder/groot" ]
}

# Five thousand messages take little more memory than one, and a CSV of Windows-1252 is a list.
thousands() {
	/usr/bin/python3 - "$folder" "$program" "$port" <<-'EOF'
	import resource, subprocess, sys
	folder, program, report = sys.argv[1:]
	def peak(n):
	    with open(f"{folder}/werk/{n}.csv", "w", encoding="cp1252", newline="") as file:
	        file.write("Naam;Adres;Programma's\r\n")
	        file.writelines(f"Coöperatie {i};partner{i}@voorbeeld.example;alle\r\n" for i in range(n))
	    subprocess.run([program, "verstuur", report, "--lijst", f"{n}.csv", "-d", f"{folder}/veel/{n}"], cwd=f"{folder}/werk",
	                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
	    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
	one, many = peak(1), peak(5000)
	print(f"one: {one} kB, many: {many} kB")
	sys.exit(many > one + 24 * 1024)
	EOF
	status=$?
	[ "$(ls "$folder"/veel/5000/*/* | wc -l)" = 5000 ] || status=1
	[ "$(sed -n 's/^To: //p; s/^ <\(.*\)>.*/\1/p' "$folder"/veel/5000/*/*/*.eml | sort -u | wc -l)" -ge 5000 ] || status=1
	rm -rf "$folder/veel"
	return $status
}

# To a list with doubles, of which not one is left out silently.
doubles() {
	refused partner-dubbel "partners:\n  - naam: A\n    adres: a@b.example\n    programma's: alle\n  - naam: B\n    adres: A@B.EXAMPLE\n    programma's: alle\n" &&
		holds "$folder/said" 'staat ook op regel 3' || return
	refused partner-dubbel "partners:\n  - naam: A\n    adres: a@é.example\n    programma's: alle\n  - naam: B\n    adres: a@xn--9ca.example\n    programma's: alle\n"
}

check "drafts of the sample" made
for name in woningcorporatie-de-brug cooperatie-oeverboeren north-sea-dredging-ltd; do
	check "$name to another parser" proper $name
	check "$name, header" golden $name kop kop
	check "$name, text" golden $name tekst txt
	check "$name, HTML" golden $name html html
done
check "nobody sees another" apart
check "the key" keyed
check "the same bytes" same_bytes
check "secret parts" public
check "secret parts of the previous report" secret_before
check "accents in subject and file name" accented

check "the example of the README" example

check "a line in a name" refused tekst-regel 'partners:\n  - naam: "A\\r\\nBcc: x@y.example"\n    adres: a@b.example\n    programma'"'"'s: alle\n'
check "a NUL in a name" refused teken-verboden 'partners:\n  - naam: "A\\0B"\n    adres: a@b.example\n    programma'"'"'s: alle\n'
check "a carriage return in a name" refused tekst-regel 'partners:\n  - naam: "A\\rBcc: x"\n    adres: a@b.example\n    programma'"'"'s: alle\n'
check "a line in an address" refused tekst-regel 'partners:\n  - naam: A\n    adres: "a@b.example\\nBcc: c@d.example"\n    programma'"'"'s: alle\n'
check "a line in a salutation" refused tekst-regel 'partners:\n  - naam: A\n    aanhef: "Hoi\\n\\n--=_mixed"\n    adres: a@b.example\n    programma'"'"'s: alle\n'
check "an address in CSV over two lines" refused adres-meer 'Naam;Adres;Programmas\nA;"a@b.example\nBcc: c@d.example";alle\n' csv
check "a second address" refused adres-meer 'partners:\n  - naam: A\n    adres: a@b.example,c@d.example\n    programma'"'"'s: alle\n'
check "a name with the address" refused adres-met-meer 'partners:\n  - naam: A\n    adres: A <a@b.example>\n    programma'"'"'s: alle\n'
check "doubles after folding" doubles
check "an unknown key" refused sleutel-onbekend 'partners:\n  - naam: A\n    adres: a@b.example\n    programma'"'"'s: alle\n    cc: c@d.example\n'
check "no address" refused sleutel-ontbreekt 'partners:\n  - naam: A\n    programma'"'"'s: alle\n'
check "an empty list" refused waarde-leeg 'partners:\n'
check "no programmes" refused waarde-leeg 'partners:\n  - naam: A\n    adres: a@b.example\n    programma'"'"'s: ","\n'
check "a language that is none" refused taal-vorm 'partners:\n  - naam: A\n    adres: a@b.example\n    taal: Nederlands taal\n    programma'"'"'s: alle\n'
check "a language without a letter" refused partner-taal 'partners:\n  - naam: A\n    adres: a@b.example\n    taal: fr\n    programma'"'"'s: alle\n'
check "no column for addresses" refused csv-kolom 'Naam;Programmas\nA;alle\n' csv
check "a row of CSV without a name" refused sleutel-ontbreekt 'Naam;Adres;Programmas\n;a@b.example;alle\n' csv
check "UTF-16" refused csv-tekens '\0377\0376N\0000a\0000' csv
for name in '"Bos, J."' "'x\" <y@z.example>'" '"a@b.example, c@d.example"' '=?utf-8?Q?Bcc:_x?=' "'Coöperatie \"Één\" <x@y.example>, Zuid'" \
	'😀 met een heel lange naam waar geen einde aan komt, en die dus over de regel heen moet' '"Bcc: x@y.example"' 'a	b' \
	"$(printf 'ë%.0s' $(seq 150))" "$(printf 'x%.0s' $(seq 900))"; do
	check "called $name" named "$name"
done

printf '\357\273\277Adres;Naam;Taal;Aanhef;Programma'"'"'s\r\nbestuur@debrug.example;Woningcorporatie De Brug;;Geachte mevrouw De Vries;alle\r\nsecretaris@coöperatie-oeverboeren.example;Coöperatie Oeverboeren;;;"Schone Sloten, herinrichting havenkwartier"\r\nprojects@northsea-dredging.example;North Sea Dredging Ltd;en;Dear Ms Smith;Herinrichting Havenkwartier\r\n' >"$folder/werk/utf8.csv"
sed '1s/^\xef\xbb\xbf//' "$folder/werk/utf8.csv" | iconv -f UTF-8 -t CP1252 >"$folder/werk/windows.csv"
check "CSV with a byte-order mark" from_csv utf8.csv
check "CSV of Windows-1252" from_csv windows.csv

check "another list replaces the drafts" replaced
for fault in kill half full; do
	check "all drafts or none: $fault" whole $fault
done
check "before the embargo" embargoed '2023-08-01 12:00' 1690883999
check "after the embargo" exits 1 embargoed '2023-08-01 12:00' 1690884000
check "the day before" embargoed 2023-08-01 1690840799
check "the day itself" exits 1 embargoed 2023-08-01 1690840800
check "a message that is heavy" heavy
check "a PDF that is too large, with a link" linked
check "a PDF that is too large" large
check "five thousand" thousands
check "no list" exits 2 send "$port"
check "a list that is not there" exits 3 send "$port" --lijst weg.yaml
check "a report with errors" exits 1 send "$root/tests/golden/bedrag-vorm.yaml" --lijst "$list"

rm -rf "$memory"
