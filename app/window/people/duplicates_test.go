package people

// What a clerk does about people who are on file twice.

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// twice enters somebody a second time, and two who only look alike.
func twice(t *testing.T, desk *workflow.Desk) (first, second data.ID) {
	t.Helper()
	var ids []data.ID
	for _, card := range []workflow.PersonCard{
		{Person: data.Person{FirstName: "Çiğdem", LastName: "Testyıldız", Form: "Frau", Note: "kommt gern, braucht einen stufenlosen Zugang"}, Email: data.Contact{Value: "cigdem@example.org"},
			Phone: data.Contact{Value: "089 1234567"}},
		{Person: data.Person{FirstName: "Cigdem", LastName: "Testyildiz", Form: "Frau", Title: "Dr.", Note: "spricht Türkisch"}, Email: data.Contact{Value: "Cigdem@example.org"},
			Address: data.Address{Street: "Ringstr. 3", Postcode: "80331", City: "München"}},
		{Person: data.Person{FirstName: "Paul", LastName: "Wegscheider-Test"}},
		{Person: data.Person{FirstName: "Paula", LastName: "Wegscheider-Test"}, Phone: data.Contact{Value: "089 7654321"}},
		{Person: data.Person{FirstName: "P.", LastName: "Wegscheider-Test"}, Phone: data.Contact{Value: "089 7654321"}},
	} {
		id, err := desk.SavePersonCard(context.Background(), card)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return ids[0], ids[1]
}

func TestMergingInTheWindow(t *testing.T) {
	desk := hosttest.Demo(t)
	first, second := twice(t, desk)
	p, h := hosttest.Opened[*Page](t, desk, New)
	h.Follow(p)
	p.duplicates()
	h.Settle()
	if !slices.Equal(h.Jobs, []string{"Duplikate suchen"}) || h.TopDialog().Title != "Duplikate" {
		t.Fatalf("jobs %v", h.Jobs)
	}
	for _, words := range []string{"Testyıldız, Çiğdem", "Testyildiz, Cigdem", "hoch · 100", "gleiche E-Mail-Adresse", "Ergebnis: Dr. Çiğdem Testyıldız"} {
		if !h.Sees(words) {
			t.Errorf("does not show %q", words)
		}
	}
	h.Shot("duplicates")
	h.Tap("Vorname: Cigdem")
	h.Tap("Notiz: spricht Türkisch")
	if !h.Sees("Ergebnis: Dr. Cigdem Testyıldız") {
		t.Error("the result does not follow the choice")
	}
	before := h.Entries()
	h.Accept()
	if made := h.Entries() - before; made != 1 {
		t.Errorf("%d entries in the history", made)
	}
	merged := hosttest.Row[data.Person](h, first)
	if merged.FirstName != "Cigdem" || merged.LastName != "Testyıldız" || merged.Title != "Dr." || merged.Note != "spricht Türkisch" {
		t.Errorf("merged: %+v", merged)
	}
	if left := hosttest.Rows[data.Person](h, data.Match{"id": second}); len(left) != 0 {
		t.Error("the other is still there")
	}
	if len(h.Dialogs) != 1 || !h.Sees("Ergebnis: Paula Wegscheider-Test") {
		t.Error("the next pair does not come")
	}
	h.Cancel()
	h.UndoLast()
	if back := hosttest.Row[data.Person](h, first); back.FirstName != "Çiğdem" || len(hosttest.Rows[data.Person](h, data.Match{"id": second})) != 1 {
		t.Errorf("undo: %+v", back)
	}
}

func TestSwappingAndSettingAside(t *testing.T) {
	desk := hosttest.Demo(t)
	first, second := twice(t, desk)
	p, h := hosttest.Opened[*Page](t, desk, New)
	p.duplicates()
	h.Settle()
	h.Tap("⇄ tauschen")
	if !h.Sees("Ergebnis: Dr. Cigdem Testyildiz") {
		t.Error("swapping does not let the other stay")
	}
	h.Tap("Kein Duplikat")
	pair := hosttest.Only[data.NotDuplicate](h, nil)
	if pair.PersonID != first || pair.OtherPersonID != second {
		t.Errorf("remembered %+v", pair)
	}
	if !h.Sees("Ergebnis: Paula Wegscheider-Test") || h.Sees("Testyildiz, Cigdem") {
		t.Error("the list does not go on")
	}
	h.Tap("Kein Duplikat")
	for h.Sees("Ergebnis: ") {
		h.Tap("Kein Duplikat")
	}
	if !h.Sees("Alle Paare sind entschieden.") {
		t.Error("does not say that nothing is left")
	}
	h.Accept()
	if len(h.Dialogs) != 0 {
		t.Error("the dialog comes back")
	}
	p.duplicates()
	if last := h.Toasts[len(h.Toasts)-1]; last != "Niemand scheint zweimal eingetragen zu sein." {
		t.Errorf("says %q", last)
	}
}

func TestOptionByKeyboard(t *testing.T) {
	desk := hosttest.Demo(t)
	twice(t, desk)
	p, h := hosttest.Opened[*Page](t, desk, New)
	p.duplicates()
	h.Settle()
	options := hosttest.Find[*sideOption](h.TopDialog().Content)
	at := slices.IndexFunc(options, func(o *sideOption) bool { return o.Label() == "Nachname: Testyildiz" })
	if at < 0 {
		t.Fatal("no option for the other last name")
	}
	h.Window().Canvas().Focus(options[at])
	h.Key("Space")
	if !options[at].chosen || options[at-1].chosen || !h.Sees("Ergebnis: Dr. Çiğdem Testyildiz") {
		t.Error("the space bar does not choose")
	}
}

func TestHintWhileTyping(t *testing.T) {
	desk := hosttest.Demo(t)
	first, _ := twice(t, desk)
	_, h := hosttest.Opened[*Page](t, desk, New)
	var opened data.ID
	hint := newSimilarHint(h, func(id data.ID) { opened = id })
	h.Show(hint.content)
	says := func() bool { return h.Sees("Vielleicht schon eingetragen") }
	hint.set(data.Person{FirstName: "C"}, "", "")
	if says() || hint.lookalikes != nil {
		t.Error("one letter is enough to warn")
	}
	hint.set(data.Person{FirstName: "Cigdem", LastName: "Testyıldız"}, "", "")
	if !says() || !h.Sees("Testyıldız, Çiğdem – ") {
		t.Error("does not warn")
	}
	h.Shot("duplicates-hint")
	hint.set(data.Person{FirstName: "Anders", LastName: "Ganzanders"}, "", "")
	if says() {
		t.Error("warns of somebody else")
	}
	if _, err := desk.SavePersonCard(context.Background(), workflow.PersonCard{Person: data.Person{FirstName: "Anders", LastName: "Ganzanders"}}); err != nil {
		t.Fatal(err)
	}
	hint.set(data.Person{FirstName: "Anders", LastName: "Ganzanders"}, "", "")
	if !says() {
		t.Error("does not know who has come since")
	}
	hint.clear()
	if says() {
		t.Error("the hint stays")
	}
	hint.set(data.Person{}, "", "+49 89 1234567")
	hint.set(data.Person{LastName: "Testyildiz"}, "cigdem@example.org", "+49 89 1234567")
	links := hosttest.Find[interface {
		Text() string
		Tapped(*fyne.PointEvent)
	}](hint.content)
	if len(links) == 0 {
		t.Fatal("no link")
	}
	links[0].Tapped(nil)
	if opened != first {
		t.Errorf("opened %d", opened)
	}
}

// Two who do not look alike can be merged all the same.
func TestMergingTwoWhoWereSelected(t *testing.T) {
	desk := hosttest.Demo(t)
	first, _ := twice(t, desk)
	p, h := hosttest.Opened[*Page](t, desk, New)
	p.mergePeople([]data.ID{first})
	if errs := h.TakeErrors(); len(errs) != 1 {
		t.Errorf("one alone: %v", errs)
	}
	p.mergePeople([]data.ID{hosttest.Only[data.Person](h, data.Match{"first_name": "Paul", "last_name": "Wegscheider-Test"}).ID, first})
	h.Settle()
	if !h.Sees("Anderer Nachname, anderer Vorname") || !h.Sees("Ergebnis: Çiğdem Testyıldız") {
		t.Error("does not compare the two")
	}
	h.Accept()
	if len(h.Dialogs) != 0 || len(h.Jobs) != 0 || len(hosttest.Rows[data.Person](h, data.Match{"first_name": "Paul", "last_name": "Wegscheider-Test"})) != 0 {
		t.Error("not merged")
	}
}
