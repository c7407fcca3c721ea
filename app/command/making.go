package command

// The commands that write files: the demo, letters, the attendance list; and the one that opens the window.

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type windowCommand struct{}

func (windowCommand) Run(s *session) error {
	return s.OpenWindow(s.ctx, Start{Path: s.line.DB, Now: s.now})
}

type demoCommand struct {
	Out    string `required:"" placeholder:"ORDNER" help:"Der Ordner für Datei, Schreiben und Liste."`
	People int    `placeholder:"ZAHL" help:"So viele weitere erfundene Personen anlegen, um große Dateien auszuprobieren."`
}

func (c *demoCommand) Run(s *session) error {
	if c.People < 0 {
		return &usage{"--people: Bitte eine Zahl ab 0 angeben."}
	}
	result, err := workflow.CreateDemo(s.ctx, c.Out, data.Options{Now: s.now}, c.People)
	if err != nil {
		return err
	}
	files := workflow.DemoIn(c.Out)
	fmt.Fprintf(s.Stdout, "Beispieldaten mit %d erfundenen Personen liegen in %s\n", result.People, files.File)
	fmt.Fprintf(s.Stdout, "%d Schreiben: %s und einzeln in %s\n", result.Letters.Letters, files.Letters, files.Folder)
	fmt.Fprintf(s.Stdout, "Anwesenheitsliste der %d. Sitzung: %s\n", result.Meeting.Number, files.Attendance)
	return nil
}

type lettersCommand struct {
	Template   string `required:"" placeholder:"VORLAGE" help:"Der Schlüssel der Vorlage, zum Beispiel benennung."`
	To         string `required:"" placeholder:"WER" help:"all: alle Vorsitzenden; open: nur wo die Antwort fehlt; oder Nummern wie 1,5,25."`
	Date       string `placeholder:"DATUM" help:"Datum des Schreibens, sonst heute."`
	Due        string `placeholder:"DATUM" help:"Antwort bis; sonst die Frist aus den Einstellungen."`
	Meeting    int    `placeholder:"NUMMER" help:"Die Sitzung, zu der Platzhalter der Vorlage gehören."`
	Out        string `required:"" placeholder:"ORDNER" help:"Der Ordner für die PDF-Dateien."`
	Separate   bool   `help:"Zusätzlich eine Datei je Schreiben."`
	SkipFaulty bool   `help:"Fehlerhafte Schreiben auslassen, statt abzubrechen."`
}

func (c *lettersCommand) Run(s *session) error {
	selection, err := parseRecipients(c.To)
	if err != nil {
		return err
	}
	date, err := s.date("--date", c.Date)
	if err != nil {
		return err
	}
	due, err := s.date("--due", c.Due)
	if err != nil {
		return err
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		order := workflow.LetterOrder{TemplateKey: c.Template, Selection: selection, Date: date, Due: due}
		if c.Meeting != 0 {
			meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
			if err != nil {
				return err
			}
			order.MeetingID = meeting.ID
		}
		draft, err := d.DraftLetters(s.ctx, order)
		if err != nil {
			return err
		}
		problems := draft.Problems()
		for _, p := range problems {
			fmt.Fprintf(s.Stderr, "%s · %s: %s\n", p.Letter, p.Place, p.Text)
		}
		if n := countSerious(problems); n > 0 && !c.SkipFaulty {
			return data.Mistakef("Es wurde nichts geschrieben, weil Schreiben fehlerhaft sind (siehe oben). Bitte beheben oder mit --skip-faulty auslassen.")
		}
		out := workflow.Output{File: filepath.Join(c.Out, draft.FileName()+".pdf")}
		if c.Separate {
			out.Folder = filepath.Join(c.Out, draft.FileName())
		}
		created, err := d.CreateLetters(s.ctx, draft, out, nil)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "%d Schreiben: %s\n", created.Letters, out.File)
		if c.Separate {
			fmt.Fprintf(s.Stdout, "Einzeln in %s\n", out.Folder)
		}
		return nil
	})
}

func countSerious(problems []workflow.Problem) int {
	n := 0
	for _, p := range problems {
		if p.Serious {
			n++
		}
	}
	return n
}

// parseRecipients reads 'all', 'open' or numbers of districts separated by commas.
func parseRecipients(text string) (workflow.Selection, error) {
	switch strings.TrimSpace(text) {
	case "all":
		return workflow.Selection{Group: workflow.GroupChairs}, nil
	case "open":
		return workflow.Selection{Group: workflow.GroupUnanswered}, nil
	}
	selection := workflow.Selection{Group: workflow.GroupChairs}
	for _, part := range strings.Split(text, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < 1 {
			return selection, &usage{fmt.Sprintf("--to: „%s“ wurde nicht verstanden. Möglich sind all, open oder Nummern wie 1,5,25.", text)}
		}
		selection.Districts = append(selection.Districts, n)
	}
	return selection, nil
}

type attendanceCommand struct {
	Meeting int    `required:"" placeholder:"NUMMER" help:"Die Nummer der Sitzung."`
	Out     string `required:"" placeholder:"DATEI" help:"Die Excel-Datei, die geschrieben wird."`
}

func (c *attendanceCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
		if err != nil {
			return err
		}
		path := c.Out
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return data.Mistakef("„%s“ ist ein Ordner. Bitte den Namen der Datei dazu angeben.", path)
		} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
			path += ".xlsx"
		}
		if err := d.WriteAttendance(s.ctx, meeting.ID, path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Anwesenheitsliste der %d. Sitzung: %s\n", meeting.Number, path)
		return nil
	})
}
