package workflow

// People given out: as an Excel file, as CSV, as vCards, as a list to print, and as addresses for the BCC line of a mail program.

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"rundertisch/data"
	"rundertisch/reports/contacts"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
	"rundertisch/reports/sheet"
)

// ExportFormat is a kind of file that people are given out as.
type ExportFormat string

// The formats.
const (
	ExportExcel  ExportFormat = "xlsx"
	ExportCSV    ExportFormat = "csv"
	ExportVCard  ExportFormat = "vcf"  // version 3, which every address book reads
	ExportVCard4 ExportFormat = "vcf4" // version 4
	ExportPDF    ExportFormat = "pdf"
)

// ExportFormatChoices names the formats for forms.
var ExportFormatChoices = []Choice{
	{string(ExportExcel), "Excel (.xlsx)"}, {string(ExportCSV), "CSV (.csv)"}, {string(ExportVCard), "vCard 3 für Adressbücher (.vcf)"}, {string(ExportVCard4), "vCard 4 (.vcf)"},
	{string(ExportPDF), "Liste zum Drucken (.pdf)"},
}

// Ending returns the ending of the format's files without a dot.
func (f ExportFormat) Ending() string {
	if f == ExportVCard4 {
		return "vcf"
	}
	return string(f)
}

func (f ExportFormat) check() error {
	if slices.ContainsFunc(ExportFormatChoices, func(c Choice) bool { return c.Value == string(f) }) {
		return nil
	}
	return data.Mistakef("Das Format „%s“ gibt es nicht. Vorhanden sind: %s.", f, choiceValues(ExportFormatChoices))
}

// ExportOrder says who is given out, and how.
type ExportOrder struct {
	People  []data.ID // in this order; nil: whom Query finds
	Query   PeopleQuery
	Format  ExportFormat
	Private bool // for the office itself: also notes, people whose data are restricted, and what is 'nicht auf Listen'
}

// Exported is what came of it.
type Exported struct {
	People int
	Left   []string // names of those who are not in the file, since the use of their data is restricted
}

// Export writes people to a file that appears whole or, when something is wrong or ctx is cancelled, not at all. progress (may be nil) counts people. Nobody to write is a Mistake.
func (d *Desk) Export(ctx context.Context, order ExportOrder, path string, progress Progress) (Exported, error) {
	var made Exported
	if err := order.Format.check(); err != nil {
		return made, err
	}
	cards, made, err := d.exportCards(ctx, order, progress)
	if err != nil {
		return made, err
	}
	if len(cards) == 0 {
		if len(made.Left) > 0 {
			return made, data.Mistakef("Bei allen in dieser Auswahl ist die Verarbeitung eingeschränkt: %s.", someOf(made.Left))
		}
		return made, data.Mistakef("In dieser Auswahl ist niemand.")
	}
	return made, d.writeExport(ctx, order, cards, path)
}

// ExportFileName returns a name for a file of today, with its ending.
func (d *Desk) ExportFileName(f ExportFormat) string {
	return FileName(d.Today().ISO()+" Personen") + "." + f.Ending()
}

func (d *Desk) writeExport(ctx context.Context, order ExportOrder, cards []contacts.Card, path string) error {
	switch order.Format {
	case ExportCSV:
		return WriteWhole(path, func(w io.Writer) error { return contacts.CSV(&cancellable{ctx, w}, contacts.Tabulate(cards)) })
	case ExportVCard:
		return WriteWhole(path, func(w io.Writer) error { return contacts.VCards(&cancellable{ctx, w}, contacts.Version3, cards) })
	case ExportVCard4:
		return WriteWhole(path, func(w io.Writer) error { return contacts.VCards(&cancellable{ctx, w}, contacts.Version4, cards) })
	case ExportPDF:
		return d.writePeoplePDF(ctx, order, cards, path)
	}
	return d.writePeopleSheet(ctx, order, cards, path)
}

