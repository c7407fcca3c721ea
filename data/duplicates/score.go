package duplicates

// How likely two people are the same, and why.

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Points of the score. Two equal names alone are worth a look; each thing in common makes them surer, things that contradict make them less sure.
const (
	pointsNames    = 85 // first and last name are the same
	pointsNoFirst  = 45 // the last name is the same, one of them has no first name
	pointsFirst    = 28 // the first name is the same, the last another: a marriage
	pointsLast     = 5  // the last name is the same, the first another: a family
	pointsMailbox  = 25
	pointsNumber   = 20
	pointsPlace    = 12
	lessMailbox    = 12 // both have mailboxes, none in common
	lessNumber     = 6
	lessPlace      = 9
	leastAlike     = 0.5  // below this two names have nothing to do with each other
	alike          = 0.76 // from here on two first names may be the same
	lessCommon     = 12   // nothing in common but a name that others may have as well
	commonName     = 8    // people who must have the last name for that
	namesakes      = 0.1  // and how many of them have such a first name, if first names fell by chance
	established    = 2    // people who must have a name for it to be no slip of the fingers
	twoEstablished = 0.7  // how much less two such names are the same
	twoSpellings   = 0.85 // the same for two ways of writing one name
	twoKnown       = 0.5  // the same for two first names that are known as such: Lena and Lea
	swapCost       = 0.99
)

// likeness is how much two names are alike, and in which way.
type likeness struct {
	value float64 // 0 to 1
	how   string  // German, with '%s' for 'Vorname' and so on; '' for equal names
}

// verdict is a score with what led to it.
type verdict struct {
	score     int
	a, b      *features
	swapped   bool
	first     likeness
	last      likeness
	mailbox   bool
	number    bool
	place     bool
	different []string
}

// judge compares two people.
func (x *Index) judge(a, b *features) verdict {
	v := verdict{a: a, b: b, first: likenessOf(a.first, b.first, true), last: likenessOf(a.last, b.last, false)}
	points := namePoints(v.first.value, v.last.value)
	if a.first.plain == "" || b.first.plain == "" {
		points = pointsNoFirst * v.last.value
	} else if points < 0.9*pointsNames {
		first, last := likenessOf(a.first, b.last, false), likenessOf(a.last, b.first, false)
		if swapped := namePoints(first.value, last.value) * swapCost; first.value >= alike && last.value >= alike && swapped > points {
			points, v.swapped, v.first, v.last = swapped, true, first, last
		}
	}
	common, contrary := x.evidence(a, b, &v)
	family := v.last.value >= alike && v.first.value < alike && a.first.plain != "" && b.first.plain != ""
	if family {
		common /= 2 // they live together
	}
	if v.first.value < leastAlike && v.last.value < leastAlike {
		common = min(common, 40) // an office, a household: not one person
	}
	points += common
	if common == 0 {
		points -= contrary
		if !v.swapped && x.usual(a, b) {
			points -= lessCommon
		}
	} else {
		v.different = nil
	}
	v.score = int(math.Round(max(0, min(100, points))))
	return v
}

// usual reports whether others may be expected to have the name of two as well: a last name that many have, and a first name that is frequent, shortened or missing.
func (x *Index) usual(a, b *features) bool {
	lasts := max(*a.last.bearers, *b.last.bearers)
	if lasts < commonName {
		return false
	}
	for _, first := range []*name{a.first, b.first} {
		if first.plain == "" || first.initial() {
			return true
		}
	}
	return float64(lasts*max(*a.first.bearers, *b.first.bearers)) >= namesakes*float64(x.counted)
}

// namePoints weighs two likenesses together.
func namePoints(first, last float64) float64 {
	if first < leastAlike && last < leastAlike {
		return 0
	}
	if first < leastAlike {
		return pointsLast * last
	}
	if last < leastAlike {
		return pointsFirst * first
	}
	return pointsNames * first * last
}

// evidence weighs what is beside the names.
func (x *Index) evidence(a, b *features, v *verdict) (common, contrary float64) {
	for _, e := range [...]struct {
		here, there   []uint64
		found         *bool
		points, less  float64
		tooMany       int
		differentWord string
	}{
		{a.mailboxes, b.mailboxes, &v.mailbox, pointsMailbox, lessMailbox, sharedByMany, "verschiedene E-Mail-Adressen"},
		{a.numbers, b.numbers, &v.number, pointsNumber, lessNumber, sharedByMany, "verschiedene Telefonnummern"},
		{a.places, b.places, &v.place, pointsPlace, lessPlace, housedTogether, "verschiedene Anschriften"},
	} {
		if len(e.here) == 0 || len(e.there) == 0 {
			continue
		}
		fewest := 0 // people who have one of the values that these two have in common
		for _, value := range e.here {
			if slices.Contains(e.there, value) && (fewest == 0 || x.shared[value] < fewest) {
				fewest = max(1, x.shared[value])
			}
		}
		switch {
		case fewest == 0:
			contrary += e.less
			v.different = append(v.different, e.differentWord)
		case fewest < e.tooMany:
			*e.found = true
			common += e.points
		}
	}
	return common, contrary
}

