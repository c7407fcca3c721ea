package minutes

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// readParagraph is a paragraph of a finished document, or a row of a table with its cells.
type readParagraph struct {
	style string
	text  string // tabs and line ends as such
	cells []string
	head  bool // of a table
}

func wordOf(t testing.TB, m Minutes) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Word(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// unpack returns the parts of a document by name; each has to be well-formed.
func unpack(t testing.TB, document []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, entry := range archive.File {
		reader, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		parts[entry.Name] = string(content)
		decoder := xml.NewDecoder(bytes.NewReader(content))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", entry.Name, err)
			}
		}
	}
	return parts
}

// attribute returns what an element says under a name, whatever its name space.
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readWord reads the body of a document.
func readWord(t testing.TB, content string) []readParagraph {
	t.Helper()
	var all []readParagraph
	var now readParagraph
	var row *readParagraph
	decoder, inText := xml.NewDecoder(strings.NewReader(content)), false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "tr":
				row = &readParagraph{}
			case "tblHeader":
				row.head = true
			case "pStyle":
				now.style = attribute(token, "val")
			case "t":
				inText = true
			case "tab":
				now.text += "\t"
			case "br":
				now.text += "\n"
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "t":
				inText = false
			case "p":
				if row != nil {
					row.style, row.cells = now.style, append(row.cells, now.text)
				} else {
					all = append(all, now)
				}
				now = readParagraph{}
			case "tr":
				all, row = append(all, *row), nil
			}
		case xml.CharData:
			if inText {
				now.text += string(token)
			}
		}
	}
}

// String is the paragraph with its style in a short form.
func (p readParagraph) String() string {
	text := p.style + ": " + strings.NewReplacer("\u00a0", " ", "\t", " → ", "\n", " ⏎ ").Replace(p.text+strings.Join(p.cells, " | "))
	if p.head {
		text += " (Kopf)"
	}
	return text
}

func TestWord(t *testing.T) {
	const want = `RoundTable: Runder Tisch der Migrationsbeauftragten
Title: Protokoll der 2. Sitzung
Subtitle: Räume & Kurse
MeetingFact: Datum: → Donnerstag, 15.10.2026, 18:00–20:10 Uhr
MeetingFact: Ort: → Orleansplatz 11, Raum 2.14
MeetingFact: Leitung: → Anna-Lena Zimmermann
MeetingFact: Protokoll: → Dr. Jürgen Groß
MeetingFact: Stand: → Entwurf
Heading1: Teilnahme
BodyText: 2 von 25 BA vertreten: BA 5 und 16.
Heading2: Anwesend (2)
Attendee: BA 5 → Peter Öttl, Migrationsbeauftragter, ab 18:20 Uhr
Attendee: BA 16 → Sara Abdi, in Vertretung für Heinz Meier
Heading2: Entschuldigt (1)
Attendee: MB → Fatima El-Sayed, Vorsitzende
Heading2: Gäste (1)
Attendee:  → Klaus Kraus, Verein <Nachbarn>
BodyText: Die Leitung begrüßt alle.
Heading1: 1 → Begrüßung
ItemNote: 18:00 Uhr · Anna-Lena Zimmermann
Decision: Beschluss
DecisionText: Das Protokoll der 1. Sitzung wird genehmigt.
Heading1: 2 → Berichte
ItemNote: 18:10 Uhr
Heading2: 2.1 → BA 5: Begegnungscafé
BodyText: Es kommen
ListBullet: Familien, auch ohne Anmeldung,
ListBullet: Nachbarn.
BodyText: Gesucht: Freiwillige. ⏎ Auch samstags.
TableHead: Aufgabe | Wer | Bis wann (Kopf)
TableText: Aufruf schicken | Stelle | 30.10.2026
TableText: Räume melden |  | 3. Sitzung
TableText: Nachfragen | BA 5 | 
TableEnd: 
Heading2: 2.2 → BA 16: Räume
ItemNote: Sara Abdi · vertagt
Heading1: 3 → Personalia
ItemNote: nicht öffentlich · vertagt
BodyText: Neu besetzt.
Decision: Beschluss
DecisionText: Gefragt wird:
DecisionBullet: wer
DecisionBullet: wann
DecisionText: Danach mehr.
Decision: Beschluss
DecisionBullet: nur eine Liste
Heading1: Nächste Sitzung
BodyText: 3. Sitzung am 21.01.2027, 18:00 Uhr`
	document := wordOf(t, sample())
	parts := unpack(t, document)
	var got []string
	for _, p := range readWord(t, parts["word/document.xml"]) {
		got = append(got, p.String())
	}
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("the document says\n%s\nwant\n%s", text, want)
	}
	if !bytes.Equal(document, wordOf(t, sample())) {
		t.Error("the same minutes give other bytes")
	}
	for part, needed := range map[string][]string{
		"docProps/core.xml": {
			"<dc:title>Protokoll der 2. Sitzung</dc:title>", "<dc:creator>Stelle für interkulturelle Arbeit</dc:creator>", "<dc:language>de-DE</dc:language>",
			`<dcterms:created xsi:type="dcterms:W3CDTF">2026-10-16T09:30:00Z</dcterms:created>`, "<cp:contentStatus>Entwurf</cp:contentStatus>",
		},
		"word/styles.xml":   {`<w:lang w:val="de-DE"`, `<w:name w:val="heading 1"/>`, `<w:name w:val="heading 2"/>`, `<w:name w:val="List Bullet"/>`, `<w:name w:val="Title"/>`},
		"word/document.xml": {`<w:pgSz w:w="11906" w:h="16838"/>`, `<w:titlePg/>`, `<w:tblHeader/>`},
		"word/header1.xml":  {"Protokoll der 2. Sitzung, Donnerstag, 15.10.2026 · Entwurf", "PAGE", "NUMPAGES"},
	} {
		for _, text := range needed {
			if !strings.Contains(parts[part], text) {
				t.Errorf("%s lacks %s", part, text)
			}
		}
	}
}

