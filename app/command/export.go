package command

// The command that gives people out: as an Excel file, as CSV, as vCards or as a list to print.

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type exportCommand struct {
	To      string    `required:"" placeholder:"DATEI" help:"Die Datei, die geschrieben wird; ihre Endung sagt, was für eine: .xlsx, .csv, .vcf oder .pdf."`
	Filter  string    `placeholder:"NAME" help:"Nur Personen, die ein gespeicherter Filter findet."`
	Search  string    `placeholder:"TEXT" help:"Nur Personen, auf die der Text passt; zusammen mit --filter: beides."`
	People  []data.ID `placeholder:"NR,…" help:"Nur diese Personen, mit ihren Nummern aus „people“."`
	VCard4  bool      `name:"vcard4" help:"Die .vcf-Datei in Version 4 statt 3."`
	Private bool      `help:"Für das eigene Büro: auch Notizen, Personen mit eingeschränkter Verarbeitung und was nicht auf Listen stehen soll."`
}

// exportFormats are the formats by the ending of the file.
var exportFormats = map[string]workflow.ExportFormat{".xlsx": workflow.ExportExcel, ".csv": workflow.ExportCSV, ".vcf": workflow.ExportVCard, ".pdf": workflow.ExportPDF}

func (c *exportCommand) Run(s *session) error {
	ending := strings.ToLower(filepath.Ext(c.To))
	format, known := exportFormats[ending]
	switch {
	case !known:
		return &usage{fmt.Sprintf("export: „%s“ endet nicht auf .xlsx, .csv, .vcf oder .pdf.", c.To)}
	case c.VCard4 && format != workflow.ExportVCard:
		return &usage{"export: --vcard4 gilt nur für eine Datei, die auf .vcf endet."}
	case c.VCard4:
		format = workflow.ExportVCard4
	}
	if len(c.People) > 0 && (c.Filter != "" || c.Search != "") {
		return &usage{"export: --people steht für sich, ohne --filter und --search."}
	}
	path, err := target(c.To, ending)
	if err != nil {
		return err
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		order := workflow.ExportOrder{Format: format, Private: c.Private}
		if order.People, err = c.people(s, d); err != nil {
			return err
		}
		made, err := d.Export(s.ctx, order, path, nil)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "%s: %d\n", path, made.People)
		for _, name := range made.Left {
			fmt.Fprintf(s.Stderr, "rundertisch: Nicht dabei, weil die Verarbeitung eingeschränkt ist: %s\n", name)
		}
		return nil
	})
}

// people returns whom the file is to hold: those numbered, else whom filter and search both find.
func (c *exportCommand) people(s *session, d *workflow.Desk) ([]data.ID, error) {
	if len(c.People) > 0 {
		return c.People, nil
	}
	found, err := d.FindPeople(s.ctx, workflow.PeopleQuery{Search: c.Search})
	if err != nil || c.Filter == "" {
		return found, err
	}
	filter, err := d.FilterByName(s.ctx, c.Filter)
	if err != nil {
		return nil, err
	}
	filtered, err := d.FindPeople(s.ctx, filter.Query)
	if err != nil {
		return nil, err
	}
	both := make(map[data.ID]bool, len(filtered))
	for _, id := range filtered {
		both[id] = true
	}
	return slices.DeleteFunc(found, func(id data.ID) bool { return !both[id] }), nil
}
