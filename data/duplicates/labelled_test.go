package duplicates

// A labelled set: people made up by a seed, some of them entered a second time with known errors, and some who only look like others.

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

var firstNames = strings.Fields(`Anna Maria Sophie Julia Laura Katharina Eva Johanna Charlotte Helena Andrea Daniela Christina Stefanie Michaela Martina Petra Sabine Monika
	Renate Ursula Brigitte Gisela Ingrid Jürgen Günther Götz Sören Björn Jörg Müjde Thomas Michael Andreas Stefan Christian Daniel Martin Mario Peter Klaus Werner Wolfgang Dieter
	Helmut Gerhard Karl Philipp Alexander Maximilian Sebastian Florian Tobias Matthias Benedikt Korbinian Xaver Ludwig Franz Josef Georg Johannes Lukas Jakob Leon Paul
	Mehmet Ayşe Fatma Çiğdem Özlem Gülşen Şükrü Yusuf İbrahim Işıl Emre Hatice Zeynep Tuğba Selin Erdoğan Łukasz Małgorzata Agnieszka Wojciech Katarzyna Grzegorz Zbigniew Jadwiga
	Stanisław Oleksandr Olena Natalija Volodymyr Serhij Iryna Tetjana Mykola Kateryna Andrij Dmytro Chiara Giuseppe Élodie François José Carmen Ana Milica Dragan Željko Branka
	Goran Dimitrios Eleni Nikolaos Amina Fatima Mohammed Hussein Ali Layla Samira Nguyen Linh Minh Amara Chinwe Tesfaye Selam Hans-Peter Anna-Lena Karl-Heinz Eva-Maria`)

var lastNames = strings.Fields(`Müller Huber Maier Schmid Schmidt Bauer Wagner Fischer Weber Hofmann Schneider Mayr Gruber Groß Weiß Böhm Köhler Schäfer Krüger Jäger Möller Stöckl Höß
	Straßberger Lößl Brückner Günzel Öztürk Yılmaz Yıldız Şahin Çelik Aydın Kılıç Doğan Arslan Koç Özdemir Demirtaş Ağaoğlu Güneş Kowalczyk Wiśniewski Wójcik Kamiński Szymański
	Woźniak Dąbrowski Łukasiewicz Jabłoński Krawczyk Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Oliynyk Lysenko Petrenko Zhuk Jovanović Petrović Đorđević Horvat Kovačević
	Papadopoulos Georgiou Rossi Bianchi Ferrari García Fernández Lefèvre Dupont Nowak Novák Dvořák Svoboda Haddad Al-Khatib Hosseini Rahimi Ahmadi Okafor Abebe Tran Pham Schröder
	Zöllner Pfister Vogel Lindner Seidl Reiter Zimmermann Lehner Wimmer Aigner Brandl Eder Forster Pichler Haas Kraus Vogt Ziegler Meier-Groß Bauer-Yılmaz Freifrau-Berg`)

// built makes further last names as German ones are made.
var front1 = strings.Fields(`Ober Unter Stein Eich Hirsch Wald Berg Linden Kirch Rosen Brunn Grün Hasel Wolf Bach Sonn Neu Alt Birn Mühl Hoch Lang Kalt Schön Rot Weid Buch Erl Tann Fichten Hof Gold Silber Eisen
	Holz Korn Haber Apfel Nuss Feld Moos Ried See Insel Winkel Graben Leiten Kogl Reit Hinter Vorder Mitter Stadl`)

var ends = strings.Fields(`berger bauer mann hofer huber meier lechner eder müller reiter egger moser stetter kirchner gruber thaler maier wieser auer brunner holzer dorfer wanger lehner seder hammer steiner`)

var streets = strings.Fields(`Ringstraße Goethestr. Schillerstraße Hauptstr. Bahnhofstraße Lindenallee Kapellenweg Rosenheimerstr. Fraunhoferstraße Pestalozzistr. Münchnerstraße Waldweg Gartenstr. Ludwigsplatz`)

// labelled is people with the pairs of them that are the same.
type labelled struct {
	people []Person
	same   map[[2]int64][]string // the errors that were made on purpose
}

type maker struct {
	*rand.Rand
	set   labelled
	names map[string]bool
}

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

func (m *maker) chance(p float64) bool { return m.Float64() < p }

// makeLabelled returns about count people, of whom a twelfth is entered twice. Two people are only called the same where namesake makes them so: without mailbox, number or
// address nobody can tell them from one.
func makeLabelled(seed uint64, count int) labelled {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 5)), set: labelled{same: map[[2]int64][]string{}}, names: map[string]bool{}}
	for len(m.set.people) < count {
		p := m.person()
		if !m.unique(p) {
			continue
		}
		p = m.add(p)
		switch {
		case m.chance(1.0 / 12):
			m.enterAgain(p)
		case m.chance(0.05):
			m.relative(p, pick(m, firstNames))
		case m.chance(0.01):
			m.household(p)
		case m.chance(0.01):
			m.namesake(p)
		}
	}
	m.Shuffle(len(m.set.people), func(i, j int) { m.set.people[i], m.set.people[j] = m.set.people[j], m.set.people[i] })
	return m.set
}

