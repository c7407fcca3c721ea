package command

import (
	"fmt"
	"strings"
	"testing"

	"rundertisch/data"
)

func TestAnswers(t *testing.T) {
	o := newOffice(t)
	o.run(t, "answer", "--ba", "11", "--name", "Dr. Ömer Yıldız-Beck", "--title", "Beauftragter für Vielfalt", "--form", "Herr", "--email", "oe@example.org", "--way", "phone", "--date", "2.3.").
		want(t, 0, "BA 11: Dr. Ömer Yıldız-Beck (Beauftragter für Vielfalt), neu angelegt", "")
	o.run(t, "people", "--search", "yildiz").want(t, 0, "oe@example.org", "")
	o.run(t, "districts").want(t, 0, "benannt: Dr. Ömer Yıldız-Beck", "")

	// The same name in the same BA is the same person, however it is typed; in another BA it is somebody else.
	o.run(t, "answer", "--ba", "11", "--name", "Yildiz Beck, Oemer", "--role", "contact", "--email", "neu@example.org").
		want(t, 0, "BA 11: Dr. Ömer Yıldız-Beck (Ansprechperson)\n", "Hinweis: Dr. Ömer Yıldız-Beck ist schon bekannt")
	if rows := listed[personLine](t, o, "people", "--search", "yildiz-beck"); len(rows) != 1 {
		t.Errorf("people: %+v", rows)
	}
	o.run(t, "answer", "--ba", "14", "--name", "Ömer Yıldız-Beck").want(t, 0, "neu angelegt", "")

	o.run(t, "answer", "--ba", "18", "--none", "--way", "email").want(t, 0, "BA 18: keine Benennung", "")
	o.run(t, "districts").want(t, 0, "keine Benennung: Vorsitz vertritt", "")
	o.run(t, "undo").want(t, 0, "Keine Benennung BA 18 eingetragen", "")

	chair := listed[personLine](t, o, "people", "--search", "Nuñezal")[0]
	o.run(t, "answer", "--ba", "18", "--person", fmt.Sprint(chair.ID), "--role", "contact").want(t, 0, "BA 18: Íñigo Ñuñezal (Ansprechperson)", "")
}

func TestNamesakesAreAskedFor(t *testing.T) {
	o := newOffice(t)
	for _, ba := range []string{"11", "14", "11"} { // the third time she is known
		o.run(t, "answer", "--ba", ba, "--name", "Anna Neu").want(t, 0, "Anna Neu", "")
	}
	people := listed[personLine](t, o, "people", "--search", "Anna Neu")
	if len(people) != 2 {
		t.Fatalf("people: %+v", people)
	}
	for _, p := range people { // both now have a role in BA 11
		o.run(t, "answer", "--ba", "11", "--person", fmt.Sprint(p.ID)).want(t, 0, "Anna Neu", "")
	}
	r := o.run(t, "answer", "--ba", "11", "--name", "anna neu")
	r.want(t, 1, "", "Im BA 11 gibt es mehrere Personen")
	for _, p := range people {
		if !strings.Contains(r.stderr, fmt.Sprint(p.ID)) {
			t.Errorf("%d is not named: %s", p.ID, r.stderr)
		}
	}
}

func TestSplitName(t *testing.T) {
	for text, want := range map[string]data.Person{
		"Dr. Jürgen Groß":                      {Title: "Dr.", FirstName: "Jürgen", LastName: "Groß"},
		"Frau Prof. Dr. Anna von der Heide":    {Form: data.FormFrau, Title: "Prof. Dr.", FirstName: "Anna", LastName: "von der Heide"},
		"Herrn Dipl.-Ing. Dr.-Ing. Max Muster": {Form: data.FormHerr, Title: "Dipl.-Ing. Dr.-Ing.", FirstName: "Max", LastName: "Muster"},
		"Dr. h. c. Ute Berg":                   {Title: "Dr. h. c.", FirstName: "Ute", LastName: "Berg"},
		"Groß, Dr. Jürgen":                     {Title: "Dr.", FirstName: "Jürgen", LastName: "Groß"},
		"Dr. von Berg, Jürgen":                 {Title: "Dr.", FirstName: "Jürgen", LastName: "von Berg"},
		"Eva-Maria Müller-Lüdenscheidt":        {FirstName: "Eva-Maria", LastName: "Müller-Lüdenscheidt"},
		"Fatima Zahra El Amraoui":              {FirstName: "Fatima Zahra", LastName: "El Amraoui"},
		"C. H. Beck":                           {FirstName: "C. H.", LastName: "Beck"},
		"Suharto":                              {LastName: "Suharto"},
		"von Berg":                             {LastName: "von Berg"},
		"  Frau  Öztürk ":                      {Form: data.FormFrau, LastName: "Öztürk"},
		"Dr.":                                  {LastName: "Dr."},
		"":                                     {},
		",":                                    {},
	} {
		if got := splitName(text); got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
}

// Nothing that was typed is lost: every word is somewhere in the person.
func FuzzSplitNameKeepsEveryWord(f *testing.F) {
	f.Add("Frau Prof. Dr. Anna von der Heide")
	f.Add("Groß, Dr. Jürgen, M. A.")
	f.Add(" , von ,, Dr. ")
	f.Fuzz(func(t *testing.T, text string) {
		p := splitName(text)
		kept := strings.Join([]string{p.Title, p.FirstName, p.LastName}, " ")
		for _, word := range strings.Fields(strings.Replace(text, ",", " ", 1)) {
			if !strings.Contains(kept, word) && forms[strings.ToLower(word)] == "" {
				t.Errorf("%q is not in %+v", word, p)
			}
		}
	})
}
