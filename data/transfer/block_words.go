package transfer

// The words by which the parts of pasted texts are known, and the contacts in them.

import (
	"regexp"
	"strings"
	"time"
)

// The beginning and the end of mails.
var (
	greeting = regexp.MustCompile(`(?i)^(?:(?:mit\s(?:\pL+e[nm]?\s){0,3})?(?:(?:ganz|sehr|den|vielen?|besten?|freundlichen?|herzlichen?|lieben?|schönen?|sonnigen?|kollegialen?|solidarischen?|frohen?)\s)*(?:grüßen?|gruß|grüssen?|gruss|gruessen?)(?:\s(?:aus|vom|von)\s(?:der\s|dem\s)?[\pL\-]+)?|` +
		`mfg|vg|lg|bg|hg|hochachtungsvoll|herzlichst|(?:with\s)?(?:(?:best|kind|warm|many)\s)+(?:regards|wishes)|regards|-{2,}|_{3,})(?:[\s,.!:]+|$)|^(?:(?:vielen|besten|herzlichen)\sdank(?:\s(?:vorab|im\svoraus))?|danke)(?:\s*[,.!]+\s*|\s*$|\sund\s)`)
	onBehalf   = regexp.MustCompile(`(?i)^(?:i\.\s?a\.|i\.\s?v\.|ppa\.|gez\.|im auftrag|in vertretung)(?:[\s:]+|$)`)
	yours      = regexp.MustCompile(`(?i)^(?:ihre?|eure?|deine?)(?:\s|$)`)
	smallPrint = regexp.MustCompile(`(?i)registergericht|amtsgericht|vereinsregister|\bhr[ab]\s?\d|sitz der gesellschaft|^(?:sitz|vorstand|geschäftsführ\pL*|vertretungsberechtigt\pL*|vertreten durch|aufsichtsrat\pL*)\s*:|\bust\b|umsatzsteuer|steuernummer|\biban\b|\bbic\b|spendenkonto|bankverbindung|\bbank\b.*\d|öffnungszeit|sprechzeit|sprechstunde|` +
		`bürozeit|erreichbar|parteiverkehr|nach vereinbarung|arbeitstage|haltestelle|^(?:u|s)-?bahn\b|^(?:tram|bus|mvv|mvg)\b|gesendet (?:von|mit)|sent from|von meinem|^(?:gesendet|sent|betreff|subject|an|to|cc|datum|date)\s*:|^am .*schrieb|bitte (?:denken|prüfen|beachten|schonen)|denken sie|datenschutz|pronomen|sehr geehrte|^(?:guten (?:tag|morgen)|hallo|liebe[rs]?)\s.*,$`)
	longPrint    = regexp.MustCompile(`(?i)vertraulich(?:keit|e informationen)|rechtlich geschützt|diese (?:e-?mail|nachricht)|this (?:e-?mail|message)|disclaimer|^hinweis|confidential`)
	openingHours = regexp.MustCompile(`(?i)\d{1,2}(?:[.:]\d{2})?\s?(?:uhr\s?)?(?:-|–|bis)\s?\d{1,2}(?:[.:]\d{2})?\s?(?:uhr|h)\b|^(?:mo|di|mi|do|fr|sa|so|montags?|dienstags?|mittwochs?|donnerstags?|freitags?)\b\.?\s?(?:-|–|bis|,|und|\+|\d|$)`)
	sentence     = regexp.MustCompile(`^(?:\S+\s+){16,}\S|^(?:\S+\s+){4,}\S*\p{Ll}{3,}[.!?]$|[!?]$|\s(?:ist|sind|bin|hat|haben|wird|werden|kann|können)\s`)
)

