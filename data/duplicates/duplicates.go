// Package duplicates finds people that are on file twice: by names that are the same, sound the same, are written in another way, are swapped or mistyped, and by mailboxes,
// numbers and addresses that two have in common. It knows no database: who calls it brings the people.
//
// A score from 0 to 100 says how likely two are the same; the reasons are German, for the reader.
package duplicates

import (
	"cmp"
	"slices"
	"strings"
)

// Floor is the least score of a pair that is worth a look.
const Floor = 65

// Person is what is known of somebody. Names may be wholly or partly in the wrong field.
type Person struct {
	ID        int64
	FirstName string
	LastName  string
	Mailboxes []string
	Numbers   []string // telephone numbers, however written
	Addresses []Address
}

// Address is where somebody lives or works.
type Address struct{ Street, Postcode string }

// Pair are two people who may be the same; A is the smaller number.
type Pair struct {
	A, B    int64
	Score   int      // Floor to 100
	Reasons []string // German, the strongest first: 'gleicher Name', 'gleiche E-Mail-Adresse'
}

// Match is somebody who may be the one that was asked for.
type Match struct {
	ID      int64
	Score   int
	Reasons []string
}

// Find returns all pairs that reach Floor, the surest first, then by number. The order of the people does not matter.
func Find(people []Person) []Pair {
	x := NewIndex(nil)
	all := make([]*features, len(people))
	for i, p := range people {
		all[i] = x.featuresOf(p)
	}
	slices.SortFunc(all, func(a, b *features) int { return cmp.Compare(a.id, b.id) })
	for _, f := range all {
		x.count(f)
	}
	var pairs []Pair
	for _, f := range all {
		x.eachLike(f, func(earlier *features) {
			if v := x.judge(earlier, f); v.score >= Floor {
				pairs = append(pairs, Pair{earlier.id, f.id, v.score, v.reasons()})
			}
		})
		x.insert(f)
	}
	slices.SortFunc(pairs, func(p, q Pair) int {
		return cmp.Or(q.Score-p.Score, cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
	})
	return pairs
}

// Index holds people ready to be compared with others: with each row of a file that is read in, with what is being typed. It is for one goroutine at a time.
type Index struct {
	people   []*features
	blocks   map[uint64][]int32 // places in people of those who have a key in common; a large block is in the order of names
	names    map[string]*name   // by how they are written
	bearers  map[string]*int    // how many people have a name as first or last one, by its plain form
	shared   map[uint64]int     // how many people have a mailbox, a number, an address
	known    map[uint64]bool    // who is counted, and for which values
	counted  int                // people whose names and values are counted
	expected int                // people who are counted already and still to be added
	met      []uint32           // for each place, in which round it was looked at last
	round    uint32
}

// NewIndex prepares people for comparisons.
func NewIndex(people []Person) *Index {
	x := &Index{blocks: make(map[uint64][]int32, 8*len(people)), names: map[string]*name{}, bearers: map[string]*int{}, shared: map[uint64]int{}, known: map[uint64]bool{}}
	for _, p := range people {
		x.Add(p)
	}
	return x
}

// Expect tells of somebody who will be added later, by everything but the number as then: what many rows of a file have in common, the mailbox of an association, says nothing
// from the first of them on.
func (x *Index) Expect(p Person) {
	x.count(x.featuresOf(p))
	x.expected++
}

// Add takes one more person into the index: the next row of a file, which is compared with those before it.
func (x *Index) Add(p Person) {
	f := x.featuresOf(p)
	if x.expected > 0 {
		x.expected--
	} else {
		x.count(f)
	}
	x.insert(f)
}

// Similar returns who may be the same as p, the surest first, at most limit (0: all); whoever has the number of p is left out.
func (x *Index) Similar(p Person, limit int) []Match {
	f := x.featuresOf(p)
	var found []verdict
	x.eachLike(f, func(other *features) {
		if p.ID != 0 && other.id == p.ID {
			return
		}
		if v := x.judge(f, other); v.score >= Floor {
			found = append(found, v)
		}
	})
	slices.SortFunc(found, func(v, w verdict) int { return cmp.Or(w.score-v.score, cmp.Compare(v.b.id, w.b.id)) })
	if limit > 0 && len(found) > limit {
		found = found[:limit]
	}
	var list []Match
	for _, v := range found {
		list = append(list, Match{v.b.id, v.score, v.reasons()})
	}
	return list
}

// Compare returns how likely two are the same, also below Floor, and why.
func Compare(a, b Person) (score int, reasons []string) {
	x := NewIndex(nil)
	v := x.judge(x.featuresOf(a), x.featuresOf(b))
	return v.score, v.reasons()
}

// features is a person ready to be compared.
type features struct {
	id                         int64
	first, last                *name
	mailboxes, numbers, places []uint64
}

func (x *Index) featuresOf(p Person) *features {
	first, last := parted(p.FirstName, p.LastName)
	f := &features{id: p.ID, first: x.nameOf(first), last: x.nameOf(last)}
	for _, text := range p.Mailboxes {
		f.mailboxes = added(f.mailboxes, Mailbox(text))
	}
	for _, text := range p.Numbers {
		f.numbers = added(f.numbers, Number(text))
	}
	for _, a := range p.Addresses {
		f.places = added(f.places, place(a))
	}
	return f
}

func added(list []uint64, value string) []uint64 {
	if key := keyOf(value); value != "" && !slices.Contains(list, key) {
		list = append(list, key)
	}
	return list
}

// count notes what a person shares with others. Who comes again under a name and with a value of before, as a duplicate or as a row of a file, is no other.
func (x *Index) count(f *features) {
	who := joined(min(f.first.voice, f.last.voice), max(f.first.voice, f.last.voice))
	another := x.isNew(who)
	values := slices.Concat(f.mailboxes, f.numbers, f.places)
	fresh := 0
	for _, value := range values {
		if x.isNew(joined(value, who)) {
			x.shared[value]++
			fresh++
		}
	}
	if another || fresh > 0 && fresh == len(values) {
		x.counted++
		*f.first.bearers++
		*f.last.bearers++
	}
}

// isNew reports whether something is met for the first time.
func (x *Index) isNew(key uint64) bool {
	known := x.known[key]
	x.known[key] = true
	return !known
}

// parted takes a whole name apart that stands in one field: 'Groß, Jürgen' and 'Jürgen Groß'.
func parted(first, last string) (string, string) {
	whole, other := last, first
	if strings.TrimSpace(whole) == "" {
		whole, other = first, last
	}
	if strings.TrimSpace(other) != "" {
		return first, last
	}
	if before, behind, found := strings.Cut(whole, ","); found && len(words(behind)) > 0 {
		return behind, before
	}
	fields := strings.Fields(whole)
	if count := words(whole); len(count) > 1 && len(fields) > 1 {
		return strings.Join(fields[:len(fields)-1], " "), fields[len(fields)-1]
	}
	return "", whole
}
