package duplicates

// Names, mailboxes, numbers and addresses in the forms in which they can be compared, however they were written.

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// special letters that no decomposition leads to a to z.
var special = map[rune]string{
	'ß': "ss", 'ſ': "s", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ə': "e",
}

// cyrillic letters of Ukrainian, Russian, Bulgarian, Serbian and Macedonian, as passports of today write them.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "y", 'і': "i", 'ї': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh",
	'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'ђ': "d", 'џ': "dz", 'ѓ': "g", 'ќ': "k", 'ѕ': "dz",
}

// greek letters, for the names of the largest groups of Munich written in neither Latin nor Cyrillic letters.
var greek = map[rune]string{
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p",
	'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
}

// plain returns the words of a text in small letters a to z and digits, one blank between them: accents are gone, ä is a, ß is ss, Cyrillic and Greek are written in Latin
// letters; letters of other scripts stay as they are. Apostrophes do not part words.
func plain(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	gap := false
	put := func(s string) {
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(s)
	}
	for _, r := range norm.NFC.String(text) {
		r = unicode.ToLower(r)
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			put(string(r))
			continue
		case r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '`' || r == '\u00AD' || unicode.IsMark(r):
			continue
		}
		if s, found := latin(r); found {
			if s != "" {
				put(s)
			}
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = true
			continue
		}
		put(stripped(r))
	}
	return b.String()
}

func latin(r rune) (string, bool) {
	for _, letters := range []map[rune]string{special, cyrillic, greek} {
		if s, found := letters[r]; found {
			return s, true
		}
	}
	return "", false
}

// stripped returns a letter without its accents.
func stripped(r rune) string {
	var b strings.Builder
	for _, part := range norm.NFKD.String(string(r)) {
		part = unicode.ToLower(part)
		if unicode.IsMark(part) {
			continue
		}
		if s, found := latin(part); found {
			b.WriteString(s)
			continue
		}
		b.WriteRune(part)
	}
	return b.String()
}

// shortened takes away what tells an umlaut's two letters from one: 'mueller' and 'muller' are the same, and so is whatever is written ae, oe, ue for other reasons.
var shortened = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

// transcribed brings the ways of writing a foreign name in German, English, French, Polish or Turkish letters together: 'Schewtschenko', 'Chevtchenko' and 'Shevchenko',
// 'Kowalczyk' and 'Kowaltschik', 'Yildiz' and 'Jildis'. The longest piece at a place wins.
var transcribed = strings.NewReplacer(
	"schtsch", "s", "shch", "s", "tsch", "c", "dsch", "c", "tch", "c", "cz", "c", "dj", "c", "dz", "c", "sch", "s", "sh", "s", "sz", "s", "ch", "c", "zh", "s", "rz", "s", "kh", "c",
	"ck", "k", "ph", "f", "th", "t", "dt", "t", "gh", "g", "ts", "z", "tz", "z", "ou", "u", "yu", "u", "ju", "u", "iu", "u", "ya", "a", "ja", "a", "ia", "a",
	"w", "v", "y", "i", "j", "i", "x", "ks", "z", "s", "q", "k",
)

// sound returns a word as transcribed tells, without doubled letters.
func sound(word string) string {
	text := transcribed.Replace(word)
	out := make([]byte, 0, len(text))
	for i := range len(text) {
		if i == 0 || text[i] != text[i-1] {
			out = append(out, text[i])
		}
	}
	return string(out)
}

// passedOver are words in the fields of a name that say nothing about who it is: titles and particles.
var passedOver = map[string]bool{
	"dr": true, "prof": true, "professor": true, "professorin": true, "dipl": true, "ing": true, "mag": true, "med": true, "phil": true, "jur": true, "rer": true, "nat": true,
	"h": true, "c": true, "hc": true, "habil": true, "univ": true, "fh": true, "theol": true, "oec": true, "pol": true, "vet": true, "msc": true, "mba": true, "mdl": true, "mdb": true,
	"frau": true, "herr": true, "herrn": true,
	"von": true, "van": true, "vom": true, "zu": true, "zum": true, "zur": true, "de": true, "der": true, "den": true, "del": true, "della": true, "di": true, "da": true,
	"dos": true, "el": true, "al": true, "und": true, "y": true,
}

// What is compared of a name at most; nobody's is longer.
const (
	longestName = 160 // bytes
	mostWords   = 8
)

// words returns the words of a name that count. A name of nothing but particles keeps them.
func words(name string) []string {
	all := strings.Fields(plain(name[:min(len(name), longestName)]))
	all = all[:min(len(all), mostWords)]
	var list []string
	for _, word := range all {
		if !passedOver[word] {
			list = append(list, word)
		}
	}
	if len(list) == 0 {
		return all
	}
	return list
}

// Mailbox returns an e-mail address as it is compared, ” for what is none.
func Mailbox(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	text = strings.TrimPrefix(text, "mailto:")
	if !strings.Contains(text, "@") {
		return ""
	}
	return strings.Replace(text, "@googlemail.com", "@gmail.com", 1)
}

// shortestNumber is how many digits a number has at least behind the country.
const shortestNumber = 5

// Number returns a telephone number as it is compared: '49' and digits for 089 …, (089) …, +49 (0)89 … and 0049 89 … alike; ” for what is none. A number without any
// prefix keeps its digits.
func Number(text string) string {
	text = strings.ReplaceAll(text, "(0)", "")
	var b strings.Builder
	plus := strings.HasPrefix(strings.TrimSpace(text), "+")
	for _, r := range text {
		if unicode.IsLetter(r) && b.Len() >= shortestNumber {
			break // 'App. 12', 'oder'
		}
		if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	digits := b.String()
	switch {
	case plus:
	case strings.HasPrefix(digits, "00"):
		digits = digits[2:]
	case strings.HasPrefix(digits, "0"):
		digits = "49" + digits[1:]
	}
	if len(digits) < shortestNumber {
		return ""
	}
	return digits
}

// place returns an address as it is compared: postcode, street and number without blanks, 'strasse' cut to 'str'; ” where the number of the house is unknown.
func place(a Address) string {
	street := shortened.Replace(plain(a.Street))
	if strings.IndexFunc(street, unicode.IsDigit) < 0 {
		return ""
	}
	street = strings.ReplaceAll(strings.ReplaceAll(street, " ", ""), "strasse", "str")
	return strings.TrimSpace(a.Postcode) + "|" + street
}
