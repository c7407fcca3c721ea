package meetings

// The list of invited people as a clerk makes it: by rules, by hand, and with an eye on BA without a seat.

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// inviting opens the dialog for a new second meeting of the demonstration.
func inviting(t *testing.T) (*Page, *hosttest.Host, *widgets.Grid[workflow.Guest]) {
	t.Helper()
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Tap("Neue Sitzung")
	h.Tap("Einladung (0)")
	h.Tap("Einladungsliste …")
	return p, h, proposalGrid(h)
}

func proposalGrid(h *hosttest.Host) *widgets.Grid[workflow.Guest] {
	return hosttest.Find[*widgets.Grid[workflow.Guest]](h.Top())[0]
}

// reasons returns how often each reason stands in a list.
func reasons(guests []workflow.Guest) map[string]int {
	counts := map[string]int{}
	for _, g := range guests {
		counts[g.Reason]++
	}
	return counts
}

// put brings the cursor of the dialog's list to a person and chooses nobody else.
func put(h *hosttest.Host, grid *widgets.Grid[workflow.Guest], at int) workflow.Guest {
	guest := grid.Rows()[at]
	grid.Select(guestKey(guest))
	h.Window().Canvas().Focus(grid)
	return guest
}

func TestRulesChangeTheListAtOnce(t *testing.T) {
	p, h, grid := inviting(t)
	all := reasons(grid.Selected())
	if all["benannt"] == 0 || all["Vorsitz vertritt"] == 0 || all["Mitglied Migrationsbeirat"] == 0 || !h.Sees("✓ Jeder BA hat einen Platz.") {
		t.Fatalf("%v", all)
	}
	grid.SelectAll()
	left := put(h, grid, 1)
	h.Key(fyne.KeyDelete)
	if len(grid.Selected()) != 34 || !h.Sees("! Ohne Platz: BA 2") {
		t.Errorf("%d chosen after one was taken out", len(grid.Selected()))
	}
	h.Key(fyne.KeyDown) // on to the next, out and in again
	for _, want := range []int{33, 34} {
		h.Key(fyne.KeyDelete)
		if current, _ := grid.Current(); len(grid.Selected()) != want || current.Holder.DistrictNumber != 3 {
			t.Errorf("%d chosen, the cursor is on BA %d", len(grid.Selected()), current.Holder.DistrictNumber)
		}
	}
	also, _ := grid.Current()
	h.Write(" ") // the space bar does what Strg and a click do

	h.Tap("Der Vorsitz, wo niemand benannt ist")
	if got := reasons(grid.Rows()); got["Vorsitz vertritt"] != 0 || got["benannt"] != all["benannt"] {
		t.Errorf("%v", got)
	}
	h.Tap("Funktion: Mitglied Migrationsbeirat")
	if got := reasons(grid.Rows()); len(got) != 1 {
		t.Errorf("%v", got)
	}
	h.Tap("Der Vorsitz, wo niemand benannt ist")
	h.Tap("Funktion: Stv. Vorsitz")
	chosen := grid.Selected()
	if slices.ContainsFunc(chosen, func(g workflow.Guest) bool { return guestKey(g) == guestKey(left) || guestKey(g) == guestKey(also) }) || len(chosen) != len(grid.Rows())-2 {
		t.Errorf("who was taken out by hand is back: %d of %d", len(chosen), len(grid.Rows()))
	}
	h.Shot("invite-rules")

	h.Accept()
	id := p.record.meeting.ID
	var kept []string
	for _, r := range hosttest.Rows[data.GuestRule](h, data.Match{"meeting_id": id}) {
		kept = append(kept, r.Kind)
	}
	if !slices.Equal(kept, []string{data.RuleNamed, data.RuleChair, data.RuleRole}) {
		t.Errorf("rules %v", kept)
	}
	if got := hosttest.Rows[data.Invitation](h, data.Match{"meeting_id": id}); len(got) != len(chosen) {
		t.Errorf("%d invited, %d chosen", len(got), len(chosen))
	}
	if got := hosttest.Rows[data.GuestRule](h, data.Match{"meeting_id": nil}); len(got) != 3 || got[2].RoleKindID == 0 {
		t.Errorf("rules for new meetings have changed: %v", got)
	}
	added := hosttest.Rows[data.GuestRule](h, data.Match{"meeting_id": id})[2].RoleKindID
	h.UndoLast()
	if got := hosttest.Rows[data.Invitation](h, data.Match{"meeting_id": id}); len(got) != 0 || slices.ContainsFunc(hosttest.Rows[data.GuestRule](h, data.Match{"meeting_id": id}), func(r data.GuestRule) bool { return r.RoleKindID == added }) {
		t.Errorf("%d invited after undo, or the new rule is still there", len(got))
	}
}

