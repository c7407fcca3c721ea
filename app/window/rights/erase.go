package rights

// Erasing a person, or a part of what is kept: shown first, asked for twice.

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

var partChoices = []workflow.Choice{
	{Value: data.EraseAll, Label: "Alle Angaben zur Person"}, {Value: data.EraseContacts, Label: "Nur die Kontaktdaten"},
	{Value: data.EraseLetters, Label: "Nur die Schreiben"}, {Value: data.EraseAttendance, Label: "Nur den Namen in Anwesenheitslisten"},
}

// finalWords say what erasing means for all that was done before.
const finalWords = "Das lässt sich nicht rückgängig machen, und auch die Schritte davor dann nicht mehr."

// archiveFields are the fields for what the archive said.
type archiveFields struct {
	order    *data.ErasureOrder
	offered  *form.Date
	decision *form.Choice
	without  *form.Text
}

func newArchiveFields(h host.Host, order *data.ErasureOrder) archiveFields {
	f := archiveFields{order: order}
	f.offered = form.NewDate("Dem Archiv angeboten am", h.Desk().Today, func(day data.Date) error { order.ArchiveOfferedOn = day; return nil })
	f.offered.SetDate(order.ArchiveOfferedOn)
	f.decision = form.NewChoice("Entscheidung des Archivs", workflow.ArchiveChoices, func(value string) error { order.ArchiveDecision = value; return nil })
	f.decision.SetValue(order.ArchiveDecision)
	f.without = form.NewText("oder Grund, warum nichts anzubieten ist", func(text string) error { order.WithoutArchive = strings.TrimSpace(text); return nil })
	return f
}

func (f archiveFields) content() fyne.CanvasObject {
	return column(form.Row(nil, f.offered, f.decision), f.without)
}

// commit takes what was typed. *Mistake: neither an offer nor a reason.
func (f archiveFields) commit() error {
	if !form.CommitAll(f.offered, f.decision, f.without) {
		return checkFields()
	}
	if f.order.WithoutArchive == "" && (f.order.ArchiveOfferedOn.IsZero() || f.order.ArchiveDecision == data.ArchiveOpen) {
		return data.Mistakef("Bitte eintragen, wann die Unterlagen dem Archiv angeboten wurden und wie es entschieden hat, oder begründen, warum nichts anzubieten ist.")
	}
	return nil
}

// Erase shows what erasing a person would do, and does it when it has been asked for twice.
func Erase(h host.Host, person data.Person) {
	order := data.ErasureOrder{PersonID: person.ID, Class: data.EraseAll, Reason: "auf Verlangen", ArchiveOfferedOn: person.ArchiveOfferedOn, ArchiveDecision: person.ArchiveDecision}
	shown := container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))
	show := func() error {
		preview, err := h.Desk().Store.PreviewErasure(h.Context(), order)
		if err != nil {
			return err
		}
		backups, err := h.Desk().BackupWords(h.Context(), h.Desk().Today(), []data.ErasureReport{preview})
		if err != nil {
			return err
		}
		preview.Remains = append(preview.Remains, backups...)
		shown.Objects = previewLines(preview)
		shown.Refresh()
		return nil
	}
	if err := show(); err != nil {
		h.ShowError(err)
		return
	}
	part := form.NewChoice("Was löschen?", partChoices, func(value string) error { order.Class = value; return show() })
	part.SetValue(order.Class)
	reason := form.NewText("Grund (für das Löschprotokoll, ohne Namen)", func(text string) error { order.Reason = text; return nil })
	reason.SetText(order.Reason)
	fields := newArchiveFields(h, &order)
	content := column(form.Row(nil, part, reason), tall(widgets.NewCard(scrolled(shown))), fields.content())
	ask(h, "Löschen: "+person.FullName(), content, "Löschen …", func() (func(), error) {
		if !form.CommitAll(part, reason) {
			return nil, checkFields()
		}
		if err := fields.commit(); err != nil {
			return nil, err
		}
		return func() {
			words := data.ErasureClassName(order.Class) + " von " + person.FullName() + " endgültig löschen? " + finalWords
			h.Confirm("Endgültig löschen?", words, "Endgültig löschen", func() {
				run(h, func(ctx context.Context, _ workflow.Progress) ([]data.ErasureReport, error) {
					report, err := h.Desk().Store.Erase(ctx, order)
					return []data.ErasureReport{report}, err
				})
			})
		}, nil
	})
}

// scrolled gives lines room to be scrolled in.
func scrolled(lines fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space1, look.Space2, look.Space3), lines))
}

// previewLines says what an erasure would do, where the name stands in texts, and what remains.
func previewLines(r data.ErasureReport) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{widgets.NewSection("Das geschieht")}
	words := workflow.ErasureWords(r)
	if len(words) == 0 {
		words = []string{"Davon ist nichts gespeichert."}
	}
	for _, line := range words {
		lines = append(lines, widgets.NewText(line))
	}
	if len(r.Texts) > 0 {
		lines = append(lines, widgets.NewSection("Texte, in denen „"+data.ErasedName+"“ den Namen ersetzt"))
		for _, text := range r.Texts {
			lines = append(lines, widgets.NewText("„"+text+"“"))
		}
	}
	if len(r.Remains) > 0 {
		lines = append(lines, widgets.NewSection("Das bleibt"))
		for _, text := range r.Remains {
			lines = append(lines, widgets.NewText(text))
		}
	}
	return lines
}

// run erases behind a dialog and says at the end what remains in copies.
func run(h host.Host, erase func(context.Context, workflow.Progress) ([]data.ErasureReport, error)) {
	var reports []data.ErasureReport
	var backups []string
	h.Job("Löschen", func(ctx context.Context, progress workflow.Progress) (err error) {
		if reports, err = erase(ctx, progress); len(reports) == 0 || reports[0].Erasure.ID == 0 {
			return err
		}
		// What is gone is gone: what remains is told, even when somebody cancels now.
		words, wordless := h.Desk().BackupWords(context.WithoutCancel(ctx), h.Desk().Today(), reports)
		backups = words
		return errors.Join(err, wordless)
	}, func(err error) {
		if err != nil {
			h.ShowError(err)
		}
		if len(backups) == 0 {
			return
		}
		h.Toast("Gelöscht.")
		var lines []fyne.CanvasObject
		for _, r := range reports {
			for _, text := range r.Remains {
				lines = append(lines, widgets.NewText(text))
			}
		}
		for _, text := range backups {
			lines = append(lines, widgets.NewText(text))
		}
		h.Dialog("Gelöscht. Was jetzt noch bleibt", tall(widgets.NewCard(scrolled(column(lines...)))), "Verstanden", func() error { return nil }, nil)
	})
}
