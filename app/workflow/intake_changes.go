package workflow

// What a row says differently from what is on file.

import (
	"fmt"
	"regexp"
	"strings"

	"rundertisch/data"
)

// changes lists what a row says differently from what is on file. What a row leaves empty changes nothing.
func (f *peopleOnFile) changes(id data.ID, in incoming) []IntakeChange {
	var changes []IntakeChange
	compare := func(field, from, to string) {
		if to != "" && !strings.EqualFold(strings.Join(strings.Fields(from), " "), strings.Join(strings.Fields(to), " ")) {
			changes = append(changes, IntakeChange{field, from, to})
		}
	}
	p := f.persons[id]
	compare("Anrede", p.Form, in.person.Form)
	compare("Titel", p.Title, in.person.Title)
	compare("Vorname", p.FirstName, in.person.FirstName)
	compare("Nachname", p.LastName, in.person.LastName)
	compare("Briefanrede", p.Salutation, in.person.Salutation)
	compare("Anschriftzeilen", p.AddressLines, in.person.AddressLines)
	compare("Organisation", f.orgs[p.OrganisationID].Name, in.organisation.name)
	if note := joinedNotes(p.Note, in.person.Note); note != p.Note {
		changes = append(changes, IntakeChange{"Notiz", p.Note, note})
	}
	compare("Stand", p.VerifiedOn.String(), in.person.VerifiedOn.String())
	compare("Informiert am", p.InformedOn.String(), in.person.InformedOn.String())
	compare("Briefe an", Label(AddressViaChoices, p.AddressVia), labelOrNone(AddressViaChoices, in.person.AddressVia))
	compare("Bevorzugter Weg", Label(PreferredWayChoices, p.PreferredWay), labelOrNone(PreferredWayChoices, in.person.PreferredWay))
	compare("Keine Schreiben", yesNo(p.NoContact), yesOrNone(in.person.NoContact))
	compare("Eingeschränkt", yesNo(p.Restricted), yesOrNone(in.person.Restricted))
	for _, a := range in.addresses {
		have := addressFor(f.addresses[id], a)
		compare("Anschrift", addressWords(have), addressWords(overAddress(have, a)))
	}
	for _, c := range in.contacts {
		if !hasContact(f.contacts[id], c) {
			changes = append(changes, IntakeChange{contactWord(c.Kind), contactValues(f.contacts[id], c.Kind), c.Value})
		}
	}
	for _, role := range in.roles {
		if !f.holds(id, role.role) {
			changes = append(changes, IntakeChange{"Funktion", f.rolesOf(id), roleWords(role.kind, f.districtNumber(role.role.DistrictID))})
		}
	}
	return changes
}

// joinedNotes adds the lines of a note that are not in another.
func joinedNotes(have, more string) string {
	for line := range strings.SplitSeq(more, "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(have, line) {
			have = strings.TrimSpace(have + "\n" + line)
		}
	}
	return have
}

func labelOrNone(choices []Choice, value string) string {
	if value == "" {
		return ""
	}
	return Label(choices, value)
}

func yesNo(is bool) string {
	if is {
		return "ja"
	}
	return "nein"
}

func yesOrNone(is bool) string {
	if is {
		return "ja"
	}
	return ""
}

// addressFor returns which address on file a row means: that in the same street, else for its first one the preferred one, else none.
func addressFor(have []data.Address, row data.Address) data.Address {
	for _, a := range have {
		if row.Street != "" && foldedKey(a.Street) == foldedKey(row.Street) && (row.City == "" || a.City == "" || foldedKey(a.City) == foldedKey(row.City)) {
			return a
		}
	}
	if row.Preferred {
		return preferred(have, func(a data.Address) bool { return a.Preferred })
	}
	return data.Address{}
}

// overAddress puts what a row says over an address; what the row leaves empty stays.
func overAddress(have, row data.Address) data.Address {
	for _, f := range []struct {
		into *string
		from string
	}{{&have.Extra, row.Extra}, {&have.Street, row.Street}, {&have.Postcode, row.Postcode}, {&have.City, row.City}, {&have.Country, row.Country}} {
		if f.from != "" {
			*f.into = f.from
		}
	}
	return have
}

func (f *peopleOnFile) rolesOf(id data.ID) string {
	var words []string
	for _, h := range f.roles[id] {
		if !h.Role.Held(f.today) {
			continue
		}
		words = append(words, roleWords(h.RoleKind, h.DistrictNumber))
	}
	return strings.Join(words, ", ")
}

func (f *peopleOnFile) districtNumber(id data.ID) int {
	for _, district := range f.districts {
		if district.ID == id {
			return district.Number
		}
	}
	return 0
}

func (f *peopleOnFile) holds(id data.ID, role data.Role) bool {
	for _, h := range f.roles[id] {
		if hasFunction(h.Role, role, f.today) {
			return true
		}
	}
	return false
}

func roleWords(kind data.RoleKind, district int) string {
	if district == 0 {
		return kind.Name
	}
	return fmt.Sprintf("%s BA %d", kind.Name, district)
}

// hasContact reports whether a number or mailbox is among others, written otherwise or not.
func hasContact(contacts []data.Contact, c data.Contact) bool {
	key := func(c data.Contact) string {
		if c.Kind == data.ContactEmail {
			return strings.ToLower(c.Value)
		}
		if c.Kind == data.ContactWeb {
			return strings.ToLower(strings.TrimSuffix(webBegin.ReplaceAllString(c.Value, ""), "/"))
		}
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, strings.Replace(c.Value, "+49", "0", 1))
		return digits
	}
	for _, other := range contacts {
		if contactSort(other.Kind) == contactSort(c.Kind) && key(other) == key(c) {
			return true
		}
	}
	return false
}

var webBegin = regexp.MustCompile(`(?i)^https?://(?:www\.)?|^www\.`)

func contactWord(kind string) string {
	return map[string]string{data.ContactEmail: "E-Mail", data.ContactPhone: "Telefon", data.ContactMobile: "Mobil", data.ContactWeb: "Internet"}[kind]
}

func contactValues(contacts []data.Contact, kind string) string {
	var values []string
	for _, c := range ofKind(contacts, kind) {
		values = append(values, c.Value)
	}
	return strings.Join(values, ", ")
}
