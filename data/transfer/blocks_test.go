package transfer

// Signatures and addresses as people write them, with what they say. All names, numbers and mailboxes are invented.

import (
	"slices"
	"strings"
	"testing"
)

var blocks = []struct {
	name, text string
	want       Record
}{
	{"city office", "Mit freundlichen Grüßen\n\nAnna Huber\n\nLandeshauptstadt München\nSozialreferat\nStelle für interkulturelle Arbeit\nBurgstraße 4\n80331 München\nTel.: +49 89 233-40624\nFax: +49 89 233-40699\nE-Mail: anna.huber@example.org\nwww.example.org/interkulturell",
		Record{"first": "Anna", "last": "Huber", "organisation": "Landeshauptstadt München", "department": "Sozialreferat, Stelle für interkulturelle Arbeit", "street": "Burgstraße 4", "postcode": "80331", "city": "München", "phone": "+49 89 233-40624", "email": "anna.huber@example.org",
			"web": "www.example.org/interkulturell", "note": "Fax: +49 89 233-40699"}},
	{"office first", "Landeshauptstadt München\nDirektorium\nBüro der Oberbürgermeisterin\n\ni. A. Dr. Jürgen Groß\nSachbearbeiter\nMarienplatz 8, Zimmer 209\n80331 München\nTelefon (089) 233-92000\nMobil 0151 23456789\njuergen.gross@example.org",
		Record{"title": "Dr.", "first": "Jürgen", "last": "Groß", "function": "Sachbearbeiter", "organisation": "Landeshauptstadt München", "department": "Direktorium, Büro der Oberbürgermeisterin", "street": "Marienplatz 8", "extra": "Zimmer 209", "postcode": "80331", "city": "München",
			"phone": "(089) 233-92000", "mobile": "0151 23456789", "email": "juergen.gross@example.org"}},
	{"slashes", "Fatima El Amraoui\nLandeshauptstadt München / Kulturreferat / Abteilung Stadtteilkultur\nT +49 89 233-12345\nM 0171 9876543\nfatima.elamraoui@example.org",
		Record{"first": "Fatima", "last": "El Amraoui", "organisation": "Landeshauptstadt München", "department": "Kulturreferat, Abteilung Stadtteilkultur", "phone": "+49 89 233-12345", "mobile": "0171 9876543", "email": "fatima.elamraoui@example.org"}},
	{"private", "Liebe Grüße\nAyşe", Record{"first": "Ayşe"}},
	{"private in a line", "Viele Grüße, Ayşe Yılmaz", Record{"first": "Ayşe", "last": "Yılmaz"}},
	{"lg", "LG Ole\n0176 5551234", Record{"first": "Ole", "mobile": "0176 5551234"}},
	{"chair", "Anna Huber, Vorsitzende des BA 5\nba5@example.org", Record{"first": "Anna", "last": "Huber", "function": "Vorsitzende des BA 5", "district": "5", "email": "ba5@example.org"}},
	{"bar", "Anna Huber | Migrationsbeauftragte BA 14\n089 4312345", Record{"first": "Anna", "last": "Huber", "function": "Migrationsbeauftragte BA 14", "district": "14", "phone": "089 4312345"}},
	{"ordinal", "Ole Brück\nBeauftragter für Migration und Integration\nBezirksausschuss des 16. Stadtbezirkes Ramersdorf-Perlach\nole.brueck@example.org",
		Record{"first": "Ole", "last": "Brück", "function": "Beauftragter für Migration und Integration", "organisation": "Bezirksausschuss des 16. Stadtbezirkes Ramersdorf-Perlach", "district": "16", "email": "ole.brueck@example.org"}},
	{"BA line", "Maria García López\nMigrationsbeauftragte\nBA 08\nmaria@example.org", Record{"first": "Maria García", "last": "López", "function": "Migrationsbeauftragte", "district": "8", "email": "maria@example.org"}},
	{"association", "Herzliche Grüße aus Giesing\n\nChimamanda Okonkwo-Fitzgerald\nGeschäftsführerin\n\nBunte Brücke e. V.\nTegernseer Landstr. 100 a\n81539 München\nFon 089/6912345\nkontakt@example.org\nhttps://bunte-bruecke.example.org\n\nVereinsregister München VR 12345\nVorstand: Anna Huber, Ole Brück",
		Record{"first": "Chimamanda", "last": "Okonkwo-Fitzgerald", "function": "Geschäftsführerin", "organisation": "Bunte Brücke e. V.", "street": "Tegernseer Landstr. 100 a", "postcode": "81539", "city": "München", "phone": "089/6912345", "email": "kontakt@example.org",
			"web": "https://bunte-bruecke.example.org", "note": "Vereinsregister München VR 12345\nVorstand: Anna Huber, Ole Brück"}},
	{"association first", "Bunte Nachbarschaft Giesing\nAnna Huber\nanna.huber@example.org", Record{"first": "Anna", "last": "Huber", "organisation": "Bunte Nachbarschaft Giesing", "email": "anna.huber@example.org"}},
	{"Herrn", "Herrn\nDr. Jürgen Groß\nc/o Familie Huber\nFranziskanerstr. 8\nRückgebäude\n81669 München", Record{"form": "Herr", "title": "Dr.", "first": "Jürgen", "last": "Groß", "extra": "c/o Familie Huber, Rückgebäude", "street": "Franziskanerstr. 8", "postcode": "81669", "city": "München"}},
	{"one line", "Frau Anna Huber, Hauptstr. 5, 81667 München", Record{"form": "Frau", "first": "Anna", "last": "Huber", "street": "Hauptstr. 5", "postcode": "81667", "city": "München"}},
	{"one line with contacts", "Anna Huber, Hauptstr. 5, 81667 München, Tel. 089 123456, anna@example.org", Record{"first": "Anna", "last": "Huber", "street": "Hauptstr. 5", "postcode": "81667", "city": "München", "phone": "089 123456", "email": "anna@example.org"}},
	{"box", "Verein Nord e.V.\nFrau Anna Huber\nPostfach 10 12 13\n80331 München", Record{"form": "Frau", "first": "Anna", "last": "Huber", "organisation": "Verein Nord e.V.", "street": "Postfach 10 12 13", "postcode": "80331", "city": "München"}},
	{"hands", "Caritas-Zentrum Laim\nz. Hd. Frau Dr. Anna Huber\nHaus B, 3. OG\nAgnes-Bernauer-Platz 8\nD-80687 München", Record{"form": "Frau", "title": "Dr.", "first": "Anna", "last": "Huber", "organisation": "Caritas-Zentrum Laim", "extra": "Haus B, 3. OG", "street": "Agnes-Bernauer-Platz 8", "postcode": "80687", "city": "München"}},
	{"Vienna", "Mag. Leopold Hinterhuber\nVerein Donau\nStephansplatz 3/5\nA-1010 Wien\nTel +43 1 5151234", Record{"title": "Mag.", "first": "Leopold", "last": "Hinterhuber", "organisation": "Verein Donau", "street": "Stephansplatz 3/5", "postcode": "1010", "city": "Wien", "country": "Österreich", "phone": "+43 1 5151234"}},
	{"Zurich", "Reto Ammann\nBahnhofstrasse 12\nCH-8001 Zürich\nreto@example.org", Record{"first": "Reto", "last": "Ammann", "street": "Bahnhofstrasse 12", "postcode": "8001", "city": "Zürich", "country": "Schweiz", "email": "reto@example.org"}},
	{"country below", "Reto Ammann\nBahnhofstrasse 12\n8001 Zürich\nSchweiz", Record{"first": "Reto", "last": "Ammann", "street": "Bahnhofstrasse 12", "postcode": "8001", "city": "Zürich", "country": "Schweiz"}},
	{"quoted", "> Mit freundlichen Grüßen\n>\n> Anna Huber\n> Verein Brücke e.V.\n> Tel: 089 / 123 456\n>> <mailto:anna@example.org>", Record{"first": "Anna", "last": "Huber", "organisation": "Verein Brücke e.V.", "phone": "089 / 123 456", "email": "anna@example.org"}},
	{"angle brackets", "Von: Anna Huber <anna.huber@example.org>\nGesendet: Montag, 3. März 2025 10:12\nAn: Stelle für interkulturelle Arbeit\nBetreff: Runder Tisch", Record{"first": "Anna", "last": "Huber", "email": "anna.huber@example.org", "note": "Gesendet: Montag, 3. März 2025 10:12\nAn: Stelle für interkulturelle Arbeit\nBetreff: Runder Tisch"}},
	{"list entry", "\"Huber, Anna\" <anna.huber@example.org>", Record{"first": "Anna", "last": "Huber", "email": "anna.huber@example.org"}},
	{"form", "Anrede: Frau\nName: Huber\nVorname: Anna\nStraße: Hauptstr. 5\nPLZ: 81667\nOrt: München\nTelefon: 089 123456\nE-Mail: anna@example.org", Record{"form": "Frau", "first": "Anna", "last": "Huber", "street": "Hauptstr. 5", "postcode": "81667", "city": "München", "phone": "089 123456", "email": "anna@example.org"}},
	{"form in short", "Name: Anna Huber\nFunktion: Ansprechperson BA 3\nAdresse: Hauptstr. 5, 81667 München\nHandy: 0171 1234567", Record{"first": "Anna", "last": "Huber", "function": "Ansprechperson BA 3", "district": "3", "street": "Hauptstr. 5", "postcode": "81667", "city": "München", "mobile": "0171 1234567"}},
	{"role before name", "Migrationsbeauftragte: Anna Huber\nBezirksausschuss 5 Au-Haidhausen", Record{"first": "Anna", "last": "Huber", "function": "Migrationsbeauftragte", "organisation": "Bezirksausschuss 5 Au-Haidhausen", "district": "5"}},
	{"degree", "Anna Huber, M. A.\nReferentin für Teilhabe\nStiftung Miteinander gGmbH\nLandwehrstr. 20, Rgb.\n80336 München", Record{"title": "M. A.", "first": "Anna", "last": "Huber", "function": "Referentin für Teilhabe", "organisation": "Stiftung Miteinander gGmbH", "street": "Landwehrstr. 20", "extra": "Rgb.", "postcode": "80336", "city": "München"}},
	{"two numbers", "Prof. Dr. Nguyễn Thị Hằng\nTel. 089 1111111, Tel. 089 2222222\nMobil: 0160 3333333 / 0170 4444444\nthi.hang@example.org; privat@example.com", Record{"title": "Prof. Dr.", "first": "Nguyễn Thị", "last": "Hằng", "phone": "089 1111111", "phone2": "089 2222222", "mobile": "0160 3333333", "mobile2": "0170 4444444", "email": "thi.hang@example.org", "email2": "privat@example.com"}},
	{"internal number", "Ole Brück\nSozialreferat\nTel.: 233-40624\nole.brueck@example.org", Record{"first": "Ole", "last": "Brück", "organisation": "Sozialreferat", "phone": "233-40624", "email": "ole.brueck@example.org"}},
	{"small print", "Jane Doe\nProjektleitung\nBrücke gGmbH\njane@example.org\n\nSitz der Gesellschaft: München, Registergericht: Amtsgericht München, HRB 12345\nGeschäftsführer: Hans Meier\n\nDiese E-Mail enthält vertrauliche Informationen.\nBitte löschen Sie sie.\n",
		Record{"first": "Jane", "last": "Doe", "function": "Projektleitung", "organisation": "Brücke gGmbH", "email": "jane@example.org", "note": "Sitz der Gesellschaft: München, Registergericht: Amtsgericht München, HRB 12345\nGeschäftsführer: Hans Meier\nDiese E-Mail enthält vertrauliche Informationen.\nBitte löschen Sie sie."}},
	{"hours", "Anna Huber\nBürgerhaus Pasing\nÖffnungszeiten:\nMo–Do 9–12 Uhr\nFr 10.00 - 12.00 Uhr\nTel. 089 8812345", Record{"first": "Anna", "last": "Huber", "organisation": "Bürgerhaus Pasing", "phone": "089 8812345", "note": "Öffnungszeiten:\nMo–Do 9–12 Uhr\nFr 10.00 - 12.00 Uhr"}},
	{"written at", "Ole Brück, ole (at) example (punkt) org, 0152-1234567", Record{"first": "Ole", "last": "Brück", "email": "ole@example.org", "mobile": "0152-1234567"}},
	{"capitals", "ANNA HUBER\nVORSITZENDE\nVEREIN BRÜCKE E. V.", Record{"first": "Anna", "last": "Huber", "function": "VORSITZENDE", "organisation": "VEREIN BRÜCKE E. V."}},
	{"dashes", "Anna Huber – Migrationsbeauftragte – BA 21\nanna@example.org – 089 123456", Record{"first": "Anna", "last": "Huber", "function": "Migrationsbeauftragte", "district": "21", "email": "anna@example.org", "phone": "089 123456"}},
	{"in brackets", "Anna Huber (Vorsitzende)\nMigrationsbeirat München", Record{"first": "Anna", "last": "Huber", "function": "Vorsitzende", "organisation": "Migrationsbeirat München"}},
	{"university", "Univ.-Prof. Dr. phil. habil. Łukasz Żółtekiewicz\nInstitut für Ethnologie\nLudwig-Maximilians-Universität München\nOettingenstr. 67\n80538 München\nTel. +49 (0)89 2180-9600", Record{"title": "Univ.-Prof. Dr. phil. habil.", "first": "Łukasz", "last": "Żółtekiewicz", "organisation": "Institut für Ethnologie",
		"department": "Ludwig-Maximilians-Universität München", "street": "Oettingenstr. 67", "postcode": "80538", "city": "München", "phone": "+49 (0)89 2180-9600"}},
	{"parish", "Pfr. Georg Maier\nKath. Pfarrgemeinde St. Anna\nSt.-Anna-Platz 5\n80538 München\nE: pfarrer@example.org\nW: www.example.org", Record{"title": "Pfr.", "first": "Georg", "last": "Maier", "organisation": "Kath. Pfarrgemeinde St. Anna", "street": "St.-Anna-Platz 5", "postcode": "80538", "city": "München", "email": "pfarrer@example.org", "web": "www.example.org"}},
	{"street without a word", "Sabine Kraus\nLilienberg 5\n81669 München", Record{"first": "Sabine", "last": "Kraus", "street": "Lilienberg 5", "postcode": "81669", "city": "München"}},
	{"odd street", "Sabine Kraus\nAm Neudeck 10\nEingang Hof\n81541 München", Record{"first": "Sabine", "last": "Kraus", "street": "Am Neudeck 10", "extra": "Eingang Hof", "postcode": "81541", "city": "München"}},
	{"two addresses", "Anna Huber\nVerein Brücke e. V.\nHausanschrift: Burgstr. 4, 80331 München\nPostanschrift: Postfach 12 34, 80332 München", Record{"first": "Anna", "last": "Huber", "organisation": "Verein Brücke e. V.", "street": "Burgstr. 4", "postcode": "80331", "city": "München", "street2": "Postfach 12 34", "postcode2": "80332", "city2": "München"}},
	{"phone", "Beste Grüße\nDeniz Özdemir\n\nVon meinem iPhone gesendet", Record{"first": "Deniz", "last": "Özdemir", "note": "Von meinem iPhone gesendet"}},
	{"whole mail", "Sehr geehrte Frau Lehner,\n\nvielen Dank für die Einladung, ich komme gerne zum nächsten Treffen.\n\nMit freundlichen Grüßen\nDeniz Özdemir\nTürkischer Kulturverein Neuperlach\n0172/1112223",
		Record{"first": "Deniz", "last": "Özdemir", "organisation": "Türkischer Kulturverein Neuperlach", "mobile": "0172/1112223", "note": "Sehr geehrte Frau Lehner,\nvielen Dank für die Einladung, ich komme gerne zum nächsten Treffen."}},
	{"deputy", "Emine Kaya\nstellv. Vorsitzende\nSPD-Fraktion im BA 11\nemine.kaya@example.org", Record{"first": "Emine", "last": "Kaya", "function": "stellv. Vorsitzende", "organisation": "SPD-Fraktion im BA 11", "district": "11", "email": "emine.kaya@example.org"}},
	{"gender colon", "Kim Novak (they/them)\nProjektkoordinator*in\nJugendhaus Laim", Record{"first": "Kim", "last": "Novak", "function": "Projektkoordinator*in", "organisation": "Jugendhaus Laim", "note": "they/them"}},
	{"Ukrainian", "З повагою\nОлена Іваненчук\nolena@example.org", Record{"first": "Олена", "last": "Іваненчук", "email": "olena@example.org", "note": "З повагою"}},
	{"English", "Best regards,\n\nMs. Jane Doe\nProject Manager\nphone: +49 89 1234567\ncell: +49 171 1234567", Record{"form": "Frau", "first": "Jane", "last": "Doe", "function": "Project Manager", "phone": "+49 89 1234567", "mobile": "+49 171 1234567"}},
	{"soft hyphens", "Jo\u00adhanna\u00a0Huber\r\nVer\u00adein Brücke e.\u00a0V.\r\nTel.:\u00a0089\u00a0123456", Record{"first": "Johanna", "last": "Huber", "organisation": "Verein Brücke e. V.", "phone": "089 123456"}},
	{"Markdown", "Anna Huber\n[anna@example.org](mailto:anna@example.org)\n[www.example.org](http://www.example.org/)", Record{"first": "Anna", "last": "Huber", "email": "anna@example.org", "web": "www.example.org", "web2": "http://www.example.org/"}},
	{"domain alone", "Anna Huber\nInternet: bruecke.example.org", Record{"first": "Anna", "last": "Huber", "web": "bruecke.example.org"}},
	{"only an office", "Stelle für interkulturelle Arbeit\nBurgstr. 4\n80331 München", Record{"organisation": "Stelle für interkulturelle Arbeit", "street": "Burgstr. 4", "postcode": "80331", "city": "München"}},
	{"only a mailbox", "anna.huber@example.org", Record{"email": "anna.huber@example.org"}},
	{"dash in a name", "Martina Obermeier\nFachstelle für Demokratie - gegen Rechtsextremismus, Rassismus und Hass\nLandeshauptstadt München\nTel: 089-233 92642", Record{"first": "Martina", "last": "Obermeier", "organisation": "Landeshauptstadt München", "department": "Fachstelle für Demokratie - gegen Rechtsextremismus, Rassismus und Hass", "phone": "089-233 92642"}},
	{"house of the BA", "i.A. Stefan Wirth\n\nLandeshauptstadt München\nDirektorium / BA-Geschäftsstelle Ost\nFriedenstraße 40, 81660 München\nTelefon: 0 89/2 33-6 14 80\nTelefax: 0 89/2 33-6 14 85", Record{"first": "Stefan", "last": "Wirth", "organisation": "Landeshauptstadt München", "department": "Direktorium, BA-Geschäftsstelle Ost",
		"street": "Friedenstraße 40", "postcode": "81660", "city": "München", "phone": "0 89/2 33-6 14 80", "note": "Fax: 0 89/2 33-6 14 85"}},
	{"yours", "Herzlichst, Ihre\nPetra Schön\nMitglied im Bezirksausschuss 9 Neuhausen-Nymphenburg", Record{"first": "Petra", "last": "Schön", "function": "Mitglied im Bezirksausschuss 9 Neuhausen-Nymphenburg", "district": "9"}},
	{"function in between", "Firma\nSprachschule Isar GmbH\nHerrn Geschäftsführer Max Huber\nLeopoldstr. 15-17\n80802 München", Record{"form": "Herr", "first": "Max", "last": "Huber", "function": "Geschäftsführer", "organisation": "Sprachschule Isar GmbH", "street": "Leopoldstr. 15-17", "postcode": "80802", "city": "München"}},
	{"two people", "Murat Demir <murat.demir@example.org>; Anna Huber <anna.huber@example.org>", Record{"first": "Murat", "last": "Demir", "email": "murat.demir@example.org", "email2": "anna.huber@example.org", "note": "Anna Huber"}},
	{"family", "Familie Yılmaz\nQuiddestraße 15\n81735 München", Record{"last": "Familie Yılmaz", "street": "Quiddestraße 15", "postcode": "81735", "city": "München"}},
	{"two functions", "Anna Huber\nVorsitzende BA5 | Stadträtin a.D.\nMobil: +49 171 1234567 (privat)", Record{"first": "Anna", "last": "Huber", "function": "Vorsitzende BA5", "district": "5", "function2": "Stadträtin a.D.", "mobile": "+49 171 1234567", "mobilelabel": "privat"}},
	{"for the board", "Mit solidarischen Grüßen\nfür den Vorstand\nThomas Bauer\nBündnis für Toleranz", Record{"first": "Thomas", "last": "Bauer", "organisation": "Bündnis für Toleranz", "note": "für den Vorstand"}},
	{"office and box", "Evang.-Luth. Dekanat München\nPfarrerin Dr. Ute Lang\nGabelsbergerstraße 6\n80333 München\nPostfach 20 05 30\n80005 München", Record{"title": "Pfarrerin Dr.", "first": "Ute", "last": "Lang", "organisation": "Evang.-Luth. Dekanat München", "street": "Gabelsbergerstraße 6", "postcode": "80333", "city": "München",
		"street2": "Postfach 20 05 30", "postcode2": "80005", "city2": "München"}},
	{"dots", "Yusuf Kaya · Stellvertretender Vorsitzender · Verein Orient e.V. · Goethestr. 3 · 80336 München · 089/5555555", Record{"first": "Yusuf", "last": "Kaya", "function": "Stellvertretender Vorsitzender", "organisation": "Verein Orient e.V.", "street": "Goethestr. 3", "postcode": "80336", "city": "München", "phone": "089/5555555"}},
	{"office in a line", "Anna Huber, Leiterin\nSozialreferat, Amt für Wohnen und Migration, Fachbereich Teilhabe", Record{"first": "Anna", "last": "Huber", "function": "Leiterin", "organisation": "Sozialreferat", "department": "Amt für Wohnen und Migration, Fachbereich Teilhabe"}},
	{"meeting point", "Freundliche Grüße\n\nRosa Steininger\nQuartiersmanagerin\nTreffpunkt Hasenbergl\nBlodigstraße 4\n80933 München\nTel. 089/3131234\nrosa.steininger@example.org", Record{"first": "Rosa", "last": "Steininger", "function": "Quartiersmanagerin", "organisation": "Treffpunkt Hasenbergl", "street": "Blodigstraße 4", "postcode": "80933", "city": "München", "phone": "089/3131234", "email": "rosa.steininger@example.org"}},
	{"town hall", "Tarek Mansour\nMitglied des Migrationsbeirats\nLandeshauptstadt München\nRathaus, Marienplatz 8\n80331 München\ntarek.mansour@example.org", Record{"first": "Tarek", "last": "Mansour", "function": "Mitglied des Migrationsbeirats", "organisation": "Landeshauptstadt München", "street": "Marienplatz 8", "extra": "Rathaus", "postcode": "80331", "city": "München", "email": "tarek.mansour@example.org"}},
	{"signed", "gez. Dipl.-Soz.päd. (FH) Claudia Wimmer\nBildungslokal Riem\nLehrer-Wirth-Str. 19\n81829 München\nFestnetz: 089 943040\nFax: -45", Record{"title": "Dipl.-Soz.päd. (FH)", "first": "Claudia", "last": "Wimmer", "organisation": "Bildungslokal Riem", "street": "Lehrer-Wirth-Str. 19", "postcode": "81829", "city": "München", "phone": "089 943040", "note": "Fax: -45"}},
	{"Vietnamese", "Viele Grüße\n\nAnh Tuấn Lê\nVietnamesische Gemeinde in München e. V.\n+49 1573 1234567", Record{"first": "Anh Tuấn", "last": "Lê", "organisation": "Vietnamesische Gemeinde in München e. V.", "mobile": "+49 1573 1234567"}},
	{"BA and function", "Frau\nDr. Beate Schlüter\nBezirksausschuss 12 Schwabing-Freimann\nIntegrationsbeauftragte\nTal 13\n80331 München", Record{"form": "Frau", "title": "Dr.", "first": "Beate", "last": "Schlüter", "function": "Integrationsbeauftragte", "organisation": "Bezirksausschuss 12 Schwabing-Freimann", "district": "12", "street": "Tal 13", "postcode": "80331", "city": "München"}},
	{"room behind the city", "Mit kollegialem Gruß\nM. Brandl\nReferat für Bildung und Sport\nGeschäftsbereich Sport\nBayerstraße 28, 80335 München, Zimmer 5.112\nTel.: 233-83712", Record{"first": "M.", "last": "Brandl", "organisation": "Referat für Bildung und Sport", "department": "Geschäftsbereich Sport", "street": "Bayerstraße 28", "postcode": "80335", "city": "München", "extra": "Zimmer 5.112", "phone": "233-83712"}},
	{"slash between contacts", "Hüseyin Arslan\nElternbeirat Grundschule am Pfanzeltplatz\nhueseyin.arslan@example.org / 0157 123 45 678", Record{"first": "Hüseyin", "last": "Arslan", "organisation": "Elternbeirat Grundschule am Pfanzeltplatz", "email": "hueseyin.arslan@example.org", "mobile": "0157 123 45 678"}},
	{"speaker", "Anna-Lena Frh. von Stetten (Sprecherin AK Migration)\nGrüne Fraktion BA 1\nanna-lena@example.org", Record{"first": "Anna-Lena", "last": "Frh. von Stetten", "function": "Sprecherin AK Migration", "organisation": "Grüne Fraktion BA 1", "district": "1", "email": "anna-lena@example.org"}},
	{"mayor", "An\nHerrn Bürgermeister a. D.\nKarl Obermayr\nDorfstraße 7\n82049 Pullach i. Isartal", Record{"form": "Herr", "title": "Bürgermeister a. D.", "first": "Karl", "last": "Obermayr", "street": "Dorfstraße 7", "postcode": "82049", "city": "Pullach i. Isartal"}},
	{"contact", "Kontakt: Ivana Petrović\nSeniorentreff Neuhausen\nAlte Heimat 3\n80686 München\nMobil 0049 170 2223334\nMail: ivana.petrovic@example.org", Record{"first": "Ivana", "last": "Petrović", "organisation": "Seniorentreff Neuhausen", "street": "Alte Heimat 3", "postcode": "80686", "city": "München", "mobile": "0049 170 2223334", "email": "ivana.petrovic@example.org"}},
	{"first name", "Liebe Grüße Deine Moni\nTel. privat 08131 55555", Record{"first": "Moni", "phone": "08131 55555", "phonelabel": "privat"}},
	{"lawyer", "Sebastian Graf\nRechtsanwalt\nKanzlei Graf & Partner mbB\nSendlinger-Tor-Platz 10/III\n80336 München\nT: +49.89.5432100\nF: +49.89.5432109\nra-graf@example.org", Record{"first": "Sebastian", "last": "Graf", "function": "Rechtsanwalt", "organisation": "Kanzlei Graf & Partner mbB", "street": "Sendlinger-Tor-Platz 10/III", "postcode": "80336", "city": "München", "phone": "+49.89.5432100", "email": "ra-graf@example.org", "note": "Fax: +49.89.5432109"}},
	{"diocese", "Caritasverband der Erzdiözese München und Freising e.V.\nFachdienst Asyl und Integration\nElisabeth Obermaier-Saleh, Einrichtungsleitung\nHirtenstr. 4 | 80335 München\nelisabeth.obermaier-saleh@example.org", Record{"first": "Elisabeth", "last": "Obermaier-Saleh", "function": "Einrichtungsleitung", "organisation": "Caritasverband der Erzdiözese München und Freising e.V.", "department": "Fachdienst Asyl und Integration", "street": "Hirtenstr. 4", "postcode": "80335", "city": "München", "email": "elisabeth.obermaier-saleh@example.org"}},
	{"student", "Beste Grüße\nJ. Novák\nStudent\nAdalbertstr. 41b, VH\n80799 München", Record{"first": "J.", "last": "Novák", "function": "Student", "street": "Adalbertstr. 41b", "extra": "VH", "postcode": "80799", "city": "München"}},
	{"list name", "HUBER Anna, Schubertstr. 3/II, 80336 München", Record{"first": "Anna", "last": "Huber", "street": "Schubertstr. 3/II", "postcode": "80336", "city": "München"}},
}

