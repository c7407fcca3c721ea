package command

// One person on the command line: everything on the card, and single fields changed.

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type personCommand struct {
	Show personShowCommand `cmd:"" help:"Zeigt alles, was zu einer Person eingetragen ist."`
	Set  personSetCommand  `cmd:"" help:"Ändert Felder einer oder mehrerer Personen, als einen Schritt je Feld."`
}

type personShowCommand struct {
	ID data.ID `arg:"" name:"nummer" help:"Die Nummer der Person, wie „people“ sie zeigt."`
	asJSON
}

type personCard struct {
	ID           data.ID         `json:"id"`
	Name         string          `json:"name"`
	Form         string          `json:"form,omitempty"`
	Organisation string          `json:"organisation,omitempty"`
	Way          string          `json:"preferredWay"`
	Note         string          `json:"note,omitempty"`
	Restricted   bool            `json:"restricted"`
	NoContact    bool            `json:"noContact"`
	VerifiedOn   string          `json:"verifiedOn,omitempty"`
	InformedOn   string          `json:"informedOn,omitempty"`
	Addresses    []personAddress `json:"addresses"`
	Contacts     []personContact `json:"contacts"`
	Roles        []personRole    `json:"roles"`
	Timeline     []personEvent   `json:"timeline"`
}

type personAddress struct {
	Kind       string `json:"kind"`
	Text       string `json:"text"`
	Preferred  bool   `json:"preferred"`
	NotOnLists bool   `json:"notOnLists"`
}

type personContact struct {
	Kind       string `json:"kind"`
	Value      string `json:"value"`
	Label      string `json:"label,omitempty"`
	Preferred  bool   `json:"preferred"`
	NotOnLists bool   `json:"notOnLists"`
}

type personRole struct {
	Function string `json:"function"`
	From     string `json:"from,omitempty"`
	Until    string `json:"until,omitempty"`
}

type personEvent struct {
	On   string `json:"on"`
	Text string `json:"text"`
	Mark string `json:"mark,omitempty"`
}

func (c *personShowCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		card, err := d.PersonCard(s.ctx, c.ID)
		if err != nil {
			return &data.Mistake{Text: fmt.Sprintf("Die Person mit der Nummer %d gibt es nicht.", c.ID), Cause: err}
		}
		lines, err := d.Timeline(s.ctx, data.TimelineFilter{PersonID: c.ID})
		if err != nil {
			return err
		}
		shown := personCardOf(card, lines)
		if c.JSON {
			encoder := json.NewEncoder(s.Stdout)
			encoder.SetEscapeHTML(false)
			encoder.SetIndent("", "  ")
			return encoder.Encode(shown)
		}
		return shown.print(s)
	})
}

func personCardOf(card workflow.PersonCard, lines []workflow.Happening) personCard {
	p := card.Person
	shown := personCard{
		ID: p.ID, Name: p.FullName(), Form: p.Form, Organisation: workflow.OrganisationName(card.Organisation), Way: p.PreferredWay, Note: p.Note, Restricted: p.Restricted, NoContact: p.NoContact,
		VerifiedOn: p.VerifiedOn.ISO(), InformedOn: p.InformedOn.ISO(), Addresses: []personAddress{}, Contacts: []personContact{}, Roles: []personRole{}, Timeline: []personEvent{},
	}
	for _, a := range card.Addresses {
		var parts []string
		for _, part := range []string{a.Extra, a.Street, strings.TrimSpace(a.Postcode + " " + a.City), a.Country} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		shown.Addresses = append(shown.Addresses, personAddress{a.Kind, strings.Join(parts, ", "), a.Preferred, a.NotOnLists})
	}
	for _, n := range card.Contacts {
		shown.Contacts = append(shown.Contacts, personContact{n.Kind, n.Value, n.Label, n.Preferred, n.NotOnLists})
	}
	for _, h := range card.Roles {
		shown.Roles = append(shown.Roles, personRole{workflow.FunctionLine(h), h.Role.FromOn.ISO(), h.Role.UntilOn.ISO()})
	}
	for _, l := range lines {
		shown.Timeline = append(shown.Timeline, personEvent{l.On.ISO(), l.Text, l.Mark.Word})
	}
	return shown
}

