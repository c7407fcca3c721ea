package data

// This file erases a person (Art. 17 DSGVO), or a part of what is kept about one, from tables, history, search index and the free pages of the file. It goes below the history: nothing
// of it can be undone, and what was done before cannot be undone any more either, for that would bring the person back.
//
// What becomes of the rows follows from the references in the schema. A row that must refer to the person goes; of the others personPolicies says whether they go or lose the name. The
// letters to the person go, with their files, and so does the file of each run they were made in: the letters to others in it keep files of their own, or are laid out anew from their
// text. Texts about other things lose the name where it stands.

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// StateFinal is the HistoryEntry.State of what counts and cannot be undone any more, because something was erased after it.
const StateFinal = "final"

// Parts of what is kept about a person, for Erasure.Class and ErasureOrder.Class. They are also the keys of the shipped rules of deletion.
const (
	EraseAll        = "person"     // everything
	EraseContacts   = "contacts"   // addresses, numbers, mailboxes
	EraseLetters    = "letters"    // letters to the person, with their files
	EraseAttendance = "attendance" // the name in lists of meetings; the count stays
)

// ErasureOrder says whom or what to erase, why, and what the archive said.
type ErasureOrder struct {
	PersonID ID     // 0: guests who are on no file, of EraseAttendance only
	Class    string // EraseAll …
	Before   Date   // of letters and meetings: only those of days before; zero: all
	Reason   string // 'auf Verlangen'; the protocol keeps it without the name

	// What the archive said to the offer (Art. 26 Abs. 6 BayDSG); zero: as noted with the person.
	ArchiveOfferedOn Date
	ArchiveDecision  string
	WithoutArchive   string // why nothing was offered; without it an order that was not offered is refused

	ErasedOn Date // the day in the protocol, of an erasure that is repeated on a restored copy; zero: today
}

// ErasureReport says what was erased, or would be.
type ErasureReport struct {
	Erasure Erasure
	Tables  []ErasedTable // by name, only those with something in them
	History int           // rows of the history that went or lost the name
	Files   int           // PDFs and attachments that went
	Texts   []string      // excerpts of texts about other things in which the name stood
	Remains []string      // German: where the name still stands or may stand, and why
	Papers  []ErasedPaper // the PDFs and attachments that went, by what is in them: the same may lie in a folder

	called *nameWords     // what the person was called; nil: parts only
	listed []listedErased // what the lists of erasures are to hold
}

// People returns the numbers that the person had: more than one after a merge. None for guests.
func (r ErasureReport) People() []ID {
	var numbers []ID
	for _, line := range r.listed {
		numbers = append(numbers, ID(line.Subject))
	}
	return numbers
}

// ErasedPaper is a file that was kept.
type ErasedPaper struct {
	Hash Hash
	Size int64 // bytes
}

// Names reports whether a text names the person who was erased as a whole: for looking through files that were given out.
func (r ErasureReport) Names(text string) bool {
	return r.called != nil && r.called.names(text)
}

// ErasedTable counts what happened in a table.
type ErasedTable struct {
	Name             string // as in the schema
	Removed, Changed int
}

// Erase carries out the order at once and for good. *Mistake: there is no such person, neither on file nor in the history; nothing was offered to the archive; the store only reads.
func (s *Store) Erase(ctx context.Context, order ErasureOrder) (ErasureReport, error) {
	reports, err := s.EraseAll(ctx, []ErasureOrder{order}, nil)
	if len(reports) == 0 {
		return ErasureReport{}, err
	}
	return reports[0], err
}

