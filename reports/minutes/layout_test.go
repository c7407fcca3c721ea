package minutes

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
	"rundertisch/reports/pdf/reading"
)

// textsOn are the texts of a page, without what repeats on every page.
func textsOn(p page.Page) []page.Text {
	var texts []page.Text
	for _, item := range p.Items {
		if text, is := item.(page.Text); is && text.Role != page.Artifact {
			texts = append(texts, text)
		}
	}
	return texts
}

// wordsOn is all text of pages; repeated heads of tables are left out.
func wordsOn(pages []page.Page) string {
	var all strings.Builder
	for i, p := range pages {
		texts := textsOn(p)
		if i > 0 && len(texts) > 2 && texts[0].Content == taskColumns[0] && texts[0].Role == page.TableCell {
			texts = texts[3:]
		}
		for _, text := range texts {
			all.WriteString(text.Content + " ")
		}
	}
	return strings.Join(strings.Fields(all.String()), " ")
}

// checkPages looks whether everything stands on the paper and no heading is alone at the foot of a page.
func checkPages(t *testing.T, pages []page.Page) {
	t.Helper()
	for i, p := range pages {
		if p.Width != page.A4Width || p.Height != page.A4Height {
			t.Errorf("page %d is %v × %v", i+1, p.Width, p.Height)
		}
		for _, text := range textsOn(p) {
			if text.X < left-0.01 || text.X+text.Width > right+0.1 || text.Baseline < page.PaperTop || text.Baseline > page.PaperBottom {
				t.Errorf("page %d: %q stands at %.1f–%.1f, %.1f", i+1, text.Content, text.X, text.X+text.Width, text.Baseline)
			}
		}
		texts := textsOn(p)
		if len(texts) == 0 {
			t.Fatalf("page %d is empty", i+1)
		}
		if last := texts[len(texts)-1]; last.Role == page.Heading && i+1 < len(pages) {
			t.Errorf("page %d ends with the heading %q", i+1, last.Content)
		}
		var header []string
		for _, item := range p.Items {
			if text, is := item.(page.Text); is && text.Role == page.Artifact {
				header = append(header, text.Content)
			}
		}
		switch number := fmt.Sprintf("Seite %d von %d", i+1, len(pages)); {
		case len(pages) == 1 && len(header) > 0:
			t.Errorf("a single page has %q", header)
		case len(pages) > 1 && !slices.Contains(header, number):
			t.Errorf("%q lacks %q", header, number)
		}
	}
}

func TestPagesHaveEverythingOnce(t *testing.T) {
	for _, c := range []struct{ people, items int }{{0, 0}, {1, 1}, {200, 3}, {3, 60}, {90, 200}} {
		m, order := counted(c.people, c.items)
		if c.people == 0 { // groups of nobody are left out
			order = slices.DeleteFunc(order, func(word string) bool {
				return strings.HasSuffix(m.Attendance[0].Name, word) || strings.HasSuffix(m.Attendance[1].Name, word)
			})
		}
		pages := Layout(page.NewTypesetter(), m)
		checkPages(t, pages)
		checkOrder(t, wordsOn(pages), order)
	}
}

// Whatever the room above an item is, its heading stays with what follows.
func TestHeadingsAreNeverAlone(t *testing.T) {
	set := page.NewTypesetter()
	for lines := range 60 {
		m := sample()
		m.Intro = strings.Repeat("Zeile\n", lines)
		pages := Layout(set, m)
		checkPages(t, pages)
		for i, p := range pages {
			for _, text := range textsOn(p) {
				if i > 0 && text.Role == page.TableCell && text.Content == "Aufruf schicken" && !strings.Contains(wordsOf(p), "Aufgabe Wer Bis wann") {
					t.Errorf("%d lines: page %d has a table without its head", lines, i+1)
				}
			}
			texts := textsOn(p)
			if last := texts[len(texts)-1].Content; i+1 < len(pages) && (last == "Bis wann" || last == decisionWord || strings.Contains(last, "Anna-Lena Zimmermann") && strings.Contains(last, "Uhr")) {
				t.Errorf("%d lines: page %d ends with %q", lines, i+1, last)
			}
		}
	}
}

func wordsOf(p page.Page) string { return wordsOn([]page.Page{p}) }

