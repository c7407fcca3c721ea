package transfer

// Addresses in pasted texts: a block may have several, each from its street to its city.

import (
	"slices"
	"strings"
)

// beforeCity reports whether the next part is a postcode and a city.
func (b *block) beforeCity(i int) bool {
	for _, p := range b.parts[i+1 : min(i+3, len(b.parts))] {
		if cityLine.MatchString(p.text) {
			return true
		}
		if !placeInside.MatchString(p.text) {
			return false
		}
	}
	return false
}

// place reads a postcode and a city, alone or in a line with the street before them.
func (b *block) place(text string, i int) bool {
	if list := pieces(text); len(list) > 1 && slices.ContainsFunc(list[:len(list)-1], cityLine.MatchString) && oneDigit.MatchString(list[len(list)-1]) { // 'Burgstr. 4, 80331 München, Zimmer 5'
		for _, piece := range list {
			b.understandMore(piece, b.parts[i].greeted)
		}
		return true
	}
	found := cityInside.FindStringSubmatch(text)
	if found == nil {
		found = prefixedCity.FindStringSubmatch(text)
	}
	if found != nil && (sentence.MatchString(text) || functionLine.MatchString(found[4])) {
		return false
	}
	if found == nil && i > 0 && b.address > 0 && b.record[Field("city").Nth(b.address)] == "" {
		found = foreignCity.FindStringSubmatch(text)
	}
	if found == nil {
		return false
	}
	before, prefix, postcode, city := found[1], found[2], found[3], found[4]
	for _, piece := range pieces(before) {
		switch {
		case streetLine.MatchString(piece), postBox.MatchString(piece), numberedLine.MatchString(piece) && !placeInside.MatchString(piece):
			b.street(piece)
		case placeInside.MatchString(piece), careOf.MatchString(piece):
			b.extra(piece)
		default:
			b.understandMore(piece, b.parts[i].greeted)
		}
	}
	if b.address == 0 || b.record[Field("city").Nth(b.address)] != "" {
		b.address++
	}
	country := countryCodes[strings.ToUpper(prefix)]
	if at := strings.LastIndex(city, ","); at > 0 {
		if behind := strings.TrimSpace(city[at+1:]); countries[strings.ToLower(behind)] != "" {
			city, country = city[:at], behind
		}
	}
	b.keepIn("postcode", postcode)
	b.keepIn("city", city)
	if country != "" {
		b.keepIn("country", country)
	}
	if prefix != "" && prefix != "D" && country == "" {
		b.note(prefix)
	}
	return true
}

// street reads a street; behind a whole address it begins the next one.
func (b *block) street(text string) {
	if b.address == 0 || b.record[Field("city").Nth(b.address)] != "" {
		b.address++
	}
	street, after, _ := strings.Cut(text, ",")
	if found := streetAndMore.FindStringSubmatch(street); found != nil {
		street, after = found[1], joined(found[2]+",", after)
	}
	if !b.setIn("street", street) {
		b.extra(street)
	}
	for _, piece := range pieces(after) {
		b.extra(piece)
	}
}

func (b *block) setIn(field Field, value string) bool {
	field = field.Nth(max(b.address, 1))
	if value = strings.Trim(value, " ,;"); value == "" || field.Label() == "" || b.record[field] != "" {
		return false
	}
	b.record[field] = value
	return true
}

// keepIn fills a field of the address that is being read, or notes what finds no place.
func (b *block) keepIn(field Field, value string) {
	if !b.setIn(field, value) {
		b.note(value)
	}
}

// extra adds to what stands above the street.
func (b *block) extra(text string) {
	field := Field("extra").Nth(max(b.address, 1))
	if text = strings.Trim(text, " ,;"); b.record[field] != "" {
		text = b.record[field] + ", " + text
	}
	if field.Label() == "" {
		b.note(text)
		return
	}
	b.record[field] = text
}