// least is what of the fields must be read right (recall), and of those read must be right (precision).
const least = 0.97

// TestLabelledBlocks measures how many fields of the blocks are read as people read them.
func TestLabelledBlocks(t *testing.T) {
	if len(blocks) < 40 {
		t.Fatalf("%d blocks", len(blocks))
	}
	right, wanted, read := 0, 0, 0
	for _, b := range blocks {
		got := ParseBlock(b.text)
		wanted, read = wanted+len(b.want), read+len(got)
		for _, field := range fieldsOf(got, b.want) {
			if got[field] == b.want[field] {
				right++
			} else {
				t.Logf("%s: %s is %q, want %q", b.name, field, got[field], b.want[field])
			}
		}
		if lost := lostWords(b.text, got); len(lost) > 0 {
			t.Errorf("%s: lost %q", b.name, lost)
		}
	}
	precision, recall := float64(right)/float64(read), float64(right)/float64(wanted)
	t.Logf("%d blocks, %d fields: precision %.3f, recall %.3f", len(blocks), wanted, precision, recall)
	if precision < least || recall < least {
		t.Errorf("precision %.3f, recall %.3f, want %.2f", precision, recall, least)
	}
}

func fieldsOf(records ...Record) []Field {
	var fields []Field
	for _, r := range records {
		for field := range r {
			if !slices.Contains(fields, field) {
				fields = append(fields, field)
			}
		}
	}
	slices.SortFunc(fields, func(a, b Field) int { return strings.Compare(string(a), string(b)) })
	return fields
}
