package transfer

// What a row says about a person, tidied.

import (
	"regexp"
	"strings"
)

// Record is what a row says, by field; what is empty is not in it.
type Record map[Field]string

// Record returns what a row says about a person, tidied: a whole name is taken apart, a postcode that lost its zero has it again, 'BA 05 Au-Haidhausen' is '5', two mailboxes in one cell are two. Of what
// there are several, numbers begin at 1 and none is left out.
func (t Table) Record(row Row, fields []Field) Record {
	r := Record{}
	has := map[Field]bool{}
	var more []string
	for i, field := range fields {
		value := strings.TrimSpace(row.Cells[i])
		if has[field] = true; field == FieldMore && value != "" {
			more = append(more, t.Head[i]+": "+value)
		} else if field != "" && value != "" && (field == "note" || !saysNothing.MatchString(value)) {
			r[field] = value
			r.describe(field, t.Head[i])
		}
	}
	r.splitName(has["first"] && has["last"])
	r.tidyNames()
	for _, group := range fieldGroups {
		if group.Most > 1 {
			r.tidyGroup(group, &more)
		}
	}
	if len(more) > 0 {
		r["note"] = strings.TrimSpace(r["note"] + "\n" + strings.Join(more, "\n"))
	}
	return r
}

// saysNothing is what people write into a cell that they do not leave empty.
var saysNothing = regexp.MustCompile(`(?i)^(?:[^\pL\pN]*|k\.?\s?a\.?|keine?r?s?(?: angabe)?|n\.?\s?n\.?|n/a|nicht bekannt|unbekannt|entfällt|vakant|unbesetzt)$`)

// Heads that say where an address or a number belongs.
var (
	privateHead = regexp.MustCompile(`(?i)\bprivat|\bhome\b`)
	workHead    = regexp.MustCompile(`(?i)\bgeschäftlich|\bdienst(lich|an|tel|e-?mail)|\b(business|work)\b`)
)

// describe notes what the head of a column says about its cell beyond the field: 'Telefon privat'.
func (r Record) describe(field Field, head string) {
	base, n := field.Base()
	label := base + "label"
	if group := groupOf[base]; group != nil && groupOf["addresskind"] == group {
		label = "addresskind"
	}
	label = label.Nth(n)
	if label.Label() == "" || r[label] != "" {
		return
	}
	switch {
	case privateHead.MatchString(head):
		r[label] = "privat"
	case workHead.MatchString(head):
		r[label] = "dienstlich"
	}
}

// splitName takes a whole name apart. Beside a column for one part of the name, the whole is the other part; where there are columns for both, it only helps out where both are empty.
func (r Record) splitName(bothParts bool) {
	whole := r[FieldName]
	delete(r, FieldName)
	if whole == "" || strings.EqualFold(whole, r["organisation"]) {
		return
	}
	if names := strings.FieldsFunc(whole, func(r rune) bool { return r == '\n' }); len(names) > 1 && LooksLikeName(names[0]) && LooksLikeName(names[1]) {
		whole = strings.Join(names, " / ") // people below each other in one cell; no name has the sign
	}
	name := SplitName(whole)
	if bothParts && r["first"]+r["last"] != "" {
		if strings.EqualFold(name.First, r["first"]) && strings.EqualFold(name.Last, r["last"]) { // the same, perhaps with a title
			r.fill("form", name.Form)
			r.fill("title", name.Title)
		}
		return
	}
	if (r["first"] != "") != (r["last"] != "") { // beside a column for the first name, 'Name' is the last name, whatever its words
		form, title, rest := cutTitles(strings.Fields(whole))
		name = Name{Form: form, Title: title, Last: strings.Join(rest, " ")}
		if r["last"] != "" {
			name.First, name.Last = name.Last, ""
		}
	}
	for field, value := range map[Field]string{"form": name.Form, "title": name.Title, "first": name.First, "last": name.Last} {
		r.fill(field, value)
	}
	if functionLine.MatchString(name.Aside) {
		r.fill("function", name.Aside)
	} else if name.Aside != "" && !bornBefore.MatchString(name.Aside) {
		r["note"] = strings.TrimSpace(r["note"] + "\nZum Namen: " + name.Aside)
	}
}

// bornBefore begins what is not needed to write to somebody.
var bornBefore = regexp.MustCompile(`(?i)^\(?geb(\.|oren)`)

// fill says something that is not said yet.
func (r Record) fill(field Field, value string) {
	if r[field] == "" && value != "" {
		r[field] = value
	}
}

var generation = regexp.MustCompile(`(?i)^(jun|sen|jr|sr|junior|senior|[ivx]+)\.?$`)

