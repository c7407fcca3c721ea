package data

// This file lists letters and the runs in which they were made.

import (
	"context"
	"fmt"
	"strings"
)

// LetterFilter chooses letters. What is zero does not narrow.
type LetterFilter struct {
	RunID      ID
	PersonID   ID
	DistrictID ID
	MotionID   ID
	TemplateID ID
	State, Way string
	From       Date   // dated on this day or later
	Until      Date   // dated on this day or earlier
	Search     string // words in recipient, subject, address
	Limit      int    // 0: all
}

// Letters returns letters: those of one run by their place in it, otherwise the newest first.
func (l lists) Letters(ctx context.Context, filter LetterFilter) ([]Letter, error) {
	q, err := l.source.indexed()
	if err != nil {
		return nil, err
	}
	var w where
	for _, c := range []struct {
		condition string
		id        ID
	}{
		{"t.run_id = ?", filter.RunID}, {"t.person_id = ?", filter.PersonID}, {"t.district_id = ?", filter.DistrictID},
		{"t.motion_id = ?", filter.MotionID}, {"t.template_id = ?", filter.TemplateID},
	} {
		if c.id != 0 {
			w.add(c.condition, c.id)
		}
	}
	for _, c := range []struct{ condition, value string }{
		{"t.state = ?", filter.State}, {"t.way = ?", filter.Way}, {"t.dated_on >= ?", filter.From.ISO()}, {"t.dated_on <= ?", filter.Until.ISO()},
	} {
		if c.value != "" {
			w.add(c.condition, c.value)
		}
	}
	if words := foldWords(filter.Search); len(words) > 0 {
		condition, args := containing("text", "", words)
		w.add("t.id IN (SELECT row_id FROM search_document WHERE kind = 'letter' AND "+condition+")", args...)
	} else if strings.TrimSpace(filter.Search) != "" {
		w.add("0") // signs alone find nothing
	}
	order := " ORDER BY t.dated_on DESC, t.id DESC"
	if filter.RunID != 0 {
		order = " ORDER BY t.position, t.id"
	}
	return query[Letter](ctx, q, w.sql()+order+limit(filter.Limit, 0), w.args...)
}

// LetterRunRow is a run with the name of its template and the number of its letters.
type LetterRunRow struct {
	LetterRun    LetterRun
	TemplateName string // empty: made without one
	Letters      int
}

// LetterRuns returns all runs, newest first.
func (l lists) LetterRuns(ctx context.Context) ([]LetterRunRow, error) {
	rows, err := l.source.querier().QueryContext(ctx, `SELECT `+layoutOf[LetterRun]().prefixed("r")+`, COALESCE(v.name, ''),
		(SELECT COUNT(*) FROM letter WHERE run_id = r.id)
		FROM letter_run r LEFT JOIN template v ON v.id = r.template_id ORDER BY r.dated_on DESC, r.id DESC`)
	if err != nil {
		return nil, fmt.Errorf("read letter runs: %w", err)
	}
	defer rows.Close()
	var list []LetterRunRow
	for rows.Next() {
		var r LetterRunRow
		if err := rows.Scan(append(fieldsOf(&r.LetterRun), &r.TemplateName, &r.Letters)...); err != nil {
			return nil, fmt.Errorf("read letter runs: %w", err)
		}
		list = append(list, r)
	}
	return list, rows.Err()
}