func TestRulesForNewMeetings(t *testing.T) {
	p, h, _ := inviting(t)
	h.Tap("Funktion: Mitglied Migrationsbeirat")
	h.Tap("auch für künftige Sitzungen")
	entries := h.Entries()
	h.Accept()
	if got := hosttest.Rows[data.GuestRule](h, data.Match{"meeting_id": nil}); len(got) != 2 || h.Entries() != entries+1 {
		t.Errorf("%v in %d entries", got, h.Entries()-entries)
	}
	if len(hosttest.Rows[data.Invitation](h, data.Match{"meeting_id": p.record.meeting.ID})) != 25 {
		t.Error("not one person for each BA")
	}
	h.Tap("Neue Sitzung")
	h.Tap("Einladung (0)")
	h.Tap("Einladungsliste …")
	if grid := proposalGrid(h); len(grid.Rows()) != 25 || reasons(grid.Rows())["Mitglied Migrationsbeirat"] != 0 {
		t.Errorf("a new meeting begins with %v", reasons(grid.Rows()))
	}
	entries = h.Entries() // ticking off and on again is no change
	h.Tap("Alle benannten Personen")
	h.Tap("Alle benannten Personen")
	h.Accept()
	if h.Entries() != entries+1 {
		t.Errorf("%d entries", h.Entries()-entries)
	}
}

func TestRulesWithoutAnybody(t *testing.T) {
	p, h, grid := inviting(t)
	for _, rule := range []string{"Alle benannten Personen", "Der Vorsitz, wo niemand benannt ist", "Funktion: Mitglied Migrationsbeirat"} {
		h.Tap(rule)
	}
	if len(grid.Rows()) != 0 || !h.Sees("Diese Regeln finden niemanden") || !h.Sees("! Ohne Platz: BA 1, 2, 3, 4") {
		t.Errorf("%d proposed", len(grid.Rows()))
	}
	h.Accept()
	id := p.record.meeting.ID
	if len(hosttest.Rows[data.GuestRule](h, data.Match{"meeting_id": id})) != 0 || len(hosttest.Rows[data.Invitation](h, data.Match{"meeting_id": id})) != 0 {
		t.Error("the rules are not those of the dialog, or somebody was invited")
	}
	h.Tap("Einladungsliste …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("nobody was invited, and nothing said so")
	}
	h.Cancel()
}

func TestSinglePeople(t *testing.T) {
	p, h, grid := inviting(t)
	for _, rule := range []string{"Alle benannten Personen", "Der Vorsitz, wo niemand benannt ist", "Funktion: Mitglied Migrationsbeirat"} {
		h.Tap(rule)
	}
	h.Type("Einzelne Person hinzufügen", "Demirkıran")
	rows := grid.Selected()
	if len(rows) != 1 || rows[0].Reason != "einzeln" || rows[0].Holder.DistrictNumber != 1 || !h.Sees("! Ohne Platz: BA 2, 3, 4") {
		t.Fatalf("%+v, %q", rows, h.Problem("Einzelne Person hinzufügen"))
	}
	h.Type("Einzelne Person hinzufügen", "Niemand Unbekannt")
	if h.Problem("Einzelne Person hinzufügen") == "" {
		t.Error("an unknown name was taken")
	}
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("invited while a field holds a mistake")
	}
	h.Type("Einzelne Person hinzufügen", "")
	h.Tap("Alle benannten Personen") // the rules find her too: once is enough
	if got := reasons(grid.Rows()); got["einzeln"] != 0 || got["benannt"] == 0 {
		t.Errorf("%v", got)
	}
	h.Tap("Alle benannten Personen")
	if got := reasons(grid.Selected()); got["einzeln"] != 1 || len(got) != 1 {
		t.Errorf("%v", got)
	}
	h.Shot("invite-single")
	put(h, grid, 0)
	h.Write("  ") // out and in again by the space bar
	h.Key(fyne.KeyDelete)
	if len(grid.Selected()) != 0 {
		t.Error("the only person cannot be taken out")
	}
	h.Key(fyne.KeyDelete)
	h.Accept()
	if i := hosttest.Only[data.Invitation](h, data.Match{"meeting_id": p.record.meeting.ID}); i.Name != "Demirkıran, Ayşe" || i.DistrictID == 0 {
		t.Errorf("%+v", i)
	}
	h.Tap("Einladungsliste …")
	h.Type("Einzelne Person hinzufügen", "Demirkıran")
	if got := h.Problem("Einzelne Person hinzufügen"); got != "Ayşe Demirkıran steht schon auf der Liste." {
		t.Errorf("%q", got)
	}
	h.Cancel()
}

