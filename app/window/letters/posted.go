package letters

// What is done with runs and letters of the outbox: open, print, save as they were made, and note what became of them.

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func (o *outbox) open() {
	if row, ok := o.runs.Current(); ok {
		o.withFile(row, o.host.Files().Open)
	}
}

func (o *outbox) print() {
	if row, ok := o.runs.Current(); ok {
		o.printRun(row)
	}
}

// printRun prints a run as it was made, and notes it of the letters of which nothing is noted yet.
func (o *outbox) printRun(row data.LetterRunRow) {
	if o.withFile(row, o.host.Files().Print) {
		o.markRun(row, data.LetterPrinted, unprinted)
	}
}

// markRun notes what became of those letters of a run that are meant.
func (o *outbox) markRun(row data.LetterRunRow, state string, meant func(data.Letter) bool) {
	letters, err := o.host.Desk().Store.Letters(o.host.Context(), data.LetterFilter{RunID: row.LetterRun.ID})
	if err != nil {
		o.host.ShowError(err)
		return
	}
	o.mark(letters, state, meant)
}

// mark notes what became of letters today, or on the day that they bear where that is still to come.
func (o *outbox) mark(letters []data.Letter, state string, meant func(data.Letter) bool) {
	desk := o.host.Desk()
	on := desk.Today()
	var ids []data.ID
	for _, l := range letters {
		if meant(l) {
			ids = append(ids, l.ID)
			on = later(on, l.DatedOn)
		}
	}
	if notes := state != data.LetterPrinted || !desk.Store.ReadOnly(); notes && len(ids) > 0 { // also a file that is only read can be printed
		o.host.ShowError(desk.MarkLetters(o.host.Context(), ids, state, on, ""))
	}
}

// save writes the PDF of the chosen run where the user wants it.
func (o *outbox) save() {
	if row, ok := o.runs.Current(); ok {
		o.saveRun(row)
	}
}

func (o *outbox) saveRun(row data.LetterRunRow) {
	suggested := filepath.Join(o.host.Desk().OutputFolder(), workflow.RunName(row)+".pdf")
	o.host.Files().ChooseSave("Serienbrief speichern", suggested, "pdf", func(path string) {
		if path == "" {
			return
		}
		if err := o.host.Desk().SaveRun(o.host.Context(), row.LetterRun.ID, path); err != nil {
			o.host.ShowError(err)
			return
		}
		o.host.Toast("Gespeichert: " + filepath.Base(path))
	})
}

// chosen returns the selected letters, or the one that is looked at.
func (o *outbox) chosen() []data.Letter {
	if several := o.letters.Selected(); len(several) > 0 {
		return several
	}
	if current, ok := o.letters.Current(); ok {
		return []data.Letter{current}
	}
	return nil
}

// openLetter opens the letter that is looked at.
func (o *outbox) openLetter() {
	if current, ok := o.letters.Current(); ok {
		o.withLetter(current, o.host.Files().Open)
	}
}

// printLetters prints the selected letters, one after the other, and notes it.
func (o *outbox) printLetters() {
	var printed []data.Letter
	for _, l := range o.chosen() {
		if !o.withLetter(l, o.host.Files().Print) {
			break
		}
		printed = append(printed, l)
	}
	o.mark(printed, data.LetterPrinted, unprinted)
}

// saveLetter writes the PDF of the letter that is looked at where the user wants it.
func (o *outbox) saveLetter() {
	current, ok := o.letters.Current()
	if !ok {
		return
	}
	suggested := filepath.Join(o.host.Desk().OutputFolder(), workflow.FileName(current.DatedOn.ISO()+" "+current.Recipient)+".pdf")
	o.host.Files().ChooseSave("Schreiben speichern", suggested, "pdf", func(path string) {
		if path == "" {
			return
		}
		if err := o.host.Desk().SaveLetter(o.host.Context(), current.ID, path); err != nil {
			o.host.ShowError(err)
			return
		}
		o.host.Toast("Gespeichert: " + filepath.Base(path))
	})
}