// EraseAll carries out several orders, all or none; an order about somebody who went with one before it is passed over. progress, which may be nil, hears how many are done. Reports and a *Mistake come together where all is erased and the file could not be
// made smaller. Errors as with Erase.
func (s *Store) EraseAll(ctx context.Context, orders []ErasureOrder, progress func(done, total int)) ([]ErasureReport, error) {
	reports, err := s.erase(ctx, orders, true, progress)
	if err != nil || len(reports) == 0 {
		return nil, err
	}
	ctx = context.WithoutCancel(ctx) // all is gone by now: what follows is not cut short
	// First the lists: who is killed now leaves a file from which all is gone, and a copy that asks for it.
	for i := range reports {
		if listed := s.addToErasureLists(ctx, reports[i]); listed != nil {
			reports[i].Remains = append(reports[i].Remains, fmt.Sprintf("Eine Liste der Löschungen (neben der Datei oder bei den Einstellungen) ließ sich nicht schreiben (%v). Nach dem Öffnen einer älteren Sicherung bitte selbst daran denken.", listed))
		}
	}
	if err := s.vacuum(ctx); err != nil {
		return reports, &Mistake{Text: "Die Angaben sind gelöscht und ihre Stellen in der Datei überschrieben. Nur kleiner wurde die Datei nicht: Der Datenträger ist voll, oder ein anderes Programm liest sie. Die nächste Löschung holt das nach.", Cause: err}
	}
	return reports, nil
}

// PreviewErasure returns what Erase would do, and does nothing. The archive is not asked for.
func (s *Store) PreviewErasure(ctx context.Context, order ErasureOrder) (ErasureReport, error) {
	reports, err := s.erase(ctx, []ErasureOrder{order}, false, nil)
	if err != nil {
		return ErasureReport{}, err
	}
	return reports[0], nil
}

// erase runs the orders in one transaction, which is taken back unless it is for good.
func (s *Store) erase(ctx context.Context, orders []ErasureOrder, forGood bool, progress func(done, total int)) ([]ErasureReport, error) {
	var reports []ErasureReport
	var tables []string
	gone := map[ID]bool{}
	change, err := s.write(ctx, func(tx *Tx) (entry HistoryEntry, err error) {
		for i, order := range orders {
			if gone[order.PersonID] {
				continue
			}
			e, err := newErasing(tx, order)
			if err != nil {
				return HistoryEntry{}, err
			}
			if entry, err = e.carryOut(s, forGood); err != nil {
				return HistoryEntry{}, err
			}
			reports, tables = append(reports, e.report), tableNames(e.tables)
			if order.Class == EraseAll {
				maps.Copy(gone, e.people)
			}
			if progress != nil {
				progress(i+1, len(orders))
			}
		}
		if !forGood || len(orders) == 0 {
			return HistoryEntry{}, nil
		}
		if err := closeHistory(tx); err != nil {
			return HistoryEntry{}, err
		}
		if err := removeBlobs(tx); err != nil {
			return HistoryEntry{}, err
		}
		return entry, rebuildSearch(tx)
	})
	if err != nil {
		return nil, err
	}
	if forGood && len(orders) > 0 {
		change.tables = tables
		s.listening.tell(change)
	}
	return reports, nil
}

// removeBlobs removes the bytes to which nothing refers any more, with the erasure or not at all.
func removeBlobs(tx *Tx) error {
	kept, err := referredTo(tx.ctx, tx.sql)
	if err != nil {
		return fmt.Errorf("find files in use: %w", err)
	}
	if _, err := tx.exec(`DELETE FROM blob WHERE NOT `+in("hash"), listOf(slices.AppendSeq([]string{}, maps.Keys(kept)))); err != nil {
		return fmt.Errorf("remove files: %w", err)
	}
	return nil
}

func tableNames(tables []table) []string {
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = t.name
	}
	return names
}

// carryOut does what the order says, and writes the protocol if it is for good.
func (e *erasing) carryOut(s *Store, forGood bool) (HistoryEntry, error) {
	if forGood {
		if err := e.askArchive(); err != nil {
			return HistoryEntry{}, err
		}
	}
	moments := map[ID]string{}
	for number := range e.people {
		moment, err := entered(e.tx.ctx, e.tx.sql, number)
		if err != nil {
			return HistoryEntry{}, err
		}
		moments[number] = moment
	}
	e.report.called = e.names
	if err := e.run(); err != nil {
		return HistoryEntry{}, fmt.Errorf("erase %s of person %d: %w", e.order.Class, e.order.PersonID, err)
	}
	e.report.Erasure = e.protocol(s.Today())
	e.report.listed = listedErasures(e.report.Erasure, e.order.Before, moments)
	if !forGood {
		return HistoryEntry{}, nil
	}
	if err := Insert(e.tx, &e.report.Erasure); err != nil {
		return HistoryEntry{}, err
	}
	return e.tx.begin(s, erasureTitle(e.report.Erasure))
}

