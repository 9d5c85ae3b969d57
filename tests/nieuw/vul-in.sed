# Wat een mens invult, voor de proef van vijf opdrachten.
s/^organisatie: INVULLEN/organisatie: gm0599/
s/^peildatum: INVULLEN/peildatum: 2024-06-30/
s/^opgemaakt: INVULLEN/opgemaakt: 2024-07-08/
s/^  risicoprofiel: INVULLEN/  risicoprofiel: Laag/
s/^  fase: INVULLEN/  fase: in uitvoering/
s/^  einddatum: INVULLEN/  einddatum: 2026/
s/^  laatste behandeling: INVULLEN/  laatste behandeling: 2024-03-12/
s/^  volgende behandeling: INVULLEN/  volgende behandeling: 2024-09-17/
s/^  \(totaalbeeld\|bestuur\|planning\|budget\): INVULLEN/  \1: Volgens verwachting/
s/^  \([a-z ]*\): INVULLEN/  \1: Wethouder Groen/
s/^      - INVULLEN/      - De subsidie gaat open voor bewoners/
s/^  INVULLEN/  Bewoners vragen meer subsidie aan dan verwacht./
