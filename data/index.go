package data

// This file keeps the search documents: one for each person, district, letter and meeting, with the folded words that find it and the
// key that sorts it. They follow from the rows; after an action those of the touched rows are made anew.

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Kinds of search documents, also of Hit.
const (
	KindPerson   = "person"
	KindDistrict = "district"
	KindLetter   = "letter"
	KindMeeting  = "meeting"
)

// document is what finds and sorts one row.
type document struct {
	row     ID
	sortKey []byte
	text    string
}

// documentKind knows which documents of a kind have to be made anew, and how.
type documentKind struct {
	kind    string
	touched string // SQL: numbers of rows whose documents depend on the history rows ?1 < id <= ?2
	make    func(tx *Tx, ids string) ([]document, error)
}

// changedRows is the beginning of every touched query.
const changedRows = `WITH changed AS (SELECT table_name, row_id, person_id, district_id FROM history_row WHERE id > ?1 AND id <= ?2) `

var documentKinds = []documentKind{
	{KindPerson, changedRows + `
		SELECT person_id FROM changed WHERE table_name IN ('person', 'address', 'contact', 'role') AND person_id IS NOT NULL
		UNION SELECT person_id FROM role WHERE role_kind_id IN (SELECT row_id FROM changed WHERE table_name = 'role_kind')
		UNION SELECT person_id FROM role WHERE district_id IN (SELECT row_id FROM changed WHERE table_name = 'district')
		UNION SELECT person_id FROM role WHERE organisation_id IN (SELECT row_id FROM changed WHERE table_name = 'organisation')
		UNION SELECT id FROM person WHERE organisation_id IN (SELECT row_id FROM changed WHERE table_name = 'organisation')`,
		(*Tx).personDocuments},
	{KindDistrict, changedRows + `
		SELECT row_id FROM changed WHERE table_name = 'district'
		UNION SELECT id FROM district WHERE office_id IN (SELECT row_id FROM changed WHERE table_name = 'office')`,
		(*Tx).districtDocuments},
	{KindLetter, changedRows + `SELECT DISTINCT row_id FROM changed WHERE table_name = 'letter'`, (*Tx).letterDocuments},
	{KindMeeting, changedRows + `SELECT DISTINCT row_id FROM changed WHERE table_name = 'meeting'`, (*Tx).meetingDocuments},
}

// index brings the documents up to date with what the action has changed so far; with an undo or redo, with all rows of its entry.
func (tx *Tx) index() error {
	var first, last int64
	err := tx.sql.QueryRowContext(tx.ctx, `SELECT COALESCE(MIN(id), 1) - 1, COALESCE(MAX(id), 0) FROM history_row WHERE entry_id = ?`,
		tx.entry).Scan(&first, &last)
	if err != nil {
		return fmt.Errorf("find changed rows: %w", err)
	}
	first = max(first, tx.indexedTo)
	if last <= first {
		return nil
	}
	touched := make([][]ID, len(documentKinds))
	count := 0
	for i, kind := range documentKinds {
		if touched[i], err = column[ID](tx.ctx, tx.sql, kind.touched, first, last); err != nil {
			return fmt.Errorf("find touched %s documents: %w", kind.kind, err)
		}
		count += len(touched[i])
	}
	many, err := tx.isMany(count)
	if err != nil {
		return err
	}
	for i, kind := range documentKinds {
		if err := tx.indexRows(kind, touched[i], !many); err != nil {
			return err
		}
	}
	tx.indexedTo = last
	if many {
		return tx.rebuildWords()
	}
	return nil
}

// isMany reports whether so many documents change that making the whole word index anew is cheaper. Taking one document out of it costs
// as much as making fifty anew (10,000 people, undo of their arrival: 6.7 s one by one, 0.6 s anew).
func (tx *Tx) isMany(count int) (bool, error) {
	if count < 100 {
		return false, nil
	}
	var all int
	if err := tx.sql.QueryRowContext(tx.ctx, `SELECT COUNT(*) FROM search_document`).Scan(&all); err != nil {
		return false, fmt.Errorf("count search documents: %w", err)
	}
	return count > all/50, nil
}

// rebuildWords makes the word index anew from the documents.
func (tx *Tx) rebuildWords() error {
	if _, err := tx.sql.ExecContext(tx.ctx, `INSERT INTO search_word (search_word) VALUES ('rebuild')`); err != nil {
		return fmt.Errorf("rebuild word index: %w", err)
	}
	return nil
}

// indexRows makes the documents of the rows anew, and removes those of rows that are gone; with words, in the word index as well.
func (tx *Tx) indexRows(kind documentKind, ids []ID, words bool) error {
	for chunk := range slices.Chunk(ids, 2000) {
		list, err := json.Marshal(chunk)
		if err != nil {
			return fmt.Errorf("list rows: %w", err)
		}
		documents, err := kind.make(tx, string(list))
		if err != nil {
			return fmt.Errorf("make %s documents: %w", kind.kind, err)
		}
		present := make(map[ID]bool, len(documents))
		for _, d := range documents {
			present[d.row] = true
			if err := tx.putDocument(kind.kind, d, words); err != nil {
				return fmt.Errorf("write %s document %d: %w", kind.kind, d.row, err)
			}
		}
		for _, id := range chunk {
			if present[id] {
				continue
			}
			if err := tx.removeDocument(kind.kind, id, words); err != nil {
				return fmt.Errorf("remove %s document %d: %w", kind.kind, id, err)
			}
		}
	}
	return nil
}

