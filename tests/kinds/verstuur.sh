# Verstuur: messages reach real and bad mail servers; nobody gets two, nobody is
# forgotten, and no address is told to another one, whatever happens.

memory=$(mktemp -d /dev/shm/voortgang-XXXXXX 2>/dev/null) && rmdir "$scratch/$kind" && ln -s "$memory" "$scratch/$kind"
folder=$(cd "$scratch/$kind" && pwd -P)
python=/usr/bin/python3 servers=''
mkdir -p "$folder/nowhere/mail" && echo 9 >"$folder/nowhere/port"
report=$root/reports/2023-h1/herinrichting-havenkwartier.yaml
cp -r reports "$folder/"
"$program" maak "$report" -o "$folder/rapport.pdf" 2>/dev/null

# certificate NAME SUBJECT DAYS: one that signs itself, as NAME.pem with its key and NAME.crt
certificate() {
	openssl req -x509 -newkey rsa:2048 -nodes -keyout "$folder/$1.key" -out "$folder/new.crt" -subj "/CN=$2" \
		-addext "subjectAltName=DNS:$2" 2>/dev/null &&
		openssl x509 -in "$folder/new.crt" -signkey "$folder/$1.key" -days "$3" -out "$folder/$1.crt" 2>/dev/null &&
		cat "$folder/$1.key" "$folder/$1.crt" >"$folder/$1.pem"
}

# serve NAME OPTION...: a server that lives until the end of this kind
serve() {
	name=$1
	shift
	mkdir -p "$folder/$name"
	$python tests/tools/smtpd.py "$folder/$name" "$@" >"$folder/$name/said" 2>&1 &
	servers="$servers $!"
	for _ in $(seq 200); do
		[ -f "$folder/$name/port" ] && return
		sleep 0.05
	done
	cat "$folder/$name/said"
	return 1
}

