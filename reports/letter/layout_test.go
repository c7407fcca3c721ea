package letter

// Finished letters, measured: DIN 5008 in files as they are printed.

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// paragraphs makes blocks of plain texts.
func paragraphs(texts ...string) []Block {
	blocks := make([]Block, len(texts))
	for i, text := range texts {
		blocks[i] = Block{Kind: Paragraph, Text: []Span{{Text: text}}}
	}
	return blocks
}

// shortLetter is a letter without difficulties.
func shortLetter() Letter {
	return Letter{
		Name:       "BA 25 Laim · Herr Mögele",
		Letterhead: []string{"Landeshauptstadt München", "Sozialreferat"},
		ReturnLine: "Sozialreferat · Franziskanerstr. 8 · 81669 München",
		Address:    []string{"Direktorium, BA-Geschäftsstelle (West)", "Vorsitzender des BA Nr. 25", "Herr Mögele", "Landsberger Str. 486", "81241 München"},
		Info:       []InfoLine{{"Auskunft", "Anna-Lena Zimmermann"}, {"Telefon", "089 233-40596"}, {}, {"Datum", "22.02.2021"}},
		Subject:    "Runden Tisch der Migrationsbeauftragten etablieren",
		Salutation: "Sehr geehrter Herr Mögele,",
		Body:       paragraphs("bei dem o. g. Antrag handelt es sich um eine laufende Angelegenheit der Verwaltung.", "Wir danken Ihnen."),
		Closing:    "Mit freundlichen Grüßen",
		Signatory:  []string{"Dorothee Schiwy", "Berufsm. Stadträtin"},
		Footer:     []string{"Franziskanerstr. 8, 81669 München"},
	}
}

// cases are letters that a layout may stumble over; all of them must come out after DIN 5008.
func cases() map[string]Letter {
	long := strings.Repeat("Die Stelle für interkulturelle Arbeit lädt zum Austausch über die Arbeit in den Stadtbezirken ein. ", 6)
	letters := map[string]Letter{"short": shortLetter()}
	change := func(name string, edit func(*Letter)) {
		l := shortLetter()
		edit(&l)
		letters[name] = l
	}
	change("form A", func(l *Letter) { l.Form = FormA })
	change("district 19", func(l *Letter) {
		l.Address[1] = "Vorsitzende des Bezirksausschusses 19 Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln"
	})
	change("six lines", func(l *Letter) { l.Address = append([]string{"Landeshauptstadt München"}, l.Address...) })
	change("six lines and a long one", func(l *Letter) {
		l.Address = []string{"Landeshauptstadt München", "Direktorium, BA-Geschäftsstelle (Süd)", "Vorsitzende des BA 19", "Frau Anneliese Zimmermann-Obersendlinger-Maier", "Meindlstr. 14", "81373 München"}
	})
	change("two-line subject", func(l *Letter) {
		l.Subject = "Benennung einer Ansprechperson für den Runden Tisch der Migrationsbeauftragten aller fünfundzwanzig Bezirksausschüsse"
	})
	change("three pages", func(l *Letter) {
		for range 14 {
			l.Body = append(l.Body, paragraphs(long)...)
		}
	})
	change("deep information block", func(l *Letter) {
		for i := range 10 {
			l.Info = append(l.Info, InfoLine{fmt.Sprintf("Zeile %d", i), "Wert"})
		}
	})
	change("names from everywhere", func(l *Letter) {
		l.Address = []string{"Frau Đỗ Thị Hằng", "Şükrü Öztürk İıĞğ", "Ελένη Παπαδοπούλου", "Олександр Шевченко", "Mu\u0308ller {nb} **x** {Anrede}", "81241 München"}
		l.Salutation = "Sehr geehrte Frau Nguyễn Thị Ngọc Ánh,"
	})
	change("everything", func(l *Letter) {
		l.Remarks = []string{"Einschreiben", "Persönlich", "Vertraulich"}
		l.Reference = []string{"BA-Antrags-Nr. 20-26 / B 01322", "vom 03.12.2020"}
		l.Mark = "gez."
		l.Enclosures, l.Copies = []string{"Protokoll", "Liste"}, []string{"Migrationsbeirat"}
		l.Body = append(l.Body,
			Block{Kind: Bullet, Text: []Span{{Text: long}}}, Block{Kind: Numbered, Number: 1, Text: []Span{{Text: "eins"}}},
			Block{Kind: Table, Rows: [][][]Span{{{{Text: "Tag"}}, {{Text: "Ort"}}}, {{{Text: "Montag"}}, {{Text: long}}}}},
			Block{Kind: PageBreak})
		l.Body = append(l.Body, paragraphs("Zweite Seite.")...)
	})
	return letters
}

