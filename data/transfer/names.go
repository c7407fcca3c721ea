package transfer

// Names, taken apart.

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Name is a name taken apart.
//
// Title holds what stands before the name and, behind it, the degrees and mandates that stand after it, for a person has one field for both: 'Dr. Anna Huber, LL.M.' has 'Dr. LL.M.'.
// Aside is what is no part of the name: a birth name, a nickname, a function in brackets. Birth names are not needed to write to somebody, so callers may drop it.
type Name struct{ Form, Title, First, Last, Aside string }

// formWords are the forms of address that stand before names.
var formWords = map[string]string{
	"frau": "Frau", "fr": "Frau", "mrs": "Frau", "ms": "Frau", "miss": "Frau", "madame": "Frau", "mme": "Frau", "fräulein": "Frau",
	"herr": "Herr", "herrn": "Herr", "hr": "Herr", "hrn": "Herr", "mr": "Herr", "monsieur": "Herr",
}

// genderWords are what else stands in a column of forms.
var genderWords = map[string]string{
	"w": "Frau", "f": "Frau", "weibl": "Frau", "weiblich": "Frau", "female": "Frau", "m": "Herr", "männl": "Herr", "männlich": "Herr", "male": "Herr",
}

// formOf returns 'Frau' or 'Herr' for a cell that says so with one word, ” for any other.
func formOf(word string) string {
	word = strings.ToLower(strings.Trim(word, "., :;()"))
	return firstOf(formWords[word], genderWords[word])
}

// FormOf reads a whole cell of a column of forms: 'Frau Dr.' is 'Frau' and 'Dr.', 'w' is 'Frau', 'Sehr geehrte Frau' is 'Frau', 'Dr.' only a title. Nothing is returned for 'divers', 'Familie' or 'Firma'.
func FormOf(cell string) (form, title string) {
	cell = clean(cell)
	if form = formOf(cell); form != "" || len(cell) > longestName {
		return form, ""
	}
	return splitTitles(strings.Fields(cell))
}

// particles belong to the last name that follows them; true are those that are written small.
var particles = map[string]bool{
	"von": true, "vom": true, "van": true, "vander": true, "der": true, "den": true, "dem": true, "de": true, "del": true, "della": true, "dalla": true, "di": true, "du": true, "des": true, "dos": true, "das": true,
	"zu": true, "zur": true, "zum": true, "ter": true, "ten": true, "te": true, "und": true, "auf": true, "aus": true, "in": true, "im": true, "am": true, "an": true, "af": true, "av": true, "d'": true, "d’": true, "'t": true, "het": true,
	"da": false, "la": false, "le": false, "el": false, "al": false, "bin": false, "bint": false, "ibn": false, "abu": false, "ben": false, "abd": false, "abdel": false, "umm": false, "st": false, "mac": false, "san": false, "santa": false,
	"freiherr": false, "frhr": false, "frh": false, "frfr": false, "freifrau": false, "freiherrin": false, "freiin": false, "graf": false, "gräfin": false, "baron": false, "baronin": false, "fürst": false, "fürstin": false, "prinz": false, "prinzessin": false, "ritter": false, "edler": false, "edle": false,
}

// Particles that are first names too where they stand first, and those that are particles only when they are written small: 'Ben Huber', 'Anna An'.
var (
	alsoFirst = map[string]bool{"ben": true, "al": true, "an": true, "im": true, "in": true, "du": true, "san": true, "mac": true, "le": true}
	onlySmall = map[string]bool{"an": true, "am": true, "im": true, "in": true, "auf": true, "aus": true, "und": true, "du": true, "das": true, "des": true, "te": true, "af": true, "av": true, "het": true}
)

func isParticle(word string) bool {
	small := strings.ToLower(strings.TrimSuffix(word, "."))
	_, known := particles[small]
	return known && (!onlySmall[small] || !unicode.IsUpper([]rune(word)[0]) || isCapitals(word))
}

