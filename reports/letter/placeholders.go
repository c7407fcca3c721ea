package letter

// The words in braces that a template may use: what they mean, what to do where their value is missing, and which word was probably meant.

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Placeholder is a word in braces that stands for a value of the recipient, the meeting, the motion or the sender.
type Placeholder struct {
	Name        string // without braces: 'BA-Nummer'
	Explanation string // German: what stands in its place
	Example     string // a value as it may look
	Remedy      string // German: where the value comes from, for the message that it is missing
	Lines       bool   // every line of the value becomes an item of a numbered list where the placeholder stands alone in its paragraph
}

// Condition is a word after '{wenn' that is true or not for a recipient. The name of every placeholder is a condition too: it is true where
// the placeholder has a value.
type Condition struct {
	Name        string // 'benannt'
	Explanation string // German: when it is true
}

// Names of placeholders that mean something to this package or have no data behind them.
const (
	SalutationName = "Anrede"
	AgendaName     = "Tagesordnung"
)

var placeholders = []Placeholder{
	{SalutationName, "Anrede mit Komma, in einem eigenen Absatz", "Sehr geehrte Frau Huber,", "Bei der Person Anrede oder Namen ergänzen.", false},
	{"Vorname", "Vorname der empfangenden Person", "Maria", "Bei der Person den Vornamen ergänzen.", false},
	{"Nachname", "Nachname der empfangenden Person", "Huber", "Bei der Person den Nachnamen ergänzen.", false},
	{"Name", "Titel, Vorname und Nachname", "Dr. Maria Huber", "Bei der Person den Namen ergänzen.", false},
	{"Funktion", "Funktion, in der die Person angeschrieben wird", "Vorsitz", "Bei der Person eine Funktion eintragen.", false},
	{"BA-Nummer", "Nummer des Stadtbezirks", "5", "Das Schreiben einem Bezirksausschuss zuordnen.", false},
	{"BA-Name", "Name des Stadtbezirks", "Au-Haidhausen", "Das Schreiben einem Bezirksausschuss zuordnen.", false},
	{"Geschäftsstelle", "BA-Geschäftsstelle, die den Bezirksausschuss betreut", "BA-Geschäftsstelle Ost", "Beim Bezirksausschuss die Geschäftsstelle wählen.", false},
	{"Amtszeit", "laufende Amtszeit der Bezirksausschüsse", "2026–2032", "In den Einstellungen eine Amtszeit anlegen.", false},
	{"Datum", "Datum des Schreibens", "03.03.2026", "Das Datum des Schreibens eintragen.", false},
	{"Frist", "Tag, bis zu dem um Antwort gebeten wird", "29.03.2026", "Bei „Antwort bis“ ein Datum eintragen.", false},
	{"Datum erstes Schreiben", "Datum der Bitte um Benennung", "02.02.2026", "Bei der Benennung eintragen, wann zuerst angeschrieben wurde.", false},
	{"Datum letztes Schreiben", "Datum der letzten Erinnerung", "16.02.2026", "Bei der Benennung eintragen, wann zuletzt erinnert wurde.", false},
	{"Benannte Person", "Name der Person, die der Bezirksausschuss benannt hat", "Ayşe Öztürk", "Beim Bezirksausschuss die Benennung eintragen.", false},
	{"Benannte Funktion", "Funktion der benannten Person", "Migrationsbeauftragte", "Bei der benannten Person die Funktion eintragen.", false},
	{"Sitzung", "Nummer der Sitzung", "3. Sitzung", "Eine Sitzung wählen.", false},
	{"Sitzung wann", "Tag und Uhrzeit im Satz, oder der ungefähre Zeitraum", "am Donnerstag, 22.10.2026, um 18:30 Uhr", "Bei der Sitzung das Datum oder den Zeitraum eintragen.", false},
	{"Sitzung Datum", "Tag der Sitzung", "22.10.2026", "Bei der Sitzung das Datum eintragen.", false},
	{"Sitzung Uhrzeit", "Beginn der Sitzung", "18:30 Uhr", "Bei der Sitzung den Beginn eintragen.", false},
	{"Sitzung Ort", "Ort und Raum der Sitzung", "Rathaus, Marienplatz 8, Zimmer 200", "Bei der Sitzung den Ort eintragen.", false},
	{"Sitzung Zugang", "Hinweise zu Anfahrt und Zugang", "stufenlos über den Innenhof", "Bei der Sitzung den Zugang eintragen.", false},
	{"Sitzung Link", "Adresse der Videokonferenz", "https://muenchen.de/runder-tisch", "Bei der Sitzung die Adresse der Videokonferenz eintragen.", false},
	{AgendaName, "Tagesordnung, jeder Punkt auf einer Zeile", "Begrüßung\nBericht der Stelle\nVerschiedenes", "Bei der Sitzung Tagesordnungspunkte eintragen.", true},
	{"Antrag Nummer", "Nummer des BA-Antrags", "20-26 / B 01322", "Den BA-Antrag wählen.", false},
	{"Antrag Datum", "Datum des BA-Antrags", "03.12.2020", "Beim BA-Antrag das Datum eintragen.", false},
	{"Antrag Betreff", "Betreff des BA-Antrags", "Runden Tisch der Migrationsbeauftragten etablieren", "Beim BA-Antrag den Betreff eintragen.", false},
	{"Antwort", "Antwort auf den Antrag; Leerzeilen trennen Absätze", "Dem Antrag kommen wir gerne nach.", "Den Text der Antwort eintragen.", false},
	{"Betreff", "Betreff, der für dieses Schreiben eingegeben wird", "Ihre Anfrage", "Einen Betreff eintragen.", false},
	{"Mitteilung", "Text, der für dieses Schreiben eingegeben wird; Leerzeilen trennen Absätze", "vielen Dank für Ihre Anfrage.", "Den Text des Schreibens eintragen.", false},
	{"Auskunft Name", "Wer im Absenderprofil Auskunft gibt", "Anna-Lena Zimmermann", "Im Absenderprofil die Auskunft eintragen.", false},
	{"Auskunft Telefon", "Telefonnummer aus dem Absenderprofil", "089 233-40596", "Im Absenderprofil die Telefonnummer eintragen.", false},
	{"Auskunft E-Mail", "E-Mail-Adresse aus dem Absenderprofil", "interkulturellearbeit.soz@muenchen.de", "Im Absenderprofil die E-Mail-Adresse eintragen.", false},
}