// What people are, and where.
var (
	districtOnly   = regexp.MustCompile(`^(?i:ba|bezirksausschuss|stadtbezirk)\s*(?:(?i:nr)\.?\s*)?0*([1-9]\d?)$`)
	districtWord   = regexp.MustCompile(`(?i)\bBA\s?\d|bezirksausschuss|stadtbezirk`)
	districtWithin = regexp.MustCompile(`(?i)\b(?:ba|bezirksausschuss(?:es)?|stadtbezirk(?:e?s)?)\s*(?:nr\.?\s*)?0*([1-9]\d?)\b|\b0*([1-9]\d?)\.\s?(?:stadtbezirk|bezirksausschuss)`)
	nameLabel      = regexp.MustCompile(`(?i)^(?:kontakt|ansprechpartner(?:in)?|ansprechperson|ihre? ansprechpartner(?:in)?|von|from|absender(?:in)?)\s*$`)
	addressLabel   = regexp.MustCompile(`(?i)^(?:adresse|anschrift|postanschrift|postadresse|hausanschrift|besuchsadresse|besucheradresse|lieferadresse|büro|dienstgebäude)\s*$`)
)

// Addresses.
var (
	cityLine      = regexp.MustCompile(`^(?:([A-Z]{1,3})\s?[-–]\s?)?(\d{5})\s+(\pL.*)$`)
	cityInside    = regexp.MustCompile(`^(?:(.{1,150}?)[,\s]+)?(?:([A-Z]{1,3})\s?[-–]\s?)?(\d{5})\s+(\pL[^\d@:!?]{1,60})$`)
	prefixedCity  = regexp.MustCompile(`^(?:(.{1,150}?)[,\s]+)?([A-Z]{1,3})\s?[-–]\s?(\d{4})\s+(\pL[^\d@:!?]{1,60})$`)
	foreignCity   = regexp.MustCompile(`^()()([1-9]\d{3})\s+(\p{Lu}[^\d@:!?]{1,60})$`)
	streetLine    = regexp.MustCompile(`(?i)^\pL[\pL\d\s.'’\-]*(?:str\.|straße|strasse|platz|pl\.|weg|allee|gasse|ring|ufer|damm|berg|hof|markt|graben|steig|anger|wall|tor|promenade|chaussee|brücke|garten|feld|leite|bogen|winkel|park|straßl)\s*\d+(?:\s?[a-z])?(?:\s?[-–/+]\s?(?:\d+\s?[a-z]?|[ivx]+|rgb\.?))?(?:(?:,|\s+\(|\s).*)?$|^\pL[\pL\s.'’\-]*(?:straße|strasse|str\.)$`)
	numberedLine  = regexp.MustCompile(`^\p{Lu}[\pL\s.'’\-]*\s\d{1,4}(?:\s?[a-zA-Z])?(?:\s?[-–/+]\s?\d+\s?[a-z]?)?(?:,.*)?$|^(?:Am|An|Im|In|Auf|Bei|Zum|Zur)\s.*\d|^[A-Z]\s?\d{1,2},\s?\d{1,3}$`)
	streetAndMore = regexp.MustCompile(`^(.*?\d+(?:\s?[a-zA-Z])?(?:\s?[-–/+]\s?\d+\s?[a-z]?)?)\s+((?i:rgb|rückgebäude|vgb|vordergebäude|hinterhaus|haus\s|\d+\.\s?(?:og|ug|stock|etage)|eg\b|zimmer|zi\.|raum|aufgang|eingang|seitengebäude|\().*)$`)
	placeInside   = regexp.MustCompile(`(?i)^\(?(?:rückgebäude|rgb\b|vordergebäude|vgb\b|hinterhaus|seitengebäude|gebäude\b|haus\s+(?:[a-z]|\d+)\b|(?:zimmer|zi\.|raum|büro|stock|etage|whg\.?|wohnung|apartment|app\.)\s*(?:[A-Z]+\s)?\S*\d|aufgang|eingang|\d+\.\s?(?:og|ug|stock|obergeschoss|etage)\b|eg\b|erdgeschoss|dg\b)`)
	postBox       = regexp.MustCompile(`(?i)^(?:postfach|pf\.?)\s*[\d ]+$`)
	careOf        = regexp.MustCompile(`^(?:(?i:c/o|z\.\s?hd\.|zu\shänden|p/a|per\sadresse)(?:\s|$)|bei\s(?:Familie\s)?\p{Lu}[\pL\-]+$)`)
	handsOf       = regexp.MustCompile(`(?i)^(?:z\.\s?hd\.|zu\shänden)(?:\sv\.|\svon)?\s*:?\s*`)
)