const tolerance = 0.05 // mm; files keep hundredths of a point

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance {
		t.Errorf("%s: %.2f mm, want %.2f", what, got, want)
	}
}

// TestPositionsOnPaper measures the lines that DIN 5008 fixes, in both forms.
func TestPositionsOnPaper(t *testing.T) {
	for _, form := range []struct {
		form                                Form
		field, address, info, subject       float64
		firstFold, hole, secondFold, window float64
	}{
		{FormB, 45, 62.7, 50, 98.46, 105, 148.5, 210, 45},
		{FormA, 27, 44.7, 32, 80.46, 87, 148.5, 192, 27},
	} {
		l := shortLetter()
		l.Form = form.form
		p := print(t, l)[0]
		for i, line := range l.Address {
			text := p.find(t, line)
			near(t, line+", left", text.x, 25)
			near(t, line+", baseline", text.baseline, form.address+float64(i)*4.2333+page.Baseline(4.2333, 10.5))
		}
		sender := p.find(t, "Sozialreferat · Franziskanerstr.")
		near(t, "return line, left", sender.x, 25)
		if sender.size < 7 || sender.size > 8 || sender.baseline < form.field || sender.baseline > form.field+5 {
			t.Errorf("return line: %.1f pt at %.2f", sender.size, sender.baseline)
		}
		phone := p.find(t, "Telefon")
		near(t, "information block, left", phone.x, 125)
		near(t, "information block, second line", phone.baseline, form.info+4.2333+page.Baseline(4.2333, 9))
		subject := p.find(t, l.Subject)
		near(t, "subject, left", subject.x, 25)
		near(t, "subject", subject.baseline, form.subject+page.Baseline(bodyLine, 11))
		salutation := p.find(t, l.Salutation)
		near(t, "salutation, three lines below the subject", salutation.baseline-subject.baseline, 3*bodyLine)
		near(t, "text, two lines below the salutation", p.find(t, "bei dem o. g.").baseline-salutation.baseline, 2*bodyLine)
		closing, name := p.find(t, "Mit freundlichen"), p.find(t, "Dorothee")
		near(t, "closing, two lines below the text", closing.baseline-p.find(t, "Wir danken").baseline, 2*bodyLine)
		near(t, "name, three blank lines below the closing", name.baseline-closing.baseline, 4*bodyLine)
		near(t, "function, below the name", p.find(t, "Berufsm.").baseline-name.baseline, bodyLine)
		var marks []float64
		for _, rule := range p.rules {
			if rule.x2 < 10 {
				marks = append(marks, rule.y1)
				if length := rule.x2 - rule.x1; length < 2.5-tolerance || length > 5+tolerance {
					t.Errorf("mark of %.2f mm", length)
				}
			}
		}
		if len(marks) != 3 {
			t.Fatalf("marks at %v", marks)
		}
		for i, want := range []float64{form.firstFold, form.hole, form.secondFold} {
			near(t, "mark", marks[i], want)
		}
		near(t, "window", form.form.Measures().Window().Y, form.window)
	}
}

// TestPositionsUnderDeepInformationBlock: the subject keeps two lines from the block too.
func TestPositionsUnderDeepInformationBlock(t *testing.T) {
	l := cases()["deep information block"]
	p := print(t, l)[0]
	last := p.find(t, "Zeile 9")
	near(t, "subject", p.find(t, l.Subject).baseline, last.baseline-page.Baseline(4.2333, 9)+4.2333+8.4667+page.Baseline(bodyLine, 11))
}

