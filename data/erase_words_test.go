package data

import "testing"

// The name goes however it is written, and what only looks like it stays.
func TestErasingWords(t *testing.T) {
	on := map[string]int{"huber": fullNames, "peters": fullNames}
	taken := func(form string) int { return on[form] }
	quirin, andrea := Person{FirstName: "Quirin", LastName: "Zwetschgenhüber", Title: "Dr."}, Person{FirstName: "Andrea", LastName: "Wagner"}
	for _, c := range []struct {
		person     Person
		strict     bool
		text, want string
	}{
		{quirin, false, "Zwetschgenhübers und ZWETSCHGENHUEBER, Zwetschgenhu\u0308ber", "gelöschte Person und gelöschte Person"},
		{quirin, false, "die Zwetschgenhübersche Anfrage, zwetschgenhüber'scher Art", "die gelöschte Person Anfrage, gelöschte Person Art"},
		{quirin, false, "an zwetschgenhueber1975@web.de", "an gelöschte Person"},
		{quirin, false, "an quirinzwetschgenhueber@web.de oder qzwetschgenhueber@web.de", "an gelöschte Person oder gelöschte Person"},
		{quirin, false, "ZwetschgenhüberQuirin_2024.pdf", "gelöschte Person_2024.pdf"},
		{quirin, false, "Der Quirinus bleibt", "Der Quirinus bleibt"},
		{andrea, false, "Andreas Schmidt mit Andrea, Andrea Wagner und Andreas", "Andreas Schmidt mit gelöschte Person und Andreas"},
		{andrea, false, "Tempo 30 in der Richard-Wagner-Straße, sagt Wagner", "Tempo 30 in der Richard-Wagner-Straße, sagt gelöschte Person"},
		{Person{FirstName: "Peter", LastName: "Lu"}, false, "Peters kommt mit Anna Peters", "Peters kommt mit Anna Peters"},
		{Person{FirstName: "An", LastName: "Li"}, false, "Brief an Li Wei; an An Li; Li, An; Frau Li; AN LI", "Brief an Li Wei; an gelöschte Person; gelöschte Person; gelöschte Person; gelöschte Person"},
		{Person{FirstName: "An", LastName: "Li"}, true, "Frau Li rief an", "gelöschte Person rief an"},
		{Person{FirstName: "Rei", LastName: "Mai"}, false, "Reis und Mais", "Reis und Mais"},
		{Person{FirstName: "Anna", LastName: "Huber"}, false, "annahuber@x.de, Huber bleibt", "gelöschte Person, Huber bleibt"},
		{Person{FirstName: "Anna", LastName: "Huber"}, false, "Peter Huber, Anna Huber; Huber, Anna", "Peter Huber, gelöschte Person; gelöschte Person"},
		{Person{FirstName: "Işıl", LastName: "Yılmaz"}, false, "IŞIL YILMAZ, Isil Yilmaz und Herr yılmaz", "gelöschte Person und gelöschte Person"},
		{Person{FirstName: "Юлия", LastName: "Иванова"}, false, "ИВАНОВА Юлия kam; Ивановa nicht", "gelöschte Person kam; Ивановa nicht"},
		{Person{FirstName: "Cornelia", LastName: "von der Wiese"}, false, "von der Wiese, Cornelia; Frau von der Wiese ging von der Bank", "gelöschte Person; gelöschte Person ging von der Bank"},
	} {
		if got := newNameWords([]Person{c.person}, taken, false, nil).erase(c.text, c.strict); got != c.want {
			t.Errorf("without %s: %q became %q, want %q", c.person.FullName(), c.text, got, c.want)
		}
	}
}
