# Volg: what changes is made again. One program follows a folder while the tests
# change it in all the ways of editors; each test waits until what it expects is
# there, and fails when that takes too long.

report=$root/tests/golden/basis.yaml

# until_so COMMAND...: the command succeeds within ten seconds
until_so() {
	for try in $(seq 500); do
		"$@" >"$folder/last" 2>&1 && return
		sleep 0.02
	done
	echo "waited in vain for: $*"
	tail -n 5 "$folder/last"
	tail -n 15 "$folder/said"
	return 1
}

# start ARGUMENT...: what it says goes to said, how it ends to status
start() {
	rm -f "$folder/status" "$folder/pid"
	: >"$folder/said"
	mark
	{
		cd "$folder" || exit
		# a shell makes what it starts in the background deaf to SIGINT
		env --default-signal=INT "$home/voortgang" volg "$@" >said 2>&1 &
		echo $! >pid
		wait $!
		echo $? >status
	} </dev/null 2>/dev/null &
	until_so [ -s "$folder/pid" ]
}

started() { # REPORTS: so many, since the start
	until_so grep -q "rapporten: $1;" "$folder/said"
}

ended() { # STATUS
	until_so [ -s "$folder/status" ] || return
	[ "$(cat "$folder/status")" = "$1" ] && return
	echo "exit status $(cat "$folder/status"), expected $1"
	tail -n 15 "$folder/said"
	return 1
}

# stop SIGNAL: it ends well, and leaves nothing behind
stop() {
	kill -s "$1" "$(cat "$folder/pid")"
	ended 0 && ! find "$folder" -name '.voortgang-*' | grep .
}

child() { # that makes the files
	child=$(cat "/proc/$(cat "$folder/pid")/task/$(cat "$folder/pid")/children")
	[ "$child" ]
}

# From now on only what it says from now on counts.
mark() {
	wc -l <"$folder/said" >"$folder/marked"
}

said() { # PATTERN
	tail -n "+$(($(cat "$folder/marked") + 1))" "$folder/said" | grep -q -- "$1"
}

waits() { # and has nothing to do
	tail -n 1 "$folder/said" | grep -q 'rapporten:'
}

is_pdf() { # FILE: whole, at both ends
	[ "$(head -c 5 "$1")" = %PDF- ] && tail -c 7 "$1" | grep -q '%%EOF'
}

pdf_says() { # NAME WORDS
	pdftotext "$1.pdf" - | grep -q -- "$2"
}

# speaks NAME WORDS: both files of a report do
speaks() {
	pdf_says "$1" "$2" && grep -q -- "$2" "$1.bevindingen.html"
}

found() { # ID FILE
	grep -q "\\[$1\\]" "$2"
}

none_found() { # FILE
	[ "$(grep -c '<p>Geen' "$1")" = 2 ]
}

none() { # PATTERN FILE
	! grep -q -- "$1" "$2"
}

named() { # NAME: a good report of that name
	sed "s/^naam: .*/naam: $1/" "$report"
}

earlier() {
	sed 's/2024-Q2/2024-Q1/; s/^peildatum: .*/peildatum: 2024-03-31/; s/^opgemaakt: .*/opgemaakt: 2024-04-09/' "$report"
}

first_time() {
	until_so is_pdf sloten.pdf && until_so none_found sloten.bevindingen.html && started 1 &&
		[ "$(ls -A)" = "$(printf '%s\n' sloten.bevindingen.html sloten.pdf sloten.yaml)" ]
}

wrong_amount() {
	cp sloten.pdf "$folder/good.pdf"
	sed 's/uitgaven: 45.000/uitgaven: 45.001/' "$report" >sloten.yaml
	until_so found saldo-rij sloten.bevindingen.html && until_so said 'sloten.pdf is niet vernieuwd' &&
		said 'fout\[saldo-rij\]' && cmp sloten.pdf "$folder/good.pdf" && grep -q 'geen PDF gemaakt' sloten.bevindingen.html
}

