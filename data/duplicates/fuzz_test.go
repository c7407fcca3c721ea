package duplicates

import (
	"strings"
	"testing"
)

// Whatever stands in the fields: nothing breaks, it does not matter who is compared with whom, and everybody is like the same.
func FuzzCompare(f *testing.F) {
	f.Add("Jürgen", "Groß", "Juergen", "Gross", "089 123456")
	f.Add("", "Groß, Jürgen", "J.", "Groß", "+49 (0)89/12 34 56 App. 7")
	f.Add("Çiğdem", "Yıldız", "Шевченко", "Олександр", "0049 89")
	f.Add("محمد", "علي", "李", "\x00\xff", "++")
	f.Add("0", "0 0 0", "0", "0 1 0", "0")
	f.Add("0", "0", "0", "%!1", "0")
	f.Add("Anna-Lena", "von der Straßer-Öztürk", "A", "H", "٠٨٩١٢٣٤٥٦")
	f.Fuzz(func(t *testing.T, first, last, otherFirst, otherLast, number string) {
		a := Person{ID: 1, FirstName: first, LastName: last, Numbers: []string{number}, Mailboxes: []string{number}, Addresses: []Address{{first, number}}}
		b := Person{ID: 2, FirstName: otherFirst, LastName: otherLast, Numbers: []string{number}, Addresses: []Address{{last, number}}}
		score, reasons := Compare(a, b)
		again, _ := Compare(b, a)
		if score != again {
			t.Errorf("%d one way, %d the other", score, again)
		}
		if score < 0 || score > 100 {
			t.Errorf("score %d", score)
		}
		if x := NewIndex(nil); score >= Floor && !x.featuresOf(a).worthComparing(x.featuresOf(b)) {
			t.Errorf("%d, but passed over", score)
		}
		for _, reason := range reasons {
			if strings.Contains(reason, "%!") && !strings.Contains(first+last+otherFirst+otherLast, "%") {
				t.Errorf("reason %q", reason)
			}
		}
		if x := NewIndex(nil); x.nameOf(first).plain != "" && x.nameOf(last).plain != "" {
			if same, _ := Compare(a, a); same < pointsNames {
				t.Errorf("%q %q is like the same by %d only", first, last, same)
			}
		}
		for _, digit := range Cologne(first) {
			if digit < '0' || digit > '8' {
				t.Errorf("Cologne gives %q", digit)
			}
		}
		Find([]Person{a, b, {ID: 3, FirstName: last, LastName: first}})
	})
}

