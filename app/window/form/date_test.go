package form_test

// Date, time, picker and rows, used as people use them.

import (
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/form"
	"rundertisch/data"
)

func TestDate(t *testing.T) {
	var s saved[data.Date]
	day := form.NewDate("Datum", today, s.save)
	h := show(t, day)
	h.Type("Datum", "1.4.")
	h.Type("Datum", "+14")
	h.Type("Datum", "170326")
	s.want(t, "typed", data.NewDate(2026, 4, 1), data.NewDate(2026, 3, 17))
	if day.Text() != "17.03.2026" || day.Date() != data.NewDate(2026, 3, 17) {
		t.Errorf("%q shows", day.Text())
	}
	h.Type("Datum", "31.2.")
	if h.Problem("Datum") == "" || day.Text() != "31.2." || day.Commit() || !day.Date().IsZero() {
		t.Errorf("31.2.: %q, problem %q", day.Text(), h.Problem("Datum"))
	}
	h.Type("Datum", "")
	s.want(t, "emptied", data.NewDate(2026, 4, 1), data.NewDate(2026, 3, 17), data.Date{})
}

func TestDateFromMonth(t *testing.T) {
	var s saved[data.Date]
	day := form.NewDate("Datum", today, s.save)
	h := show(t, day)
	day.Focus(h.Window().Canvas())
	h.Key(fyne.KeyDown)
	for _, words := range []string{"März 2026", "Mo", "So", "Heute, 03.03.2026"} {
		if !h.Sees(words) {
			t.Errorf("the month does not show %q", words)
		}
	}
	h.Key(fyne.KeyEscape)
	s.want(t, "Esc closes the month")
	h.Key(fyne.KeyF4)
	h.Write("5.3.")
	if h.Sees("März 2026") || day.Text() != "5.3." {
		t.Errorf("typing with an open month: %q", day.Text())
	}
	h.Key(fyne.KeyEscape)
	h.Key(fyne.KeyF4)
	for _, key := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyRight, fyne.KeyDown, fyne.KeyLeft, fyne.KeyUp, fyne.KeyEnd} {
		h.Key(key)
	}
	h.Key(fyne.KeyReturn)
	s.want(t, "the end of April", data.NewDate(2026, 4, 30))
	if day.Text() != "30.04.2026" {
		t.Errorf("the field shows %q", day.Text())
	}
	h.Key(fyne.KeyDown)
	h.Tap("›")
	h.Tap("»")
	h.Tap("‹")
	if !h.Sees("April 2027") {
		t.Error("the arrows lead elsewhere")
	}
	h.Tap("15")
	h.Key(fyne.KeyDown)
	h.Tap("Heute, 03.03.2026")
	s.want(t, "by click", data.NewDate(2026, 4, 30), data.NewDate(2027, 4, 15), today())
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyReturn)
	s.want(t, "the same day again", data.NewDate(2026, 4, 30), data.NewDate(2027, 4, 15), today())
}

func TestTime(t *testing.T) {
	var s saved[string]
	begin := form.NewTime("Beginn", s.save)
	h := show(t, begin)
	h.Type("Beginn", "18")
	h.Type("Beginn", "18 Uhr")
	h.Type("Beginn", "1930")
	s.want(t, "typed", "18:00", "19:30")
	h.Type("Beginn", "25")
	if h.Problem("Beginn") == "" || begin.Text() != "25" {
		t.Errorf("25: %q, problem %q", begin.Text(), h.Problem("Beginn"))
	}
}

var people = []form.Pick{
	{ID: 1, Title: "Huber, Maria", Detail: "BA 7"}, {ID: 2, Title: "Huber, Maria", Detail: "BA 9"},
	{ID: 3, Title: "Groß, Jürgen", Detail: "BA 2"}, {ID: 4, Title: "Grob, Anna", Detail: "BA 4"},
}

func searchPeople(text string) []form.Pick {
	var found []form.Pick
	for _, p := range people {
		if len(text) <= len(p.Title) && p.Title[:len(text)] == text {
			found = append(found, p)
		}
	}
	return found
}

