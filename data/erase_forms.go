package data

// This file knows what one word may be: a part of a name, with an ending or with numbers too; what stands before a name; a particle; the end of the name of a street.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// formWords stand before a name and go with it.
var formWords = map[string]bool{
	"frau": true, "herr": true, "herrn": true, "fr": true, "hr": true, "dr": true, "prof": true, "professor": true, "professorin": true, "med": true, "phil": true, "jur": true,
}

// placeWords end the name of a street or a building.
var placeWords = wordSet("Straße Str Platz Weg Ring Allee Gasse Ufer Brücke Park Schule Grundschule Mittelschule Realschule Gymnasium Haus")

// formBit marks a word that stands before names.
const formBit = 1 << mostParts

// mostParts is how many parts names have at most, past ones too.
const mostParts = 63

func (n *nameWords) bits(word string) (bits uint64) {
	small := unicode.IsLower(firstLetter(word))
	for _, form := range Fold(word) {
		if formWords[form] || n.titles[form] {
			bits |= formBit
		}
		for i, part := range n.parts {
			if small && smallWords[form] && !unicode.IsLower(firstLetter(part.shown)) {
				continue // 'an Li', of somebody called An
			}
			if slices.ContainsFunc(part.forms, func(own string) bool { return n.isFormOf(form, own) }) {
				bits |= 1 << i
			}
		}
	}
	return bits
}

func firstLetter(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// isParticle reports whether a word of a name is one like 'von'.
func isParticle(word string) bool {
	return unicode.IsLower(firstLetter(word)) && slices.ContainsFunc(Fold(word), func(form string) bool { return smallWords[form] })
}

// smallWords are words of every text, and particles of names; written small they are nobody by themselves.
var smallWords = wordSet("de del di dos la le van ab als am an auf aus bei bin bis da das dem den der des die du ein er es für hat ihr im in ist ja je man mit nun nur ob sei sie sind so um und uns vom von was wer wie wir wo zu zum zur")

// namesWithS are names that are not the genitive of the name without the s.
var namesWithS = wordSet("Alois Andreas Elias Hans Jannis Jens Jonas Lars Lucas Lukas Luis Mathias Mats Matthias Niels Nicolas Niklas Nikolas Nils Thomas Tobias")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, form := range Fold(words) {
		set[form] = true
	}
	return set
}

// nameEndings are what is put behind a name: 'Hubers Antrag', 'der Hubersche Antrag'.
var nameEndings = map[string]bool{"s": true, "sche": true, "schem": true, "schen": true, "scher": true, "sches": true}

// shortestInflected is how many letters a name needs to be found with an ending: 'Reis' is not Rei's.
const shortestInflected = 4

// isFormOf reports whether a folded word is a part of a name, with an ending or with numbers too: 'huber', 'hubers', 'huber1975'.
func (n *nameWords) isFormOf(form, own string) bool {
	if form = strings.TrimFunc(form, unicode.IsDigit); form == own {
		return true
	}
	ending, begins := strings.CutPrefix(form, own)
	return begins && nameEndings[ending] && utf8.RuneCountInString(own) >= shortestInflected && !namesWithS[form] && n.taken(form) == anywhere
}
