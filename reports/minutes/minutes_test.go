package minutes

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"rundertisch/reports/page"
)

var made = time.Date(2026, 10, 16, 9, 30, 0, 0, time.UTC)

// sample has everything that minutes can have.
func sample() Minutes {
	return Minutes{
		Title: "Protokoll der 2. Sitzung", RoundTable: "Runder Tisch der Migrationsbeauftragten", Theme: "Räume & Kurse",
		Date: "Donnerstag, 15.10.2026", Time: "18:00–20:10 Uhr", Place: "Orleansplatz 11, Raum 2.14", Chair: "Anna-Lena Zimmermann", Taker: "Dr. Jürgen Groß", State: "Entwurf",
		Attendance: []Group{
			{"Anwesend", []Person{{"BA 5", "Peter Öttl", "Migrationsbeauftragter", "ab 18:20 Uhr"}, {"BA 16", "Sara Abdi", "", "in Vertretung für Heinz Meier"}}},
			{"Online", nil},
			{"Entschuldigt", []Person{{"MB", "Fatima El-Sayed", "Vorsitzende", ""}, {}}},
			{"Gäste", []Person{{"", "Klaus Kraus", "Verein <Nachbarn>", ""}}},
		},
		Summary: "2 von 25 BA vertreten: BA 5 und 16.", Intro: "Die Leitung begrüßt alle.",
		Items: []Item{
			{Number: "1", Title: "Begrüßung", Starts: "18:00", Speaker: "Anna-Lena Zimmermann", Decisions: []string{"Das Protokoll der 1. Sitzung wird genehmigt.", "  "}},
			{Number: "2", Title: "Berichte", Starts: "18:10 Uhr"},
			{
				Number: "2.1", Level: 1, Title: "BA 5: Begegnungscafé", Text: "Es kommen\r\n\r\n- Familien,\n  auch ohne Anmeldung,\n- Nachbarn.\n\nGesucht: Freiwillige.\nAuch samstags.",
				Tasks: []Task{{"Aufruf schicken", "Stelle", "30.10.2026"}, {"Räume melden", "", "3. Sitzung"}, {"Nachfragen", "BA 5", ""}, {}},
			},
			{Number: "2.2", Level: 1, Title: "BA 16: Räume", Postponed: true, Speaker: "Sara Abdi"},
			{Number: "3", Title: "Personalia", Internal: true, Postponed: true, Text: "Neu besetzt.", Decisions: []string{"Gefragt wird:\n- wer\n- wann\n\nDanach mehr.", "- nur eine Liste"}},
		},
		Next: "3. Sitzung am 21.01.2027, 18:00 Uhr", Author: "Stelle für interkulturelle Arbeit", Made: made,
	}
}

func TestText(t *testing.T) {
	const want = `Runder Tisch der Migrationsbeauftragten
Protokoll der 2. Sitzung
Räume & Kurse

Datum: Donnerstag, 15.10.2026, 18:00–20:10 Uhr
Ort: Orleansplatz 11, Raum 2.14
Leitung: Anna-Lena Zimmermann
Protokoll: Dr. Jürgen Groß
Stand: Entwurf

TEILNAHME

2 von 25 BA vertreten: BA 5 und 16.

Anwesend (2):
- BA 5: Peter Öttl, Migrationsbeauftragter, ab 18:20 Uhr
- BA 16: Sara Abdi, in Vertretung für Heinz Meier

Entschuldigt (1):
- MB: Fatima El-Sayed, Vorsitzende

Gäste (1):
- Klaus Kraus, Verein <Nachbarn>

Die Leitung begrüßt alle.

TOP 1 – Begrüßung (18:00 Uhr, Anna-Lena Zimmermann)

Beschluss: Das Protokoll der 1. Sitzung wird genehmigt.

TOP 2 – Berichte (18:10 Uhr)

TOP 2.1 – BA 5: Begegnungscafé

Es kommen

- Familien, auch ohne Anmeldung,
- Nachbarn.

Gesucht: Freiwillige.
Auch samstags.

Aufgabe: Aufruf schicken (Wer: Stelle; bis wann: 30.10.2026)
Aufgabe: Räume melden (Bis wann: 3. Sitzung)
Aufgabe: Nachfragen (Wer: BA 5)

TOP 2.2 – BA 16: Räume (Sara Abdi, vertagt)

TOP 3 – Personalia (nicht öffentlich, vertagt)

Neu besetzt.

Beschluss: Gefragt wird:

- wer
- wann

Danach mehr.

Beschluss:
- nur eine Liste

Nächste Sitzung: 3. Sitzung am 21.01.2027, 18:00 Uhr
`
	if got := Text(sample()); got != want {
		t.Errorf("the text is\n%s\nwant\n%s", got, want)
	}
}

