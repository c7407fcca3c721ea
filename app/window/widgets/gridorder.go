package widgets

// The order of a grid's rows: by a column's own comparison, or by its text as a German telephone book would not, but a dictionary does (DIN 5007-1).

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// order puts the given rows into the order of the screen. Rows that are equal keep the order in which they were given.
func (g *Grid[R]) order() {
	if g.sortColumn < 0 {
		g.shown = slices.Clone(g.given)
		return
	}
	column := g.columns[g.sortColumn]
	if column.Less != nil {
		g.shown = slices.Clone(g.given)
		slices.SortStableFunc(g.shown, func(a, b entry[R]) int { return g.turned(column.Less(a.row, b.row)) })
		return
	}
	texts := make([]string, len(g.given))
	for i, e := range g.given {
		texts[i] = column.Value(e.row)
	}
	g.shown = make([]entry[R], 0, len(g.given))
	for _, i := range germanOrder(texts, g.descending) {
		g.shown = append(g.shown, g.given[i])
	}
}

// turned reverses a comparison when the order runs backwards.
func (g *Grid[R]) turned(comparison int) int {
	if g.descending {
		return -comparison
	}
	return comparison
}

// germanOrder returns the places of texts in German order, numbers in them by value. Empty texts come last, forwards and backwards.
func germanOrder(texts []string, descending bool) []int {
	collator := collate.New(language.German, collate.Numeric)
	buffer := &collate.Buffer{}
	type place struct {
		at    int
		empty bool
		key   []byte
	}
	places := make([]place, len(texts))
	for i, text := range texts {
		text = strings.TrimSpace(text)
		places[i] = place{i, text == "" || text == "–", collator.KeyFromString(buffer, text)}
	}
	slices.SortStableFunc(places, func(a, b place) int {
		if a.empty != b.empty {
			return cmp.Compare(boolToInt(a.empty), boolToInt(b.empty))
		}
		if descending {
			a, b = b, a
		}
		return bytes.Compare(a.key, b.key)
	})
	order := make([]int, len(places))
	for i, p := range places {
		order[i] = p.at
	}
	return order
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