// cancellable is a file that takes nothing more once ctx is cancelled.
type cancellable struct {
	ctx context.Context
	to  io.Writer
}

func (c *cancellable) Write(content []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.to.Write(content)
}

// exportNote says what is not in a file, or that all is.
func exportNote(private bool) string {
	if private {
		return "Vollständig, nur für das eigene Büro: mit Notizen und mit dem, was nicht auf Listen stehen soll."
	}
	return "Was nicht auf Listen stehen soll, fehlt hier."
}

func (d *Desk) writePeoplePDF(ctx context.Context, order ExportOrder, cards []contacts.Card, path string) error {
	heading := contacts.Heading{Title: "Personen", Note: plural(len(cards), "Person", "Personen") + ". " + exportNote(order.Private), Day: d.Today().String()}
	doc := pdf.Document{Title: heading.Title, Language: "de-DE", Made: d.Today().Time(), Pages: contacts.List(page.NewTypesetter(), heading, cards)}
	if sender, err := senderOn(ctx, d.Store, d.Today()); err == nil {
		doc.Author = sender.Section
	}
	return WriteWhole(path, func(w io.Writer) error { return pdf.Write(ctx, &cancellable{ctx, w}, doc) })
}

// columnWidths are widths of columns by the first word of their heads; the others are as wide as fits most.
var columnWidths = map[string]float64{
	"Anrede": 8, "Titel": 9, "Funktion": 26, "BA": 6, "Seit": 12, "Bis": 12, "Organisation": 28, "PLZ": 8, "E-Mail": 32, "Stand": 12, "Notiz": 40, "Straße": 24,
}

const otherColumnWidth = 18.0

func (d *Desk) writePeopleSheet(ctx context.Context, order ExportOrder, cards []contacts.Card, path string) error {
	table := contacts.Tabulate(cards)
	people := sheet.ListTable{Name: "Personen", Title: "Personen", Note: exportNote(order.Private), Frozen: 4}
	for _, head := range table.Heads {
		word, _, _ := strings.Cut(head, " ")
		column := sheet.ListColumn{Title: head, Width: columnWidths[word]}
		if column.Width == 0 {
			column.Width = otherColumnWidth
		}
		switch {
		case contacts.IsDay(head):
			column.Kind = sheet.DateColumn
		case contacts.HasLines(head):
			column.Kind = sheet.LinesColumn
		}
		people.Columns = append(people.Columns, column)
	}
	for _, row := range table.Rows {
		cells := make([]any, len(row))
		for i, text := range row {
			switch {
			case text == "":
			case people.Columns[i].Kind == sheet.DateColumn:
				day, err := data.ParseDate(text, d.Today())
				if err != nil {
					return fmt.Errorf("export: %w", err)
				}
				cells[i] = day.Time()
			default:
				cells[i] = text
			}
		}
		people.Rows = append(people.Rows, cells)
	}
	list := d.listSheets(ctx, people.Title, "Personen mit Funktionen, Anschriften, E-Mail und Telefon")
	list.Tables = []sheet.ListTable{people}
	return writeSheet(path, func(w io.Writer) error { return sheet.List(&cancellable{ctx, w}, list) })
}

// exportCards reads everybody who is given out, and who is left out.
func (d *Desk) exportCards(ctx context.Context, order ExportOrder, progress Progress) ([]contacts.Card, Exported, error) {
	var made Exported
	ids := order.People
	if ids == nil {
		var err error
		if ids, err = d.FindPeople(ctx, order.Query); err != nil {
			return nil, made, err
		}
	}
	file, err := d.readExportFile(ctx)
	if err != nil {
		return nil, made, err
	}
	var cards []contacts.Card
	seen := map[data.ID]bool{}
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, made, err
		}
		person, known := file.persons[id]
		switch {
		case !known:
			return nil, made, data.Mistakef("Die Person mit der Nummer %d gibt es nicht.", id)
		case seen[id]:
		case person.Restricted && !order.Private:
			made.Left = append(made.Left, person.FullName())
		default:
			cards = append(cards, file.card(person, order.Private))
		}
		if seen[id] = true; progress != nil {
			progress(i+1, len(ids))
		}
	}
	made.People = len(cards)
	return cards, made, nil
}

