package transfer

// Names and pasted blocks, taken apart.

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

// Name is a name taken apart.
type Name struct{ Form, Title, First, Last string }

// formOf returns 'Frau' or 'Herr' for the words that stand for them.
func formOf(word string) string {
	switch strings.ToLower(strings.Trim(word, ".,:")) {
	case "frau", "fr", "mrs", "ms", "miss", "madame", "w", "weiblich", "female":
		return "Frau"
	case "herr", "herrn", "hr", "hrn", "mr", "m", "männlich", "male":
		return "Herr"
	}
	return ""
}

// titles are words of academic titles, without their full stops.
var titles = map[string]bool{
	"dr": true, "prof": true, "professor": true, "professorin": true, "pd": true, "priv-doz": true, "dipl-ing": true, "dipl-soz": true, "dipl-päd": true, "dipl-psych": true, "mag": true, "ing": true,
	"med": true, "phil": true, "jur": true, "rer": true, "nat": true, "pol": true, "hc": true, "h": true, "c": true, "habil": true, "ma": true, "ba": true, "msc": true, "mba": true, "llm": true,
}

// beginsTitle are those with which a title may begin.
var beginsTitle = map[string]bool{
	"dr": true, "prof": true, "professor": true, "professorin": true, "pd": true, "priv-doz": true, "dipl-ing": true, "dipl-soz": true, "dipl-päd": true, "dipl-psych": true, "mag": true,
}

// particles belong to the last name that follows them.
var particles = map[string]bool{
	"von": true, "vom": true, "van": true, "der": true, "den": true, "dem": true, "de": true, "del": true, "della": true, "di": true, "da": true, "dos": true, "la": true, "le": true, "el": true, "al": true,
	"zu": true, "zur": true, "zum": true, "ter": true, "ten": true, "bin": true, "ibn": true, "abu": true, "ben": true, "freiherr": true, "freifrau": true, "graf": true, "gräfin": true, "und": true,
}

func bareWord(word string) string {
	return strings.ToLower(strings.NewReplacer(".", "", ",", "").Replace(word))
}

// splitTitles takes the form of address and titles from the beginning of words.
func splitTitles(words []string) (form, title string) {
	form, title, _ = cutTitles(words)
	return form, title
}

func cutTitles(words []string) (form, title string, rest []string) {
	rest = words
	if len(rest) > 0 && formOf(rest[0]) != "" && len([]rune(strings.Trim(rest[0], "."))) > 1 {
		form, rest = formOf(rest[0]), rest[1:]
	}
	var parts []string
	for len(rest) > 0 {
		word := bareWord(rest[0])
		if !(beginsTitle[word] || len(parts) > 0 && titles[word] && strings.HasSuffix(rest[0], ".")) {
			break
		}
		parts, rest = append(parts, strings.TrimRight(rest[0], ",")), rest[1:]
	}
	return form, strings.Join(parts, " "), rest
}

// SplitName takes a name apart: 'Frau Dr. Anna von der Heide', 'von der Heide, Dr. Anna'. A single word is a last name. Of several words the last is the last name, with the particles before it.
func SplitName(text string) Name {
	text = strings.Join(strings.Fields(strings.Trim(strings.TrimSpace(text), `"'`)), " ")
	if text == "" {
		return Name{}
	}
	if before, after, found := strings.Cut(text, ","); found {
		form, title, last := cutTitles(strings.Fields(before))
		form2, title2, first := cutTitles(strings.Fields(strings.ReplaceAll(after, ",", " ")))
		// 'Heide, Anna von der': particles behind the first name belong to the last one.
		end := len(first)
		for end > 1 && particles[strings.ToLower(first[end-1])] {
			end--
		}
		last = append(append([]string(nil), first[end:]...), last...)
		// 'Groß, Jürgen, Dr.': titles behind.
		for end > 0 && beginsTitle[bareWord(first[end-1])] {
			end--
			title2 = strings.TrimSpace(first[end] + " " + title2)
		}
		return Name{Form: firstOf(form, form2), Title: strings.TrimSpace(title + " " + title2), First: strings.Join(first[:end], " "), Last: strings.Join(last, " ")}
	}
	form, title, words := cutTitles(strings.Fields(text))
	if len(words) < 2 {
		return Name{Form: form, Title: title, Last: strings.Join(words, " ")}
	}
	at := len(words) - 1
	for at > 1 && particles[strings.ToLower(words[at-1])] {
		at--
	}
	if at == 1 && particles[strings.ToLower(words[0])] { // 'von Heide' without a first name
		at = 0
	}
	return Name{Form: form, Title: title, First: strings.Join(words[:at], " "), Last: strings.Join(words[at:], " ")}
}

// excelDay writes a day as Excel counts it, 1 being 1 January 1900.
func excelDay(n int) string {
	return time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format("02.01.2006")
}

