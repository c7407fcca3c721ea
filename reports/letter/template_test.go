package letter

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"rundertisch/assets"
	"rundertisch/reports/page"
)

// TestMistakesByTheirPlace: every mistake names line and column in runes, and what to write instead.
func TestMistakesByTheirPlace(t *testing.T) {
	for _, test := range []struct {
		body                 string
		line, column, length int
		text, suggestion     string
	}{
		{"Ort:\nÄÖ {Sitzugn Ort}.", 2, 4, 13, "Den Platzhalter „Sitzugn Ort“ gibt es nicht. Gemeint: „Sitzung Ort“?", "{Sitzung Ort}"},
		{"{BA Nummer}", 1, 1, 11, "Gemeint: „BA-Nummer“?", "{BA-Nummer}"},
		{"{nb}", 1, 1, 4, "Menü „Platzhalter“", ""},
		{"{}", 1, 1, 2, "keinen Namen", ""},
		{"a {Frist b", 1, 3, 1, "fehlt die schließende", `\{`},
		{"a {Frist {Datum}", 1, 3, 1, "fehlt die schließende", `\{`},
		{"{wenn benant}x{ende}", 1, 1, 13, "Gemeint: „benannt“?", "{wenn benannt}"},
		{"{wenn nicht benant}x{ende}", 1, 1, 19, "Gemeint: „benannt“?", "{wenn nicht benannt}"},
		{"{wenn}x{ende}", 1, 1, 6, "fehlt die Bedingung", ""},
		{"x\n{wenn benannt}\ny", 2, 1, 14, "fehlt das Ende", ""},
		{"x {ende}", 1, 3, 6, "fehlt der Anfang", ""},
		{"x {sonst}", 1, 3, 7, "fehlt der Anfang", ""},
		{"{wenn benannt}a{sonst}b{sonst}c{ende}", 1, 24, 7, "nur ein {sonst}", ""},
		{"{wenn benannt}a{ende benannt}", 1, 16, 14, "Hinter „ende“", "{ende}"},
		{"| a | b | c | d |\n|---|---|---|---|", 2, 1, 17, "zwei oder drei Spalten", ""},
	} {
		_, mistakes := Parse("", strings.ReplaceAll(test.body, "\n", "\r\n"))
		if len(mistakes) != 1 {
			t.Errorf("%q: %v", test.body, mistakes)
			continue
		}
		m := mistakes[0]
		if m.Line != test.line || m.Column != test.column || m.Length != test.length || !strings.Contains(m.Text, test.text) || m.Suggestion != test.suggestion || m.Subject {
			t.Errorf("%q: %+v", test.body, m)
		}
	}
	if _, mistakes := Parse("{Betref}", ""); len(mistakes) != 1 || !mistakes[0].Subject || mistakes[0].Suggestion != "{Betreff}" {
		t.Errorf("subject: %+v", mistakes)
	}
}