// tidyNames leaves 'Frau' or 'Herr' of a form of address, takes titles from where they do not belong, and joins the parts of names.
func (r Record) tidyNames() {
	r.append("first", r[FieldMiddle])
	form, title := FormOf(r["form"])
	formOfTitle, titleOfTitle, rest := cutTitles(strings.Fields(r["title"]))
	if formOfTitle != "" { // 'Ms.' as a title
		r["title"] = strings.TrimSpace(titleOfTitle + " " + strings.Join(rest, " "))
	}
	_, titleOfFirst, first := cutTitles(strings.Fields(r["first"]))
	if titleOfFirst != "" && len(first) > 0 {
		r["first"] = strings.Join(first, " ")
	}
	formOfLast, titleOfLast, last := cutTitles(strings.Fields(r["last"]))
	if formOfLast+titleOfLast != "" && len(last) > 0 {
		r["last"] = strings.Join(last, " ")
	} else {
		formOfLast, titleOfLast = "", ""
	}
	r["form"], r["title"] = firstOf(form, formOfTitle, formOfLast), firstOf(r["title"], title, titleOfFirst, titleOfLast)
	if generation.MatchString(r[FieldSuffix]) {
		r.append("last", r[FieldSuffix])
	} else {
		r.append("title", r[FieldSuffix])
	}
	delete(r, FieldMiddle)
	delete(r, FieldSuffix)
	for _, field := range []Field{"form", "title"} {
		if r[field] == "" {
			delete(r, field)
		}
	}
}

// append adds a part behind another with a blank between.
func (r Record) append(field Field, part string) {
	if part != "" {
		r[field] = strings.TrimSpace(r[field] + " " + part)
	}
}

// tidyGroup tidies each function, address, number or mailbox, and closes the ranks. What is too much goes to more.
func (r Record) tidyGroup(group FieldGroup, more *[]string) {
	var kept []Record
	for n := 1; n <= group.Most; n++ {
		one := Record{}
		says := false
		for i, f := range group.Fields {
			if value := r[f.Field.Nth(n)]; value != "" {
				one[f.Field] = value
				says = says || i < group.core
			}
			delete(r, f.Field.Nth(n))
		}
		if says {
			kept = append(kept, r.tidied(one, more)...)
		}
	}
	for i, one := range kept {
		for at, f := range group.Fields {
			switch value := one[f.Field]; {
			case value == "":
			case i < group.Most:
				r[f.Field.Nth(i+1)] = value
			case at < group.core:
				*more = append(*more, f.Label+": "+value)
			}
		}
	}
}

// tidied returns one function, address, number or mailbox in order; of a cell with several, each.
func (r Record) tidied(one Record, more *[]string) []Record {
	switch {
	case one["email"] != "":
		return several(one, "email", mailboxesOf(one["email"]))
	case one["phone"] != "":
		if found := noPhone.FindString(one["phonelabel"]); found != "" {
			*more = append(*more, noPhoneWords[strings.ToLower(found)]+": "+one["phone"])
			return nil
		}
		if mobileLabel.MatchString(strings.Trim(one["phonelabel"], "* ")) {
			r.addMobile(dialled(one["phone"]), more)
			return nil
		}
		return several(one, "phone", numbersOf(one["phone"]))
	case one["mobile"] != "":
		return several(one, "mobile", numbersOf(one["mobile"]))
	case one["web"] != "":
		return several(one, "web", valuesOf(one["web"]))
	case one["function"]+one["district"]+one["body"] != "":
		tidyFunction(one)
	default:
		tidyAddress(one)
	}
	return []Record{one}
}

// several repeats a record for each value of a field.
func several(one Record, field Field, values []string) []Record {
	label := field + "label"
	var list []Record
	for _, value := range values {
		list = append(list, Record{field: value, label: labelWord(one[label])})
	}
	return list
}

// valuesOf parts the values of a cell: lines, semicolons, and the colons that Google writes between them.
func valuesOf(cell string) []string {
	var values []string
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(cell, ":::", ";"), func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			values = append(values, part)
		}
	}
	return values
}

// numbersOf parts the telephone numbers of a cell.
func numbersOf(cell string) []string {
	values := valuesOf(cell)
	for i, value := range values {
		values[i] = dialled(value)
	}
	return values
}

// bareNumber is a telephone number as a spreadsheet leaves it that took it for a number: with its area code, without the zero or the plus before it.
var bareNumber = regexp.MustCompile(`^[1-9]\d{8,12}$`)

// dialled gives a number back what a spreadsheet took from it.
func dialled(number string) string {
	switch {
	case !bareNumber.MatchString(number):
		return number
	case strings.HasPrefix(number, "49") && len(number) >= 11:
		return "+" + number
	}
	return "0" + number
}

// mailboxesOf parts the mailboxes of a cell: 'a@x.de, b@x.de', 'Anna Huber <anna@x.de>'. What is none stays as it is.
func mailboxesOf(cell string) []string {
	if strings.HasPrefix(strings.ToLower(cell), "/o=") { // how a mail server of a company names its own
		return nil
	}
	if found := mailInside.FindAllString(cell, -1); len(found) > 0 && strings.Count(cell, "@") == len(found) && (len(found) > 1 || strings.ContainsAny(cell, "<:")) {
		return found
	}
	return valuesOf(cell)
}

// Labels that address books give.
var (
	noPhone     = regexp.MustCompile(`(?i)fax|pager`)
	mobileLabel = regexp.MustCompile(`(?i)^(mobile?|cell|handy|iphone|mobiltelefon)$`)
)

