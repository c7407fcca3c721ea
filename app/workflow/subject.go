package workflow

// The answer to somebody who asks what is kept about them (Art. 15 DSGVO): a readable PDF, a machine-readable file, and the files themselves.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rundertisch/data"
	"rundertisch/reports/dossier"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// SubjectReport says where the answer lies.
type SubjectReport struct {
	PDF, JSON string
	Files     []string // letters and attachments
	Rows      int      // in the tables
	Changes   int      // in the history
	Mentions  int      // in texts about other things
}

// WriteSubjectReport writes everything about a person into a folder, which is made where it is missing: a PDF to read, a JSON file, letters and attachments as they are kept. All files appear,
// or none; files of the same names are replaced. The office's file does not change. *Mistake: nobody ever had the number; the folder cannot be written to.
func (d *Desk) WriteSubjectReport(ctx context.Context, personID data.ID, folder string) (SubjectReport, error) {
	subject, err := d.Store.Subject(ctx, personID)
	if err != nil {
		return SubjectReport{}, err
	}
	name := subjectName(subject, personID)
	paper, err := d.subjectPaper(ctx, subject, name)
	if err != nil {
		return SubjectReport{}, err
	}
	content, err := writePDF(ctx, pdf.Document{Title: paper.Title, Language: "de-DE", Made: d.Today().Time(), Pages: dossier.Layout(page.NewTypesetter(), paper)})
	if err != nil {
		return SubjectReport{}, err
	}
	base := filepath.Join(folder, FileName(fmt.Sprintf("Auskunft %s %s", name, d.Today().ISO())))
	report := SubjectReport{PDF: base + ".pdf", JSON: base + ".json", Changes: len(subject.History), Mentions: len(subject.Mentions)}
	for _, t := range subject.Tables {
		report.Rows += len(t.Rows)
	}
	var files staging
	defer files.discard()
	papers, err := d.stagePapers(ctx, &files, subject.Papers, base+" Dateien")
	if err != nil {
		return SubjectReport{}, err
	}
	report.Files = papers
	err = errors.Join(
		files.add(report.PDF, func(w io.Writer) error { _, err := w.Write(content); return err }),
		files.add(report.JSON, func(w io.Writer) error { return writeSubject(w, subject, personID, name, d.Today()) }),
	)
	if err != nil {
		return SubjectReport{}, err
	}
	return report, files.place()
}