// filled renders blocks for comparison: kind, then text with bold in stars.
func filled(blocks []Block) string {
	names := map[BlockKind]string{Paragraph: "", Bullet: "• ", Table: "T", PageBreak: "---", Reference: "R ", Salutation: "S ", Closing: "C "}
	var lines []string
	for _, block := range blocks {
		line := names[block.Kind]
		if block.Kind == Numbered {
			line = fmt.Sprintf("%d. ", block.Number)
		}
		line += starred(block.Text)
		for _, row := range block.Rows {
			for _, cell := range row {
				line += "|" + starred(cell)
			}
			line += "|"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "¶")
}

func starred(spans []Span) string {
	text := ""
	for _, span := range spans {
		if span.Bold {
			text += "<" + span.Text + ">"
		} else {
			text += span.Text
		}
	}
	return strings.ReplaceAll(text, "\n", "↵")
}

// TestFill: Markdown, conditions and values, case by case.
func TestFill(t *testing.T) {
	values := Values{
		Text: map[string]string{
			"Anrede": "Guten Tag **x** {Datum},", "Vorname": "**x**", "Nachname": "{Anrede}", "BA-Nummer": "5", "Frist": "1. Mai 2026", "Name": "- Müller",
			"Tagesordnung": "Begrüßung\n\n2. Bericht | Stelle\n# Ende", "Antwort": "eins\nzwei\n\n\n- drei", "Sitzung Ort": "Rathaus\nMarienplatz 8", "Funktion": "a | b\n|--|--|",
		},
		Conditions: map[string]bool{"benannt": true},
	}
	for _, test := range []struct{ body, want string }{
		{"a\n\nb", "a¶b"},
		{"a\nb  \nc\\\nd", "a↵b↵c↵d"},
		{"vor **fett** nach", "vor <fett> nach"},
		{"**{Vorname}**{Nachname}", "<**x**>{Anrede}"},
		{"**Frist:**{Frist}", "<Frist:>1. Mai 2026"},
		{"Bürger*innen und Akteur*innen, *nicht schräg*, _auch_ nicht ***drei***", "Bürger*innen und Akteur*innen, *nicht schräg*, _auch_ nicht ***drei***"},
		{"**Akteur*innen**", "<Akteur*innen>"},
		{"**offen", "**offen"},
		{"\\*\\*x\\*\\* \\{Frist\\}", "**x** {Frist}"},
		{"<b>&amp; [x](y) `c` # h\n# h\n    vier\n> z", "<b>&amp; [x](y) `c` # h↵# h↵vier↵> z"},
		{"- a\n- **b**\n\nc", "• a¶• <b>¶c"},
		{"1. a\n2. b\n   mehr", "1. a¶2. b↵mehr"},
		{"1. Mai 2026 ist ein Feiertag", "1. Mai 2026 ist ein Feiertag"},
		{"am\n22. Februar", "am↵22. Februar"},
		{"a\n\n---\n\nb", "a¶---¶b"},
		{"a\n---\nb", "a¶---¶b"},
		{"______\n***", "______↵***"},
		{"| a | b |\n|---|---|\n| {Funktion} | **{Sitzung Ort}** |", "T|a|b||a | b, |--|--||<Rathaus, Marienplatz 8>|"},
		{"{Anrede}\n\nx", "S Guten Tag **x** {Datum},¶x"},
		{"Nr. {BA-Nummer}\nvom 1.\n\n{Anrede}\n\nx\n\nMit freundlichen Grüßen", "R Nr. 5↵vom 1.¶S Guten Tag **x** {Datum},¶x¶C Mit freundlichen Grüßen"},
		{"Liebe Frau {Nachname},\n\nx\n\nHerzliche Grüße", "S Liebe Frau {Anrede},¶x¶C Herzliche Grüße"},
		{"x\n\nLiebe Grüße,", "x¶C Liebe Grüße,"},
		{"x\n\nWir senden Ihnen Grüße", "x¶Wir senden Ihnen Grüße"},
		{"{Tagesordnung}", "1. Begrüßung¶2. 2. Bericht | Stelle¶3. # Ende"},
		{"TOP: {Tagesordnung}.", "TOP: Begrüßung; 2. Bericht | Stelle; # Ende."},
		{"{Antwort}", "eins↵zwei¶- drei"},
		{"{Name}", "- Müller"},
		{"- {Name}", "• - Müller"},
		{"a {wenn benannt}ja{sonst}nein{ende} b", "a ja b"},
		{"a {wenn nicht benannt}ja{ende} b", "a b"},
		{"a\n{wenn benannt}\nb\n{sonst}\nc\n{ende}\nd", "a↵b↵d"},
		{"{wenn hybrid}\na\n\n{ende}\n{wenn Frist}\nb {wenn hybrid}x{sonst}y{ende}\n\n{ende}\nc", "b y¶c"},
		{"{WENN Benannt}x{Ende} {frist}", "x 1. Mai 2026"},
		{"\U000F0000\U000F0001 {Frist}", "\uFFFD\uFFFD 1. Mai 2026"},
		{"", ""},
	} {
		template, mistakes := Parse("Betreff\n{BA-Nummer}  {wenn hybrid}x{ende}", test.body)
		subject, blocks, problems := template.Fill(values)
		if got := filled(blocks); got != test.want || len(problems) > 0 || len(mistakes) > 0 || subject != "Betreff 5" {
			t.Errorf("%q\n got %q\nwant %q\n%v %v %q", test.body, got, test.want, problems, mistakes, subject)
		}
	}
}

// TestMissingValuesAreReportedByPlace, and the name stays in the text in its braces.
func TestMissingValuesAreReportedByPlace(t *testing.T) {
	template, _ := Parse("Zum {Datum}", "R {BA-Nummer}\n\n{Anrede}\n\neins\n\n---\n\nzwei {Frist} {Frist}\n\n- drei {quatsch}\n\n| a | {Sitzung Ort} |\n|---|---|\n| b | c |")
	subject, blocks, problems := template.Fill(Values{})
	if subject != "Zum {Datum}" || filled(blocks) != "R R {BA-Nummer}¶S {Anrede}¶eins¶---¶zwei {Frist} {Frist}¶• drei {quatsch}¶T|a|{Sitzung Ort}||b|c|" {
		t.Errorf("%q %q", subject, filled(blocks))
	}
	var got []string
	for _, p := range problems {
		if !p.Serious || p.Text == "" {
			t.Errorf("%+v", p)
		}
		got = append(got, fmt.Sprintf("%s:%d", p.Place, p.Line))
	}
	want := []string{"Betreff:1", "Bezug:1", "Anrede:3", "Text, Absatz 2:9", "Text, Absatz 3:11", "Text, Absatz 4:13"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
	if text := problems[3].Text; text != "Für „Frist“ fehlt der Wert. Bei „Antwort bis“ ein Datum eintragen." {
		t.Errorf("%q", text)
	}
}

// TestPlaceholderNamesAreDistinct, and every entry is complete.
func TestPlaceholderNamesAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Placeholders() {
		if seen[nameKey(p.Name)] || p.Explanation == "" || p.Example == "" || !strings.HasSuffix(p.Remedy, ".") || strings.ContainsAny(p.Name, "{}") {
			t.Errorf("%+v", p)
		}
		seen[nameKey(p.Name)] = true
	}
	for _, c := range Conditions() {
		if seen[nameKey(c.Name)] || !strings.HasSuffix(c.Explanation, ".") {
			t.Errorf("%+v", c)
		}
		seen[nameKey(c.Name)] = true
	}
}

// exampleValues are the examples of all placeholders, with conditions as given.
func exampleValues(conditionsHold bool) Values {
	values := Values{Text: map[string]string{}, Conditions: map[string]bool{}}
	for _, p := range Placeholders() {
		values.Text[p.Name] = p.Example
	}
	for _, c := range Conditions() {
		values.Conditions[c.Name] = conditionsHold
	}
	return values
}

// officeLetter is a letter as the office sends it, with a full letterhead and information block.
func officeLetter() Letter {
	l := shortLetter()
	l.Letterhead = append(l.Letterhead, "Stelle für interkulturelle Arbeit")
	l.Info = []InfoLine{{"Auskunft", "Anna-Lena Zimmermann"}, {"Zimmer", "214"}, {"Telefon", "089 233-40596"}, {"E-Mail", "interkulturellearbeit.soz@muenchen.de"},
		{"Sprechzeiten", "nach Vereinbarung"}, {}, {"Unser Zeichen", "S-III-MI/IK"}, {"Datum", "03.03.2026"}}
	l.Signatory = []string{"Anna-Lena Zimmermann", "Leitung der Stelle für interkulturelle Arbeit"}
	l.Footer = []string{"Landeshauptstadt München · Sozialreferat", "Franziskanerstr. 8 · 81669 München", "www.muenchen.de"}
	return l
}

// TestShippedTemplates are without mistakes, fill without problems whatever conditions hold, and give letters that can be printed.
func TestShippedTemplates(t *testing.T) {
	purposes := map[string]bool{"nomination": true, "reminder": true, "thanks": true, "invitation": true, "invitation-reminder": true, "minutes": true, "privacy": true, "motion": true, "plain": true}
	for _, shipped := range assets.Templates() {
		if !purposes[shipped.Purpose] || shipped.Name == "" {
			t.Errorf("%+v", shipped)
		}
		template, mistakes := Parse(shipped.Subject, shipped.Body)
		if len(mistakes) > 0 {
			t.Errorf("%s: %v", shipped.Key, mistakes)
		}
		for _, hold := range []bool{true, false} {
			subject, blocks, problems := template.Fill(exampleValues(hold))
			l := officeLetter()
			l.Subject, l.Body, l.Salutation, l.Closing = subject, blocks, "", ""
			if problems = append(problems, Check(page.NewTypesetter(), l)...); len(problems) > 0 {
				t.Errorf("%s: %v", shipped.Key, problems)
			}
			if settled := l.Settled(); settled.Salutation != "Sehr geehrte Frau Huber," || settled.Closing != "Mit freundlichen Grüßen" || len(settled.Body) == 0 {
				t.Errorf("%s: salutation %q, closing %q", shipped.Key, settled.Salutation, settled.Closing)
			}
			if text := contentsOf(Layout(page.NewTypesetter(), l)[0]); strings.ContainsAny(text, "{}*|") {
				t.Errorf("%s: signs of a template are left: %q", shipped.Key, text)
			}
		}
	}
}

var districtNames = []string{
	"Altstadt-Lehel", "Ludwigsvorstadt-Isarvorstadt", "Maxvorstadt", "Schwabing-West", "Au-Haidhausen", "Sendling", "Sendling-Westpark",
	"Schwanthalerhöhe", "Neuhausen-Nymphenburg", "Moosach", "Milbertshofen-Am Hart", "Schwabing-Freimann", "Bogenhausen", "Berg am Laim",
	"Trudering-Riem", "Ramersdorf-Perlach", "Obergiesing-Fasangarten", "Untergiesing-Harlaching",
	"Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln", "Hadern", "Pasing-Obermenzing", "Aubing-Lochhausen-Langwied", "Allach-Untermenzing",
	"Feldmoching-Hasenbergl", "Laim",
}

// TestNominationFitsOnOnePage for every district, with everything that the template can say.
func TestNominationFitsOnOnePage(t *testing.T) {
	shipped := assets.Templates()[0]
	template, _ := Parse(shipped.Subject, shipped.Body)
	typesetter := page.NewTypesetter()
	for i, name := range districtNames {
		values := exampleValues(true)
		values.Text["BA-Nummer"], values.Text["BA-Name"] = fmt.Sprint(i+1), name
		l := officeLetter()
		l.Subject, l.Body, _ = template.Fill(values)
		l.Address[1] = fmt.Sprintf("Vorsitzende des BA %d %s", i+1, name)
		pages := Layout(typesetter, l)
		if text := contentsOf(pages[0]); len(pages) != 1 || !strings.Contains(text, name) || !strings.Contains(text, "29.03.2026") {
			t.Errorf("district %d: %d pages: %s", i+1, len(pages), text)
		}
	}
}

// TestReplyTemplateGivesTheFirstLetter: filled with the facts of the letter of 22.02.2021 it prints that letter, its texts in their order.
func TestReplyTemplateGivesTheFirstLetter(t *testing.T) {
	answer, err := os.ReadFile("testdata/antwort.txt")
	if err != nil {
		t.Fatal(err)
	}
	var template *Template
	for _, shipped := range assets.Templates() {
		if shipped.Key == "antrag" {
			template, _ = Parse(shipped.Subject, shipped.Body)
		}
	}
	subject, blocks, problems := template.Fill(Values{Text: map[string]string{
		"Anrede": "Sehr geehrter Herr Mögele,", "BA-Nummer": "25", "BA-Name": "Laim", "Antrag Nummer": "20-26 / B 01322", "Antrag Datum": "03.12.2020",
		"Antrag Betreff": "Runden Tisch der Migrationsbeauftragten etablieren", "Antwort": string(answer),
	}})
	l := Letter{
		Name:       "BA 25 Laim · Herr Mögele",
		Letterhead: []string{"Dorothee Schiwy", "Sozialreferentin"},
		Address: []string{"Landeshauptstadt München", "Direktorium, BA-Geschäftsstelle (West)", "Vorsitzender des BA Nr. 25", "Herr Mögele",
			"Landsberger Str. 486", "81241 München"},
		Info:    []InfoLine{{"Datum", "22.02.2021"}},
		Subject: subject, Body: blocks, Mark: "gez.", Signatory: []string{"Dorothee Schiwy", "Berufsm. Stadträtin"},
	}
	if problems = append(problems, Check(page.NewTypesetter(), l)...); len(problems) > 0 {
		t.Fatal(problems)
	}
	pages := print(t, l)
	var all string
	for _, p := range pages {
		all += p.all() + " "
	}
	parts := append([]string{"Dorothee Schiwy", "Sozialreferentin"}, l.Address...)
	parts = append(parts, "Datum", "22.02.2021", "Runden Tisch der Migrationsbeauftragten etablieren",
		"BA-Antrags-Nr. 20-26 / B 01322 des Bezirksausschusses", "des Stadtbezirkes 25 - Laim", "vom 03.12.2020", "Sehr geehrter Herr Mögele,",
		"bei dem o. g. Antrag handelt es sich um eine laufende Angelegenheit der Verwaltung, weswegen die Erledigung auf dem Büroweg erfolgt.")
	for _, paragraph := range strings.Split(strings.TrimSpace(string(answer)), "\n\n") {
		words := strings.Fields(paragraph) // pages may part a paragraph: its beginning and its end must be there
		parts = append(parts, strings.Join(words[:6], " "), strings.Join(words[len(words)-4:], " "))
	}
	parts = append(parts, "Der Antrag Nr. 20-26 / B 01322 des Bezirksausschusses des 25. Stadtbezirkes vom 03.12.2020 ist damit geschäftsordnungsgemäß behandelt.",
		"Mit freundlichen Grüßen", "gez.", "Dorothee Schiwy", "Berufsm. Stadträtin")
	at := 0
	for _, part := range parts {
		i := strings.Index(all[at:], part)
		if i < 0 {
			t.Fatalf("%q is missing or out of order in\n%s", part, all)
		}
		at += i + len(part)
	}
	first := pages[0]
	for i, line := range l.Address {
		text := first.find(t, line)
		near(t, line, text.baseline, 62.7+float64(i)*4.2333+page.Baseline(4.2333, 10.5))
		near(t, line+", left", text.x, 25)
	}
	near(t, "letterhead", first.find(t, "Dorothee Schiwy").x, 25)
	near(t, "date", first.find(t, "Datum").x, 125)
	near(t, "subject", first.find(t, "Runden Tisch").baseline, 98.46+page.Baseline(bodyLine, 11))
	reference := first.find(t, "BA-Antrags-Nr.")
	near(t, "reference, two lines below the subject", reference.baseline-first.find(t, "Runden Tisch").baseline, 2*bodyLine)
	near(t, "salutation, three lines below the reference", first.find(t, "Sehr geehrter").baseline-first.find(t, "vom 03.12.2020").baseline, 3*bodyLine)
	near(t, "text, two lines below the salutation", first.find(t, "bei dem o. g.").baseline-first.find(t, "Sehr geehrter").baseline, 2*bodyLine)
	last := pages[len(pages)-1]
	closing, name := last.find(t, "Mit freundlichen Grüßen"), last.find(t, "Dorothee Schiwy")
	near(t, "closing, two lines below the text", closing.baseline-last.find(t, "ist damit geschäftsordnungsgemäß").baseline, 2*bodyLine)
	near(t, "gez.", last.find(t, "gez.").baseline-closing.baseline, 2*bodyLine)
	near(t, "name", name.baseline-closing.baseline, 4*bodyLine)
	near(t, "office title", last.find(t, "Berufsm. Stadträtin").baseline-name.baseline, bodyLine)
	for _, text := range []printedText{closing, name, reference} {
		near(t, text.text+", left", text.x, 25)
	}
}