func TestSampleOnPaper(t *testing.T) {
	got := strings.ReplaceAll(wordsOn(Layout(page.NewTypesetter(), sample())), "\u00a0", " ")
	const want = "Runder Tisch der Migrationsbeauftragten Protokoll der 2. Sitzung Räume & Kurse " +
		"Datum Donnerstag, 15.10.2026, 18:00–20:10 Uhr Ort Orleansplatz 11, Raum 2.14 Leitung Anna-Lena Zimmermann Protokoll Dr. Jürgen Groß Stand Entwurf " +
		"Teilnahme 2 von 25 BA vertreten: BA 5 und 16. Anwesend (2) BA 5 Peter Öttl , Migrationsbeauftragter, ab 18:20 Uhr BA 16 Sara Abdi , in Vertretung für Heinz Meier " +
		"Entschuldigt (1) MB Fatima El-Sayed , Vorsitzende Gäste (1) Klaus Kraus , Verein <Nachbarn> Die Leitung begrüßt alle. " +
		"1 Begrüßung 18:00 Uhr · Anna-Lena Zimmermann Beschluss Das Protokoll der 1. Sitzung wird genehmigt. 2 Berichte 18:10 Uhr 2.1 BA 5: Begegnungscafé " +
		"Es kommen • Familien, auch ohne Anmeldung, • Nachbarn. Gesucht: Freiwillige. Auch samstags. " +
		"Aufgabe Wer Bis wann Aufruf schicken Stelle 30.10.2026 Räume melden 3. Sitzung Nachfragen BA 5 " +
		"2.2 BA 16: Räume Sara Abdi · vertagt 3 Personalia nicht öffentlich · vertagt Neu besetzt. " +
		"Beschluss Gefragt wird: • wer • wann Danach mehr. Beschluss • nur eine Liste Nächste Sitzung 3. Sitzung am 21.01.2027, 18:00 Uhr"
	if got != want {
		t.Errorf("the paper says\n%s\nwant\n%s", got, want)
	}
}

func TestPaperOfNothing(t *testing.T) {
	pages := Layout(page.NewTypesetter(), Minutes{})
	if len(pages) != 1 || wordsOn(pages) != untitled {
		t.Errorf("%d pages: %q", len(pages), wordsOn(pages))
	}
	checkPages(t, pages)
}

func TestTitleWithoutNumberStandsAtTheMargin(t *testing.T) {
	pages := Layout(page.NewTypesetter(), Minutes{Items: []Item{{Number: "1", Title: "Bericht"}, {Title: "Ohne Tagesordnungspunkt", Text: "Text"}}})
	places := map[string]float64{}
	for _, text := range textsOn(pages[0]) {
		places[text.Content] = text.X
	}
	for content, want := range map[string]float64{"1": left, "Bericht": left + numberWidth, "Ohne Tagesordnungspunkt": left, "Text": left + numberWidth} {
		if got, is := places[content]; !is || got != want {
			t.Errorf("%q stands at %v, want %v", content, got, want)
		}
	}
}

// Texts without any place to break, and far longer than a page, stay on the paper.
func TestLongTextsStayOnThePaper(t *testing.T) {
	long, endless := strings.Repeat("Donaudampfschifffahrt", 12), strings.Repeat("sehr langer Text ", 1500)
	m := sample()
	m.Title, m.Theme, m.Place, m.Summary, m.Next = long, long, endless, endless, long
	m.Attendance[0].People = []Person{{long, long, long, long}, {"BA 1", long, endless, ""}}
	m.Items = []Item{
		{Number: long, Title: long, Starts: long, Speaker: long, Text: long + "\n- " + long, Decisions: []string{long, endless}, Tasks: []Task{{long, long, long}, {endless, endless, long}}},
		{Number: "2", Title: "Ein Titel", Speaker: endless},
	}
	pages := Layout(page.NewTypesetter(), m)
	checkPages(t, pages)
	all := strings.ReplaceAll(wordsOn(pages), " ", "")
	if got, want := strings.Count(all, "sehrlangerText"), 1500*7; got < want*99/100 { // where a page ends in a table its head stands inside of a text
		t.Errorf("%d of %d", got, want)
	}
}

