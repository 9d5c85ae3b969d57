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
SOURCES = $(foreach room,$(ROOMS),$(wildcard src/$(room)/*.c)) src/main.c
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o)
LIBRARIES = yaml-0.1 libpng libjpeg md4c libunibreak harfbuzz harfbuzz-subset libdeflate
ALL_CFLAGS = -std=c11 -Wall -Wextra -Wshadow -Wvla -MMD -MP -DVERSION='"$(VERSION)"' \
	-DSHARE='"$(PREFIX)/share/voortgang"' $(CFLAGS) $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
ALL_LIBS = $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lhpdf

# What Debian calls what we need, for the program and for its tests.
PACKAGES = gcc libc6-dev pkg-config libhpdf-dev libyaml-dev libpng-dev libjpeg62-turbo-dev \
	libmd4c-dev libunibreak-dev libharfbuzz-dev libdeflate-dev
TEST_PACKAGES = openjdk-17-jre-headless maven qpdf poppler-utils mupdf-tools valgrind git

.PHONY: all rapport test bench rooms install clean packages test-packages bless
.DELETE_ON_ERROR:

all: $(BUILD)/voortgang

rapport: packages
	@$(MAKE) --no-print-directory $(BUILD)/voortgang
	@$(BUILD)/voortgang maak "$(SAMPLE)" -o "$(BUILD)/sterk-voor-noord.pdf"

$(BUILD)/voortgang: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJECTS) $(ALL_LIBS)

$(BUILD)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

-include $(OBJECTS:.o=.d)

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

# What a cold run costs: instructions, time, memory, bytes.
bench: test-packages
	@$(MAKE) --no-print-directory $(BUILD)/voortgang $(BUILD)/tests/measure
	@tests/bench/run "$(BUILD)"

$(BUILD)/tests/measure: tests/bench/measure.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -Wall -Wextra -O2 -o $@ $<

install: $(BUILD)/voortgang
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/voortgang/fonts"
	install -m 755 $(BUILD)/voortgang "$(DESTDIR)$(PREFIX)/bin/voortgang"
	install -m 644 fonts/* "$(DESTDIR)$(PREFIX)/share/voortgang/fonts"
	for t in templates/*/; do \
		install -d "$(DESTDIR)$(PREFIX)/share/voortgang/$$t" && \
		install -m 644 "$$t"* "$(DESTDIR)$(PREFIX)/share/voortgang/$$t" || exit 1; \
	done

clean:
	rm -rf build
