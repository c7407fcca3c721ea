package data

// This file gathers everything that is kept about one person (Art. 15 DSGVO). Which tables there are follows from the schema, so that none can be forgotten.

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Subject is everything that is kept about a person.
type Subject struct {
	Tables   []SubjectTable
	History  []SubjectChange  // what was changed, the latest first
	Mentions []SubjectMention // texts about other things that name the person, past ones too, and erasures of parts
	Papers   []SubjectPaper   // letters and attachments that are kept as files
}

// SubjectTable is the rows of a table that are about the person.
type SubjectTable struct {
	Name    string // as in the schema
	Columns []string
	Rows    []SubjectRow
}

// SubjectRow is one row.
type SubjectRow struct {
	ID     ID
	Values map[string]any    // by column: int64, string or nil
	Labels map[string]string // what references lead to, by column
}

// SubjectChange is one changed row in the history.
type SubjectChange struct {
	Entry    HistoryEntry
	Table    string
	RowID    ID
	Old, New map[string]any // nil: there was no row
}

// SubjectMention is a place in a text that names the person.
type SubjectMention struct {
	Table, Column string
	RowID         ID
	Label         string // what the row is called
	Excerpt       string
	Former        bool // it stands in the history only
}

// SubjectPaper is a file.
type SubjectPaper struct {
	Table string
	RowID ID
	Name  string // with its ending
	Hash  Hash
}

// Subject returns everything about a person, on file or only in the history. *Mistake: nobody ever had the number.
func (s *Store) Subject(ctx context.Context, id ID) (Subject, error) {
	transaction, err := s.reading.BeginTx(ctx, nil)
	if err != nil {
		return Subject{}, fmt.Errorf("read subject: %w", err)
	}
	defer func() { _ = transaction.Rollback() }()
	e, err := newErasing(newTx(ctx, transaction), ErasureOrder{PersonID: id, Class: EraseAll})
	if err != nil {
		return Subject{}, err
	}
	if err := e.choose(); err != nil {
		return Subject{}, fmt.Errorf("read subject: %w", err)
	}
	reader := &subjectReader{erasing: e, labels: map[string]string{}, seen: map[SubjectMention]bool{}}
	for _, t := range e.tables {
		if err := reader.readTable(t); err != nil {
			return Subject{}, fmt.Errorf("read subject from %s: %w", t.name, err)
		}
	}
	if err := reader.readFormer(); err != nil {
		return Subject{}, fmt.Errorf("read subject from the history: %w", err)
	}
	if err := reader.readHistory(); err != nil {
		return Subject{}, err
	}
	err = reader.readTitles()
	return reader.subject, err
}

// subjectReader reads what an erasure would find.
type subjectReader struct {
	*erasing
	subject Subject
	labels  map[string]string
	seen    map[SubjectMention]bool // with whole texts as excerpts
}

// readTable reads the rows of a table that are the person's or refer to the person, and notes where others name the person.
func (r *subjectReader) readTable(t table) error {
	found := SubjectTable{Name: t.name, Columns: t.columns}
	err := r.eachRow(t, "", func(id ID, v rowValues) error {
		if r.gone[t.name][id] || r.refersTo(t.name, v) {
			found.Rows = append(found.Rows, SubjectRow{ID: id, Values: v})
			return nil
		}
		r.mention(t, id, v, false)
		return nil
	})
	if err != nil || len(found.Rows) == 0 {
		return err
	}
	for i := range found.Rows {
		if err := r.label(t.name, &found.Rows[i]); err != nil {
			return err
		}
		r.paper(t.name, found.Rows[i])
	}
	r.subject.Tables = append(r.subject.Tables, found)
	return nil
}

func (r *subjectReader) refersTo(name string, v rowValues) bool {
	return slices.ContainsFunc(r.refs, func(ref reference) bool {
		return ref.table == name && ref.target == "person" && r.people[v.id(ref.column)]
	})
}

// mention notes where the texts of a row, or of a former state of it, name the person.
func (r *subjectReader) mention(t table, id ID, v rowValues, former bool) {
	if t.name == "erasure" && r.people[v.id("subject")] && !former {
		excerpt := joinParts(", ", "gelöscht: "+ErasureClassName(v.text("class")), v.text("reason"))
		r.subject.Mentions = append(r.subject.Mentions, SubjectMention{Table: t.name, Column: "subject", RowID: id, Label: v.text("erased_on"), Excerpt: excerpt})
	}
	for _, column := range t.columns {
		text := v.text(column)
		if text == "" || r.isSomeoneElses(t.name, column, v) {
			continue
		}
		clean := r.names.erase(text, false)
		key := SubjectMention{Table: t.name, Column: column, RowID: id, Excerpt: text}
		if clean == text || r.seen[key] {
			continue
		}
		r.seen[key] = true
		r.subject.Mentions = append(r.subject.Mentions, SubjectMention{t.name, column, id, rowLabel(t.name, v), excerpt(text, clean), former})
	}
}