// pdfOf writes pages as a file.
func pdfOf(t *testing.T, m Minutes) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Write(context.Background(), &out, pdf.Document{Title: m.Title, Made: m.Made, Pages: Layout(page.NewTypesetter(), m)}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// structure is the tree of a file's structure as words: 'H1 P Table(TR(TH TH TH) …)'.
func structure(file *reading.File, node reading.Value) string {
	dict := file.Dict(node)
	var kids []string
	for _, kid := range file.Array(dict["K"]) {
		if inner := structure(file, kid); inner != "" {
			kids = append(kids, inner)
		}
	}
	kind := string(file.Name(dict["S"]))
	if len(kids) == 0 {
		return kind
	}
	return strings.TrimSpace(kind) + "(" + strings.Join(kids, " ") + ")"
}

func TestTagsOfTheFile(t *testing.T) {
	data := pdfOf(t, sample())
	file, err := reading.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	fact := " TR(TD TD)"
	const person = "L(LI(LBody))"
	want := "Document(Sect(P H1 P Table(" + strings.TrimSpace(strings.Repeat(fact, 5)) + ") H2 P H3 L(LI(LBody) LI(LBody)) H3 " + person + " H3 " + person + " P " + // up to the intro
		"H2 P P P H2 P H3 P L(LI(Lbl LBody) LI(Lbl LBody)) P Table(TR(TH TH TH) TR(TD TD TD) TR(TD TD TD) TR(TD TD TD)) " +
		"H3 P H2 P P P P L(LI(Lbl LBody) LI(Lbl LBody)) P P L(LI(Lbl LBody)) H2 P))"
	root := file.Dict(file.Catalogue()["StructTreeRoot"])
	if got := structure(file, file.Array(root["K"])[0]); got != want {
		t.Errorf("the structure is\n%s\nwant\n%s", got, want)
	}
	if !bytes.Equal(data, pdfOf(t, sample())) {
		t.Error("the same minutes give another file")
	}
}

// A table that goes on over pages is one table with one head.
func TestTableOverPages(t *testing.T) {
	m := Minutes{Title: "P", Made: made, Items: []Item{{Number: "1", Title: "Aufgaben"}}}
	const tasks = 90
	for i := range tasks {
		m.Items[0].Tasks = append(m.Items[0].Tasks, Task{fmt.Sprintf("Aufgabe Nummer %d", i), "Stelle", "bald"})
	}
	pages := Layout(page.NewTypesetter(), m)
	for i, p := range pages {
		if strings.Count(wordsOf(p), "Aufgabe Wer Bis wann") != 1 {
			t.Errorf("page %d of %d lacks the head of the table", i+1, len(pages))
		}
	}
	file, err := reading.Open(pdfOf(t, m))
	if err != nil {
		t.Fatal(err)
	}
	got := structure(file, file.Array(file.Dict(file.Catalogue()["StructTreeRoot"])["K"])[0])
	if len(pages) < 3 || strings.Count(got, "Table") != 1 || strings.Count(got, "TH TH TH") != 1 || strings.Count(got, "TR(TD TD TD)") != tasks {
		t.Errorf("%d pages: %s", len(pages), got)
	}
}

// FuzzLayout looks whether every text stays on the paper.
func FuzzLayout(f *testing.F) {
	f.Add("Protokoll", "BA 5", "- a\n\nb", "sehr langer Text sehr langer Text")
	f.Add("\u202e\xff", "\u00ad\u00ad", "\u0301", "שלום 12")
	f.Add(strings.Repeat("W", 300), strings.Repeat("M ", 300), "• "+strings.Repeat("i", 500), "")
	set := page.NewTypesetter()
	f.Fuzz(func(t *testing.T, title, body, text, name string) {
		m := Minutes{
			Title: title, Place: name, Intro: text, Attendance: []Group{{title, []Person{{body, name, title, text}, {name, body, "", ""}}}},
			Items: []Item{{Number: body, Title: title, Speaker: name, Text: text, Decisions: []string{text, name}, Tasks: []Task{{title, name, body}}}},
		}
		for i, p := range Layout(set, m) {
			for _, text := range textsOn(p) {
				if text.X < left-0.01 || text.X+text.Width > right+0.1 || text.Baseline < page.PaperTop || text.Baseline > page.PaperBottom {
					t.Fatalf("page %d: %q stands at %.1f–%.1f, %.1f", i+1, text.Content, text.X, text.X+text.Width, text.Baseline)
				}
			}
		}
	})
}
