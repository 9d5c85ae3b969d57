# Memory: valgrind sees no fault and no leak in making the sample.

faultless() {
	valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,indirect,possible \
		"$program" maak "$sample" -o "$scratch/$kind/sample.pdf" >"$scratch/$kind/said" 2>&1 && return
	grep '^==' "$scratch/$kind/said"
	return 1
}
check "valgrind on the sample" faultless