// countries are those that stand below addresses, by their words in small letters; countryCodes are those before postcodes, our own without a word.
var (
	countries = map[string]string{
		"deutschland": "D", "germany": "D", "österreich": "A", "austria": "A", "schweiz": "CH", "switzerland": "CH", "suisse": "CH", "liechtenstein": "FL", "luxemburg": "L", "italien": "I", "italia": "I", "frankreich": "F", "france": "F", "niederlande": "NL", "belgien": "B", "polen": "PL",
		"tschechien": "CZ", "tschechische republik": "CZ", "dänemark": "DK", "ungarn": "H", "slowenien": "SLO", "kroatien": "HR", "griechenland": "GR", "türkei": "TR", "spanien": "E", "ukraine": "UA", "rumänien": "RO", "bulgarien": "BG",
	}
	countryCodes = map[string]string{
		"A": "Österreich", "AT": "Österreich", "CH": "Schweiz", "FL": "Liechtenstein", "L": "Luxemburg", "LU": "Luxemburg", "I": "Italien", "IT": "Italien", "F": "Frankreich", "FR": "Frankreich", "NL": "Niederlande", "B": "Belgien", "BE": "Belgien", "PL": "Polen", "CZ": "Tschechien", "DK": "Dänemark",
	}
)

// labelWords stand before contacts, and say nothing by themselves.
const labelWords = `telefon(?:nummer|nr\.?)?|tel|telnr|fon|phone|mobil(?:telefon|funk|nummer|nr\.?)?|handy(?:nummer|nr\.?)?|mobile|cell|telefax|fax|e-?mail(?:-?adresse)?|mail(?:to)?|web(?:site|seite)?|internet|homepage|url|durchwahl|dw|zentrale|privat|dienstlich|dienstl|geschäftlich|festnetz|rufnummer|nr|kontakt|kontaktdaten`

var (
	contactPattern = regexp.MustCompile(`[^\s@,;<>():\[\]|„“"]+@[^\s@,;<>():\[\]|/„“"]+\.[\pL]{2,}|(?i:https?://|www\.)[^\s<>|,;\[\]()]*[^\s<>|,;\[\]().:!?]|\b(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+(?:de|org|com|net|eu|info|bayern|at|ch)\b(?:/[^\s<>|,;()]*)?|(?:\+|\()?\d[\d\s()/.\-–]{3,}\d`)
	mailInside     = regexp.MustCompile(`[^\s@,;<>():]+@[^\s@,;<>()]+\.[a-zA-Z]{2,}`)
	labelsBehind   = regexp.MustCompile(`(?i)(?:^|[\s,;/&+(\[<]+)(?:` + labelWords + `)[\s.:,;/<>(\[&+=*\-]*$`)
	letterBehind   = regexp.MustCompile(`(?:^|[,;]\s*)(?:[TMFEWPH]|[tmfewp][.:])[.:]*\s*$`)
	remarkBehind   = regexp.MustCompile(`(?i)^\s*[(\[]?\s*(` + labelWords + `)\s*[)\]]\s*`)
	blankWords     = regexp.MustCompile(`(?i)^(?:(?:` + labelWords + `|firma|an|an die|an den|anschrift|adresse|absender)[\s.:,;/]*)+$`)
	phoneLabel     = regexp.MustCompile(`(?i)tel(?:efon|nr)?\b|fon\b|phone|rufnummer|durchwahl|festnetz|\bdw\b|zentrale|^\W*[tp][.:]*\s*$`)
	faxWord        = regexp.MustCompile(`(?i)fax|^\W*f[.:]*\s*$`)
	mobileWord     = regexp.MustCompile(`(?i)mobil|handy|cell|^\W*[mh][.:]*\s*$`)
	mobileNumber   = regexp.MustCompile(`^(?:\+49|0049|0)[\s(]*(?:0\)?)?\s*1[567]`)
	writtenAt      = regexp.MustCompile(`(?i)\s?[(\[{]\s?(?:at|ät|@)\s?[)\]}]\s?`)
	writtenDot     = regexp.MustCompile(`(?i)\s?[(\[{]\s?(?:dot|punkt)\s?[)\]}]\s?`)
	secondNumber   = regexp.MustCompile(`^(\D*(?:\d\D*?){6,})\s+/\s*((?:\+|0\d).*\d.*\d.*\d.*\d)$`)
	wordBehind     = regexp.MustCompile(`[\pL\d]$`)
	wordBefore     = regexp.MustCompile(`^[\pL\d]`)
	dayOrTime      = regexp.MustCompile(`^\d{1,2}\.\d{1,2}(?:\D|$)`)
	faultyEdge     = regexp.MustCompile(`^[\s)>\].,;:]+|[\s(<\[,;]+$`)
)