// readFormer notes where former states of the rows of others name the person.
func (r *subjectReader) readFormer() error {
	for _, t := range r.tables {
		err := r.eachVersion(t.name, "", func(id ID, v rowValues) error {
			if !r.gone[t.name][id] && !r.refersTo(t.name, v) {
				r.mention(t, id, v, true)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// label finds out what the references of a row lead to.
func (r *subjectReader) label(name string, row *SubjectRow) error {
	row.Labels = map[string]string{}
	for _, ref := range r.refs {
		id := rowValues(row.Values).id(ref.column)
		if ref.table != name || id == 0 {
			continue
		}
		key := fmt.Sprintf("%s %d", ref.target, id)
		if _, known := r.labels[key]; !known {
			err := r.eachRow(r.table(ref.target), " WHERE id = ?", func(_ ID, v rowValues) error {
				r.labels[key] = rowLabel(ref.target, v)
				return nil
			}, id)
			if err != nil {
				return err
			}
		}
		row.Labels[ref.column] = r.labels[key]
	}
	return nil
}

// rowLabel returns what a row is called.
func rowLabel(name string, v rowValues) string {
	switch name {
	case "person":
		return Person{Title: v.text("title"), FirstName: v.text("first_name"), LastName: v.text("last_name")}.FullName()
	case "district":
		return District{Number: int(v.id("number")), Name: v.text("name")}.Label()
	case "meeting":
		return Meeting{Number: int(v.id("number")), Title: v.text("title")}.Name()
	case "letter":
		return joinParts(", ", v.text("subject"), v.text("dated_on"))
	}
	for _, column := range []string{"name", "title", "subject", "text", "number", "key"} {
		if text := v.text(column); text != "" {
			return excerpt(text, text[:0])
		}
	}
	return fmt.Sprintf("Nr. %d", v.id("id"))
}

// paper notes the file of a row.
func (r *subjectReader) paper(name string, row SubjectRow) {
	v := rowValues(row.Values)
	switch name {
	case "letter":
		if hash := v.text("pdf_hash"); hash != "" {
			r.subject.Papers = append(r.subject.Papers, SubjectPaper{name, row.ID, joinParts(" ", v.text("dated_on"), v.text("subject")) + ".pdf", Hash(hash)})
		}
	case "attachment":
		r.subject.Papers = append(r.subject.Papers, SubjectPaper{name, row.ID, v.text("name"), Hash(v.text("hash"))})
	}
}

// readHistory reads the changes to the rows of the person, those too that are gone by now.
func (r *subjectReader) readHistory() error {
	var conditions []string
	args := []any{r.numbers()}
	for _, name := range slices.Sorted(maps.Keys(r.gone)) {
		conditions = append(conditions, "OR table_name = '"+name+"' AND "+in("row_id"))
		args = append(args, listOf(slices.Sorted(maps.Keys(r.gone[name]))))
	}
	rows, err := r.tx.sql.QueryContext(r.tx.ctx, `SELECT entry_id, table_name, row_id, COALESCE(old, ''), COALESCE(new, '') FROM history_row
		WHERE (`+in("person_id")+` `+strings.Join(conditions, " ")+`) AND (old IS NOT NULL OR new IS NOT NULL) ORDER BY id DESC`, args...)
	if err != nil {
		return fmt.Errorf("read history of subject: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var c SubjectChange
		var old, new string
		if err := rows.Scan(&c.Entry.ID, &c.Table, &c.RowID, &old, &new); err != nil {
			return fmt.Errorf("read history of subject: %w", err)
		}
		for text, to := range map[*string]*map[string]any{&old: &c.Old, &new: &c.New} {
			if *text == "" {
				continue
			}
			if *to, err = parseRow(*text); err != nil {
				return err
			}
		}
		r.subject.History = append(r.subject.History, c)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read history of subject: %w", err)
	}
	return r.nameEntries()
}

// nameEntries adds when, by whom and under what title each change was made.
func (r *subjectReader) nameEntries() error {
	ids := map[ID]bool{}
	for _, c := range r.subject.History {
		ids[c.Entry.ID] = true
	}
	entries, err := historyEntries(r.tx.ctx, r.tx.sql, ` WHERE `+in("id"), listOf(slices.Sorted(maps.Keys(ids))))
	if err != nil {
		return err
	}
	byID := map[ID]HistoryEntry{}
	for _, entry := range entries {
		byID[entry.ID] = entry
	}
	for i := range r.subject.History {
		r.subject.History[i].Entry = byID[r.subject.History[i].Entry.ID]
	}
	return nil
}

// readTitles notes which other lines of the history name the person, as what was done or as who did it.
func (r *subjectReader) readTitles() error {
	told := map[ID]bool{}
	for _, c := range r.subject.History {
		told[c.Entry.ID] = true
	}
	entries, err := historyEntries(r.tx.ctx, r.tx.sql, ` ORDER BY id`)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		for _, text := range []SubjectMention{{Column: "title", Excerpt: entry.Title}, {Column: "user", Excerpt: entry.User}} {
			if clean := r.names.erase(text.Excerpt, false); clean != text.Excerpt && !told[entry.ID] {
				text.Table, text.RowID, text.Label, text.Excerpt = "history_entry", entry.ID, DateOf(entry.At).String(), excerpt(text.Excerpt, clean)
				r.subject.Mentions = append(r.subject.Mentions, text)
			}
		}
	}
	return nil
}

// SubjectTables returns the tables, without rows, in which something about a person can stand in a row of its own.
func (s *Store) SubjectTables(ctx context.Context) ([]SubjectTable, error) {
	tables, err := historyTables(ctx, s.reading)
	if err != nil {
		return nil, err
	}
	refs, err := references(ctx, s.reading)
	if err != nil {
		return nil, err
	}
	var list []SubjectTable
	for _, t := range tables {
		concerned := t.name == "person" || slices.ContainsFunc(refs, func(r reference) bool {
			return r.table == t.name && (r.target == "person" || personPolicies[r.name()].removes != nil)
		})
		if concerned {
			list = append(list, SubjectTable{Name: t.name, Columns: t.columns})
		}
	}
	return list, nil
}
