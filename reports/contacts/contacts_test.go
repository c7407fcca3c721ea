package contacts

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-vcard"

	"rundertisch/reports/page"
)

// people are two people: one with several of everything and awkward texts, one with a name only.
func people() []Card {
	return []Card{
		{
			Name: "Prof. Dr. Çiğdem Weiß; von Öttl", Form: "Frau", Title: "Prof. Dr.", FirstName: "Çiğdem", LastName: "Weiß; von Öttl", Salutation: "Liebe Frau Weiß,",
			Roles: []Role{
				{Function: "Vorsitz", District: 5, Body: "Bezirksausschuss", From: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)},
				{Function: "Mitglied, beratend", Kind: "Mitglied", Body: "Migrationsbeirat", Organisation: "Haus; Nord", Until: time.Date(2027, 4, 30, 0, 0, 0, 0, time.UTC)},
			},
			Organisation: "Verein „Süd“ e. V.", Department: "Beratung",
			Addresses: []Address{{Kind: "privat", Extra: "c/o Groß", Street: "Straße, 1", Postcode: "01067", City: "Dresden", Preferred: true, Unlisted: true}},
			Mails:     []Entry{{Value: "weiss@example.org", Label: "dienstlich", Preferred: true}, {Value: "c@example.net"}},
			Phones:    []Entry{{Value: "+49 89 233-40"}}, Mobiles: []Entry{{Value: "01511234567", Unlisted: true}},
			Webs: []Entry{{Value: "https://example.org/a,b"}},
			Note: "Zeile 1\r\nZeile 2; mit \\ und , " + strings.Repeat("ä", 90), NoContact: true, Verified: time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC),
		},
		{Name: "=cmd|' /C calc'!A0", LastName: "=cmd|' /C calc'!A0"},
	}
}

func writeCSV(t *testing.T, cards []Card) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := CSV(&b, Tabulate(cards)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestCSVIsWhatGermanExcelOpens(t *testing.T) {
	content := writeCSV(t, people())
	if !bytes.HasPrefix(content, []byte("\xEF\xBB\xBFAnrede;Titel;Vorname;Nachname;Funktion;BA;Gremium;Seit;Funktion 2;Gremium 2;Art der Funktion 2;Bis 2;Organisation der Funktion 2;Organisation;")) {
		t.Errorf("begins with %q", content[:80])
	}
	reader := csv.NewReader(bytes.NewReader(content[3:]))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	for head, want := range map[string]string{
		"Titel": "Prof. Dr.", "Nachname": "Weiß; von Öttl", "BA": "5", "Seit": "01.05.2024", "Funktion 2": "Mitglied, beratend", "PLZ": `="01067"`, "Telefon": `="+49 89 233-40"`,
		"Mobil": `="01511234567"`, "E-Mail": "weiss@example.org", "E-Mail Bezeichnung": "dienstlich", "E-Mail 2": "c@example.net", "Stand": "03.03.2026", "Keine Schreiben": "ja",
		"Nicht auf Listen": "Straße, Mobil", "Art der Funktion 2": "Mitglied", "Bis 2": "30.04.2027", "Organisation der Funktion 2": "Haus; Nord",
	} {
		if at := slices.Index(rows[0], head); at < 0 || rows[1][at] != want {
			t.Errorf("%s: column %d of %q", head, at, rows[1])
		}
	}
	if at := slices.Index(rows[0], "Nachname"); rows[2][at] != "'=cmd|' /C calc'!A0" {
		t.Errorf("a formula: %q", rows[2][at])
	}
	if !bytes.HasSuffix(content, []byte("\r\n")) || bytes.Contains(bytes.ReplaceAll(content, []byte("\r\n"), nil), []byte("\r")) {
		t.Error("lines do not end with CR LF")
	}
	if !bytes.Equal(content, writeCSV(t, people())) {
		t.Error("the same people give other bytes")
	}
}

func TestGuard(t *testing.T) {
	for text, want := range map[string]string{
		"Groß": "Groß", "": "", "80331": "80331", "01067": `="01067"`, "+49891": `="+49891"`, "089 1234-5": "089 1234-5", "1/2": `="1/2"`, "-5": `="-5"`,
		"=1+1": "'=1+1", " @SUM(A1)": "' @SUM(A1)", "\t=1": "' =1", "+a": "'+a", "-2+3+cmd|' /C calc'!A0": "'-2+3+cmd|' /C calc'!A0", "＝1": "'＝1", "a\x00b": "ab",
	} {
		if got := Guard(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// No text becomes a formula, and every text is still there.
func FuzzGuard(f *testing.F) {
	for _, text := range []string{"", "=1", "'=1", "+49 1", "\n@a", "x\"y;z", "\xff-1", "0\u00a0"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Guard(text)
		kept := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(got, `="`), "'"), `"`)
		if strings.HasPrefix(got, "=") && !digits.MatchString(kept) {
			t.Errorf("%q is a formula: %q", text, got)
		}
		if first := strings.TrimLeft(got, " \n\u00a0"); first != "" && strings.ContainsRune("+-@", rune(first[0])) {
			t.Errorf("%q begins like a formula: %q", text, got)
		}
		if !strings.Contains(got, strings.TrimSuffix(cleanLines(text), `"`)) {
			t.Errorf("%q lost something: %q", text, got)
		}
	})
}

func readCards(t *testing.T, content []byte) []vcard.Card {
	t.Helper()
	decoder := vcard.NewDecoder(bytes.NewReader(content))
	var cards []vcard.Card
	for {
		card, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			return cards
		}
		if err != nil {
			t.Fatal(err)
		}
		cards = append(cards, card)
	}
}

