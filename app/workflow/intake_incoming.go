package workflow

// The person that a row of a file describes.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/data/transfer"
)

// incoming is a person as a row describes it.
type incoming struct {
	person       data.Person
	organisation organisationName
	addresses    []data.Address
	contacts     []data.Contact
	roles        []incomingRole
	hints        []string // German: what is kept elsewhere than where it stood
}

// organisationName is what a row says of an organisation.
type organisationName struct{ name, department string }

type incomingRole struct {
	role         data.Role
	kind         data.RoleKind
	organisation organisationName
}

// incoming makes a person of a record; what is wrong with it comes back in German.
func (f *peopleOnFile) incoming(r transfer.Record) (incoming, string) {
	in := incoming{person: tidyPerson(data.Person{
		Form: r["form"], Title: r["title"], FirstName: r["first"], LastName: r["last"], Salutation: r["salutation"], Note: r["note"], AddressLines: r["addresslines"],
		NoContact: isYes(r["nocontact"]), Restricted: isYes(r["restricted"]),
	})}
	in.person.AddressVia, in.person.PreferredWay = choiceNamed(AddressViaChoices, r["via"]), choiceNamed(PreferredWayChoices, r["way"]) // empty: the row does not say
	in.organisation = organisationName{trimmed(r["organisation"]), trimmed(r["department"])}
	if in.person.FullName() == "" && in.organisation.name != "" {
		return in, "Das ist eine Organisation ohne Person: Es fehlt der Name."
	}
	if in.person.FullName() == "" && f.noNames {
		return in, "Es fehlt der Name: Keine Spalte ist als „Nachname“ oder „Name (ganz)“ zugeordnet."
	}
	if in.person.FullName() == "" {
		return in, "Es fehlt der Name."
	}
	if name := in.person.FirstName + " " + in.person.LastName; noName.MatchString(name) {
		return in, fmt.Sprintf("„%s“ ist kein Name einer Person.", trimmed(name))
	}
	if name := in.person.FirstName + " " + in.person.LastName; severalNames.MatchString(strings.ReplaceAll(name, "von und zu", "")) {
		return in, fmt.Sprintf("„%s“ sind mehrere Personen. Bitte jeder eine eigene Zeile geben.", trimmed(name))
	}
	if in.person.Form != data.FormFrau && in.person.Form != data.FormHerr {
		in.person.Form = data.FormUnknown
	}
	for _, day := range []struct {
		field transfer.Field
		into  *data.Date
	}{{"verified", &in.person.VerifiedOn}, {"informed", &in.person.InformedOn}} {
		if fault := f.day(r, day.field, day.into); fault != "" {
			return in, fault
		}
	}
	f.incomingAddresses(r, &in)
	if fault := f.incomingContacts(r, &in); fault != "" {
		return in, fault
	}
	for n := 1; transfer.Field("function").Nth(n).Label() != ""; n++ {
		if fault := f.incomingRole(r, n, &in); fault != "" {
			return in, fault
		}
	}
	return in, ""
}

// noName is in no name: figures and signs, and what begins the last line of a table.
var noName = regexp.MustCompile(`[0-9@/;|<>=]|^\s*(?i:summe|gesamt|insgesamt|anzahl)\b`)

// severalNames joins names of several people.
var severalNames = regexp.MustCompile(`(?i)(?:^|\s)(?:und|u\.|&|\+)\s|^\s*(?:eheleute|ehepaar|familie|fam\.)(?:\s|$)`)

// shortenedNumber is a long number as spreadsheets show it: '4,91711E+11' has lost figures.
var shortenedNumber = regexp.MustCompile(`^\+?\d+[.,]?\d*[eE]\+\d+$`)

// day reads a day; an empty one is none.
func (f *peopleOnFile) day(r transfer.Record, field transfer.Field, into *data.Date) string {
	text := trimmed(r[field])
	if text == "" || openEnd[strings.ToLower(text)] {
		return ""
	}
	on, ok := transfer.ParseDay(text, f.today.Time())
	if !ok {
		return fmt.Sprintf("„%s“ ist kein Datum (%s). Bitte als TT.MM.JJJJ schreiben.", text, field.Label())
	}
	*into = data.NewDate(on.Date())
	return ""
}

// openEnd are words for a day that is not known yet.
var openEnd = map[string]bool{"laufend": true, "heute": true, "aktuell": true, "offen": true, "unbefristet": true, "bis auf weiteres": true}

// isYes reports whether a cell says yes.
func isYes(text string) bool {
	return slices.Contains([]string{"ja", "j", "x", "1", "wahr", "true", "yes", "✓"}, strings.ToLower(trimmed(text)))
}

