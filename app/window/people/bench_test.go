package people

import (
	"context"
	"path/filepath"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// BenchmarkTenThousandPeople times what a clerk waits for in a large file: a key in the search field, the next person, a saved field.
func BenchmarkTenThousandPeople(b *testing.B) {
	store, err := data.Create(context.Background(), filepath.Join(b.TempDir(), "many.db"), data.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	desk := workflow.NewDesk(store)
	if _, err := desk.FillDemo(context.Background(), 10_000, workflow.Output{}, nil); err != nil {
		b.Fatal(err)
	}
	h := hosttest.New(b, desk)
	p := New(h).(*Page)
	h.ShowPage(p)
	b.Run("search", func(b *testing.B) {
		for i := range b.N {
			p.search.SetText([]string{"ng", "ngu", "", "lauter"}[i%4])
		}
	})
	p.search.SetText("")
	b.Run("select", func(b *testing.B) {
		rows := p.grid.Rows()
		for i := range b.N {
			p.record.show(rows[i%len(rows)].Person.ID)
		}
	})
	h.Follow(p)
	b.Run("save", func(b *testing.B) {
		for i := range b.N {
			if err := p.record.change(func(c *workflow.PersonCard) { c.Person.Title = []string{"Dr.", "Prof."}[i%2] }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