// stagePapers puts letters and attachments into a folder, each under a name of its own.
func (d *Desk) stagePapers(ctx context.Context, files *staging, papers []data.SubjectPaper, folder string) ([]string, error) {
	var paths []string
	for _, p := range papers {
		content, err := data.Blob(ctx, d.Store, p.Hash)
		if err != nil {
			return nil, err
		}
		extension := filepath.Ext(p.Name)
		path := filepath.Join(folder, FileName(fmt.Sprintf("%s %d", strings.TrimSuffix(p.Name, extension), p.RowID))+extension)
		if err := files.add(path, func(w io.Writer) error { _, err := w.Write(content); return err }); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// subjectName returns the name on file, or the last that the history knows.
func subjectName(s data.Subject, id data.ID) string {
	text := func(values map[string]any, column string) string { v, _ := values[column].(string); return v }
	name := func(values map[string]any) string {
		return data.Person{FirstName: text(values, "first_name"), LastName: text(values, "last_name"), Title: text(values, "title")}.FullName()
	}
	for _, t := range s.Tables {
		if t.Name == "person" && len(t.Rows) > 0 {
			return name(t.Rows[0].Values)
		}
	}
	for _, c := range s.History {
		for _, values := range []map[string]any{c.New, c.Old} {
			if c.Table == "person" && values != nil {
				return name(values)
			}
		}
	}
	return fmt.Sprintf("Person Nr. %d", id)
}

// subjectPaper puts everything into words.
func (d *Desk) subjectPaper(ctx context.Context, s data.Subject, name string) (dossier.Paper, error) {
	register, err := d.Register(ctx)
	if err != nil {
		return dossier.Paper{}, err
	}
	paper := dossier.Paper{
		Title: "Auskunft nach Art. 15 DSGVO", Subtitle: fmt.Sprintf("%s · Stand %s", name, d.Today()),
		Intro: []string{"Dieses Schreiben nennt alles, was zu Ihrer Person gespeichert ist, aus jeder Tabelle der Datei und aus dem Verlauf der Änderungen. Dieselben Angaben liegen maschinenlesbar (JSON) bei."},
	}
	about := dossier.Section{Title: "Zur Verarbeitung", Groups: []dossier.Group{{}}}
	for _, f := range register {
		if f.Subject {
			about.Groups[0].Facts = append(about.Groups[0].Facts, dossier.Fact{Label: f.Label, Value: f.Value})
		}
	}
	about.Groups[0].Facts = append(about.Groups[0].Facts, dossier.Fact{Label: "Ihre Rechte", Value: subjectRights})
	paper.Sections = append(paper.Sections, about)
	for _, t := range inReportOrder(s.Tables) {
		paper.Sections = append(paper.Sections, subjectSection(t))
	}
	paper.Sections = append(paper.Sections, mentionSection(s.Mentions), historySection(s.History))
	return paper, nil
}

const subjectRights = "Berichtigung, Löschung oder Einschränkung der Verarbeitung (Art. 16 bis 18 DSGVO), Widerspruch (Art. 21 DSGVO), Beschwerde beim Bayerischen Landesbeauftragten für den Datenschutz, Postfach 22 12 19, 80502 München."

// inReportOrder sorts tables as the report has them; those without a place come last.
func inReportOrder(tables []data.SubjectTable) []data.SubjectTable {
	place := func(t data.SubjectTable) int {
		if at := slices.IndexFunc(subjectTableNames, func(c Choice) bool { return c.Value == t.Name }); at >= 0 {
			return at
		}
		return len(subjectTableNames)
	}
	sorted := slices.Clone(tables)
	slices.SortStableFunc(sorted, func(a, b data.SubjectTable) int { return place(a) - place(b) })
	return sorted
}

func subjectSection(t data.SubjectTable) dossier.Section {
	section := dossier.Section{Title: tableName(t.Name)}
	for _, row := range t.Rows {
		group := dossier.Group{}
		for _, column := range t.Columns {
			label, known := columnNames[column]
			if !known {
				label = column
			}
			if label != "" {
				group.Facts = append(group.Facts, dossier.Fact{Label: label, Value: valueWords(t.Name, column, row)})
			}
		}
		section.Groups = append(section.Groups, group)
	}
	return section
}

func mentionSection(mentions []data.SubjectMention) dossier.Section {
	group := dossier.Group{}
	for _, m := range mentions {
		label := tableName(m.Table)
		if m.Former {
			label += "\n(früherer Stand)"
		}
		group.Facts = append(group.Facts, dossier.Fact{Label: label, Value: fmt.Sprintf("%s: „%s“", m.Label, m.Excerpt)})
	}
	return dossier.Section{Title: "Nennung in anderen Texten", Groups: []dossier.Group{group}}
}

// historySection tells what was changed, by whom and when, with the values that were replaced or removed.
func historySection(changes []data.SubjectChange) dossier.Section {
	group := dossier.Group{}
	for _, c := range changes {
		lines := []string{c.Entry.Title + map[string]string{data.StateUndone: " (rückgängig gemacht)", data.StateDropped: " (verworfen)"}[c.Entry.State]}
		switch replaced := replacedWords(c); {
		case c.Old == nil:
			lines = append(lines, tableName(c.Table)+": angelegt")
		case c.New == nil:
			lines = append(lines, tableName(c.Table)+": entfernt ("+replaced+")")
		case replaced != "":
			lines = append(lines, tableName(c.Table)+": "+replaced)
		}
		group.Facts = append(group.Facts, dossier.Fact{Label: strings.TrimSpace(c.Entry.At.Format("02.01.2006 15:04") + "\n" + c.Entry.User), Value: strings.Join(lines, "\n")})
	}
	return dossier.Section{Title: "Verlauf der Änderungen", Intro: []string{"Das Neueste zuerst; Uhrzeiten in UTC."}, Groups: []dossier.Group{group}}
}

// replacedWords returns what a change took away: 'Ort: Freising → München'.
func replacedWords(c data.SubjectChange) string {
	if c.Old == nil {
		return ""
	}
	var parts []string
	for _, column := range slices.Sorted(mapKeys(c.Old)) {
		label := columnNames[column]
		before := valueWords(c.Table, column, data.SubjectRow{Values: c.Old})
		if label == "" || before == "" || c.New != nil && c.New[column] == c.Old[column] || column == "content" || strings.HasSuffix(column, "_id") {
			continue
		}
		text := label + ": " + before
		if c.New != nil {
			text += " → " + valueWords(c.Table, column, data.SubjectRow{Values: c.New})
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

func mapKeys(values map[string]any) func(func(string) bool) {
	return func(yield func(string) bool) {
		for key := range values {
			if !yield(key) {
				return
			}
		}
	}
}

// subjectJSON is the machine-readable file.
type subjectJSON struct {
	Person   data.ID                 `json:"person"`
	Name     string                  `json:"name"`
	Made     string                  `json:"made"`
	Tables   map[string][]subjectRow `json:"tables"`
	Mentions []subjectMention        `json:"mentions"`
	History  []subjectChange         `json:"history"`
	Files    []string                `json:"files"`
}

type subjectRow struct {
	Values     map[string]any    `json:"values"`
	References map[string]string `json:"references,omitempty"`
}

type subjectMention struct {
	Table   string  `json:"table"`
	Column  string  `json:"column"`
	Row     data.ID `json:"row"`
	Label   string  `json:"label"`
	Excerpt string  `json:"excerpt"`
	Former  bool    `json:"former,omitempty"`
}

type subjectChange struct {
	At    string         `json:"at"`
	User  string         `json:"user"`
	Title string         `json:"title"`
	State string         `json:"state"`
	Table string         `json:"table"`
	Row   data.ID        `json:"row"`
	Old   map[string]any `json:"old"`
	New   map[string]any `json:"new"`
}

func writeSubject(w io.Writer, s data.Subject, id data.ID, name string, made data.Date) error {
	file := subjectJSON{Person: id, Name: name, Made: made.ISO(), Tables: map[string][]subjectRow{}, Mentions: []subjectMention{}, History: []subjectChange{}, Files: []string{}}
	for _, t := range s.Tables {
		for _, row := range t.Rows {
			file.Tables[t.Name] = append(file.Tables[t.Name], subjectRow{row.Values, row.Labels})
		}
	}
	for _, m := range s.Mentions {
		file.Mentions = append(file.Mentions, subjectMention{m.Table, m.Column, m.RowID, m.Label, m.Excerpt, m.Former})
	}
	for _, c := range s.History {
		file.History = append(file.History, subjectChange{c.Entry.At.Format(time.RFC3339), c.Entry.User, c.Entry.Title, c.Entry.State, c.Table, c.RowID, c.Old, c.New})
	}
	for _, p := range s.Papers {
		file.Files = append(file.Files, p.Name)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(file)
}
