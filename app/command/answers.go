package command

// The command that records what a committee answered.

import (
	"fmt"
	"slices"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type answerCommand struct {
	BA     int     `name:"ba" required:"" placeholder:"NUMMER" help:"Die Nummer des BA, der geantwortet hat."`
	Name   string  `required:"" xor:"who" placeholder:"NAME" help:"Wer benannt ist: „Dr. Jürgen Groß“ oder „Groß, Jürgen“. Wen es im BA genau einmal gibt, der ist gemeint, sonst wird die Person neu angelegt."`
	Person data.ID `required:"" xor:"who" placeholder:"NUMMER" help:"Wer benannt ist, mit der Nummer aus „people“."`
	None   bool    `required:"" xor:"who" help:"Der BA benennt niemanden; der Vorsitz vertritt ihn."`
	Role   string  `enum:"officer,contact" default:"officer" placeholder:"officer|contact" help:"Als was: officer (Beauftragte/r) oder contact (Ansprechperson)."`
	Title  string  `placeholder:"TEXT" help:"Wie der BA die Aufgabe nennt, zum Beispiel „Beauftragte für Vielfalt“."`
	Form   string  `enum:"Frau,Herr," default:"" placeholder:"Frau|Herr" help:"Die Anrede einer neuen Person; ohne Angabe neutral."`
	Email  string  `placeholder:"ADRESSE" help:"Die E-Mail-Adresse einer neuen Person."`
	Way    string  `enum:"letter,email,phone,personal" default:"letter" placeholder:"WEG" help:"Auf welchem Weg: letter (Brief), email, phone (Telefon) oder personal (persönlich)."`
	Date   string  `placeholder:"DATUM" help:"Der Tag der Antwort, sonst heute."`
}

// answerPurposes says what the values of --role mean.
var answerPurposes = map[string]string{"officer": data.PurposeOfficer, "contact": data.PurposeContact}

func (c *answerCommand) Run(s *session) error {
	on, err := s.date("--date", c.Date)
	if err != nil {
		return err
	}
	if c.None && (c.Title != "" || c.Form != "" || c.Email != "" || c.Role != "officer") {
		return &usage{"--role, --title, --form und --email gehören zu einer benannten Person, nicht zu --none."}
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		district, err := d.DistrictByNumber(s.ctx, c.BA)
		if err != nil {
			return err
		}
		answer := workflow.Answer{DistrictID: district.ID, Nobody: c.None, Way: c.Way, On: on}
		who := "keine Benennung"
		if !c.None {
			named, name, err := c.named(s, d, district)
			if err != nil {
				return err
			}
			answer.Named, who = []workflow.Named{named}, name
		}
		if err := d.RecordAnswer(s.ctx, answer); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "BA %d: %s\n", district.Number, who)
		return nil
	})
}

// named returns the named person for the workflow, and in words.
func (c *answerCommand) named(s *session, d *workflow.Desk, district data.District) (workflow.Named, string, error) {
	kind, err := kindFor(s, d, answerPurposes[c.Role])
	if err != nil {
		return workflow.Named{}, "", err
	}
	named := workflow.Named{PersonID: c.Person, RoleKindID: kind.ID, Title: c.Title}
	function := kind.Name
	if title := strings.TrimSpace(c.Title); title != "" {
		function = title
	}
	person := splitName(c.Name)
	if c.Form != "" {
		person.Form = c.Form
	}
	if named.PersonID == 0 {
		if named.PersonID, err = namesake(s, d, district, person); err != nil {
			return named, "", err
		}
	}
	if named.PersonID == 0 {
		named.Card = workflow.PersonCard{Person: person, Email: data.Contact{Value: c.Email}}
		return named, fmt.Sprintf("%s (%s), neu angelegt", person.FullName(), function), nil
	}
	card, err := d.PersonCard(s.ctx, named.PersonID)
	if err != nil {
		return named, "", data.Mistakef("Eine Person mit der Nummer %d gibt es nicht. Mit „people“ werden alle aufgelistet.", named.PersonID)
	}
	if c.Form != "" && c.Form != card.Person.Form || c.Email != "" && !strings.EqualFold(c.Email, card.Email.Value) {
		fmt.Fprintf(s.Stderr, "Hinweis: %s ist schon bekannt; Anrede und E-Mail-Adresse bleiben, wie sie eingetragen sind.\n", card.Person.FullName())
	}
	return named, fmt.Sprintf("%s (%s)", card.Person.FullName(), function), nil
}

// kindFor returns the first role kind with a purpose.
func kindFor(s *session, d *workflow.Desk, purpose string) (data.RoleKind, error) {
	kinds, err := data.List[data.RoleKind](s.ctx, d.Store, data.Match{"purpose": purpose})
	if err != nil {
		return data.RoleKind{}, err
	}
	if len(kinds) == 0 {
		return data.RoleKind{}, data.Mistakef("Es gibt keine Funktion für benannte Personen. Bitte im Fenster eine anlegen.")
	}
	return slices.MinFunc(kinds, func(a, b data.RoleKind) int { return a.Position - b.Position }), nil
}

// namesake returns the one person with that name who has or had a role in the district, 0 where there is none. Several are a Mistake.
func namesake(s *session, d *workflow.Desk, district data.District, wanted data.Person) (data.ID, error) {
	holders, err := d.Store.Holders(s.ctx, data.HolderFilter{DistrictID: district.ID})
	if err != nil {
		return 0, err
	}
	var found []data.ID
	for _, h := range holders {
		if sameName(h.Person, wanted) && !slices.Contains(found, h.Person.ID) {
			found = append(found, h.Person.ID)
		}
	}
	switch len(found) {
	case 0:
		return 0, nil
	case 1:
		return found[0], nil
	}
	return 0, data.Mistakef("Im BA %d gibt es mehrere Personen, die %s heißen (Nummern %s). Bitte statt --name eine davon mit --person angeben.",
		district.Number, wanted.FullName(), joinIDs(found))
}

// sameName compares names without titles, and without regard to case and accents: 'omer yildiz' is 'Dr. Ömer Yıldız'.
func sameName(a, b data.Person) bool {
	return slices.EqualFunc(nameWords(a), nameWords(b), func(x, y string) bool {
		forms := data.Fold(y)
		return slices.ContainsFunc(data.Fold(x), func(form string) bool { return slices.Contains(forms, form) })
	})
}

func nameWords(p data.Person) []string {
	return strings.FieldsFunc(p.FirstName+" "+p.LastName, func(r rune) bool { return r == ' ' || r == '-' })
}

func joinIDs(ids []data.ID) string {
	var parts []string
	for _, id := range ids {
		parts = append(parts, fmt.Sprint(id))
	}
	return strings.Join(parts, ", ")
}
