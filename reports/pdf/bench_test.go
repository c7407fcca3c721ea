package pdf

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"rundertisch/reports/page"
)

var (
	firstNames = []string{"Ayşe", "Łukasz", "Jürgen", "Zoë", "Đorđe", "Nguyễn", "Ñuñez", "Søren", "Gülten", "Anna-Lena"}
	lastNames  = []string{"Öztürk", "Żółć", "Müller-Lüdenscheidt", "Groß", "Đurić", "Thị Hằng", "García", "Ødegård", "Çelik", "Weiß"}
)

// letters sets n letters of one page and about 40 lines each, as a run of the office has them.
func letters(n int) []page.Page {
	set := page.NewTypesetter()
	paragraphs := []string{
		"der Runde Tisch der Migrationsbeauftragten der Bezirksausschüsse trifft sich voraussichtlich im Herbst 2021. Wir bitten Sie, uns bis zum 22.\u00a0Februar 2021 eine Migrations- oder Integrationsbeauftragte, einen Migrations- oder Integrationsbeauftragten oder eine andere Ansprechperson zu benennen.",
		"Die Benennung ist fakultativ. Benennt Ihr Bezirksausschuss niemanden, wenden wir uns mit Einladungen und Fragen an den Vorsitz. Die benannten Personen laden wir zum Runden Tisch ein, außerdem den Migrationsbeirat, die Fachreferate der Landeshauptstadt München und lokale Akteur*innen.",
		"Bei Fragen erreichen Sie uns während der Sprechzeiten montags bis donnerstags von 8:00 bis 16:00 Uhr und freitags von 8:00 bis 13:00 Uhr. Für Ihre Unterstützung danken wir Ihnen herzlich und freuen uns auf die Zusammenarbeit mit Ihrem Bezirksausschuss.",
	}
	pages := make([]page.Page, n)
	for i := range pages {
		p := page.Page{Width: page.A4Width, Height: page.A4Height}
		block := 0
		put := func(x, y, size float64, face page.Face, text string) {
			block++
			line := set.Line(x, y, text, page.Style{Size: size, Face: face})
			line.Block = block
			p.Items = append(p.Items, line)
		}
		name := firstNames[i%10] + " " + lastNames[i/10%10]
		put(25, 48, 7, page.Regular, "Landeshauptstadt München, Sozialreferat · Franziskanerstraße 8 · 81669 München")
		for j, text := range []string{"Bezirksausschuss des Stadtbezirkes " + fmt.Sprint(i%25+1), name, fmt.Sprintf("Friedenstraße %d", i+1), "81660 München"} {
			put(25, 66.7+4.23*float64(j), 10, page.Regular, text)
		}
		for j, text := range []string{"Unser Zeichen: S-III-MI", "Name: Bärbel Schäfer", "Telefon: 089 233-40596", "E-Mail: interkult@example.org", "Datum: 22.02.2021"} {
			put(125, 54+4.23*float64(j), 9, page.Regular, text)
		}
		put(25, 104, 11, page.Bold, "Benennung von Migrationsbeauftragten in den Bezirksausschüssen")
		put(25, 118, 11, page.Regular, "Guten Tag "+name+",")
		y := 128.0
		for _, paragraph := range paragraphs {
			block++
			for _, row := range page.Rows(set.Break([]page.Span{{Text: paragraph, Style: page.Style{Size: 11}}}, 165), 25, 5, page.Paragraph, block) {
				for _, item := range row.Items {
					p.Items = append(p.Items, page.Move(item, 0, y))
				}
				y += row.Height
			}
			y += 5
		}
		for _, text := range []string{"Mit freundlichen Grüßen", "Bärbel Schäfer", "Leitung der Stelle für interkulturelle Arbeit"} {
			put(25, y, 11, page.Regular, text)
			y += 8
		}
		for _, mark := range []float64{105, 148.5, 210} {
			p.Items = append(p.Items, page.Rule{X1: 5, Y1: mark, X2: 9, Y2: mark, Width: 0.1})
		}
		pages[i] = p
	}
	return pages
}

// bare writes the same lines with gofpdf and nothing else: no kerning, no tags, no metadata.
func bare(pages []page.Page) ([]byte, error) {
	p := gofpdf.New("P", "mm", "A4", "")
	p.SetAutoPageBreak(false, 0)
	p.AddUTF8FontFromBytes("f", "", page.LiberationSans.File())
	p.AddUTF8FontFromBytes("f", "B", page.LiberationSansBold.File())
	for _, sheet := range pages {
		p.AddPage()
		for _, item := range sheet.Items {
			switch item := item.(type) {
			case page.Text:
				style := ""
				if item.Style.Face == page.Bold {
					style = "B"
				}
				p.SetFont("f", style, item.Style.Size)
				p.Text(item.X, item.Baseline, item.Content)
			case page.Rule:
				p.SetLineWidth(item.Width)
				p.Line(item.X1, item.Y1, item.X2, item.Y2)
			}
		}
	}
	var out bytes.Buffer
	err := p.Output(&out)
	return out.Bytes(), err
}

// benchmarkWrite measures Write, and in the same run how many times as long it takes as the bare loop.
func benchmarkWrite(b *testing.B, n int) {
	pages := letters(n)
	doc := Document{Title: "Benennung", Author: "Stelle für interkulturelle Arbeit", Made: made, Pages: pages}
	for i := range pages {
		doc.Bookmarks = append(doc.Bookmarks, Bookmark{fmt.Sprintf("Brief %d", i+1), i})
	}
	var ours, plain time.Duration
	size := 0
	for b.Loop() {
		start := time.Now()
		var out bytes.Buffer
		if err := Write(context.Background(), &out, doc); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		size = out.Len()
		start = time.Now()
		if _, err := bare(pages); err != nil {
			b.Fatal(err)
		}
		plain += time.Since(start)
	}
	b.ReportMetric(0, "ns/op") // both together say nothing
	b.ReportMetric(ours.Seconds()*1000/float64(b.N), "ms/Write")
	b.ReportMetric(plain.Seconds()*1000/float64(b.N), "ms/bare")
	b.ReportMetric(float64(ours)/float64(plain), "times-bare")
	b.ReportMetric(ours.Seconds()*1e6/float64(b.N)/float64(n), "µs/letter")
	b.ReportMetric(float64(size)/1000, "kB")
}

func BenchmarkWrite25(b *testing.B)   { benchmarkWrite(b, 25) }
func BenchmarkWrite1000(b *testing.B) { benchmarkWrite(b, 1000) }

// BenchmarkWrite10000 shows that the time for each letter stays the same.
func BenchmarkWrite10000(b *testing.B) { benchmarkWrite(b, 10_000) }