mended_by_rename() {
	named Gemaal >new.tmp
	mv new.tmp sloten.yaml
	until_so speaks sloten Gemaal && none_found sloten.bevindingen.html && none 'geen PDF' sloten.bevindingen.html
}

# As vim does: the old one moves aside and a new one comes in its place.
saved_with_backup() {
	mv sloten.yaml sloten.yaml~
	named Duiker >sloten.yaml
	rm sloten.yaml~
	until_so speaks sloten Duiker && ! said 'is er niet meer'
}

saved_in_halves() {
	named Stuw >"$folder/whole"
	half=$(sed '/saldo: 105/q' "$folder/whole" | head -c -4 | wc -c)
	head -c "$half" "$folder/whole" >sloten.yaml
	until_so said 'sloten.yaml: fouten [1-9]' || return
	tail -c "+$((half + 1))" "$folder/whole" >>sloten.yaml
	until_so speaks sloten Stuw && none_found sloten.bevindingen.html
}

emptied() {
	cp sloten.pdf "$folder/good.pdf"
	: >sloten.yaml
	until_so found yaml-leeg sloten.bevindingen.html && cmp sloten.pdf "$folder/good.pdf" || return
	named Kade >sloten.yaml
	until_so speaks sloten Kade
}

# As files of the same second and the same length look on a share.
same_stamp() {
	named Heren >sloten.yaml
	until_so speaks sloten Heren || return
	touch -r sloten.yaml "$folder/stamp"
	named Dames >"$folder/new"
	touch -r "$folder/stamp" "$folder/new"
	cp -p "$folder/new" sloten.yaml
	until_so speaks sloten Dames
}

# More happens than the kernel can remember, and then what only it could tell.
hints_lost() {
	named Vrouw >"$folder/new"
	touch -r "$folder/stamp" "$folder/new"
	kill -STOP "$(cat "$folder/pid")"
	for i in $(seq $(($(cat /proc/sys/fs/inotify/max_queued_events) / 2 + 1))); do
		: >a.csv
		: >b.csv
	done
	cp -p "$folder/new" sloten.yaml
	kill -CONT "$(cat "$folder/pid")"
	until_so speaks sloten Vrouw && rm a.csv b.csv
}

# What editors leave beside, while one works.
leftovers() {
	for name in .sloten.yaml.swp '#sloten.yaml#' sloten.yaml~ 4913 '~$lijst.csv'; do
		named Kladblok >"$name"
	done
	ln -s iemand@pc.1234 '.#sloten.yaml'
	named Netwerk >sloten.yaml
	until_so speaks sloten Netwerk && until_so said 'rapporten: 1;' && ! said 'overgeslagen\|Kladblok' || return
	[ "$(find . -name '*.pdf')" = ./sloten.pdf ] && find . -name '*loten.yaml?*' -delete && rm 4913 '~$lijst.csv'
}

another_report() {
	named Bruggen >bruggen.yaml
	until_so speaks bruggen Bruggen && until_so said 'rapporten: 2;'
}

no_report() {
	echo 'services: {}' >docker.yaml
	until_so said 'docker.yaml is overgeslagen' && [ "$(echo docker*)" = docker.yaml ]
}

# A new folder, and one that holds the previous report.
folders() {
	mkdir 2024-q2
	sed 's/^soort:/sjabloon: eigen\n&/' "$report" >2024-q2/sloten.yaml
	until_so is_pdf 2024-q2/sloten.pdf && until_so none_found 2024-q2/sloten.bevindingen.html || return
	mkdir 2024-q1
	earlier >2024-q1/sloten.yaml
	until_so is_pdf 2024-q1/sloten.pdf && until_so found tekst-ongewijzigd 2024-q2/sloten.bevindingen.html || return
	rm -r 2024-q1
	until_so none_found 2024-q2/sloten.bevindingen.html && until_so said '2024-q1/sloten.yaml is er niet meer'
}

