package people

// Who stands in the list, who is chosen in it, and what becomes of the choice when the file or the search changes.

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// chosenIn returns the last names of the person in the list's cursor and of the one in the form.
func chosenIn(p *Page) (list, form string) {
	if row, ok := p.grid.Current(); ok {
		list = row.Person.LastName
	}
	return list, p.record.card.Person.LastName
}

func wantChosen(t *testing.T, p *Page, name string) {
	t.Helper()
	if list, form := chosenIn(p); list != name || form != name {
		t.Errorf("chosen in the list %q, in the form %q, want %q", list, form, name)
	}
}

func TestFiltersNarrowTheList(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	all := len(p.grid.Rows())
	h.Tap("Funktion: alle ▾")
	h.Shot("people-filter")
	h.Tap("Ansprechperson")
	contacts := p.grid.Rows()
	if len(contacts) == 0 || len(contacts) == all || !h.Sees("Funktion: Ansprechperson ▾") {
		t.Fatalf("%d of %d", len(contacts), all)
	}
	for _, r := range contacts {
		if r.Function != "Ansprechperson" {
			t.Errorf("%s is %s", r.Person.FullName(), r.Function)
		}
	}
	h.Tap("BA: alle ▾")
	h.Tap("5 · Au-Haidhausen")
	if rows := p.grid.Rows(); len(rows) != 1 || rows[0].DistrictNumber != 5 {
		t.Errorf("%d contact persons of BA 5", len(rows))
	}
	h.Tap("Gremium: alle ▾")
	h.Tap("Migrationsbeirat")
	if !h.Sees("Niemand gefunden.") || h.Sees("Noch ist niemand eingetragen.") {
		t.Error("a list that is empty by its filters does not say so")
	}
	h.Tap("Alle zeigen")
	if len(p.grid.Rows()) != all || !h.Sees("Funktion: alle ▾") {
		t.Errorf("%d of %d", len(p.grid.Rows()), all)
	}
}

func TestAFilterGoesWithWhatItNames(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	all := len(p.grid.Rows())
	err := h.Desk().Store.Do(context.Background(), "Geschäftsstelle angelegt", func(tx *data.Tx) error {
		return data.Insert(tx, &data.Office{Key: "probe", Name: "Probestelle"})
	})
	if err != nil {
		t.Fatal(err)
	}
	h.Tap("Geschäftsstelle: alle ▾")
	h.Tap("Probestelle")
	if len(p.grid.Rows()) != 0 {
		t.Fatal("somebody belongs to the new office")
	}
	h.UndoLast()
	if len(p.grid.Rows()) != all || !h.Sees("Geschäftsstelle: alle ▾") {
		t.Errorf("%d of %d, though the office is gone", len(p.grid.Rows()), all)
	}
}

func TestSearchKeepsCursorAndForm(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.Show(personNamed(t, h, "Zirngiebler").ID)
	h.Window().Canvas().Focus(p.search)
	h.Write("oztu")
	if _, form := chosenIn(p); form != "Zirngiebler" {
		t.Errorf("searching alone shows %q in the form", form)
	}
	if h.Window().Canvas().Focused() != p.search {
		t.Error("searching takes the cursor out of the field")
	}
	h.Key(fyne.KeyReturn)
	wantChosen(t, p, "Öztürkmen")
	h.Key(fyne.KeyDown) // into the list
	if h.Window().Canvas().Focused() != p.grid {
		t.Error("Down does not lead into the list")
	}
	h.Write("x") // a letter in the list searches on
	if p.search.Text != "oztux" || !h.Sees("Niemand gefunden.") {
		t.Errorf("searching for %q", p.search.Text)
	}
	h.Key(fyne.KeyEscape)
	if p.search.Text != "" || len(p.grid.Rows()) != 58 {
		t.Errorf("Esc leaves %q and %d people", p.search.Text, len(p.grid.Rows()))
	}
}

func TestWhoIsFilteredAwayIsShownAllTheSame(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Window().Canvas().Focus(p.search)
	h.Write("oztu")
	p.Show(personNamed(t, h, "Zirngiebler").ID)
	wantChosen(t, p, "Zirngiebler")
	if p.search.Text != "" {
		t.Errorf("the search %q hides who is shown", p.search.Text)
	}
}