// contacts takes mailboxes, pages and numbers out of a line and returns what stands between them, without the labels.
func (b *block) contacts(line string) []string {
	line = writtenDot.ReplaceAllString(writtenAt.ReplaceAllString(line, "@"), ".")
	line = strings.ReplaceAll(line, "mailto:", " ")
	var texts []string
	from := 0
	for _, found := range contactPattern.FindAllStringIndex(line, -1) {
		before, contact := line[from:found[0]], line[found[0]:found[1]]
		label, rest := cutLabel(before)
		remark := remarkBehind.FindString(line[found[1]:])
		if wordBehind.MatchString(before) || wordBefore.MatchString(line[found[1]:]) || !b.contact(contact, label+" "+remark) {
			continue
		}
		texts = append(texts, faultyEdge.ReplaceAllString(rest, ""))
		from = found[1] + len(remark)
	}
	return append(texts, faultyEdge.ReplaceAllString(line[from:], ""))
}

// cutLabel parts the words before a contact that only name it from what stands before them.
func cutLabel(text string) (label, rest string) {
	rest = text
	if found := letterBehind.FindString(rest); found != "" {
		return found, rest[:len(rest)-len(found)]
	}
	for {
		found := labelsBehind.FindString(rest)
		if found == "" {
			return label, rest
		}
		label, rest = found+label, rest[:len(rest)-len(found)]
	}
}

// contact finds a place for a mailbox, a page or a number; false if it is none of them.
func (b *block) contact(text, label string) bool {
	switch {
	case strings.Contains(text, "@"):
		b.keepLabelled("email", strings.Trim(text, ".'"), label)
		return true
	case strings.ContainsAny(strings.ToLower(text), "abcdefghijklmnopqrstuvwxyz"):
		b.keep("web", text)
		return true
	}
	digits := 0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	fax, phone, mobile := faxWord.MatchString(label), phoneLabel.MatchString(label), mobileWord.MatchString(label)
	abroad := strings.HasPrefix(text, "+") || strings.HasPrefix(text, "0") || strings.HasPrefix(text, "(0") || strings.HasPrefix(text, "(+")
	if _, day := ParseDay(text, time.Time{}); (day || dayOrTime.MatchString(text)) && !fax && !phone && !mobile || !(abroad && digits >= 6) && !(fax || phone || mobile) {
		return false
	}
	if found := secondNumber.FindStringSubmatch(text); found != nil {
		return b.contact(found[1], label) && b.contact(found[2], label)
	}
	if strings.Count(text, "(") > strings.Count(text, ")") {
		text = strings.TrimPrefix(text, "(")
	}
	switch {
	case fax && !phone:
		b.note("Fax: " + text)
	case mobile && !phone, mobileNumber.MatchString(text):
		b.keepLabelled("mobile", text, label)
	default:
		b.keepLabelled("phone", text, label)
	}
	return true
}

// keepLabelled fills a field or the next of its kind, and says where it belongs if its label does: 'Tel. privat'.
func (b *block) keepLabelled(field Field, value, label string) {
	b.keep(field, value)
	for ; field.Label() != ""; field = next(field) {
		if base, n := field.Base(); b.record[field] == value {
			b.record.describe(base.Nth(n), label)
		}
	}
}
