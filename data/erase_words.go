package data

// This file finds the name of one person in any text and takes it out, without harming what only looks like it.

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ErasedName stands where the name of an erased person stood.
const ErasedName = "gelöschte Person"

// How sure a word has to be to be taken for the name.
const (
	anywhere  = iota // nobody and nothing else is called so: the word alone is the name
	withForm         // an ordinary word or the name of a place: it is the name only behind 'Frau', 'Herr', 'Dr.' …
	fullNames        // somebody else is called so: only together with the other part of the name
	never            // somebody else has this very name
)

// shortestAlone is how many letters a part of a name needs to be looked for by itself.
const shortestAlone = 3

// namePart is one word of a name in the forms that the search knows.
type namePart struct {
	forms []string
	shown string // as it is written
	level int
}

// nameSequence is parts in the order in which they stand in a text.
type nameSequence struct {
	parts  []int
	full   bool // first and last name
	listed bool // as lists have it: a title may follow
	whole  bool // all that there is of the name: somebody with one name
	level  int
}

// nameWords knows the names of one person, all that the history remembers, and where they lead to.
type nameWords struct {
	parts     []namePart
	sequences []nameSequence // the longest first
	titles    map[string]bool
	given     uint64 // parts that are first names, one bit each
	family    uint64 // parts that are last names
	taken     func(form string) int
	values    *regexp.Regexp // mailboxes, numbers and streets of the person; nil: none
	seen      map[string]uint64
}

// newNameWords prepares the search. taken says how freely a folded word may be taken for the name; namesake that somebody else has the same full name; values are the
// person's own mailboxes, numbers and streets.
func newNameWords(people []Person, taken func(form string) int, namesake bool, values []string) *nameWords {
	n := &nameWords{titles: map[string]bool{}, taken: taken, seen: map[string]uint64{}}
	for _, p := range people {
		first, last := n.addParts(p.FirstName), n.addParts(p.LastName)
		n.given, n.family = n.given|bitsOf(first), n.family|bitsOf(last)
		for _, title := range Fold(p.Title) {
			n.titles[title] = true
		}
		n.addSequences(first, last, namesake)
		n.addGlued(p, namesake)
	}
	slices.SortStableFunc(n.sequences, func(a, b nameSequence) int { return len(b.parts) - len(a.parts) })
	var quoted []string
	for _, value := range values {
		if value = strings.TrimSpace(value); utf8.RuneCountInString(value) >= 6 {
			quoted = append(quoted, regexp.QuoteMeta(value))
		}
	}
	if len(quoted) > 0 {
		n.values = regexp.MustCompile(`(?i)` + strings.Join(quoted, "|"))
	}
	return n
}

// addParts returns the numbers of the words of a name.
func (n *nameWords) addParts(name string) []int {
	var list []int
	for _, w := range wordsOf(name) {
		word := name[w.start:w.end]
		forms := Fold(word)
		if len(forms) == 0 {
			continue
		}
		at := slices.IndexFunc(n.parts, func(p namePart) bool { return slices.Equal(p.forms, forms) })
		if at < 0 && len(n.parts) < mostParts {
			level := anywhere
			for _, form := range forms {
				level = max(level, n.taken(form))
			}
			if isParticle(word) {
				level = fullNames // 'Frau von' is nobody
			}
			if utf8.RuneCountInString(forms[0]) < shortestAlone {
				level = max(level, withForm)
			}
			at = len(n.parts)
			n.parts = append(n.parts, namePart{forms, word, level})
		}
		if at >= 0 {
			list = append(list, at)
		}
	}
	return list
}

func (n *nameWords) addSequences(first, last []int, namesake bool) {
	level := anywhere
	if namesake {
		level = never
	}
	if len(first) > 0 && len(last) > 0 {
		for i, pair := range [][2][]int{{first, last}, {last, first}, {first[:1], last}, {last, first[:1]}} {
			n.sequences = append(n.sequences, nameSequence{append(slices.Clone(pair[0]), pair[1]...), true, i%2 == 1, false, level})
		}
	}
	all := append(slices.Clone(first), last...)
	for _, part := range all {
		n.sequences = append(n.sequences, nameSequence{parts: []int{part}, whole: len(all) == 1, level: n.parts[part].level})
	}
	if len(last) > 1 {
		least := never
		for _, part := range last {
			least = min(least, n.parts[part].level)
		}
		n.sequences = append(n.sequences, nameSequence{parts: last, level: least})
	}
}

// shortestGlued is how many letters a name in one word needs: shorter ones are words of their own.
const shortestGlued = 6

