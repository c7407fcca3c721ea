package letter

// Joining lines of an address that has more than the field: which two may stand in one line, and which must not.

import (
	"regexp"
	"slices"

	"rundertisch/reports/page"
)

// lineKind is what a line of an address probably is.
type lineKind uint8

const (
	officeKind    lineKind = iota // an organisation, a department, a function
	maybeNameKind                 // perhaps a name: nothing tells that it is anything else
	nameKind                      // a name with its title
)

var (
	townLine   = regexp.MustCompile(`^(?:\pL{1,3}[ -])?\d{4,5} `)
	personLine = regexp.MustCompile(`(?:^|, )(?:Frau|Herrn?|Familie|Dr\.|Prof\.|Dipl\.|c/o|z\. ?H(?:d|\.|d\.))(?:[ -]|$)`)
	bodyWords  = regexp.MustCompile(`(?i)(?:stadt|referat|direktorium|ausschuss|abteilung|geschäftsstelle|stelle|amt|verein|verband|vorsitz|beauftragte|beirat|` +
		`ministerium|behörde|gruppe|zentrum|haus|schule|kirche|gemeinde|büro|initiative|stiftung|fachbereich|sachgebiet|leitung|mitglied|sprecher|person|rat\b|` +
		`\bBA\b|e\. ?V\.|gGmbH|GmbH|\d)`)
)

// kindOf tells what a line above the street probably is.
func kindOf(line string) lineKind {
	switch {
	case personLine.MatchString(line):
		return nameKind
	case bodyWords.MatchString(line):
		return officeKind
	}
	return maybeNameKind
}

// joinLines joins two neighbouring lines with a comma where they fit in one line of the field: rather of organisation and department than a name with
// something else, rather without smaller type, rather above than below. Street, town and country stay by themselves. It returns false where no two
// lines fit.
func joinLines(t *page.Typesetter, lines []string) ([]string, bool) {
	above := street(lines)
	for kind := officeKind; kind <= nameKind; kind++ {
		for _, size := range []float64{addressSize, addressSmallest} {
			for i := 0; i+1 < above; i++ {
				both := lines[i] + ", " + lines[i+1]
				if max(kindOf(lines[i]), kindOf(lines[i+1])) == kind && t.Width(both, page.Style{Size: size}) <= fieldTextWidth {
					joined := append(slices.Clone(lines[:i]), both)
					return append(joined, lines[i+2:]...), true
				}
			}
		}
	}
	return nil, false
}

// street returns the index of the first line that must stay by itself: the one above the town, which is the last line with a postcode, else the last
// line of all.
func street(lines []string) int {
	town := len(lines) - 1
	for i := range lines {
		if townLine.MatchString(lines[i]) {
			town = i
		}
	}
	return max(town-1, 0)
}
