package workflow

// Labels and envelopes for the people that a run of letters goes to, and the offset that makes up for a printer that is off.

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/labels"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// LabelOrder is what a clerk chooses for labels or envelopes.
type LabelOrder struct {
	Selection      Selection
	MeetingID      data.ID   // of the groups of invited people
	MotionID       data.ID   // of the group of a motion
	Date           data.Date // on which people hold their functions; zero is today
	OncePerAddress bool      // an address that several people share is printed once, else once for each
	SheetKey       string    // of labels.Sheets, for labels
	Start          int       // first free label of the first sheet, from 1; 0 is 1
	EnvelopeKey    string    // of labels.Envelopes, for envelopes
}

// LabelsMade is what came of labels or envelopes.
type LabelsMade struct {
	Labels, Pages int
	Skipped       int              // people left out, each with a serious problem
	Problems      []letter.Problem // in the order of the people
}

// SheetChoices names the sizes of labels for forms.
func SheetChoices() []Choice {
	var choices []Choice
	for _, s := range labels.Sheets() {
		choices = append(choices, Choice{s.Key, s.Name})
	}
	return choices
}

// EnvelopeChoices names the sizes of envelopes for forms.
func EnvelopeChoices() []Choice {
	var choices []Choice
	for _, e := range labels.Envelopes() {
		choices = append(choices, Choice{e.Key, e.Name})
	}
	return choices
}

// WriteLabels writes the addresses of everybody who is selected on sheets of labels, as a PDF that appears whole or not at all. Left out and told are
// people who must not be written to, and those without an address or with one that does not fit. The office's file does not change. The offset of the
// settings moves labels and envelopes; letters it never moves, since their PDF is kept as it left the house.
func (d *Desk) WriteLabels(ctx context.Context, order LabelOrder, path string) (LabelsMade, error) {
	sheet, known := labels.SheetByKey(order.SheetKey)
	if !known {
		return LabelsMade{}, data.Mistakef("Etiketten „%s“ gibt es nicht. Vorhanden sind: %s.", order.SheetKey, choiceValues(SheetChoices()))
	}
	if order.Start < 0 || order.Start > sheet.Count() {
		return LabelsMade{}, data.Mistakef("Auf einem Blatt %s sind %d Etiketten. Das erste freie muss eine Zahl von 1 bis %d sein.", sheet.Key, sheet.Count(), sheet.Count())
	}
	return d.writeAddresses(ctx, order, path, addressPaper{
		title: "Etiketten " + sheet.Key,
		check: func(t *page.Typesetter, l labels.Label) []letter.Problem { return labels.Check(t, sheet, l) },
		layout: func(t *page.Typesetter, _ string, all []labels.Label, offset labels.Offset) ([]page.Page, []letter.Problem) {
			return labels.Layout(t, sheet, all, order.Start, offset)
		},
	})
}

// WriteEnvelopes writes one envelope for everybody who is selected, with the return line of the sender; otherwise it is as WriteLabels.
func (d *Desk) WriteEnvelopes(ctx context.Context, order LabelOrder, path string) (LabelsMade, error) {
	envelope, known := labels.EnvelopeByKey(order.EnvelopeKey)
	if !known {
		return LabelsMade{}, data.Mistakef("Umschläge „%s“ gibt es nicht. Vorhanden sind: %s.", order.EnvelopeKey, choiceValues(EnvelopeChoices()))
	}
	return d.writeAddresses(ctx, order, path, addressPaper{
		title: "Umschläge " + envelope.Key,
		check: func(t *page.Typesetter, l labels.Label) []letter.Problem { return labels.CheckEnvelope(t, envelope, l) },
		layout: func(t *page.Typesetter, returnLine string, all []labels.Label, offset labels.Offset) ([]page.Page, []letter.Problem) {
			return labels.LayoutEnvelopes(t, envelope, returnLine, all, offset)
		},
		each: true,
	})
}

// choiceValues joins the values of choices.
func choiceValues(choices []Choice) string {
	var all []string
	for _, c := range choices {
		all = append(all, c.Value)
	}
	return strings.Join(all, ", ")
}

// addressPaper is what addresses are printed on.
type addressPaper struct {
	title  string // of the file
	check  func(*page.Typesetter, labels.Label) []letter.Problem
	layout func(t *page.Typesetter, returnLine string, all []labels.Label, offset labels.Offset) ([]page.Page, []letter.Problem)
	each   bool // a page for each address, with its bookmark
}

// writeAddresses prints the addresses of an order on a paper.
func (d *Desk) writeAddresses(ctx context.Context, order LabelOrder, path string, paper addressPaper) (LabelsMade, error) {
	draft, err := d.addressDraft(ctx, order)
	if err != nil {
		return LabelsMade{}, err
	}
	offset, err := d.PrintOffset(ctx)
	if err != nil {
		return LabelsMade{}, err
	}
	var made LabelsMade
	var sound []labels.Label
	for i := range draft.Letters {
		label, problems := draft.writer.label(&draft.Letters[i])
		if !serious(problems) {
			problems = append(problems, paper.check(draft.typesetter, label)...)
		}
		made.Problems = append(made.Problems, problems...)
		switch {
		case serious(problems):
			made.Skipped++
		case !order.OncePerAddress || !slices.ContainsFunc(sound, func(l labels.Label) bool { return slices.Equal(l.Lines, label.Lines) }):
			sound = append(sound, label)
		}
	}
	if len(sound) == 0 {
		return made, data.Mistakef("Keine Anschrift dieser Auswahl lässt sich drucken. Bitte zuerst die angezeigten Punkte beheben.")
	}
	var sender letter.Letter
	draft.writer.setSender(&sender)
	pages, problems := paper.layout(draft.typesetter, sender.ReturnLine, sound, offset)
	made.Labels, made.Pages, made.Problems = len(sound), len(pages), append(made.Problems, problems...)
	doc := documentOf(draft, paper.title, paper.title)
	doc.Pages = pages
	if paper.each {
		for i, l := range sound {
			doc.Bookmarks = append(doc.Bookmarks, pdf.Bookmark{Title: l.Name, Page: i})
		}
	}
	content, err := writePDF(ctx, doc)
	if err != nil {
		return made, err
	}
	return made, writeBytes(path, content)
}

