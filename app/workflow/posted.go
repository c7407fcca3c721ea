package workflow

// What became of letters: printed, sent, come back, and what a clerk notes about them.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
)

// LetterStates names the states of letters for forms.
var LetterStates = []Choice{
	{data.LetterDraft, "Entwurf"}, {data.LetterPrinted, "gedruckt"}, {data.LetterSent, "versandt"}, {data.LetterReturned, "zurückgekommen"},
}

// LetterStateMark returns how a state looks.
func LetterStateMark(state string) Mark {
	switch state {
	case data.LetterPrinted:
		return Mark{"⎙", "gedruckt", Info}
	case data.LetterSent:
		return Mark{"✓", "versandt", Good}
	case data.LetterReturned:
		return Mark{"!", "zurückgekommen", Bad}
	}
	return Mark{"•", "Entwurf", Idle}
}

// MarkLetters notes what became of letters on a day (zero is today), as one action: data.LetterPrinted, LetterSent, LetterReturned, or LetterDraft to take a wrong mark back. What has left the house
// counts as sent from that day, what comes back leaves a line in the journal with the note. A note is added to the notes of each letter. Letters already in the state stay as they are.
func (d *Desk) MarkLetters(ctx context.Context, ids []data.ID, state string, on data.Date, note string) error {
	if !slices.ContainsFunc(LetterStates, func(c Choice) bool { return c.Value == state }) {
		return data.Mistakef("Den Zustand „%s“ gibt es nicht.", state)
	}
	if on.IsZero() {
		on = d.Today()
	}
	word := LetterStateMark(state).Word
	title := fmt.Sprintf("%s als „%s“ eingetragen", plural(len(ids), "Schreiben", "Schreiben"), word)
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		for _, id := range ids {
			kept, err := data.Get[data.Letter](ctx, tx, id)
			if err != nil {
				return data.Mistakef("Ein Schreiben mit der Nummer %d gibt es im Postausgang nicht.", id)
			}
			if kept.State == state && note == "" {
				continue
			}
			if err := markLetter(tx, kept, state, on, strings.TrimSpace(note)); err != nil {
				return err
			}
		}
		return nil
	})
}

func markLetter(tx *data.Tx, kept data.Letter, state string, on data.Date, note string) error {
	if on.Before(kept.DatedOn) {
		return data.Mistakef("Der %s liegt vor dem Datum des Schreibens (%s). Bitte das Datum prüfen.", on, kept.DatedOn)
	}
	kept.State = state
	switch state {
	case data.LetterDraft, data.LetterPrinted:
		kept.SentOn, kept.ReturnedOn = data.Date{}, data.Date{}
	case data.LetterSent:
		kept.SentOn, kept.ReturnedOn = on, data.Date{}
	case data.LetterReturned:
		kept.ReturnedOn = on
		text := "Zurückgekommen: " + kept.Subject
		if note != "" {
			text += " (" + note + ")"
		}
		entry := data.JournalEntry{HappenedOn: on, Kind: data.JournalLetter, Text: text, PersonID: kept.PersonID, DistrictID: kept.DistrictID, LetterID: kept.ID}
		if err := data.Insert(tx, &entry); err != nil {
			return err
		}
	}
	if note != "" {
		kept.Note = strings.TrimSpace(kept.Note + "\n" + on.String() + ": " + note)
	}
	return data.Update(tx, kept)
}

// NoteLetter replaces the note of a letter.
func (d *Desk) NoteLetter(ctx context.Context, id data.ID, note string) error {
	kept, err := data.Get[data.Letter](ctx, d.Store, id)
	if err != nil {
		return err
	}
	kept.Note = strings.TrimSpace(note)
	return d.Store.Do(ctx, "Notiz zum Schreiben an "+kept.Recipient, func(tx *data.Tx) error { return data.Update(tx, kept) })
}