// generations stay behind the last name.
var generations = regexp.MustCompile(`^(?i:jun|sen|jr|sr)\.?$|^(?:II|III|IV)\.?$`)

// Titles and degrees.
const faculties = `(?:\s?(?:med|dent|vet|phil|jur|iur|rer|nat|pol|soc|oec|cult|sc|theol|techn|tech|agr|math|päd|paed|publ|hum|biol|forest|silv|mont|troph|mus|art|eur|univ|ing|Ing)\.)*`
const school = `(?:\s?\((?i:FH|TH|TU|Univ\.?|Uni|DH|BA)\))?`

var (
	titlePattern = regexp.MustCompile(`^(?:` + strings.Join([]string{
		`(?:(?i:univ|hon|gast|jun|junior)\.?\s?-?\s?|(?i:apl|ao|em)\.?\s)?(?i:prof(?:essorin|essor|\.)?)(?:\s?(?:em|emer|i\.\s?R|a\.\s?D)\.)*` + faculties,
		`(?i:ddr|dres|drs|dr)\.?(?:\s?-?\s?(?i:ing)\.)?(?:\s?(?:h\.\s?c\.|hc\.?|[eE]\.\s?h\.))?` + faculties + `(?:\s?(?:h\.\s?c\.|habil\.))?(?:\s?mult\.)?` + school,
		`PD|(?i:priv(?:at)?\.?-?\s?doz(?:entin|ent|\.)?)`,
		`(?i:dipl)\.?-\s?[\pL.]+(?:-[\pL.]+)*(?:\s(?i:päd|paed|arb|wiss|wirt)\.)?` + school,
		`(?i:dipl)\.\s?(?i:ing|psych|soz|päd|paed|kfm|kffr|math|phys|chem|biol|inf|inform|betriebsw|volksw|verww|theol|jur|des|geogr|geol|med|sozpäd|sozialpäd|sozialpädagogin|sozialpädagoge)\.?(?:[-\s]?(?i:päd|paed|arb|wiss|wirt|inf)\.)*` + school,
		`(?i:diplom)-\pL+` + school,
		`(?i:mag)\.(?:a|ª|ᵃ)?\.?` + faculties + school,
		`(?i:lic)\.` + faculties,
		`Ing\.`, `RAin`, `RAe?`, `Rechtsanw(?:alt|ältin)`, `Pfr(?:in)?\.`, `Pfarrer(?:in)?`, `Pastor(?:in)?`, `Dekan(?:in)?`, `Diakon(?:in)?`, `Stadtr(?:at|ätin)`, `StR(?:in)?`, `(?:Ober)?[Bb]ürgermeister(?:in)?`,
	}, "|") + `)(?:[\s,]+|$)`)
	degreePattern = regexp.MustCompile(`(?:^|[\s,]+)\(?(` + strings.Join([]string{
		`[MB]\.\s?A\.?`, `[MB]\.?\s?Sc\.?`, `[MB]\.?\s?Eng\.?`, `[MB]\.\s?Ed\.?`, `M\.?\s?Phil\.`, `[MB]\.\s?Mus\.`, `LL\.?\s?[MB]\.?`, `M\.\s?B\.\s?A\.`, `M\.\s?P\.\s?[AH]\.`, `Ph\.?\s?D\.?`,
		`E?MBA`, `MPH`, `MPA`, `MEd`, `BEd`, `DBA`, `MSW`, `MA`, `BA`, `MdL`, `MdB`, `MdEP`, `MdA`, `MdBB`, `MdHB`, `a\.\s?D\.`, `i\.\s?R\.`, `(?i:dipl)\.-[\pL.\-]+`, `(?i:dr|prof)\.`,
	}, "|") + `)` + school + `\)?,?$`)
	gluedTitle = regexp.MustCompile(`\b((?i:prof|dr)\.)(\p{Lu})`) // 'Prof.Dr.Huber'
	twoLetters = regexp.MustCompile(`^[MB]\.?\s?A\.?$`)
)

