package page

// No-break spaces where German typography wants them (DIN 5008): inside abbreviations, before the number of a paragraph, in dates and times.

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// noBreakSpace holds two words together on one line.
const noBreakSpace = "\u00A0"

// bindings are the places whose blanks become no-break spaces. Each pattern matches one such place as a whole; a blank in it is a blank that is
// bound. The order matters only for reading. Patterns are slow, and most texts have no such place: may tells from a glance whether a pattern can match.
var bindings = []struct {
	may     func(glance) bool
	pattern *regexp.Regexp
}{
	// z. B., o. g., i. d. R., and initials before a name: E. T. A. Hoffmann
	{func(g glance) bool { return g.initials }, regexp.MustCompile(`(?:^|[^\pL\pN])(?:\pL\. )+\pL\.`)},
	// a number or letter after its kind: Nr. 25, § 23, Art. 6, Abs. 1, TOP 3, BA 25, Raum 2.14
	{func(g glance) bool { return g.blankNumber }, regexp.MustCompile(`(?:^|[^\pL\pN])(?:Nr\.|Nrn\.|§|§§|Art\.|Abs\.|Ziff\.|Buchst\.|Kap\.|Bd\.|S\.|Az\.|TOP|BA|Raum|Zimmer|Seite|Anlage|Satz|Absatz|Artikel|Nummer) [\pN]`)},
	// a title before a name: Dr. Muster, Prof. Dr. Muster
	{func(g glance) bool { return g.title }, regexp.MustCompile(`(?:^|[^\pL\pN])(?:(?:Dr|Prof|Dipl|Mag|Ing|Priv|Doz|habil|med|phil|jur|rer|nat|pol)\. ?-?)+ ?\pL`)},
	// 22. Februar 2021
	{func(g glance) bool { return g.numberDotBlank }, regexp.MustCompile(`(?:^|[^\pN])\d{1,2}\. (?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\.|Feb\.|Apr\.|Aug\.|Sept\.|Okt\.|Nov\.|Dez\.)(?: \d{4})?`)},
	// 18:30 Uhr, 5 %, 30 Euro, §§ 3 ff.
	{func(g glance) bool { return g.numberBlank }, regexp.MustCompile(`\pN (?:Uhr|%|‰|€|Euro|Cent|EUR|km|m|cm|mm|kg|g|l|ha|m²|qm|km²|km/h|°C|ff?\.|Mio\.|Mrd\.)(?:$|[^\pL\pN])`)},
	// 2014 - 2017, 9 – 12 Uhr
	{func(g glance) bool { return g.span }, regexp.MustCompile(`\pN [-–] \pN`)},
	// 10 000 and 1 000 000
	{func(g glance) bool { return g.numberBlank && g.blankNumber }, regexp.MustCompile(`(?:^|[^\pN])\d{1,3}(?: \d{3})+(?:$|[^\pN])`)},
	// the numbers of motions: 20-26 / B 01322
	{func(g glance) bool { return g.numberBlank && g.blankNumber }, regexp.MustCompile(`\d{2}-\d{2} / [ABETV] \d+`)},
	// § 23 Abs. 1 is one place, too
	{func(g glance) bool { return g.numberBlank || g.letterAfterNumber }, regexp.MustCompile(`\pN[a-z]? (?:Abs\.|Nr\.|Satz|Buchst\.)[ \x{A0}]?\pN`)},
}

// glance is what one look over a text tells of the places that it may have.
type glance struct {
	numberBlank       bool // a number before a blank: "18 U"
	letterAfterNumber bool // a small letter between them: "23a A"
	blankNumber       bool // a blank before a number: ". 25"
	numberDotBlank    bool // "22. F"
	initials          bool // a single letter with a dot, a blank and a letter: "z. B"
	title             bool // "Dr."
	span              bool // "4 - 2"
}

// titles are the words that the pattern of titles begins with.
var titles = strings.Fields("Dr. Prof. Dipl. Mag. Ing. Priv. Doz. habil. med. phil. jur. rer. nat. pol.")

func glanceAt(text string) (g glance) {
	var first, before, last, now rune = ' ', ' ', ' ', ' ' // the four runes before r
	for _, r := range text {
		number := unicode.IsNumber(r)
		if now == ' ' {
			g.blankNumber = g.blankNumber || number
			g.span = g.span || number && (last == '-' || last == '–') && before == ' ' && unicode.IsNumber(first)
			g.initials = g.initials || last == '.' && unicode.IsLetter(before) && !unicode.IsLetter(first) && unicode.IsLetter(r)
		}
		if r == ' ' {
			g.numberBlank = g.numberBlank || unicode.IsNumber(now)
			g.letterAfterNumber = g.letterAfterNumber || unicode.IsNumber(last) && unicode.IsLower(now)
			g.numberDotBlank = g.numberDotBlank || now == '.' && unicode.IsNumber(last)
		}
		first, before, last, now = before, last, now, r
	}
	g.title = strings.Contains(text, ".") && slices.ContainsFunc(titles, func(title string) bool { return strings.Contains(text, title) })
	return g
}

// BindSpaces replaces the blanks by no-break spaces where a line should not end: "z. B.", "Nr. 25", "§ 23", "Dr. Muster", "22. Februar 2021",
// "18:30 Uhr". Nothing else changes, and binding twice changes nothing.
func BindSpaces(text string) string {
	var bound strings.Builder // empty as long as nothing is bound
	done, start, hot := 0, 0, false
	bind := func(end int) {
		if part := text[start:end]; hot {
			if now := bindPart(part); now != part {
				bound.WriteString(text[done:start])
				bound.WriteString(now)
				done = end
			}
		}
	}
	var before, last rune = ' ', ' ' // the two runes before a blank
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == ' ' {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if mayBind(before, last, next) {
				hot = true
			} else {
				bind(i)
				start, hot = i, false
			}
		}
		before, last = last, r
		i += size
	}
	bind(len(text))
	if done == 0 {
		return text
	}
	bound.WriteString(text[done:])
	return bound.String()
}

// mayBind tells whether any pattern binds a blank between such runes. Between the others a text can be cut: no place reaches over them.
func mayBind(before, last, next rune) bool {
	switch last {
	case '.', '§', '-', '–', '/', ' ':
		return true
	}
	return unicode.IsNumber(next) || unicode.IsNumber(last) || unicode.IsLower(last) && unicode.IsNumber(before)
}

// bindPart binds a part of a text in which some blank may be bound.
func bindPart(text string) string {
	for { // places may overlap, as in "Abs. 1 Satz 2", so what one round leaves is bound in the next
		bound := text
		seen := glanceAt(text)
		for _, binding := range bindings {
			if binding.may(seen) {
				bound = binding.pattern.ReplaceAllStringFunc(bound, bindPlace)
			}
		}
		if bound == text {
			return text
		}
		text = bound
	}
}

// bindPlace binds the blanks inside a match, not the one that only marks where it starts or ends.
func bindPlace(place string) string {
	inner := strings.Trim(place, " ")
	start := strings.Index(place, inner)
	return place[:start] + strings.ReplaceAll(inner, " ", noBreakSpace) + place[start+len(inner):]
}
