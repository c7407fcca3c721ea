package letter

// German hyphenation: soft hyphens where TeX's patterns allow them. Words that are no German words or that nobody wants to see parted are left alone:
// names, abbreviations, addresses of the net, mailboxes.

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/speedata/hyphenation"

	patterns "rundertisch/assets/hyphenation"
	"rundertisch/reports/page"
)

// How words may be parted.
const (
	softHyphen    = "\u00AD"
	shortestWord  = 6  // letters; a shorter word is not parted
	longestWord   = 60 // letters; a longer one is no word, and the patterns would take their time
	lettersBefore = 2  // at least, of a parted word
	lettersBehind = 3
)

// german loads the patterns, once and only for a letter that wants them.
var german = sync.OnceValue(func() *hyphenation.Lang {
	all := patterns.GermanPatterns + "\n" + pairsOfSingles(patterns.GermanPatterns)
	language, err := hyphenation.New(strings.NewReader(all))
	if err != nil {
		panic(fmt.Sprintf("the embedded hyphenation patterns are damaged: %v", err))
	}
	return language
})

// pairsOfSingles returns patterns of two letters in place of those of one letter, as '1ß', which the library never looks for: one for each letter
// that may follow, joined with the pattern that these two letters have already. (A pattern takes the place of an earlier one for the same letters.)
func pairsOfSingles(source string) string {
	singles, pairs := map[rune]levels{}, map[string]levels{}
	for _, pattern := range strings.Fields(source) {
		switch letters, l := readPattern(pattern); len(letters) {
		case 1:
			singles[letters[0]] = l
		case 2:
			pairs[string(letters)] = l
		}
	}
	var text strings.Builder
	for first, single := range singles {
		for second := rune('.'); second <= unicode.MaxLatin1; second++ {
			if second != '.' && !unicode.IsLower(second) {
				continue
			}
			l := pairs[string([]rune{first, second})]
			fmt.Fprintf(&text, "%d%c%d%c", max(l[0], single[0]), first, max(l[1], single[1]), second)
			if second != '.' {
				fmt.Fprintf(&text, "%d", l[2])
			}
			text.WriteByte('\n')
		}
	}
	return text.String()
}

// levels are the numbers before, between and behind the letters of a pattern of one or two letters.
type levels [3]int

// readPattern parts a pattern into letters and numbers; those of longer ones are left out.
func readPattern(pattern string) (letters []rune, l levels) {
	for _, r := range pattern {
		if r < '0' || r > '9' {
			letters = append(letters, r)
		} else if len(letters) < len(l) {
			l[len(letters)] = int(r - '0')
		}
	}
	return letters, l
}

// partedWords keeps words with their soft hyphens, since the letters of a run repeat them.
var partedWords = struct {
	sync.RWMutex
	parted map[string]string
}{parted: map[string]string{}}

// partedLimit bounds the words that are kept; beyond it the memory starts afresh.
const partedLimit = 50_000

// parted returns a word of letters with soft hyphens.
func parted(word string) string {
	partedWords.RLock()
	known, ok := partedWords.parted[word]
	partedWords.RUnlock()
	if ok {
		return known
	}
	letters := []rune(word)
	var text strings.Builder
	from := 0
	for _, to := range german().Hyphenate(word) {
		if to < lettersBefore || to > len(letters)-lettersBehind { // the library's own limits are one letter off at the start
			continue
		}
		text.WriteString(string(letters[from:to]) + softHyphen)
		from = to
	}
	text.WriteString(string(letters[from:]))
	partedWords.Lock()
	defer partedWords.Unlock()
	if len(partedWords.parted) >= partedLimit {
		clear(partedWords.parted)
	}
	partedWords.parted[strings.Clone(word)] = text.String()
	return text.String()
}

// hyphenator puts soft hyphens into texts of one letter.
type hyphenator struct {
	names map[string]bool // words of the letter that are names
}

