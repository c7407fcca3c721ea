package minutes

// The minutes as a document for word processors (Office Open XML, ECMA-376, part 1), with styles, so that colleagues can go on with it.

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"rundertisch/reports/page"
)

// Word writes the minutes as .docx: A4, German, with headings, lists and tables by style. The same minutes give the same bytes. Errors are those of w.
func Word(w io.Writer, m Minutes) error {
	m = tidy(m)
	var d wordDocument
	d.minutes(m)
	files := []struct{ name, content string }{
		{"[Content_Types].xml", wordContentTypes},
		{"_rels/.rels", wordRelations},
		{"docProps/core.xml", wordProperties(m)},
		{"docProps/app.xml", wordProgram},
		{"word/document.xml", wordStart + d.body.String() + wordEnd},
		{"word/_rels/document.xml.rels", wordDocumentRelations},
		{"word/styles.xml", wordStyles()},
		{"word/numbering.xml", wordNumbering},
		{"word/settings.xml", wordSettings},
		{"word/header1.xml", wordHeader(m)},
		{"word/footer1.xml", wordFooter},
	}
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	for _, file := range files {
		entry, err := archive.CreateHeader(&zip.FileHeader{Name: file.name, Method: zip.Deflate}) // without a time of change
		if err != nil {
			return fmt.Errorf("pack %s: %w", file.name, err)
		}
		if _, err := io.WriteString(entry, file.content); err != nil {
			return fmt.Errorf("pack %s: %w", file.name, err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("pack the document: %w", err)
	}
	if _, err := packed.WriteTo(w); err != nil {
		return fmt.Errorf("write the document: %w", err)
	}
	return nil
}

// Styles of the document, by their identifiers.
const (
	wordTable    = "RoundTable"
	wordTitle    = "Title"
	wordSubtitle = "Subtitle"
	wordFact     = "MeetingFact"
	wordHeading1 = "Heading1"
	wordHeading2 = "Heading2"
	wordPerson   = "Attendee"
	wordText     = "BodyText"
	wordBullet   = "ListBullet"
	wordAbout    = "ItemNote"
	wordDecision = "Decision"
	wordResolved = "DecisionText"
	wordDecided  = "DecisionBullet"
	wordCellHead = "TableHead"
	wordCell     = "TableText"
	wordGap      = "TableEnd"
)

// wordDocument is the body of a document in the making.
type wordDocument struct{ body strings.Builder }

// run is a text in one style.
type run struct {
	text   string
	strong bool
	quiet  bool
}

func (d *wordDocument) minutes(m Minutes) {
	if m.RoundTable != "" {
		d.paragraph(wordTable, false, run{text: m.RoundTable})
	}
	d.paragraph(wordTitle, false, run{text: m.Title})
	if m.Theme != "" {
		d.paragraph(wordSubtitle, false, run{text: m.Theme})
	}
	for _, f := range m.facts() {
		d.paragraph(wordFact, false, run{text: f.label + ":", quiet: true}, run{text: "\t" + f.value})
	}
	d.attendance(m)
	d.parts(parse(m.Intro), wordText, wordBullet)
	for i, item := range m.Items {
		d.item(item, i+1 < len(m.Items) && m.Items[i+1].Level > item.Level)
	}
	if m.Next != "" {
		d.paragraph(wordHeading1, false, run{text: nextWord})
		d.paragraph(wordText, false, run{text: m.Next})
	}
}

func (d *wordDocument) attendance(m Minutes) {
	if m.Summary == "" && len(m.Attendance) == 0 {
		return
	}
	d.paragraph(wordHeading1, false, run{text: attendanceWord})
	if m.Summary != "" {
		d.paragraph(wordText, false, run{text: m.Summary})
	}
	for _, group := range m.Attendance {
		d.paragraph(wordHeading2, false, run{text: groupTitle(group)})
		for _, p := range group.People {
			name, details := run{text: "\t" + p.Name}, run{text: p.boundDetails(), quiet: true}
			if p.Name != "" && details.text != "" {
				name.text += ", "
			}
			d.paragraph(wordPerson, false, run{text: p.Body}, name, details)
		}
	}
}

func (d *wordDocument) item(item Item, holdsNext bool) {
	style := wordHeading1
	if item.Level > 0 {
		style = wordHeading2
	}
	if item.heading() != "" {
		number := item.Number
		if number != "" {
			number += "\t"
		}
		d.paragraph(style, false, run{text: number + item.Title})
	}
	about, marks := item.circumstances(), item.marks()
	if about != "" && marks != "" {
		about += " · "
	}
	text := parse(item.Text)
	if about+marks != "" {
		d.paragraph(wordAbout, holdsNext || len(text)+len(item.Decisions)+len(item.Tasks) > 0, run{text: about}, run{text: marks, strong: true})
	}
	d.parts(text, wordText, wordBullet)
	for _, decision := range item.Decisions {
		d.paragraph(wordDecision, false, run{text: decisionWord})
		d.parts(parse(decision), wordResolved, wordDecided)
	}
	if len(item.Tasks) > 0 {
		d.tasks(item.Tasks)
	}
}

// parts writes paragraphs and lists.
func (d *wordDocument) parts(parts []part, paragraph, bullet string) {
	for i, p := range parts {
		style := paragraph
		if p.bullet {
			style = bullet
		}
		introduces := !p.bullet && i+1 < len(parts) && parts[i+1].bullet
		d.paragraph(style, introduces, run{text: p.text})
	}
}

// Columns of the table of tasks, in twentieths of a point; together as wide as the text.
var wordColumns = [3]int{5275, 2380, 1700}

// tasks writes the table of tasks and an empty paragraph behind it, without which tables that follow each other would become one.
func (d *wordDocument) tasks(tasks []Task) {
	d.body.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="` + wordTaskTable + `"/>`)
	fmt.Fprintf(&d.body, `<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`, wordColumns[0]+wordColumns[1]+wordColumns[2])
	d.body.WriteString(`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Aufgaben"/></w:tblPr><w:tblGrid>`)
	for _, width := range wordColumns {
		fmt.Fprintf(&d.body, `<w:gridCol w:w="%d"/>`, width)
	}
	d.body.WriteString(`</w:tblGrid>`)
	d.row(taskColumns, true)
	for _, task := range tasks {
		d.row([3]string{task.Text, task.Who, task.Due}, false)
	}
	d.body.WriteString(`</w:tbl>`)
	d.paragraph(wordGap, false)
}

func (d *wordDocument) row(texts [3]string, head bool) {
	d.body.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	style := wordCell
	if head {
		style = wordCellHead
		d.body.WriteString(`<w:tblHeader/>`)
	}
	d.body.WriteString(`</w:trPr>`)
	for i, text := range texts {
		fmt.Fprintf(&d.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, wordColumns[i])
		d.paragraph(style, false, run{text: text})
		d.body.WriteString(`</w:tc>`)
	}
	d.body.WriteString(`</w:tr>`)
}

// paragraph writes a paragraph in a style; keepNext holds it on the page of what follows.
func (d *wordDocument) paragraph(style string, keepNext bool, runs ...run) {
	d.body.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/>`)
	if keepNext {
		d.body.WriteString(`<w:keepNext/>`)
	}
	d.body.WriteString(`</w:pPr>`)
	for _, r := range runs {
		d.run(r)
	}
	d.body.WriteString(`</w:p>`)
}

// run writes a text; its tabs and line ends become those of the document.
func (d *wordDocument) run(r run) {
	if r.text == "" {
		return
	}
	d.body.WriteString(`<w:r>`)
	switch {
	case r.strong:
		d.body.WriteString(`<w:rPr><w:rStyle w:val="Strong"/></w:rPr>`)
	case r.quiet:
		d.body.WriteString(`<w:rPr><w:rStyle w:val="Quiet"/></w:rPr>`)
	}
	for text := r.text; text != ""; {
		end := strings.IndexAny(text, "\t\n")
		if end < 0 {
			end = len(text)
		}
		if end > 0 {
			d.body.WriteString(`<w:t xml:space="preserve">` + escaped(page.BindSpaces(text[:end])) + `</w:t>`)
		}
		switch {
		case end == len(text):
			text = ""
			continue
		case text[end] == '\t':
			d.body.WriteString(`<w:tab/>`)
		default:
			d.body.WriteString(`<w:br/>`)
		}
		text = text[end+1:]
	}
	d.body.WriteString(`</w:r>`)
}

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escaped makes a text safe for XML, which allows everything that page.Clean leaves.
func escaped(text string) string { return entities.Replace(text) }

// wordTime is a point in time as the properties of a document say it (W3CDTF).
func wordTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