// erasureTitle is the line in the history. It names nobody.
func erasureTitle(e Erasure) string {
	if e.Subject == 0 {
		return "Gelöscht: Namen von Gästen"
	}
	return fmt.Sprintf("Gelöscht: %s zu Person Nr. %d", ErasureClassName(e.Class), e.Subject)
}

// ErasureClassName returns what a class of data is called in German.
func ErasureClassName(class string) string {
	switch class {
	case EraseContacts:
		return "Kontaktdaten"
	case EraseLetters:
		return "Schreiben"
	case EraseAttendance:
		return "Name in Anwesenheitslisten"
	}
	return "alle Angaben"
}

// vacuum writes the file anew, so that its free pages are gone.
func (s *Store) vacuum(ctx context.Context) error {
	s.action.Lock()
	defer s.action.Unlock()
	_, err := s.writing.ExecContext(ctx, `VACUUM`)
	if err != nil {
		return s.explain(ctx, fmt.Errorf("compact: %w", err))
	}
	// The rollback journal is gone; where a file was kept with a write-ahead log by another program, its content goes into the file and is cut off.
	_, err = s.writing.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

// erasing is one erasure under way.
type erasing struct {
	tx     *Tx
	order  ErasureOrder
	tables []table
	refs   []reference
	person Person      // as last known
	people map[ID]bool // the number of the person, and those of rows that were merged into it
	others map[ID]bool // the other people on file
	called *nameWords  // what the person is called; nil: guests
	names  *nameWords  // the same, where texts lose the name; nil: they do not
	gone   rowSet      // rows that go
	named  rowSet      // rows that lose the name
	papers rowSet      // letters, runs and meetings whose files go
	hashes []string    // of the files that go
	report ErasureReport
}

// rowSet is numbers of rows by table.
type rowSet map[string]map[ID]bool

func (s rowSet) add(table string, id ID) bool {
	if s[table] == nil {
		s[table] = map[ID]bool{}
	}
	isNew := !s[table][id]
	s[table][id] = true
	return isNew
}

func newErasing(tx *Tx, order ErasureOrder) (*erasing, error) {
	e := &erasing{tx: tx, order: order, gone: rowSet{}, named: rowSet{}, papers: rowSet{}}
	var err error
	if e.tables, err = historyTables(tx.ctx, tx.sql); err != nil {
		return nil, err
	}
	if e.refs, err = references(tx.ctx, tx.sql); err != nil {
		return nil, err
	}
	switch order.Class {
	case EraseAll, EraseContacts, EraseLetters, EraseAttendance:
	default:
		return nil, Mistakef("„%s“ lässt sich nicht löschen. Möglich sind: %s, %s, %s, %s.", order.Class, EraseAll, EraseContacts, EraseLetters, EraseAttendance)
	}
	if e.people, err = samePeople(tx, order.PersonID); err != nil {
		return nil, err
	}
	if into, err := mergedInto(tx.ctx, tx.sql, order.PersonID); err != nil || into != 0 {
		return nil, cmp.Or(err, error(Mistakef("Nr. %d wurde mit Nr. %d zusammengeführt. Bitte Nr. %[2]d angeben: Beides ist dieselbe Person.", order.PersonID, into)))
	}
	if order.PersonID == 0 {
		if order.Class != EraseAttendance {
			return nil, Mistakef("Bitte angeben, wessen Angaben gelöscht werden sollen.")
		}
		return e, nil
	}
	names, err := personVersions(tx, e.numbers())
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, Mistakef("Eine Person mit der Nummer %d gibt es weder in der Kartei noch im Verlauf.", order.PersonID)
	}
	e.person = names[0]
	others, err := column[ID](tx.ctx, tx.sql, `SELECT id FROM person WHERE id NOT IN (SELECT value FROM json_each(?))`, e.numbers())
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	e.others = make(map[ID]bool, len(others))
	for _, id := range others {
		e.others[id] = true
	}
	if order.Class != EraseAll { // the name is only kept out of the protocol, whatever else is called so
		e.called = newNameWords(names, func(string) int { return anywhere }, false, nil)
		return e, nil
	}
	e.names, err = newNames(tx, e.numbers(), names)
	e.called = e.names
	return e, err
}

