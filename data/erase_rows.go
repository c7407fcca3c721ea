package data

// This file decides which rows go with an erased person, which lose the name, and does it, in the tables and in the history alike.

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// reference is a column that refers to another table.
type reference struct {
	table, column, target string
	required              bool
}

func (r reference) name() string { return r.table + "." + r.column }

// references returns all references between tables with history, as the schema has them.
func references(ctx context.Context, q querier) ([]reference, error) {
	rows, err := q.QueryContext(ctx, `SELECT m.name, f."from", f."table", c."notnull" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
		JOIN pragma_table_info(m.name) c ON c.name = f."from" WHERE m.type = 'table' AND f."table" <> 'blob' AND m.name NOT IN (SELECT value FROM json_each(?)) ORDER BY m.name, c.cid`, listOf(ownTables))
	if err != nil {
		return nil, fmt.Errorf("list references: %w", err)
	}
	defer rows.Close()
	var list []reference
	for rows.Next() {
		var r reference
		if err := rows.Scan(&r.table, &r.column, &r.target, &r.required); err != nil {
			return nil, fmt.Errorf("list references: %w", err)
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

func listOf[T any](values []T) string {
	text, err := json.Marshal(values)
	if err != nil {
		panic(err) // numbers and names always become JSON
	}
	return string(text)
}

// row is a row as the history keeps it.
type rowValues map[string]any

func (v rowValues) id(column string) ID { n, _ := v[column].(int64); return ID(n) }

func (v rowValues) text(column string) string { s, _ := v[column].(string); return s }

// personPolicy says what becomes of a row that may refer to what goes, and need not.
type personPolicy struct {
	removes func(rowValues) bool // the row goes too; nil: it never does
	blanks  map[string]string    // texts of a row that stays
}

func always(rowValues) bool { return true }

// personPolicies is by table and column. A column that is not here loses the reference, and its row the name.
var personPolicies = map[string]personPolicy{
	"letter.person_id":     {removes: always},
	"attachment.person_id": {removes: always},
	"attachment.letter_id": {removes: always},
	"follow_up.person_id":  {removes: always},
	// What the program noted about a letter, an answer, a meeting belongs to the committee as well; what somebody wrote about the person does not.
	"journal_entry.person_id": {removes: func(v rowValues) bool {
		byProgram := v.id("letter_id") != 0 || v.text("kind") == JournalAnswer || v.text("kind") == JournalMeeting
		return !byProgram || v.id("district_id") == 0 && v.id("meeting_id") == 0
	}},
	"invitation.person_id": {blanks: map[string]string{"name": ErasedName, "note": "", "came": "", "gone": ""}},
	"task.person_id":       {blanks: map[string]string{"who": ErasedName}},
	"meeting.chair_id":     {blanks: map[string]string{"chair_name": ErasedName}},
	"meeting.minutes_id":   {blanks: map[string]string{"minutes_name": ErasedName}},
}

// removes reports whether a row goes with what the reference leads to.
func (r reference) removes(v rowValues) bool {
	if r.required {
		return true
	}
	policy := personPolicies[r.name()]
	return policy.removes != nil && policy.removes(v)
}

// standing are the tables that describe the office and not people: a name in them is told, not taken out, for it would spoil letterheads and addresses in use.
var standing = []string{"office", "district", "body", "term", "role_kind", "sender", "organisation", "template", "setting", "deletion_rule", "erasure"}

// standingNotes are what is noted beside them: there the name goes.
var standingNotes = []string{"note", "evidence"}

// nameFields hold one name each: with another first name it is somebody else's.
var nameFields = map[string][]string{"invitation": {"name", "substitute"}, "meeting": {"chair_name", "minutes_name"}, "task": {"who"}}

// someoneElses are the texts that name whom a row belongs to: in the row of another person they are that person's.
var someoneElses = map[string][]string{
	"person": {"form", "title", "first_name", "last_name", "salutation", "address_lines"}, "invitation": {"name", "capacity"}, "letter": {"recipient", "address", "salutation"},
	"address": nil, "contact": nil, "role": nil, // all
}

// choose finds the rows that go and those that lose the name.
func (e *erasing) choose() error {
	switch e.order.Class {
	case EraseAll:
		for id := range e.people {
			e.gone.add("person", id)
		}
		// A file without heads is remembered by its first row. Two of them may be the same without the name, which cannot be.
		named := func(v rowValues) bool {
			return e.names.names(v.text("shape")) || e.names.names(v.text("mapping"))
		}
		if err := e.chooseRows(e.gone, "import_mapping", named); err != nil {
			return err
		}
	case EraseContacts:
		for id := range e.people {
			e.named.add("person", id)
		}
		for _, name := range []string{"address", "contact"} {
			if err := e.chooseRows(e.gone, name, func(v rowValues) bool { return e.people[v.id("person_id")] }); err != nil {
				return err
			}
		}
	case EraseLetters:
		if err := e.chooseRows(e.gone, "letter", func(v rowValues) bool { return e.people[v.id("person_id")] && e.isBefore(v.text("dated_on")) }); err != nil {
			return err
		}
	case EraseAttendance:
		meetings, err := e.meetingsBefore()
		if err != nil {
			return err
		}
		if err := e.chooseRows(e.named, "invitation", func(v rowValues) bool { return e.people[v.id("person_id")] && meetings[v.id("meeting_id")] }); err != nil {
			return err
		}
	}
	return e.follow()
}

// isBefore reports whether a day lies before that of the order.
func (e *erasing) isBefore(day string) bool {
	return e.order.Before.IsZero() || day != "" && day < e.order.Before.ISO()
}

func (e *erasing) meetingsBefore() (map[ID]bool, error) {
	list, err := List[Meeting](e.tx.ctx, e.tx, nil)
	if err != nil {
		return nil, err
	}
	found := map[ID]bool{}
	for _, m := range list {
		if e.isBefore(m.HeldOn.ISO()) {
			found[m.ID] = true
		}
	}
	return found, nil
}

// chooseRows adds the rows of a table that fit, those that only the history knows too.
func (e *erasing) chooseRows(to rowSet, name string, fits func(rowValues) bool) error {
	t := e.table(name)
	present := map[ID]bool{}
	err := e.eachRow(t, "", func(id ID, v rowValues) error {
		if present[id] = true; fits(v) {
			to.add(name, id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return e.eachVersion(name, "", func(id ID, v rowValues) error {
		if !present[id] && fits(v) {
			to.add(name, id)
		}
		return nil
	})
}

// follow adds what goes with the rows that go, until nothing is added.
func (e *erasing) follow() error {
	for more := true; more; {
		more = false
		for _, r := range e.refs {
			targets := slices.Sorted(maps.Keys(e.gone[r.target]))
			if len(targets) == 0 || !r.required && personPolicies[r.name()].removes == nil {
				continue
			}
			added, err := e.followReference(r, targets)
			if err != nil {
				return err
			}
			more = more || added
		}
	}
	return nil
}

func (e *erasing) followReference(r reference, targets []ID) (added bool, err error) {
	list := listOf(targets)
	err = e.eachRow(e.table(r.table), ` WHERE "`+r.column+`" IN (SELECT value FROM json_each(?))`, func(id ID, v rowValues) error {
		if r.removes(v) && e.gone.add(r.table, id) {
			added = true
		}
		return nil
	}, list)
	if err != nil {
		return false, err
	}
	// Rows that are on no table any more; one that is there and refers to somebody else by now stays.
	err = e.eachVersion(r.table, ` AND row_id NOT IN (SELECT id FROM "`+r.table+`")`, func(id ID, v rowValues) error {
		if slices.Contains(targets, v.id(r.column)) && r.removes(v) && e.gone.add(r.table, id) {
			added = true
		}
		return nil
	})
	return added, err
}

func (e *erasing) table(name string) table {
	at := slices.IndexFunc(e.tables, func(t table) bool { return t.name == name })
	if at < 0 {
		return table{name: name, columns: []string{"id"}}
	}
	return e.tables[at]
}

// eachRow calls fn with the rows of a table.
func (e *erasing) eachRow(t table, condition string, fn func(ID, rowValues) error, args ...any) error {
	return e.each(`SELECT id, `+t.row("")+` FROM "`+t.name+`"`+condition+` ORDER BY id`, fn, args...)
}

// eachVersion calls fn with what the history remembers of the rows of a table.
func (e *erasing) eachVersion(name, condition string, fn func(ID, rowValues) error) error {
	for _, side := range []string{"old", "new"} {
		err := e.each(`SELECT row_id, `+side+` FROM history_row WHERE table_name = ? AND `+side+` IS NOT NULL`+condition+` ORDER BY id DESC`, fn, name)
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *erasing) each(query string, fn func(ID, rowValues) error, args ...any) error {
	rows, err := e.tx.sql.QueryContext(e.tx.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id ID
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		values, err := parseRow(text)
		if err != nil {
			return err
		}
		if err := fn(id, values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// concerns reports whether rows of a table can change at all.
func (e *erasing) concerns(name string) bool {
	if e.names != nil || len(e.gone[name])+len(e.named[name]) > 0 {
		return true
	}
	return slices.ContainsFunc(e.refs, func(r reference) bool { return r.table == name && len(e.gone[r.target]) > 0 })
}

// eraseRows removes and changes the rows of the tables.
func (e *erasing) eraseRows() error {
	for _, t := range e.tables {
		if !e.concerns(t.name) {
			continue
		}
		if err := e.eraseTable(t); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

func (e *erasing) eraseTable(t table) error {
	changes, removed := map[ID]rowValues{}, 0
	err := e.eachRow(t, "", func(id ID, v rowValues) error {
		if e.gone[t.name][id] {
			removed++
			if hash := v.text("pdf_hash") + v.text("hash"); hash != "" {
				e.report.Files++
				e.hashes = append(e.hashes, hash)
			}
			e.notePapers(t.name, id, v)
			return nil
		}
		before := maps.Clone(v)
		cleaned := e.clean(t.name, id, v)
		e.noteSpared(t.name, v)
		if !cleaned {
			return nil
		}
		if slices.Contains(standing, t.name) && e.putBack(before, v) {
			e.remain("%s „%s“ nennt den Namen. Bitte von Hand ändern, wenn er dort nicht mehr stehen soll.", standingName(t.name), v.text("name"))
		}
		if maps.Equal(before, v) {
			return nil
		}
		e.noteTexts(t.name, before, v)
		e.notePapers(t.name, id, v)
		changed := rowValues{}
		for column, value := range v {
			if before[column] != value {
				changed[column] = value
			}
		}
		changes[id] = changed
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(changes)) {
		columns := slices.Sorted(maps.Keys(changes[id]))
		args := make([]any, 0, len(columns)+1)
		for _, column := range columns {
			args = append(args, changes[id][column])
		}
		if _, err := e.tx.exec(`UPDATE "`+t.name+`" SET `+quoted(columns, " = ?", ", ")+` WHERE id = ?`, append(args, id)...); err != nil {
			return err
		}
	}
	e.count(t.name, removed, len(changes))
	_, err = e.tx.exec(`DELETE FROM "`+t.name+`" WHERE id IN (SELECT value FROM json_each(?))`, listOf(slices.Collect(maps.Keys(e.gone[t.name]))))
	return err
}

// putBack gives a row its texts back, all but the notes, and reports whether there were any.
func (e *erasing) putBack(before, v rowValues) (any bool) {
	for column := range v {
		if v[column] != before[column] && !slices.Contains(standingNotes, column) {
			v[column], any = before[column], true
		}
	}
	return any
}

// noteSpared says which names of others stay.
func (e *erasing) noteSpared(name string, v rowValues) {
	for _, column := range nameFields[name] {
		if e.names != nil && e.isSomeoneElses(name, column, v) && e.names.names(v.text(column)) {
			e.remain("In einer Liste steht „%s“. Das scheint jemand anders zu sein; der Name ist dort geblieben.", v.text(column))
		}
	}
}

// remain adds a sentence about what is left, once.
func (e *erasing) remain(format string, values ...any) {
	if text := fmt.Sprintf(format, values...); !slices.Contains(e.report.Remains, text) {
		e.report.Remains = append(e.report.Remains, text)
	}
}

// standingName returns what a row of the tables that stay is called in German.
func standingName(table string) string {
	names := map[string]string{"sender": "Das Absenderprofil", "template": "Die Vorlage", "organisation": "Die Organisation", "office": "Die Geschäftsstelle", "setting": "Eine Einstellung"}
	if name := names[table]; name != "" {
		return name
	}
	return "Ein Eintrag (" + table + ")"
}

// clean takes the person out of a row, or a version of it, and reports whether it changed. The row itself stays.
func (e *erasing) clean(name string, id ID, v rowValues) (changed bool) {
	set := func(column string, value any) {
		if old, known := v[column]; known && old != value {
			v[column], changed = value, true
		}
	}
	own := false
	for _, r := range e.refs {
		if r.table != name || v[r.column] == nil || r.required {
			continue
		}
		blanks := personPolicies[r.name()].blanks
		switch {
		case e.gone[r.target][v.id(r.column)]:
			own = own || r.target == "person"
		case !e.named[name][id] || r.target != "person" || !e.people[v.id(r.column)]:
			continue
		}
		set(r.column, nil)
		for column, text := range blanks {
			set(column, text)
		}
	}
	if e.named[name][id] {
		switch {
		case name == "person":
			set("address_lines", "")
			if v.text("address_via") == ViaOwn {
				set("address_via", ViaOffice)
			}
		case name == "invitation" && e.order.PersonID == 0 && v["person_id"] == nil:
			for column, text := range personPolicies["invitation.person_id"].blanks {
				set(column, text)
			}
			set("substitute", "")
		}
	}
	if e.names == nil {
		return changed
	}
	for column, value := range v {
		if text, is := value.(string); is && !e.isSomeoneElses(name, column, v) {
			set(column, e.names.erase(text, own))
		}
	}
	return changed
}

// isSomeoneElses reports whether a text names another person on file.
func (e *erasing) isSomeoneElses(name, column string, v rowValues) bool {
	if slices.Contains(nameFields[name], column) && e.names.namesAnother(v.text(column)) {
		return true
	}
	columns, known := someoneElses[name]
	owner := "person_id"
	if name == "person" {
		owner = "id"
	}
	return known && e.others[v.id(owner)] && (columns == nil || slices.Contains(columns, column))
}

// noteTexts keeps an excerpt of each text about other things in which the name stood, for whoever looks before erasing.
func (e *erasing) noteTexts(name string, before, after rowValues) {
	for _, column := range slices.Sorted(maps.Keys(after)) {
		old, new := before.text(column), after.text(column)
		if old == new || personPolicies[name+".person_id"].blanks[column] != "" || new == "" {
			continue
		}
		e.report.Texts = append(e.report.Texts, excerpt(old, new))
	}
}

// excerpt returns some words around the first place where a text changed.
func excerpt(old, new string) string {
	a, b := []rune(old), []rune(new)
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	from, to := max(0, at-40), min(len(a), at+60)
	text := strings.Join(strings.Fields(string(a[from:to])), " ")
	if from > 0 {
		text = "… " + text
	}
	if to < len(a) {
		text += " …"
	}
	return text
}

// notePapers remembers whose files show a row that goes or changes.
func (e *erasing) notePapers(name string, id ID, v rowValues) {
	if e.order.Class == EraseAttendance || e.order.Class == EraseContacts {
		return
	}
	switch name {
	case "letter":
		e.papers.add("letter", id)
		if run := v.id("run_id"); run != 0 {
			e.papers.add("letter_run", run)
		}
	case "letter_run", "meeting":
		e.papers.add(name, id)
	case "invitation", "agenda_item", "decision", "task":
		if meeting := v.id("meeting_id"); meeting != 0 {
			e.papers.add("meeting", meeting)
		}
	}
}

// historyChange is what becomes of a row of the history.
type historyChange struct {
	old, new sql.NullString
	gone     bool
}