// addressing stands before the form of address where somebody is spoken to or written to.
var addressing = regexp.MustCompile(`(?i)^(?:(?:sehr\s)?(?:geehrte[rs]?|verehrte[rs]?)|liebe[rs]?|hallo|guten\stag|z\.\s?hd\.(?:\sv\.|\svon)?|zu\shänden(?:\svon)?|an\s(?:die|den)?)\s+(\pL+\.?)`)

// splitTitles takes the form of address and titles from the beginning of words.
func splitTitles(words []string) (form, title string) {
	form, title, rest := cutTitles(words)
	if behind, left := cutDegrees(strings.Join(rest, " "), true); left == "" {
		title = joined(title, behind)
	}
	return form, title
}

func cutTitles(words []string) (form, title string, rest []string) {
	text := strings.Join(words, " ")
	if found := addressing.FindStringSubmatchIndex(text); found != nil && formWords[bare(text[found[2]:found[3]])] != "" {
		text = text[found[2]:]
	}
	first, after, _ := strings.Cut(text, " ")
	if word := bare(first); formWords[word] != "" || word == "mx" {
		form, text = formWords[word], after
	}
	for gluedTitle.MatchString(text) {
		text = gluedTitle.ReplaceAllString(text, "$1 $2")
	}
	for {
		found := titlePattern.FindString(text)
		if found == "" {
			return form, title, strings.Fields(text)
		}
		title, text = joined(title, strings.Trim(found, ", ")), text[len(found):]
	}
}

func bare(word string) string { return strings.ToLower(strings.Trim(word, ".,:")) }

// joined puts a blank between the parts that are not empty.
func joined(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// cutDegrees takes what stands behind a name. 'Huber, M. A.' are initials, unless something else says that the first name is not missing.
func cutDegrees(text string, sure bool) (degrees, rest string) {
	for {
		found := degreePattern.FindStringSubmatch(text)
		if found == nil {
			return degrees, text
		}
		left := strings.TrimRight(text[:len(text)-len(found[0])], ", ")
		if twoLetters.MatchString(found[1]) && !sure && len(strings.Fields(left)) < 2 {
			return degrees, text
		}
		degree := strings.Trim(found[0], " ,")
		if strings.HasPrefix(degree, "(") && strings.HasSuffix(degree, ")") && strings.Count(degree, "(") == 1 {
			degree = strings.Trim(degree, "()")
		}
		degrees, text = joined(degree, degrees), left
	}
}

var (
	bracketed = regexp.MustCompile(`\s*(?:\([^()]*\)|\[[^\[\]]*\]|"[^"]*"|[„“][^„“”"]*[“”"]|»[^»«]*«|\s'[^']+'(?:\s|$))\s*`)
	bornAs    = regexp.MustCompile(`(?i)[\s,]+(?:geb\.?|geborene[rn]?|née|verw\.|verh\.)\s+[^,()]+`)
)

// cutAside takes birth names, nicknames and other words in brackets out of a name.
func cutAside(text string) (aside, rest string) {
	for _, pattern := range []*regexp.Regexp{bracketed, bornAs} {
		for _, found := range pattern.FindAllString(text, -1) {
			aside = joined(aside, strings.Trim(found, ", "))
		}
		text = pattern.ReplaceAllString(text, " ")
	}
	text = joined(strings.ReplaceAll(text, " ,", ","))
	return aside, text
}

// clean drops what cannot be seen, joins letters with their marks, and leaves one blank between words.
func clean(text string) string { return strings.Join(strings.Fields(visible(text)), " ") }

// visible drops characters that cannot be seen, as soft hyphens, and joins letters with their marks.
func visible(text string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "")))
}

// longestName is the longest text, in bytes, that can be a name.
const longestName = 300

