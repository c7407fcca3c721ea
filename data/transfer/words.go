package transfer

// Words by which functions, organisations and names are told apart. They are looked up and not matched by patterns, for whole columns are asked for them.

import (
	"regexp"
	"strings"
	"unicode"
)

// A vocabulary knows words, endings of words, and phrases; all in small letters.
type vocabulary struct {
	words   map[string]bool
	endings []string
	phrases *regexp.Regexp
}

// newVocabulary takes words with blanks between; those that begin with a hyphen are endings: '-leiter' is in 'Projektleiter' and 'Leiter'. The feminine '-in' of an ending is known too.
func newVocabulary(words, phrases string) vocabulary {
	v := vocabulary{words: map[string]bool{}, phrases: regexp.MustCompile(`(?i)(?:^|[^\pL])(?:` + phrases + `)(?:[^\pL]|$)`)}
	for _, word := range strings.Fields(words) {
		if ending, found := strings.CutPrefix(word, "-"); found {
			v.endings = append(v.endings, ending)
		} else {
			v.words[word] = true
		}
	}
	return v
}

// MatchString reports whether a text has one of the words.
func (v vocabulary) MatchString(text string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if v.words[word] {
			return true
		}
		whole := strings.TrimSuffix(word, "in")
		for _, ending := range v.endings {
			if strings.HasSuffix(word, ending) || strings.HasSuffix(whole, ending) {
				return true
			}
		}
	}
	return v.phrases.MatchString(text)
}

var (
	// functionLine is what people are.
	functionLine = newVocabulary(`-beauftragte -beauftragter -beauftragten -leitung -leiter -leitende -leitender -leitenden -vorsitz -vorsitzende -vorsitzender -vorsitzenden -vorstand -vorständin -vorstandsmitglieder -vorstandschaft -referent -referendar -geschäftsführer -geschäftsführung -geschäftsführende -geschäftsführender
		-geschäftsführenden -sachbearbeiter -sachbearbeitung -koordinator -koordination -sprecher -mitglied -assistent -assistenz -präsident -schatzmeister -kassier -kassierer -schriftführer -sekretär -berater -betreuer -pädagoge -pädagogin -sozialarbeiter -manager -dolmetscher -rektor -dezernent -ansprechpartner
		-ansprechperson -lotse -lotsin -stellvertreter -stellvertretung -stellvertretende -stellvertretender -stellvertretenden stv stellv -obmann -obfrau -praktikant -delegierte -delegierter -delegierten -stadtrat -stadträtin -gemeinderat -gemeinderätin -bürgermeister -inspektor -amtfrau -amtmann -amtsrat -amtsrätin
		-direktor -pfarrer -diakon imam -rechtsanwalt -rechtsanwältin student studentin -trainer -redakteur`, `1\. bgm\.`)

	// organisation is where they work.
	organisation = newVocabulary(`ggmbh gmbh mbh ag kg gbr ev stadt -landeshauptstadt technische caritas diakonie awo brk spd csu fdp ödp grüne grünen dgb polizei bürgerhaus kulturhaus rathaus jugendhaus frauenhaus einewelthaus mehrgenerationenhaus nachbarschaftshaus -verein -verband -stiftung -initiative -zentrum -gemeinde -kirche -pfarrei
		-moschee -schule -universität -akademie -netzwerk -bildungswerk -hilfswerk -bündnis -treff -club -klub -forum -institut -fraktion -ministerium -beirat -gesellschaft -genossenschaft -bibliothek -museum -jugendring -stadtrat -landratsamt -regierung -gymnasium -gewerkschaft -flüchtlingsrat -nachbarschaftshilfe`, `e\.\s?v\.?|ver\.di|die linke|freie wähler|eine-welt-haus`)

	// department is a part of one.
	department = newVocabulary(`-referat -abteilung -fachbereich -geschäftsbereich -sachgebiet -stelle -amt -büro -direktorium -dezernat -team -sekretariat -ressort -arbeitsgruppe -projektgruppe -arbeitskreis -ausschuss -ausschusses -verwaltung -kommission -fakultät -lehrstuhl -fachdienst -sozialdienst -migrationsdienst -arbeitsgemeinschaft`, `ha i{1,3}`)

	// notNames stand in lines like names but in no name: months, days, the city and its districts.
	notNames = newVocabulary(`die das für mit nach bei ohne unter unterer oberer januar februar april juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag münchen bayern deutschland österreich schweiz bad sankt laim haidhausen lehel altstadt giesing untergiesing
		obergiesing schwabing sendling pasing moosach bogenhausen hadern maxvorstadt trudering perlach ramersdorf milbertshofen feldmoching hasenbergl allach aubing neuhausen nymphenburg harlaching ja nein intern extern privat dienstlich bekannt unbekannt deutsch frau herr herrn firma guten sehr liebe hallo danke dank vielen
		grüße postfach zimmer eingang rückgebäude hinterhaus team büro nr tel fax mobil telefon`, `(?-i:und\s\p{Lu}\pL+)|e-mail`)
)
