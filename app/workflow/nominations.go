package workflow

// Nominations: asking is in letters.go (a letter is what asks); here answers come in.

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rundertisch/data"
)

// Answer is what a committee answered.
type Answer struct {
	DistrictID data.ID
	Nobody     bool    // the committee names nobody; its chair acts
	Named      []Named // else at least one
	Way        string  // data.WayLetter …
	On         data.Date
	Note       string
}

// Named is one person whom a committee names: a known person by number, or a new one by its card.
type Named struct {
	PersonID   data.ID
	Card       PersonCard // when PersonID is 0
	RoleKindID data.ID    // officer or contact person
	Title      string     // the committee's own wording, 'Beauftragte für Vielfalt'
}

// RecordAnswer enters the answer of a committee: the nomination of the current round, the roles of those named from the day of the answer, new people where needed, and a
// line in the journal. A committee that was never asked may answer all the same.
func (d *Desk) RecordAnswer(ctx context.Context, answer Answer) error {
	district, err := data.Get[data.District](ctx, d.Store, answer.DistrictID)
	if err != nil {
		return data.Mistakef("Bitte einen Bezirksausschuss auswählen.")
	}
	if !answer.Nobody && len(answer.Named) == 0 {
		return data.Mistakef("Bitte eine Person angeben oder „keine Benennung“ wählen.")
	}
	if answer.On.IsZero() {
		answer.On = d.Today()
	}
	if answer.Way == "" {
		answer.Way = data.WayLetter
	}
	title := fmt.Sprintf("Benennung BA %d eingetragen", district.Number)
	if answer.Nobody {
		title = fmt.Sprintf("Keine Benennung BA %d eingetragen", district.Number)
	}
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		return recordAnswer(ctx, tx, district, answer)
	})
}

func recordAnswer(ctx context.Context, tx *data.Tx, district data.District, answer Answer) error {
	nomination, err := nominationOf(ctx, tx, district.ID, answer.On)
	if err != nil {
		return err
	}
	nomination.AnsweredOn, nomination.Way, nomination.ToConfirm = answer.On, answer.Way, false
	nomination.Note = strings.TrimSpace(answer.Note)
	nomination.Answer = data.AnswerNamed
	if answer.Nobody {
		nomination.Answer = data.AnswerNobody
	}
	if err := data.Update(tx, nomination); err != nil {
		return err
	}
	var names []string
	var first data.ID
	for _, named := range answer.Named {
		person, kind, err := seat(ctx, tx, district, nomination, named, answer.On)
		if err != nil {
			return err
		}
		if first == 0 {
			first = person.ID
		}
		names = append(names, fmt.Sprintf("%s (%s)", person.FullName(), kind.Name))
	}
	text := "Benannt: " + strings.Join(names, ", ")
	if answer.Nobody {
		text = "Keine Benennung, der Vorsitz vertritt den BA"
	}
	text += " – Antwort " + answerWays[answer.Way]
	return data.Insert(tx, &data.JournalEntry{HappenedOn: answer.On, Kind: "answer", Text: text, PersonID: first, DistrictID: district.ID})
}

var answerWays = map[string]string{
	data.WayLetter: "per Brief", data.WayEmail: "per E-Mail", data.WayPhone: "am Telefon", data.WayPersonal: "persönlich",
}

// seat gives a named person the role, unless the person holds it already.
func seat(ctx context.Context, tx *data.Tx, district data.District, nomination data.Nomination, named Named, on data.Date) (data.Person, data.RoleKind, error) {
	kind, err := data.Get[data.RoleKind](ctx, tx, named.RoleKindID)
	if err != nil || kind.Purpose != data.PurposeOfficer && kind.Purpose != data.PurposeContact {
		return data.Person{}, kind, data.Mistakef("Bitte angeben, als was die Person benannt ist: Beauftragte/r oder Ansprechperson.")
	}
	person, err := knownOrNew(ctx, tx, named)
	if err != nil {
		return person, kind, err
	}
	held, err := tx.Holders(ctx, data.HolderFilter{PersonID: person.ID, On: on})
	if err != nil {
		return person, kind, err
	}
	for _, h := range held {
		if h.Role.DistrictID == district.ID && h.Role.RoleKindID == kind.ID {
			return person, kind, nil
		}
	}
	return person, kind, data.Insert(tx, &data.Role{
		PersonID: person.ID, RoleKindID: kind.ID, DistrictID: district.ID, BodyID: kind.BodyID, NominationID: nomination.ID,
		Title: trimmed(named.Title), FromOn: on,
	})
}