// Every part that another names is there, every style that is used is defined, and every part has a type.
func TestWordPartsFitTogether(t *testing.T) {
	parts := unpack(t, wordOf(t, sample()))
	for name, folder := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word/"} {
		for _, target := range valuesOf(t, parts[name], "Relationship", "Target") {
			if parts[folder+target] == "" {
				t.Errorf("%s names %s, which is not there", name, target)
			}
		}
	}
	typed := valuesOf(t, parts["[Content_Types].xml"], "Override", "PartName")
	for name := range parts {
		if !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" && !slices.Contains(typed, "/"+name) {
			t.Errorf("%s has no type", name)
		}
	}
	styles := valuesOf(t, parts["word/styles.xml"], "style", "styleId")
	for _, name := range []string{"word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml", "word/numbering.xml"} {
		for _, element := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
			for _, style := range valuesOf(t, parts[name], element, "val") {
				if !slices.Contains(styles, style) {
					t.Errorf("%s uses the style %s, which is not defined", name, style)
				}
			}
		}
	}
	for _, id := range valuesOf(t, parts["word/styles.xml"], "numId", "val") {
		if !slices.Contains(valuesOf(t, parts["word/numbering.xml"], "num", "numId"), id) {
			t.Errorf("there is no list %s", id)
		}
	}
}

// valuesOf returns an attribute of all elements with a name.
func valuesOf(t testing.TB, content, element, name string) []string {
	t.Helper()
	var values []string
	decoder := xml.NewDecoder(strings.NewReader(content))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return values
		} else if err != nil {
			t.Fatal(err)
		}
		if start, is := token.(xml.StartElement); is && start.Name.Local == element {
			values = append(values, attribute(start, name))
		}
	}
}

func TestWordHasEverythingOnce(t *testing.T) {
	m, order := counted(200, 60)
	parts := unpack(t, wordOf(t, m))
	checkOrder(t, parts["word/document.xml"], order)
}

func TestWordOfNothing(t *testing.T) {
	parts := unpack(t, wordOf(t, Minutes{}))
	if got := readWord(t, parts["word/document.xml"]); len(got) != 1 || got[0].String() != "Title: Protokoll" {
		t.Errorf("%v", got)
	}
	if strings.Contains(parts["docProps/core.xml"], "dcterms:created") {
		t.Error("a time that is not known is told")
	}
}

type brokenWriter struct{}

var errFull = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errFull }

func TestWordTellsWhatTheWriterSays(t *testing.T) {
	if err := Word(brokenWriter{}, sample()); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
}

// FuzzWord looks whether every text is read back from a document as it was.
func FuzzWord(f *testing.F) {
	f.Add("<w:p>&amp;]]>", "\"'\x00\x1f\u0085", "- a\n- <b>\n\n\ufffe\U0010ffff")
	f.Add("z. B. § 23 Abs. 1", "a\tb", "c\nd\n\n• e")
	f.Add("\xff\u202e", "", "-")
	f.Fuzz(func(t *testing.T, title, name, text string) {
		m := Minutes{
			Title: title, Theme: name, Author: name, State: title, Intro: text, Attendance: []Group{{name, []Person{{name, title, name, title}}}},
			Items: []Item{{Number: name, Title: title, Starts: name, Speaker: title, Text: text, Decisions: []string{text}, Tasks: []Task{{title, name, title}}}},
		}
		parts := unpack(t, wordOf(t, m))
		var all strings.Builder
		for _, p := range readWord(t, parts["word/document.xml"]) {
			all.WriteString(p.text + " " + strings.Join(p.cells, " ") + " ")
		}
		rest := strings.Fields(all.String())
		wanted := strings.Fields(tidy(m).Title)
		for _, more := range [][]string{words(text), words(text), strings.Fields(oneLine(title)), strings.Fields(oneLine(name))} {
			wanted = append(wanted, more...)
		}
		for _, word := range wanted {
			at := slices.Index(rest, word)
			if at < 0 {
				t.Fatalf("%q is not in %q behind the words before it", word, all.String())
			}
			rest = rest[at+1:]
		}
	})
}