func TestPicker(t *testing.T) {
	var s saved[form.Pick]
	who, next := form.NewPicker("Person", searchPeople, s.save), form.NewText("Ort", func(string) error { return nil })
	h := show(t, who, next)
	h.Enter("Person", "Gro")
	if !h.Sees("Groß, Jürgen") || !h.Sees("BA 4") {
		t.Fatal("nothing is offered")
	}
	h.Write("ß")
	if who.Text() != "Groß" || h.Sees("Grob, Anna") {
		t.Fatalf("typing on with an open list: %q", who.Text())
	}
	h.Key(fyne.KeyReturn)
	s.want(t, "Enter takes the first", people[2])
	if who.Text() != "Groß, Jürgen" || who.Pick() != people[2] {
		t.Errorf("shown: %q", who.Text())
	}
	h.Enter("Person", "Huber")
	h.Key(fyne.KeyDown)
	h.Key(fyne.KeyReturn)
	s.want(t, "arrow and Enter", people[2], people[1])
	h.Enter("Person", "Huber")
	h.Tap("Huber, Maria BA 7")
	s.want(t, "a namesake by click", people[2], people[1], people[0])
	h.Enter("Person", "Huber")
	h.Key(fyne.KeyEscape)
	h.Key(fyne.KeyTab)
	if h.Problem("Person") == "" {
		t.Error("two people of one name, and nothing is asked")
	}
	h.Enter("Person", "Xaver")
	h.Key(fyne.KeyTab)
	if h.Problem("Person") == "" {
		t.Error("nobody of this name, and nothing is said")
	}
	h.Enter("Person", "Groß")
	h.Key(fyne.KeyEscape)
	h.Key(fyne.KeyTab)
	s.want(t, "the only one found", people[2], people[1], people[0], people[2])
	h.Enter("Person", "")
	h.Key(fyne.KeyTab)
	s.want(t, "emptied", people[2], people[1], people[0], people[2], form.Pick{})
	who.AllowFree = true
	h.Type("Person", "Gro")
	s.want(t, "free text", people[2], people[1], people[0], people[2], form.Pick{}, form.Pick{Title: "Gro"})
	who.SetPick(people[3])
	if who.Text() != "Grob, Anna" {
		t.Errorf("the saved person shows as %q", who.Text())
	}
}

func TestRowSharesTheWidth(t *testing.T) {
	var s saved[string]
	var yes saved[bool]
	a, b, c := form.NewText("a", s.save), form.NewText("b", s.save), form.NewCheck("c", yes.save)
	row := form.Row([]float32{1, 3, 1}, a, b, c)
	row.Resize(fyne.NewSize(824, 60))
	if a.Size().Width != 160 || b.Size().Width != 480 || b.Position().X != 172 || c.Position().X != 664 {
		t.Errorf("widths %v, %v; places %v, %v", a.Size().Width, b.Size().Width, b.Position().X, c.Position().X)
	}
	if c.Position().Y <= 0 || a.Position().Y != 0 {
		t.Error("the box does not stand level with the fields")
	}
	b.Hide()
	row.Resize(fyne.NewSize(412, 60))
	if a.Size().Width != 200 || c.Position().X != 212 {
		t.Errorf("without b: %v, %v", a.Size().Width, c.Position().X)
	}
	row.Resize(fyne.NewSize(20, 60))
	if a.Size().Width < a.MinSize().Width {
		t.Error("a field is narrower than it can be")
	}
}

// What is not known stays a mistake, however often it is tried.
func TestPickerRefusesTwice(t *testing.T) {
	var s saved[form.Pick]
	who := form.NewPicker("Person", searchPeople, s.save)
	h := show(t, who)
	h.Enter("Person", "Niemand von hier")
	for range 3 {
		if who.Commit() || h.Problem("Person") == "" {
			t.Fatal("somebody unknown was taken")
		}
	}
	s.want(t, "nothing is saved")
}