// knownOrNew returns the named person, entered on file where it was not.
func knownOrNew(ctx context.Context, tx *data.Tx, named Named) (data.Person, error) {
	if named.PersonID != 0 {
		return data.Get[data.Person](ctx, tx, named.PersonID)
	}
	card := named.Card
	card.Person = tidyPerson(card.Person)
	if card.Person.FullName() == "" {
		return data.Person{}, data.Mistakef("Bitte den Namen der Person angeben.")
	}
	err := savePersonCard(tx, &card)
	return card.Person, err
}

// nominationOf returns the nomination of a district in the current round; round and nomination are begun where there is none yet.
func nominationOf(ctx context.Context, tx *data.Tx, district data.ID, on data.Date) (data.Nomination, error) {
	round, err := currentOrNewRound(ctx, tx, on)
	if err != nil {
		return data.Nomination{}, err
	}
	known, err := data.List[data.Nomination](ctx, tx, data.Match{"round_id": round.ID, "district_id": district})
	if err != nil {
		return data.Nomination{}, err
	}
	if len(known) > 0 {
		return known[0], nil
	}
	n := data.Nomination{RoundID: round.ID, DistrictID: district}
	return n, data.Insert(tx, &n)
}

// currentOrNewRound returns the round that is not closed, or begins one for the term that the day lies in.
func currentOrNewRound(ctx context.Context, tx *data.Tx, on data.Date) (data.NominationRound, error) {
	round, ok, err := tx.CurrentRound(ctx)
	if err != nil || ok {
		return round, err
	}
	term, err := districtTerm(ctx, tx, on)
	if err != nil {
		return round, err
	}
	name := term.Name
	if name == "" {
		name = on.ISO()[:4]
	}
	round = data.NominationRound{Name: "Benennungsrunde " + name, TermID: term.ID, StartedOn: on}
	return round, data.Insert(tx, &round)
}

// districtTerm returns the term of the district committees on a day, zero where none is on file.
func districtTerm(ctx context.Context, from data.Reader, on data.Date) (data.Term, error) {
	bodies, err := data.List[data.Body](ctx, from, data.Match{"key": "ba"})
	if err != nil || len(bodies) == 0 {
		return data.Term{}, err
	}
	terms, err := data.List[data.Term](ctx, from, data.Match{"body_id": bodies[0].ID})
	if err != nil {
		return data.Term{}, err
	}
	for _, t := range terms {
		if (data.Role{FromOn: t.FromOn, UntilOn: t.UntilOn}).Held(on) {
			return t, nil
		}
	}
	return data.Term{}, nil
}

// DistrictByNumber finds a district; an unknown number is a Mistake.
func (d *Desk) DistrictByNumber(ctx context.Context, number int) (data.District, error) {
	found, err := data.List[data.District](ctx, d.Store, data.Match{"number": number})
	if err != nil {
		return data.District{}, err
	}
	if len(found) == 0 {
		return data.District{}, data.Mistakef("Einen BA %d gibt es nicht. Mit „districts“ werden alle aufgelistet.", number)
	}
	return found[0], nil
}

// RoleKindByKey finds a role kind; an unknown key is a Mistake.
func (d *Desk) RoleKindByKey(ctx context.Context, key string) (data.RoleKind, error) {
	found, err := data.List[data.RoleKind](ctx, d.Store, data.Match{"key": key})
	if err != nil {
		return data.RoleKind{}, err
	}
	if len(found) == 0 {
		return data.RoleKind{}, data.Mistakef("Eine Funktion „%s“ gibt es nicht.", key)
	}
	return found[0], nil
}

// isMistake reports whether an error is the user's to mend.
func isMistake(err error) bool {
	var m *data.Mistake
	return errors.As(err, &m)
}