// exportFile is what cards are made of, read once.
type exportFile struct {
	persons       map[data.ID]data.Person
	holders       map[data.ID][]data.Holder
	bodies        map[data.ID]data.Body
	organisations map[data.ID]data.Organisation
	addresses     map[data.ID][]data.Address // the preferred one first
	contacts      map[data.ID][]data.Contact // the preferred ones first
}

func (d *Desk) readExportFile(ctx context.Context) (exportFile, error) {
	f := exportFile{
		persons: map[data.ID]data.Person{}, holders: map[data.ID][]data.Holder{}, bodies: map[data.ID]data.Body{}, organisations: map[data.ID]data.Organisation{},
		addresses: map[data.ID][]data.Address{}, contacts: map[data.ID][]data.Contact{},
	}
	holders, err := d.Store.Holders(ctx, data.HolderFilter{On: d.Today()})
	if err != nil {
		return f, err
	}
	for _, h := range holders {
		f.holders[h.Person.ID] = append(f.holders[h.Person.ID], h)
	}
	for _, read := range []func() error{
		func() error { return readInto(ctx, d, f.persons, func(p data.Person) data.ID { return p.ID }) },
		func() error { return readInto(ctx, d, f.bodies, func(b data.Body) data.ID { return b.ID }) },
		func() error {
			return readInto(ctx, d, f.organisations, func(o data.Organisation) data.ID { return o.ID })
		},
	} {
		if err := read(); err != nil {
			return f, err
		}
	}
	addresses, err := data.List[data.Address](ctx, d.Store, nil)
	if err != nil {
		return f, err
	}
	slices.SortStableFunc(addresses, func(a, b data.Address) int { return falseLast(a.Preferred, b.Preferred) })
	for _, a := range addresses {
		f.addresses[a.PersonID] = append(f.addresses[a.PersonID], a)
	}
	all, err := data.List[data.Contact](ctx, d.Store, nil)
	if err != nil {
		return f, err
	}
	slices.SortStableFunc(all, func(a, b data.Contact) int { return falseLast(a.Preferred, b.Preferred) })
	for _, c := range all {
		f.contacts[c.PersonID] = append(f.contacts[c.PersonID], c)
	}
	return f, nil
}

func readInto[R any](ctx context.Context, d *Desk, into map[data.ID]R, id func(R) data.ID) error {
	rows, err := data.List[R](ctx, d.Store, nil)
	for _, r := range rows {
		into[id(r)] = r
	}
	return err
}

