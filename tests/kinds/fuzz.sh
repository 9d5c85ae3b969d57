# Fuzz: every file of a target's corpus goes through the target, sanitized. What
# once crashed or hung is in there; `make fuzz` looks for more.

for source in tests/fuzz/fuzz_*.c; do
	target=$(basename "$source" .c)
	check "$target" timeout 120 "build/tests/$target"
done