func TestNumbersHoweverWritten(t *testing.T) {
	for text, want := range map[string]string{
		"089 123456": "4989123456", "(089) 12 34 56": "4989123456", "+49 (0)89 123456": "4989123456", "0049/89/123456": "4989123456", "+4989123456": "4989123456",
		"089/123456 App. 12": "4989123456", "+43 1 234567": "431234567", "233-40": "23340", "12": "", "": "", "keine": "",
	} {
		if got := Number(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"A.B@Example.org ": "a.b@example.org", "mailto:a@b.de": "a@b.de", "a@googlemail.com": "a@gmail.com", "keine": "", "": ""} {
		if got := Mailbox(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestReasonsAreGerman(t *testing.T) {
	for _, c := range []struct {
		a, b  Person
		least int
		most  int
		want  string
	}{
		{Person{FirstName: "Jürgen", LastName: "Groß"}, Person{FirstName: "Jürgen", LastName: "Groß"}, 85, 85, "gleicher Name"},
		{Person{FirstName: "Jürgen", LastName: "Groß"}, Person{FirstName: "Juergen", LastName: "Gross"}, 80, 85, "gleicher Nachname, Vorname mit und ohne Umlaut (Jürgen / Juergen)"},
		{Person{FirstName: "Jürgen", LastName: "Groß"}, Person{FirstName: "Groß", LastName: "Jürgen"}, 80, 85, "Vor- und Nachname vertauscht"},
		{Person{FirstName: "Olena", LastName: "Шевченко"}, Person{FirstName: "Olena", LastName: "Schewtschenko"}, 78, 85,
			"Nachname anders umgeschrieben (Шевченко / Schewtschenko), gleicher Vorname"},
		{Person{FirstName: "Anna", LastName: "Meier"}, Person{FirstName: "Anna", LastName: "Mayer"}, 70, 84, "Nachname klingt gleich (Meier / Mayer), gleicher Vorname"},
		{Person{FirstName: "Zeynep", LastName: "Kowalczyk"}, Person{FirstName: "Zeynep", LastName: "Kowlaczyk"}, 70, 84,
			"Tippfehler im Nachnamen (Kowalczyk / Kowlaczyk), gleicher Vorname"},
		{Person{FirstName: "Anna", LastName: "Huber", Numbers: []string{"089 123456"}}, Person{LastName: "Huber", Numbers: []string{"+49 89 123456"}}, 65, 70,
			"gleicher Nachname, einmal ohne Vornamen, gleiche Telefonnummer"},
		{Person{FirstName: "Andrea", LastName: "Huber", Mailboxes: []string{"a@example.org"}}, Person{FirstName: "Andreas", LastName: "Huber", Mailboxes: []string{"b@example.org"}}, 0, 60,
			"gleicher Nachname, anderer Vorname, verschiedene E-Mail-Adressen"},
		{Person{FirstName: "Sofie", LastName: "Huber"}, Person{FirstName: "Sofia", LastName: "Huber"}, 45, 60, "gleicher Nachname, ähnlicher Vorname (Sofie / Sofia)"},
		{Person{FirstName: "Josef", LastName: "Huber"}, Person{FirstName: "Sepp", LastName: "Huber"}, 65, 65, "gleicher Nachname, Vorname in Kurzform (Josef / Sepp)"},
		{Person{FirstName: "Ayşe", LastName: "Yılmaz"}, Person{FirstName: "Айше", LastName: "Йылмаз"}, 75, 85,
			"Nachname anders umgeschrieben (Yılmaz / Йылмаз), Vorname anders umgeschrieben (Ayşe / Айше)"},
		{Person{FirstName: "Anna", LastName: "Müller-Schmidt", Numbers: []string{"089 123456"}}, Person{FirstName: "Dr. h. c. Anna", LastName: "Müller", Numbers: []string{"+49 89 123456"}}, 90, 95,
			"Nachname nur zum Teil gleich (Müller-Schmidt / Müller), gleicher Vorname, gleiche Telefonnummer"},
		{Person{FirstName: "Anna", LastName: "Huber"}, Person{FirstName: "Paul", LastName: "Zett"}, 0, 0, "anderer Nachname, anderer Vorname"},
	} {
		score, reasons := Compare(c.a, c.b)
		if got := strings.Join(reasons, ", "); got != c.want || score < c.least || score > c.most {
			t.Errorf("%d %s, want %d–%d %s", score, got, c.least, c.most, c.want)
		}
	}
}

// A family has a mailbox, a number and an address in common, whatever its first names look like.
func TestAFamilyIsNotOnePerson(t *testing.T) {
	of := func(first string) Person {
		return Person{FirstName: first, LastName: "Huber", Mailboxes: []string{"huber@example.org"}, Numbers: []string{"089 123456"}, Addresses: []Address{{"Lindenallee 4", "80331"}}}
	}
	for _, pair := range append(siblings, [2]string{"Anna", "Bernd"}, [2]string{"Hans", "Hanna"}, [2]string{"Dr. Jens", "Jonas"}) {
		if score, reasons := Compare(of(pair[0]), of(pair[1])); score >= Floor {
			t.Errorf("%v: %d %v", pair, score, reasons)
		}
	}
	for _, pair := range [][2]string{{"Christina", "Chrisitna"}, {"Stefan", "Stephan"}, {"Lena", "Lenna"}, {"Sofie", "Sofia"}, {"Hans", "Johannes"}, {"Eva", "Eva-Maria"}} {
		if score, reasons := Compare(of(pair[0]), of(pair[1])); score < Floor {
			t.Errorf("%v: %d %v", pair, score, reasons)
		}
	}
}

// A mailbox that many rows of a file have says nothing, from the first of them on; one of few says much, beside a shared one too.
func TestTheMailboxOfAnAssociation(t *testing.T) {
	row := func(id int64, last string, mailboxes ...string) Person {
		return Person{ID: id, FirstName: "Thomas", LastName: last, Mailboxes: mailboxes, Numbers: []string{"089 123456"}}
	}
	shared := []Person{row(-1, "Maier", "info@example.org"), row(-2, "Zoller", "info@example.org"), row(-3, "Öztürk", "info@example.org"), row(-4, "Wald", "info@example.org")}
	x := NewIndex(nil)
	for _, p := range shared {
		x.Expect(p)
	}
	for _, p := range shared {
		if got := x.Similar(p, 0); len(got) != 0 {
			t.Errorf("%s: %+v", p.LastName, got)
		}
		x.Add(p)
	}
	x = NewIndex(shared)
	x.Add(row(5, "Berg", "info@example.org", "thomas.berg@example.org"))
	if got := x.Similar(Person{FirstName: "Thomsa", LastName: "Borg", Mailboxes: []string{"info@example.org", "thomas.berg@example.org"}}, 0); len(got) != 1 || got[0].ID != 5 {
		t.Errorf("with a mailbox of his own: %+v", got)
	}
}

// A mailbox that one person has four times over still says who it is.
func TestFourTimesOnFile(t *testing.T) {
	x := NewIndex(nil)
	for i := range 4 {
		p := Person{ID: int64(i + 1), FirstName: "Anna", LastName: "Huber", Mailboxes: []string{"huber@example.org"}}
		x.Expect(p)
		x.Add(p)
	}
	for _, m := range x.Similar(Person{FirstName: "Anna", LastName: "Hubr", Mailboxes: []string{"huber@example.org"}}, 0) {
		if m.Score < 90 {
			t.Errorf("%+v", m)
		}
	}
}