// addGlued adds the name as mailboxes, user names and files have it, in one word: 'annahuber', 'huberanna', 'ahuber', 'hubera'.
func (n *nameWords) addGlued(p Person, namesake bool) {
	first, last := foldWords(p.FirstName), foldWords(p.LastName)
	if len(first) == 0 || len(last) == 0 || len(n.parts) >= mostParts {
		return
	}
	var forms []string
	for way := range 2 { // with ä and with ae
		given, initials, family := "", "", ""
		for _, word := range first {
			form := word[min(way, len(word)-1)]
			_, size := utf8.DecodeRuneInString(form)
			given, initials = given+form, initials+form[:size]
		}
		for _, word := range last {
			family += word[min(way, len(word)-1)]
		}
		forms = append(forms, given+family, family+given, initials+family, family+initials)
	}
	forms = slices.DeleteFunc(forms, func(form string) bool {
		return utf8.RuneCountInString(form) < shortestGlued || n.taken(form) != anywhere
	})
	if len(forms) == 0 {
		return
	}
	level := anywhere
	if namesake {
		level = never
	}
	n.parts = append(n.parts, namePart{forms: forms})
	glued := []int{len(n.parts) - 1}
	n.given, n.family = n.given|bitsOf(glued), n.family|bitsOf(glued)
	n.sequences = append(n.sequences, nameSequence{parts: glued, full: true, level: level})
}

func bitsOf(parts []int) (bits uint64) {
	for _, part := range parts {
		bits |= 1 << part
	}
	return bits
}

// token is a word in a text.
type token struct {
	start, end int
	parts      uint64 // parts of the name that it is, one bit each
	form       bool   // 'Frau', 'Dr.' …
}

// tokens returns the words of a text.
func (n *nameWords) tokens(text string) []token {
	var list []token
	for _, w := range wordsOf(text) {
		word := text[w.start:w.end]
		bits, known := n.seen[word]
		if !known {
			bits = n.bits(word)
			n.seen[word] = bits
		}
		list = append(list, token{w.start, w.end, bits &^ formBit, bits&formBit != 0})
	}
	return list
}

// wordsOf returns where the words of a text stand. An apostrophe between letters belongs to its word.
func wordsOf(text string) []span {
	var list []span
	start := -1
	end := func(at int) {
		if start < 0 {
			return
		}
		word := strings.TrimRight(text[start:at], "'’ʼ\u00AD")
		list = append(list, span{start, start + len(word)})
		start = -1
	}
	for i, r := range text {
		switch {
		case !isBetweenWords(r):
			if start < 0 {
				start = i
			}
		case start < 0 || !strings.ContainsRune("'’ʼ\u00AD", r):
			end(i)
		}
	}
	end(len(text))
	return list
}

// span is a piece of a text.
type span struct{ start, end int }

