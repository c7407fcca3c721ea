package hosttest

// What tests ask of the database, so that they do not believe the window.

import "rundertisch/data"

// Row reads a row; the test fails when it is not there.
func Row[T any](h *Host, id data.ID) T {
	h.t.Helper()
	row, err := data.Get[T](h.Context(), h.desk.Store, id)
	if err != nil {
		h.t.Fatal(err)
	}
	return row
}

// Rows reads the rows that match.
func Rows[T any](h *Host, match data.Match) []T {
	h.t.Helper()
	rows, err := data.List[T](h.Context(), h.desk.Store, match)
	if err != nil {
		h.t.Fatal(err)
	}
	return rows
}

// Only reads the one row that matches; the test fails when there are none or several.
func Only[T any](h *Host, match data.Match) T {
	h.t.Helper()
	rows := Rows[T](h, match)
	if len(rows) != 1 {
		h.t.Fatalf("%d rows match %v", len(rows), match)
	}
	return rows[0]
}

// Entries returns how many entries the history has.
func (h *Host) Entries() int {
	h.t.Helper()
	entries, err := h.desk.Store.History(h.Context(), data.HistoryFilter{})
	if err != nil {
		h.t.Fatal(err)
	}
	return len(entries)
}

// UndoLast takes the last action of the file back.
func (h *Host) UndoLast() {
	h.t.Helper()
	if _, err := h.desk.Store.Undo(h.Context()); err != nil {
		h.t.Fatal(err)
	}
	h.Settle()
}
