package people

// People from a file: which column is what, a preview of every row with a decision, and one action that takes all of it over.

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/data/transfer"
)

// intakeTypes are the endings of files with people.
const intakeTypes = "xlsx,csv,vcf,txt"

// intake asks for a file and leads through its columns to the preview.
func (p *Page) intake() {
	if !p.Leave() {
		return
	}
	p.host.Files().ChooseFile("Personen einlesen", intakeTypes, func(path string) {
		if path == "" {
			return
		}
		var in *workflow.Intake
		p.host.Job("Datei wird gelesen", func(ctx context.Context, _ workflow.Progress) (err error) {
			in, err = p.host.Desk().ReadIntake(ctx, path)
			return err
		}, func(err error) {
			switch {
			case err == nil:
				p.askColumns(in)
			case !errors.Is(err, context.Canceled):
				p.host.ShowError(err)
			}
		})
	})
}

// The room of the lists in the two dialogs, and of all that a row says, px.
var (
	columnsSize = fyne.NewSize(680, 400)
	previewSize = fyne.NewSize(860, 320)
	detailSize  = fyne.NewSize(860, 66)
)

// askColumns shows what each column was taken for.
func (p *Page) askColumns(in *workflow.Intake) {
	choices := []workflow.Choice{{Value: "", Label: "– auslassen –"}}
	for _, f := range transfer.FieldsFor(in.Fields) {
		choices = append(choices, workflow.Choice{Value: string(f.Field), Label: f.Label})
	}
	column := container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))
	var fields []*form.Choice
	for i, head := range in.Table.Head {
		choice := form.NewChoice(head, choices, func(value string) error {
			in.Fields[i] = transfer.Field(value)
			return nil
		})
		choice.SetValue(string(in.Fields[i]))
		fields = append(fields, choice)
		column.Add(form.Row([]float32{1, 1.1}, choice, container.New(layout.NewCustomPaddedLayout(captionRoom, 0, 0, 0), widgets.NewMuted(samples(in.Table, i)))))
	}
	words := "So wurden die Spalten erkannt. Bitte berichtigen, was nicht stimmt; die Zuordnung wird für die nächste Datei dieser Form gemerkt."
	if in.Remembered() {
		words = "Die Spalten sind zugeordnet wie beim letzten Mal."
	}
	for _, warning := range in.Table.Warnings {
		words += "\n" + warning
	}
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), widgets.NewText(words), container.NewGridWrap(columnsSize, container.NewVScroll(column)))
	p.host.Dialog(fmt.Sprintf("Einlesen: %s, %d Zeilen", in.File, len(in.Table.Rows)), content, "Weiter", func() error {
		for _, f := range fields {
			f.Commit()
		}
		if err := uniqueFields(in); err != nil {
			return err
		}
		p.host.Job("Zeilen werden geprüft", func(ctx context.Context, progress workflow.Progress) error {
			return p.host.Desk().PreviewIntake(ctx, in, progress)
		}, func(err error) {
			if errors.Is(err, context.Canceled) {
				return
			}
			if err != nil {
				p.host.ShowError(err)
				return
			}
			p.showPreview(in)
		})
		return nil
	}, nil)
}

// samples are the first values of a column.
func samples(t transfer.Table, column int) string {
	var values []string
	for _, row := range t.Rows {
		if value := strings.Join(strings.Fields(row.Cells[column]), " "); value != "" && len(values) < 3 {
			values = append(values, value)
		}
	}
	return strings.Join(values, " · ")
}

// uniqueFields refuses two columns for the same field.
func uniqueFields(in *workflow.Intake) error {
	seen := map[transfer.Field]string{}
	for i, field := range in.Fields {
		if field == "" || field == transfer.FieldMore {
			continue
		}
		if other, twice := seen[field]; twice {
			return data.Mistakef("Die Spalten „%s“ und „%s“ sind demselben Feld zugeordnet. Bitte eine davon auslassen.", other, in.Table.Head[i])
		}
		seen[field] = in.Table.Head[i]
	}
	return nil
}

