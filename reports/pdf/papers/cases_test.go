package papers

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"rundertisch/reports/letter"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
	"rundertisch/reports/pdf/picture"
)

// longest is the longest name of a district with its words, 54 characters.
const longest = "Bezirksausschuss 17 Obergiesing-Fasangarten, Vorsitz –"

// names are hard to write: Vietnamese, Turkish, Greek, Cyrillic, and letters with marks in parts.
var names = []string{
	"Nguyễn Thị Hằng Đỗ", "Şükrü İsmail Öztürk-Ağaoğlu", "Ελένη Παπαδοπούλου", "Олександр Щербаченко", norm.NFD.String("Zoë Müller-Ağca Žižková"), "M̂aria C̆ J̌ Łukasz Żółć",
}

const (
	opening = "der Runde Tisch der Migrationsbeauftragten der Bezirksausschüsse trifft sich voraussichtlich im Herbst 2026. Wir bitten Sie, uns bis zum 22.\u00a0Februar 2026 " +
		"eine Migrations- oder Integrationsbeauftragte, einen Migrations- oder Integrationsbeauftragten oder eine andere Ansprechperson zu benennen."
	middle = "Die Benennung ist fakultativ. Benennt Ihr Bezirksausschuss niemanden, wenden wir uns mit Einladungen und Fragen an den Vorsitz. Die benannten Personen laden wir " +
		"zum Runden Tisch ein, außerdem den Migrationsbeirat, die Fachreferate der Landeshauptstadt München und lokale Akteur*innen."
)

func paragraph(text string) letter.Block {
	return letter.Block{Kind: letter.Paragraph, Text: []letter.Span{{Text: text}}}
}

// plain is a letter with everything that is usual.
func plain(name string) letter.Letter {
	return letter.Letter{
		Name:       name,
		Letterhead: []string{"Landeshauptstadt München", "Sozialreferat", "Stelle für interkulturelle Arbeit"},
		ReturnLine: "Landeshauptstadt München, Sozialreferat · Franziskanerstraße 8 · 81669 München",
		Address:    []string{"Bezirksausschuss 1 Altstadt-Lehel", name, "Tal 13", "80331 München"},
		Info:       []letter.InfoLine{{Label: "Telefon", Value: "089 233-40596"}, {Label: "E-Mail", Value: "interkult@example.org"}, {}, {Label: "Datum", Value: "03.03.2026"}},
		Subject:    "Benennung von Migrationsbeauftragten in den Bezirksausschüssen",
		Salutation: "Guten Tag " + name + ",",
		Body:       []letter.Block{paragraph(opening), paragraph(middle)},
		Closing:    "Mit freundlichen Grüßen",
		Mark:       "gez.",
		Signatory:  []string{"Bärbel Schäfer", "Leitung der Stelle für interkulturelle Arbeit"},
		Enclosures: []string{"Rückmeldebogen"},
		Footer:     []string{"Öffentliche Verkehrsmittel: S-Bahn Rosenheimer Platz, Tram 15 und 25", "Bankverbindung: Stadtsparkasse München"},
	}
}