func TestVCardsAreReadBack(t *testing.T) {
	for _, version := range []Version{Version3, Version4} {
		var first, second bytes.Buffer
		if err := errors.Join(VCards(&first, version, people()), VCards(&second, version, people())); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: the same people give other bytes", version)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(first.String(), "\r\n"), "\r\n") {
			if len(line) > longestLine || !utf8.ValidString(line) {
				t.Errorf("%s: line of %d bytes: %q", version, len(line), line)
			}
		}
		cards := readCards(t, first.Bytes())
		if len(cards) != 2 {
			t.Fatalf("%s: %d cards", version, len(cards))
		}
		c := cards[0]
		if name := c.Name(); name.FamilyName != "Weiß, von Öttl" || name.GivenName != "Çiğdem" || name.HonorificPrefix != "Frau Prof. Dr." {
			t.Errorf("%s: name %+v", version, name)
		}
		if a := c.Address(); a.StreetAddress != "Straße, 1" || a.PostalCode != "01067" || a.Locality != "Dresden" || a.ExtendedAddress != "c/o Groß" || !c.Get("ADR").Params.HasType("home") {
			t.Errorf("%s: address %+v", version, a)
		}
		for field, want := range map[string][]string{
			"VERSION": {string(version)}, "TITLE": {"Vorsitz", "Mitglied, beratend"}, "X-BA": {"5"}, "X-GREMIUM": {"Bezirksausschuss", "Migrationsbeirat"}, "X-SEIT": {"2024-05-01"},
			"X-BIS": {"2027-04-30"}, "X-FUNKTIONSART": {"Mitglied"}, "X-ORGANISATION": {"Haus; Nord"},
			"EMAIL": {"weiss@example.org", "c@example.net"}, "TEL": {"+49 89 233-40", "01511234567"}, "URL": {"https://example.org/a,b"}, "ORG": {"Verein „Süd“ e. V.;Beratung"},
			"NOTE": {"Zeile 1\nZeile 2; mit \\ und , " + strings.Repeat("ä", 90)}, "X-STAND": {"2026-03-03"}, "X-KEINE-SCHREIBEN": {"ja"},
			"X-ABLABEL": {"privat", "dienstlich"}, "X-NICHT-AUF-LISTEN": {"ja", "ja"},
		} {
			if got := c.Values(field); !slices.Equal(got, want) {
				t.Errorf("%s: %s is %q", version, field, got)
			}
		}
		if got := c.PreferredValue("EMAIL"); got != "weiss@example.org" || c["TEL"][1].Group != c["X-NICHT-AUF-LISTEN"][1].Group || !c["TEL"][1].Params.HasType("cell") {
			t.Errorf("%s: preferred %q, number %+v", version, got, c["TEL"][1])
		}
		if c["X-ORGANISATION"][0].Group != c["TITLE"][1].Group {
			t.Errorf("%s: the organisation of a function stands elsewhere: %+v", version, c["X-ORGANISATION"])
		}
		if name := cards[1].Value("FN"); name != "=cmd|' /C calc'!A0" {
			t.Errorf("%s: name %q", version, name)
		}
	}
	if VCards(io.Discard, "2.1", nil) == nil {
		t.Error("an unknown version was written")
	}
}

func TestListRepeatsItsHeadAndCountsPages(t *testing.T) {
	cards := people()
	for range 60 {
		cards = append(cards, Card{FirstName: "Jürgen", LastName: "Groß", Mails: []Entry{{Value: "einelangeadresseohnetrennstelle.undnochlaenger@bezirksausschuss-muenchen.example.org"}}})
	}
	pages := List(page.NewTypesetter(), Heading{Title: "Personen", Note: "62 Personen", Day: "03.03.2026"}, cards)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	names := 0
	for i, p := range pages {
		var texts []string
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok {
				texts = append(texts, text.Content)
				if text.X < listLeft || text.X+text.Width > listRight+0.1 || text.Baseline > listHeight {
					t.Errorf("page %d: %q stands at %.1f to %.1f", i+1, text.Content, text.X, text.X+text.Width)
				}
			}
		}
		all := strings.Join(texts, "\n")
		names += strings.Count(all, "Groß, Jürgen")
		if i == 0 && !strings.Contains(strings.ReplaceAll(all, "\u00a0", " "), "Haus; Nord") {
			t.Errorf("the organisation of a function is not named: %s", all)
		}
		if p.Width <= p.Height || !strings.Contains(all, "Anschrift") || !strings.Contains(all, "Seite "+string(rune('1'+i))+" von "+string(rune('0'+len(pages)))) {
			t.Errorf("page %d: %s", i+1, all)
		}
	}
	if names != 60 {
		t.Errorf("%d of 60 names", names)
	}
	if empty := List(page.NewTypesetter(), Heading{Title: "Personen"}, nil); len(empty) != 1 {
		t.Errorf("nobody: %d pages", len(empty))
	}
}