var noPhoneWords = map[string]string{"fax": "Fax", "pager": "Pager"}

// labelWordsOf are labels of address books with what they are here; other labels stay.
var labelWordsOf = map[string]string{
	"home": "privat", "private": "privat", "zuhause": "privat", "work": "dienstlich", "business": "dienstlich", "arbeit": "dienstlich", "geschäftlich": "dienstlich",
	"other": "", "andere": "", "internet": "", "main": "", "voice": "", "pref": "", "smtp": "", "mobile": "", "mobil": "", "cell": "", "iphone": "", "homepage": "", "profile": "", "ex": "",
}

// labelWord returns a label as people say it: '* Work' and '_$!<Work>!$_' are 'dienstlich'.
func labelWord(label string) string {
	label = strings.TrimSpace(strings.Trim(strings.TrimSpace(label), "*_$!<>"))
	if word, known := labelWordsOf[strings.ToLower(label)]; known {
		return word
	}
	return label
}

// addMobile adds a number that only its label says to be of a mobile phone.
func (r Record) addMobile(number string, more *[]string) {
	for n := 1; n <= groupOf["mobile"].Most; n++ {
		if free := Field("mobile").Nth(n); r[free] == "" {
			r[free] = number
			return
		}
	}
	*more = append(*more, "Mobil: "+number)
}

var (
	districtPattern = regexp.MustCompile(`^(?i:ba|bezirksausschuss|stadtbezirk)?\s*(?:nr\.?\s*)?0*(\d{1,2})\b`)
	districtInside  = regexp.MustCompile(`\b(?i:ba|bezirksausschuss|stadtbezirk)\s*(?:nr\.?\s*)?0*([1-9]\d?)\b`)
)

// tidyFunction finds the number of the BA in its words, or in those of the function.
func tidyFunction(one Record) {
	if found := districtPattern.FindStringSubmatch(one["district"]); found != nil {
		one["district"] = found[1]
	} else if found := districtInside.FindStringSubmatch(one["function"]); found != nil && one["district"] == "" {
		one["district"] = found[1]
	}
}

// germany are words for our own country that are no German word.
var germany = map[string]bool{"d": true, "de": true, "deu": true, "ger": true, "brd": true, "bundesrepublik deutschland": true, "germany": true, "deutschland": true}

// countryNamed returns the German word for a country, of a code as well; other words stay.
func countryNamed(word string) string {
	small := strings.ToLower(word)
	if germany[small] {
		return "Deutschland"
	}
	return firstOf(countryCodes[countries[small]], countryCodes[strings.ToUpper(word)], word)
}

// tidyAddress takes apart what stands in one cell, and gives postcodes the zero back that a spreadsheet took.
func tidyAddress(one Record) {
	if found := placePattern.FindStringSubmatch(one[FieldPlace]); found != nil && one["postcode"] == "" && one["city"] == "" {
		one["postcode"], one["city"] = found[1], found[2]
	} else if one["city"] == "" {
		one["city"] = one[FieldPlace]
	}
	delete(one, FieldPlace)
	if number := one[FieldHouseNumber]; number != "" && one["street"] != "" && !strings.HasSuffix(one["street"], " "+number) {
		one["street"] += " " + number
	}
	delete(one, FieldHouseNumber)
	if one["postcode"] == "" && one["city"] == "" && wholeAddress.MatchString(one["street"]) {
		block := ParseBlock(one["street"])
		if block["postcode"] != "" && block["city"] != "" {
			for _, field := range []Field{"street", "postcode", "city", "extra"} {
				if value := block[field]; value != "" || field == "street" {
					one[field] = value
				}
			}
		}
	}
	streetOfLines(one)
	one["postcode"] = strings.TrimPrefix(one["postcode"], "D-")
	one["country"] = countryNamed(one["country"])
	if code := one["postcode"]; len(code) == 4 && postcodePattern.MatchString(code) && (one["country"] == "" || one["country"] == "Deutschland") {
		one["postcode"] = "0" + code
	}
	one["addresskind"] = labelWord(one["addresskind"])
}

// streetOfLines leaves the line with the street of a cell of several; the others say more about the place.
func streetOfLines(one Record) {
	parts := strings.Split(one["street"], "\n")
	street := 0
	for i, line := range parts {
		if parts[i] = strings.Join(strings.Fields(line), " "); streetPattern.MatchString(parts[i]) && !streetPattern.MatchString(parts[street]) {
			street = i
		}
	}
	one["street"] = parts[street]
	for i, line := range parts {
		if i != street && line != "" {
			one["extra"] = strings.Trim(one["extra"]+", "+line, ", ")
		}
	}
}

var (
	placePattern = regexp.MustCompile(`^(?:[A-Z]{1,2}-)?(\d{4,5})\s+(\pL.*)$`)
	wholeAddress = regexp.MustCompile(`(?s)[,\n].*\b\d{5}\s+\pL`)
)

// firstOf returns the first of texts that is not blank.
func firstOf(values ...string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}
