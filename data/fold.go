package data

// This file makes words comparable: what is typed and what is stored become the same letters, whatever the case and the accents. And it
// makes the keys by which lists are in German order.

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// foldVersion changes when the rules below change; all search documents are then made anew. x/text's tables count as well.
const foldVersion = "1"

func searchVersion() string {
	return strings.Join([]string{foldVersion, collate.CLDRVersion, collate.UnicodeVersion, norm.Version, unicode.Version}, "/")
}

// letters without a decomposition that readers take for a Latin letter or two.
var plainLetters = strings.NewReplacer(
	"ß", "ss", "ſ", "s", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ħ", "h", "ŧ", "t", "ŋ", "n",
	"ŀ", "l", "ĸ", "k", "ə", "e", "ς", "σ",
)

// umlauts are also written with two letters.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue")

// insideWords are signs that do not end a word: apostrophes and the soft hyphen.
var insideWords = strings.NewReplacer("'", "", "’", "", "ʼ", "", "\u00AD", "")

// Fold returns the words of a text as the search compares them: small letters without accents, digits; a word with umlauts comes in
// both its forms. 'Jürgen Groß' gives 'jurgen', 'juergen', 'gross'.
func Fold(text string) []string {
	var words []string
	for _, forms := range foldWords(text) {
		words = append(words, forms...)
	}
	return words
}

// foldWords returns the words of a text, each with the forms that it can be found by.
func foldWords(text string) [][]string {
	// Composed and small first, so that an umlaut is one letter however it was written.
	text = strings.Map(smallLetter, norm.NFC.String(text))
	text = insideWords.Replace(text)
	var words [][]string
	for _, word := range strings.FieldsFunc(text, isBetweenWords) {
		plain := stripped(word)
		if plain == "" {
			continue
		}
		forms := []string{plain}
		if long := stripped(umlauts.Replace(word)); long != plain {
			forms = append(forms, long)
		}
		words = append(words, forms)
	}
	return words
}

// smallLetter lowers a letter by way of its capital, which unites the small forms of some (ς and σ).
func smallLetter(r rune) rune {
	switch r {
	case 'İ':
		return 'i' // its small form is i with a dot above it
	case 'ẞ':
		return 'ß'
	}
	return unicode.ToLower(r)
}

func isBetweenWords(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

// stripped takes the accents off a word in small letters.
func stripped(word string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(plainLetters.Replace(word)))
	return strings.Map(func(r rune) rune {
		if isBetweenWords(r) {
			return -1 // some signs become several, '½' for one
		}
		return r
	}, plainLetters.Replace(bare))
}

// germanCollators are not safe for use by several goroutines at once.
var germanCollators = sync.Pool{New: func() any { return collate.New(language.German) }}

// SortKey returns bytes whose order is the German order of texts (DIN 5007-1: ä with a; case and accents count only between equals). A
// tab between the parts of a name sorts before everything else, so that 'Groß, Anna' stands before 'Große, Anna'.
func SortKey(text string) []byte {
	collator := germanCollators.Get().(*collate.Collator)
	defer germanCollators.Put(collator)
	var buffer collate.Buffer
	return append([]byte(nil), collator.KeyFromString(&buffer, text)...)
}

// personSortKey puts a person where ListName belongs.
func personSortKey(p Person) []byte { return SortKey(strings.ReplaceAll(p.ListName(), ", ", "\t")) }