// choiceNamed returns the value of a choice by its words.
func choiceNamed(choices []Choice, words string) string {
	for _, c := range choices {
		if words != "" && (strings.EqualFold(c.Label, trimmed(words)) || strings.EqualFold(c.Value, trimmed(words))) {
			return c.Value
		}
	}
	return ""
}

// incomingAddresses reads the addresses. Where a file says nothing about lists, a private address stays off them, and so does one of which nobody knows whether it is private.
func (f *peopleOnFile) incomingAddresses(r transfer.Record, in *incoming) {
	for n := 1; transfer.Field("street").Nth(n).Label() != ""; n++ {
		of := func(field transfer.Field) string { return trimmed(r[field.Nth(n)]) }
		a := data.Address{Kind: AddressWork, Extra: of("extra"), Street: of("street"), Postcode: of("postcode"), City: of("city"), Country: of("country"), Preferred: len(in.addresses) == 0}
		if a.Street+a.Postcode+a.City+a.Extra == "" {
			continue
		}
		kind := choiceNamed(AddressKindChoices, of("addresskind"))
		if kind != "" {
			a.Kind = kind
		}
		a.NotOnLists = kind != AddressWork
		if f.saysUnlisted {
			a.NotOnLists = unlistedIn(r, "street", n)
		}
		in.addresses = append(in.addresses, a)
	}
}

// unlistedIn reports whether a record keeps something off lists: its cell names the heads of what it means, 'Straße, E-Mail 2'.
func unlistedIn(r transfer.Record, field transfer.Field, n int) bool {
	return namedIn(r["unlisted"], field.Nth(n))
}

func namedIn(list string, field transfer.Field) bool {
	for word := range strings.SplitSeq(list, ",") {
		if word == "" {
			continue
		}
		if named, known := transfer.FieldNamed(word); known && named == field {
			return true
		}
	}
	return false
}

// incomingContacts reads numbers, mailboxes and web pages. The first of a sort is the preferred one, unless the record names another.
func (f *peopleOnFile) incomingContacts(r transfer.Record, in *incoming) string {
	for _, c := range []struct {
		field transfer.Field
		kind  string
	}{{"email", data.ContactEmail}, {"phone", data.ContactPhone}, {"mobile", data.ContactMobile}, {"web", data.ContactWeb}} {
		for n := 1; c.field.Nth(n).Label() != ""; n++ {
			value := trimmed(r[c.field.Nth(n)])
			if value == "" {
				continue
			}
			if c.kind == data.ContactEmail && checkMailbox(value) != nil {
				return fmt.Sprintf("„%s“ ist keine E-Mail-Adresse.", value)
			}
			if shortenedNumber.MatchString(value) {
				return fmt.Sprintf("„%s“ ist eine abgekürzte Zahl, ihr fehlen Ziffern. Bitte die Spalte in Excel als Text formatieren und noch einmal ausgeben.", value)
			}
			contact := data.Contact{Kind: c.kind, Value: value, Label: trimmed(r[(c.field + "label").Nth(n)]), NotOnLists: unlistedIn(r, c.field, n)}
			first := !slices.ContainsFunc(in.contacts, func(other data.Contact) bool { return contactSort(other.Kind) == contactSort(c.kind) })
			contact.Preferred = first
			if namedIn(r["preferred"], c.field.Nth(n)) {
				contact.Preferred = true
				for i := range in.contacts {
					in.contacts[i].Preferred = in.contacts[i].Preferred && contactSort(in.contacts[i].Kind) != contactSort(c.kind)
				}
			}
			in.contacts = append(in.contacts, contact)
		}
	}
	return ""
}

// note keeps something in the note that has no place of its own.
func (in *incoming) note(what, words string) {
	line := what + ": " + words
	if !strings.Contains(in.person.Note, line) {
		in.person.Note = strings.TrimSpace(in.person.Note + "\n" + line)
	}
	in.hints = append(in.hints, fmt.Sprintf("„%s“ steht in der Notiz", line))
}

