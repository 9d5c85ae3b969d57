# Handleiding: --help, the manual, what bash completes and what is accepted are
# made from the same tables; here they are compared with one another, and read by
# the programs that they are for.

folder=$scratch/$kind
PATH=$root/build:$PATH
commands=$(voortgang --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p')
voortgang handleiding --als bash >"$folder/voortgang.bash"
for lang in nl en; do
	voortgang handleiding --lang $lang >"$folder/$lang.1"
done

# The rows of a help, one line each, a tab between the columns.
rows() { # ARGUMENT...
	voortgang "$@" --help | awk '
	/^  [^ ]/ { if (row) print row; row = substr($0, 3); sub(/  +/, "\t", row); next }
	/^   / { sub(/^ +/, " "); row = row $0; next }
	{ if (row) print row; row = "" }
	END { if (row) print row }'
}
names() { # the names in the left column: "-h, --help" are two
	cut -f 1 | tr -d ',' | tr ' ' '\n' | grep '^-' | sort
}

# The options in a part of the manual: that of a command, or that of all of them.
options_in() { # MANUAL HEADING
	awk -v heading="$2" '
	/^\.S[HS] / { inside = $2 == heading }
	inside && last == ".TP" { gsub(/\\f[BIP]/, ""); gsub(/\\-/, "-"); gsub(/[ ,]+/, "\n"); print }
	{ last = $0 }' "$1" | grep '^-'
}
equal() { # NAME A B
	[ "$2" ] && [ "$2" = "$3" ] && return
	printf '%s:\n%s\n--- against\n%s\n' "$1" "$2" "$3"
	return 1
}

as_wide() { # LANG ARGUMENT...: at most 80 columns, and texts stand beneath each other
	lang=$1
	shift
	voortgang "$@" --help --lang "$lang" >"$folder/help"
	! grep -n '.\{81\}' "$folder/help" || return
	for rows in '^  [a-z]' '^  -'; do
		starts=$(sed -n "/$rows/s/^\(  [^ ].*  \)[^ ].*/\1/p" "$folder/help" | awk '{ print length($0) }' | sort -u)
		case $starts in *[!0-9]*) echo "columns start at $starts"; cat "$folder/help"; return 1 ;; esac
	done
}

# There is no date, so that the bytes depend on the version only.
mandoc_lint() { # MANUAL
	mandoc -T lint -W warning "$1" >"$folder/lint"
	[ $? -le 2 ] || return
	! grep -v 'WARNING: missing date, using "": TH$' "$folder/lint"
}
groff_warns() { # MANUAL
	groff -man -ww -z -K utf8 -T utf8 "$1" 2>"$folder/warnings" || return
	! grep . "$folder/warnings"
}
sections() { # MANUAL HEADINGS
	equal sections "$2" "$(sed -n 's/^\.SH //p' "$1" | tr '\n' ' ')"
}
in_any_locale() { # LANG
	LC_ALL=en_GB.UTF-8 LANG=nl_NL TZ=Asia/Tokyo voortgang handleiding --lang "$1" | cmp - "$folder/$1.1"
}
nothing_broken() { # MANUAL: a hyphen that is not there cannot be copied
	groff -man -K utf8 -T utf8 -P-cbou "$1" >"$folder/rendered" && [ -s "$folder/rendered" ] && ! grep '‐$' "$folder/rendered"
}
same_commands() { # MANUAL HEADING
	equal commands "$commands" "$(awk -v heading="$2" '/^\.SH/ { inside = $2 == heading } inside && /^\.SS/ { print $2 }' "$1")"
	equal synopsis "$commands" "$(sed -n 's/^\\fBvoortgang \([a-z]*\)\\fP .*/\1/p' "$1")"
}
same_options() { # MANUAL HEADING
	equal "options of all" "$(rows | grep '^-' | names)" "$(options_in "$1" "$2" | sort)" || return
	for command in $commands; do
		equal "options of $command" "$(rows "$command" | names)" \
			"$({ options_in "$1" "$command"; options_in "$1" "$2"; } | sort)" || return
	done
}
same_texts() { # LANG: each text of the help stands in the manual
	sed 's/\\f[BIP]//g; s/\\-/-/g' "$folder/$1.1" >"$folder/plain"
	for command in '' $commands; do
		# shellcheck disable=SC2086
		rows $command --lang "$1" | cut -f 2 >"$folder/texts"
		[ -s "$folder/texts" ] || return
		while IFS= read -r text; do
			grep -qiF -- "$text" "$folder/plain" || { echo "not in the manual: $text"; return 1; }
		done <"$folder/texts"
	done
}
examples() { # MANUAL: --help makes the program read a command line, and no more
	sed -n '/^\.EX/,/^\.EE/s/^    //p' "$1" | sed 's/\\-/-/g; s/.*$(\(.*\)).*/\1/; s/voortgang \([a-z]*\)/& --help/' >"$folder/examples"
	[ "$(grep -c '^voortgang [a-z]* --help' "$folder/examples")" -ge 5 ] || { cat "$folder/examples"; return 1; }
	while IFS= read -r line; do
		(cd "$folder" && exits 0 sh -c "$line" >said) || return
	done <"$folder/examples"
}

