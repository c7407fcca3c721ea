package data

// Titles before and behind a name.

import "strings"

// behindName are degrees and mandates that stand behind a name (DIN 5008, addresses): 'Anna Huber, M.A.'; without full stops and blanks, in small letters. All other titles stand before it.
var behindName = map[string]bool{
	"ma": true, "ba": true, "msc": true, "bsc": true, "med": true, "bed": true, "meng": true, "beng": true, "llm": true, "llb": true, "mba": true, "mpa": true, "mph": true, "phd": true, "dba": true, "mfa": true, "bfa": true, "mmus": true,
	"mdl": true, "mdb": true, "mdep": true, "mdbb": true,
}

// partedTitles parts titles into those before a name and those behind it: 'Dr. M.A.' into 'Dr.' and 'M.A.'. 'Dr. med.' stays whole: degrees in small letters belong to the title before them.
func partedTitles(titles string) (before, behind string) {
	var front, back []string
	fields := strings.Fields(strings.ReplaceAll(titles, ",", " "))
	for i := 0; i < len(fields); i++ {
		word := fields[i]
		if i+1 < len(fields) && len(word) <= 3 && isDegree(word+fields[i+1]) { // 'M. A.'
			word += " " + fields[i+1]
			i++
		}
		if isDegree(word) {
			back = append(back, word)
		} else {
			front = append(front, word)
		}
	}
	return strings.Join(front, " "), strings.Join(back, ", ")
}

// isDegree reports whether a word stands behind a name; it begins with a capital letter.
func isDegree(word string) bool {
	return word != "" && word[0] >= 'A' && word[0] <= 'Z' && behindName[strings.ToLower(strings.NewReplacer(".", "", " ", "").Replace(word))]
}
