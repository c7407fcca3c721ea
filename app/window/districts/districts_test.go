package districts

// What a clerk does on the page of districts, and in the dialogs in which somebody takes a seat, read back from the database.

import (
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// chosen chooses a district by its number.
func chosen(p *Page, h *hosttest.Host, number int) data.District {
	district := hosttest.Only[data.District](h, data.Match{"number": number})
	p.Show(district.ID)
	h.Settle()
	return district
}

func TestListAndSearch(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	if len(p.grid.Rows()) != 25 || !h.Sees("BA 1 · Altstadt-Lehel") {
		t.Fatalf("%d districts", len(p.grid.Rows()))
	}
	h.Window().Canvas().Focus(hosttest.Find[*widgets.SearchEntry](p.Content())[0])
	h.Write("giesing")
	if len(p.grid.Rows()) != 2 {
		t.Errorf("%d districts with Giesing in their name", len(p.grid.Rows()))
	}
}

func TestAnswerNamesSomebodyNew(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	district := chosen(p, h, 3)
	before := h.Entries()
	p.New()
	h.Settle()
	if err := h.TopDialog().Accept(); err == nil {
		t.Fatal("an answer without a name was accepted")
	}
	h.Choose("als", "Integrationsbeauftragte/r")
	h.Enter("Vorname", "Nadia")
	h.Enter("Nachname", "Ćosić-Beispiel")
	h.Enter("E-Mail", "nadia@example.org")
	h.Choose("Antwort kam per", "Telefon")
	h.Accept()
	person := hosttest.Only[data.Person](h, data.Match{"last_name": "Ćosić-Beispiel"})
	role := hosttest.Only[data.Role](h, data.Match{"person_id": person.ID})
	nomination := hosttest.Only[data.Nomination](h, data.Match{"district_id": district.ID})
	if role.DistrictID != district.ID || role.NominationID != nomination.ID || nomination.Answer != data.AnswerNamed || nomination.Way != data.WayPhone {
		t.Errorf("role %+v, nomination %+v", role, nomination)
	}
	if h.Entries() != before+1 || !h.Sees("Nadia Ćosić-Beispiel") || !h.Sees("benannt") {
		t.Errorf("%d entries, or the record does not show her", h.Entries()-before)
	}
	h.UndoLast()
	if left := hosttest.Rows[data.Person](h, data.Match{"last_name": "Ćosić-Beispiel"}); len(left) != 0 || h.Sees("Nadia") {
		t.Error("undo leaves somebody behind")
	}
}

func TestAnswerNamesNobody(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	district := chosen(p, h, 11)
	h.Tap("Antwort eintragen …")
	h.Choose("Der Bezirksausschuss", "benennt niemanden, der Vorsitz vertritt")
	h.Accept()
	if n := hosttest.Only[data.Nomination](h, data.Match{"district_id": district.ID}); n.Answer != data.AnswerNobody {
		t.Errorf("%+v", n)
	}
	if !h.Sees("keine Benennung") {
		t.Error("the record does not say so")
	}
}

func TestAnAcquaintanceIsNamed(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	district := chosen(p, h, 14)
	people := len(hosttest.Rows[data.Person](h, nil))
	h.Tap("Antwort eintragen …")
	h.Enter("Person, wenn schon eingetragen", "kovalenc")
	h.Enter("Person, wenn schon eingetragen", "Коваленчук")
	h.Tap("Коваленчук, Олександр Vorsitzender")
	h.Accept()
	chair := hosttest.Only[data.Person](h, data.Match{"last_name": "Коваленчук"})
	if roles := hosttest.Rows[data.Role](h, data.Match{"person_id": chair.ID, "district_id": district.ID}); len(roles) != 2 {
		t.Errorf("%+v", roles)
	}
	if now := len(hosttest.Rows[data.Person](h, nil)); now != people {
		t.Errorf("%d people more", now-people)
	}
}

func TestChairOfAnEmptyFile(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	district := chosen(p, h, 25)
	if !h.Sees("Vorsitz unbesetzt") {
		t.Error("the empty chair is not told")
	}
	h.Tap("Vorsitz eintragen …")
	h.Choose("Form", "Herr")
	h.Enter("Nachname", "Beispielmann")
	h.Accept()
	person := hosttest.Only[data.Person](h, data.Match{"last_name": "Beispielmann"})
	if role := hosttest.Only[data.Role](h, data.Match{"district_id": district.ID}); role.PersonID != person.ID || role.FromOn != h.Desk().Today() {
		t.Errorf("%+v", role)
	}
	if cell, ok := p.grid.Current(); !ok || cell.Chair.Person.ID != person.ID {
		t.Error("the list does not show the chair")
	}
}

func TestDataOfADistrict(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	district := chosen(p, h, 6)
	h.Tap("Angaben")
	h.Choose("Geschäftsstelle", "BA-Geschäftsstelle West")
	h.Type("Zuordnung geprüft am", "+0")
	h.Type("Postfach (E-Mail)", "ba06@example.org")
	west := hosttest.Only[data.Office](h, data.Match{"key": "west"})
	if d := hosttest.Row[data.District](h, district.ID); d.OfficeID != west.ID || d.ConfirmedOn != h.Desk().Today() || d.Mailbox != "ba06@example.org" {
		t.Errorf("%+v", d)
	}
	h.Type("Name des Stadtbezirks", "")
	if h.Problem("Name des Stadtbezirks") == "" || hosttest.Row[data.District](h, district.ID).Name != "Sendling" {
		t.Error("a district lost its name")
	}
	h.Type("Name des Stadtbezirks", "Sendling")
	for range 3 {
		h.UndoLast()
	}
	if d := hosttest.Row[data.District](h, district.ID); d != district {
		t.Errorf("undone: %+v", d)
	}
}

func TestLettersBeginHere(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	chosen(p, h, 18)
	h.Tap("Erinnerung …")
	if len(h.Orders) != 1 || h.Orders[0].TemplateKey != "erinnerung" || !h.Orders[0].ByCount || len(h.Orders[0].Selection.Districts) != 1 || h.Orders[0].Selection.Districts[0] != 18 {
		t.Errorf("%+v", h.Orders)
	}
	h.Tap("Íñigo Ñuñezal")
	if len(h.Went) != 1 || h.Went[0].Page != host.People {
		t.Errorf("%+v", h.Went)
	}
}

func TestSearchDoesNotTakeTheRecordAway(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	chosen(p, h, 11)
	h.Window().Canvas().Focus(p.search)
	h.Write("giesing")
	person := hosttest.Only[data.Person](h, data.Match{"last_name": "Steinmüllner"})
	person.Title = "Dr."
	card, err := h.Desk().PersonCard(h.Context(), person.ID)
	if err != nil {
		t.Fatal(err)
	}
	card.Person = person
	if _, err := h.Desk().SavePersonCard(h.Context(), card); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if !h.Sees("BA 11 · Milbertshofen-Am Hart") || !h.Sees("Dr. Karla Steinmüllner") {
		t.Error("a change shows another district than the one that was looked at")
	}
	h.Tap("Antwort eintragen …")
	if got := h.TopDialog().Title; got != "Antwort des BA 11 Milbertshofen-Am Hart" {
		t.Errorf("the dialog is about %q", got)
	}
	h.Cancel()
	h.Window().Canvas().Focus(p.search)
	h.Key(fyne.KeyReturn)
	if !h.Sees("BA 17 · Obergiesing-Fasangarten") {
		t.Error("Enter does not show the first that is found")
	}
	h.Write("x")
	h.Tap("Alle zeigen")
	if len(p.grid.Rows()) != 25 || p.search.Text != "" {
		t.Errorf("%d districts, search %q", len(p.grid.Rows()), p.search.Text)
	}
	h.Window().Canvas().Focus(p.search)
	h.Write("laim")
	chosen(p, h, 1)
	if cell, ok := p.grid.Current(); !ok || cell.District.Number != 1 || p.search.Text != "" {
		t.Error("the search hides the district that is shown")
	}
}

func TestAWrongFieldKeepsItsDistrict(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	sendling := chosen(p, h, 6)
	next := hosttest.Only[data.District](h, data.Match{"number": 7})
	h.Tap("Angaben")
	h.Type("Zuordnung geprüft am", "irgendwann")
	if h.Problem("Zuordnung geprüft am") == "" {
		t.Fatal("a day that is none was accepted")
	}
	h.Window().Canvas().Focus(p.grid)
	h.Key(fyne.KeyDown)
	if cell, ok := p.grid.Current(); !ok || cell.District.ID != sendling.ID || !h.Sees("BA 6 · Sendling") {
		t.Error("list and record part")
	}
	p.Show(next.ID)
	if p.record.cell.District.ID != sendling.ID || p.Leave() {
		t.Error("the record lets go of what cannot be saved")
	}
	h.Type("Zuordnung geprüft am", "1.3.2026")
	h.Type("Notiz", "geprüft")
	h.Window().Canvas().Unfocus()
	p.Show(next.ID)
	if d := hosttest.Row[data.District](h, sendling.ID); d.ConfirmedOn != data.NewDate(2026, 3, 1) || d.Note != "geprüft" {
		t.Errorf("%+v", d)
	}
	if d := hosttest.Row[data.District](h, next.ID); d != next {
		t.Errorf("the next one became %+v", d)
	}
}

func TestAChairIsSucceeded(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	district := chosen(p, h, 18)
	link := p.record.asked.Box.Objects[0]
	before := p.record.cell.Chair
	h.Tap("Vorsitz eintragen …")
	h.Shot("districts-appoint")
	if err := h.TopDialog().Accept(); err == nil {
		t.Fatal("nobody was accepted as chair")
	}
	h.Enter("ab", "gestern")
	h.Enter("ab", "32.13.2026")
	if err := h.TopDialog().Accept(); err == nil {
		t.Fatal("a day that is none was accepted")
	}
	h.Enter("ab", "1.4.2026")
	h.Enter("Person, wenn schon eingetragen", "Zirngiebler")
	h.Key(fyne.KeyReturn)
	h.Accept()
	roles := hosttest.Rows[data.Role](h, data.Match{"district_id": district.ID, "role_kind_id": before.RoleKind.ID})
	if len(roles) != 2 || roles[0].UntilOn != data.NewDate(2026, 3, 31) || roles[1].FromOn != data.NewDate(2026, 4, 1) {
		t.Errorf("%+v", roles)
	}
	if p.record.cell.Chair.Person.ID != before.Person.ID {
		t.Error("the successor acts before the first day")
	}
	if p.record.asked.Box.Objects[0] != link {
		t.Error("what was asked is made anew though it is the same")
	}
	h.UndoLast()
	if roles = hosttest.Rows[data.Role](h, data.Match{"district_id": district.ID, "role_kind_id": before.RoleKind.ID}); len(roles) != 1 || !roles[0].UntilOn.IsZero() {
		t.Errorf("undone: %+v", roles)
	}
}
