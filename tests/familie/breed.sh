#!/bin/sh
# breed.sh STANDAARD.yaml >breed/sjabloon.yaml: het standaardsjabloon met twaalf bedragkolommen in drie groepen, en een beeldmerk.
exec awk '
/^naam: standaard$/ { print "naam: breed"; next }
/^letters:$/ { print "beeldmerk:\n  bestand: logo.png\n  breedte: 30\n  beschrijving: Logo van de gemeente\n" }
/bron: financien$/ { in_financien = 1 }
in_financien && /^        kolommen:$/ { weg = 1; in_financien = 0
	print "        kolommen:\n          - sleutel: omschrijving\n            label: Omschrijving"
	n = split("primitief,Primitief,Begroting,;overheveling,Overheveling,Begroting,;wijziging,Wijziging,Begroting,;bijgesteld,Bijgesteld,Begroting,budget;uitgaven,Uitgaven,Realisatie,besteed;verplichtingen,Verplichtingen,Realisatie,verplicht;besteed,Samen,Realisatie,;saldo,Saldo,Realisatie,ruimte;nog,Nog te verwachten,Prognose,;eindstand,Eindstand,Prognose,;verschil,Verschil,Prognose,;doorschuif,Naar volgend jaar,Prognose,", K, ";")
	for (i = 1; i <= n; i++) {
		split(K[i], k, ",")
		print "          - sleutel: " k[1] "\n            label: " k[2] "\n            boven: " k[3] (k[4] == "" ? "" : "\n            rol: " k[4])
	}
	print "        formules:\n          - bijgesteld = primitief + overheveling + wijziging\n          - besteed = uitgaven + verplichtingen\n          - saldo = bijgesteld - uitgaven - verplichtingen\n          - eindstand = besteed + nog\n          - verschil = bijgesteld - eindstand\n          - totaal = som"
	next
}
weg && /^      - titel: / { weg = 0 }
!weg { print }
' "$1"