// A person without a role has a line of their own, and a BA gets no seat from them.
func TestAPersonWithoutARole(t *testing.T) {
	_, h, _ := inviting(t)
	h.Cancel()
	var ids []data.ID
	for _, name := range []string{"Erste", "Zweite"} {
		person := data.Person{LastName: "Ohnerolle", FirstName: name}
		if err := h.Desk().Store.Do(h.Context(), "Personen", func(tx *data.Tx) error { return data.Insert(tx, &person) }); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, person.ID)
	}
	h.Tap("Einladungsliste …")
	grid := proposalGrid(h)
	h.Type("Einzelne Person hinzufügen", "Erste Ohnerolle")
	h.Type("Einzelne Person hinzufügen", "Zweite Ohnerolle")
	if len(grid.Selected()) != 37 {
		t.Fatalf("%d chosen, %q", len(grid.Selected()), h.Problem("Einzelne Person hinzufügen"))
	}
	put(h, grid, 35)
	h.Key(fyne.KeyDelete)
	h.Accept()
	if len(hosttest.Rows[data.Invitation](h, data.Match{"person_id": ids[0]})) != 0 || len(hosttest.Rows[data.Invitation](h, data.Match{"person_id": ids[1]})) != 1 {
		t.Error("the wrong one of two people without a role was taken out")
	}
}

// Whoever declined leaves no seat, whoever is only proposed has one.
func TestWithoutSeat(t *testing.T) {
	districts := []data.District{{ID: 12, Number: 2}, {ID: 11, Number: 1}, {ID: 13, Number: 3}}
	rows := []data.InvitationRow{{Invitation: data.Invitation{DistrictID: 11, Reply: data.ReplyDeclined}}, {Invitation: data.Invitation{DistrictID: 12}}}
	guest := workflow.Guest{Holder: data.Holder{Role: data.Role{DistrictID: 13}}}
	if got := withoutSeat(districts, rows, []workflow.Guest{guest}); !slices.Equal(got, []string{"1"}) {
		t.Errorf("%v", got)
	}
	if got := withoutSeat(districts, nil, nil); !slices.Equal(got, []string{"1", "2", "3"}) {
		t.Errorf("%v", got)
	}
}

// The dialog stays inside the windows of small and enlarged screens.
func TestTheDialogFitsTheWindow(t *testing.T) {
	for _, window := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 960, Height: 540}, {Width: 683, Height: 384}} {
		_, h, _ := inviting(t)
		h.Cancel()
		h.Window().Resize(window)
		h.Tap("Einladungsliste …")
		if got := h.TopDialog().Content.MinSize(); got.Width > window.Width-2*24 || got.Height > window.Height-115 {
			t.Errorf("%v in a window of %v", got, window)
		}
		inner := h.TopDialog().Content.(*fyne.Container).Objects[0]
		if least := inner.MinSize(); least.Width > inner.Size().Width || least.Height > inner.Size().Height {
			t.Errorf("%v: content needs %v, has %v", window, least, inner.Size())
		}
		h.Cancel()
	}
}
