package command

// The templates of letters: listing, checking, and taking them from one office to another.

import (
	"fmt"
	"slices"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type templateCommand struct {
	List   templateListCommand   `cmd:"" default:"withargs" help:"Listet die Vorlagen auf."`
	Show   templateShowCommand   `cmd:"" help:"Zeigt Betreff und Text einer Vorlage."`
	Check  templateCheckCommand  `cmd:"" help:"Nennt jeden Fehler in Vorlagen, mit Zeile und Spalte."`
	Export templateExportCommand `cmd:"" help:"Schreibt eine Vorlage in eine Textdatei."`
	Import templateImportCommand `cmd:"" help:"Übernimmt eine Vorlage aus einer Textdatei."`
}

type templateListCommand struct {
	asJSON
	Archived bool `help:"Auch archivierte Vorlagen."`
}

type templateLine struct {
	Key      string `json:"key"`
	Name     string `json:"name"`
	Purpose  string `json:"purpose"`
	Subject  string `json:"subject"`
	Shipped  bool   `json:"shipped"`
	Archived bool   `json:"archived"`
	Mistakes int    `json:"mistakes"`

	purpose string
}

func (c *templateListCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		templates, err := d.Templates(s.ctx, c.Archived)
		if err != nil {
			return err
		}
		rows := make([]templateLine, 0, len(templates))
		for _, t := range templates {
			rows = append(rows, templateLine{t.Key, t.Name, t.Purpose, t.Subject, t.Shipped, t.Archived, len(workflow.TemplateMistakes(t)), purposeName(t.Purpose)})
		}
		return list(s, c.JSON, rows, "Schlüssel\tName\tZweck\tStand\t", func(r templateLine) string {
			return fmt.Sprintf("%s\t%s\t%s\t%s\t", r.Key, r.Name, r.purpose, templateState(r))
		})
	})
}

// purposeName names what a template is for.
func purposeName(purpose string) string {
	for _, c := range workflow.TemplatePurposes {
		if c.Value == purpose {
			return c.Label
		}
	}
	return purpose
}

func templateState(r templateLine) string {
	switch {
	case r.Mistakes > 0:
		return count(r.Mistakes, "Fehler", "Fehler")
	case r.Archived:
		return "archiviert"
	case r.Shipped:
		return "mitgeliefert"
	}
	return "eigene"
}

type templateShowCommand struct {
	Key string `arg:"" name:"schlüssel" help:"Der Schlüssel der Vorlage."`
}

func (c *templateShowCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		t, err := d.TemplateByKey(s.ctx, c.Key)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Name: %s\nZweck: %s\n", t.Name, purposeName(t.Purpose))
		for _, line := range []struct{ label, value string }{
			{"Betreff", t.Subject}, {"Vermerke", t.Remarks}, {"Anlagen", t.Enclosures}, {"Verteiler", t.Copies}, {"Nachrichtlich", t.Informed},
		} {
			if line.value != "" {
				fmt.Fprintf(s.Stdout, "%s: %s\n", line.label, line.value)
			}
		}
		fmt.Fprintf(s.Stdout, "\n%s", t.Body)
		return nil
	})
}

type templateCheckCommand struct {
	asJSON
	Keys []string `arg:"" optional:"" name:"schlüssel" help:"Die Schlüssel der Vorlagen; ohne Angabe alle, die nicht archiviert sind."`
}

type templateMistake struct {
	Template string `json:"template"`
	Subject  bool   `json:"subject"` // in the subject, else in the text
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Text     string `json:"text"`

	place string
}

func (c *templateCheckCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		templates, err := c.templates(s, d)
		if err != nil {
			return err
		}
		var rows []templateMistake
		for _, t := range templates {
			for _, m := range workflow.TemplateMistakes(t) {
				rows = append(rows, templateMistake{t.Key, m.Subject, m.Line, m.Column, m.Text, workflow.MistakePlace(m)})
			}
		}
		if len(rows) == 0 && !c.JSON {
			fmt.Fprintf(s.Stdout, "%s geprüft: Alles in Ordnung.\n", count(len(templates), "Vorlage", "Vorlagen"))
			return nil
		}
		if err := list(s, c.JSON, rows, "Vorlage\tStelle\tFehler\t", func(r templateMistake) string {
			return fmt.Sprintf("%s\t%s\t%s\t", r.Template, r.place, r.Text)
		}); err != nil {
			return err
		}
		if len(rows) > 0 {
			return errFound
		}
		return nil
	})
}

// templates returns those that were named, each once, or all.
func (c *templateCheckCommand) templates(s *session, d *workflow.Desk) ([]data.Template, error) {
	if len(c.Keys) == 0 {
		return d.Templates(s.ctx, false)
	}
	var templates []data.Template
	for _, key := range c.Keys {
		t, err := d.TemplateByKey(s.ctx, key)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(templates, func(known data.Template) bool { return known.ID == t.ID }) {
			templates = append(templates, t)
		}
	}
	return templates, nil
}

type templateExportCommand struct {
	Key string `arg:"" name:"schlüssel" help:"Der Schlüssel der Vorlage."`
	Out string `required:"" placeholder:"DATEI" help:"Die Textdatei, die geschrieben wird."`
}

func (c *templateExportCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		t, err := d.TemplateByKey(s.ctx, c.Key)
		if err != nil {
			return err
		}
		path, err := target(c.Out, ".txt")
		if err != nil {
			return err
		}
		if err := d.ExportTemplate(s.ctx, t.ID, path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Vorlage „%s“: %s\n", t.Name, path)
		return nil
	})
}

type templateImportCommand struct {
	File string `arg:"" name:"datei" help:"Die Textdatei einer Vorlage."`
}

func (c *templateImportCommand) Run(s *session) error {
	return s.withDesk(false, func(d *workflow.Desk) error {
		t, err := d.ImportTemplate(s.ctx, c.File)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Vorlage „%s“ angelegt, Schlüssel %s\n", t.Name, t.Key)
		for _, m := range workflow.TemplateMistakes(t) {
			fmt.Fprintf(s.Stderr, "Hinweis: %s: %s\n", workflow.MistakePlace(m), m.Text)
		}
		return nil
	})
}
