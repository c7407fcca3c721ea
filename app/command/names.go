package command

// Names as they are written in one line.

import (
	"strings"

	"rundertisch/data"
)

// titles are the words that stand before a name without being part of it. 'Dr.-Ing.', 'Dipl.-Päd.' and the like are known by how they begin.
var titles = map[string]bool{
	"dr.": true, "prof.": true, "professor": true, "pd": true, "mag.": true, "ing.": true, "lic.": true, "h.c.": true, "h.": true, "c.": true,
	"med.": true, "phil.": true, "jur.": true, "rer.": true, "nat.": true, "pol.": true, "theol.": true,
}

// particles are the words that a family name may begin with.
var particles = map[string]bool{
	"von": true, "vom": true, "van": true, "vanden": true, "zu": true, "zum": true, "zur": true, "de": true, "den": true, "der": true, "del": true, "della": true, "di": true,
	"da": true, "dos": true, "du": true, "la": true, "le": true, "ten": true, "ter": true, "al": true, "el": true, "bin": true, "ibn": true, "af": true, "av": true,
}

// forms are the words of address that may stand before a name.
var forms = map[string]string{"frau": data.FormFrau, "herr": data.FormHerr, "herrn": data.FormHerr}

// splitName reads a name: 'Dr. Jürgen Groß', 'Frau Prof. Dr. Anna von der Heide', 'Groß, Dr. Jürgen'. Without a comma the family name is the last word, with the particles
// before it; a single word is a family name.
func splitName(text string) data.Person {
	var p data.Person
	last, first, hasComma := strings.Cut(text, ",")
	words := takeTitles(&p, strings.Fields(last))
	if hasComma {
		p.LastName = strings.Join(words, " ")
		p.FirstName = strings.Join(takeTitles(&p, strings.Fields(first)), " ")
		return p
	}
	begin := max(len(words)-1, 0)
	for begin > 0 && particles[strings.ToLower(words[begin-1])] {
		begin--
	}
	p.FirstName, p.LastName = strings.Join(words[:begin], " "), strings.Join(words[begin:], " ")
	return p
}

// takeTitles moves the words before a name into form and title, and returns the rest. A title that nothing follows is no title.
func takeTitles(p *data.Person, words []string) []string {
	for len(words) > 1 {
		word := strings.ToLower(words[0])
		form := forms[word]
		switch {
		case form != "":
			p.Form = form
		case titles[word] && (word != "h." && word != "c." || p.Title != ""), strings.HasPrefix(word, "dr.-"), strings.HasPrefix(word, "dipl.-"):
			p.Title = strings.TrimSpace(p.Title + " " + words[0])
		default:
			return words
		}
		words = words[1:]
	}
	return words
}