# office NAME SERVER [LINE...]: a folder with the settings for a server
office() {
	office=$folder/office-$1
	rm -rf "$office" && mkdir "$office"
	printf '%s\n' "domein: waterrijk.example" 'pogingen: 2' 'pauze: 1' 'geduld: 1' >"$office/verzending.yaml"
	[ "$2" = - ] || printf 'server: localhost\npoort: %s\n' "$(cat "$folder/$2/port")" >>"$office/verzending.yaml"
	shift 2
	[ $# = 0 ] || printf '%s\n' "$@" >>"$office/verzending.yaml"
}

# partners WORD...: the list; a word is what the server does
partners() {
	{
		echo partners:
		for word in "$@"; do
			printf '  - naam: Partner %s\n    adres: %s@partner.example\n    programmas: alle\n' "$word" "$word"
		done
	} >"$office/partners.yaml"
}

numbered() { # WORD N: a list of that many
	# shellcheck disable=SC2046
	partners $(seq -f "$1.%g" "$2")
}

sends() { # STATUS ARGUMENT...
	wanted=$1
	shift
	# shellcheck disable=SC2086
	exits "$wanted" ${with:-} "$sanitized" verstuur "$report" --lang nl --lijst "$office/partners.yaml" --definitief "$@" \
		>"$office/out" 2>"$office/said" || { cat "$office/out" "$office/said"; return 1; }
}

# told WORD STATE: that is what the table says of it
told() {
	grep -q "^Partner $1 .*  $2\$" "$office/out" || { cat "$office/out" "$office/said"; echo "$1 is not $2"; return 1; }
}

# got SERVER N: that many messages, each as it should be
got() {
	n=$($python tests/tools/received.py "$folder/$1/mail" "$folder/rapport.pdf" "$office/partners.yaml") || { echo "$n"; return 1; }
	[ "$n" = "$2" ] || { echo "$n messages"; return 1; }
}

# What is written to be read later, by others too.
no_address() {
	! grep '@partner' "$office/said" && ! grep -a '@partner' "$office"/verzonden.sqlite* && ! grep -a 'weiger\.\|grijs\.' "$office"/verzonden.sqlite*
}

plain() {
	office plain plain 'beveiliging: geen'
	partners goed.1 goed.2 goed.3
	sends 0 && told goed.2 overgedragen && got plain 3 && no_address && holds "$office/said" 'overgedragen 3, waarvan nu 3' || return
	sends 0 && told goed.2 'eerder overgedragen' && got plain 3 && [ "$(wc -l <"$folder/plain/connections")" = 1 ]
}

# One more on the list: only that one gets it.
one_more() {
	office=$folder/office-plain
	partners goed.1 goed.2 goed.3 goed.4
	sends 0 && told goed.1 'eerder overgedragen' && told goed.4 overgedragen && got plain 4
}

# What the README shows is understood; the file with the password is not there.
of_readme() {
	office readme -
	partners goed.1
	sed -n '/^server: /,/^```$/p' README.md | grep -v '^```' >"$office/verzending.yaml"
	[ "$(wc -l <"$office/verzending.yaml")" = 12 ] && sends 3 && holds "$office/said" '/home/bureau/.smtp is niet te lezen'
}

# Each in its own way; those that are done are not done again.
all_kinds() {
	rm -rf "$folder/plain/mail"/*
	office kinds plain 'beveiliging: geen'
	partners kwijt.1 weiger.2 onzin.3 grijs.4 spam.5 weg.6 goed.7 vol.8 steeds.9 rommel.10 traag.11 eindeloos.12 stroom.13
	sends 3 || return
	for one in 'kwijt.1 uitgesteld' 'weiger.2 geweigerd' 'onzin.3 uitgesteld' 'grijs.4 overgedragen' 'spam.5 geweigerd' 'weg.6 onzeker' \
		'goed.7 overgedragen' 'vol.8 uitgesteld' 'steeds.9 uitgesteld' 'rommel.10 onzeker' 'traag.11 overgedragen' \
		'eindeloos.12 uitgesteld' 'stroom.13 onzeker'; do
		told "${one% *}" "${one#* }" || return
	done
	holds "$office/said" 'partners.yaml:6:12: fout\[verzending-geweigerd\]: .* 550 5.1.1 (...) no such user' &&
		holds "$office/said" 'partners.yaml:18:12: fout\[verzending-onzeker\]' &&
		holds "$office/said" 'partners.yaml:27:12: fout\[verzending-uitgesteld\]: .* 451 4.7.1 come back later' && got plain 6 && no_address
}

# What is uncertain goes again when someone says so, and why; and nothing else does.
again() {
	rm -rf "$folder/plain/mail"/*
	office again plain 'beveiliging: geen'
	partners weg.1 weiger.2 goed.3
	sends 1 && sends 1 && got plain 2 || return
	sends 2 --opnieuw weg.1@partner.example && sends 2 --reden x && sends 2 --opnieuw wie@partner.example --reden x || return
	sends 1 --opnieuw 'Weg.1@partner.example, goed.3@partner.example' --reden 'De partner heeft niets' && told goed.3 'eerder overgedragen' &&
		told weg.1 onzeker && told weiger.2 geweigerd || return
	[ "$(ls "$folder/plain/mail" | grep -c weg)" = 2 ] && [ "$(ls "$folder/plain/mail" | grep -c goed)" = 1 ]
}

# The document of a version is one document.
other_document() {
	office other plain 'beveiliging: geen'
	partners goed.1
	sends 0 || return
	sed 's/De damwand moet dieper/De damwand moet veel dieper/' "$report" >"$folder/reports/2023-h1/anders.yaml"
	(report=$folder/reports/2023-h1/anders.yaml && sends 1) && holds "$office/said" 'fout\[verzending-anders\]' && holds "$office/said" 'er is niets verstuurd'
}

embargo() {
	office embargo plain 'beveiliging: geen'
	partners goed.1
	sed '/^opgemaakt:/a verzenden vanaf: 2099-01-01' "$report" >"$folder/reports/2023-h1/embargo.yaml"
	(report=$folder/reports/2023-h1/embargo.yaml && sends 1) && holds "$office/said" 'fout\[verzending-embargo\]' && ! [ -e "$office/verzonden.sqlite" ]
}

unsafe() { # SERVER PATTERN LINE...: nothing goes over it
	server=$1 pattern=$2
	shift 2
	office unsafe "$server" "$@"
	rm -rf "$folder/$server/mail"/*
	partners goed.1 goed.2
	sends 3 && holds "$office/said" "$pattern" && ! ls "$folder/$server/mail" | grep . && holds "$office/said" 'nog te versturen 2'
}

safe() { # SERVER LINE...
	server=$1
	shift
	office safe "$server" "certificaten: $folder/good.crt" "$@"
	numbered goed 5
	sends 0 && got "$server" 5 && [ "$(wc -l <"$folder/$server/connections")" = 1 ]
}

# A password comes from the environment or a file of one's own, and is never told.
logs_in() {
	printf 'bureau\ngeheim woord\n' >"$folder/wachtwoord"
	office login login "certificaten: $folder/good.crt" "aanmelding: $folder/wachtwoord"
	sed -i 's/geduld: 1/geduld: 20/' "$office/verzending.yaml"
	partners goed.1
	chmod 644 "$folder/wachtwoord"
	sends 3 && holds "$office/said" 'chmod 600' || return
	chmod 600 "$folder/wachtwoord"
	with='env VOORTGANG_SMTP_GEBRUIKER=bureau VOORTGANG_SMTP_WACHTWOORD=fout' sends 3 && holds "$office/said" 'aanmelden lukt niet' || return
	with='env VOORTGANG_SMTP_GEBRUIKER=bureau' sends 3 && holds "$office/said" 'een gebruiker en een wachtwoord' || return
	sends 0 && got login 1 && ! grep -ra 'geheim woord' "$office"
}

no_login() { # who is to log in does not send without
	office nologin plain 'beveiliging: geen'
	partners goed.1
	with='env VOORTGANG_SMTP_GEBRUIKER=a VOORTGANG_SMTP_WACHTWOORD=b' sends 3 && holds "$office/said" 'aanmelden lukt niet'
}

# program SCRIPT...: a sendmail that does this; $mail is where it may put the message
program_of() {
	mkdir -p "$folder/program/mail"
	printf '%s\n' '#!/bin/sh' "mail=$folder/program/mail" "$@" >"$folder/program/sendmail"
	chmod +x "$folder/program/sendmail"
	office program - "programma: $folder/program/sendmail" 'retouradres: terug@waterrijk.example'
	partners goed.1
}

takes() {
	program_of 'cat >"$mail/goed.1@partner.example.1"; echo "$*" >"$mail/.line"; env >"$mail/.env"'
	VOORTGANG_SMTP_WACHTWOORD=geheim sends 0 && got program 1 && holds "$folder/program/mail/.line" '^-t -i -f terug@waterrijk.example$' &&
		! grep geheim "$folder/program/mail/.env" && ! grep -q "$(printf '\r')" "$folder/program/mail/goed"*
}

ends() { # STATUS STATE SCRIPT
	program_of "$3"
	sends "$1" && told goed.1 "$2"
}

no_program() {
	office program - 'programma: weg/sendmail'
	partners goed.1
	sends 3 && told goed.1 uitgesteld && holds "$office/said" 'het bestand of de map is er niet'
}

# A ledger that cannot be used: nothing leaves.
bad_ledger() { # COMMAND: what happens to it
	rm -rf "$folder/plain/mail"/*
	office ledger plain 'beveiliging: geen'
	partners goed.1 goed.2
	sends 0 && partners goed.1 goed.2 goed.3 && (cd "$office" && eval "$1") && sends 3 && got plain 2
}

# While one is at work, another one with the same ledger does nothing; also when the first
# one gets no answer. What that one was doing when it ended, is uncertain.
together() {
	rm -rf "$folder/plain/mail"/*
	office together plain 'beveiliging: geen'
	sed -i 's/geduld: 1/geduld: 60/' "$office/verzending.yaml"
	partners goed.1 stil.2 goed.3
	"$program" verstuur "$report" --lijst "$office/partners.yaml" --definitief >"$office/out2" 2>"$office/said2" &
	first=$!
	sleep 0.5
	sends 3 && holds "$office/said" 'een andere verzending is bezig' && kill -KILL $first || return
	wait $first
	sends 1 && told goed.1 'eerder overgedragen' && told stil.2 onzeker && told goed.3 overgedragen &&
		holds "$office/said" 'die verzending brak af' && got plain 3
}

# The clock decides nothing but when messages are forgotten.
clock() {
	rm -rf "$folder/plain/mail"/*
	office clock plain 'beveiliging: geen' 'bewaren: 30'
	partners goed.1 weg.2
	with='env SOURCE_DATE_EPOCH=1700000000' sends 1 && partners goed.1 weg.2 goed.3 || return
	with='env SOURCE_DATE_EPOCH=1600000000' sends 1 && holds "$office/said" 'loopt achter' && told weg.2 onzeker && got plain 3 || return
	with='env SOURCE_DATE_EPOCH=1800000000' sends 1 && holds "$office/said" 'fout\[verzending-afgesloten\]' && got plain 3 && ! grep -a onzeker "$office/verzonden.sqlite"
}

# Stopped by hand: the message at hand is finished.
stopped() {
	rm -rf "$folder/plain/mail"/*
	office stopped plain 'beveiliging: geen'
	numbered traag 60
	"$program" verstuur "$report" --lang nl --lijst "$office/partners.yaml" --definitief >"$office/out" 2>"$office/said" &
	sleep 0.6
	kill -TERM $!
	wait $!
	[ $? = 3 ] && holds "$office/said" onderbroken && ! grep -q onzeker "$office/out" && sends 0 && got plain 60
}

# At every call that changes a file, and the next run: nobody has two, and who has none
# is uncertain.
survives() { # FAULT
	at=1
	while :; do
		rm -rf "$folder/plain/mail"/*
		office fault plain 'beveiliging: geen'
		partners goed.1 goed.2
		LD_PRELOAD="$root/build/tests/faults.so" FAULT=$1 FAULT_AT=$at FAULT_COUNT="$folder/count" \
			"$program-ship" verstuur "$report" --lijst "$office/partners.yaml" --definitief >"$office/out" 2>"$office/said"
		status=$?
		"$program" verstuur "$report" --lijst "$office/partners.yaml" --definitief >"$office/out" 2>"$office/said"
		once plain 2 || { echo "call $at"; return 1; }
		[ "$status" = 0 ] && [ "$at" -gt "$(cat "$folder/count")" ] && break
		at=$((at + 1))
	done
	[ "$at" -gt 12 ] || { echo "$at calls"; return 1; }
}

# once SERVER N: the N partners have one message each, or are said to be uncertain. In a hurry.
once() {
	ls "$folder/$1/mail" | sed 's/@.*//' | sort >"$folder/got"
	sed -n 's/^Partner \([^ ]*\) .*overgedragen$/\1/p' "$office/out" | sort >"$folder/sure"
	unsure=$(grep -c ' onzeker$' "$office/out")
	! uniq -d "$folder/got" | grep . && [ -z "$(comm -23 "$folder/sure" "$folder/got")" ] &&
		[ $(($(wc -l <"$folder/sure") + unsure)) = "$2" ] && return
	cat "$folder/got" "$office/out" "$office/said"
	return 1
}

# complete SERVER N: of all N partners it is known that they have it, or said that it is not.
complete() {
	sed -n 's/^Partner .* \([a-z]*\.[0-9]*@partner\.example\) .* \(eerder \)\{0,1\}overgedragen$/\1/p' "$office/out" >"$folder/sure"
	$python tests/tools/received.py "$folder/$1/mail" "$folder/rapport.pdf" "$office/partners.yaml" --sure "$folder/sure" >"$folder/wrong" ||
		{ cat "$folder/wrong" "$office/said"; return 1; }
	unsure=$(grep -c ' onzeker$' "$office/out")
	[ $(($(wc -l <"$folder/sure") + unsure)) = "$2" ] || { cat "$office/out" "$office/said"; return 1; }
}

# killed N TIMES: so often at a moment that nobody chose, and gone on
killed() {
	rm -rf "$folder/plain/mail"/*
	office killed plain 'beveiliging: geen'
	numbered traag "$1"
	$python - "$2" "$program" verstuur "$report" --lijst "$office/partners.yaml" --definitief >"$office/out" 2>"$office/said" <<-'END'
		import random, subprocess, sys, time
		random.seed(1)
		for _ in range(int(sys.argv[1])):
		    run = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
		    time.sleep(random.uniform(0, 0.15))
		    run.kill()
		    run.wait()
	END
	"$program" verstuur "$report" --lijst "$office/partners.yaml" --definitief >"$office/out" 2>"$office/said"
	complete plain "$1" && [ "$unsure" -gt 0 ]
}

real() {
	office real postfix "certificaten: $folder/good.crt"
	sed -i 's/geduld: 1/geduld: 20/' "$office/verzending.yaml"
	partners goed.1 weiger.2 vol.3 goed.4
	sends 1 && told goed.1 overgedragen && told weiger.2 geweigerd && told vol.3 uitgesteld && told goed.4 overgedragen
}

# many N: within 20 seconds a thousand, over one connection
many() {
	office many postfix "certificaten: $folder/good.crt"
	sed -i 's/geduld: 1/geduld: 20/' "$office/verzending.yaml"
	numbered goed "$1"
	connections >"$folder/before"
	start=$(date +%s%N)
	"$program" verstuur "$report" --lijst "$office/partners.yaml" --definitief >"$office/out" 2>"$office/said" ||
		{ cat "$office/said"; return 1; }
	echo $((($(date +%s%N) - start) / 1000000)) >"$folder/time"
	connections | diff "$folder/before" - | grep -c '^>' | grep -qx 1 && [ "$(cat "$folder/time")" -lt $(($1 * 20)) ] ||
		{ cat "$folder/time"; connections; return 1; }
}
connections() {
	grep ' connect from' "$folder/postfix/log/mail.log"
}

real_program() {
	cat >"$folder/postfix/sendmail" <<-END
		#!/bin/sh
		MAIL_CONFIG=$folder/postfix exec /usr/sbin/sendmail "\$@"
	END
	chmod +x "$folder/postfix/sendmail"
	office realprogram - "programma: $folder/postfix/sendmail"
	partners goed.5 goed.6
	sends 0 && told goed.6 overgedragen
}

# What Postfix took, it delivers in a moment.
delivered() {
	office real postfix
	partners goed.1 goed.4 goed.5 goed.6
	for _ in $(seq 100); do
		[ "$(ls "$folder/postfix/mail/new" 2>/dev/null | wc -l)" -ge 4 ] && break
		sleep 0.1
	done
	n=$($python tests/tools/received.py "$folder/postfix/mail/new" "$folder/rapport.pdf" "$office/partners.yaml") && [ "$n" = 4 ] ||
		{ echo "$n"; cat "$folder/postfix/log/mail.log"; return 1; }
}

certificate good localhost 2 && certificate other mail.elders.example 2 && certificate old localhost -1
serve plain && serve starttls --cert "$folder/good.pem" && serve tls --cert "$folder/good.pem" --tls &&
	serve login --cert "$folder/good.pem" --login 'bureau:geheim woord' && serve other --cert "$folder/other.pem" &&
	serve old --cert "$folder/old.pem" && serve small --size 10000 && serve stranger --fault afzender && serve mute --fault stom

check "a plain server on this computer" plain
check "one more on the list" one_more
check "the settings of the README" of_readme
check "each in its own way" all_kinds
check "again, when someone says so" again
check "another document of the same version" other_document
check "before the embargo" embargo
check "STARTTLS" safe starttls
check "TLS" safe tls 'beveiliging: tls'
check "no TLS" unsafe plain 'de verbinding is niet veilig'
check "a certificate of nobody" unsafe starttls 'de verbinding is niet veilig'
check "a certificate of another server" unsafe other 'de verbinding is niet veilig' "certificaten: $folder/other.crt"
check "a certificate that is over" unsafe old 'de verbinding is niet veilig.*expired' "certificaten: $folder/old.crt"
check "no such file of certificates" unsafe starttls 'de verbinding is niet veilig' 'certificaten: weg.crt'
check "logging in" logs_in
check "no logging in" no_login
check "too large" unsafe small 'neemt dit van ons niet aan (552' 'beveiliging: geen'
check "a sender that is refused" unsafe stranger 'neemt dit van ons niet aan (550' 'beveiliging: geen'
check "a server that says nothing" unsafe mute 'komt niet tot stand of valt weg' 'beveiliging: geen'
check "no server" unsafe nowhere 'komt niet tot stand of valt weg' 'beveiliging: geen'
check "a program" takes
check "a program, not now" ends 1 uitgesteld 'echo busy; exit 75'
check "a program, no such user" ends 1 geweigerd 'exit 67'
check "a program that cannot work" ends 3 uitgesteld 'exit 78'
check "a program that fails" ends 1 onzeker 'exit 1'
check "a program that is killed" ends 1 onzeker 'kill -KILL $$'
check "a program that hangs" ends 1 onzeker 'sleep 60'
check "no program" no_program
check "a damaged ledger" bad_ledger 'printf x | dd of=verzonden.sqlite bs=1 seek=4096 conv=notrunc count=1 2>/dev/null'
check "an empty ledger" bad_ledger ': >verzonden.sqlite'
check "half a ledger" bad_ledger 'truncate -s 5000 verzonden.sqlite'
check "another file" bad_ledger 'cp partners.yaml verzonden.sqlite'
check "a folder in its place" bad_ledger 'rm verzonden.sqlite && mkdir verzonden.sqlite'
check "a ledger that cannot be made" bad_ledger 'sed -i "\$a grootboek: /proc/verzonden.sqlite" verzending.yaml'
check "a clock that is wrong" clock
check "together" together
check "stopped by hand" stopped
for fault in kill full; do
	check "$fault at every call" survives $fault
done
check "killed at any moment" killed "${PARTNERS:-30}" "${KILLS:-25}"

if [ "$(id -u)" = 0 ] && [ -x /usr/lib/postfix/sbin/master ]; then
	chmod a+x "$scratch" "$folder"          # Postfix is several users
	mkdir -p "$folder/postfix" && cp "$folder/good.pem" "$folder/postfix/server.pem"
	tests/tools/postfix start "$folder/postfix" >"$folder/postfix.said" 2>&1
	check "Postfix" real
	check "the sendmail of Postfix" real_program
	check "what Postfix delivered" delivered
	check "${MESSAGES:-50} messages" many "${MESSAGES:-50}"
	[ ! "${MESSAGES:-}" ] || echo "verstuur: $MESSAGES messages to Postfix, with TLS: $(cat "$folder/time") ms"
	tests/tools/postfix stop "$folder/postfix" >"$folder/postfix.said" 2>&1
else
	echo "verstuur: Postfix skipped, which needs root and the package"
fi

# shellcheck disable=SC2086
kill $servers
wait $servers 2>/dev/null
rm -rf "$memory"