// The word index keeps no text of its own: to take words out it must be told the text they came from.
const (
	addWords    = `INSERT INTO search_word (rowid, text) VALUES (?, ?)`
	removeWords = `INSERT INTO search_word (search_word, rowid, text) VALUES ('delete', ?, ?)`
)

// document returns number, key and text of a document that is there; 0 if there is none.
func (tx *Tx) document(kind string, row ID) (id ID, d document, err error) {
	statement, err := tx.prepared(`SELECT id, sort_key, text FROM search_document WHERE kind = ? AND row_id = ?`)
	if err != nil {
		return 0, document{}, err
	}
	err = statement.QueryRowContext(tx.ctx, kind, row).Scan(&id, &d.sortKey, &d.text)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, document{}, nil
	}
	return id, d, err
}

func (tx *Tx) putDocument(kind string, d document, words bool) error {
	id, old, err := tx.document(kind, d.row)
	if err != nil {
		return err
	}
	switch {
	case id == 0:
		result, err := tx.exec(`INSERT INTO search_document (kind, row_id, sort_key, text) VALUES (?, ?, ?, ?)`, kind, d.row, d.sortKey, d.text)
		if err != nil {
			return err
		}
		number, err := result.LastInsertId()
		if err != nil {
			return err
		}
		return tx.changeWords(words, addWords, ID(number), d.text)
	case old.text == d.text && bytes.Equal(old.sortKey, d.sortKey):
		return nil
	}
	if err := tx.changeWords(words, removeWords, id, old.text); err != nil {
		return err
	}
	if _, err := tx.exec(`UPDATE search_document SET sort_key = ?, text = ? WHERE id = ?`, d.sortKey, d.text, id); err != nil {
		return err
	}
	return tx.changeWords(words, addWords, id, d.text)
}

func (tx *Tx) removeDocument(kind string, row ID, words bool) error {
	id, old, err := tx.document(kind, row)
	if err != nil || id == 0 {
		return err
	}
	if err := tx.changeWords(words, removeWords, id, old.text); err != nil {
		return err
	}
	_, err = tx.exec(`DELETE FROM search_document WHERE id = ?`, id)
	return err
}

// changeWords runs addWords or removeWords, unless the whole word index will be made anew.
func (tx *Tx) changeWords(words bool, statement string, id ID, text string) error {
	if !words {
		return nil
	}
	_, err := tx.exec(statement, id, text)
	return err
}

// missingDocuments counts the rows without a document, less the documents without a row.
const missingDocuments = `SELECT (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM district) + (SELECT COUNT(*) FROM letter)
	+ (SELECT COUNT(*) FROM meeting) - (SELECT COUNT(*) FROM search_document)`

// ensureSearch makes all documents anew where the rules by which they were made are not ours, or some are missing, or the
// word index is damaged.
func (s *Store) ensureSearch(ctx context.Context, wordsDamaged bool) error {
	version, err := state(ctx, s.writing, stateSearchVersion)
	if err != nil {
		return err
	}
	var missing int
	if err := s.writing.QueryRowContext(ctx, missingDocuments).Scan(&missing); err != nil {
		return fmt.Errorf("count search documents: %w", err)
	}
	if version == searchVersion() && missing == 0 && !wordsDamaged {
		return nil
	}
	transaction, err := s.writing.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("rebuild search: %w", err)
	}
	defer func() { _ = transaction.Rollback() }()
	if err := rebuildSearch(newTx(ctx, transaction)); err != nil {
		return err
	}
	return transaction.Commit()
}

// rebuildSearch makes all documents anew.
func rebuildSearch(tx *Tx) error {
	for _, statement := range []string{
		`INSERT INTO search_word (search_word) VALUES ('delete-all')`,
		`DELETE FROM search_document`,
		`INSERT INTO search_word (search_word, rank) VALUES ('secure-delete', 1)`, // what is erased leaves no words behind
	} {
		if _, err := tx.sql.ExecContext(tx.ctx, statement); err != nil {
			return fmt.Errorf("clear search: %w", err)
		}
	}
	for _, kind := range documentKinds {
		ids, err := column[ID](tx.ctx, tx.sql, `SELECT id FROM `+kind.kind)
		if err != nil {
			return fmt.Errorf("list %s: %w", kind.kind, err)
		}
		if err := tx.indexRows(kind, ids, false); err != nil {
			return err
		}
	}
	if err := tx.rebuildWords(); err != nil {
		return err
	}
	return setState(tx.ctx, tx.sql, stateSearchVersion, searchVersion())
}

// wordList gathers the words of a document, each once.
type wordList struct {
	seen  map[string]bool
	words []string
}

func (w *wordList) add(texts ...string) {
	for _, text := range texts {
		for _, word := range Fold(text) {
			w.addWord(word)
		}
	}
}

func (w *wordList) addWord(word string) {
	if word == "" || w.seen[word] {
		return
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[word] = true
	w.words = append(w.words, word)
}

// addNumber adds a telephone number as it is written and as its digits in one.
func (w *wordList) addNumber(number string) {
	w.add(number)
	w.addWord(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number))
}

func (w *wordList) text() string { return strings.Join(w.words, " ") }