// likenessOf compares two names; first names have rules of their own.
func likenessOf(a, b *name, firstName bool) likeness {
	switch {
	case a.plain == "" || b.plain == "":
		return likeness{}
	case a == b || a.plain == b.plain:
		return likeness{value: 1}
	case a.short == b.short:
		return likeness{0.98, "%s mit und ohne Umlaut (%s)"}
	case firstName && (a.initial() || b.initial()):
		if a.plain[0] == b.plain[0] {
			return likeness{0.76, "%s abgekürzt (%s)"}
		}
		return likeness{}
	case firstName && shortForm(a, b):
		return likeness{0.76, "%s in Kurzform (%s)"}
	case firstName && a.sex != 0 && b.sex != 0 && a.sex != b.sex:
		return likeness{} // Christian and Christina
	case firstName && otherForm(a.short, b.short):
		return likeness{0.6, "ähnlicher %s (%s)"}
	case a.sound == b.sound:
		return lessIfBothExist(likeness{0.96, "%s anders umgeschrieben (%s)"}, a, b, twoSpellings)
	case a.sorted == b.sorted:
		return likeness{0.96, "%s in anderer Reihenfolge (%s)"}
	case partOf(a.sounds, b.sounds) || partOf(b.sounds, a.sounds):
		return lessIfBothExist(likeness{0.88, "%s nur zum Teil gleich (%s)"}, a, b, twoSpellings)
	}
	l := mistyped(a, b)
	if firstName && a.sex != 0 && b.sex != 0 {
		l.value *= twoKnown
	}
	return l
}

// mistyped compares two names that are not the same: by slips of the fingers and by sound.
func mistyped(a, b *name) likeness {
	longer, most := max(len(a.short), len(b.short)), 2
	if longer < 8 {
		most = 1
	}
	result := likeness{}
	if slips := typingErrors(a.short, b.short, most); slips <= most {
		result.how = "Tippfehler im %sn (%s)"
		switch {
		case slips == 2:
			result.value = 0.74
		case longer >= 6:
			result.value = 0.93
		case longer >= 4:
			result.value = 0.88
		default:
			result.value = 0.6
		}
	}
	if a.digits == b.digits && len(a.digits) > 1 && result.value < 0.92 {
		switch near := typingErrors(a.short, b.short, 3); {
		case near <= 2 && near*2 < longer:
			result = likeness{0.92, "%s klingt gleich (%s)"}
		case near == 3 && longer >= 7:
			result = likeness{0.74, "%s klingt ähnlich (%s)"}
		}
	}
	return lessIfBothExist(result, a, b, twoEstablished)
}

// lessIfBothExist lowers a likeness where several people have the one name and several the other.
func lessIfBothExist(l likeness, a, b *name, by float64) likeness {
	if *a.bearers >= established && *b.bearers >= established {
		l.value *= by
	}
	return l
}

// otherForm reports whether two first names are those of two people though they differ by an ending: Andrea and Andreas, Christian and Christina, Mario and Maria, Daniel
// and Daniele.
func otherForm(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if rest, found := strings.CutPrefix(b, a); found {
		switch rest {
		case "a", "e", "s", "i", "in", "ina", "ine", "la", "le", "na", "ne", "ia":
			return len(a) >= 2
		}
		return false
	}
	stem := commonFront(a, b)
	x, y := a[stem:], b[stem:]
	return stem >= 2 && slices.Contains(endings, x) && slices.Contains(endings, y)
}

// endings that make one first name another.
var endings = []string{"a", "e", "o", "i", "an", "ane", "en", "in", "ina", "ine", "us", "ian", "iane", "er", "ia", "io", "n", "s"}

func commonFront(a, b string) int {
	for i := range len(a) {
		if i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return len(a)
}

// partOf reports whether every word of a name is one of a longer name.
func partOf(a, b []string) bool {
	if len(a) == 0 || len(a) >= len(b) {
		return false
	}
	for _, word := range a {
		if !slices.Contains(b, word) {
			return false
		}
	}
	return true
}

// reasons puts a verdict into words.
func (v verdict) reasons() []string {
	var list []string
	a, b := v.a, v.b
	switch {
	case v.swapped:
		list = append(list, "Vor- und Nachname vertauscht")
		list = append(list, described("Vorname", v.first, a.first, b.last)...)
		list = append(list, described("Nachname", v.last, a.last, b.first)...)
	case v.first.value == 1 && v.last.value == 1:
		list = append(list, sameName(a, b))
	default:
		if v.last.value >= leastAlike {
			list = append(list, orEqual("Nachname", v.last, a.last, b.last)...)
		} else {
			list = append(list, "anderer Nachname")
		}
		switch {
		case a.first.plain == "" && b.first.plain == "":
		case a.first.plain == "" || b.first.plain == "":
			list = append(list, "einmal ohne Vornamen")
		case v.first.value >= leastAlike:
			list = append(list, orEqual("Vorname", v.first, a.first, b.first)...)
		default:
			list = append(list, "anderer Vorname")
		}
	}
	if v.mailbox {
		list = append(list, "gleiche E-Mail-Adresse")
	}
	if v.number {
		list = append(list, "gleiche Telefonnummer")
	}
	if v.place {
		list = append(list, "gleiche Anschrift")
	}
	return append(list, v.different...)
}

// sameName says that two names are the same, or are but for accents and other signs.
func sameName(a, b *features) string {
	if strings.EqualFold(a.first.shown, b.first.shown) && strings.EqualFold(a.last.shown, b.last.shown) {
		return "gleicher Name"
	}
	return "gleicher Name, anders geschrieben"
}

// orEqual describes a likeness, an equality included.
func orEqual(what string, l likeness, a, b *name) []string {
	if l.how == "" {
		return []string{"gleicher " + what}
	}
	return described(what, l, a, b)
}

// described puts a likeness into words; equality needs none.
func described(what string, l likeness, a, b *name) []string {
	if l.how == "" {
		return nil
	}
	return []string{fmt.Sprintf(l.how, what, a.shown+" / "+b.shown)}
}