// newHyphenator knows the names that the salutation and the signatory of a letter tell.
func newHyphenator(l Letter) *hyphenator {
	h := &hyphenator{names: map[string]bool{}}
	known := []string{l.Salutation}
	if signatory := linesOfAll(l.Signatory); len(signatory) > 0 {
		known = append(known, signatory[0])
	}
	for _, text := range known {
		for _, word := range strings.FieldsFunc(page.Clean(text), func(r rune) bool { return !isWordRune(r) }) {
			if isCapital(word) && !wordsOfSalutations[word] {
				h.names[word] = true
			}
		}
	}
	return h
}

// wordsOfSalutations stand there with a capital letter and are no names.
var wordsOfSalutations = map[string]bool{"Damen": true, "Herren": true, "Sehr": true, "Liebe": true, "Guten": true, "Mitglieder": true, "Vorsitzende": true, "Vorsitzender": true}

// titlesOfNames stand before names.
var titlesOfNames = map[string]bool{"Frau": true, "Herr": true, "Herrn": true, "Dr.": true, "Prof.": true, "Familie": true}

// namesBehindTitle is how many words behind a title may be parts of one name.
const namesBehindTitle = 3

// text returns a text with soft hyphens. One that has some keeps them in their words and gets none beside them.
func (h *hyphenator) text(text string) string {
	var hyphenated strings.Builder
	behindTitle := 0
	for text != "" {
		token := firstToken(text)
		text = text[len(token):]
		first, _ := utf8.DecodeRuneInString(token)
		switch {
		case unicode.IsSpace(first):
			if strings.Contains(token, "\n") {
				behindTitle = 0
			}
			hyphenated.WriteString(token)
			continue
		case titlesOfNames[token]:
			behindTitle = namesBehindTitle
			hyphenated.WriteString(token)
			continue
		case behindTitle > 0 && unicode.IsUpper(first):
			behindTitle--
			hyphenated.WriteString(token)
			if last := token[len(token)-1]; last == ',' || last == '.' {
				behindTitle = 0
			}
			continue
		}
		behindTitle = 0
		hyphenated.WriteString(h.token(token))
	}
	return hyphenated.String()
}

// firstToken returns the blanks that a text begins with, or all up to the next blank.
func firstToken(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	blank := unicode.IsSpace(first)
	for i, r := range text {
		if unicode.IsSpace(r) != blank {
			return text[:i]
		}
	}
	return text
}

// token returns what stands between two blanks with soft hyphens in its words.
func (h *hyphenator) token(token string) string {
	if len(token) < shortestWord || isAddressOrCode(token) {
		return token
	}
	var hyphenated strings.Builder
	for token != "" {
		first, size := utf8.DecodeRuneInString(token)
		if !isWordRune(first) {
			hyphenated.WriteString(token[:size])
			token = token[size:]
			continue
		}
		word := token
		if end := strings.IndexFunc(token, func(r rune) bool { return !isWordRune(r) }); end >= 0 {
			word = token[:end]
		}
		token = token[len(word):]
		if h.mayPart(word) {
			word = parted(word)
		}
		hyphenated.WriteString(word)
	}
	return hyphenated.String()
}

// isAddressOrCode tells addresses of the net, mailboxes, names of files, numbers and texts with soft hyphens of their own.
func isAddressOrCode(token string) bool {
	if strings.ContainsAny(token, "@_\\0123456789") || strings.Contains(token, "//") || strings.Contains(token, softHyphen) {
		return true
	}
	dot := strings.IndexByte(token, '.')
	if dot < 0 || dot+1 == len(token) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(token[dot+1:])
	return unicode.IsLetter(next)
}

// mayPart tells whether a word is one that the patterns know how to part: long enough, in Latin letters, no name and no abbreviation.
func (h *hyphenator) mayPart(word string) bool {
	length := 0
	for i, r := range word {
		if r > unicode.MaxLatin1 || i > 0 && !unicode.IsLower(r) {
			return false
		}
		length++
	}
	return length >= shortestWord && length <= longestWord && !h.names[word]
}

// isWordRune tells the runes that words are made of.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func isCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}
