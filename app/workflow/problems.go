package workflow

// What would go wrong with a letter, and where it is put right.

import (
	"fmt"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
)

// Problem is something that would go wrong with a letter.
type Problem struct {
	letter.Problem
	Remedy Remedy
}

// The pages on which problems are put right: the names of the window's pages, and of the two parts of its page of letters.
const (
	RemedyPeople    = "people"
	RemedyDistricts = "districts"
	RemedyMeetings  = "meetings"
	RemedySettings  = "settings"
	RemedyOffices   = "offices"   // an office, which is among the settings
	RemedyLetters   = "letters"   // the choices of the run itself
	RemedyTemplates = "templates" // the text of a template
)

// Remedy is where a problem is put right.
type Remedy struct {
	Page  string  // one of the constants; empty: nowhere in particular
	ID    data.ID // the record; 0 for the page
	Field string  // German label of the field, as it stands in the window; may be empty
}

// remedies says where the value of a placeholder comes from: page and field.
var remedies = map[string]Remedy{
	letter.SalutationName: {Page: RemedyPeople, Field: "Anrede"}, "Vorname": {Page: RemedyPeople, Field: "Vorname"}, "Nachname": {Page: RemedyPeople, Field: "Nachname"},
	"Name": {Page: RemedyPeople, Field: "Nachname"}, "Funktion": {Page: RemedyPeople, Field: "Funktion"},
	"BA-Nummer": {Page: RemedyLetters, Field: "An"}, "BA-Name": {Page: RemedyLetters, Field: "An"}, "Geschäftsstelle": {Page: RemedyDistricts, Field: "Geschäftsstelle"},
	"Amtszeit": {Page: RemedySettings}, "Datum": {Page: RemedyLetters, Field: "Datum"}, "Frist": {Page: RemedyLetters, Field: "Antwort bis"},
	"Datum erstes Schreiben": {Page: RemedyDistricts}, "Datum letztes Schreiben": {Page: RemedyDistricts},
	"Benannte Person": {Page: RemedyDistricts}, "Benannte Funktion": {Page: RemedyDistricts},
	"Sitzung": {Page: RemedyLetters, Field: "Sitzung"}, "Sitzung wann": {Page: RemedyMeetings, Field: "Datum"}, "Sitzung Datum": {Page: RemedyMeetings, Field: "Datum"},
	"Sitzung Uhrzeit": {Page: RemedyMeetings, Field: "Beginn"}, "Sitzung Ort": {Page: RemedyMeetings, Field: "Ort"}, "Sitzung Zugang": {Page: RemedyMeetings, Field: "Zugang"},
	"Sitzung Link": {Page: RemedyMeetings, Field: "Videokonferenz"}, letter.AgendaName: {Page: RemedyMeetings, Field: "Tagesordnung"},
	"Antrag Nummer": {Page: RemedyLetters, Field: "BA-Antrag"}, "Antrag Datum": {Page: RemedyLetters, Field: "BA-Antrag"}, "Antrag Betreff": {Page: RemedyLetters, Field: "BA-Antrag"},
	"Antwort": {Page: RemedyLetters, Field: "Text"}, "Mitteilung": {Page: RemedyLetters, Field: "Text"}, "Betreff": {Page: RemedyLetters, Field: "Betreff"},
	"Auskunft Name": {Page: RemedySettings, Field: "Auskunft erteilt"}, "Auskunft Telefon": {Page: RemedySettings, Field: "Telefon"}, "Auskunft E-Mail": {Page: RemedySettings, Field: "E-Mail"},
}

// remedy returns where a problem that the paper has is put right.
func (w *letterWriter) remedy(p letter.Problem, l *DraftLetter) Remedy {
	r := Remedy{Page: RemedyTemplates}
	switch {
	case p.Placeholder != "":
		r = remedies[p.Placeholder]
	case p.Origin == letter.OriginSender:
		r.Page = RemedySettings
	case p.Origin == letter.OriginRecipient:
		return w.recipientRemedy(l)
	}
	switch r.Page {
	case RemedyTemplates:
		r.ID = l.Template.ID
	case RemedySettings:
		r.ID = w.draft.Sender.ID
	case RemedyMeetings:
		if r.ID = w.draft.Meeting.ID; r.ID == 0 {
			return Remedy{Page: RemedyLetters, Field: "Sitzung"}
		}
	case RemedyPeople:
		if r.ID = l.Holder.Person.ID; r.ID == 0 {
			return Remedy{Page: RemedyDistricts, ID: l.DistrictID}
		}
	case RemedyDistricts:
		r.ID = l.DistrictID
	}
	return r
}

