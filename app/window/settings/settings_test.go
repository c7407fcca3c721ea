package settings

// The page with hands and eyes: typed into, left, and read back from the file.

import (
	"context"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// open shows the page on a file with invented people.
func open(t *testing.T) (*hosttest.Host, *Page, *int) {
	t.Helper()
	h := hosttest.New(t, hosttest.Demo(t))
	backups := 0
	shown := New(h, "1.2.3", func() { backups++ }).(*Page)
	h.ShowPage(shown)
	h.Follow(shown)
	return h, shown, &backups
}

func TestOfficesAreChangedAndChecked(t *testing.T) {
	h, shown, _ := open(t)
	shown.tabs.Select(2)
	h.Settle()
	h.Shot("settings-offices")
	grid := hosttest.Find[*widgets.Grid[officeRow]](shown.Content())[0]
	rows := grid.Rows()
	last := rows[len(rows)-1].office
	grid.Select(last.ID)
	h.Settle()
	part := shown.parts[2].(*offices)
	if part.office.ID != last.ID {
		t.Fatalf("the form shows %q, not %q", part.office.Name, last.Name)
	}
	h.Type("Straße und Hausnummer", "Neue Straße 7")
	h.Tap("Heute geprüft")
	got, err := data.Get[data.Office](context.Background(), h.Desk().Store, last.ID)
	if err != nil || got.Street != "Neue Straße 7" || got.ConfirmedOn != h.Desk().Today() {
		t.Errorf("saved %+v, %v", got, err)
	}
	if !h.Sees("geprüft 03.03.2026") {
		t.Errorf("the list does not say when the office was checked: %q", hosttest.Texts(grid))
	}
	served := 0
	for _, row := range rows {
		served += len(row.districts)
	}
	if served != 25 {
		t.Errorf("the offices serve %d districts", served)
	}
}

func TestFileTellsItsPlace(t *testing.T) {
	h, shown, backups := open(t)
	shown.tabs.Select(4)
	h.Settle()
	h.Shot("settings-file")
	if !h.Sees("Version 1.2.3") {
		t.Error("the version is missing")
	}
	h.Tap("Ordner öffnen")
	if len(h.Answers.Shown) != 1 || h.Answers.Shown[0] != h.Desk().Store.Path() {
		t.Errorf("shown %v", h.Answers.Shown)
	}
	h.Tap("Sicherungskopie speichern …")
	if *backups != 1 {
		t.Errorf("%d backups", *backups)
	}
}

func TestAFieldThatCannotBeSavedKeepsTheTab(t *testing.T) {
	h, shown, _ := open(t)
	shown.tabs.Select(1)
	h.Settle()
	h.Enter("Antwort erbeten nach (Tage)", "999999")
	shown.tabs.Select(3)
	h.Settle()
	if shown.shown != 1 || shown.tabs.Selected() != 1 {
		t.Errorf("tab %d, marked %d", shown.shown, shown.tabs.Selected())
	}
	if shown.Leave() {
		t.Error("the page can be left with a deadline that is none")
	}
}