// card puts together what of a person is given out.
func (f exportFile) card(p data.Person, private bool) contacts.Card {
	c := contacts.Card{Name: p.FullName(), Form: p.Form, Title: p.Title, FirstName: p.FirstName, LastName: p.LastName, Verified: dayOf(p.VerifiedOn), NoContact: p.NoContact, Restricted: p.Restricted}
	if private {
		c.Complete, c.Salutation, c.Note, c.AddressLines, c.Informed = true, p.Salutation, p.Note, p.AddressLines, dayOf(p.InformedOn)
		c.Via, c.Way = Label(AddressViaChoices, p.AddressVia), Label(PreferredWayChoices, p.PreferredWay)
	}
	for _, h := range f.holders[p.ID] {
		if h.Role.NotOnLists && !private {
			continue
		}
		body := h.Role.BodyID
		if body == 0 {
			body = h.RoleKind.BodyID
		}
		role := contacts.Role{
			Function: h.Function(), District: h.DistrictNumber, Body: f.bodies[body].Name, From: dayOf(h.Role.FromOn), Until: dayOf(h.Role.UntilOn),
			Organisation: f.organisations[h.Role.OrganisationID].Name, Preferred: h.Role.Preferred, Unlisted: h.Role.NotOnLists,
		}
		if role.Function != h.RoleKind.Name {
			role.Kind = h.RoleKind.Name
		}
		c.Roles = append(c.Roles, role)
	}
	joined := f.organisations[p.OrganisationID]
	c.Organisation, c.Department = joined.Name, joined.Department
	for _, a := range f.addresses[p.ID] {
		if !a.NotOnLists || private {
			c.Addresses = append(c.Addresses, contacts.Address{
				Kind: Label(AddressKindChoices, a.Kind), Extra: a.Extra, Street: a.Street, Postcode: a.Postcode, City: a.City, Country: a.Country, Preferred: a.Preferred, Unlisted: a.NotOnLists,
			})
		}
	}
	for _, one := range f.contacts[p.ID] {
		if one.NotOnLists && !private {
			continue
		}
		entry := contacts.Entry{Value: trimmed(one.Value), Label: trimmed(one.Label), Preferred: one.Preferred, Unlisted: one.NotOnLists}
		switch one.Kind {
		case data.ContactEmail:
			c.Mails = append(c.Mails, entry)
		case data.ContactPhone:
			c.Phones = append(c.Phones, entry)
		case data.ContactMobile:
			c.Mobiles = append(c.Mobiles, entry)
		case data.ContactWeb:
			c.Webs = append(c.Webs, entry)
		}
	}
	return c
}

// dayOf returns the zero time for the zero date.
func dayOf(d data.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return d.Time()
}

// BlindCopy is a line of addresses for BCC, and who is not in it.
type BlindCopy struct {
	Text  string // 'Dr. Jürgen Groß <gross@example.org>; …', as Outlook takes it
	Count int
	Left  []string // 'Name: reason', in the order of the people
}

// BlindCopyAddresses returns the preferred mailboxes of people as Outlook takes them. Whoever wishes no letters, or restricted the use of his data, is left out and named.
func (d *Desk) BlindCopyAddresses(ctx context.Context, people []data.ID) (BlindCopy, error) {
	var b BlindCopy
	if len(people) == 0 {
		return b, data.Mistakef("Bitte mindestens eine Person auswählen.")
	}
	file, err := d.readExportFile(ctx)
	if err != nil {
		return b, err
	}
	var line bytes.Buffer
	seen := map[string]bool{}
	for _, id := range people {
		person := file.persons[id]
		mailbox := ""
		for _, c := range file.contacts[id] {
			if c.Kind == data.ContactEmail && mailbox == "" {
				mailbox = trimmed(c.Value)
			}
		}
		if why := unwritable(person, mailbox); why != "" {
			b.Left = append(b.Left, person.FullName()+": "+why)
			continue
		}
		if key := strings.ToLower(mailbox); seen[key] {
			continue
		} else {
			seen[key] = true
		}
		if b.Count++; b.Count > 1 {
			line.WriteString("; ")
		}
		line.WriteString(mailName(person.FullName()) + "<" + mailbox + ">")
	}
	b.Text = line.String()
	return b, nil
}

// unwritable says why somebody cannot be written to by e-mail, or nothing.
func unwritable(p data.Person, mailbox string) string {
	switch {
	case p.ID == 0:
		return "nicht mehr eingetragen"
	case p.Restricted:
		return "Verarbeitung eingeschränkt"
	case p.NoContact:
		return "wünscht keine Schreiben"
	case mailbox == "":
		return "keine E-Mail-Adresse"
	case checkMailbox(mailbox) != nil:
		return "die E-Mail-Adresse ist fehlerhaft"
	}
	return ""
}

// mailName is the name before a mailbox, with the blank behind it. Signs that Outlook takes for the end of a name put it between quotation marks.
func mailName(name string) string {
	name = strings.NewReplacer(`"`, "", `\`, "").Replace(name)
	switch {
	case name == "":
		return ""
	case strings.ContainsAny(name, `,;<>@()[]:`):
		return `"` + name + `" `
	}
	return name + " "
}