func TestTextOfNothing(t *testing.T) {
	if got := Text(Minutes{}); got != "Protokoll\n" {
		t.Errorf("%q", got)
	}
	nobody := Minutes{Title: "P", Attendance: []Group{{Name: "Anwesend"}, {People: []Person{{Name: " \n"}}}}, Items: []Item{{}, {Text: "\n-\n"}}}
	if got := Text(nobody); got != "P\n" {
		t.Errorf("%q", got)
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" \n\t\n", ""},
		{"eins\nzwei\n\n\n\ndrei", "eins\nzwei|drei"},
		{"- a\n- b", "*a|*b"},
		{"davor\n- a\ndanach", "davor|*a|danach"},
		{"– a\n• b\n* c\n\u2022\u00a0d", "*a|*b|*c|*d"},
		{"-\n- \n-a\n-- b", "-a\n-- b"},
		{"- a\n  weiter\n\n  neu", "*a weiter|neu"},
		{"a\rb\u2028c\x00d\xff", "a\nb\ncd\ufffd"},
		{"-5 Grad\n*wichtig*", "-5 Grad\n*wichtig*"},
		{"  - eingerückt\n    - tiefer", "*eingerückt|*tiefer"},
	} {
		var got []string
		for _, p := range parse(c.text) {
			if p.bullet {
				p.text = "*" + p.text
			}
			got = append(got, p.text)
		}
		if joined := strings.Join(got, "|"); joined != c.want {
			t.Errorf("%q: %q, want %q", c.text, joined, c.want)
		}
	}
}

// FuzzText looks whether every text can be pasted: no sign that cannot be seen, no more than one blank line, and all words are there in their order.
func FuzzText(f *testing.F) {
	f.Add("Protokoll", "Name\x00\r\nBcc: x", "- a\n\n\n- b\r\rc", "Beschluss:\n\n", "BA 5")
	f.Add("\u202e\xff", "\ufeff", "\u2028-\u2028- \u00a0x", "- ", "\t")
	f.Add("", "", "", "", "")
	f.Add("=HYPERLINK(\"x\")", "<b>&amp;", "-- \n> zitiert", "• • •", "TOP 1")
	f.Fuzz(func(t *testing.T, title, name, text, decision, body string) {
		m := Minutes{
			Title: title, Intro: text, Attendance: []Group{{name, []Person{{body, name, title, body}}}},
			Items: []Item{{Number: body, Title: title, Starts: name, Speaker: body, Text: text, Decisions: []string{decision, text}, Tasks: []Task{{name, title, body}}}},
		}
		got := Text(m)
		if !utf8.ValidString(got) || !strings.HasSuffix(got, "\n") || strings.Contains(got, "\n\n\n") || page.Clean(got) != got {
			t.Fatalf("not fit for a mail: %q", got)
		}
		for _, line := range strings.Split(got, "\n") {
			if strings.TrimSpace(line) != line {
				t.Fatalf("%q begins or ends with a blank", line)
			}
		}
		if Text(m) != got {
			t.Fatal("the same minutes give another text")
		}
		rest := strings.Fields(got)
		for _, word := range append(append(words(text), words(decision)...), words(text)...) {
			at := slices.Index(rest, word)
			if at < 0 {
				t.Fatalf("%q is not in %q behind the words before it", word, got)
			}
			rest = rest[at+1:]
		}
	})
}

// words are the words of a text without signs of lists, which the three kinds write in their own way.
func words(text string) []string {
	var all []string
	for _, p := range parse(text) {
		all = append(all, strings.Fields(p.text)...)
	}
	return all
}

// counted has so many of everything, each text with a word of its own; those words are returned in their order.
func counted(people, items int) (Minutes, []string) {
	var order []string
	word := func() string {
		order = append(order, fmt.Sprintf("w%05dw", len(order)))
		return order[len(order)-1]
	}
	m := Minutes{RoundTable: word(), Title: word(), Theme: word(), Date: word(), Time: word(), Place: word(), Chair: word(), Taker: word(), State: word()}
	m.Summary = word()
	for _, name := range []string{"Anwesend", "Gäste"} {
		group := Group{Name: name + " " + word()}
		for range people {
			group.People = append(group.People, Person{word(), word(), word(), word()})
		}
		m.Attendance = append(m.Attendance, group)
	}
	m.Intro = word() + "\n- " + word() + "\n\n" + word()
	for i := range items {
		item := Item{Number: word(), Level: i % 3 / 2, Title: word(), Starts: word(), Speaker: word(), Internal: i%5 == 0, Postponed: i%7 == 0}
		if i%4 > 0 {
			item.Text = word() + strings.Repeat(" und so weiter", 60) + "\n\n- " + word() + "\n- " + word()
		}
		for range i % 3 {
			item.Decisions = append(item.Decisions, word()+"\n- "+word())
		}
		for range i % 6 {
			item.Tasks = append(item.Tasks, Task{word(), word(), word()})
		}
		m.Items = append(m.Items, item)
	}
	m.Next = word()
	return m, order
}

// checkOrder looks whether each of the words is there once and in this order.
func checkOrder(t *testing.T, text string, order []string) {
	t.Helper()
	at := -1
	for _, word := range order {
		if n := strings.Count(text, word); n != 1 {
			t.Errorf("%s is there %d times", word, n)
		}
		now := strings.Index(text, word)
		if now < at {
			t.Errorf("%s stands too early", word)
		}
		at = now
	}
}

func TestTextHasEverythingOnce(t *testing.T) {
	m, order := counted(200, 60)
	checkOrder(t, Text(m), order)
}
