package workflow

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundertisch/data"
)

// Everything that can stand about a person has a German name, so that a new table or column cannot be forgotten.
func TestSubjectReportHasWordsForEveryColumn(t *testing.T) {
	desk := newDesk(t)
	for _, table := range must[[]data.SubjectTable](t)(desk.Store.SubjectTables(context.Background())) {
		if tableName(table.Name) == table.Name {
			t.Errorf("table %s has no German name", table.Name)
		}
		for _, column := range table.Columns {
			if _, known := columnNames[column]; !known {
				t.Errorf("column %s.%s has no German name", table.Name, column)
			}
		}
	}
}

// Whatever refers to a person stands in the answer, in the PDF and in the JSON: every column of the schema is tried.
func TestSubjectReportForgetsNoTable(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	ids := onFile(t, desk, person("Jürgen", "Großmann-Test"), person("Erste", "Dritte"), person("Andere", "Vierte"))
	kind := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "vorsitz"))
	references := must[[]data.Reference](t)(data.References(ctx, desk.Store, "person"))
	act(t, desk, func(tx *data.Tx) error {
		hash, err := tx.PutBlob([]byte("%PDF"))
		if err != nil {
			return err
		}
		rows := oneOfEach(desk, ids[0], ids[2], kind, demo.Meeting, hash)
		for _, r := range references {
			if insert, known := rows[r]; !known {
				t.Errorf("%s.%s refers to people: add a row to oneOfEach, and see that the answer tells it rightly", r.Table, r.Column)
			} else if err := insert(tx); err != nil {
				return err
			}
		}
		return nil
	})
	report := must[SubjectReport](t)(desk.WriteSubjectReport(ctx, ids[0], t.TempDir()))
	var file subjectJSON
	if err := json.Unmarshal(must[[]byte](t)(os.ReadFile(report.JSON)), &file); err != nil {
		t.Fatal(err)
	}
	subject := must[data.Subject](t)(desk.Store.Subject(ctx, ids[0]))
	paper, err := desk.subjectPaper(ctx, subject, "Jürgen Großmann-Test")
	if err != nil {
		t.Fatal(err)
	}
	text := sprint(paper)
	for _, r := range append(references, data.Reference{Table: "person", Column: "id"}) {
		there := false
		for _, row := range file.Tables[r.Table] {
			there = there || row.Values[r.Column] == float64(ids[0])
		}
		if !there {
			t.Errorf("%s.%s is not in the file", r.Table, r.Column)
		}
		if !strings.Contains(text, tableName(r.Table)) {
			t.Errorf("%s is not on paper", r.Table)
		}
	}
}

func TestSubjectReport(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	chair := cellOf(t, desk, 5).Chair.Person
	chair.Note = "ruft lieber an"
	if err := desk.Store.Do(ctx, "Notiz", func(tx *data.Tx) error { return data.Update(tx, chair) }); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "Auskunft")
	report := must[SubjectReport](t)(desk.WriteSubjectReport(ctx, chair.ID, folder))
	content := must[[]byte](t)(os.ReadFile(report.PDF))
	if !bytes.HasPrefix(content, []byte("%PDF")) || report.Rows == 0 || report.Changes == 0 || len(report.Files) == 0 {
		t.Errorf("report %+v", report)
	}
	var file subjectJSON
	if err := json.Unmarshal(must[[]byte](t)(os.ReadFile(report.JSON)), &file); err != nil {
		t.Fatal(err)
	}
	if file.Name != chair.FullName() || len(file.Tables["person"]) != 1 || file.Tables["person"][0].Values["note"] != "ruft lieber an" || len(file.Tables["letter"]) == 0 || len(file.History) != report.Changes {
		t.Errorf("file %+v", file)
	}
	subject := must[data.Subject](t)(desk.Store.Subject(ctx, chair.ID))
	paper, err := desk.subjectPaper(ctx, subject, chair.FullName())
	if err != nil {
		t.Fatal(err)
	}
	text := sprint(paper)
	for _, want := range []string{"Art. 6 Abs. 1 Buchst. e DSGVO", "Landeshauptstadt München", "Label:Notiz Value:ruft lieber an", "Vorsitz", "Sehr geehrte", "Kontaktdaten: 12 Monate"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	_, err = desk.WriteSubjectReport(ctx, 9999, folder)
	wantMistake(t, err, "Nummer 9999")
}

func TestRegister(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	if err := desk.SetRegister(ctx, "register_purpose", " Anderer Zweck "); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "register.pdf")
	if err := desk.WriteRegister(ctx, path); err != nil {
		t.Fatal(err)
	}
	if content := must[[]byte](t)(os.ReadFile(path)); !bytes.HasPrefix(content, []byte("%PDF")) {
		t.Error("no PDF")
	}
	values := map[string]string{}
	for _, f := range must[[]RegisterField](t)(desk.Register(ctx)) {
		if f.Value == "" {
			t.Errorf("%s is empty", f.Label)
		}
		values[f.Label] = f.Value
	}
	if values["Zwecke"] != "Anderer Zweck" || !strings.Contains(values["Löschfristen"], "Schreiben: 60 Monate") || !strings.Contains(values["Verantwortlicher"], "Franziskanerstr. 8, 81669 München") {
		t.Errorf("register %v", values)
	}
	if err := desk.SetRegister(ctx, "deadline_days", "1"); err == nil {
		t.Error("the register changed another setting")
	}
}