func TestWhoIsGoneMakesRoomForTheNext(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.Show(personNamed(t, h, "Ebnerfeld").ID)
	rows := p.grid.Rows()
	at := p.place(p.record.id)
	h.Settle()
	h.Type("E-Mail", "ohne Klammeraffe")
	p.menu(rows[at])[3].Action()
	wantChosen(t, p, rows[at+1].Person.LastName)
	if h.Problem("E-Mail") != "" || h.Sees("ohne Klammeraffe") {
		t.Error("what was typed for the one before stands in the form of the next")
	}
}

func TestAWrongFieldKeepsListAndFormTogether(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	p.Show(personNamed(t, h, "Öztürkmen").ID)
	h.Settle()
	h.Type("E-Mail", "ohne Klammeraffe")
	h.Window().Canvas().Focus(p.grid)
	h.Key(fyne.KeyUp)
	wantChosen(t, p, "Öztürkmen")
	p.Show(personNamed(t, h, "Zirngiebler").ID)
	wantChosen(t, p, "Öztürkmen")
	p.menu(p.grid.Rows()[0])[1].Action()
	if len(h.Dialogs) != 0 {
		t.Error("a dialog opens for somebody who is not shown")
	}
	h.Type("E-Mail", "mit@example.org")
	p.Show(personNamed(t, h, "Zirngiebler").ID)
	wantChosen(t, p, "Zirngiebler")
}

func TestAnEmptyFileShowsNoForm(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	if !h.Sees("Noch ist niemand eingetragen.") || h.Sees("Vorname") {
		t.Error("an empty file shows a form for nobody, or does not say what belongs here")
	}
	h.Tap("Neue Person") // the one in the list
	h.Type("Nachname", "Erste")
	wantChosen(t, p, "Erste")
	h.UndoLast()
	if h.Sees("Vorname") || !h.Sees("Noch ist niemand eingetragen.") {
		t.Error("after undo the form of somebody who is gone stays")
	}
}

