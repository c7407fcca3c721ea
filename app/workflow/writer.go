package workflow

// From people, districts and a template to finished letters.

import (
	"context"
	"fmt"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

// letterWriter writes the letters of one draft.
type letterWriter struct {
	draft     *Draft
	templates map[data.ID]*letter.Template
	board     Board
	book      *addressBook
	agenda    []data.AgendaItem
	term      data.Term
	manner    manner
	pictures  senderPictures
}

// newWriter reads what the letters of a draft are made of. Sender, meeting and motion of the draft are known by then.
func (d *Desk) newWriter(ctx context.Context, draft *Draft) (*letterWriter, error) {
	w := &letterWriter{draft: draft, templates: map[data.ID]*letter.Template{}}
	var err error
	if w.board, err = d.Board(ctx, draft.Order.Date); err != nil {
		return nil, err
	}
	if w.book, err = newAddressBook(ctx, d.Store); err != nil {
		return nil, err
	}
	if draft.Meeting.ID != 0 {
		if w.agenda, err = d.Agenda(ctx, draft.Meeting.ID); err != nil {
			return nil, err
		}
	}
	if w.term, err = districtTerm(ctx, d.Store, draft.Order.Date); err != nil {
		return nil, err
	}
	if w.manner, err = readManner(ctx, d.Store); err != nil {
		return nil, err
	}
	if draft.Order.Form != "" {
		w.manner.form = formOf(draft.Order.Form)
	}
	w.pictures, err = readSenderPictures(ctx, d.Store, draft.Sender)
	return w, err
}

// read parses a template once. One with mistakes is refused, with the first of them and how many follow.
func (w *letterWriter) read(t data.Template) error {
	if w.templates[t.ID] != nil {
		return nil
	}
	parsed, mistakes := letter.Parse(t.Subject, t.Body)
	if len(mistakes) > 0 {
		text := fmt.Sprintf("Die Vorlage „%s“ hat einen Fehler (%s): %s", t.Name, MistakePlace(mistakes[0]), mistakes[0].Text)
		if len(mistakes) > 1 {
			text = fmt.Sprintf("Die Vorlage „%s“ hat %d Fehler. Der erste (%s): %s", t.Name, len(mistakes), MistakePlace(mistakes[0]), mistakes[0].Text)
		}
		return &data.Mistake{Text: text}
	}
	w.templates[t.ID] = parsed
	return nil
}

// write fills one letter and checks it.
func (w *letterWriter) write(l *DraftLetter) {
	w.writeWith(w.templates[l.Template.ID], l, w.values(l))
}

// writeWith fills a letter with the given values and returns its pages.
func (w *letterWriter) writeWith(template *letter.Template, l *DraftLetter, values letter.Values) []page.Page {
	holder, district := w.seated(l)
	addressee := w.book.addressee(holder)
	w.chooseWay(l, addressee)
	out := letter.Letter{
		Name: w.name(holder, district), Address: AddressLines(addressee, w.book.style), Form: w.manner.form, Hyphenate: w.manner.hyphenate,
		Remarks: w.around(w.draft.Order.Remarks, l.Template.Remarks), Enclosures: w.around(w.draft.Order.Enclosures, l.Template.Enclosures),
		Copies: w.around(w.draft.Order.Copies, l.Template.Copies), Informed: w.around(w.draft.Order.Informed, l.Template.Informed),
	}
	w.setSender(&out)
	subject, blocks, problems := template.Fill(values)
	out.Subject, out.Body = subject, blocks
	l.Letter = out.Settled()
	pages, found := letter.Set(w.draft.typesetter, l.Letter)
	problems = append(problems, found...)
	l.Problems = w.personal(l, holder, addressee, district)
	for _, p := range problems {
		if l.Way == data.WayEmail && p.Origin == letter.OriginRecipient && strings.HasPrefix(p.Place, "Anschrift") {
			continue // an e-mail reaches people without an address
		}
		l.Problems = append(l.Problems, Problem{p, w.remedy(p, l)})
	}
	for i := range l.Problems {
		l.Problems[i].Letter = out.Name
	}
	return pages
}

// around returns lines around the text: those of the order, else those of the template.
func (w *letterWriter) around(order, template string) []string {
	if strings.TrimSpace(order) != "" {
		return lines(order)
	}
	return lines(template)
}

// seated returns to whom a letter goes; where nobody holds the chair, that is the office of the chair.
func (w *letterWriter) seated(l *DraftLetter) (data.Holder, data.District) {
	district, holder := w.book.districts[l.DistrictID], l.Holder
	if holder.Person.ID == 0 {
		holder.RoleKind.Name, holder.DistrictNumber, holder.Role.DistrictID = "Vorsitz", district.Number, district.ID
	}
	return holder, district
}

// chooseWay decides between paper and e-mail, and notes the office through which the letter goes.
func (w *letterWriter) chooseWay(l *DraftLetter, a Addressee) {
	l.Way, l.Email, l.OfficeID = data.WayLetter, "", 0
	if w.draft.Order.Email && a.Person.PreferredWay == data.WayEmail && w.book.mailboxes[a.Person.ID] != "" {
		l.Way, l.Email = data.WayEmail, w.book.mailboxes[a.Person.ID]
	}
	if via := a.Person.AddressVia; a.Person.ID == 0 || via == "" || via == data.ViaOffice {
		l.OfficeID = a.Office.ID
	}
}

// name names a letter in lists, bookmarks and file names: 'BA 05 Au-Haidhausen – Maria Huber'.
func (w *letterWriter) name(h data.Holder, district data.District) string {
	who := h.Person.FullName()
	if who == "" {
		who = FunctionLine(h)
	}
	if district.ID == 0 {
		return who
	}
	return fmt.Sprintf("BA %02d %s – %s", district.Number, district.Name, who)
}

// setSender puts the sender of the draft on a letter.
func (w *letterWriter) setSender(out *letter.Letter) {
	s := w.draft.Sender
	out.Letterhead = filled([]string{s.Authority, s.Department})
	out.ReturnLine = s.ReturnLine
	if out.ReturnLine == "" {
		out.ReturnLine = strings.Join(filled([]string{s.Department, s.Street, cityLine(s.Postcode, s.City)}), " · ")
	}
	for _, line := range []letter.InfoLine{
		{Label: "", Value: s.Section}, {Label: "Auskunft", Value: s.ContactName}, {Label: "Zimmer", Value: s.Room}, {Label: "Telefon", Value: s.Phone},
		{Label: "E-Mail", Value: s.Email}, {Label: "Sprechzeiten", Value: s.Hours}, {Label: "Unser Zeichen", Value: s.OurReference},
	} {
		if line.Value != "" {
			out.Info = append(out.Info, line)
		}
	}
	out.Info = append(out.Info, letter.InfoLine{}, letter.InfoLine{Label: "Datum", Value: w.manner.date(w.draft.Order.Date)})
	out.Mark = s.SignatureMark
	out.Signatory = filled([]string{s.Signatory, s.SignatoryTitle})
	out.Footer = lines(s.Footer)
	w.pictures.put(out)
}
