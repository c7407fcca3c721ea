package duplicates

// Who is compared with whom: not everybody with everybody, only those who have a key in common.

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

const (
	largestBlock   = 400 // people with a key in common who are all compared with one another
	nearest        = 30  // in a larger block: with how many neighbours in the order of names
	sharedByMany   = 4   // a mailbox or a number that so many have says nothing about any of them
	housedTogether = 8   // the same for an address
)

// keys returns what a person shares with everybody worth comparing: the sound of one part of the name with a hint of the other, whichever is first and last, so that one part
// may be mistyped, and both swapped; and each mailbox, number and address.
func (f *features) keys() []string {
	var keys []string
	for _, pair := range [][2]name{{f.first, f.last}, {f.last, f.first}} {
		anchor, other := pair[0], pair[1]
		if anchor.digits == "" || anchor.initial() {
			continue
		}
		for _, code := range codes(anchor) {
			for _, hint := range hints(other) {
				keys = added(keys, code+hint)
			}
		}
	}
	if f.first.short != "" && f.last.short != "" { // both may be mistyped, each near its end
		keys = added(keys, "b"+min(front(f.first), front(f.last))+max(front(f.first), front(f.last)))
	}
	for _, value := range slices.Concat(f.mailboxes, f.numbers, f.places) {
		keys = append(keys, "="+value)
	}
	return keys
}

// codes returns the sound of a name and of each of its words: of 'Müller-Lüdenscheidt' also that of 'Müller'.
func codes(n name) []string {
	list := []string{"c" + n.digits, "s" + n.sound}
	if len(n.words) > 1 {
		for _, word := range n.words {
			if code := cologne(shortened.Replace(word)); len(code) > 1 {
				list = added(list, "c"+code)
			}
		}
	}
	return list
}

// hints returns the rough sound of the beginning, and the end of a name: a slip at one of them leaves the other.
func hints(n name) []string {
	if n.short == "" {
		return []string{"|"}
	}
	first := "-"
	if n.digits != "" {
		first = n.digits[:1]
	}
	if n.initial() {
		return []string{"|" + first}
	}
	list := []string{"|" + first, "|." + n.sound[len(n.sound)-1:]}
	if len(n.words) > 1 { // 'Anna' of 'Anna Maria', 'Groß' of 'Meier-Groß'
		for _, word := range n.words {
			if code := cologne(word); code != "" {
				list = added(list, "|"+code[:1])
			}
		}
	}
	return list
}

// front returns the first letters of a name.
func front(n name) string { return n.sound[:min(len(n.sound), 3)] + "|" }

// candidate is a pair to be compared: two places in the index, the smaller one in front.
type candidate uint64

func candidateOf(a, b int32) candidate {
	return candidate(min(a, b))<<32 | candidate(max(a, b))
}

func (c candidate) places() (a, b int32) { return int32(c >> 32), int32(c & math.MaxUint32) }

// candidates returns each pair with a key in common once.
func (x *Index) candidates() []candidate {
	var list []candidate
	for _, block := range x.blocks {
		reach := len(block)
		if reach > largestBlock {
			reach = nearest
			slices.SortFunc(block, x.inOrder)
		}
		for i := range block {
			for j := i + 1; j < min(len(block), i+1+reach); j++ {
				list = append(list, candidateOf(block[i], block[j]))
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// inOrder compares two people by their names, so that alike ones stand together.
func (x *Index) inOrder(a, b int32) int {
	p, q := x.people[a], x.people[b]
	return cmp.Or(strings.Compare(p.last.sound, q.last.sound), strings.Compare(p.first.sound, q.first.sound), cmp.Compare(p.id, q.id))
}