// hardCases are letters that go to the limits.
func hardCases(t *testing.T) []paper {
	t.Helper()
	usual := plain("Anneliese Mögele")

	full := plain("Dr. Bärbel Müller-Lüdenscheidt")
	full.Address = []string{longest, "Herrn Ausschussvorsitzenden", full.Name, "Geschäftsstelle Ost", "Friedenstraße 40", "81660 München"}
	full.Remarks = []string{"Einschreiben", "Persönlich"}
	full.Subject = "Benennung von Migrations- und Integrationsbeauftragten in allen fünfundzwanzig Bezirksausschüssen der Landeshauptstadt München"
	full.Reference = []string{"Antrag Nr. 20-26 / B 01234 des Bezirksausschusses", "vom 12.01.2026"}
	full.Copies, full.Informed = []string{"Direktorium", "Migrationsbeirat"}, []string{"Vorsitz des Bezirksausschusses"}

	long := plain("Łukasz Żółć")
	long.Body = nil
	for range 9 {
		long.Body = append(long.Body, paragraph(opening), paragraph(middle))
	}
	for i := range 12 {
		item := letter.Block{Kind: letter.Numbered, Number: i + 1, Text: []letter.Span{{Text: "Punkt der Tagesordnung, "}, {Text: "mit fetten Worten", Bold: true}, {Text: ", und so lang, dass seine Worte auf die nächste Zeile kommen"}}}
		long.Body = append(long.Body, item)
	}
	rows := [][][]letter.Span{{{{Text: "Zeit"}}, {{Text: "Thema"}}, {{Text: "Raum"}}}}
	for range 40 {
		rows = append(rows, [][]letter.Span{{{Text: "18:00 Uhr"}}, {{Text: "Bericht aus den Bezirksausschüssen"}}, {}})
	}
	long.Body = append(long.Body, letter.Block{Kind: letter.Table, Rows: rows})

	hyphenated := long
	hyphenated.Hyphenate, hyphenated.Form = true, letter.FormA

	pictured := usual
	pictured.Logo = letter.Picture{Hash: "logo", Data: drawing(600, 200), Alt: "Logo"}
	pictured.Signature = letter.Picture{Hash: "signature", Data: drawing(500, 150), Alt: "Unterschrift"}

	underlaid := long
	underlaid.Background = background(t)

	var named []letter.Letter
	for i, name := range names {
		l := plain(name)
		l.Form = letter.Form(i % 2)
		named = append(named, l)
	}
	sentences := []string{opening, middle, "Mit freundlichen Grüßen"}
	items := append(sentences, "mit fetten Worten, und so lang, dass seine Worte auf die nächste Zeile kommen", "Bericht aus den Bezirksausschüssen")
	return []paper{
		{name: "usual", letters: []letter.Letter{usual}, pages: 1, says: append(sentences, usual.Subject, usual.Salutation)},
		{name: "full", letters: []letter.Letter{full}, pages: 1, says: append(sentences, full.Subject, longest)},
		{name: "long", letters: []letter.Letter{long}, pages: 3, says: items},
		{name: "hyphenated", letters: []letter.Letter{hyphenated}, pages: 3, says: items},
		{name: "names", letters: named, pages: len(names), says: append(sentences, names...)},
		{name: "pictured", letters: []letter.Letter{pictured}, pages: 1, says: sentences},
		{name: "underlaid", letters: []letter.Letter{underlaid}, pages: 3, says: items},
	}
}

// drawing is a picture with a slope and a round edge.
func drawing(width, height int) []byte {
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			if dx, dy := x-width/2, (y-height/2)*width/height; dx*dx+dy*dy < width*width/4 {
				picture.Set(x, y, color.NRGBA{uint8(255 * x / width), 60, uint8(255 * y / height), 255})
			}
		}
	}
	var out bytes.Buffer
	_ = png.Encode(&out, picture) // a bytes.Buffer takes everything
	return out.Bytes()
}

// background is a letterhead as the office keeps it.
func background(t *testing.T) letter.Background {
	t.Helper()
	content := letterhead(t)
	screen := func(number int) []byte {
		drawn, err := picture.Rasterize(content, number, dpi)
		if err != nil {
			t.Fatal(err)
		}
		return drawn
	}
	return letter.Background{Hash: "background", Data: content, First: screen(0), Following: screen(1)}
}

// letterhead is a PDF of two pages, in the present form of files: with streams of objects.
func letterhead(t *testing.T) []byte {
	t.Helper()
	set := page.NewTypesetter()
	first := page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{
		page.Box{X: 0, Y: 0, Width: page.A4Width, Height: 12, Filled: true, Fill: 0x224488},
		page.Image{X: 150, Y: 16, Width: 40, Height: 13, Data: drawing(600, 200), Alt: "Logo"},
		set.Line(25, 22, "Landeshauptstadt München", page.Style{Face: page.Bold, Size: 14, Color: 0x224488}),
	}}
	second := page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{
		page.Box{X: 0, Y: 0, Width: page.A4Width, Height: 6, Filled: true, Fill: 0x224488},
		set.Line(25, 292, strings.Repeat("München ", 8), page.Style{Size: 7, Color: 0x888888}),
	}}
	return finished(t, pdf.Document{Title: "Briefbogen", Made: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Pages: []page.Page{first, second}})
}
