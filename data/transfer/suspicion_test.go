package transfer

import (
	"strings"
	"testing"
)

// Texts that are no lists are named, with what to do.
func TestOtherTexts(t *testing.T) {
	for want, text := range map[string]string{
		"HTML": "<html><body><table><tr><td>Anna Huber</td></tr></table></body></html>", "XML": "<?xml version=\"1.0\"?><Workbook/>", "JSON": "[{\"Vorname\":\"Anna\"}]", "Kalender": "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
		"LDIF": "dn: cn=Anna Huber,mail=a@x.de\nsn: Huber\n", "E-Mail": "From: Anna <a@x.de>\nTo: b@x.de\nSubject: Liste\n\nHallo\n",
	} {
		if _, err := Read("liste.xls", []byte(text)); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "Bitte") {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"Name;To:\nAnna Huber;x\n", "<Name>;E-Mail\nAnna Huber;a@x.de\n"} {
		if _, err := Read("liste.csv", []byte(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// What harm a list has come to is said, and no row is entered that is not what it seems.
func TestHarmedLists(t *testing.T) {
	for name, c := range map[string]struct{ text, want, warning string }{
		"wrong encoding": {"Vorname;Nachname\nJÃ¼rgen;GroÃŸ\n", "JÃ¼rgen GroÃŸ", "Umlaute zerstört"},
		"no harm":        {"Vorname;Nachname\nJürgen;Ã\n", "Jürgen Ã", ""},
		"comma in text":  {"Name,Adresse,Telefon\nAnna Huber,\"Weg 1, 80331 München\",089 1\nIda Wald,,\nOber, Max,Weg 1, 80331 München,089\n", "Anna Huber, Ida Wald", "Zeilen 4:"},
		"head missing":   {"Vorname;Nachname\nAnna;Huber;x\nMax;Ober;y\n", "Anna Huber, Max Ober", ""},
		"heads again":    {"Vorname;Nachname;E-Mail\nAnna;Huber;\n Vorname;nachname;E-Mail\nMax;Ober;\n", "Anna Huber, Max Ober", ""},
		"two a row":      {"BA;Vorname;Nachname;E-Mail;Vorname;Nachname;E-Mail\n5;Anna;Huber;a@x.de;Max;Ober;m@x.de\n", "Anna Huber", "mehrere Spalten „Nachname“"},
		"name and parts": {"Name;Vorname;Nachname\nAnna Huber;Anna;Huber\n", "Anna Huber", ""},
		"pipes":          {"Vorname|Nachname|E-Mail\nAnna|Huber|a@x.de\n", "Anna Huber", ""},
		"old Mac":        {"Vorname;Nachname\rMax;Gr\x9a\xa7l\r", "Max Größl", ""},
		"other letters":  {"BA;Vorsitz;E-Mail;Stellvertretung\n5;Олена Коваль;a@x.de;\n", "Олена Коваль", ""},
		"group of cards": {"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Verteiler\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Anna Huber\nN:Huber;Anna;;;\nEND:VCARD\n", "Anna Huber", "1 Gruppen"},
	} {
		table, err := Read("liste.csv", []byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var names []string
		for _, row := range table.Rows {
			r := table.Record(row, Recognise(table))
			names = append(names, strings.TrimSpace(r["first"]+" "+r["last"]))
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
		if warnings := strings.Join(table.Warnings, " "); !strings.Contains(warnings, c.warning) || c.warning == "" && warnings != "" {
			t.Errorf("%s: %q", name, warnings)
		}
	}
}

// The sheet of one person has its heads one below the other.
func TestUprightSheet(t *testing.T) {
	content := sheetOf(t, map[string]any{"A1": "Vorname", "B1": "Anna", "A2": "Nachname", "B2": "Huber", "A3": "Telefon", "B3": "089 123456", "A4": "E-Mail", "B4": "a@x.de"}, nil, nil)
	if _, err := Read("blatt.xlsx", content); err == nil || !strings.Contains(err.Error(), "untereinander") {
		t.Error(err)
	}
}
