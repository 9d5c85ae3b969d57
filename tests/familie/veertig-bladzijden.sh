#!/bin/sh
# Rekt: een rapport van ongeveer veertig bladzijden: lange tekst met koppen op alle niveaus, lijsten en citaten,
# een tabel van 60 posten in 6 groepen, 12 mijlpalen, 40 risico's en 10 indicatoren. Steeds dezelfde uitvoer.
exec awk '
function volgende(n) { zaad = (zaad * 16807) % 2147483647; return zaad % n }
function geld(n,  s, r) {
	if (n < 0) return "-" geld(-n)
	s = ""; n = n ""
	while (length(n) > 3) { r = substr(n, length(n) - 2); n = substr(n, 1, length(n) - 3); s = "." r s }
	return n s
}
function zin(  s) {
	s = Z[(nz += 1 + volgende(5)) % NZ + 1]
	gsub(/@W/, W[volgende(NW) + 1], s); gsub(/@P/, P[volgende(NP) + 1], s); gsub(/@N/, 12 + volgende(480), s)
	return s
}
function alinea(inspring, n,  i, regel) {
	regel = inspring
	for (i = 0; i < n; i++) regel = regel (i ? " " : "") zin()
	print regel "\n"
}
function lijst(inspring, n, teken,  i) {
	for (i = 1; i <= n; i++) print inspring (teken == "1" ? i ". " : "- ") zin()
	print ""
}
function deel(sleutel, hoofdstukken,  h, k, m) {
	print sleutel ": |"
	alinea("  ", 5); alinea("  ", 4)
	for (h = 1; h <= hoofdstukken; h++) {
		print "  # " K1[(nk1++) % NK1 + 1] "\n"
		alinea("  ", 4 + volgende(3)); alinea("  ", 3 + volgende(4))
		for (k = 1; k <= 2; k++) {
			print "  ## " K2[(nk2++) % NK2 + 1] "\n"
			alinea("  ", 3 + volgende(5))
			if (volgende(2)) lijst("  ", 3 + volgende(5), volgende(2)); else alinea("  ", 2 + volgende(6))
			if (volgende(3) == 0) { print "  > " zin() " " zin() "\n" }
			for (m = 1; m <= 2; m++) {
				print "  ### " K3[(nk3++) % NK3 + 1] "\n"
				if (volgende(4) == 0) lijst("  ", 4 + volgende(4), "-"); else alinea("  ", 2 + volgende(4))
				if (volgende(5) == 0) {
					print "  1. " zin() "\n     - " zin() "\n     - " zin() "\n       1. " zin() "\n       2. " zin() "\n  2. " zin() "\n"
				}
			}
		}
	}
}
BEGIN {
	zaad = 1916
	NW = split("de Oosterbuurt,de Bloemenwijk,Kanaalzuid,het Stationsgebied,de Vogelbuurt,Nieuw-Rijnwoude,de Hoge Weide,Overkerk", W, ",")
	NP = split("de woningcorporatie,het waterschap,de scholen,de ondernemers,de wijkraad,de provincie,het sportbedrijf,de bibliotheek", P, ",")
	NZ = 0
	Z[++NZ] = "De werkgroep heeft in @W met bewoners over de plannen gesproken."
	Z[++NZ] = "Veel bewoners willen vooral dat de straat schoner en veiliger wordt."
	Z[++NZ] = "Die wens staat nu in het plan voor @W."
	Z[++NZ] = "Samen met @P heeft de gemeente gekeken wat er nodig is."
	Z[++NZ] = "In @W zijn @N woningen van het aardgas af."
	Z[++NZ] = "Dat is meer dan in het jaar ervoor."
	Z[++NZ] = "De riolering is oud en op een aantal plekken lek."
	Z[++NZ] = "Daarom gaat de straat in @W in delen open, zodat winkels en huizen bereikbaar blijven."
	Z[++NZ] = "Bij de bijeenkomst waren @N mensen, van wie de helft voor het eerst kwam."
	Z[++NZ] = "Zij kregen een kaart en konden daarop met stickers laten zien waar het te hard waait, te donker is of te warm wordt."
	Z[++NZ] = "De verschillen tussen de buurten zijn groot."
	Z[++NZ] = "Wie weinig geld heeft, woont vaker in een huis met schimmel en tocht."
	Z[++NZ] = "Energiecoaches zijn bij @N huishoudens langs geweest."
	Z[++NZ] = "Zij plakken folie, hangen tochtstrips op en leggen uit hoe de ketel zuiniger kan."
	Z[++NZ] = "De samenwerking met @P loopt goed."
	Z[++NZ] = "Er is wel meer tijd nodig voor de afspraken over beheer en onderhoud."
	Z[++NZ] = "De verkeersproef in @W is afgerond; de auto mag er nu dertig rijden."
	Z[++NZ] = "Uit tellingen blijkt dat er per dag @N fietsers meer langskomen."
	Z[++NZ] = "Niet iedereen is blij."
	Z[++NZ] = "Ondernemers vragen om plekken waar zij kunnen laden en lossen."
	Z[++NZ] = "De gemeente heeft @N bomen geplant, waarvan een deel in bakken omdat er kabels in de grond liggen."
	Z[++NZ] = "Het groen in @W wordt onderhouden door een groep van bewoners."
	Z[++NZ] = "Kinderen van drie basisscholen hebben het speelplein zelf getekend."
	Z[++NZ] = "Een landschapsarchitect heeft van die tekeningen een ontwerp gemaakt dat te bouwen is en dat binnen het budget past."
	Z[++NZ] = "De aanbesteding leverde vier inschrijvingen op."
	Z[++NZ] = "Het goedkoopste aanbod was niet het beste."
	Z[++NZ] = "De keuze viel op een bedrijf dat @N mensen uit de buurt aan het werk helpt."
	Z[++NZ] = "Met @P is afgesproken wie wat betaalt."
	Z[++NZ] = "De afspraken staan in een overeenkomst die elk jaar wordt nagekeken."
	Z[++NZ] = "Onderzoekers van de hogeschool meten of de aanpak helpt."
	Z[++NZ] = "Zij spraken met @N bewoners en keken naar cijfers over gezondheid, inkomen en veiligheid."
	Z[++NZ] = "De cijfers over eenzaamheid zijn nog niet beter."
	Z[++NZ] = "Wel weten meer mensen waar zij hulp kunnen krijgen."
	Z[++NZ] = "Het wijkteam in @W is verhuisd naar een plek naast de supermarkt."
	Z[++NZ] = "Sindsdien lopen er per week @N mensen binnen."
	Z[++NZ] = "Een deel van hen heeft vragen over brieven van de overheid die moeilijk te begrijpen zijn."
	Z[++NZ] = "Vrijwilligers lezen de brieven mee en bellen zo nodig."
	Z[++NZ] = "De kosten blijven binnen wat de raad heeft vastgesteld."
	Z[++NZ] = "Alleen het bouwrijp maken is duurder, doordat er meer vervuilde grond was dan uit de boringen bleek."
	Z[++NZ] = "Voor dat verschil is een reserve."
	Z[++NZ] = "De planning in @W is krap, maar haalbaar."
	Z[++NZ] = "Als het weer tegenzit, schuift het asfalteren op."
	Z[++NZ] = "Bij @P werken daarvoor nu twee vaste mensen."
	Z[++NZ] = "Dat maakt het makkelijker om snel te antwoorden op vragen van bewoners."
	Z[++NZ] = "In de nieuwsbrief, die @N adressen in @W krijgen, staat elke maand wat er klaar is, wat er misging en wie u kunt bellen."
	Z[++NZ] = "De commissie heeft het werk in @W bezocht."
	Z[++NZ] = "Leden van de commissie vroegen vooral naar parkeren, groen en betaalbaarheid."
	Z[++NZ] = "Die vragen zijn beantwoord in een brief."
	NK1 = split("Wonen in @;Werk en inkomen;Groen en water;Verkeer en parkeren;Samen leven;Gezondheid en sport;Energie en klimaat;Veiligheid in de buurt;Kunst, cultuur en ontmoeting;Onderwijs en jeugd", K1, ";"); K1[1] = "Wonen in de wijk"
	NK2 = split("Wat er is gedaan;Wat bewoners merken;Wat nog niet lukt;Samenwerking met partners;Geld en mensen;Wat de cijfers zeggen en wat wij daarvan leren voor de volgende fase van het programma", K2, ";")
	NK3 = split("Oosterbuurt;Bloemenwijk;Kanaalzuid;Stationsgebied;Vogelbuurt;Nieuw-Rijnwoude;Hoge Weide", K3, ";")
	print "# Rekt: ongeveer veertig bladzijden (gemaakt door veertig-bladzijden.sh; verander dat bestand, niet dit)."
	print "formaat: voortgang/1\nsoort: programma\nnaam: Wijken voor morgen\norganisatie: gm0344\nperiode: 2024-H1\npeildatum: 2024-06-30\nopgemaakt: 2024-07-09 09:05:00"
	print "status:\n  risicoprofiel: Midden\n  totaalbeeld:\n    waarde: Aandachtspunt\n    toelichting: De planning vraagt aandacht.\n  bestuur: Volgens verwachting\n  planning:\n    waarde: Aandachtspunt\n    toelichting: De riolering in de Bloemenwijk is een jaar opgeschoven, omdat de aannemer te weinig mensen heeft.\n  budget: Volgens verwachting"
	print "structuur:\n  bestuurlijk opdrachtgever: Wethouder Wijken\n  programma: Leefbare stad\n  opdrachtgevers:"
	for (i = 1; i <= NP; i++) print "    - " toupper(substr(P[i], 1, 1)) substr(P[i], 2)
	print "karakteristiek:\n  fase: in uitvoering\n  startdatum: 2022\n  einddatum: 2031-12-31\n  ruimtelijke procedure: n.v.t.\n  risicoprofiel: Midden"
	print "besluitvorming:\n  laatste behandeling: 2024-05-23\n  volgende behandeling: 2024-11-14\n  besluiten:"
	for (i = 0; i < 9; i++) {
		m = 2024 * 12 + 3 - 4 * i
		printf "    - datum: %d-%02d-14\n      besluit: het plan voor %s is vastgesteld\n", int(m / 12), m % 12 + 1, W[i % NW + 1]
	}
	print "afwijking: geen"
	print "wijzigingen: |"; alinea("  ", 3); lijst("  ", 4, "-")
	deel("doelstelling", 4)
	deel("stand van zaken", 10)
	print "indicatoren:"
	NI = split("Woningen zonder aardgas|aantal;Bewoners die zich veilig voelen|procent;Jongeren met werk of opleiding|procent;Bomen in de straat|aantal;Huishoudens met schulden|procent;Bezoekers van het wijkteam|aantal per week;Eenzame ouderen|procent;Fietsers op de hoofdroute|aantal per dag;Rapportcijfer voor de wijk|cijfer;Kinderen met zwemdiploma|procent", I, ";")
	for (i = 1; i <= NI; i++) {
		split(I[i], d, "|"); b = 20 + volgende(60)
		print "  - naam: " d[1] "\n    eenheid: " d[2] "\n    bron: " (i % 2 ? "wijkmonitor" : "eigen telling") "\n    nulwaarde: " b ",0\n    nuljaar: 2019\n    streefwaarde: " b + 15 ",0\n    streefjaar: 2031\n    realisatie: " b + i ",5\n    jaar: 2023\n    reeks:"
		for (j = 2020; j <= 2023; j++) print "      - jaar: " j "\n        waarde: " (j == 2023 ? b + i ",5" : b + volgende(i + 2) ",0")
	}
	print "financien:\n  eenheid: euro\n  budgetperiode: 2024\n  posten:"
	NG = split("Wonen;Werk en inkomen;Groen en water;Verkeer;Samen leven;Energie", G, ";")
	NO = split("Onderzoek;Ontwerp;Voorbereiding;Uitvoering eerste deel;Uitvoering tweede deel;Beheer en onderhoud;Communicatie met bewoners;Subsidies aan verenigingen en buurtgroepen;Inhuur;Onvoorzien", O, ";")
	for (g = 1; g <= NG; g++) {
		sb = su = sv = 0
		for (o = 1; o <= NO; o++) {
			u = (1 + volgende(400)) * 250; v = volgende(300) * 250; b = u + v + volgende(200) * 500
			sb += b; su += u; sv += v
			print "    - omschrijving: " O[o] " (" tolower(G[g]) ")\n      groep: " G[g] "\n      beschikbaar: " geld(b) "\n      uitgaven: " geld(u) "\n      verplichtingen: " geld(v) "\n      saldo: " geld(b - u - v)
			if (volgende(9) == 0) print "      toelichting: " zin() " " zin()
		}
		print "    - omschrijving: Subtotaal " tolower(G[g]) "\n      groep: " G[g] "\n      subtotaal: ja\n      beschikbaar: " geld(sb) "\n      uitgaven: " geld(su) "\n      verplichtingen: " geld(sv) "\n      saldo: " geld(sb - su - sv)
		tb += sb; tu += su; tv += sv
	}
	print "  totaal:\n    beschikbaar: " geld(tb) "\n    uitgaven: " geld(tu) "\n    verplichtingen: " geld(tv) "\n    saldo: " geld(tb - tu - tv)
	print "planning:"
	NA = split("Gesprekken met bewoners;Ontwerp maken;Aanbesteden;Bouwplaats inrichten;Riolering vervangen;Straat opnieuw bestraten;Bomen planten;Speelplein openen;Evaluatie;Overdracht aan beheer", A, ";")
	NS = split("gereed;gereed;gereed;loopt;vertraagd;vervallen", S, ";")
	for (j = 2023; j <= 2030; j++) for (h = 1; h <= 2; h++) {
		oud = j < 2024 || (j == 2024 && h == 1)
		print "  - periode: " j "-H" h "\n    activiteiten:"
		n = (j + h) % 8 ? 2 : 1
		for (i = 0; i < n; i++) {
			a = A[(na++) % NA + 1] " in " W[volgende(NW) + 1]
			if (!oud) print "      - " a
			else if (i == 1 && h == 1 && j == 2024) print "      - wat: " a "\n        stand: verschoven\n        naar: 2025-H2"
			else print "      - wat: " a "\n        stand: " S[na % 4 + 1]
		}
	}
	print "mijlpalen:"
	for (i = 1; i <= 12; i++) {
		j = 2023 + int(i / 2); m = 1 + i * 5 % 12
		print "  - naam: " A[i % NA + 1] " " W[i % NW + 1] "\n    gepland: " sprintf("%d-%02d", j, m)
		if (i == 1) print "    gereed: " sprintf("%d-%02d-%02d", j, m, 11)
		else if (i % 4 == 0) print "    verwacht: " sprintf("%d-%02d", j + 1, m) "\n    toelichting: " zin()
	}
	print "communicatie: |"; alinea("  ", 6); lijst("  ", 6, "-"); alinea("  ", 5)
	print "risicomanagement: |"; alinea("  ", 6); alinea("  ", 4)
	print "risicos:"
	for (i = 1; i <= 40; i++)
		print "  - nr: " i "\n    risico: " A[i % NA + 1] " in " W[i % NW + 1] " duurt langer of kost meer dan gedacht" (i % 3 ? "" : ", doordat er te weinig mensen zijn") "\n    kans: " 1 + volgende(5) "\n    gevolg: " 1 + volgende(5) (i % 6 ? "\n    bedrag: " geld((1 + volgende(90)) * 5000) : "") "\n    maatregel: " zin() (i % 4 ? "" : " " zin()) "\n    eigenaar: " (i % 2 ? "projectleider" : "programmamanager")
}' </dev/null