// intakePreview is the dialog with all rows.
type intakePreview struct {
	in     *workflow.Intake
	grid   *widgets.Grid[int] // indices of rows
	detail *widgets.Text      // all of the row with the cursor
	sum    *widgets.Label
	only   workflow.IntakeState // empty: all
}

// decisions by key.
var intakeKeys = map[string]workflow.IntakeDecision{"n": workflow.IntakeEnter, "e": workflow.IntakeUpdate, "a": workflow.IntakeSkip}

func (p *Page) showPreview(in *workflow.Intake) {
	v := &intakePreview{in: in, detail: widgets.NewText(""), sum: widgets.NewLabel("")}
	row := func(i int) workflow.IntakeRow { return in.Rows[i] }
	v.grid = widgets.NewGrid([]widgets.Column[int]{
		{Title: "Zeile", Width: 52, Right: true, Value: func(i int) string { return fmt.Sprint(row(i).Line) }, Less: func(a, b int) int { return row(a).Line - row(b).Line }},
		{Title: "Stand", Width: 152, Value: func(i int) string { return workflow.IntakeMark(row(i).State).Word }, Mark: func(i int) workflow.Mark { return workflow.IntakeMark(row(i).State) }},
		{Title: "Name", Width: 160, Bold: true, Value: func(i int) string { return row(i).Name }},
		{Title: "Geschieht", Width: 172, Value: func(i int) string { return decisionWords(row(i)) }},
		{Title: "Was", Width: 316, Value: func(i int) string { return whatWords(row(i)) }},
	})
	v.grid.Multi = true
	v.grid.OnOpen = func(i int) { v.correct(p, i) }
	v.grid.OnSelected = func(i int) { v.detail.SetText(rowWords(row(i))) }
	v.grid.Key = func(i int) data.ID { return data.ID(i + 1) }
	v.grid.OnType = func(text string) {
		if decision, known := intakeKeys[strings.ToLower(text)]; known {
			v.decide(p, decision)
		}
	}
	v.grid.OnMenu = func(i int) []*fyne.MenuItem {
		var items []*fyne.MenuItem
		for _, c := range workflow.IntakeDecisionChoices {
			items = append(items, fyne.NewMenuItem(c.Label, func() { v.decide(p, workflow.IntakeDecision(c.Value)) }))
		}
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("berichtigen …", func() { v.correct(p, i) }))
		return items
	}
	filters := []workflow.Choice{{Value: "", Label: "alle Zeilen"}}
	for _, state := range []workflow.IntakeState{workflow.IntakeNew, workflow.IntakeChanges, workflow.IntakePossible, workflow.IntakeFaulty, workflow.IntakeSame} {
		filters = append(filters, workflow.Choice{Value: string(state), Label: workflow.IntakeMark(state).Word})
	}
	shown := form.NewChoice("Zeigen", filters, func(value string) error { v.only = workflow.IntakeState(value); v.show(); return nil })
	shown.SetValue("")
	v.show()
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), layout.NewSpacer())
	for _, c := range workflow.IntakeDecisionChoices {
		buttons.Add(widgets.NewButton(strings.ToUpper(c.Label[:1])+c.Label[1:], func() { v.decide(p, workflow.IntakeDecision(c.Value)) }))
	}
	top := container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(190, shown.MinSize().Height), shown), container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), buttons))
	content := container.New(layout.NewCustomPaddedVBoxLayout(look.Space2), top, container.NewGridWrap(previewSize, v.grid),
		widgets.NewMuted("Für ausgewählte Zeilen: N neu anlegen · E vorhandene ergänzen · A auslassen. Strg+A wählt alle. Enter: Zeile berichtigen."),
		container.NewGridWrap(detailSize, container.NewVScroll(v.detail)), v.sum)
	p.host.Dialog("Vorschau: "+in.File, content, "Übernehmen", func() error {
		p.host.Job("Personen werden eingelesen", func(ctx context.Context, progress workflow.Progress) error {
			result, err := p.host.Desk().ApplyIntake(ctx, in, progress)
			if err == nil {
				fyne.Do(func() {
					p.host.Toast(fmt.Sprintf("%d neu angelegt, %d ergänzt, %d ausgelassen.", result.Entered, result.Updated, result.Skipped))
				})
			}
			return err
		}, func(err error) {
			if err != nil && !errors.Is(err, context.Canceled) {
				p.host.ShowError(err)
			}
		})
		return nil
	}, nil)
}