func (m *maker) add(p Person) Person {
	p.ID = int64(len(m.set.people) + 1)
	m.set.people = append(m.set.people, p)
	return p
}

// unique takes a name, once.
func (m *maker) unique(p Person) bool {
	name := plain(p.FirstName + " " + strings.TrimPrefix(p.LastName, "von "))
	if m.names[name] {
		return false
	}
	m.names[name] = true
	return true
}

func (m *maker) person() Person {
	p := Person{FirstName: pick(m, firstNames), LastName: pick(m, front1) + pick(m, ends)}
	if m.chance(0.25) {
		p.LastName = pick(m, lastNames)
	}
	if m.chance(0.03) {
		p.LastName = "von " + p.LastName
	}
	if m.chance(0.7) {
		p.Mailboxes = []string{m.mailbox(p)}
	}
	if m.chance(0.7) {
		p.Numbers = []string{m.number()}
	}
	if m.chance(0.5) {
		p.Addresses = []Address{{fmt.Sprintf("%s %d", pick(m, streets), 1+m.IntN(120)), fmt.Sprintf("8%04d", 300+m.IntN(700))}}
	}
	return p
}

func (m *maker) mailbox(p Person) string {
	return fmt.Sprintf("%s.%s%d@%s", strings.ReplaceAll(plain(p.FirstName), " ", ""), strings.ReplaceAll(plain(p.LastName), " ", ""), m.IntN(1000),
		pick(m, []string{"example.org", "example.net", "verein.example", "post.example"}))
}

func (m *maker) number() string { return fmt.Sprintf("089 %d", 1000000+m.IntN(9000000)) }

// household are two whose first names look like slips of each other; they have a mailbox, a number and an address in common, or some of these.
func (m *maker) household(p Person) {
	pair := pick(m, siblings)
	if p.FirstName = pair[0]; m.unique(p) {
		m.relative(m.add(p), pair[1])
	}
}

// relative is somebody of the same household: last name, address and number are the same.
func (m *maker) relative(p Person, first string) {
	r := Person{FirstName: first, LastName: p.LastName, Numbers: p.Numbers, Addresses: p.Addresses}
	if !m.unique(r) {
		return
	}
	if len(p.Mailboxes) > 0 && m.chance(0.3) {
		r.Mailboxes = p.Mailboxes
	} else {
		r.Mailboxes = []string{m.mailbox(r)}
	}
	m.add(r)
}

// namesake is somebody else of the same name, with mailbox, number and address of the own, as the first has.
func (m *maker) namesake(p Person) {
	if len(p.Mailboxes) == 0 || len(p.Numbers) == 0 || len(p.Addresses) == 0 {
		return
	}
	other := m.person()
	other.FirstName, other.LastName = p.FirstName, p.LastName
	other.Mailboxes, other.Numbers, other.Addresses = []string{m.mailbox(p)}, []string{m.number()}, []Address{{pick(m, streets) + " 121", "80331"}}
	m.add(other)
}

// slip is an error that is made in offices; it returns false where it cannot be made with this person.
type slip struct {
	name string
	make func(m *maker, p *Person) bool
	// needs says that what is left of the name alone tells nobody: something else is in common then.
	needs bool
}