// sent notes that the selected letters have left the house today.
func (o *outbox) sent() {
	o.mark(o.chosen(), data.LetterSent, func(l data.Letter) bool { return l.State != data.LetterSent })
}

// idsOf returns the keys of letters.
func idsOf(letters []data.Letter) []data.ID {
	ids := make([]data.ID, len(letters))
	for i, l := range letters {
		ids[i] = l.ID
	}
	return ids
}

// askSent asks on which day the selected letters left the house.
func (o *outbox) askSent() {
	ids, on := idsOf(o.chosen()), o.host.Desk().Today()
	day := form.NewDate("Versandt am", o.host.Desk().Today, func(v data.Date) error { on = v; return nil })
	day.SetDate(on)
	o.ask("Versandt", ids, []form.Field{day}, day, func() error { return o.host.Desk().MarkLetters(o.host.Context(), ids, data.LetterSent, on, "") })
}

// askReturned asks when and why the selected letters came back.
func (o *outbox) askReturned() {
	ids, on, why := idsOf(o.chosen()), o.host.Desk().Today(), ""
	day := form.NewDate("Zurückgekommen am", o.host.Desk().Today, func(v data.Date) error { on = v; return nil })
	day.SetDate(on)
	reason := form.NewText("Grund", func(v string) error { why = v; return nil })
	reason.SetPlaceholder("zum Beispiel: unbekannt verzogen")
	o.ask("Zurückgekommen", ids, []form.Field{day, reason}, container.NewVBox(day, reason), func() error {
		return o.host.Desk().MarkLetters(o.host.Context(), ids, data.LetterReturned, on, why)
	})
}

// askNote asks what is to be kept with the letter that is looked at.
func (o *outbox) askNote() {
	current, ok := o.letters.Current()
	if !ok {
		return
	}
	note := current.Note
	field := form.NewMultiline("Notiz", 5, func(v string) error { note = v; return nil })
	field.SetText(note)
	o.ask("Notiz zum Schreiben", []data.ID{current.ID}, []form.Field{field}, field, func() error { return o.host.Desk().NoteLetter(o.host.Context(), current.ID, note) })
}

// ask opens a dialog about letters; save is called with what was typed in its fields.
func (o *outbox) ask(title string, ids []data.ID, fields []form.Field, content fyne.CanvasObject, save func() error) {
	if len(ids) == 0 {
		return
	}
	if len(ids) > 1 {
		title += " (" + count(len(ids), "Schreiben", "Schreiben") + ")"
	}
	o.host.Dialog(title, content, "Eintragen", func() error {
		if !form.CommitAll(fields...) {
			return data.Mistakef("Bitte zuerst die markierten Felder berichtigen.")
		}
		return save()
	}, nil)
}

// menu is what can be done with letters.
func (o *outbox) menu(l data.Letter) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Dieses Schreiben öffnen", func() { o.withLetter(l, o.host.Files().Open) }),
		fyne.NewMenuItem("Drucken", o.printLetters),
		fyne.NewMenuItem("PDF speichern …", o.saveLetter),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Versandt", o.sent),
		fyne.NewMenuItem("Versandt am …", o.askSent),
		fyne.NewMenuItem("Zurückgekommen …", o.askReturned),
		fyne.NewMenuItem("Doch nicht versandt", func() {
			o.mark(o.chosen(), data.LetterDraft, func(l data.Letter) bool { return l.State != data.LetterDraft })
		}),
		fyne.NewMenuItem("Notiz …", o.askNote),
		fyne.NewMenuItemSeparator(),
	}
	if l.PersonID != 0 {
		items = append(items, fyne.NewMenuItem("Zur Person", func() { o.host.Go(host.People, l.PersonID) }))
	}
	if l.DistrictID != 0 {
		items = append(items, fyne.NewMenuItem("Zum Bezirksausschuss", func() { o.host.Go(host.Districts, l.DistrictID) }))
	}
	return items
}