var conditions = []Condition{
	{"benannt", "Der Bezirksausschuss hat jemanden benannt."},
	{"keine Benennung", "Der Bezirksausschuss benennt niemanden."},
	{"erinnert", "Der Bezirksausschuss wurde schon einmal erinnert."},
	{"neue Amtszeit", "Seit der letzten Benennung hat eine neue Amtszeit begonnen."},
	{"Vorsitz", "Das Schreiben geht an den Vorsitz eines Bezirksausschusses."},
	{"Präsenz", "Die Sitzung findet vor Ort statt."},
	{"online", "Die Sitzung findet als Videokonferenz statt."},
	{"hybrid", "Die Sitzung findet vor Ort und als Videokonferenz statt."},
}

// Placeholders returns every placeholder, in the order in which a menu shows them.
func Placeholders() []Placeholder { return append([]Placeholder(nil), placeholders...) }

// Conditions returns every condition that is not the name of a placeholder, in the order in which a menu shows them.
func Conditions() []Condition { return append([]Condition(nil), conditions...) }

// placeholdersByName and conditionNames find a name however it is written: see nameKey.
var (
	placeholdersByName = map[string]Placeholder{}
	conditionNames     = map[string]string{}
)

func init() {
	for _, p := range placeholders {
		placeholdersByName[nameKey(p.Name)] = p
		conditionNames[nameKey(p.Name)] = p.Name
	}
	for _, c := range conditions {
		conditionNames[nameKey(c.Name)] = c.Name
	}
}

// nameKey is what two spellings of one name share: composed letters, single blanks, lower case.
func nameKey(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(name)), " "))
}

// nearestPlaceholder returns the placeholder that was probably meant, or empty.
func nearestPlaceholder(name string) string {
	names := make([]string, len(placeholders))
	for i, p := range placeholders {
		names[i] = p.Name
	}
	return nearest(name, names)
}

// nearestCondition returns the condition that was probably meant, or empty.
func nearestCondition(name string) string {
	names := make([]string, 0, len(conditions)+len(placeholders))
	for _, c := range conditions {
		names = append(names, c.Name)
	}
	for _, p := range placeholders {
		names = append(names, p.Name)
	}
	return nearest(name, names)
}

// nearest returns the name with the fewest typing mistakes between it and the word, the earlier one where several are equally near; empty
// where more than a third of the word, and more than two letters, would have to change.
func nearest(word string, names []string) string {
	key := lettersOf(word)
	if len(key) == 0 || len(key) > 60 {
		return ""
	}
	best, fewest := "", max(2, len(key)/3)+1
	for _, name := range names {
		candidate := lettersOf(name)
		mistakes := typingMistakes(key, candidate)
		if mistakes < fewest && mistakes < len(candidate) {
			best, fewest = name, mistakes
		}
	}
	return best
}

// lettersOf drops what people leave out or add: blanks, hyphens, underscores.
func lettersOf(name string) []rune {
	var letters []rune
	for _, r := range nameKey(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters = append(letters, r)
		}
	}
	return letters
}

// typingMistakes counts letters left out, added, changed or swapped with their neighbour (optimal string alignment distance).
func typingMistakes(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