for lang in nl en; do
	manual=$folder/$lang.1
	check "$lang, groff has no warning" groff_warns "$manual"
	check "$lang, mandoc has no warning" mandoc_lint "$manual"
	check "$lang, the same in any locale" in_any_locale $lang
	check "$lang, no word is broken" nothing_broken "$manual"
	check "$lang, texts of the help" same_texts $lang
	check "$lang, examples are accepted" examples "$manual"
	check "$lang, help is aligned" as_wide $lang
	for command in $commands; do
		check "$lang, help of $command is aligned" as_wide $lang "$command"
	done
done
check "sections" sections "$folder/nl.1" "NAAM OVERZICHT BESCHRIJVING COMMANDO'S OPTIES EINDSTATUS BESTANDEN OMGEVING VOORBEELDEN ZIE OOK "
check "sections in English" sections "$folder/en.1" \
	'NAME SYNOPSIS DESCRIPTION COMMANDS OPTIONS EXIT STATUS FILES ENVIRONMENT EXAMPLES SEE ALSO '
check "commands" same_commands "$folder/nl.1" "COMMANDO'S"
check "commands in English" same_commands "$folder/en.1" COMMANDS
check "options" same_options "$folder/nl.1" OPTIES
check "options in English" same_options "$folder/en.1" OPTIONS

# What help names is accepted, each choice too; what it does not name is not.
accepted() { # COMMAND
	tried=0         # --lang alone has two values
	rows "$1" | grep '^-' >"$folder/rows"
	[ -s "$folder/rows" ] || return
	while IFS="$(printf '\t')" read -r left text; do
		value=$(echo "$left" | sed -n 's/.* \([A-Z].*\)/\1/p')
		choices=$(echo "$text" | sed -n 's/.*: \([a-z0-9]*\(, [a-z0-9]*\)* of [a-z0-9]*\)$/\1/p' | sed 's/, / /g; s/ of / /')
		for name in $(echo "$left" | names); do
			for word in ${choices:-$value}; do
				exits 0 voortgang "$1" "$name" "$word" --help && exits 0 voortgang "$1" "$name=$word" --help || return
				tried=$((tried + 1))
			done
			[ "$value" ] || exits 0 voortgang "$1" "$name" --help || return
			[ ! "$choices" ] || exits 2 voortgang "$1" "$name" "$word-niet" --help || return
		done
	done <"$folder/rows" >"$folder/said"
	[ "$tried" -ge 2 ] || { echo "$tried values tried"; return 1; }
}
refused() { # COMMAND
	rows "$1" | names >"$folder/own"
	for command in $commands; do
		rows "$command"
	done | names | sort -u | comm -23 - "$folder/own" >"$folder/others"
	[ -s "$folder/others" ] || [ "$1" = maak ] || return
	while IFS= read -r name; do
		exits 2 voortgang "$1" "$name" x --help 2>"$folder/err" && holds "$folder/err" "onbekende optie \"$name\"" || return
	done <"$folder/others"
}
for command in $commands; do
	check "$command accepts what its help names" accepted "$command"
	check "$command refuses options of others" refused "$command"
done

sanitary() {
	"$sanitized" handleiding --lang en | cmp - "$folder/en.1" && "$sanitized" handleiding --als=bash | cmp - "$folder/voortgang.bash" || return
	for command in '' $commands; do
		# shellcheck disable=SC2086
		exits 0 "$sanitized" $command -h >"$folder/said" && exits 2 "$sanitized" $command --wat 2>"$folder/said" || return
	done
	exits 2 "$sanitized" maak x.yaml --toon boom 2>"$folder/said"
}
check "no fault of memory" sanitary