// show shows the rows of the chosen state, and counts.
func (v *intakePreview) show() {
	var rows []int
	for i, r := range v.in.Rows {
		if v.only == "" || r.State == v.only {
			rows = append(rows, i)
		}
	}
	v.grid.SetRows(rows)
	v.grid.SetTotal(len(v.in.Rows))
	words := v.in.Summary()
	if unread := v.in.Unread(); len(unread) > 0 {
		words += " · nicht übernommen: " + strings.Join(unread, ", ")
	}
	v.sum.SetText(words)
}

// decide sets what happens with the chosen rows. Faulty ones stay out; only who has somebody on file can be completed.
func (v *intakePreview) decide(p *Page, decision workflow.IntakeDecision) {
	refused := 0
	chosen := v.grid.Selected()
	for _, i := range chosen {
		r := &v.in.Rows[i]
		if r.State == workflow.IntakeFaulty || decision == workflow.IntakeUpdate && r.Target == 0 && r.Twin == 0 {
			refused++
			continue
		}
		r.Decision = decision
	}
	switch {
	case len(chosen) == 0:
		p.host.ShowError(data.Mistakef("Bitte zuerst eine oder mehrere Zeilen auswählen."))
	case refused > 0:
		p.host.Toast(fmt.Sprintf("%d Zeilen bleiben, wie sie sind: fehlerhaft, oder niemand ist da.", refused))
	}
	v.show()
}

// correct shows the fields of a row, and judges it anew with what they say then.
func (v *intakePreview) correct(p *Page, i int) {
	q := newQuickEntryForm(maps.Clone(v.in.Rows[i].Record))
	p.host.Dialog(fmt.Sprintf("Zeile %d berichtigen", v.in.Rows[i].Line), q.lines, "Übernehmen", func() error {
		if !form.CommitAll(q.all...) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		if err := p.host.Desk().CorrectIntakeRow(p.host.Context(), v.in, i, q.record); err != nil {
			return err
		}
		v.show()
		v.detail.SetText(rowWords(v.in.Rows[i]))
		return nil
	}, nil)
}

func decisionWords(r workflow.IntakeRow) string {
	if r.State == workflow.IntakeFaulty {
		return "auslassen"
	}
	return workflow.Label(workflow.IntakeDecisionChoices, string(r.Decision))
}

// whatWords says what a row brings: changes field by field, or why it needs a decision.
func whatWords(r workflow.IntakeRow) string {
	var words []string
	if r.Reason != "" {
		words = append(words, r.Reason)
	}
	for _, c := range r.Changes {
		if c.From == "" {
			words = append(words, c.Field+": "+c.To)
		} else {
			words = append(words, fmt.Sprintf("%s: %s → %s", c.Field, c.From, c.To))
		}
	}
	return strings.Join(words, "; ")
}

// rowWords says all that a row holds, and what of it changes somebody on file.
func rowWords(r workflow.IntakeRow) string {
	var words []string
	for _, f := range transfer.FieldsFor(slices.Collect(maps.Keys(r.Record))) {
		if value := r.Record[f.Field]; value != "" {
			words = append(words, f.Label+": "+strings.Join(strings.Fields(value), " "))
		}
	}
	text := strings.Join(words, " · ")
	if what := whatWords(r); what != "" {
		text = what + "\n" + text
	}
	return text
}
