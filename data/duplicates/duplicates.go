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
	x := NewIndex(people)
	var pairs []Pair
	for _, c := range x.candidates() {
		here, there := c.places()
		a, b := x.people[here], x.people[there]
		if a.id > b.id {
			a, b = b, a
		}
		v := x.judge(a, b)
		if v.score < Floor {
			continue
		}
		pairs = append(pairs, Pair{a.id, b.id, v.score, v.reasons()})
	}
	slices.SortFunc(pairs, func(p, q Pair) int {
		return cmp.Or(q.Score-p.Score, cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B))
	})
	return pairs
}

// Index holds people ready to be compared with others: with each row of a file that is read in, with what is being typed.
type Index struct {
	people []*features
	blocks map[string][]int32 // people who have a key in common
	common map[string]int     // how many people have a first or a last name
	shared map[string]int     // how many people have a mailbox, a number, an address
}

// NewIndex prepares people for comparisons.
func NewIndex(people []Person) *Index {
	x := &Index{blocks: make(map[string][]int32, 8*len(people)), common: map[string]int{}, shared: map[string]int{}}
	for _, p := range people {
		x.Add(p)
	}
	return x
}

// Add takes one more person into the index: the next row of a file, which is compared with those before it.
func (x *Index) Add(p Person) {
	f := featuresOf(p)
	at := int32(len(x.people))
	x.people = append(x.people, f)
	for _, key := range f.keys() {
		x.blocks[key] = append(x.blocks[key], at)
	}
	x.common[f.first.plain]++
	x.common[f.last.plain]++
	for _, value := range slices.Concat(f.mailboxes, f.numbers, f.places) {
		x.shared[value]++
	}
}

// Similar returns who may be the same as p, the surest first, at most limit (0: all); whoever has the number of p is left out.
func (x *Index) Similar(p Person, limit int) []Match {
	f := featuresOf(p)
	seen := map[int32]bool{}
	var list []Match
	for _, key := range f.keys() {
		for _, at := range x.blocks[key] {
			other := x.people[at]
			if seen[at] || p.ID != 0 && other.id == p.ID {
				continue
			}
			seen[at] = true
			if v := x.judge(f, other); v.score >= Floor {
				list = append(list, Match{other.id, v.score, v.reasons()})
			}
		}
	}
	slices.SortFunc(list, func(a, b Match) int { return cmp.Or(b.Score-a.Score, cmp.Compare(a.ID, b.ID)) })
	if limit > 0 && len(list) > limit {
		list = list[:limit]
	}
	return list
}

// Compare returns how likely two are the same, also below Floor, and why.
func Compare(a, b Person) (score int, reasons []string) {
	x := NewIndex(nil)
	v := x.judge(featuresOf(a), featuresOf(b))
	return v.score, v.reasons()
}

// name is a first or last name ready to be compared.
type name struct {
	shown  string   // as it was written
	words  []string // those that count, plain
	plain  string   // the words without blanks
	short  string   // the same without regard to umlauts
	sound  string
	sounds []string // of each word
	sorted string   // the same in the order of the alphabet
	digits string   // Kölner Phonetik
}

func nameOf(shown string) name {
	n := name{shown: strings.Join(strings.Fields(shown), " "), words: words(shown)}
	n.plain = strings.Join(n.words, "")
	n.short = shortened.Replace(n.plain)
	n.sound = sound(n.short)
	for _, word := range n.words {
		n.sounds = append(n.sounds, sound(shortened.Replace(word)))
	}
	n.sorted = strings.Join(slices.Sorted(slices.Values(n.sounds)), " ")
	n.digits = cologne(n.short)
	return n
}

// initial reports whether the name is one letter, 'J.'.
func (n name) initial() bool { return len(n.plain) == 1 }

// features is a person ready to be compared.
type features struct {
	id                         int64
	first, last                name
	mailboxes, numbers, places []string
}

func featuresOf(p Person) *features {
	first, last := parted(p.FirstName, p.LastName)
	f := &features{id: p.ID, first: nameOf(first), last: nameOf(last)}
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

func added(list []string, value string) []string {
	if value == "" || slices.Contains(list, value) {
		return list
	}
	return append(list, value)
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