# bash, as it calls the function for a line of words of which the last is not finished.
mkdir -p "$folder/files/2023-h1" "$folder/files/uit"
(cd "$folder/files" && touch noord.yaml zuid.yaml 'met spatie.yaml' oud.pdf brief.txt)
completes() { # WORDS-IN-ORDER WORD...
	wanted=$1
	shift
	# shellcheck disable=SC2016
	seen=$(cd "$folder/files" && bash --norc -uc '. "$1"
		shift
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_voortgang "$1"
		for word in "${COMPREPLY[@]}"; do printf "%s\n" "$word"; done' - "$folder/voortgang.bash" "$@" | sort | tr '\n' ' ')
	[ "$seen" = "$wanted" ] && return
	echo "completes to \"$seen\", expected \"$wanted\": $*"
	return 1
}
sorted() { # as completes prints them
	sort | tr '\n' ' '
}
registered() {
	# shellcheck disable=SC2016
	said=$(bash --norc -uc '. "$1"; complete -p voortgang' - "$folder/voortgang.bash")
	[ "$said" = 'complete -F _voortgang voortgang' ] || { echo "$said"; return 1; }
}
check "bash, the function is known" registered
check "bash, shellcheck" shellcheck -s bash "$folder/voortgang.bash"
check "bash, commands" completes "$(echo "$commands" | sorted)" voortgang ''
check "bash, commands by their start" completes 'maak ' voortgang ma
check "bash, commands behind an option of all" completes 'luister ' voortgang --lang en lu
check "bash, options of all" completes "$(rows | grep '^-' | names | sorted)" voortgang -
for command in $commands; do
	check "bash, options of $command" completes "$(rows "$command" | names | sorted)" voortgang "$command" -
done
check "bash, options by their start" completes '--concept ' voortgang maak noord.yaml --c
check "bash, nothing of other commands" completes '' voortgang controleer --c
check "bash, forms of controleer" completes 'html json sarif tekst ' voortgang controleer --als ''
check "bash, forms of maak" completes 'html json pdf ' voortgang maak --als ''
check "bash, forms of vergelijk" completes 'json tekst ' voortgang vergelijk --als ''
check "bash, forms of handleiding" completes 'bash man ' voortgang handleiding --als ''
check "bash, no forms of luister" completes 'noord.yaml ' voortgang luister --als no
check "bash, a form by its start" completes 'json ' voortgang maak noord.yaml --als j
check "bash, a form behind =" completes 'html json pdf ' voortgang maak --als =
check "bash, a form behind = by its start" completes 'json ' voortgang maak --als = j
check "bash, stages" completes 'doc elem node report tags ' voortgang maak --toon ''
check "bash, languages of each command" completes 'en nl ' voortgang uitleg --lang ''
check "bash, reports" completes '2023-h1 met spatie.yaml noord.yaml uit zuid.yaml ' voortgang controleer ''
check "bash, more reports" completes 'noord.yaml ' voortgang maak zuid.yaml n
check "bash, a report with a space" completes 'met spatie.yaml ' voortgang maak 'met\ s'
check "bash, an open quote" completes 'met spatie.yaml ' voortgang maak '"met s'
check "bash, reports and PDFs" completes '2023-h1 met spatie.yaml noord.yaml oud.pdf uit zuid.yaml ' voortgang luister ''
check "bash, a folder" completes '2023-h1 uit ' voortgang maak -d ''
check "bash, a file" completes 'oud.pdf ' voortgang maak -o o
check "bash, findings" completes 'saldo-rij ' voortgang uitleg saldo-r
check "bash, templates" completes "$(find templates -mindepth 1 -maxdepth 1 -printf '%f\n' | sorted)" voortgang maak --sjabloon ''
check "bash, a template by its start" completes 'standaard ' "$program" luister --sjabloon s
check "bash, no options behind --" completes '' voortgang maak -- --c
check "bash, reports behind --" completes 'zuid.yaml ' voortgang maak -- z
check "bash, no arguments where there are none" completes '' voortgang handleiding ''

installed() {
	make -s install DESTDIR="$folder/destdir" PREFIX=/opt >"$folder/said" 2>&1 || { cat "$folder/said"; return 1; }
	cd "$folder/destdir/opt/share" && cmp man/man1/voortgang.1 "$folder/en.1" && cmp man/nl/man1/voortgang.1 "$folder/nl.1" &&
		cmp bash-completion/completions/voortgang "$folder/voortgang.bash" || return
	! find man bash-completion -type f ! -perm 644 | grep .
}
check "make install" installed
