package workflow

// A note about a person may not say what the office has no business to know (Art. 9 DSGVO): a word that sounds like it is pointed out while it is typed.

import (
	"slices"
	"strings"
	"unicode"
)

// NoteHint is the line that stands under a note about a person.
const NoteHint = "Bitte nichts über Religion, Partei, Gesundheit, Herkunft oder Geburtsdatum: Das darf hier nicht stehen, und die Person kann es lesen wollen."

// sensitiveStems begin words about what Art. 9 DSGVO protects, or about birthdays; sensitiveWords are such words as a whole.
var (
	sensitiveStems = []string{
		"religi", "konfession", "evangelisch", "katholisch", "muslim", "moslem", "jüdisch", "orthodox", "atheist", "partei", "fraktion", "gewerkschaft", "gesundheit", "krank", "erkrank",
		"diagnose", "behinder", "schwerbehinder", "schwanger", "depress", "herkunft", "abstammung", "ethni", "nationalität", "staatsangehörig", "staatsbürger", "migrationshintergrund",
		"hautfarbe", "geburts", "geboren", "sexuell", "homosexuell", "lesbisch", "schwul", "vorbestraft", "weltanschau",
	}
	sensitiveWords = []string{"csu", "spd", "fdp", "afd", "cdu", "bsw", "geb", "islam", "kirche"}
	harmlessWords  = []string{"parteiverkehr", "parteienverkehr", "krankenhaus", "gesundheitsreferat", "gesundheitsausschuss", "gesundheitsamt", "geburtshaus"}
)

// SensitiveWords returns the words of a text that hint at what must not be kept about a person, each once, in the order of the text.
func SensitiveWords(text string) []string {
	var found []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		lower := strings.ToLower(word)
		sensitive := slices.Contains(sensitiveWords, lower) || slices.ContainsFunc(sensitiveStems, func(stem string) bool { return strings.HasPrefix(lower, stem) })
		if sensitive && !slices.Contains(harmlessWords, lower) && !slices.Contains(found, word) {
			found = append(found, word)
		}
	}
	return found
}