// numbers returns the numbers of the person as a JSON list.
func (e *erasing) numbers() string { return listOf(slices.Sorted(maps.Keys(e.people))) }

// askArchive refuses what was not offered to the archive.
func (e *erasing) askArchive() error {
	e.takeArchive()
	switch {
	case strings.TrimSpace(e.order.WithoutArchive) != "":
		return nil
	case e.order.ArchiveOfferedOn.IsZero() || e.order.ArchiveDecision == ArchiveOpen:
		return Mistakef("Vor dem Löschen müssen die Unterlagen dem Archiv angeboten werden (Art. 26 Abs. 6 BayDSG). Bitte Datum und Entscheidung eintragen oder begründen, warum nichts anzubieten ist.")
	case e.order.ArchiveDecision != ArchiveKept && e.order.ArchiveDecision != ArchiveDeclined:
		return Mistakef("Als Entscheidung des Archivs ist möglich: übernommen (%s) oder abgelehnt (%s).", ArchiveKept, ArchiveDeclined)
	}
	return nil
}

// takeArchive fills in what is noted with the person.
func (e *erasing) takeArchive() {
	if e.order.ArchiveOfferedOn.IsZero() && e.order.ArchiveDecision == ArchiveOpen {
		e.order.ArchiveOfferedOn, e.order.ArchiveDecision = e.person.ArchiveOfferedOn, e.person.ArchiveDecision
	}
}

// protocol returns the line that stays. It names nobody.
func (e *erasing) protocol(today Date) Erasure {
	e.takeArchive()
	day := e.order.ErasedOn
	if day.IsZero() {
		day = today
	}
	reason := strings.Join(strings.Fields(e.order.Reason), " ")
	if without := strings.Join(strings.Fields(e.order.WithoutArchive), " "); without != "" {
		reason = joinParts("; ", reason, "dem Archiv nicht angeboten: "+without)
	}
	count := 0
	for _, t := range e.report.Tables {
		count += t.Removed + t.Changed
	}
	return Erasure{
		ErasedOn: day, Subject: int(e.order.PersonID), Class: e.order.Class, Reason: e.called.erase(reason, true), RowCount: count,
		ArchiveOfferedOn: e.order.ArchiveOfferedOn, ArchiveDecision: e.order.ArchiveDecision,
	}
}

// run does everything but the protocol.
func (e *erasing) run() error {
	if err := e.tx.setPen(penReplay, 0); err != nil {
		return err
	}
	// Rows go table by table; what counts is that all is well at the commit.
	if _, err := e.tx.sql.ExecContext(e.tx.ctx, `PRAGMA defer_foreign_keys = ON`); err != nil {
		return fmt.Errorf("defer foreign keys: %w", err)
	}
	for _, step := range []func() error{e.choose, e.eraseHistory, e.eraseRows, e.eraseTitles, e.erasePapers, e.noteRemains} {
		if err := step(); err != nil {
			return err
		}
	}
	slices.SortFunc(e.report.Tables, func(a, b ErasedTable) int { return strings.Compare(a.Name, b.Name) })
	return nil
}

// closeHistory makes final what was done before: undoing it would bring back what is gone.
func closeHistory(tx *Tx) error {
	for from, to := range map[string]string{StateDone: StateFinal, StateUndone: StateDropped} {
		if _, err := tx.sql.ExecContext(tx.ctx, `UPDATE history_entry SET state = ? WHERE state = ?`, to, from); err != nil {
			return fmt.Errorf("close history: %w", err)
		}
	}
	return nil
}

// count notes what happened in a table.
func (e *erasing) count(name string, removed, changed int) {
	if removed+changed == 0 {
		return
	}
	at := slices.IndexFunc(e.report.Tables, func(t ErasedTable) bool { return t.Name == name })
	if at < 0 {
		at = len(e.report.Tables)
		e.report.Tables = append(e.report.Tables, ErasedTable{Name: name})
	}
	e.report.Tables[at].Removed += removed
	e.report.Tables[at].Changed += changed
}