// incomingRole finds the n-th function of a record among the kinds of roles; one that is none of them is kept in the note.
func (f *peopleOnFile) incomingRole(r transfer.Record, n int, in *incoming) string {
	of := func(field transfer.Field) string { return trimmed(r[field.Nth(n)]) }
	words, number, bodyName := of("function"), of("district"), of("body")
	if words+number+bodyName == "" {
		return ""
	}
	district, known := f.districts[number]
	if !known {
		district, known = f.districts[foldedKey(number)] // by its name
	}
	if number != "" && !known {
		return fmt.Sprintf("Einen BA „%s“ gibt es nicht.", number)
	}
	body := f.bodies[foldedKey(bodyName)]
	kind, found := f.kindNamed(words)
	if member, has := f.memberOf(body.ID); has && !known && (!found || kind.PerDistrict) { // 'Vorsitzende' of the advisory board is a member of it
		kind, found = member, true
	}
	if named, known := f.kindNamed(of("rolekind")); known {
		kind, found = named, true
	}
	inOrganisation := organisationName{name: of("roleorganisation")}
	switch {
	case found && kind.PerDistrict && !known && in.organisation.name+inOrganisation.name == "" && (body.ID == 0 || body.ID == kind.BodyID):
		return fmt.Sprintf("Zur Funktion „%s“ fehlt der BA.", kind.Name)
	case !found || kind.PerDistrict && !known: // 'Vorsitzende' of an association is no chair of a committee
		where := bodyName
		if known {
			where = strings.Trim("BA "+number+", "+bodyName, ", ")
		}
		switch {
		case words == "":
			in.note("Bezug", where)
		case where == "":
			in.note("Funktion", words)
		default:
			in.note("Funktion", words+" ("+where+")")
		}
		return ""
	}
	role := incomingRole{role: data.Role{RoleKindID: kind.ID, BodyID: kind.BodyID, NotOnLists: unlistedIn(r, "function", n), Preferred: namedIn(r["preferred"], transfer.Field("function").Nth(n))}, kind: kind, organisation: inOrganisation}
	if kind.PerDistrict {
		role.role.DistrictID = district.ID
	}
	if body.ID != 0 && kind.BodyID == 0 {
		role.role.BodyID = body.ID
	}
	if title := withoutDistrict(words, district); !strings.EqualFold(title, kind.Name) && !strings.EqualFold(title, "Mitglied") {
		role.role.Title = title
	}
	for _, day := range []struct {
		field transfer.Field
		into  *data.Date
	}{{"from", &role.role.FromOn}, {"until", &role.role.UntilOn}} {
		if fault := f.day(r, day.field.Nth(n), day.into); fault != "" {
			return fault
		}
	}
	if !role.role.UntilOn.IsZero() && role.role.UntilOn.Before(role.role.FromOn) {
		return fmt.Sprintf("Die Funktion „%s“ endet vor ihrem Beginn.", words)
	}
	in.roles = append(in.roles, role)
	return ""
}

var districtInTitle = regexp.MustCompile(`(?i),?\s*(?:\b(?:im|in|des|vom|von|für|für den|beim)\s+)?\b(?:BA|Bezirksausschuss(?:es)?|Stadtbezirk(?:s)?)\s*(?:Nr\.?\s*)?0*(\d{1,2})\b`)

// withoutDistrict takes the district out of the words for a function, which are written with it anyway: 'Vorsitzende des BA 05 Au-Haidhausen' is 'Vorsitzende'.
func withoutDistrict(words string, district data.District) string {
	found := districtInTitle.FindStringSubmatchIndex(words)
	if found == nil || words[found[2]:found[3]] != itoa(district.Number) {
		return words
	}
	behind := strings.TrimPrefix(strings.Trim(words[found[1]:], " ,–-()"), district.Name)
	return trimmed(strings.TrimRight(words[:found[0]], " (,–-") + " " + behind)
}

// memberOf finds the kind of a member of a body.
func (f *peopleOnFile) memberOf(body data.ID) (kind data.RoleKind, found bool) {
	for _, kind := range f.kinds {
		if body != 0 && kind.BodyID == body && kind.Purpose == data.PurposeBoard {
			return kind, true
		}
	}
	return kind, false
}

// kindNamed finds the kind of a role by the words for a function: 'Migrationsbeauftragter' is the kind 'Migrationsbeauftragte/r', 'Vorsitzende' the kind 'Vorsitz', 'stv. Vorsitzender' the kind 'Stv. Vorsitz',
// 'Ansprechpartnerin' the kind 'Ansprechperson'. Of several kinds that fit, the longest name counts.
func (f *peopleOnFile) kindNamed(words string) (best data.RoleKind, found bool) {
	if words == "" {
		return best, false
	}
	folded := " " + strings.Join(foldedWords(otherWords.Replace(words)), " ")
	for _, kind := range f.kinds {
		fits := true
		for _, word := range foldedWords(strings.TrimSuffix(kind.Name, "/r")) {
			fits = fits && strings.Contains(folded, " "+word)
		}
		if fits && len(kind.Name) > len(best.Name) {
			best, found = kind, true
		}
	}
	return best, found
}

// otherWords are other words for kinds of roles; the kind has the second of each pair.
var otherWords = strings.NewReplacer("stellvertretende", "stv", "stellv.", "stv", "Stellvertretende", "stv", "Stellv.", "stv", "stv.", "stv", "Stv.", "stv", "Ansprechpartner", "Ansprechperson ", "ansprechpartner", "ansprechperson ")

func foldedKey(text string) string { return strings.Join(foldedWords(text), " ") }