// print writes the card as lines of a name and a value.
func (p personCard) print(s *session) error {
	table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
	row := func(name string, parts ...string) {
		parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
		if len(parts) > 0 {
			fmt.Fprintf(table, "%s\t%s\n", name, strings.Join(parts, ", "))
		}
	}
	flag := func(yes bool, word string) string {
		if yes {
			return word
		}
		return ""
	}
	row("Name", p.Name)
	row("Form", p.Form)
	row("Organisation", p.Organisation)
	row("Weg", workflow.Label(workflow.PreferredWayChoices, p.Way))
	row("Vermerke", flag(p.Restricted, "Verarbeitung eingeschränkt"), flag(p.NoContact, "wünscht keine Schreiben"))
	row("Stand", p.VerifiedOn)
	row("Informiert", p.InformedOn)
	row("Notiz", strings.ReplaceAll(p.Note, "\n", " / "))
	for _, a := range p.Addresses {
		row("Anschrift "+workflow.Label(workflow.AddressKindChoices, a.Kind), a.Text, flag(a.Preferred, "bevorzugt"), flag(a.NotOnLists, "nicht auf Listen"))
	}
	for _, n := range p.Contacts {
		row(workflow.Label(workflow.ContactKindChoices, n.Kind), n.Value, n.Label, flag(n.Preferred, "bevorzugt"), flag(n.NotOnLists, "nicht auf Listen"))
	}
	for _, r := range p.Roles {
		row("Funktion", r.Function, flag(r.From != "", "ab "+r.From), flag(r.Until != "", "bis "+r.Until))
	}
	for _, e := range p.Timeline {
		row(e.On, e.Text, e.Mark)
	}
	return table.Flush()
}

type personSetCommand struct {
	ID    data.ID   `arg:"" name:"nummer" help:"Die Nummer der Person, wie „people“ sie zeigt."`
	Also  []data.ID `placeholder:"NUMMER" help:"Weitere Personen, mit Komma getrennt, bei denen sich dasselbe ändert."`
	Check bool      `help:"Nur zeigen, was sich ändern würde."`
	Field []string  `arg:"" name:"feld=wert" help:"Was sich ändert: verified=2026-03-03, informed=…, way=email, via=own, organisation=NUMMER, restricted=yes, no_contact=no, note=TEXT (wird angefügt), role_end=2026-04-30."`
}

func (c *personSetCommand) Run(s *session) error {
	return s.withDesk(c.Check, func(d *workflow.Desk) error {
		var edits []workflow.PeopleEdit
		for _, field := range c.Field {
			edit, err := s.personEdit(field)
			if err != nil {
				return err
			}
			edit.People = append([]data.ID{c.ID}, c.Also...)
			if _, err := d.PlanEdit(s.ctx, edit); err != nil { // nothing is changed when a later field is wrong
				return err
			}
			edits = append(edits, edit)
		}
		changed := false
		for _, edit := range edits {
			plan, err := d.PlanEdit(s.ctx, edit)
			if err != nil {
				return err
			}
			for _, l := range plan.Lines {
				if l.Changes() {
					changed = true
					fmt.Fprintf(s.Stdout, "%s: %s: %s → %s\n", l.Person.ListName(), plan.Title, dash(l.Old), dash(l.New))
				}
			}
			if c.Check || plan.Count() == 0 {
				continue
			}
			if _, err := d.EditPeople(s.ctx, edit); err != nil {
				return err
			}
		}
		if !changed {
			fmt.Fprintln(s.Stdout, "Es steht alles schon so; nichts geändert.")
		}
		return nil
	})
}

// personEdit reads 'field=value'.
func (s *session) personEdit(text string) (workflow.PeopleEdit, error) {
	name, value, found := strings.Cut(text, "=")
	edit := workflow.PeopleEdit{Field: workflow.EditField(name), Text: value}
	if !found {
		return edit, &usage{fmt.Sprintf("„%s“ ist keine Änderung. Erwartet wird FELD=WERT, zum Beispiel way=email.", text)}
	}
	var err error
	switch edit.Field {
	case workflow.EditVerified, workflow.EditInformed, workflow.EditRoleEnd:
		if value != "" {
			edit.Date, err = s.date(name, value)
		}
	case workflow.EditRestricted, workflow.EditNoContact:
		switch value {
		case "yes":
			edit.Yes = true
		case "no":
		default:
			err = &usage{fmt.Sprintf("„%s“ gibt es hier nicht. Vorhanden sind: yes, no.", value)}
		}
	case workflow.EditOrganisation:
		edit.OrganisationID = workflow.ChoiceID(value)
	}
	return edit, err
}