var slips = []slip{
	{"same", func(*maker, *Person) bool { return true }, false},
	{"umlaut with two letters", replacing("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "Ö", "Oe", "Ü", "Ue"), false},
	{"umlaut without dots", replacing("ä", "a", "ö", "o", "ü", "u", "ß", "ss", "Ö", "O", "Ü", "U"), false},
	{"foreign signs left out", replacing("ş", "s", "Ş", "S", "ç", "c", "Ç", "C", "ğ", "g", "ı", "i", "İ", "I", "ł", "l", "Ł", "L", "ń", "n", "ś", "s", "ó", "o", "ż", "z", "ź", "z",
		"ą", "a", "ć", "c", "č", "c", "Ž", "Z", "đ", "d", "Đ", "D", "é", "e", "É", "E", "è", "e", "á", "a", "ř", "r", "í", "i"), false},
	{"transcribed in German", replacing("sh", "sch", "Sh", "Sch", "ch", "tsch", "zh", "sch", "Zh", "Sch", "ş", "sch", "Ş", "Sch", "ç", "tsch", "Ç", "Tsch", "cz", "tsch", "v", "w",
		"V", "W", "y", "i", "ij", "iy", "Y", "J"), false},
	{"heard", replacing("ei", "ai", "ai", "ei", "ay", "ei", "dt", "tt", "ck", "k", "ph", "f", "th", "t", "tz", "z", "ff", "f", "rr", "r", "nn", "n", "ll", "l", "mm", "m", "mid", "mit"), false},
	{"swapped", func(_ *maker, p *Person) bool { p.FirstName, p.LastName = p.LastName, p.FirstName; return true }, false},
	{"swapped and without umlaut", func(m *maker, p *Person) bool {
		p.FirstName, p.LastName = p.LastName, p.FirstName
		return replacing("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "Ö", "Oe", "Ü", "Ue")(m, p)
	}, false},
	{"whole name in one field", func(_ *maker, p *Person) bool {
		p.FirstName, p.LastName = "", p.LastName+", "+p.FirstName
		return true
	}, false},
	{"mistyped last name", func(m *maker, p *Person) bool { return m.mistype(&p.LastName) }, false},
	{"mistyped first name", func(m *maker, p *Person) bool { return m.mistype(&p.FirstName) }, true},
	{"both mistyped", func(m *maker, p *Person) bool { return m.mistype(&p.LastName) && m.mistype(&p.FirstName) }, true},
	{"initial", func(_ *maker, p *Person) bool {
		p.FirstName = string([]rune(p.FirstName)[:1]) + "."
		return true
	}, true},
	{"no first name", func(_ *maker, p *Person) bool { p.FirstName = ""; return !strings.Contains(p.LastName, " ") }, true},
	{"second first name", func(m *maker, p *Person) bool { p.FirstName += " " + pick(m, firstNames); return true }, false},
	{"title in the name", func(m *maker, p *Person) bool {
		if m.chance(0.2) {
			p.LastName += ", Dr."
		} else {
			p.FirstName = pick(m, []string{"Dr. ", "Prof. Dr. ", "Dr. med. ", "Dipl.-Ing. (FH) ", "Dr. h. c. ", "Frau ", "Mag. "}) + p.FirstName
		}
		return true
	}, false},
	{"double name", func(m *maker, p *Person) bool {
		if strings.Contains(p.LastName, "-") {
			return false
		}
		p.LastName += "-" + pick(m, lastNames[:40])
		return true
	}, false},
	{"without particle", func(_ *maker, p *Person) bool {
		rest, found := strings.CutPrefix(p.LastName, "von ")
		p.LastName = rest
		return found
	}, false},
	{"one of two last names", func(m *maker, p *Person) bool {
		one, other, found := strings.Cut(p.LastName, "-")
		p.LastName = pick(m, []string{one, other})
		return found
	}, false},
	{"another spelling of the name", func(m *maker, p *Person) bool {
		for _, ways := range spellings {
			for _, way := range ways {
				if before, found := strings.CutSuffix(p.LastName, way); found {
					last := p.LastName
					p.LastName = before + pick(m, ways)
					return p.LastName != last
				}
			}
		}
		return false
	}, false},
	{"doubled letter", func(m *maker, p *Person) bool {
		letters := []rune(p.LastName)
		at := 1 + m.IntN(len(letters)-1)
		p.LastName = string(slices.Insert(letters, at, letters[at]))
		return true
	}, false},
	{"Cyrillic letters", func(m *maker, p *Person) bool {
		first, last := inCyrillic[p.FirstName], inCyrillic[p.LastName]
		p.FirstName, p.LastName = cmp.Or(first, p.FirstName), cmp.Or(last, p.LastName)
		return first+last != ""
	}, false},
	{"short form", func(m *maker, p *Person) bool {
		short, found := calledFor[p.FirstName]
		p.FirstName = short
		return found
	}, true},
	{"married", func(m *maker, p *Person) bool { p.LastName = pick(m, front1) + pick(m, ends); return true }, true},
}

// spellings are ends of last names that sound alike.
var spellings = [][]string{{"maier", "meier", "mayer", "meyer", "mayr"}, {"Maier", "Meier", "Mayer", "Meyer", "Mayr"}, {"Schmidt", "Schmid", "Schmitt"}, {"Hofmann", "Hoffmann"},
	{"bauer", "baur"}, {"huber", "hueber"}, {"reiter", "reither"}, {"kirchner", "kirchener"}, {"thaler", "taler"}, {"hammer", "hamer"}, {"Haas", "Has"}, {"Vogt", "Voigt"}}

// inCyrillic are names as their bearers write them.
var inCyrillic = map[string]string{"Oleksandr": "Олександр", "Olena": "Олена", "Natalija": "Наталія", "Volodymyr": "Володимир", "Serhij": "Сергій", "Iryna": "Ірина", "Tetjana": "Тетяна",
	"Mykola": "Микола", "Kateryna": "Катерина", "Andrij": "Андрій", "Dmytro": "Дмитро", "Shevchenko": "Шевченко", "Kovalenko": "Коваленко", "Bondarenko": "Бондаренко", "Tkachenko": "Ткаченко",
	"Kravchenko": "Кравченко", "Lysenko": "Лисенко", "Petrenko": "Петренко", "Zhuk": "Жук", "Milica": "Милица", "Dragan": "Драган", "Branka": "Бранка", "Goran": "Горан", "Petrović": "Петровић",
	"Jovanović": "Јовановић", "Horvat": "Хорват"}

// calledFor are short forms by which people go.
var calledFor = map[string]string{"Johannes": "Hans", "Josef": "Sepp", "Georg": "Schorsch", "Maximilian": "Max", "Katharina": "Kathi", "Johanna": "Hanna", "Alexander": "Alex", "Sebastian": "Basti",
	"Christina": "Tina", "Charlotte": "Lotte", "Stefanie": "Steffi", "Michaela": "Michi", "Michael": "Michi", "Matthias": "Hias", "Thomas": "Tom", "Gerhard": "Gerd", "Andreas": "Andi",
	"Ludwig": "Wiggerl", "Helena": "Lena", "Jakob": "Jackl", "Benedikt": "Beni", "Korbinian": "Korbi", "Ursula": "Uschi", "Brigitte": "Gitti", "Sabine": "Bine", "Daniel": "Dani", "Franz": "Franzl"}

// siblings are first names that are no slips of each other, though they look so.
var siblings = [][2]string{{"Lena", "Lea"}, {"Tim", "Tom"}, {"Julia", "Julian"}, {"Christian", "Christina"}, {"Stefan", "Stefanie"}, {"Peter", "Petra"}, {"Jens", "Jonas"}, {"Leon", "Leo"},
	{"Lisa", "Luisa"}, {"Anna", "Hanna"}, {"Michael", "Michaela"}, {"Andrea", "Andreas"}, {"Martin", "Martina"}, {"Jan", "Jana"}, {"Paul", "Paula"}, {"Daniel", "Daniela"}, {"Simon", "Simone"},
	{"Felix", "Alex"}, {"Nico", "Nina"}, {"Emil", "Emilia"}, {"Marie", "Mario"}, {"Max", "Mara"}}

// replacing makes an error by other letters in the names.
func replacing(pairs ...string) func(*maker, *Person) bool {
	replacer := strings.NewReplacer(pairs...)
	return func(_ *maker, p *Person) bool {
		first, last := p.FirstName, p.LastName
		p.FirstName, p.LastName = replacer.Replace(first), replacer.Replace(last)
		return p.FirstName != first || p.LastName != last
	}
}

// mistype makes one slip of the fingers in a word.
func (m *maker) mistype(word *string) bool {
	letters := []rune(*word)
	if len(letters) < 5 {
		return false
	}
	at := 1 + m.IntN(len(letters)-2)
	switch m.IntN(4) {
	case 0:
		letters[at], letters[at+1] = letters[at+1], letters[at]
	case 1:
		letters = slices.Delete(letters, at, at+1)
	case 2:
		letters = slices.Insert(letters, at, pick(m, []rune("aeinrstl")))
	case 3:
		letters[at] = pick(m, []rune("aeinrstl"))
	}
	changed := string(letters) != *word
	*word = string(letters)
	return changed
}

// enterAgain enters somebody once more with an error in the name, and with what the second clerk knew of mailbox, number and address.
func (m *maker) enterAgain(p Person) {
	again, s := p, slip{}
	for made := false; !made; {
		again, s = p, pick(m, slips)
		made = s.make(m, &again)
	}
	kept := 0
	keep := func(list *[]string, fresh func() string, written func(string) string) {
		switch {
		case len(*list) == 0:
		case m.chance(0.55) || s.needs && kept == 0:
			*list, kept = []string{written((*list)[0])}, kept+1
		case m.chance(0.5):
			*list = nil
		default:
			*list = []string{fresh()}
		}
	}
	keep(&again.Mailboxes, func() string { return m.mailbox(again) }, strings.ToUpper)
	keep(&again.Numbers, m.number, func(text string) string {
		return strings.Replace(text, "089 ", pick(m, []string{"+49 89 ", "(089) ", "0049/89/", "+49 (0)89-", "089/"}), 1)
	})
	if m.chance(0.3) {
		again.Addresses = nil
	} else if len(again.Addresses) > 0 {
		again.Addresses = []Address{{strings.Replace(again.Addresses[0].Street, "str.", "straße", 1), again.Addresses[0].Postcode}}
		kept++
	}
	if s.needs && kept == 0 {
		return // nobody could tell
	}
	if s.name == "married" && (len(again.Mailboxes) == 0 || kept < 2) {
		return
	}
	again = m.add(again)
	m.set.same[[2]int64{p.ID, again.ID}] = []string{s.name}
}
