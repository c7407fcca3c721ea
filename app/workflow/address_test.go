package workflow

import (
	"slices"
	"testing"

	"rundertisch/data"
)

func TestSalutation(t *testing.T) {
	for _, c := range []struct {
		person data.Person
		want   string
	}{
		{data.Person{Form: "Herr", LastName: "Mögelin"}, "Sehr geehrter Herr Mögelin,"},
		{data.Person{Form: "Frau", Title: "Dr.", FirstName: "Maria", LastName: "Huberwald"}, "Sehr geehrte Frau Dr. Huberwald,"},
		{data.Person{Form: "Herr", Title: "Prof. Dr.", LastName: "von der Wiesenthal"}, "Sehr geehrter Herr Prof. von der Wiesenthal,"},
		{data.Person{FirstName: "Kim", LastName: "Langenfelder"}, "Guten Tag Kim Langenfelder,"},
		{data.Person{LastName: "Sukarnoputra"}, "Guten Tag Sukarnoputra,"},
		{data.Person{Form: "Frau", FirstName: "Zoë"}, "Guten Tag Zoë,"},
		{data.Person{}, "Sehr geehrte Damen und Herren,"},
		{data.Person{Form: "Frau", LastName: "Huberwald", Salutation: "Liebe Maria,"}, "Liebe Maria,"},
	} {
		if got := Salutation(c.person); got != c.want {
			t.Errorf("Salutation(%+v) = %q, want %q", c.person, got, c.want)
		}
	}
}

func TestAddressLines(t *testing.T) {
	office := data.Office{AddressName: "Landeshauptstadt München\nDirektorium, BA-Geschäftsstelle (West)", Street: "Landsberger Str. 486", Postcode: "81241", City: "München"}
	person := data.Person{Form: "Herr", LastName: "Mögelin"}
	function := "Vorsitzender des BA Nr. 25"
	own := data.Address{Street: "Musterstraße 3", Postcode: "01067", City: "Dresden"}
	club := data.Organisation{Name: "Verein Brückenbogen e. V.", Street: "Beispielweg 12", Postcode: "80000", City: "München"}
	in := func(a data.Address, country string) data.Address { a.Country = country; return a }
	with := func(change func(*data.Person)) data.Person { p := person; change(&p); return p }
	for _, c := range []struct {
		name  string
		who   Addressee
		style AddressStyle
		want  []string
	}{
		{"office first, as in the letter that began it", Addressee{Person: person, Function: function, Office: office}, AddressStyle{}, []string{
			"Landeshauptstadt München", "Direktorium, BA-Geschäftsstelle (West)", function, "Herr Mögelin", "Landsberger Str. 486", "81241 München"}},
		{"Herrn, person first", Addressee{Person: person, Function: function, Office: office}, AddressStyle{Herrn: true, PersonFirst: true}, []string{
			"Herrn Mögelin", function, "Landeshauptstadt München", "Direktorium, BA-Geschäftsstelle (West)", "Landsberger Str. 486", "81241 München"}},
		{"own address keeps the leading zero", Addressee{Person: with(func(p *data.Person) { p.AddressVia = data.ViaOwn }), Own: own}, AddressStyle{Herrn: true}, []string{
			"Herrn Mögelin", "Musterstraße 3", "01067 Dresden"}},
		{"own country is not named", Addressee{Person: with(func(p *data.Person) { p.AddressVia = data.ViaOwn }), Own: in(own, "Deutschland")}, AddressStyle{}, []string{
			"Herr Mögelin", "Musterstraße 3", "01067 Dresden"}},
		{"another is, in capitals", Addressee{Person: with(func(p *data.Person) { p.AddressVia = data.ViaOwn }), Own: in(own, "Österreich")}, AddressStyle{}, []string{
			"Herr Mögelin", "Musterstraße 3", "01067 Dresden", "ÖSTERREICH"}},
		{"organisation", Addressee{Person: with(func(p *data.Person) { p.AddressVia = data.ViaOrganisation }), Organisation: club}, AddressStyle{}, []string{
			"Verein Brückenbogen e. V.", "Herr Mögelin", "Beispielweg 12", "80000 München"}},
		{"override", Addressee{Person: with(func(p *data.Person) { p.AddressLines = "Postfach 1\n\n 80000  München " }), Office: office}, AddressStyle{}, []string{
			"Postfach 1", "80000 München"}},
		{"nobody", Addressee{Function: "Vorsitz des BA Nr. 14", Office: office}, AddressStyle{}, []string{
			"Landeshauptstadt München", "Direktorium, BA-Geschäftsstelle (West)", "Vorsitz des BA Nr. 14", "Landsberger Str. 486", "81241 München"}},
	} {
		if got := AddressLines(c.who, c.style); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"BA 05 Au-Haidhausen – Maria Huber": "BA 05 Au-Haidhausen – Maria Huber",
		`a/b\c:d*e?f"g<h>i|j`:               "a-b-c-d-e-f-g-h-i-j",
		"con":                               "_con",
		"Ende.":                             "Ende",
		" \t\n":                             "_",
		"Олена\x00 Đỗ":                      "Олена Đỗ",
	} {
		if got := FileName(in); got != want {
			t.Errorf("FileName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestStateOfDistrict(t *testing.T) {
	day := data.NewDate(2026, 4, 1)
	asked := data.Nomination{AskedOn: day.AddDays(-20), DueOn: day}
	for _, c := range []struct {
		name               string
		nomination         data.Nomination
		officers, contacts int
		on                 data.Date
		want               DistrictState
	}{
		{"never asked", data.Nomination{}, 0, 0, day, StateOpen},
		{"asked, due today", asked, 0, 0, day, StateAsked},
		{"asked, due yesterday", asked, 0, 0, day.AddDays(1), StateOverdue},
		{"reminded", data.Nomination{AskedOn: day, DueOn: day.AddDays(3), Reminders: 1}, 0, 0, day, StateReminded},
		{"officer", asked, 1, 1, day.AddDays(9), StateNamed},
		{"contact person", asked, 0, 1, day, StateContact},
		{"nobody", data.Nomination{AskedOn: day, Answer: data.AnswerNobody}, 0, 0, day, StateNobody},
		{"named once, gone since", data.Nomination{AskedOn: day, Answer: data.AnswerNamed}, 0, 0, day, StateOpen},
		{"new term", data.Nomination{ToConfirm: true}, 1, 0, day, StateToConfirm},
	} {
		if got := stateOf(c.nomination, c.officers, c.contacts, c.on); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got.Mark(), c.want.Mark())
		}
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        bool
	}{
		{"19 Thalkirchen-Obersendling Öztürkmen", "ozturk sendling", true},
		{"Müller Straße", "mueller strasse", true},
		{"Müller Straße", "muller 19", false},
		{"Laim", "", true},
		{"Laim", "–", true},
	} {
		if got := Matches(c.text, c.query); got != c.want {
			t.Errorf("Matches(%q, %q) = %v", c.text, c.query, got)
		}
	}
}
