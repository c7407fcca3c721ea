package command

// The command that writes the demo, and the one that opens the window.

import (
	"fmt"
	"os"
	"path/filepath"
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

// target returns the path of a file that is to be written, its ending added where it is missing. A folder is a Mistake.
func target(path, ending string) (string, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", data.Mistakef("„%s“ ist ein Ordner. Bitte den Namen der Datei dazu angeben.", path)
	}
	if !strings.EqualFold(filepath.Ext(path), ending) {
		path += ending
	}
	return path, nil
}