// Patterns of pasted lines.
var (
	mailInside   = regexp.MustCompile(`[^\s@,;<>():]+@[^\s@,;<>()]+\.[a-zA-Z]{2,}`)
	phoneInside  = regexp.MustCompile(`(?:\+|00?)\d[\d\s()/.\-–]{5,}\d`)
	cityLine     = regexp.MustCompile(`^(?:D-)?(\d{5})\s+(\pL.*)$`)
	cityInside   = regexp.MustCompile(`^(.*?),?\s+(?:D-)?(\d{5})\s+(\pL[\pL .\-]*)$`)
	streetLine   = regexp.MustCompile(`(?i)^\pL.*(?:str\.|straße|strasse|platz|weg|allee|gasse|ring|ufer|damm|berg|hof)\s*\d+\s*[a-z]?(?:\s*[-–/]\s*\d+\s*[a-z]?)?$`)
	organisation = regexp.MustCompile(`(?i)\b(e\.\s?v\.|gmbh|ggmbh|verein|referat|stelle|amt|stiftung|verband|initiative|zentrum|landeshauptstadt|universität|hochschule|kirche|gemeinde|caritas|diakonie|awo|rathaus)\b`)
	functionLine = regexp.MustCompile(`(?i)(beauftragte|leitung|leiter|vorsitz|referent|geschäftsführ|sachbearbeit|koordinat|sprecher|mitglied|assistenz|präsident|vorstand)`)
	greeting     = regexp.MustCompile(`(?i)^(mit freundlichen grüßen|mit freundlichem gruß|viele grüße|beste grüße|freundliche grüße|herzliche grüße|liebe grüße|--)`)
	onBehalf     = regexp.MustCompile(`(?i)^(i\.\s?a\.|i\.\s?v\.|gez\.|im auftrag)\s*`)
	mobileWord   = regexp.MustCompile(`(?i)\b(mobil|handy|mobile|cell)`)
	mobileNumber = regexp.MustCompile(`^(\+49|0049|0)\s?\(?0?\)?1[567]`)
	faxWord      = regexp.MustCompile(`(?i)\bfax`)
)

// ParseBlock takes a pasted signature of an e-mail or an address block apart. What is not understood goes into the note.
func ParseBlock(text string) Record {
	r := Record{}
	var notes []string
	set := func(field Field, value string) bool {
		value = strings.TrimSpace(strings.Trim(value, " ,;|·•\t"))
		if value == "" || r[field] != "" {
			return false
		}
		r[field] = value
		return true
	}
	for _, line := range strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == '\r' || c == '|' || c == '•' || c == '·' }) {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" || greeting.MatchString(line) {
			continue
		}
		if line = onBehalf.ReplaceAllString(line, ""); line == "" {
			continue
		}
		rest := line
		if mail := mailInside.FindString(rest); mail != "" {
			if !set("email", mail) && r["email"] != mail {
				set("email2", mail)
			}
			rest = strings.Replace(rest, mail, "", 1)
		}
		for _, number := range phoneInside.FindAllString(rest, 3) {
			before := rest[:strings.Index(rest, number)]
			switch {
			case faxWord.MatchString(lastWords(before)):
			case mobileWord.MatchString(lastWords(before)) || mobileNumber.MatchString(number):
				set("mobile", number)
			default:
				if !set("phone", number) {
					set("phone2", number)
				}
			}
			rest = strings.Replace(rest, number, "", 1)
		}
		if rest != line { // what is left are labels: 'Tel.:', 'E-Mail:'
			if left := labelWords.ReplaceAllString(rest, ""); len(strings.Fields(strings.Trim(left, " ,;:/.-<>()"))) < 2 {
				continue
			}
			rest = strings.TrimSpace(labelWords.ReplaceAllString(rest, ""))
		}
		switch {
		case cityLine.MatchString(rest) && r["postcode"] == "":
			found := cityLine.FindStringSubmatch(rest)
			set("postcode", found[1])
			set("city", found[2])
		case cityInside.MatchString(rest) && r["postcode"] == "":
			found := cityInside.FindStringSubmatch(rest)
			set("postcode", found[2])
			set("city", found[3])
			set("street", found[1])
		case streetLine.MatchString(rest) && r["street"] == "":
			set("street", rest)
		case functionLine.MatchString(rest) && r["function"] == "":
			set("function", rest)
		case organisation.MatchString(rest) && r["organisation"] == "":
			set("organisation", rest)
		case r["last"] == "" && looksLikeName(rest):
			name := SplitName(rest)
			set("form", name.Form)
			set("title", name.Title)
			set("first", name.First)
			set("last", name.Last)
		case r["organisation"] == "" && len(rest) > 3 && r["last"] != "" && !strings.ContainsAny(rest, ":/"):
			set("organisation", rest)
		default:
			notes = append(notes, rest)
		}
	}
	if len(notes) > 0 {
		r["note"] = strings.Join(notes, "\n")
	}
	return r
}

var labelWords = regexp.MustCompile(`(?i)\b(telefon|tel|fon|phone|mobil|handy|mobile|fax|telefax|e-?mail|mail|t|m|f)\b\.?\s*:?`)

// lastWords are the words right before a number: 'Mobil: '.
func lastWords(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[max(0, len(words)-2):], " ")
}

// looksLikeName reports whether a line may be a name: two to six words of letters, without figures.
func looksLikeName(line string) bool {
	words := strings.Fields(line)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for _, r := range line {
		if !unicode.IsLetter(r) && !strings.ContainsRune(" .,-'’", r) {
			return false
		}
	}
	return unicode.IsUpper([]rune(words[len(words)-1])[0]) || particles[strings.ToLower(words[0])]
}