// addressDraft is a draft of letters without text, to everybody who is selected.
func (d *Desk) addressDraft(ctx context.Context, order LabelOrder) (*Draft, error) {
	return d.draftUnwritten(ctx, LetterOrder{Selection: order.Selection, MeetingID: order.MeetingID, MotionID: order.MotionID, Date: order.Date})
}

// label returns the address of a letter, and what is wrong with its recipient; salutation and mailbox do not matter here.
func (w *letterWriter) label(l *DraftLetter) (labels.Label, []letter.Problem) {
	holder, district := w.seated(l)
	addressee := w.book.addressee(holder)
	w.chooseWay(l, addressee)
	label := labels.Label{Name: w.name(holder, district), Lines: AddressLines(addressee, w.book.style)}
	var problems []letter.Problem
	for _, p := range w.personal(l, holder, addressee, district) {
		if p.Place != "Anrede" {
			p.Problem.Letter = label.Name
			problems = append(problems, p.Problem)
		}
	}
	return label, problems
}

func serious(problems []letter.Problem) bool {
	return slices.ContainsFunc(problems, func(p letter.Problem) bool { return p.Serious })
}

// WriteTestSheet writes the sheet that shows how far the printer is off, as a PDF that appears whole or not at all.
func (d *Desk) WriteTestSheet(ctx context.Context, path string) error {
	offset, err := d.PrintOffset(ctx)
	if err != nil {
		return err
	}
	content, err := writePDF(ctx, pdf.Document{
		Title: "Testblatt für den Druckversatz", Language: "de-DE", Made: d.Today().Time(),
		Pages: []page.Page{labels.TestSheet(page.NewTypesetter(), offset)},
	})
	if err != nil {
		return err
	}
	return writeBytes(path, content)
}

// Keys of the settings that make up for a printer that is off: mm as '0,5' or '-1', right and down.
const (
	SettingOffsetX = "print_offset_x"
	SettingOffsetY = "print_offset_y"
)

// largestOffset is what no printer needs more of, mm.
const largestOffset = 20

// PrintOffset returns how far labels and envelopes are moved, mm right and down; a setting that was never made is nought.
func (d *Desk) PrintOffset(ctx context.Context) (labels.Offset, error) {
	x, err := setting(ctx, d.Store, SettingOffsetX)
	if err != nil {
		return labels.Offset{}, err
	}
	y, err := setting(ctx, d.Store, SettingOffsetY)
	if err != nil {
		return labels.Offset{}, err
	}
	var offset labels.Offset
	offset.X, _ = parseMillimetres(x)
	offset.Y, _ = parseMillimetres(y)
	return offset, nil
}

// SetPrintOffset changes the offset, in one action; x and y are mm right and down as a user types them: '0,5', '-1', or empty for nought.
func (d *Desk) SetPrintOffset(ctx context.Context, x, y string) error {
	values := map[string]string{}
	for _, part := range []struct{ name, key, text string }{{"nach rechts", SettingOffsetX, x}, {"nach unten", SettingOffsetY, y}} {
		length, ok := parseMillimetres(part.text)
		if !ok {
			return data.Mistakef("Der Druckversatz %s („%s“) muss eine Zahl von -%d bis %d sein, in Millimetern: zum Beispiel 0,5 oder -1.",
				part.name, trimmed(part.text), largestOffset, largestOffset)
		}
		values[part.key] = formatMillimetres(length)
	}
	title := fmt.Sprintf("Druckversatz geändert: nach rechts %s mm, nach unten %s mm", values[SettingOffsetX], values[SettingOffsetY])
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		if err := tx.SetSetting(SettingOffsetX, values[SettingOffsetX]); err != nil {
			return err
		}
		return tx.SetSetting(SettingOffsetY, values[SettingOffsetY])
	})
}

// millimetres is a length as people type it: with comma or point, any of the signs for minus, with or without its unit.
var millimetres = regexp.MustCompile(`^([+\-−–]?) ?(\d{1,3})(?:[.,](\d{1,3}))? ?(?:mm)?$`)

// parseMillimetres reads a length of at most largestOffset to either side; an empty text is nought.
func parseMillimetres(text string) (float64, bool) {
	text = trimmed(text)
	if text == "" {
		return 0, true
	}
	parts := millimetres.FindStringSubmatch(text)
	if parts == nil {
		return 0, false
	}
	length, err := strconv.ParseFloat(parts[2]+"."+parts[3]+"0", 64)
	if err != nil || length > largestOffset {
		return 0, false
	}
	if parts[1] != "" && parts[1] != "+" && length != 0 {
		length = -length
	}
	return length, true
}

// formatMillimetres writes a length as parseMillimetres reads it: '0,5'.
func formatMillimetres(length float64) string {
	return strings.Replace(strconv.FormatFloat(length, 'f', -1, 64), ".", ",", 1)
}
