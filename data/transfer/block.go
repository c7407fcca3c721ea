package transfer

// Pasted texts, taken apart: signatures of e-mails and blocks of addresses.

import (
	"regexp"
	"strings"
	"unicode"
)

// ParseBlock takes a pasted signature of an e-mail or an address block apart. What is not understood, and what nobody is asked for, as a fax or the small print below, goes into the note; nothing but labels and greetings is left out.
func ParseBlock(text string) Record {
	b := &block{record: Record{}}
	for _, line := range strings.FieldsFunc(visible(text), func(c rune) bool {
		return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == '\u2028' || c == '\u0085'
	}) {
		b.addLine(clean(strings.TrimLeft(line, "> \t\u00a0")))
	}
	for i := range b.parts {
		b.understand(i)
	}
	b.chooseName()
	if len(b.notes) > 0 {
		b.record["note"] = strings.Join(b.notes, "\n")
	}
	return b.record
}

// A part of a block is what stands between line ends, bars and contacts.
type part struct {
	text     string
	greeted  bool // follows a greeting or a form of address
	labelled bool // 'Name: …'
	open     bool // not understood yet: may be the name or the organisation
}

type block struct {
	record  Record
	parts   []part
	notes   []string
	print   bool // in the small print, up to its end
	greeted bool
	address int // the address that is being read, from 1
}

// set fills a field, or the next of its kind.
func (b *block) set(field Field, value string) bool {
	value = strings.Trim(value, " ,;|·•*–-")
	for ; field.Label() != "" && value != ""; field = next(field) {
		if b.record[field] == "" {
			b.record[field] = value
			return true
		}
		if b.record[field] == value {
			return true
		}
	}
	return false
}

func next(field Field) Field {
	base, n := field.Base()
	return base.Nth(n + 1)
}

// keep fills a field, or notes what finds no place.
func (b *block) keep(field Field, value string) {
	if !b.set(field, value) {
		b.note(value)
	}
}

func (b *block) note(text string) {
	if says(text) {
		b.notes = append(b.notes, strings.TrimSpace(text))
	}
}

