package workflow

// From people, districts and a template to finished letters: addresses, salutations and the values of placeholders.

import (
	"context"
	"fmt"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
)

// addressBook holds what addresses are built from, read once for a whole run.
type addressBook struct {
	offices       map[data.ID]data.Office
	districts     map[data.ID]data.District
	organisations map[data.ID]data.Organisation
	own           map[data.ID]data.Address // by person
	style         AddressStyle
}

func newAddressBook(ctx context.Context, from data.Reader) (*addressBook, error) {
	book := &addressBook{
		offices: map[data.ID]data.Office{}, districts: map[data.ID]data.District{}, organisations: map[data.ID]data.Organisation{},
		own: map[data.ID]data.Address{},
	}
	offices, err := data.List[data.Office](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	for _, o := range offices {
		book.offices[o.ID] = o
	}
	districts, err := data.List[data.District](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	for _, d := range districts {
		book.districts[d.ID] = d
	}
	organisations, err := data.List[data.Organisation](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	for _, o := range organisations {
		book.organisations[o.ID] = o
	}
	addresses, err := data.List[data.Address](ctx, from, nil)
	if err != nil {
		return nil, err
	}
	for _, a := range addresses {
		if known, ok := book.own[a.PersonID]; !ok || a.Preferred && !known.Preferred {
			book.own[a.PersonID] = a
		}
	}
	book.style, err = readAddressStyle(ctx, from)
	return book, err
}

// Keys and values of the settings about addresses.
const (
	SettingHerr         = "address_herr"  // 'Herrn' (default) or 'Herr'
	SettingAddressOrder = "address_order" // 'office' (default) or 'person' first
)

func readAddressStyle(ctx context.Context, from data.Reader) (AddressStyle, error) {
	herr, err := setting(ctx, from, SettingHerr)
	if err != nil {
		return AddressStyle{}, err
	}
	order, err := setting(ctx, from, SettingAddressOrder)
	return AddressStyle{Herrn: herr != "Herr", PersonFirst: order == "person"}, err
}

// addressee puts together what the address of a holder is built from.
func (b *addressBook) addressee(h data.Holder) Addressee {
	organisation := h.Role.OrganisationID
	if organisation == 0 {
		organisation = h.Person.OrganisationID
	}
	return Addressee{
		Person: h.Person, Function: FunctionLine(h), Own: b.own[h.Person.ID], Organisation: b.organisations[organisation],
		Office: b.offices[b.districts[h.Role.DistrictID].OfficeID],
	}
}

// AddressPreview returns the address lines of a person as a letter would print them, in the first role held today; without one the person alone.
func (d *Desk) AddressPreview(ctx context.Context, card PersonCard) ([]string, error) {
	style, err := readAddressStyle(ctx, d.Store)
	if err != nil {
		return nil, err
	}
	a := Addressee{Person: card.Person, Own: card.Address}
	organisation := card.Person.OrganisationID
	for _, h := range card.Roles {
		if !h.Role.Held(d.Today()) {
			continue
		}
		a.Function = FunctionLine(h)
		if h.Role.OrganisationID != 0 {
			organisation = h.Role.OrganisationID
		}
		if a.Office, err = d.officeOf(ctx, h.Role.DistrictID); err != nil {
			return nil, err
		}
		break
	}
	if organisation != 0 {
		if a.Organisation, err = data.Get[data.Organisation](ctx, d.Store, organisation); err != nil {
			return nil, err
		}
	}
	return AddressLines(a, style), nil
}

// officeOf returns the office that serves a district, zero where there is none.
func (d *Desk) officeOf(ctx context.Context, district data.ID) (data.Office, error) {
	if district == 0 {
		return data.Office{}, nil
	}
	row, err := data.Get[data.District](ctx, d.Store, district)
	if err != nil || row.OfficeID == 0 {
		return data.Office{}, err
	}
	return data.Get[data.Office](ctx, d.Store, row.OfficeID)
}

// senderOn returns the sender whose time the day lies in; where several do, the one that began last.
func senderOn(ctx context.Context, from data.Reader, on data.Date) (data.Sender, error) {
	senders, err := data.List[data.Sender](ctx, from, nil)
	if err != nil {
		return data.Sender{}, err
	}
	var best data.Sender
	for _, s := range senders {
		valid := (data.Role{FromOn: s.FromOn, UntilOn: s.UntilOn}).Held(on)
		if valid && (best.ID == 0 || best.FromOn.Before(s.FromOn)) {
			best = s
		}
	}
	if best.ID == 0 {
		return best, data.Mistakef("Für den %s gibt es kein Absenderprofil. Bitte in den Einstellungen eines anlegen oder seine Gültigkeit ändern.", on)
	}
	return best, nil
}

// letterWriter writes the letters of one draft.
type letterWriter struct {
	draft    *Draft
	template *letter.Template
	board    Board
	book     *addressBook
	agenda   []data.AgendaItem
	term     data.Term
}

// write fills one letter and checks it.
func (w *letterWriter) write(l *DraftLetter) {
	district := w.book.districts[l.DistrictID]
	holder := l.Holder
	if holder.Person.ID == 0 { // nobody holds the chair: the letter goes to the office of the chair
		holder.RoleKind.Name, holder.DistrictNumber, holder.Role.DistrictID = "Vorsitz", district.Number, district.ID
	}
	addressee := w.book.addressee(holder)
	out := letter.Letter{Name: w.name(holder, district), Address: AddressLines(addressee, w.book.style)}
	w.setSender(&out)
	subject, blocks, problems := w.template.Fill(w.values(holder, district, l.Nomination))
	out.Subject, out.Body = subject, blocks
	l.Letter = out.Settled()
	l.Problems = append(problems, w.personal(holder, addressee, district)...)
	l.Problems = append(l.Problems, letter.Check(w.draft.typesetter, l.Letter)...)
	for i := range l.Problems {
		l.Problems[i].Letter = out.Name
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

// personal reports what is wrong with the recipient, before a word is written.
func (w *letterWriter) personal(h data.Holder, a Addressee, district data.District) []letter.Problem {
	var problems []letter.Problem
	add := func(serious bool, place, text string) {
		problems = append(problems, letter.Problem{Place: place, Text: text, Serious: serious})
	}
	if h.Person.ID == 0 {
		add(false, "Empfang", fmt.Sprintf("Der Vorsitz des BA %d ist unbesetzt. Das Schreiben geht ohne Namen an den Vorsitz.", district.Number))
	}
	if h.Person.Restricted {
		add(true, "Empfang", "Die Verarbeitung der Daten ist eingeschränkt (Art. 18 DSGVO). Es darf nicht geschrieben werden.")
	}
	if h.Person.NoContact {
		add(true, "Empfang", "Die Person wünscht keine Schreiben. Bitte eine andere wählen oder den Vermerk ändern.")
	}
	if !a.HasPlace() {
		where := "bei der Person"
		if h.Person.AddressVia == data.ViaOffice || h.Person.ID == 0 {
			where = "bei der Geschäftsstelle des Bezirksausschusses"
		}
		add(true, "Anschrift", "Straße oder Ort fehlt. Bitte "+where+" ergänzen.")
	}
	return problems
}

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
	out.Info = append(out.Info, letter.InfoLine{}, letter.InfoLine{Label: "Datum", Value: w.draft.Order.Date.String()})
	out.Mark = s.SignatureMark
	out.Signatory = filled([]string{s.Signatory, s.SignatoryTitle})
	out.Footer = lines(s.Footer)
}

// values returns what the placeholders of the template mean for one recipient.
func (w *letterWriter) values(h data.Holder, district data.District, n data.Nomination) letter.Values {
	order, meeting, sender := w.draft.Order, w.draft.Meeting, w.draft.Sender
	text := map[string]string{
		letter.SalutationName: Salutation(h.Person),
		"Vorname":             h.Person.FirstName,
		"Nachname":            h.Person.LastName,
		"Name":                h.Person.FullName(),
		"Funktion":            h.Function(),
		"BA-Name":             district.Name,
		"Geschäftsstelle":     w.book.offices[district.OfficeID].Name,
		"Amtszeit":            w.term.Name,
		"Datum":               order.Date.String(),
		"Frist":               order.Due.String(),
		"Betreff":             order.Subject,
		"Mitteilung":          order.Message,
		"Antwort":             order.Message,
		"Auskunft Name":       sender.ContactName,
		"Auskunft Telefon":    sender.Phone,
		"Auskunft E-Mail":     sender.Email,
	}
	if district.ID != 0 {
		text["BA-Nummer"] = itoa(district.Number)
	}
	text["Datum erstes Schreiben"] = n.AskedOn.String()
	text["Datum letztes Schreiben"] = n.RemindedOn.String()
	if n.RemindedOn.IsZero() {
		text["Datum letztes Schreiben"] = n.AskedOn.String()
	}
	conditions := map[string]bool{
		"Vorsitz":         h.RoleKind.Purpose == data.PurposeChair || h.Person.ID == 0,
		"erinnert":        n.Reminders > 0,
		"neue Amtszeit":   n.ToConfirm,
		"keine Benennung": n.Answer == data.AnswerNobody,
	}
	for _, cell := range w.board.Cells {
		if cell.District.ID == district.ID && len(cell.Named) > 0 {
			conditions["benannt"] = true
			text["Benannte Person"] = cell.Named[0].Person.FullName()
			text["Benannte Funktion"] = cell.Named[0].Function()
		}
	}
	if meeting.ID != 0 {
		w.addMeeting(meeting, text, conditions)
	}
	return letter.Values{Text: text, Conditions: conditions}
}

func (w *letterWriter) addMeeting(meeting data.Meeting, text map[string]string, conditions map[string]bool) {
	text["Sitzung"] = fmt.Sprintf("%d. Sitzung", meeting.Number)
	text["Sitzung Datum"] = meeting.HeldOn.String()
	if meeting.Starts != "" {
		text["Sitzung Uhrzeit"] = meeting.Starts + " Uhr"
	}
	text["Sitzung Ort"] = MeetingPlace(meeting)
	text["Sitzung Zugang"] = meeting.Access
	text["Sitzung Link"] = meeting.OnlineLink
	text["Sitzung wann"] = meeting.VagueDate
	if !meeting.HeldOn.IsZero() {
		text["Sitzung wann"] = "am " + meeting.HeldOn.Weekday() + ", " + meeting.HeldOn.String()
		if meeting.Starts != "" {
			text["Sitzung wann"] += ", um " + meeting.Starts + " Uhr"
		}
	}
	var titles []string
	for _, item := range w.agenda {
		if item.ParentID == 0 && item.Public {
			titles = append(titles, item.Title)
		}
	}
	text[letter.AgendaName] = strings.Join(titles, "\n")
	conditions["Präsenz"] = meeting.Mode == data.ModePresence
	conditions["online"] = meeting.Mode == data.ModeOnline
	conditions["hybrid"] = meeting.Mode == data.ModeHybrid
}
