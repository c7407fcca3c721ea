package workflow

// People coming in from a file: its columns, a preview of every row, and all that was decided as one action.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/data/transfer"
)

// IntakeState is what a row of a file is, beside who is on file.
type IntakeState string

// The states.
const (
	IntakeNew      IntakeState = "new"
	IntakeSame     IntakeState = "same"     // is on file, and says nothing new
	IntakeChanges  IntakeState = "changes"  // is on file, and something differs
	IntakePossible IntakeState = "possible" // may be somebody who is on file under another spelling
	IntakeFaulty   IntakeState = "faulty"
)

// IntakeMark returns how a state is shown.
func IntakeMark(state IntakeState) Mark {
	return map[IntakeState]Mark{
		IntakeNew: {"+", "neu", Good}, IntakeSame: {"=", "unverändert", Idle}, IntakeChanges: {"≠", "ändert", Info}, IntakePossible: {"?", "vielleicht doppelt", Warn},
		IntakeFaulty: {"!", "fehlerhaft", Bad},
	}[state]
}

// IntakeDecision is what happens with a row.
type IntakeDecision string

// The decisions.
const (
	IntakeSkip   IntakeDecision = "skip"
	IntakeEnter  IntakeDecision = "enter"  // as somebody new
	IntakeUpdate IntakeDecision = "update" // into the person who is on file
)

// IntakeDecisionChoices names the decisions for forms.
var IntakeDecisionChoices = []Choice{{string(IntakeEnter), "neu anlegen"}, {string(IntakeUpdate), "vorhandene ergänzen"}, {string(IntakeSkip), "auslassen"}}

// IntakeChange is a field of somebody on file that a row changes.
type IntakeChange struct {
	Field    string // German: 'Telefon'
	From, To string
}

// IntakeRow is a row of a file with what would become of it.
type IntakeRow struct {
	Line     int // in the file
	Record   transfer.Record
	Name     string // as lists show it
	State    IntakeState
	Target   data.ID // who is on file: the same, or the likeliest lookalike; 0: nobody
	Twin     int     // the row of this file that describes the same person, or may do so, counted from 1; 0: none
	Changes  []IntakeChange
	Reason   string // why it is faulty or a possible duplicate; with a new one: what was left out
	Decision IntakeDecision

	incoming incoming
}

// Intake is a file with people on its way in.
type Intake struct {
	File   string // its name
	Table  transfer.Table
	Fields []transfer.Field // what each column is; may be corrected before the preview
	Rows   []IntakeRow
	known  bool // the columns are as they were corrected last time
}

// Remembered reports whether the columns are read as they were for the last file of this shape.
func (in *Intake) Remembered() bool { return in.known }

// Count returns how many rows are in a state.
func (in *Intake) Count(state IntakeState) int {
	n := 0
	for _, r := range in.Rows {
		if r.State == state {
			n++
		}
	}
	return n
}

// Summary counts in words: '12 neu · 3 ändert · 40 unverändert · 1 fehlerhaft'.
func (in *Intake) Summary() string {
	var parts []string
	for _, state := range []IntakeState{IntakeNew, IntakeChanges, IntakePossible, IntakeSame, IntakeFaulty} {
		if n := in.Count(state); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, IntakeMark(state).Word))
		}
	}
	return strings.Join(parts, " · ")
}

// largestIntake is how large a file with people may be, bytes.
const largestIntake = 20 << 20

