package duplicates

// A name in all the forms in which it is compared.

import (
	"math/bits"
	"slices"
	"strings"
)

// name is a first or last name ready to be compared.
type name struct {
	shown     string   // as it was written
	words     []string // those that count, plain
	plain     string   // the words without blanks
	short     string   // the same without regard to umlauts
	sound     string
	sounds    []string // of each word
	sorted    string   // the same in the order of the alphabet
	digits    string   // Kölner Phonetik
	letters   uint64   // which letters are in short, one bit each
	longForms []string // of which this one is the short form, see shortForms
	sex       byte     // 'w' or 'm' where it is a known first name of one of them, else 0
	bearers   *int     // how many people have it; shared by all ways of writing it
	codes     []uint64 // what is looked up when this name is the sure one of two, see keys
	hints     []uint64 // the same when it is the other
	voice     uint64   // the sound as a key
	front     uint64   // the first letters
}

// nameOf returns a name; each way of writing one is taken apart once.
func (x *Index) nameOf(shown string) *name {
	if n, known := x.names[shown]; known {
		return n
	}
	n := &name{shown: strings.Join(strings.Fields(shown), " "), words: words(shown)}
	n.plain = strings.Join(n.words, "")
	n.short = shortened.Replace(n.plain)
	n.sound = sound(n.short)
	for _, word := range n.words {
		n.sounds = append(n.sounds, sound(shortened.Replace(word)))
	}
	n.sorted = strings.Join(slices.Sorted(slices.Values(n.sounds)), " ")
	n.digits = cologne(n.short)
	for _, letter := range []byte(n.short) {
		n.letters |= 1 << (letter & 63)
	}
	if n.bearers = x.bearers[n.plain]; n.bearers == nil {
		n.bearers = new(int)
		x.bearers[n.plain] = n.bearers
	}
	n.longForms, n.sex = shortForms[n.short], sexes[n.short]
	n.codes, n.hints, n.voice, n.front = codes(n), hints(n), keyOf(n.sound), keyOf(n.sound[:min(len(n.sound), 3)])
	x.names[shown] = n
	return n
}

// initial reports whether the name is one letter, 'J.'.
func (n *name) initial() bool { return len(n.plain) == 1 }

// mayBe reports whether two names can be alike enough for a pair that has nothing but its names in common. It is quick, and right wherever it says no.
func (n *name) mayBe(m *name) bool {
	if n == m || n.initial() || m.initial() || n.digits == m.digits || n.sound == m.sound || shortForm(n, m) {
		return true
	}
	if len(n.words) > 1 || len(m.words) > 1 {
		if n.sorted == m.sorted || partOf(n.sounds, m.sounds) || partOf(m.sounds, n.sounds) {
			return true
		}
	}
	longer := len(n.short) - len(m.short)
	return longer >= -1 && longer <= 1 && bits.OnesCount64(n.letters^m.letters) <= 2 // one slip of the fingers
}