func TestALongListIsShownInPart(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	const many = atFirst + 20
	var last data.ID
	err := h.Desk().Store.Do(context.Background(), "Personen angelegt", func(tx *data.Tx) error {
		for i := range many {
			person := data.Person{LastName: fmt.Sprintf("Beispiel %04d", i), AddressVia: data.ViaOffice, PreferredWay: data.WayLetter}
			if err := data.Insert(tx, &person); err != nil {
				return err
			}
			last = person.ID
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.grid.Rows()) != atFirst || !h.Sees("1.000 von 1.020") {
		t.Fatalf("%d people", len(p.grid.Rows()))
	}
	h.Tap("Alle zeigen")
	if len(p.grid.Rows()) != many || h.Sees("Alle zeigen") {
		t.Errorf("%d people", len(p.grid.Rows()))
	}
	h.Window().Canvas().Focus(p.search)
	h.Write("Beispiel")
	if len(p.grid.Rows()) != atFirst || !h.Sees("Alle zeigen") {
		t.Errorf("%d people found", len(p.grid.Rows()))
	}
	p.Show(last)
	wantChosen(t, p, "Beispiel 1019")
}

// A change of another window of the program, or undo, must not take away what is being typed.
func TestTypingOutlivesAChange(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	h.Settle()
	h.Enter("Notiz (nichts Vertrauliches)", "Ruft zurück,\nam besten abends")
	other := person
	other.Title = "Dr."
	if _, err := h.Desk().SavePersonCard(h.Context(), cardOf(t, h, other)); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	before := h.Entries()
	h.Window().Canvas().Unfocus()
	now := hosttest.Row[data.Person](h, person.ID)
	if now.Note != "Ruft zurück,\nam besten abends" || now.Title != "Dr." || h.Entries() != before+1 {
		t.Errorf("%+v, %d entries", now, h.Entries()-before)
	}
	h.UndoLast()
	h.UndoLast()
	if now := hosttest.Row[data.Person](h, person.ID); now != person || h.Sees("Ruft zurück") {
		t.Errorf("undone: %+v", now)
	}
}

func cardOf(t *testing.T, h *hosttest.Host, person data.Person) workflow.PersonCard {
	t.Helper()
	card, err := h.Desk().PersonCard(h.Context(), person.ID)
	if err != nil {
		t.Fatal(err)
	}
	card.Person = person
	return card
}

func TestSomebodyWithoutANameIsNotLostSilently(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	before := len(hosttest.Rows[data.Person](h, nil))
	h.Tap("Neue Person")
	if !p.Leave() {
		t.Error("an empty form keeps the user")
	}
	wantChosen(t, p, "Aksoylar")
	h.Tap("Neue Person")
	if _, ok := p.grid.Current(); ok {
		t.Error("somebody is chosen in the list while the form is for somebody new")
	}
	h.Type("Telefon", "089 1234")
	if p.Leave() || h.Problem("Nachname") == "" {
		t.Errorf("typing without a name is lost without a word: %q", h.Problem("Nachname"))
	}
	h.Shot("people-nameless")
	p.Show(personNamed(t, h, "Zirngiebler").ID) // the second attempt
	wantChosen(t, p, "Zirngiebler")
	if now := len(hosttest.Rows[data.Person](h, nil)); now != before || h.Sees("089 1234") {
		t.Errorf("%d people more, or the number stands with somebody else", now-before)
	}
	h.Tap("Neue Person")
	h.Type("Telefon", "089 1234")
	h.Enter("Nachname", "Neumann")
	if !p.Leave() {
		t.Error("a name that is being typed is not saved when the page is left")
	}
	phone := hosttest.Only[data.Contact](h, data.Match{"person_id": personNamed(t, h, "Neumann").ID})
	if phone.Value != "089 1234" {
		t.Errorf("%+v", phone)
	}
}

func TestLinksKeepTheKeyboard(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	person := personNamed(t, h, "Öztürkmen")
	p.Show(person.ID)
	h.Tap("Schreiben (2)")
	link := p.record.letters.Box.Objects[0]
	role := p.record.roles.list.Box.Objects[0]
	person.Title = "Dr."
	if _, err := h.Desk().SavePersonCard(h.Context(), cardOf(t, h, person)); err != nil {
		t.Fatal(err)
	}
	if p.record.letters.Box.Objects[0] != link {
		t.Error("the letters are made anew though they are the same")
	}
	if p.record.roles.list.Box.Objects[0] == role {
		t.Error("the roles do not follow the person's title")
	}
}

// In a small window the filters stand in two lines; none lies under the record or under the list.
func TestFiltersFitASmallWindow(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Window().Resize(fyne.NewSize(836, 674)) // what is left of 1024 × 700
	p.filters.district.chosen = hosttest.Only[data.District](h, data.Match{"number": 9}).ID
	p.filters.show()
	objects := p.filters.content.Objects
	list := objects[len(objects)-1]
	lines := map[float32]bool{}
	for _, button := range objects[:len(objects)-1] {
		if !button.Visible() {
			continue
		}
		end := button.Position().Add(button.Size())
		if end.X > p.filters.content.Size().Width || end.Y > list.Position().Y {
			t.Errorf("a button ends at %v, the list is %v wide and begins at %v", end, p.filters.content.Size().Width, list.Position().Y)
		}
		lines[button.Position().Y] = true
	}
	if len(lines) < 2 {
		t.Errorf("%d lines", len(lines))
	}
	h.Shot("people-small")
}

// The list of another day has who held a function then; a click leads back to today.
func TestTheListOfAnotherDay(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	all := len(p.grid.Rows())
	p.filters.askDay()
	h.Type("Wer hatte eine Funktion am", "01.10.2019")
	h.Accept()
	then := len(p.grid.Rows())
	if then >= all || !h.Sees("Stand 01.10.2019 ✕") {
		t.Errorf("%d of %d held a function before most began", then, all)
	}
	h.Shot("list-of-another-day")
	h.Tap("Stand 01.10.2019 ✕")
	if len(p.grid.Rows()) != all || h.Sees("Stand 01.10.2019") {
		t.Error("the list is not that of today again")
	}
}
