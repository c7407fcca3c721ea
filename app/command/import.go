package command

// People from a file: a preview of every row, and taking it over.

import (
	"fmt"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data/transfer"
)

type importCommand struct {
	asJSON
	As    string   `placeholder:"WAS" enum:"people" default:"people" help:"Was die Zeilen sind: people (Personen)."`
	File  string   `arg:"" placeholder:"DATEI" help:"Die Datei: .xlsx, .csv oder .vcf."`
	Map   []string `placeholder:"SPALTE=FELD" sep:"none" help:"Was eine Spalte ist, wenn sie falsch erkannt wird; „Spalte=“ lässt sie aus. Mehrere: die Angabe wiederholen. Felder wie auf Listen: Nachname, E-Mail 2, Straße …; „more“ nimmt die Spalte in die Notiz."`
	Apply bool     `help:"Neue anlegen und vorhandene ergänzen; ohne diese Angabe wird nur gezeigt, was geschähe."`
}

type importLine struct {
	Line    int                     `json:"line"`
	State   string                  `json:"state"`
	Name    string                  `json:"name"`
	Target  int64                   `json:"target,omitempty"`
	Changes []workflow.IntakeChange `json:"changes,omitempty"`
	Reason  string                  `json:"reason,omitempty"`
	Values  transfer.Record         `json:"values"`
}

func (c *importCommand) Run(s *session) error {
	return s.withDesk(!c.Apply, func(d *workflow.Desk) error {
		in, err := d.ReadIntake(s.ctx, c.File)
		if err != nil {
			return err
		}
		for _, m := range c.Map {
			column, field, found := strings.Cut(m, "=")
			if !found {
				return &usage{fmt.Sprintf("--map: „%s“ ist nicht in der Form 'Spalte=Feld'.", m)}
			}
			if err := in.SetField(column, field); err != nil {
				return err
			}
		}
		if err := d.PreviewIntake(s.ctx, in, nil); err != nil {
			return err
		}
		for _, warning := range in.Table.Warnings {
			fmt.Fprintf(s.Stderr, "Hinweis: %s\n", warning)
		}
		if unread := in.Unread(); len(unread) > 0 {
			fmt.Fprintf(s.Stderr, "Hinweis: Nicht übernommen werden die Spalten %s.\n", strings.Join(unread, ", "))
		}
		if err := c.show(s, in); err != nil {
			return err
		}
		if !c.Apply {
			fmt.Fprintf(s.Stderr, "%s\nNoch ist nichts geändert. Mit --apply wird es übernommen; mögliche Doppel und fehlerhafte Zeilen bleiben dabei aus.\n", in.Summary())
			return nil
		}
		result, err := d.ApplyIntake(s.ctx, in, nil)
		if err == nil {
			fmt.Fprintf(s.Stderr, "Übernommen: %d neu, %d ergänzt, %d ausgelassen.\n", result.Entered, result.Updated, result.Skipped)
		}
		return err
	})
}

// show prints every row with what would become of it.
func (c *importCommand) show(s *session, in *workflow.Intake) error {
	rows := make([]importLine, 0, len(in.Rows))
	for _, r := range in.Rows {
		rows = append(rows, importLine{r.Line, string(r.State), r.Name, int64(r.Target), r.Changes, r.Reason, r.Record})
	}
	return list(s, c.JSON, rows, "Zeile\tStand\tName\tWas\t", func(r importLine) string {
		var what []string
		for _, change := range r.Changes {
			what = append(what, fmt.Sprintf("%s: %s → %s", change.Field, dash(change.From), change.To))
		}
		if r.Reason != "" {
			what = append([]string{r.Reason}, what...)
		}
		return fmt.Sprintf("%d\t%s\t%s\t%s\t", r.Line, workflow.IntakeMark(workflow.IntakeState(r.State)).Word, dash(r.Name), strings.Join(what, "; "))
	})
}