// SplitName takes a name apart: 'Frau Dr. Anna von der Heide', 'von der Heide, Dr. Anna', 'HUBER Anna'. A single word is a last name. Of several words the last is the last name, with the particles before it.
func SplitName(text string) Name {
	text = strings.Trim(clean(text), `"' ,;`)
	if len(text) > longestName {
		return Name{Last: text}
	}
	var n Name
	var words []string
	n.Form, n.Title, words = cutTitles(strings.Fields(text))
	text = strings.Join(words, " ")
	sure := n.Form != "" || n.Title != ""
	behind, text := cutDegrees(text, sure)
	if aside, rest := cutAside(text); strings.Trim(rest, ", ") != "" {
		n.Aside = aside
		var more string
		more, text = cutDegrees(rest, sure)
		behind = joined(more, behind)
	}
	last, after, comma := strings.Cut(text, ",")
	if !comma {
		n.Title = joined(n.Title, behind)
		n.First, n.Last = splitWords(strings.Fields(text))
		return n
	}
	var first, generation []string
	for _, piece := range strings.Split(after, ",") {
		form, title, words := cutTitles(strings.Fields(piece))
		degrees, rest := cutDegrees(strings.Join(words, " "), false)
		n.Form, n.Title = firstOf(n.Form, form), joined(n.Title, title, degrees)
		switch words = strings.Fields(rest); {
		case len(words) == 1 && generations.MatchString(words[0]):
			generation = words
		case functionLine.MatchString(rest):
			n.Aside = joined(n.Aside, rest)
		default:
			first = append(first, words...)
		}
	}
	n.Title = joined(n.Title, behind)
	form, title, lastWords := cutTitles(strings.Fields(last))
	n.Form, n.Title = firstOf(n.Form, form), joined(title, n.Title)
	if len(first) == 0 { // 'Anna Huber, Dr.': the comma only parts the title
		n.First, n.Last = splitWords(append(lastWords, generation...))
		return n
	}
	// 'Heide, Anna von der': particles behind the first name belong to the last one.
	end := len(first)
	for end > 1 && isParticle(first[end-1]) {
		end--
	}
	lastWords = append(append(append([]string(nil), first[end:]...), lastWords...), generation...)
	lower := lowering(text)
	n.First, n.Last = smaller(first[:end], lower), smaller(lastWords, lower)
	return n
}

// splitWords parts first names from the last name.
func splitWords(words []string) (first, last string) {
	lower := lowering(strings.Join(words, " "))
	end := len(words)
	for end > 2 && generations.MatchString(words[end-1]) {
		end--
	}
	at := surnameFirst(words[:end])
	if at > 0 {
		last := append(append([]string(nil), words[:at]...), words[end:]...)
		return smaller(words[at:end], lower), smaller(last, lower)
	}
	if end < 2 {
		if end == 1 && len([]rune(words[0])) < 4 { // short words in capitals are left alone
			return "", strings.Join(words, " ")
		}
		return "", smaller(words, lower)
	}
	if strings.EqualFold(words[0], "familie") {
		return "", smaller(words, lower)
	}
	at = end - 1
	for at > 1 && (isParticle(words[at-1]) || isCapitals(words[at]) && isCapitals(words[at-1]) && !isCapitals(words[0])) {
		at--
	}
	if at == 1 && isParticle(words[0]) && !(alsoFirst[strings.ToLower(words[0])] && unicode.IsUpper([]rune(words[0])[0])) { // 'von Heide' without a first name
		at = 0
	}
	return smaller(words[:at], lower), smaller(words[at:], lower)
}

// surnameFirst returns how many words of a name in the order of lists are the last name, known by its capitals: 'HUBER Anna'.
func surnameFirst(words []string) int {
	at, capitals := 0, false
	for at < len(words) && (isCapitals(words[at]) || !capitals && isParticle(words[at])) {
		capitals = capitals || isCapitals(words[at])
		at++
	}
	if !capitals || at == len(words) {
		return 0
	}
	for _, word := range words[at:] {
		if isCapitals(word) {
			return 0
		}
	}
	return at
}

