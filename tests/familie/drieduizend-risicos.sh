#!/bin/sh
# Rekt: een register van 3.000 risico's, met alle kansen en gevolgen. Steeds dezelfde uitvoer.
exec awk '
function geld(n,  s) {
	s = ""; n = n ""
	while (length(n) > 3) { s = "." substr(n, length(n) - 2) s; n = substr(n, 1, length(n) - 3) }
	return n s
}
BEGIN {
	NR1 = split("Bouwkosten stijgen;Te weinig personeel;Bezwaar van omwonenden;Subsidie valt weg;Bodem is vervuild;Vergunning komt later;Aannemer gaat failliet;Software werkt niet;Draagvlak neemt af;Rente stijgt;Hoog water;Stroomnet is vol", R, ";")
	NP = split("brug Oost;school De Linde;sporthal;wijk Zuid;gemeentehuis;haven;park;tramlijn;bibliotheek;fietsroute;zwembad;riolering;marktplein", P, ";")
	NM = split("Prijs vastzetten in het contract;Eerder werven en mensen opleiden;Elke maand een gesprek met de buurt, en de uitkomst op de website zetten;Andere fondsen zoeken;Meer boringen doen;Vroeg overleggen met de vergunningverlener, zodat vragen op tijd worden beantwoord;Zekerheid vragen;Eerst een proef met een kleine groep", M, ";")
	NE = split("projectleider;programmamanager;afdeling Financiën;afdeling Inkoop;wethouder;directeur", E, ";")
	print "# Rekt: 3.000 risico'\''s (gemaakt door drieduizend-risicos.sh; verander dat bestand, niet dit)."
	print "formaat: voortgang/1\nsoort: programma\nnaam: Risicoregister van de stad\norganisatie: gm0363\nperiode: 2024-H1\npeildatum: 2024-06-30\nopgemaakt: 2024-07-09 09:05:00"
	print "status:\n  risicoprofiel: Hoog\n  totaalbeeld: Volgens verwachting\n  bestuur: Volgens verwachting\n  planning: Volgens verwachting\n  budget: Volgens verwachting"
	print "structuur:\n  bestuurlijk opdrachtgever: Wethouder Financiën\n  programma: Bestuur\n  opdrachtgevers: Directeur Middelen"
	print "karakteristiek:\n  fase: in uitvoering\n  einddatum: doorlopend\n  ruimtelijke procedure: n.v.t.\n  risicoprofiel: Hoog"
	print "besluitvorming:\n  laatste behandeling: 2024-04-18\n  volgende behandeling: 2024-10-10\n  besluiten:\n    - datum: 2024-04-18\n      besluit: nota risicomanagement is vastgesteld"
	print "afwijking: geen\nwijzigingen: geen\ndoelstelling: Alle risico'\''s van de stad staan in één lijst.\nstand van zaken: De lijst is bijgewerkt door alle afdelingen."
	print "financien:\n  eenheid: euro\n  budgetperiode: 2024\n  posten:\n    - omschrijving: Beheer van het register\n      beschikbaar: 90.000\n      uitgaven: 41.000\n      verplichtingen: 20.000\n      saldo: 29.000\n  totaal:\n    beschikbaar: 90.000\n    uitgaven: 41.000\n    verplichtingen: 20.000\n    saldo: 29.000"
	print "planning:\n  - periode: 2024-H2\n    activiteiten: Register nakijken\ncommunicatie: geen\nrisicomanagement: De tabel hieronder noemt alle risico'\''s.\nrisicos:"
	for (i = 1; i <= 3000; i++)
		print "  - nr: " i "\n    risico: " R[i % NR1 + 1] " bij " P[i % NP + 1] "\n    kans: " i * 7 % 5 + 1 "\n    gevolg: " int(i / 5) % 5 + 1 "\n    bedrag: " geld((i * 37 % 400 + 1) * 2500) "\n    maatregel: " M[i % NM + 1] "\n    eigenaar: " E[i % NE + 1]
}' </dev/null
