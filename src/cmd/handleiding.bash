# What bash completes for voortgang. Made by "voortgang handleiding --als bash";
# do not change this file.

# The options of a command, or those of every command.
_voortgang_options() { # COMMAND
	case $1 in
{OPTIES}	esac
}

# What belongs behind an option, or else behind its command: a kind, and the words
# to choose from.
_voortgang_kind() { # COMMAND [OPTION]
	case $1,${2-} in
{SOORTEN}	esac
}

# The templates that the program finds beside itself.
_voortgang_templates() { # PROGRAM START
	local program file name
	program=$(readlink -f -- "$(type -P -- "$1")")
	for file in "${program%/*}"/{.,..,../share/voortgang}/templates/*/sjabloon.yaml; do
		name=${file%/sjabloon.yaml}
		name=${name##*/}
		[[ -f $file && $name == "$2"* ]] && printf '%q\n' "$name"
	done
}

# The words of a kind that start so.
_voortgang_words() { # PROGRAM START KIND WORD...
	local name=${2#[\"\']}
	name=${name//\\/}
	case $3 in
	choice) compgen -W "${*:4}" -- "$2" ;;
	template) _voortgang_templates "$1" "$2" ;;
	file) compgen -f -- "$name" ;;
	folder) compgen -d -- "$name" ;;
	report | document)
		compgen -d -- "$name"
		compgen -f -X '!*.yaml' -- "$name"
		[[ $3 == report ]] || compgen -f -X '!*.pdf' -- "$name"
		;;
	esac
}

_voortgang() { # PROGRAM
	local start=${COMP_WORDS[COMP_CWORD]} before=("${COMP_WORDS[@]:0:COMP_CWORD}")
	local commands='{COMMANDOS}' command='' ended='' word
	local -a kind=()

	# To bash --als=json is three words.
	if [[ $start == = ]]; then
		start=''
	elif [[ ${before[-1]} == = ]]; then
		unset 'before[-1]'
	fi
	for word in "${before[@]:1}"; do
		[[ $word == -- ]] && ended=yes
		[[ ! $command && " $commands " == *" $word "* ]] && command=$word
	done

	[[ $ended ]] || read -ra kind <<<"$(_voortgang_kind "$command" "${before[-1]}")"
	if [[ ${#kind[@]} == 0 && ! $ended && $start == -* ]]; then
		read -ra kind <<<"choice $(_voortgang_options "$command")"
	elif [[ ${#kind[@]} == 0 && ! $command ]]; then
		read -ra kind <<<"choice $commands"
	elif [[ ${#kind[@]} == 0 ]]; then
		read -ra kind <<<"$(_voortgang_kind "$command")"
	fi
	mapfile -t COMPREPLY < <(_voortgang_words "$1" "$start" "${kind[@]}")
	case ${kind[0]-} in
	file | folder | report | document) compopt -o filenames 2>/dev/null ;;
	esac
}

complete -F _voortgang voortgang