gone_and_back() {
	rm bruggen.yaml
	until_so said 'bruggen.yaml is er niet meer' && is_pdf bruggen.pdf || return
	named Viaducten >bruggen.yaml
	until_so speaks bruggen Viaducten
}

picture() {
	sed 's/^status:/locatie:\n  bestand: kaart.png\n  beschrijving: Een kaart\nstatus:/' "$report" >sloten.yaml
	until_so found beeld-ontbreekt sloten.bevindingen.html || return
	cp "$root/tests/golden/stip.png" kaart.png
	until_so none_found sloten.bevindingen.html && pdfimages -list sloten.pdf | grep -q ' image '
}

# Figures and text that stand beside a report, and only that report.
beside() {
	cp "$root/tests/golden/kantoor.csv" .
	cp "$root/tests/golden/verhaal.md" .
	cp "$root/tests/golden/uit-csv.yaml" cijfers.yaml
	until_so is_pdf cijfers.pdf && until_so said 'rapporten: 4;' || return
	rm sloten.pdf bruggen.pdf
	mark
	sed 's/Baggeren/Graven/' kantoor.csv >new.tmp
	mv new.tmp kantoor.csv
	until_so pdf_says cijfers Graven && until_so said 'rapporten: 4;' && said 'cijfers.pdf: bladzijden' || return
	echo 'Een zevende sloot volgt.' >>verhaal.md
	until_so pdf_says cijfers 'zevende sloot' || return
	mv kantoor.csv weg
	until_so found uit-ontbreekt cijfers.bevindingen.html && pdf_says cijfers Graven || return
	mv weg kantoor.csv
	until_so none uit-ontbreekt cijfers.bevindingen.html && [ ! -e sloten.pdf ] && [ ! -e bruggen.pdf ] || return
	touch sloten.yaml bruggen.yaml
	until_so is_pdf sloten.pdf && until_so is_pdf bruggen.pdf
}

# Every report speaks the words of a template, or of its parent; one that is wrong ends nothing.
template() {
	file=$home/templates/standaard/sjabloon.yaml
	cp "$file" "$folder/sjabloon.yaml"
	sed 's/: Planning$/: Wanneer/' "$folder/sjabloon.yaml" >"$file"
	for name in sloten 2024-q2/sloten; do
		until_so pdf_says $name Wanneer || return
	done
	mark
	echo 'onderdelen: [' >"$file"
	until_so grep -q 'sjabloon is niet te gebruiken' sloten.bevindingen.html && until_so said 'sloten.pdf is niet vernieuwd' &&
		[ "$(grep -c 'sjabloon.yaml:.*fout\[yaml-vorm\]' "$folder/said")" = 2 ] || return
	mv "$folder/sjabloon.yaml" "$file"
	for name in sloten 2024-q2/sloten; do
		until_so pdf_says $name Planning || return
	done
}

memory() { # [kB] of data that it has
	sed -n 's/^VmData:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$(cat "$folder/pid")/status"
}