// TestInkKeepsItsZones looks at every text of every case: margins, the address field and the window.
func TestInkKeepsItsZones(t *testing.T) {
	letters := cases()
	for name, l := range cases() {
		l.Form, l.Hyphenate, l.Preprinted = FormA, true, strings.HasPrefix(name, "t")
		letters[name+", form A"] = l
	}
	for name, l := range letters {
		pages := Layout(page.NewTypesetter(), l)
		m := l.Form.Measures()
		clear := m.KeepClear()
		for number, p := range pages {
			for _, item := range p.Items {
				text, ok := item.(page.Text)
				if !ok {
					continue
				}
				size := text.Style.Size * page.MMPerPoint
				top, bottom, right := text.Baseline-0.73*size, text.Baseline+page.Descent*size, text.X+text.Width
				edge := TextRight
				if text.X >= InfoLeft && bottom < 160 {
					edge = InfoLeft + InfoWidth
				}
				if text.X < TextLeft-0.01 || right > edge+0.01 || bottom > 290 {
					t.Errorf("%s, page %d: %q leaves the margins: %.1f to %.1f at %.1f", name, number+1, text.Content, text.X, right, text.Baseline)
				}
				if text.Role != page.Artifact && bottom > TextBottom+1 {
					t.Errorf("%s, page %d: %q runs below the text: %.1f", name, number+1, text.Content, bottom)
				}
				inside := number == 0 && text.X < clear.X+clear.Width && bottom > clear.Y && top < clear.Y+clear.Height
				if inside && (top < m.FieldTop || bottom > m.FieldBottom() || right > FieldLeft+FieldWidth+0.01) {
					t.Errorf("%s: %q shows in the window outside the address field: %.1f–%.1f to %.1f", name, text.Content, top, bottom, right)
				}
			}
		}
		if problems := Check(page.NewTypesetter(), l); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// TestDistrict19Fits in the address: the whole name is there, in six lines at most, broken only behind a blank or a hyphen.
func TestDistrict19Fits(t *testing.T) {
	const name = "Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln"
	for _, address := range [][]string{
		{"Vorsitzende des Bezirksausschusses des Stadtbezirkes 19 - " + name, "Frau Huber", "Meindlstr. 14", "81373 München"},
		{"Direktorium, BA-Geschäftsstelle (Süd)", "Vorsitzende des BA 19 " + name, "Frau Huber", "Meindlstr. 14", "81373 München"},
		{"Direktorium, BA-Geschäftsstelle (Süd)", "Bezirksausschuss 19", name, "Meindlstr. 14", "81373 München"},
	} {
		fitted := fitAddress(page.NewTypesetter(), address)
		if len(fitted.problems) > 0 || len(fitted.lines) > 6 || fitted.size < addressSmallest {
			t.Errorf("%q at %.1f pt: %v", fitted.lines, fitted.size, fitted.problems)
		}
		joined := strings.ReplaceAll(strings.Join(fitted.lines, " "), "- ", "-")
		if !strings.Contains(strings.ReplaceAll(joined, noBreakSpace, " "), name) {
			t.Errorf("the name is not whole: %q", fitted.lines)
		}
		for _, line := range fitted.lines {
			if strings.HasSuffix(line, "Thalkirchen") || strings.HasPrefix(line, "-") {
				t.Errorf("broken at a wrong place: %q", fitted.lines)
			}
		}
	}
}

// TestAddressShrinksBeforeItIsReported: six lines, one too wide at full size, are set smaller.
func TestAddressShrinksBeforeItIsReported(t *testing.T) {
	t.Parallel()
	typesetter := page.NewTypesetter()
	fitted := fitAddress(typesetter, cases()["six lines and a long one"].Address)
	if fitted.size >= addressSize || fitted.size < addressSmallest || len(fitted.lines) != 6 || len(fitted.problems) > 0 {
		t.Errorf("%.1f pt, %q, %v", fitted.size, fitted.lines, fitted.problems)
	}
}

// TestFollowingPages: short header, numbering from one, closing with text above it, no line of a paragraph alone.
func TestFollowingPages(t *testing.T) {
	pages := print(t, cases()["three pages"])
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if want := fmt.Sprintf("Seite %d von 3", i+1); !p.has(want) {
			t.Errorf("page %d lacks %q", i+1, want)
		}
		if i > 0 {
			header := p.find(t, "BA 25 Laim · Herr Mögele · 22.02.2021")
			near(t, "header, left", header.x, 25)
			if p.has("81241 München") || p.has("Sozialreferat") {
				t.Errorf("page %d repeats address or letterhead", i+1)
			}
		}
	}
	if print(t, shortLetter())[0].has("Seite 1") {
		t.Error("a single page is numbered")
	}
}

// TestClosingIsNeverAlone moves the end of the letter across the end of the page, line by line.
func TestClosingIsNeverAlone(t *testing.T) {
	typesetter := page.NewTypesetter()
	parted := 0
	for lines := 1; lines < 60; lines++ {
		l := shortLetter()
		l.Body = nil
		for i := range lines {
			l.Body = append(l.Body, paragraphs(fmt.Sprintf("Absatz %d,\nzweite Zeile,\ndritte Zeile.", i))...)
		}
		pages := Layout(typesetter, l)
		if len(pages) == 1 {
			continue
		}
		parted++
		last := contentsOf(pages[len(pages)-1])
		closing := strings.Index(last, "Mit freundlichen")
		if before := strings.Index(last, "zweite Zeile"); closing < 0 || before < 0 || before > closing {
			t.Fatalf("%d paragraphs: the closing stands alone: %q", lines, last)
		}
		if !strings.Contains(last, "Stadträtin") {
			t.Fatalf("%d paragraphs: closing and name are parted: %q", lines, last)
		}
		for i, p := range pages {
			if firsts, seconds, thirds := counts(contentsOf(p)); i > 0 && (thirds > seconds || firsts > seconds) {
				t.Fatalf("%d paragraphs, page %d: a line stands alone", lines, i+1)
			}
		}
	}
	if parted < 20 {
		t.Fatalf("only %d letters had two pages", parted)
	}
}

func counts(text string) (firsts, seconds, thirds int) {
	return strings.Count(text, "Absatz "), strings.Count(text, "zweite"), strings.Count(text, "dritte")
}

func contentsOf(p page.Page) string {
	var all strings.Builder
	for _, item := range p.Items {
		if text, ok := item.(page.Text); ok {
			all.WriteString(text.Content + " ")
		}
	}
	return spaced(all.String())
}

// TestEverythingIsPrinted reads all parts of a rich letter back, in their order.
func TestEverythingIsPrinted(t *testing.T) {
	l := cases()["everything"]
	pages := print(t, l)
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	all, at := pages[0].all(), 0
	for _, part := range []string{
		"Landeshauptstadt München", "Einschreiben", "Persönlich", "Vertraulich", "Direktorium", "81241 München", "Auskunft", "22.02.2021", l.Subject,
		"BA-Antrags-Nr. 20-26 / B 01322", "vom 03.12.2020", l.Salutation, "bei dem o. g.", "•", "Die Stelle", "1.", "eins", "Tag", "Ort", "Montag", "Franziskanerstr. 8, 81669",
	} {
		i := strings.Index(all[at:], part)
		if i < 0 {
			t.Fatalf("%q is missing or too early in %q", part, all)
		}
		at += i
	}
	remark := pages[0].find(t, "Vertraulich")
	near(t, "last remark, just above the address", remark.baseline, 62.7-4.2333+page.Baseline(4.2333, 9))
	second := pages[1]
	name := second.find(t, "Dorothee")
	near(t, "gez., two lines above the name", name.baseline-second.find(t, "gez.").baseline, 2*bodyLine)
	near(t, "gez., two lines below the closing", second.find(t, "gez.").baseline-second.find(t, "Mit freundlichen").baseline, 2*bodyLine)
	for _, part := range []string{"Anlagen Protokoll Liste", "Verteiler Migrationsbeirat"} {
		if !second.has(part) {
			t.Errorf("%q is missing in %q", part, second.all())
		}
	}
}

// TestNamesFromEverywhereArePrinted as they are written, composed, and none is taken for a command.
func TestNamesFromEverywhereArePrinted(t *testing.T) {
	p := print(t, cases()["names from everywhere"])[0]
	for _, name := range []string{"Frau Đỗ Thị Hằng", "Şükrü Öztürk İıĞğ", "Ελένη Παπαδοπούλου", "Олександр Шевченко", "Müller {nb} **x** {Anrede}", "Sehr geehrte Frau Nguyễn Thị Ngọc Ánh,"} {
		p.find(t, name)
	}
}

// TestSubjectOfTwoLines is bold, whole, and keeps its distance.
func TestSubjectOfTwoLines(t *testing.T) {
	l := cases()["two-line subject"]
	p := print(t, l)[0]
	first := p.find(t, "Benennung einer Ansprechperson")
	second := p.find(t, strings.Fields(l.Subject[len(first.text):])[0])
	if spaced(first.text+" "+second.text) != l.Subject {
		t.Errorf("%q %q", first.text, second.text)
	}
	near(t, "second line", second.baseline-first.baseline, bodyLine)
	near(t, "salutation", p.find(t, l.Salutation).baseline-second.baseline, 3*bodyLine)
}

// TestTablesRepeatTheirHead on every page that they reach.
func TestTablesRepeatTheirHead(t *testing.T) {
	l := shortLetter()
	rows := [][][]Span{{{{Text: "Kopf links"}}, {{Text: "Kopf rechts"}}}}
	for i := range 80 {
		rows = append(rows, [][]Span{{{Text: fmt.Sprintf("Zeile %d", i)}}, {{Text: "Inhalt", Bold: true}}})
	}
	l.Body = []Block{{Kind: Table, Rows: rows}}
	pages := print(t, l)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, p := range pages {
		if !p.has("Kopf links Kopf rechts") && !p.has("Kopf linksKopf rechts") {
			t.Errorf("page %d has no head: %q", i+1, p.all())
		}
	}
	l.Body[0].Rows[0] = [][]Span{nil, nil}
	l.Body[0].Rows = l.Body[0].Rows[:3]
	if p := print(t, l)[0]; p.has("Kopf") || !p.has("Zeile 1") {
		t.Errorf("a head without text is left out: %q", p.all())
	}
}

// TestJSONKeepsLetters: a frozen letter comes back the same, and is set the same.
func TestJSONKeepsLetters(t *testing.T) {
	for name, l := range cases() {
		frozen, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		var thawed Letter
		if err := json.Unmarshal(frozen, &thawed); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(l, thawed) {
			t.Errorf("%s changed:\n%#v\n%#v", name, l, thawed)
		}
		if !reflect.DeepEqual(Layout(page.NewTypesetter(), l), Layout(page.NewTypesetter(), thawed)) {
			t.Errorf("%s is set differently", name)
		}
	}
}

// TestSettledMovesParts out of the body, and leaves the letter it was given alone.
func TestSettledMovesParts(t *testing.T) {
	l := Letter{Salutation: "alt", Body: []Block{
		{Kind: Reference, Text: []Span{{Text: "a\nb"}}}, {Kind: Salutation, Text: []Span{{Text: "Guten Tag,"}}},
		{Kind: Paragraph, Text: []Span{{Text: "Text"}}}, {Kind: Closing, Text: []Span{{Text: "Gruß"}}},
	}}
	settled := l.Settled()
	want := Letter{Salutation: "Guten Tag,", Reference: []string{"a", "b"}, Closing: "Gruß", Body: paragraphs("Text")}
	if !reflect.DeepEqual(settled, want) {
		t.Errorf("%#v", settled)
	}
	if len(l.Body) != 4 || l.Salutation != "alt" {
		t.Error("the letter itself was changed")
	}
	if !reflect.DeepEqual(settled.Settled(), settled) {
		t.Error("settling twice changes something")
	}
}

// TestLettersFrozenEarlier, before there were pictures, backgrounds and hyphenation, still read and are set as before; bytes are never frozen.
func TestLettersFrozenEarlier(t *testing.T) {
	const frozen = `{"Name":"BA 25","Form":1,"Letterhead":["Landeshauptstadt München"],"ReturnLine":"Sozialreferat","Remarks":null,"Address":["Herr Mögele","81241 München"],` +
		`"Info":[{"Label":"Datum","Value":"22.02.2021"}],"Subject":"Runder Tisch","Reference":null,"Salutation":"Sehr geehrter Herr Mögele,",` +
		`"Body":[{"Kind":0,"Text":[{"Text":"Text.","Bold":false}],"Number":0,"Rows":null}],"Closing":"Mit freundlichen Grüßen","Mark":"gez.","Signatory":["Dorothee Schiwy"],` +
		`"Enclosures":null,"Copies":["Direktorium"],"Footer":["Fuß"]}`
	var l Letter
	if err := json.Unmarshal([]byte(frozen), &l); err != nil {
		t.Fatal(err)
	}
	pages, problems := Set(page.NewTypesetter(), l)
	if len(pages) != 1 || len(problems) > 0 || l.Hyphenate || l.Preprinted || len(underlaysOf(t, pages[0])) > 0 || !strings.Contains(contentsOf(pages[0]), "Landeshauptstadt München") {
		t.Errorf("%+v, %v", l, problems)
	}
	l.Logo, l.Signature = pictureOf(t, 9, 9, false), pictureOf(t, 9, 9, true)
	l.Background = Background{Hash: "b", Pages: 2, Data: []byte("GEHEIM"), First: []byte("GEHEIM"), Following: []byte("GEHEIM")}
	again, err := json.Marshal(l)
	if err != nil || strings.Contains(string(again), "R0VIRUlN") || len(again) > len(frozen)+400 {
		t.Errorf("%v: %s", err, again)
	}
	var thawed Letter
	if err := json.Unmarshal(again, &thawed); err != nil || thawed.Logo.Hash != "h" || thawed.Logo.Alt != "Wappen" || thawed.Background.Hash != "b" || thawed.Background.Pages != 2 {
		t.Errorf("%v: %+v", err, thawed)
	}
}
