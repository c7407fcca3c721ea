package workflow

// Invented people: names of many scripts and lengths, put together so that no real person is meant. Mailboxes lie under example.org, which belongs to nobody.

import (
	"fmt"
	"strings"

	"rundertisch/data"
)

// demoPerson is an invented person in one line: form, title, first name, last name.
type demoPerson struct{ form, title, first, last string }

func (p demoPerson) person() data.Person {
	return data.Person{
		Form: p.form, Title: p.title, FirstName: p.first, LastName: p.last, AddressVia: data.ViaOffice, PreferredWay: data.WayLetter,
	}
}

// demoChairs are the invented chairs of BA 1 to 25.
var demoChairs = []demoPerson{
	{"Frau", "", "Nesrin", "Aydınoğlu-Brandt"},
	{"Herr", "Dr.", "Jürgen", "Großkreuzer"},
	{"Frau", "", "Şükriye", "Öztürkmen"},
	{"Frau", "", "Eva-Maria", "Wolfsgruberin"},
	{"Herr", "", "Łukasz", "Żółtekiewicz"},
	{"Herr", "", "Tomás", "Bauerlein"},
	{"Frau", "Dr.", "Maria", "Huberwald"},
	{"Herr", "", "Đorđe", "Đurićević"},
	{"Frau", "", "Zoë", "Baumgärtlinger"},
	{"Herr", "Prof. Dr.", "Söhnke", "von der Wiesenthal"},
	{"Frau", "", "Karla", "Steinmüllner"},
	{"", "", "Kim", "Langenfelder"},
	{"Frau", "", "Ελένη", "Παπαδοπουλίδου"},
	{"Herr", "", "Олександр", "Коваленчук"},
	{"Frau", "", "Ayşegül", "Demirtaşlı"},
	{"Herr", "", "Văn An", "Nguyễn-Berger"},
	{"Frau", "", "Anna-Lena", "Zimmermännin"},
	{"Herr", "", "Íñigo", "Ñuñezal"},
	{"Frau", "", "Cornelia Friederike", "von Rosenau-Lichtensteinhausen"},
	{"Herr", "", "Søren", "Ødegårdsen"},
	{"Frau", "", "Ștefania", "Țepeșan"},
	{"Herr", "", "Gábor", "Szőkefalvi"},
	{"Frau", "", "Žaneta", "Dvořáčková-Weiß"},
	{"Herr", "", "Peter", "Langhammerl"},
	{"Herr", "", "Franz Xaver", "Straßmairer"},
}

// demoNamed says what each of the first districts to answer names: who, as what, in the committee's own words.
var demoNamed = []struct {
	district int
	person   demoPerson
	kind     string // key of the role kind
	title    string
}{
	{1, demoPerson{"Frau", "", "Ayşe", "Demirkıran"}, "migrationsbeauftragte", "Migrationsbeauftragte"},
	{2, demoPerson{"Herr", "Dr.", "Jonas", "Großweiler"}, "migrationsbeauftragte", "Migrationsbeauftragter"},
	{4, demoPerson{"Frau", "", "Thị Hằng", "Đỗ-Lindner"}, "integrationsbeauftragte", "Integrationsbeauftragte"},
	{5, demoPerson{"Frau", "", "Małgorzata", "Źrebińska"}, "ansprechperson", ""},
	{7, demoPerson{"Herr", "", "Emre", "Yıldızhan"}, "migrationsbeauftragte", "Migrationsbeauftragter"},
	{8, demoPerson{"Frau", "", "Zoé", "Bäumlinger"}, "migrationsbeauftragte", "Migrationsbeauftragte"},
	{9, demoPerson{"Frau", "", "Олена", "Іваненчук"}, "integrationsbeauftragte", "Beauftragte für Integration und Vielfalt"},
	{12, demoPerson{"Herr", "", "Ibrahim", "Müllerschön"}, "migrationsbeauftragte", "Migrationsbeauftragter"},
	{13, demoPerson{"Herr", "", "Γιώργος", "Νικολαΐδης"}, "integrationsbeauftragte", "Integrationsbeauftragter"},
	{15, demoPerson{"Frau", "Dr.", "Fatima Zahra", "El Amraouia"}, "migrationsbeauftragte", "Migrationsbeauftragte"},
	{16, demoPerson{"Frau", "", "Ilse", "Strohmeier-Kallina"}, "ansprechperson", ""},
	{19, demoPerson{"Herr", "", "Maximilian", "Fürstenriederer"}, "migrationsbeauftragte", "Migrationsbeauftragter"},
	{20, demoPerson{"", "", "Alex", "Morgenroth"}, "ansprechperson", ""},
	{22, demoPerson{"Frau", "", "Lucía", "Fernándezlang"}, "migrationsbeauftragte", "Migrationsbeauftragte"},
	{25, demoPerson{"Herr", "", "Stanisław", "Wójcikowiak"}, "migrationsbeauftragte", "Migrationsbeauftragter"},
}

