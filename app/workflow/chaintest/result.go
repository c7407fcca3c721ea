package chaintest

// Result is the Summary of the meeting at the end of the chain, and behind an empty line its minutes as they were sent.
const Result = `2. Sitzung · Sprache verbindet, Do, 18.06.2026 18:00–20:00 Uhr, Rathaus, Zimmer 209, stufenlos über den Hof, hybrid, https://konferenz.example.org/runder-tisch, held
Leitung Leyla Demir, Protokoll Jonas Kraft
Regel Alle benannten Personen
BA 1|Demirkıran, Ayşe|Migrationsbeauftragte|Antwort accepted||da present|18:20|
BA 2|Großweiler, Jonas, Dr.|Migrationsbeauftragter|Antwort substituted|Ida Kern|da present||
BA 3|Öztürkmen, Şükriye|Vorsitzende|Antwort accepted||da present||
BA 4|Đỗ-Lindner, Thị Hằng|Integrationsbeauftragte|Antwort ||da absent||
BA 5|Źrebińska, Małgorzata|Ansprechperson|Antwort ||da absent||
BA 7|Yıldızhan, Emre|Migrationsbeauftragter|Antwort accepted||da present||19:30
BA 8|Bäumlinger, Zoé|Migrationsbeauftragte|Antwort declined||da excused||
BA 9|Іваненчук, Олена|Beauftragte für Integration und Vielfalt|Antwort ||da online||
BA 12|Müllerschön, Ibrahim|Migrationsbeauftragter|Antwort ||da absent||
BA 13|Νικολαΐδης, Γιώργος|Integrationsbeauftragter|Antwort ||da absent||
BA 15|El Amraouia, Fatima Zahra, Dr.|Migrationsbeauftragte|Antwort ||da absent||
BA 16|Strohmeier-Kallina, Ilse|Ansprechperson|Antwort ||da absent||
BA 19|Fürstenriederer, Maximilian|Migrationsbeauftragter|Antwort ||da present|18:45|
BA 20|Morgenroth, Alex|Ansprechperson|Antwort substituted|Sam Vogt|da present||
BA 22|Fernándezlang, Lucía|Migrationsbeauftragte|Antwort ||da absent||
BA 25|Wójcikowiak, Stanisław|Migrationsbeauftragter|Antwort ||da excused||
BA 0|Huber, Anna|Verein Brücke|Antwort accepted||da present||
BA 0|Stein, Jo|Presse|Antwort ||da present|||ohne Einladung
BA 0|Wolf, Tim|Nachbarschaftshilfe|Antwort ||da present|||ohne Einladung
7 von 25 BA vertreten · 6 anwesend · 1 online · 3 Gäste · 2 entschuldigt · 7 nicht anwesend
Einleitung "Die Sitzungsleitung begrüßt die Anwesenden und stellt die Tagesordnung vor. Es gibt keine Änderungswünsche."
TOP 1 18:00|Begrüßung|10||öffentlich true|done|"Leyla Demir begrüßt die Anwesenden."
TOP 2 18:10|Berichte|0||öffentlich true||""
TOP 2.1 18:10|Bericht der Verwaltung|20|Sozialreferat|öffentlich true|done|"Das Sozialreferat berichtet:\n\n- neue Stellen\n- neue Räume"
TOP 3 18:30|Deutschkurse im Stadtbezirk|30||öffentlich true|done|"Der BA 5 wünscht Kurse am Abend."
Beschluss Der Runde Tisch bittet das Sozialreferat um Deutschkurse am Abend.
Aufgabe Brief an das Sozialreferat schreiben|Ayşe Demirkıran|15.07.2026|offen
Aufgabe Räume für den Abend suchen|Büro||erledigt
TOP 4 19:00|Verschiedenes|10||öffentlich true|postponed|""
TOP 5 19:10|Absprache der Leitung|5||öffentlich false||""
Protokoll sent 24.06.2026, geändert []
Auswertung eingeladen 16, zugesagt 5, abgesagt 1, anwesend 9, online 1, Gäste 3, BA 7

2. Sitzung des Runden Tisches der Migrationsbeauftragten
Termin: Do, 18.06.2026 18:00–20:00 Uhr
Ort: Rathaus, Zimmer 209
Leitung: Leyla Demir
Protokoll: Jonas Kraft
Anwesend: BA 1 Ayşe Demirkıran, Migrationsbeauftragte ab 18:20 Uhr
Anwesend: BA 2 Ida Kern, Migrationsbeauftragter in Vertretung für Dr. Jonas Großweiler
Anwesend: BA 3 Şükriye Öztürkmen, Vorsitzende
Anwesend: BA 7 Emre Yıldızhan, Migrationsbeauftragter bis 19:30 Uhr
Anwesend: BA 19 Maximilian Fürstenriederer, Migrationsbeauftragter ab 18:45 Uhr
Anwesend: BA 20 Sam Vogt, Ansprechperson in Vertretung für Alex Morgenroth
Online: BA 9 Олена Іваненчук, Beauftragte für Integration und Vielfalt
Gäste: Gast Anna Huber, Verein Brücke
Gäste: Gast Jo Stein, Presse
Gäste: Gast Tim Wolf, Nachbarschaftshilfe
Entschuldigt: BA 8 Zoé Bäumlinger, Migrationsbeauftragte
Entschuldigt: BA 25 Stanisław Wójcikowiak, Migrationsbeauftragter
Nicht anwesend: BA 4 Thị Hằng Đỗ-Lindner, Integrationsbeauftragte
Nicht anwesend: BA 5 Małgorzata Źrebińska, Ansprechperson
Nicht anwesend: BA 12 Ibrahim Müllerschön, Migrationsbeauftragter
Nicht anwesend: BA 13 Γιώργος Νικολαΐδης, Integrationsbeauftragter
Nicht anwesend: BA 15 Dr. Fatima Zahra El Amraouia, Migrationsbeauftragte
Nicht anwesend: BA 16 Ilse Strohmeier-Kallina, Ansprechperson
Nicht anwesend: BA 22 Lucía Fernándezlang, Migrationsbeauftragte
Die Sitzungsleitung begrüßt die Anwesenden und stellt die Tagesordnung vor. Es gibt keine Änderungswünsche.
TOP 1 Begrüßung
Leyla Demir begrüßt die Anwesenden.
TOP 2 Berichte

TOP 2.1 Bericht der Verwaltung
Das Sozialreferat berichtet:

- neue Stellen
- neue Räume
TOP 3 Deutschkurse im Stadtbezirk
Der BA 5 wünscht Kurse am Abend.
Beschluss: Der Runde Tisch bittet das Sozialreferat um Deutschkurse am Abend.
Aufgabe: Brief an das Sozialreferat schreiben Ayşe Demirkıran 15.07.2026
Aufgabe: Räume für den Abend suchen Büro
TOP 4 Verschiedenes

vertagt
TOP 5 Absprache der Leitung

`