# Reads files again and again until there is enough; each must be a whole PDF.
reader='import os, sys
reads = 0
while not os.path.exists(sys.argv[1]):
    for name in sys.argv[2:]:
        with open(name, "rb") as file:
            data = file.read()
        reads += 1
        if not (data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")):
            sys.exit("%s is torn after %d reads" % (name, reads))
if reads < 500:
    sys.exit("read only %d times" % reads)
'

# Five times ten reports, while one program reads them all the time and another,
# that opened one before, has it for as long as it likes.
read_meanwhile() {
	ten=$(seq 10)
	for i in $ten; do named Begin >"r$i.yaml"; done
	for i in $ten; do until_so speaks "r$i" Begin || return; done
	python3 -c "$reader" "$folder/enough" r?.pdf r10.pdf &
	memory=$(memory)
	cp r1.pdf "$folder/kept0.pdf"
	exec 3<r1.pdf
	for round in $(seq 5); do
		for i in $ten; do named "Ronde$round" >"r$i.yaml"; done
		until_so grep -q "Ronde$round<" r5.bevindingen.html || break
		cp r1.pdf "$folder/kept$round.pdf"
	done
	for i in $ten; do until_so speaks "r$i" Ronde5 || break; done
	touch "$folder/enough"
	wait $! && cmp - "$folder/kept0.pdf" <&3 && speaks r10 Ronde5 || return
	for file in "$folder"/kept*.pdf; do qpdf --check "$file" || return; done
	[ "$(memory)" -le $((memory + 512)) ] || { echo "memory was $memory kB and is $(memory) kB"; return 1; }
}

# Who changes one report of many, has that one made, and those it is the previous one of.
one_of_many() {
	named Rust >r10.yaml
	until_so speaks r10 Rust && until_so waits || return
	rm r?.pdf
	named Alleen >r5.yaml
	until_so speaks r5 Alleen && until_so waits && [ "$(echo r?.pdf)" = r5.pdf ] || return
	mkdir nu toen
	sed 's/^naam:/code: AB-1\n&/' "$report" >nu/nieuw.yaml
	until_so none_found nu/nieuw.bevindingen.html || return
	earlier | sed 's/^naam:/code: AB-1\n&/' >toen/oud.yaml
	until_so found tekst-ongewijzigd nu/nieuw.bevindingen.html || return
	sed -i 's/AB-1/AB-2/' toen/oud.yaml
	until_so none_found nu/nieuw.bevindingen.html && [ "$(echo r?.pdf)" = r5.pdf ]
}

# [1/100 s] that it and its children worked
worked() {
	# shellcheck disable=SC2046
	set -- $(cat "/proc/$(cat "$folder/pid")/stat")
	shift 13
	echo $(($1 + $2 + $3 + $4))
}

# Nothing of what it makes wakes it.
rests() {
	sleep 0.2
	before=$(worked)
	sleep 0.5
	after=$(worked)
	[ $((after - before)) -le 1 ] || { echo "worked $((after - before)) times 10 ms"; return 1; }
}

# What the kernel does not tell: a folder higher up is put in the place of another.
unheard() {
	cd "$folder" || return
	cp -R a x
	named Kanalen >x/b/reports/sloten.yaml
	mv a y
	mv x a
	until_so speaks a/b/reports/sloten Kanalen
}

folder_removed() {
	rm -r "$folder/a"
	ended 3 && [ "$(grep -c 'a/b/reports is er niet meer' "$folder/said")" = 1 ] && ! said 'yaml is er niet meer'
}

within() { # COMMAND...: in the folder of the reports
	cd "$folder/a/b/reports" || return
	mark
	"$@"
}

# The program with templates of its own, and a folder a/b/reports to follow.
prepare() { # NAME PROGRAM
	folder=$scratch/$kind/$1
	home=$folder/home
	mkdir -p "$home/templates" "$folder/a/b/reports"
	cp "$2" "$home/voortgang"
	cp -R templates/standaard "$home/templates"
	mkdir "$home/templates/eigen"
	printf '%s\n' 'formaat: voortgang-sjabloon/1' 'naam: eigen' 'ouder: standaard' >"$home/templates/eigen/sjabloon.yaml"
	cp -R fonts "$home"
	cp "$report" "$folder/a/b/reports/sloten.yaml"
	: >"$folder/said"
}

follow() { # NAME TEST...
	name=$1
	shift
	start a/b/reports
	for test in first_time "$@"; do
		check "$name $test" within $test
	done
}

prepare sanitized "$sanitized"
follow sanitized wrong_amount mended_by_rename saved_with_backup saved_in_halves emptied same_stamp hints_lost leftovers \
	another_report no_report folders gone_and_back picture beside template
check "sanitized SIGTERM" stop TERM

prepare plain "$program"
follow plain read_meanwhile one_of_many rests unheard folder_removed

prepare other "$program"
"$root/tests/familie/drieduizend-risicos.sh" >"$folder/a/b/reports/big.yaml"

# 3,000 risks take long enough for someone to come between.
child_killed() {
	started 2 || return
	for try in $(seq 20); do
		touch big.yaml
		until_so child && kill -KILL $child
		until_so said 'reports/big.yaml: het programma liep vast (nummer 9)\|reports/big.pdf: bladzijden' || return
		! said 'liep vast' || break
		mark
	done
	said 'liep vast' || { echo "the child was never killed"; return 1; }
	rm -f .voortgang-*      # that nobody could tidy up
	mark
	touch big.yaml
	until_so said 'big.pdf: bladzijden' && is_pdf big.pdf
}
stopped_meanwhile() {
	touch big.yaml
	until_so child && stop TERM && is_pdf big.pdf
}
start a/b/reports
check "a child that is killed" within child_killed
check "SIGTERM while a report is made" within stopped_meanwhile

# One report is followed with what lies beside it, and the previous one.
one_report() {
	cd "$folder" || return
	mkdir -p v/2024-q1 v/2024-q2
	named Sloot >v/2024-q2/sloten.yaml
	named Ander >v/2024-q2/ander.yaml
	mark
	start v/2024-q2/sloten.yaml
	started 1 && until_so none_found v/2024-q2/sloten.bevindingen.html || return
	earlier | sed 's/^naam: .*/naam: Sloot/' >v/2024-q1/sloten.yaml
	until_so found tekst-ongewijzigd v/2024-q2/sloten.bevindingen.html && [ ! -e v/2024-q2/ander.pdf ] && stop INT
}
check "one report, and SIGINT" one_report

# A terminal is cleared first, and shows the source of a finding.
in_terminal() {
	cd "$folder" || return
	mkdir t
	cp "$report" t/sloten.yaml
	TERM=xterm script -qefc "echo \$\$ >pid; exec '$home/voortgang' volg t" typed </dev/null >/dev/null 2>&1 &
	until_so grep -q 'rapporten: 1;' typed || return
	sed 's/uitgaven: 45.000/uitgaven: 45.001/' "$report" >t/sloten.yaml
	until_so grep -q 'sloten.pdf is niet vernieuwd' typed && grep -q '^ *33 |       uitgaven: 45.001' typed || return
	kill -TERM "$(cat pid)"
	wait $! || return
	[ "$(tr -cd '\033' <typed | wc -c)" = 4 ] || { echo "not cleared twice"; return 1; }
}
check "in a terminal" in_terminal

with_options() { # OPTION REPORT: what it makes at once
	rm -rf "$folder/o"
	mkdir "$folder/o"
	cp "$root/tests/golden/$2.yaml" "$folder/o/o.yaml"
	start o "$1"
	started 1 && stop TERM
}
concept() {
	with_options --concept saldo-rij && pdftotext "$folder/o/o.pdf" - | grep -q '^Concept$' && found saldo-rij "$folder/o/o.bevindingen.html"
}
strict() {
	with_options --streng planning-volgorde && [ ! -e "$folder/o/o.pdf" ] && found planning-volgorde "$folder/o/o.bevindingen.html"
}
for_the_public() {
	with_options --openbaar geheim && pdftotext "$folder/o/o.pdf" - | grep -q 'Openbare versie' &&
		! grep 'Onderhandelingen\|77.123\|88.321\|Grondaankoop' "$folder/o/o.bevindingen.html"
}
check "--concept" concept
check "--streng" strict
check "--openbaar" for_the_public

misuse() {
	cd "$folder" || return
	exits 2 "$home/voortgang" volg && exits 3 "$home/voortgang" volg weg && exits 3 "$home/voortgang" volg - &&
		exits 2 "$home/voortgang" volg --als html t && exits 2 "$home/voortgang" volg -o x.pdf t || return
	cp "$report" x.pdf
	exits 2 "$home/voortgang" volg x.pdf && cmp x.pdf "$report"
}
check "wrong use" misuse