// erase returns the text without the name. strict is for texts that are about the person: there each part of the name is taken for it. A text that is JSON stays JSON.
func (n *nameWords) erase(text string, strict bool) string {
	if n == nil || text == "" {
		return text
	}
	if text[0] == '{' || text[0] == '[' {
		if changed, is := n.eraseJSON(text, strict); is {
			return changed
		}
	}
	spans := n.find(text, strict)
	if len(spans) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, s := range spans {
		b.WriteString(text[at:s.start])
		b.WriteString(ErasedName)
		at = s.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// names reports whether a text that is about something else names the person.
func (n *nameWords) names(text string) bool { return n.erase(text, false) != text }

// namesAnother reports whether a name is that of somebody else who has a part of it in common: 'Huber, Peter' of Anna Huber. What stands in brackets is no name.
func (n *nameWords) namesAnother(name string) bool {
	name, _, _ = strings.Cut(name, "(")
	var own uint64
	strange := false
	for _, token := range n.tokens(name) {
		word := name[token.start:token.end]
		if own |= token.parts; token.parts == 0 && !token.form && !unicode.IsLower(firstLetter(word)) && !n.isInitial(word) {
			strange = true
		}
	}
	return strange && own != 0 && (own&n.given == 0 || own&n.family == 0)
}

// isInitial reports whether a word is the first letter of a first name.
func (n *nameWords) isInitial(word string) bool {
	forms := Fold(word)
	return utf8.RuneCountInString(word) == 1 && len(forms) > 0 && slices.ContainsFunc(n.parts, func(part namePart) bool { return strings.HasPrefix(part.forms[0], forms[0]) })
}

// eraseJSON does so in the texts of a JSON value, the names of its fields left alone; false if it is none.
func (n *nameWords) eraseJSON(text string, strict bool) (string, bool) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil || decoder.More() {
		return "", false
	}
	changed := false
	value = n.eraseValue(value, strict, &changed)
	if !changed {
		return text, true
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return "", false
	}
	return strings.TrimSuffix(b.String(), "\n"), true
}

func (n *nameWords) eraseValue(value any, strict bool, changed *bool) any {
	switch v := value.(type) {
	case string:
		clean := n.erase(v, strict)
		*changed = *changed || clean != v
		return clean
	case []any:
		for i := range v {
			v[i] = n.eraseValue(v[i], strict, changed)
		}
	case map[string]any:
		for key := range v {
			inner := n.eraseValue(v[key], strict, changed)
			if clean := n.erase(key, strict); clean != key {
				delete(v, key)
				key, *changed = clean, true
			}
			v[key] = inner
		}
	}
	return value
}

// find returns where the name stands, from the front, without overlaps.
func (n *nameWords) find(text string, strict bool) []span {
	var spans []span
	if n.values != nil {
		for _, at := range n.values.FindAllStringIndex(text, -1) {
			spans = append(spans, span{at[0], at[1]})
		}
	}
	tokens := n.tokens(text)
	for i := 0; i < len(tokens); i++ {
		if tokens[i].parts == 0 {
			continue
		}
		first := i
		for first > 0 && tokens[first-1].form && near(text[tokens[first-1].end:tokens[first].start]) {
			first--
		}
		found, is := n.longest(text, tokens[i:], first < i, strict, true)
		if is && found.listed && n.beginsAnew(text, tokens[i+1:i+len(found.parts)], tokens[i+1:], strict) {
			found, is = n.longest(text, tokens[i:], first < i, strict, false)
		}
		if !is {
			continue
		}
		i += len(found.parts) - 1
		if namesPlace(text, tokens[i:]) {
			continue
		}
		end := tokens[i].end
		for found.listed && i+1 < len(tokens) && tokens[i+1].form && near(text[tokens[i].end:tokens[i+1].start]) {
			i++
			end = tokens[i].end
		}
		if end > tokens[first].end && strings.HasPrefix(text[end:], ".") && tokens[i].form { // 'Dr.'
			end++
		}
		spans = append(spans, mailbox(text, span{tokens[first].start, end}))
	}
	return united(text, spans)
}

// namesPlace reports whether the words behind a name, with which the list begins, make a street of it: 'Richard-Wagner-Straße'.
func namesPlace(text string, tokens []token) bool {
	for i := 1; i < len(tokens) && text[tokens[i-1].end:tokens[i].start] == "-"; i++ {
		if slices.ContainsFunc(Fold(text[tokens[i].start:tokens[i].end]), func(form string) bool { return placeWords[form] }) {
			return true
		}
	}
	return false
}

// beginsAnew reports whether the first name of 'Huber, Peter' begins the name once more: in 'Anna Huber, Peter Huber' the first Huber is Anna.
func (n *nameWords) beginsAnew(text string, within, tokens []token, strict bool) bool {
	for i := range within {
		if found, is := n.longest(text, tokens[i:], false, strict, false); is && found.full && i+len(found.parts) > len(within) {
			return true
		}
	}
	return false
}

// longest returns the longest order of parts of the name with which the words begin, false if there is none. listed allows 'Huber, Peter'.
func (n *nameWords) longest(text string, tokens []token, formed, strict, listed bool) (nameSequence, bool) {
	for _, sequence := range n.sequences {
		if sequence.listed && !listed {
			continue
		}
		if len(sequence.parts) <= len(tokens) && n.allowed(sequence, formed, strict) && n.matches(text, tokens, sequence.parts) {
			return sequence, true
		}
	}
	return nameSequence{}, false
}

func (n *nameWords) allowed(sequence nameSequence, formed, strict bool) bool {
	switch {
	case strict && (sequence.full || sequence.whole || len(sequence.parts) > 1 || utf8.RuneCountInString(n.parts[sequence.parts[0]].forms[0]) >= shortestAlone):
		return true
	case sequence.full:
		return sequence.level != never
	case formed:
		return sequence.level <= withForm
	}
	return sequence.level == anywhere
}

func (n *nameWords) matches(text string, tokens []token, parts []int) bool {
	for i, part := range parts {
		if tokens[i].parts&(1<<part) == 0 || i > 0 && !near(text[tokens[i-1].end:tokens[i].start]) {
			return false
		}
	}
	return true
}

// near reports whether what stands between two words lets them belong together: 'Groß, Jürgen', 'Anna-Maria', 'Dr. Groß'.
func near(between string) bool {
	count := 0
	for _, r := range between {
		if count++; count > 3 || !unicode.IsSpace(r) && !strings.ContainsRune(",.-‐‑/", r) {
			return false
		}
	}
	return true
}

// mailbox widens a find inside a mailbox or a web address to the whole of it.
func mailbox(text string, s span) span {
	isEnd := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`<>()[]{}",;:„“`, r) }
	start := strings.LastIndexFunc(text[:s.start], isEnd)
	if start >= 0 {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	} else {
		start = 0
	}
	end := strings.IndexFunc(text[s.end:], isEnd)
	if end < 0 {
		end = len(text)
	} else {
		end += s.end
	}
	if !strings.ContainsRune(text[start:end], '@') {
		return s
	}
	return span{start, s.end + len(strings.TrimRight(text[s.end:end], ".!?"))}
}

// united sorts the finds and makes one of those that touch: 'Quirin' and 'Zwetschgenhuber' are one person, not two.
func united(text string, spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	var list []span
	for _, s := range spans {
		if last := len(list) - 1; last >= 0 && (s.start <= list[last].end || near(text[list[last].end:s.start]) && !strings.ContainsAny(text[list[last].end:s.start], "\n.")) {
			list[last].end = max(list[last].end, s.end)
			continue
		}
		list = append(list, s)
	}
	return list
}
