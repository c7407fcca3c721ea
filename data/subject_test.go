package data

import (
	"slices"
	"strings"
	"testing"
)

// What is kept about a person comes from every table whose rows an erasure would remove or take the name from.
func TestSubjectIsReadFromEveryTable(t *testing.T) {
	e := newErased(t)
	subject := must(e.Subject(t.Context(), e.person.ID))(t)
	var names []string
	for _, table := range subject.Tables {
		names = append(names, table.Name)
	}
	for _, r := range must(references(t.Context(), e.reading))(t) {
		if r.target == "person" && !slices.Contains(names, r.table) {
			t.Errorf("%s refers to people and is not in %v: the test has no row there, or it was forgotten", r.table, names)
		}
	}
	for _, table := range subject.Tables {
		if table.Name == "attachment" && len(table.Rows) != 2 {
			t.Errorf("attachments %+v: that of a letter belongs to it", table.Rows)
		}
		if table.Name == "role" && table.Rows[0].Labels["role_kind_id"] != "Vorsitz" {
			t.Errorf("labels %v", table.Rows[0].Labels)
		}
		if table.Name == "follow_up" && len(table.Rows) != 1 {
			t.Errorf("follow-ups %+v", table.Rows)
		}
	}
	if !slices.ContainsFunc(subject.Mentions, func(m SubjectMention) bool {
		return m.Table == "agenda_item" && m.Column == "record" && m.Label == "Bericht" && strings.Contains(m.Excerpt, "Herr Dr. Zwetschgenhüber berichtet")
	}) {
		t.Errorf("mentions %+v", subject.Mentions)
	}
	if len(subject.Papers) != 3 {
		t.Errorf("papers %+v", subject.Papers)
	}
	if !slices.ContainsFunc(subject.History, func(c SubjectChange) bool {
		return c.Table == "contact" && c.Old["value"] == "089 5557771" && c.New == nil && c.Entry.Title == "Nummer von Zwetschgenhüber weg"
	}) {
		t.Errorf("the number that was removed is missing in %d changes", len(subject.History))
	}
	_, err := e.Subject(t.Context(), 99)
	wantMistake(t, err, "Nummer 99")

	must(e.Erase(t.Context(), e.order()))(t)
	_, err = e.Subject(t.Context(), e.person.ID)
	wantMistake(t, err, "weder in der Kartei")
}

// Texts that named the person once are still in the history, and belong to the answer; so does that a part was erased.
func TestSubjectKnowsFormerTexts(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{FirstName: traceFirst, LastName: traceLast})
	motion := add(t, s, Motion{Subject: "Bänke", Note: "angeregt von Quirin Zwetschgenhüber"})
	motion.Note = "angeregt"
	do(t, s, "Antrag geändert", func(tx *Tx) error { return Update(tx, motion) })
	motion.Note = "angeregt im Mai"
	do(t, s, "Antrag geändert", func(tx *Tx) error { return Update(tx, motion) })
	do(t, s, "Antrag: Fragen an Quirin Zwetschgenhüber", func(tx *Tx) error { return Insert(tx, &Motion{Subject: "Fragen an Quirin Zwetschgenhüber"}) })
	must(s.Erase(t.Context(), ErasureOrder{PersonID: person.ID, Class: EraseContacts, Reason: "auf Verlangen", WithoutArchive: "Probe"}))(t)
	var former, present, erased, titles int
	for _, m := range must(s.Subject(t.Context(), person.ID))(t).Mentions {
		switch {
		case m.Former && m.RowID == motion.ID && m.Label == "Bänke" && m.Excerpt == "angeregt von Quirin Zwetschgenhüber":
			former++
		case m.Table == "motion" && !m.Former:
			present++
		case m.Table == "history_entry" && m.Excerpt == "Antrag: Fragen an Quirin Zwetschgenhüber":
			titles++
		case m.Table == "erasure" && strings.HasPrefix(m.Excerpt, "gelöscht: Kontaktdaten, auf Verlangen"):
			erased++
		default:
			t.Errorf("mention %+v", m)
		}
	}
	if former != 1 || present != 1 || erased != 1 || titles != 1 {
		t.Errorf("%d former, %d present texts, %d erasures, %d titles", former, present, erased, titles)
	}
}
