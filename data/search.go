package data

// This file finds persons, districts, letters and meetings by what is typed into the search field.

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Hit is one finding. Kind is KindPerson, KindDistrict, KindLetter or KindMeeting; Title and Detail are ready to show.
type Hit struct {
	Kind   string
	ID     ID
	Title  string
	Detail string
}

// kindOrder puts the few districts before the many persons.
const kindOrder = `CASE d.kind WHEN 'district' THEN 0 WHEN 'person' THEN 1 WHEN 'meeting' THEN 2 ELSE 3 END, d.sort_key, d.id`

// Search returns what is found by all words of text, whatever their case and accents: first where words begin with them, then, while
// there are fewer than limit, where words contain them. Each part has districts first, then persons, meetings, letters, in German order.
// A text without letters and digits finds nothing.
func (l lists) Search(ctx context.Context, text string, limit int) ([]Hit, error) {
	words := foldWords(text)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	q, err := l.source.indexed()
	if err != nil {
		return nil, err
	}
	var found []finding
	if hasLongWord(words) {
		found, err = findings(ctx, q, `FROM search_word JOIN search_document d ON d.id = search_word.rowid WHERE search_word MATCH ?
			ORDER BY `+kindOrder, limit, beginning(words))
		if err != nil {
			return nil, err
		}
	}
	if len(found) < limit {
		// Words that contain the ones looked for include those that begin with them.
		inside, args := containing("d.text", "", words)
		begin, more := containing("' ' || d.text", " ", words)
		found, err = findings(ctx, q, `FROM search_document d WHERE `+inside+` ORDER BY NOT (`+begin+`), `+kindOrder, limit, append(args, more...)...)
		if err != nil {
			return nil, err
		}
	}
	return describe(ctx, q, found)
}

// hasLongWord reports whether the word index helps: a single letter begins too many words.
func hasLongWord(words [][]string) bool {
	return slices.ContainsFunc(words, func(forms []string) bool { return utf8.RuneCountInString(forms[0]) > 1 })
}

type finding struct {
	kind string
	row  ID
}

func findings(ctx context.Context, q querier, from string, limit int, args ...any) ([]finding, error) {
	rows, err := q.QueryContext(ctx, `SELECT d.kind, d.row_id `+from+` LIMIT ?`, append(slices.Clone(args), limit)...)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	defer rows.Close()
	var found []finding
	for rows.Next() {
		var f finding
		if err := rows.Scan(&f.kind, &f.row); err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		found = append(found, f)
	}
	return found, rows.Err()
}

// beginning returns the FTS5 query for words that begin with all of these: ("muller" * OR "mueller" *) AND ("jurgen" *). Folded words
// hold letters and digits only, so that nothing needs escaping.
func beginning(words [][]string) string {
	all := make([]string, len(words))
	for i, forms := range words {
		any := make([]string, len(forms))
		for k, form := range forms {
			any[k] = `"` + form + `" *`
		}
		all[i] = "(" + strings.Join(any, " OR ") + ")"
	}
	return strings.Join(all, " AND ")
}

// containing returns the condition that a text contains all words, each in one of its forms, with something before it.
func containing(text, before string, words [][]string) (string, []any) {
	var args []any
	all := make([]string, len(words))
	for i, forms := range words {
		any := make([]string, len(forms))
		for k, form := range forms {
			any[k] = "instr(" + text + ", ?) > 0"
			args = append(args, before+form)
		}
		all[i] = "(" + strings.Join(any, " OR ") + ")"
	}
	return strings.Join(all, " AND "), args
}

// describe turns findings into hits, in their order.
func describe(ctx context.Context, q querier, found []finding) ([]Hit, error) {
	ids := map[string][]ID{}
	for _, f := range found {
		ids[f.kind] = append(ids[f.kind], f.row)
	}
	described := map[finding]Hit{}
	for kind, list := range ids {
		text, err := json.Marshal(list)
		if err != nil {
			return nil, fmt.Errorf("describe hits: %w", err)
		}
		hits, err := describers[kind](ctx, q, string(text))
		if err != nil {
			return nil, fmt.Errorf("describe hits: %w", err)
		}
		for _, hit := range hits {
			hit.Kind = kind
			described[finding{kind, hit.ID}] = hit
		}
	}
	hits := make([]Hit, 0, len(found))
	for _, f := range found {
		if hit, there := described[f]; there {
			hits = append(hits, hit)
		}
	}
	return hits, nil
}

// describers make hits of rows, by kind; ids is a JSON list.
var describers = map[string]func(ctx context.Context, q querier, ids string) ([]Hit, error){
	KindPerson: func(ctx context.Context, q querier, ids string) ([]Hit, error) {
		rows, err := query[Person](ctx, q, "WHERE "+in("t.id"), ids)
		if err != nil {
			return nil, err
		}
		functions, err := functionsOf(ctx, q, ids, Date{})
		if err != nil {
			return nil, err
		}
		return hits(rows, func(p Person) Hit {
			f := functions[p.ID]
			return Hit{ID: p.ID, Title: p.ListName(), Detail: joinParts(" · ", f.titles, f.district, f.body)}
		}), nil
	},
	KindDistrict: func(ctx context.Context, q querier, ids string) ([]Hit, error) {
		rows, err := query[District](ctx, q, "WHERE "+in("t.id"), ids)
		if err != nil {
			return nil, err
		}
		return hits(rows, func(d District) Hit { return Hit{ID: d.ID, Title: d.Label(), Detail: "Stadtbezirk"} }), nil
	},
	KindLetter: func(ctx context.Context, q querier, ids string) ([]Hit, error) {
		rows, err := query[Letter](ctx, q, "WHERE "+in("t.id"), ids)
		if err != nil {
			return nil, err
		}
		return hits(rows, func(l Letter) Hit {
			return Hit{ID: l.ID, Title: joinParts(" · ", "Schreiben", l.Recipient), Detail: joinParts(" · ", l.DatedOn.String(), l.Subject)}
		}), nil
	},
	KindMeeting: func(ctx context.Context, q querier, ids string) ([]Hit, error) {
		rows, err := query[Meeting](ctx, q, "WHERE "+in("t.id"), ids)
		if err != nil {
			return nil, err
		}
		return hits(rows, func(m Meeting) Hit {
			day := m.HeldOn.String()
			if day == "" {
				day = m.VagueDate
			}
			return Hit{ID: m.ID, Title: m.Name(), Detail: joinParts(" · ", day, m.Place)}
		}), nil
	},
}

func hits[T any](rows []T, describe func(T) Hit) []Hit {
	list := make([]Hit, len(rows))
	for i, row := range rows {
		list[i] = describe(row)
	}
	return list
}

// joinParts joins what is not empty.
func joinParts(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(part string) bool { return part == "" }), between)
}
