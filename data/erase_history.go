package data

// This file takes an erased person out of the history, and the files in which the person stood out of the rows that refer to them.

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// paperColumns are where letters, runs and meetings refer to the PDFs that were made of them.
var paperColumns = map[string]string{"letter": "pdf_hash", "letter_run": "pdf_hash", "meeting": "minutes_hash"}

// eraseHistory removes the versions of rows that go, and takes the name out of the others.
func (e *erasing) eraseHistory() error {
	rows, err := e.tx.sql.QueryContext(e.tx.ctx, `SELECT id, table_name, row_id, old, new, COALESCE(person_id, 0) FROM history_row ORDER BY id`)
	if err != nil {
		return fmt.Errorf("read history: %w", err)
	}
	defer rows.Close()
	changes := map[ID]historyChange{}
	for rows.Next() {
		var r historyRow
		var person ID
		if err := rows.Scan(&r.id, &r.table, &r.row, &r.old, &r.new, &person); err != nil {
			return fmt.Errorf("read history: %w", err)
		}
		if !e.concerns(r.table) {
			continue
		}
		change, changed, err := e.historyChange(r)
		if err != nil {
			return err
		}
		if changed || person != 0 && e.gone["person"][person] {
			changes[r.id] = change
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read history: %w", err)
	}
	if err := e.noteEntries(changes); err != nil {
		return err
	}
	numbers := e.numbers()
	for _, id := range slices.Sorted(maps.Keys(changes)) {
		c := changes[id]
		if c.gone {
			_, err = e.tx.exec(`DELETE FROM history_row WHERE id = ?`, id)
		} else {
			_, err = e.tx.exec(`UPDATE history_row SET old = ?, new = ?, person_id = CASE WHEN `+in("person_id")+` THEN NULL ELSE person_id END WHERE id = ?`, c.old, c.new, numbers, id)
		}
		if err != nil {
			return fmt.Errorf("change history: %w", err)
		}
	}
	e.report.History = len(changes)
	return nil
}

// noteEntries remembers the entries that are about the person: their titles are.
func (e *erasing) noteEntries(changes map[ID]historyChange) error {
	if e.names == nil {
		return nil
	}
	entries, err := column[ID](e.tx.ctx, e.tx.sql, `SELECT DISTINCT entry_id FROM history_row WHERE `+in("person_id")+` OR `+in("id"),
		e.numbers(), listOf(goneChanges(changes)))
	if err != nil {
		return fmt.Errorf("find entries: %w", err)
	}
	for _, id := range entries {
		e.named.add("history_entry", id)
	}
	return nil
}

func goneChanges(changes map[ID]historyChange) []ID {
	var list []ID
	for id, c := range changes {
		if c.gone {
			list = append(list, id)
		}
	}
	return list
}

// historyChange returns what becomes of one row of the history.
func (e *erasing) historyChange(r historyRow) (change historyChange, changed bool, err error) {
	change = historyChange{old: r.old, new: r.new}
	for _, side := range []*sql.NullString{&change.old, &change.new} {
		if !side.Valid {
			continue
		}
		values, err := parseRow(side.String)
		if err != nil {
			return change, false, err
		}
		v := rowValues(values)
		if e.gone[r.table][r.row] || e.leadsToGone(r.table, v) {
			e.notePapers(r.table, r.row, v)
			change.gone, changed = true, true
			continue
		}
		if !e.clean(r.table, r.row, v) {
			continue
		}
		e.notePapers(r.table, r.row, v)
		if side.String, err = rowText(values); err != nil {
			return change, false, err
		}
		changed = true
	}
	if e.gone[r.table][r.row] {
		change.gone, changed = true, true
	}
	if change.gone {
		change.old, change.new = sql.NullString{}, sql.NullString{}
	}
	return change, changed, nil
}

// leadsToGone reports whether a version of a row belonged to what goes.
func (e *erasing) leadsToGone(name string, v rowValues) bool {
	return slices.ContainsFunc(e.refs, func(r reference) bool {
		return r.table == name && e.gone[r.target][v.id(r.column)] && r.removes(v)
	})
}

// rowText writes a row as the history keeps it.
func rowText(values map[string]any) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(values); err != nil {
		return "", fmt.Errorf("write row of history: %w", err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// eraseTitles takes the name out of the titles of the history, and of who acted.
func (e *erasing) eraseTitles() error {
	if e.names == nil {
		return nil
	}
	entries, err := historyEntries(e.tx.ctx, e.tx.sql, ` ORDER BY id`)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		title, user := e.names.erase(entry.Title, e.named["history_entry"][entry.ID]), e.names.erase(entry.User, false)
		if title == entry.Title && user == entry.User {
			continue
		}
		if _, err := e.tx.exec(`UPDATE history_entry SET title = ?, user = ? WHERE id = ?`, title, user, entry.ID); err != nil {
			return fmt.Errorf("change title: %w", err)
		}
		e.report.History++
	}
	return nil
}

// erasePapers takes away the references to PDFs in which the person stood; the bytes go when nothing refers to them.
func (e *erasing) erasePapers() error {
	for name, hashColumn := range paperColumns {
		if len(e.papers[name]) == 0 {
			continue
		}
		ids := listOf(slices.Sorted(maps.Keys(e.papers[name])))
		hashes, err := column[string](e.tx.ctx, e.tx.sql, `SELECT "`+hashColumn+`" FROM "`+name+`" WHERE "`+hashColumn+`" IS NOT NULL AND `+in("id"), ids)
		if err != nil {
			return fmt.Errorf("read papers: %w", err)
		}
		e.report.Files += len(hashes)
		e.hashes = append(e.hashes, hashes...)
		if _, err := e.tx.exec(`UPDATE "`+name+`" SET "`+hashColumn+`" = NULL WHERE "`+hashColumn+`" IS NOT NULL AND `+in("id"), ids); err != nil {
			return fmt.Errorf("take papers away: %w", err)
		}
		for _, side := range []string{"old", "new"} {
			_, err := e.tx.exec(`UPDATE history_row SET `+side+` = json_set(`+side+`, '$.`+hashColumn+`', NULL) WHERE table_name = ? AND `+side+` IS NOT NULL AND `+in("row_id"), name, ids)
			if err != nil {
				return fmt.Errorf("take papers out of the history: %w", err)
			}
		}
	}
	return e.measurePapers()
}

// measurePapers notes the files that go with their sizes.
func (e *erasing) measurePapers() error {
	rows, err := e.tx.sql.QueryContext(e.tx.ctx, `SELECT hash, LENGTH(content) FROM blob WHERE `+in("hash")+` ORDER BY hash`, listOf(e.hashes))
	if err != nil {
		return fmt.Errorf("measure papers: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var paper ErasedPaper
		if err := rows.Scan(&paper.Hash, &paper.Size); err != nil {
			return fmt.Errorf("measure papers: %w", err)
		}
		e.report.Papers = append(e.report.Papers, paper)
	}
	return rows.Err()
}

// noteRemains says which files nobody has looked into.
func (e *erasing) noteRemains() error {
	if e.order.Class != EraseAll {
		return nil
	}
	var left int
	if err := e.tx.sql.QueryRowContext(e.tx.ctx, `SELECT COUNT(*) FROM attachment`).Scan(&left); err != nil {
		return fmt.Errorf("count attachments: %w", err)
	}
	if left > 0 {
		e.report.Remains = append(e.report.Remains, fmt.Sprintf("%d Dateien, die an Sitzungen, Anträgen oder anderen Schreiben hängen, wurden nicht durchsucht. Bitte nachsehen, ob der Name darin steht.", left))
	}
	var shared []string
	for _, part := range e.names.parts {
		if part.level != anywhere && !isParticle(part.shown) {
			shared = append(shared, "„"+part.shown+"“")
		}
	}
	if len(shared) > 0 {
		e.report.Remains = append(e.report.Remains, fmt.Sprintf("So heißt auch jemand oder etwas anderes: %s. In Texten über anderes wurde der Name deshalb nur zusammen mit dem übrigen Namen oder nach einer Anrede entfernt. "+
			"Bitte mit der Suche nachsehen.", strings.Join(shared, ", ")))
	}
	return nil
}