// ReadIntake reads a file with people (XLSX, CSV, vCard) and recognises its columns: as they were corrected for the last file of the same shape, else by their heads and contents. *Mistake: the file cannot
// be read, and why.
func (d *Desk) ReadIntake(ctx context.Context, path string) (*Intake, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &data.Mistake{Text: fmt.Sprintf("Die Datei „%s“ lässt sich nicht lesen. Bitte prüfen, ob es sie gibt und ob Sie sie öffnen dürfen.", name), Cause: err}
	case info.IsDir():
		return nil, data.Mistakef("„%s“ ist ein Ordner. Bitte eine Datei auswählen.", name)
	case !info.Mode().IsRegular():
		return nil, data.Mistakef("„%s“ ist keine gewöhnliche Datei. Bitte eine Excel-, CSV- oder vCard-Datei auswählen.", name)
	}
	content, err := readUpTo(path, largestIntake+1)
	switch {
	case err != nil:
		return nil, &data.Mistake{Text: fmt.Sprintf("Die Datei „%s“ lässt sich nicht lesen. Bitte prüfen, ob sie gerade anderswo geöffnet ist.", name), Cause: err}
	case len(content) > largestIntake:
		return nil, data.Mistakef("Die Datei „%s“ ist größer als %d MB. Bitte auf mehrere Dateien aufteilen.", name, largestIntake>>20)
	}
	table, err := transfer.Read(name, content)
	var fault *transfer.ReadError
	if errors.As(err, &fault) {
		return nil, &data.Mistake{Text: fault.Text, Cause: err}
	}
	if err != nil {
		return nil, err
	}
	in := &Intake{File: name, Table: table, Fields: transfer.Recognise(table)}
	remembered, err := data.List[data.ImportMapping](ctx, d.Store, data.Match{"shape": table.Shape})
	if err != nil {
		return nil, err
	}
	byHead := map[string]transfer.Field{}
	if len(remembered) > 0 && json.Unmarshal([]byte(remembered[0].Mapping), &byHead) == nil {
		in.known = true
		for i, head := range table.Head {
			if field, set := byHead[head]; set && (field == "" || field.Label() != "") {
				in.Fields[i] = field
			}
		}
	}
	return in, nil
}

// readUpTo reads the beginning of a file, which may grow meanwhile.
func readUpTo(path string, limit int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, limit))
}

// remember keeps the columns for the next file of this shape; what was said of columns that are empty this time stays.
func (in *Intake) remember(ctx context.Context, tx *data.Tx) error {
	known, err := data.List[data.ImportMapping](ctx, tx, data.Match{"shape": in.Table.Shape})
	if err != nil {
		return err
	}
	row, byHead := data.ImportMapping{Shape: in.Table.Shape}, map[string]transfer.Field{}
	if len(known) > 0 {
		row = known[0]
		_ = json.Unmarshal([]byte(row.Mapping), &byHead) // one that cannot be read is written anew
	}
	for i, head := range in.Table.Head {
		byHead[head] = in.Fields[i]
	}
	mapping, err := json.Marshal(byHead)
	if err != nil {
		return err
	}
	row.Mapping = string(mapping)
	return save(tx, row.ID, &row)
}

// Unread returns the heads of the columns that are not taken over.
func (in *Intake) Unread() []string {
	var heads []string
	for i, field := range in.Fields {
		if field == "" {
			heads = append(heads, in.Table.Head[i])
		}
	}
	return heads
}

// SetField says what a column is, by the name of the field or its German word ('email2', 'E-Mail 2'); nothing leaves the column out. A field that another column had is taken from it, unless several may have it.
// *Mistake: there is no such column or field.
func (in *Intake) SetField(column, field string) error {
	at := slices.IndexFunc(in.Table.Head, func(head string) bool { return strings.EqualFold(head, strings.TrimSpace(column)) })
	if at < 0 {
		return data.Mistakef("Eine Spalte „%s“ hat die Datei nicht. Vorhanden sind: %s.", column, strings.Join(in.Table.Head, ", "))
	}
	if strings.TrimSpace(field) == "" {
		in.Fields[at] = ""
		return nil
	}
	named, known := transfer.FieldNamed(field)
	if !known {
		var words []string
		for _, f := range transfer.FieldsFor(nil) {
			words = append(words, f.Label)
		}
		return data.Mistakef("Ein Feld „%s“ gibt es nicht. Vorhanden sind: %s.", strings.TrimSpace(field), strings.Join(words, ", "))
	}
	for i := range in.Fields {
		if in.Fields[i] == named && named != transfer.FieldMore {
			in.Fields[i] = ""
		}
	}
	in.Fields[at] = named
	return nil
}
