package letter

import (
	"strings"
	"testing"
)

// unstyled is a text in one face.
func unstyled(text string) []Span { return []Span{{Text: text}} }

func TestPlainText(t *testing.T) {
	long := strings.Repeat("Ein langer Satz, der auf Papier viele Zeilen hat. ", 12)
	l := Letter{
		Letterhead: []string{"Landeshauptstadt München"}, Address: []string{"Frau", "Maria Huber"}, Subject: "Runder Tisch", Footer: []string{"Fuß"}, Mark: "gez.",
		Info: []InfoLine{{"Telefon", "089 233-40596"}}, Remarks: []string{"Persönlich"}, ReturnLine: "Sozialreferat", Enclosures: []string{"Liste"},
		Reference: []string{"Antrag Nr. 20-26 / B 01322", "vom 12.01.2021"}, Signatory: []string{"Anna Muster", "Leiterin"},
		Body: []Block{
			{Kind: Salutation, Text: unstyled("Sehr geehrte Frau Huber,")},
			{Text: []Span{{"Wir laden ", false}, {"herzlich", true}, {" ein,\nwie be\u00ADsprochen. ", false}}},
			{Text: unstyled(long)},
			{Kind: Bullet, Text: unstyled("erstens\nund noch etwas")}, {Kind: Bullet, Text: unstyled("zweitens")},
			{Kind: PageBreak},
			{Kind: Numbered, Number: 9, Text: unstyled("neun")}, {Kind: Numbered, Number: 10, Text: unstyled("zehn\nund mehr")},
			{Text: unstyled(" \n ")},
			{Kind: Table, Rows: [][][]Span{
				{unstyled("Wann:"), unstyled("18:00 Uhr")}, {unstyled("Wo"), unstyled("Rathaus,\nZimmer 209"), unstyled("2. Stock")}, {unstyled(""), unstyled("")}, {unstyled("allein"), nil},
			}},
			{Kind: Closing, Text: unstyled("Mit freundlichen Grüßen")},
		},
	}
	want := strings.Join([]string{
		"Antrag Nr. 20-26 / B 01322\nvom 12.01.2021",
		"Sehr geehrte Frau Huber,",
		"Wir laden herzlich ein,\nwie besprochen.",
		strings.TrimSpace(long),
		"- erstens\n  und noch etwas\n- zweitens",
		"9. neun\n10. zehn\n    und mehr",
		"Wann: 18:00 Uhr\nWo: Rathaus, Zimmer 209, 2. Stock\nallein",
		"Mit freundlichen Grüßen",
		"Anna Muster\nLeiterin",
	}, "\n\n")
	if got := PlainText(l); got != want {
		t.Errorf("got\n%s\n\nwant\n%s", got, want)
	}
	if settled := PlainText(l.Settled()); settled != want {
		t.Errorf("a settled letter says\n%s", settled)
	}
}

func TestPlainTextOfNothing(t *testing.T) {
	if got := PlainText(Letter{Subject: "Betreff", Mark: "gez.", Body: []Block{{Kind: PageBreak}, {Kind: Table}}}); got != "" {
		t.Errorf("%q", got)
	}
}
