package data

// How fast: search over 100,000 people, opening a file with 10,000. Run with go test -bench . -run '^$' ./data

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

// filled is a store with invented people that all benchmarks of a size share.
type filled struct {
	once  sync.Once
	store *Store
	err   error
}

var stores = map[int]*filled{10_000: {}, 100_000: {}}

func storeWith(b *testing.B, people int) *Store {
	b.Helper()
	f := stores[people]
	f.once.Do(func() {
		folder := benchFolder
		f.store, f.err = Create(context.Background(), filepath.Join(folder, fmt.Sprint(people, ".db")), testOptions)
		if f.err == nil {
			f.err = f.store.Do(context.Background(), "Personen", func(tx *Tx) error { return insertPeople(tx, people) })
		}
	})
	if f.err != nil {
		b.Fatal(f.err)
	}
	return f.store
}

func BenchmarkSearch100kPeople(b *testing.B) {
	s := storeWith(b, 100_000)
	for _, c := range []struct {
		name, text string
		hits       int
	}{
		{"prefix", "ozturk-nowak1", 50},
		{"umlaut", "Müller-W", 50},
		{"common", "hub", 50},
		{"letter", "h", 50},
		{"two-words", "jurgen weiß", 50},
		{"inside", "uber-now", 50},
		{"one", "zturk-huber7 person1", 0},
		{"none", "xyzzy", 0},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				hits, err := s.Search(b.Context(), c.text, 50)
				if err != nil || len(hits) < c.hits {
					b.Fatal(len(hits), err)
				}
			}
		})
	}
	b.Run("people-page", func(b *testing.B) {
		for b.Loop() {
			rows, err := s.People(b.Context(), PersonFilter{Search: "ozt", Limit: 100})
			if err != nil || len(rows) != 100 {
				b.Fatal(len(rows), err)
			}
		}
	})
	b.Run("people-count", func(b *testing.B) {
		for b.Loop() {
			if count, err := s.CountPeople(b.Context(), PersonFilter{Search: "ozt"}); err != nil || count == 0 {
				b.Fatal(count, err)
			}
		}
	})
}

// BenchmarkFindRows compares the word index with looking at every document, for the same rows of the same table.
func BenchmarkFindRows(b *testing.B) {
	s := storeWith(b, 100_000)
	for name, query := range map[string]string{
		"index": `SELECT COUNT(*) FROM search_word WHERE search_word MATCH '"ozturk" * AND "nowak17" *'`,
		"scan":  `SELECT COUNT(*) FROM search_document WHERE instr(text, 'ozturk') > 0 AND instr(text, 'nowak17') > 0`,
		"like":  `SELECT COUNT(*) FROM search_document WHERE text LIKE '%ozturk%' AND text LIKE '%nowak17%'`,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var count int
				if err := s.reading.QueryRow(query).Scan(&count); err != nil || count == 0 {
					b.Fatal(count, err)
				}
			}
		})
	}
}

func BenchmarkOpen10kPeople(b *testing.B) {
	s := storeWith(b, 10_000)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	b.Run("whole", func(b *testing.B) {
		for b.Loop() {
			again, err := Open(b.Context(), s.Path(), testOptions)
			if err != nil {
				b.Fatal(err)
			}
			if err := again.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("quick_check", func(b *testing.B) {
		for b.Loop() {
			db, err := connect(s.Path(), readingConnection)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := quickCheck(b.Context(), db); err != nil {
				b.Fatal(err)
			}
			if err := db.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkDo(b *testing.B) {
	s := newStore(b)
	person := add(b, s, Person{LastName: "Huber"})
	n := 0
	for b.Loop() {
		n++
		do(b, s, "geändert", func(tx *Tx) error {
			person.Note = fmt.Sprint(n)
			return Update(tx, person)
		})
	}
}

func BenchmarkDo10kPeople(b *testing.B) {
	for b.Loop() {
		s := newStore(b)
		do(b, s, "Einlesen", func(tx *Tx) error { return insertPeople(tx, 10_000) })
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
