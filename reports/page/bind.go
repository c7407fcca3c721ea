package page

// No-break spaces where German typography wants them (DIN 5008): inside abbreviations, before the number of a paragraph, in dates and times.

import (
	"regexp"
	"strings"
)

// noBreakSpace holds two words together on one line.
const noBreakSpace = "\u00A0"

// bindings are the places whose blanks become no-break spaces. Each pattern matches one such place as a whole; a blank in it is a blank that is
// bound. The order matters only for reading.
var bindings = []*regexp.Regexp{
	// z. B., o. g., i. d. R., and initials before a name: E. T. A. Hoffmann
	regexp.MustCompile(`(?:^|[^\pL\pN])(?:\pL\. )+\pL\.`),
	// a number or letter after its kind: Nr. 25, § 23, Art. 6, Abs. 1, TOP 3, BA 25, Raum 2.14
	regexp.MustCompile(`(?:^|[^\pL\pN])(?:Nr\.|Nrn\.|§|§§|Art\.|Abs\.|Ziff\.|Buchst\.|Kap\.|Bd\.|S\.|Az\.|TOP|BA|Raum|Zimmer|Seite|Anlage|Satz|Absatz|Artikel|Nummer) [\pN]`),
	// a title before a name: Dr. Muster, Prof. Dr. Muster
	regexp.MustCompile(`(?:^|[^\pL\pN])(?:(?:Dr|Prof|Dipl|Mag|Ing|Priv|Doz|habil|med|phil|jur|rer|nat|pol)\. ?-?)+ ?\pL`),
	// 22. Februar 2021
	regexp.MustCompile(`(?:^|[^\pN])\d{1,2}\. (?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\.|Feb\.|Apr\.|Aug\.|Sept\.|Okt\.|Nov\.|Dez\.)(?: \d{4})?`),
	// 18:30 Uhr, 5 %, 30 Euro
	regexp.MustCompile(`\pN (?:Uhr|%|‰|€|Euro|Cent|EUR|km|m|cm|mm|kg|m²)(?:$|[^\pL\pN])`),
	// 10 000 and 1 000 000
	regexp.MustCompile(`(?:^|[^\pN])\d{1,3}(?: \d{3})+(?:$|[^\pN])`),
	// the numbers of motions: 20-26 / B 01322
	regexp.MustCompile(`\d{2}-\d{2} / [ABETV] \d+`),
	// § 23 Abs. 1 is one place, too
	regexp.MustCompile(`\pN[a-z]? (?:Abs\.|Nr\.|Satz|Buchst\.)[ \x{A0}]?\pN`),
}

// BindSpaces replaces the blanks by no-break spaces where a line should not end: "z. B.", "Nr. 25", "§ 23", "Dr. Muster", "22. Februar 2021",
// "18:30 Uhr". Nothing else changes, and binding twice changes nothing.
func BindSpaces(text string) string {
	if !strings.Contains(text, " ") {
		return text
	}
	for { // places may overlap, as in "Abs. 1 Satz 2", so what one round leaves is bound in the next
		bound := text
		for _, binding := range bindings {
			bound = binding.ReplaceAllStringFunc(bound, bindPlace)
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