// demoNobody are the districts that name nobody; demoReminded those that were reminded once.
var (
	demoNobody   = []int{10, 23}
	demoReminded = []int{3, 6, 17, 24}
)

// demoDeputies are some deputies of chairs.
var demoDeputies = []demoPerson{
	{"Herr", "", "Matteo", "Bianchinelli"}, {"Frau", "", "Aušra", "Žukauskienė"}, {"Frau", "", "Birgit", "Oßwaldner"},
}

// demoBoard are members of the Migrationsbeirat.
var demoBoard = []demoPerson{
	{"Frau", "", "Nilüfer", "Aksoylar"}, {"Herr", "", "Dušan", "Petrovićev"}, {"Frau", "", "Ελπίδα", "Γεωργιάδη"}, {"Herr", "", "Kofi", "Mensahlang"},
	{"Frau", "Dr.", "Thu Trang", "Lê-Hofmann"}, {"Herr", "", "Андрій", "Шевчукенко"}, {"Frau", "", "Roza", "Karimovaite"}, {"Herr", "", "João", "Conceiçãozinho"},
	{"Frau", "", "Zeynep", "Çağlayanlı"}, {"Herr", "", "Mehmet Ali", "Şahinbaş"},
}

// demoStaff work in the office itself or in other departments; demoActors in associations.
var (
	demoStaff  = []demoPerson{{"Frau", "", "Anna", "Zirngiebler"}, {"Herr", "", "Korbinian", "Ebnerfeld"}}
	demoActors = []demoPerson{{"Frau", "", "Ирина", "Соколовская"}, {"Herr", "", "Yusuf", "Karataşlı"}, {"Frau", "", "Marlies", "Obermüllnerin"}}
)

// Parts from which any number of further people is put together.
var (
	moreFirst = strings.Fields("Ayşe Łukasz Jürgen Zoë Đorđe Nguyên Íñigo Søren Gülten Anna-Lena Олена Γιώργος Márton Šárka Björn Chloë Dağhan Ewa İpek Åse")
	moreLast  = strings.Fields("Öztürkmen Żółćik Müllershausen Großinger Đurićan Hằnglinger Garcíal Ødegårdsen Çelikoğlu Weißbachl Коваленчук Νικολαΐδης Szőkefal Dvořákov Þorvaldur Ñandubay")
	moreParts = strings.Fields("Abel Birk Cron Dorn Eich Fels Gold Hain Iller Jura Kamp Lohe Moor Nord Ober Pfeil Quell Reuth Sand Thal Unter Vogel Wald Zell")
)

// morePerson returns the i-th further invented person; up to some hundred thousand all differ.
func morePerson(i int) demoPerson {
	first := moreFirst[i%len(moreFirst)]
	i /= len(moreFirst)
	last := moreLast[i%len(moreLast)]
	i /= len(moreLast)
	name := last + "-" + moreParts[i%len(moreParts)]
	if i /= len(moreParts); i > 0 {
		name += strings.ToLower(moreParts[i%len(moreParts)])
		if i /= len(moreParts); i > 0 {
			name += fmt.Sprintf(" %d.", i+1)
		}
	}
	return demoPerson{"", "", first, name}
}

// demoMail returns a mailbox for the n-th invented person.
func demoMail(n int) string { return fmt.Sprintf("person%04d@example.org", n) }