// says reports whether a text has letters or figures.
func says(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// The longest line, in bytes, and the most parts that are looked into; signatures have less by far.
const longestLine, mostParts = 1000, 300

// addLine cuts a line into parts and takes the contacts out of it.
func (b *block) addLine(line string) {
	if line == "" { // the small print ends with its paragraph
		b.print = false
		return
	}
	for begin := greeting.FindString(line); begin != ""; begin = greeting.FindString(line) {
		line, b.greeted, b.print = line[len(begin):], true, false
	}
	if signed := onBehalf.FindString(line); signed != "" {
		line, b.greeted = line[len(signed):], true
	}
	if b.greeted {
		line = strings.TrimPrefix(line, yours.FindString(line))
	}
	if len(line) > longestLine || len(b.parts) > mostParts {
		b.note(line)
		return
	}
	if b.print = b.print || longPrint.MatchString(line); b.print || smallPrint.MatchString(line) || openingHours.MatchString(line) {
		b.note(line)
		return
	}
	for _, piece := range cutLine(line) {
		for _, text := range b.contacts(piece) {
			b.addPart(text)
		}
	}
}

func (b *block) addPart(text string) {
	text = strings.Trim(text, " ,;|·•*–/")
	if text = strings.TrimPrefix(text, "- "); !says(text) {
		return
	}
	b.parts = append(b.parts, part{text: text, greeted: b.greeted})
	b.greeted = false
}

var (
	bars     = regexp.MustCompile(`\s*(?:[|•·¦▪●]|\s//\s|\s::\s|\s[*]\s)\s*`)
	dashes   = regexp.MustCompile(`^(.*[^\d\s])\s+[–—\-]\s+(\p{Lu}.*)$`)
	slashes  = regexp.MustCompile(`\s+/\s+`)
	oneDigit = regexp.MustCompile(`\d`)
)

// cutLine cuts a line at bars, at dashes between words, and at slashes where there are no figures.
func cutLine(line string) []string {
	var pieces []string
	for _, piece := range bars.Split(line, -1) {
		if !oneDigit.MatchString(piece) && !strings.Contains(piece, "@") {
			pieces = append(pieces, slashes.Split(piece, -1)...)
			continue
		}
		pieces = append(pieces, piece)
	}
	var out []string
	for _, piece := range pieces {
		var behind []string
		for found := dashes.FindStringSubmatch(piece); found != nil && !strings.Contains(piece, "@") && !cityInside.MatchString(piece); found = dashes.FindStringSubmatch(piece) {
			piece, behind = found[1], append([]string{found[2]}, behind...)
		}
		out = append(append(out, piece), behind...)
	}
	return out
}

// understand finds out what a part is; what may be the name or the organisation stays open.
func (b *block) understand(i int) {
	p := &b.parts[i]
	if b.labelled(p) {
		return
	}
	text := p.text
	if words := strings.Fields(text); len(words) <= 5 {
		form, title, rest := cutTitles(words)
		if degrees, left := cutDegrees(strings.Join(rest, " "), true); left == "" && form+title != "" && (form != "" || !functionLine.MatchString(text)) {
			title = joined(title, degrees)
			b.keep("form", form)
			b.keep("title", title)
			if i+1 < len(b.parts) {
				b.parts[i+1].greeted = true
			}
			return
		}
	}
	switch {
	case blankWords.MatchString(text):
	case careOf.MatchString(text) && !b.addressee(p):
		b.extra(text)
	case p.open: // somebody to whose hands
	case countries[strings.ToLower(text)] != "" && b.record[Field("city").Nth(max(b.address, 1))] != "":
		b.keepIn("country", text)
	case b.place(text, i):
	case postBox.MatchString(text):
		b.street(text)
	case districtOnly.MatchString(text) && b.record["district"] == "":
		b.set("district", districtOnly.FindStringSubmatch(text)[1])
	case streetLine.MatchString(text) || numberedLine.MatchString(text) && !placeInside.MatchString(text) && b.beforeCity(i):
		b.street(text)
	case placeInside.MatchString(text):
		b.extra(text)
	case LooksLikeName(text):
		p.open = true
	case b.several(i), b.formFunctionName(i):
	case functionLine.MatchString(text) && !department.MatchString(strings.Fields(text)[0]): // 'Büro der Oberbürgermeisterin' is an office
		b.function(text)
	case organisation.MatchString(text), department.MatchString(text), districtWord.MatchString(text):
		b.organisation(text)
	default:
		p.open = true
	}
}

// labelled reads 'Name: Anna Huber'.
func (b *block) labelled(p *part) bool {
	label, value, found := strings.Cut(p.text, ":")
	if value = strings.TrimSpace(value); !found || value == "" {
		return false
	}
	field := fieldOfHead(label)
	base, _ := field.Base()
	switch {
	case base == FieldName || nameLabel.MatchString(label):
		p.text, p.greeted, p.labelled = value, true, true
		if LooksLikeName(value) {
			p.open = true
			return true
		}
		return false
	case base == "function" || base == "organisation" || base == "department" || base == "street" || base == FieldPlace || base == "district" || addressLabel.MatchString(label):
		p.text = value
		if base == "department" || base == "organisation" {
			b.keep(base, value)
			return true
		}
		if number := districtPattern.FindStringSubmatch(value); base == "district" && number != nil {
			b.keep("district", number[1])
			b.note(value[len(number[0]):])
			return true
		}
		return false
	case base == "first" || base == "last" || base == "title" || base == "postcode" || base == "city" || base == "country" || base == "extra" || base == "body":
		b.keep(base, value)
		return true
	case base == "form":
		form, title := FormOf(value)
		b.keep("form", form)
		b.keep("title", title)
		if form+title == "" {
			b.note(p.text)
		}
		return true
	case functionLine.MatchString(label) && LooksLikeName(value):
		b.function(label)
		p.text, p.greeted, p.open = value, true, true
		return true
	}
	return false
}

// addressee reads 'z. Hd. Frau Huber' where it may be the name.
func (b *block) addressee(p *part) bool {
	found := handsOf.FindString(p.text)
	if found == "" || !LooksLikeName(p.text[len(found):]) {
		return false
	}
	p.text, p.greeted, p.open = p.text[len(found):], true, true
	return true
}

// several reads a part in which a comma or brackets part the name from what somebody is, or an office from its department.
func (b *block) several(i int) bool {
	text := b.parts[i].text
	for at := len(text) - 1; at > 0; at-- {
		if text[at] != ',' && text[at] != '(' || !LooksLikeName(text[:at]) {
			continue
		}
		behind := strings.TrimSpace(text[at+1:])
		if text[at] == '(' {
			behind = strings.TrimSuffix(behind, ")")
		}
		b.parts[i].text, b.parts[i].open = strings.TrimSpace(text[:at]), true
		b.understandMore(behind, false)
		return true
	}
	list := pieces(text)
	for at, piece := range list {
		if at == 0 || !streetLine.MatchString(piece) {
			continue
		}
		for _, before := range list[:at] { // 'Rathaus, Marienplatz 8'
			if b.record["organisation"] != "" && organisation.MatchString(before) {
				b.extra(before)
			} else {
				b.understandMore(before, false)
			}
		}
		b.street(strings.Join(list[at:], ", "))
		return true
	}
	if len(list) > 1 && !sentence.MatchString(text) && (organisation.MatchString(list[0]) || department.MatchString(list[0])) && !functionLine.MatchString(list[0]) {
		whole := list[:1]
		for _, piece := range list[1:] {
			if organisation.MatchString(piece) || department.MatchString(piece) || functionLine.MatchString(piece) || LooksLikeName(piece) {
				whole = append(whole, piece)
			} else { // 'Stelle gegen Rassismus, Hass und Hetze'
				whole[len(whole)-1] += ", " + piece
			}
		}
		if len(whole) == 1 {
			return false
		}
		for _, piece := range whole {
			b.understandMore(piece, false)
		}
		return true
	}
	return false
}

// formFunctionName reads 'Herrn Geschäftsführer Max Huber'.
func (b *block) formFunctionName(i int) bool {
	words := strings.Fields(b.parts[i].text)
	form, title, rest := cutTitles(words)
	if form == "" || title != "" || len(rest) < 2 || !functionLine.MatchString(rest[0]) {
		return false
	}
	name := strings.Join(append(words[:1:1], rest[1:]...), " ")
	if !LooksLikeName(name) {
		return false
	}
	b.function(rest[0])
	b.understandMore(name, true)
	return true
}

// understandMore reads a piece of a part as a part of its own.
func (b *block) understandMore(text string, greeted bool) {
	b.parts = append(b.parts, part{text: text, greeted: greeted})
	b.understand(len(b.parts) - 1)
}

func pieces(text string) []string {
	var out []string
	for _, piece := range strings.Split(text, ",") {
		if piece = strings.TrimSpace(piece); piece != "" {
			out = append(out, piece)
		}
	}
	return out
}

// function reads what somebody is, and the BA in it.
func (b *block) function(text string) {
	if sentence.MatchString(text) || strings.HasPrefix(text, "für ") || !b.set("function", text) {
		b.note(text)
		return
	}
	b.district(text)
}

// district reads the number of the BA in a function or an organisation.
func (b *block) district(text string) {
	if found := districtWithin.FindStringSubmatch(text); found != nil && b.record["district"] == "" {
		b.record["district"] = found[1] + found[2]
	}
}

// organisation reads where somebody works: first the house, then its departments.
func (b *block) organisation(text string) {
	if sentence.MatchString(text) {
		b.note(text)
		return
	}
	b.district(text)
	switch {
	case b.record["organisation"] == "":
		b.record["organisation"] = text
	case department.MatchString(b.record["organisation"]) && !organisation.MatchString(b.record["organisation"]) && organisation.MatchString(text) && !department.MatchString(text): // the department stood first
		b.record["department"], b.record["organisation"] = strings.Trim(b.record["organisation"]+", "+b.record["department"], ", "), text
	case b.record["department"] == "":
		b.record["department"] = text
	default:
		b.record["department"] += ", " + text
	}
}

// chooseName takes the part that is most likely the name, and finds a place for the others.
func (b *block) chooseName() {
	best, points := -1, make([]int, len(b.parts))
	for i, p := range b.parts {
		if points[i] = b.points(p); p.open && points[i] > 0 && (best < 0 || points[i] > points[best]) {
			best = i
		}
	}
	for i, p := range b.parts {
		switch {
		case !p.open:
		case i == best:
			b.name(p)
		case points[i] > plainName || notNames.MatchString(p.text) && !strings.Contains(p.text, " "): // somebody else, or only a place
			b.note(p.text)
		case b.record["organisation"] == "" && !sentence.MatchString(p.text) && len([]rune(p.text)) > 3 && !strings.ContainsAny(p.text, ":/@") && (i > best && unicode.IsUpper([]rune(p.text)[0]) || proper(p.text)):
			b.record["organisation"] = p.text
		default:
			b.note(p.text)
		}
	}
}

// proper reports whether all words of a text but short ones begin with capitals.
func proper(text string) bool {
	for _, word := range strings.Fields(text) {
		if letters := []rune(word); len(letters) > 3 && !unicode.IsUpper(letters[0]) {
			return false
		}
	}
	return true
}

// plainName are the points of what looks like a name and no more.
const plainName = 10

// points say how likely a part is the name of the person; nothing if it is none.
func (b *block) points(p part) int {
	if b.record["last"] != "" || b.record["first"] != "" && !p.labelled {
		return 0
	}
	n := SplitName(p.text)
	words := strings.Fields(n.First + " " + n.Last)
	single := p.greeted && len(words) == 1 && nameWord.MatchString(words[0]) && !notNames.MatchString(p.text)
	if !single && !LooksLikeName(p.text) {
		return 0
	}
	points := plainName
	if p.greeted {
		points += 4
	}
	if n.Form != "" || n.Title != "" {
		points += 4
	}
	if len(words) > 3 {
		points--
	}
	mailbox, _, _ := strings.Cut(strings.ToLower(b.record["email"]), "@")
	second, _, _ := strings.Cut(strings.ToLower(b.record["email2"]), "@")
	for _, word := range words {
		if word = transcribed.Replace(strings.ToLower(word)); len(word) > 2 && strings.Contains(transcribed.Replace(mailbox+" "+second), word) {
			points += 5
		}
	}
	return points
}

var transcribed = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ş", "s", "ç", "c", "ğ", "g", "ı", "i", "é", "e", "è", "e", "á", "a", "ó", "o", "ł", "l")

func (b *block) name(p part) {
	n := SplitName(p.text)
	if n.First == "" && n.Form+n.Title+b.record["form"]+b.record["title"] == "" && p.greeted && !p.labelled { // 'Liebe Grüße, Ayşe'
		n.First, n.Last = n.Last, ""
	}
	if first := b.record["first"]; first != "" && first != n.First { // 'Name: Müller Schmidt' beside 'Vorname: Ana'
		n.First, n.Last = "", joined(n.First, n.Last)
	}
	for _, f := range []struct {
		field Field
		value string
	}{{"form", n.Form}, {"title", n.Title}, {"first", n.First}, {"last", n.Last}} {
		if f.value != "" && b.record[f.field] == "" {
			b.record[f.field] = f.value
		} else if f.field == "title" && f.value != b.record["title"] {
			b.record["title"] = joined(b.record["title"], f.value)
		} else if f.value != b.record[f.field] {
			b.note(f.value)
		}
	}
	switch aside := strings.Trim(n.Aside, "()"); {
	case functionLine.MatchString(aside):
		b.function(aside)
	case districtOnly.MatchString(aside) && b.record["district"] == "":
		b.district(aside)
	default:
		b.note(n.Aside)
	}
}
