package duplicates

// Who is compared with whom: not everybody with everybody, only those who have a key in common.

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

const (
	largestBlock   = 400 // people with a key in common who are all compared with one another
	nearest        = 30  // in a larger block: with how many neighbours on each side in the order of names
	sharedByMany   = 4   // a mailbox or a number that so many have says nothing about any of them
	housedTogether = 8   // the same for an address
)

// keyOf returns a text as a key. Two texts have the same key about never, and then two people are compared in vain.
func keyOf(text string) uint64 {
	key := uint64(14695981039346656037) // FNV-1a
	for i := range len(text) {
		key = (key ^ uint64(text[i])) * 1099511628211
	}
	return key
}

// joined makes one key of two, which are not the same the other way round.
func joined(a, b uint64) uint64 {
	key := (a ^ bits.RotateLeft64(b, 32)) * 0x9E3779B97F4A7C15
	return key ^ key>>29
}

// keys returns what a person shares with everybody worth comparing: the sound of one part of the name with a hint of the other, whichever is first and last, so that one part
// may be mistyped, and both swapped; and each mailbox, number and address. A key may be given twice.
func (f *features) keys() []uint64 {
	keys := make([]uint64, 0, 24)
	for _, pair := range [2][2]*name{{f.first, f.last}, {f.last, f.first}} {
		for _, code := range pair[0].codes {
			for _, hint := range pair[1].hints {
				keys = append(keys, joined(code, hint))
			}
		}
	}
	if f.first.short != "" && f.last.short != "" { // both may be mistyped, each near its end
		keys = append(keys, joined(min(f.first.front, f.last.front), max(f.first.front, f.last.front)))
	}
	keys = append(keys, f.mailboxes...)
	keys = append(keys, f.numbers...)
	return append(keys, f.places...)
}

// codes returns the sound of a name and of each of its words: of 'Müller-Lüdenscheidt' also that of 'Müller'. An initial has none.
func codes(n *name) []uint64 {
	if n.digits == "" || n.initial() {
		return nil
	}
	list := []uint64{keyOf("c" + n.digits), keyOf("s" + n.sound)}
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
func hints(n *name) []uint64 {
	if n.short == "" {
		return []uint64{keyOf("")}
	}
	first := "-"
	if n.digits != "" {
		first = n.digits[:1]
	}
	list := []uint64{keyOf(first)}
	if n.initial() {
		return list
	}
	list = append(list, keyOf("."+n.sound[len(n.sound)-1:]))
	for _, long := range n.longForms { // 'Josef' of 'Sepp'
		list = added(list, cologne(long)[:1])
	}
	if len(n.words) > 1 { // 'Anna' of 'Anna Maria', 'Groß' of 'Meier-Groß'
		for _, word := range n.words {
			if code := cologne(word); code != "" {
				list = added(list, code[:1])
			}
		}
	}
	return list
}

// insert puts a person into the blocks of all keys.
func (x *Index) insert(f *features) {
	place := int32(len(x.people))
	x.people = append(x.people, f)
	x.met = append(x.met, 0)
	for _, key := range f.keys() {
		block := x.blocks[key]
		switch count := len(block); {
		case count < largestBlock:
			if count == 0 || block[count-1] != place {
				x.blocks[key] = append(block, place)
			}
			continue
		case count == largestBlock:
			slices.SortFunc(block, func(a, b int32) int { return x.inOrder(a, x.people[b], b) })
		}
		if at, found := x.find(block, f, place); !found {
			x.blocks[key] = slices.Insert(block, at, place)
		}
	}
}

// find returns where in a large block somebody stands or would stand.
func (x *Index) find(block []int32, f *features, place int32) (at int, found bool) {
	return slices.BinarySearchFunc(block, f, func(here int32, f *features) int { return x.inOrder(here, f, place) })
}

// inOrder compares who is at a place with somebody by their names, so that alike ones stand together.
func (x *Index) inOrder(here int32, f *features, place int32) int {
	p := x.people[here]
	return cmp.Or(strings.Compare(p.last.sound, f.last.sound), strings.Compare(p.first.sound, f.first.sound), cmp.Compare(here, place))
}

// eachLike calls a function once with everybody who is worth comparing with f.
func (x *Index) eachLike(f *features, visit func(*features)) {
	x.round++
	for _, key := range f.keys() {
		block := x.blocks[key]
		if len(block) > largestBlock {
			at, _ := x.find(block, f, int32(len(x.people)))
			block = block[max(0, at-nearest):min(len(block), at+nearest)]
		}
		for _, place := range block {
			if x.met[place] == x.round {
				continue
			}
			x.met[place] = x.round
			if other := x.people[place]; f.worthComparing(other) {
				visit(other)
			}
		}
	}
}

// worthComparing reports whether two may reach Floor: they have more in common than a name, or both names may be the same, swapped or not. It is quick; most pairs fail it.
func (f *features) worthComparing(other *features) bool {
	return f.first.mayBe(other.first) && f.last.mayBe(other.last) || f.first.mayBe(other.last) && f.last.mayBe(other.first) ||
		anyOf(f.mailboxes, other.mailboxes) || anyOf(f.numbers, other.numbers) || anyOf(f.places, other.places)
}

// anyOf reports whether two lists have a value in common.
func anyOf(a, b []uint64) bool {
	for _, value := range a {
		if slices.Contains(b, value) {
			return true
		}
	}
	return false
}