// isCapitals reports whether a word is written in capitals; 'JR' and 'A.' are initials.
func isCapitals(word string) bool {
	letters := 0
	for _, r := range strings.TrimPrefix(word, "Mc") {
		switch {
		case unicode.IsUpper(r) || r == 'ß':
			letters++
		case unicode.IsLetter(r) || r == '.' || unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 3 || letters == 2 && strings.ContainsAny(word, "AEIOUYÄÖÜ")
}

// lowering returns how capitals of a name become small letters: Turkish has a dotless i.
func lowering(text string) func(rune) rune {
	if strings.ContainsAny(text, "İĞŞ") {
		return unicode.TurkishCase.ToLower
	}
	return unicode.ToLower
}

// smaller writes words in capitals as names are written: 'VON DER HEIDE' is 'von der Heide', "O'NEILL" is "O'Neill".
func smaller(words []string, lower func(rune) rune) string {
	out := make([]string, len(words))
	for i, word := range words {
		out[i] = word
		small := strings.ToLower(word)
		if !isCapitals(word) || generations.MatchString(word) {
			continue
		}
		if i < len(words)-1 && (particles[small] || i > 0 && particles[out[i-1]] && isParticle(word)) {
			out[i] = small
			continue
		}
		var b strings.Builder
		begins := true
		rest := []rune(word)
		for at, r := range rest {
			if begins || at == 2 && len(rest) > 4 && unicode.ToUpper(rest[0]) == 'M' && unicode.ToUpper(rest[1]) == 'C' {
				b.WriteRune(r)
			} else {
				b.WriteRune(lower(r))
			}
			begins = !unicode.IsLetter(r)
		}
		out[i] = b.String()
	}
	return strings.Join(out, " ")
}

var nameWord = regexp.MustCompile(`^(?:(?:[dDlLO]['’])?\p{Lu}[\pL\pM'’\-]*\.?|\p{Lu}\.(?:-?\p{Lu}\.)*|\p{Lo}[\p{Lo}\pM]*|(?:al|el|ad|as|ar|an|ash)-\p{Lu}[\pL'’\-]*|[dl]['’]\p{Lu}[\pL\-]*)$`)

var streetWord = regexp.MustCompile(`(?i)(?:str\.|straße|strasse|platz|weg|allee|gasse|ufer)$`)

// LooksLikeName reports whether a cell or line is the name of a person: two to six words of letters that begin with capitals, or a form of address or title with at least one.
func LooksLikeName(cell string) bool {
	cell = clean(cell)
	if strings.ContainsAny(cell, "0123456789@:/|;!?&%+") || len([]rune(cell)) > 80 {
		return false
	}
	n := SplitName(cell)
	names := strings.Fields(n.First + " " + n.Last)
	if least := 2; len(names) < least && !(len(names) == 1 && (n.Form != "" || n.Title != "")) || len(names) > 6 {
		return false
	}
	for i, word := range names {
		if !nameWord.MatchString(word) && !isParticle(word) && !generations.MatchString(word) || streetWord.MatchString(word) || len([]rune(word)) == 1 && i == len(names)-1 && unicode.Is(unicode.Latin, []rune(word)[0]) {
			return false
		}
	}
	if last := names[len(names)-1]; !nameWord.MatchString(last) && !generations.MatchString(last) {
		return false
	}
	_, _, words := cutTitles(strings.Fields(cell)) // what is in the name decides last, for it takes longest
	_, rest := cutAside(strings.Join(words, " "))
	return !organisation.MatchString(rest) && !department.MatchString(rest) && !functionLine.MatchString(rest) && !notNames.MatchString(rest) && strings.Count(rest, ",") <= 3
}