// recipientRemedy is where the address of a letter comes from.
func (w *letterWriter) recipientRemedy(l *DraftLetter) Remedy {
	person := l.Holder.Person
	switch {
	case person.ID != 0 && (person.AddressLines != "" || person.AddressVia != data.ViaOffice && person.AddressVia != ""):
	case l.OfficeID != 0:
		return Remedy{Page: RemedyOffices, ID: l.OfficeID, Field: "Straße und Hausnummer"}
	case l.DistrictID != 0:
		return Remedy{Page: RemedyDistricts, ID: l.DistrictID, Field: "Geschäftsstelle"}
	}
	return Remedy{Page: RemedyPeople, ID: person.ID, Field: "Anschrift wörtlich (leer: automatisch)"}
}

// personal reports what is wrong with the recipient, before a word is written.
func (w *letterWriter) personal(l *DraftLetter, h data.Holder, a Addressee, district data.District) []Problem {
	var problems []Problem
	person := Remedy{Page: RemedyPeople, ID: h.Person.ID}
	add := func(serious bool, place, text string, remedy Remedy) {
		problems = append(problems, Problem{letter.Problem{Place: place, Text: text, Serious: serious, Origin: letter.OriginRecipient}, remedy})
	}
	if h.Person.ID == 0 {
		add(false, "Empfang", fmt.Sprintf("Der Vorsitz des BA %d ist unbesetzt. Das Schreiben geht ohne Namen an den Vorsitz.", district.Number), Remedy{Page: RemedyDistricts, ID: district.ID})
	}
	if h.Person.Restricted {
		add(true, "Empfang", "Die Verarbeitung der Daten ist eingeschränkt (Art. 18 DSGVO). Es darf nicht geschrieben werden.", person)
	}
	if h.Person.NoContact {
		add(true, "Empfang", "Die Person wünscht keine Schreiben. Bitte eine andere wählen oder den Vermerk ändern.", person)
	}
	if h.Role.ID != 0 && !h.Role.Held(w.draft.Order.Date) {
		add(false, "Empfang", fmt.Sprintf("Die Funktion „%s“ ist am Tag des Schreibens nicht besetzt%s.", h.Function(), roleEnd(h.Role)), Remedy{Page: RemedyPeople, ID: h.Person.ID, Field: "Funktion"})
	}
	if p := h.Person; p.ID != 0 && p.Form == data.FormUnknown && strings.TrimSpace(p.Salutation) == "" && (person.ID != 0) {
		add(false, "Anrede", fmt.Sprintf("Keine Anrede bekannt. Geschrieben wird „%s“", Salutation(p)), Remedy{Page: RemedyPeople, ID: p.ID, Field: "Anrede"})
	}
	if w.draft.Order.Email && h.Person.PreferredWay == data.WayEmail && l.Way != data.WayEmail {
		add(false, "E-Mail", "Gewünscht sind E-Mails, es ist aber keine Adresse eingetragen. Das Schreiben wird gedruckt.", Remedy{Page: RemedyPeople, ID: h.Person.ID, Field: "E-Mail"})
	}
	if l.Way != data.WayEmail && !a.HasPlace() {
		add(true, "Anschrift", w.missingPlace(h), w.recipientRemedy(l))
	}
	return problems
}

// roleEnd says when a role ended or begins, in brackets.
func roleEnd(r data.Role) string {
	if !r.UntilOn.IsZero() {
		return " (bis " + r.UntilOn.String() + ")"
	}
	return " (ab " + r.FromOn.String() + ")"
}

func (w *letterWriter) missingPlace(h data.Holder) string {
	if h.Person.AddressVia == data.ViaOffice || h.Person.ID == 0 {
		return "Straße oder Ort fehlt. Bitte bei der Geschäftsstelle des Bezirksausschusses ergänzen."
	}
	return "Straße oder Ort fehlt. Bitte bei der Person ergänzen."
}

// tellTwice reports people who would get more than one letter of the run.
func (r *Draft) tellTwice() {
	letters := map[data.ID][]int{}
	for i, l := range r.Letters {
		if id := l.Holder.Person.ID; id != 0 {
			letters[id] = append(letters[id], i)
		}
	}
	for i := range r.Letters {
		l := &r.Letters[i]
		if same := letters[l.Holder.Person.ID]; len(same) > 1 {
			l.Problems = append(l.Problems, Problem{letter.Problem{
				Letter: l.Letter.Name, Place: "Empfang", Origin: letter.OriginRecipient,
				Text: fmt.Sprintf("%s bekommt in diesem Serienbrief %d Schreiben. Bitte prüfen, ob alle gewünscht sind.", l.Holder.Person.FullName(), len(same)),
			}, Remedy{Page: RemedyPeople, ID: l.Holder.Person.ID}})
		}
	}
}
