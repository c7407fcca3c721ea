package settings

// The page with hands and eyes: typed into, left, and read back from the file.

import (
	"context"
	"strings"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/page"
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

func sender(t *testing.T, h *hosttest.Host) data.Sender {
	t.Helper()
	list, err := data.List[data.Sender](context.Background(), h.Desk().Store, nil)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d senders, %v", len(list), err)
	}
	return list[0]
}

func TestSenderIsSavedWhenAFieldIsLeft(t *testing.T) {
	h, shown, _ := open(t)
	h.Shot("settings-sender")
	h.Type("Auskunft erteilt", "Erika Mustermann")
	h.Type("Unser Zeichen", "S-III-MI/IK")
	h.Type("PLZ", "81669")
	if got := sender(t, h); got.ContactName != "Erika Mustermann" || got.OurReference != "S-III-MI/IK" {
		t.Errorf("saved %q, %q", got.ContactName, got.OurReference)
	}
	if _, err := h.Desk().Store.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	h.Settle()
	if got := sender(t, h); got.OurReference == "S-III-MI/IK" {
		t.Error("undo left the reference")
	}
	h.Enter("Fußzeile", "Bankverbindung")
	if !shown.Leave() {
		t.Error("what was typed cannot be saved")
	}
	if got := sender(t, h); got.Footer != "Bankverbindung" {
		t.Errorf("typing was lost when the page was left: %q", got.Footer)
	}
}

func TestEveryFieldOfTheSenderHasAPlaceOfItsOwn(t *testing.T) {
	var s data.Sender
	for _, row := range senderRows {
		for _, f := range row.fields {
			part := f.part(&s)
			if *part != "" {
				t.Errorf("%q shares its place with %q", f.label, *part)
			}
			*part = f.label
		}
	}
	for _, text := range []string{s.Authority, s.Department, s.Section, s.Street, s.Postcode, s.City, s.ReturnLine, s.ContactName, s.Room, s.Phone, s.Email,
		s.Hours, s.OurReference, s.SignatureMark, s.Signatory, s.SignatoryTitle, s.Footer} {
		if text == "" {
			t.Error("a text of the sender has no field")
		}
	}
}

func TestTheLetterBesideTheFormFollowsIt(t *testing.T) {
	h, shown, _ := open(t)
	part := shown.parts[0].(*senderPart)
	if !strings.Contains(letterText(part), "Anna Zirngiebler") {
		t.Fatalf("the letter shows %q", letterText(part))
	}
	h.Type("Auskunft erteilt", "Zoë Prüfling")
	if !strings.Contains(letterText(part), "Zoë Prüfling") {
		t.Errorf("the letter still shows %q", letterText(part))
	}
}

// letterText is what the pages of the preview say.
func letterText(p *senderPart) string {
	var words []string
	for _, item := range p.preview.Pages()[0].Items {
		if text, is := item.(page.Text); is {
			words = append(words, text.Content)
		}
	}
	return strings.Join(words, " ")
}

func TestDeadlineAndMannerOfAddresses(t *testing.T) {
	h, shown, _ := open(t)
	shown.tabs.Select(1)
	h.Settle()
	h.Shot("settings-manner")
	const days, herr, order = "Antwort erbeten nach (Tage)", "Männliche Anrede in der Anschrift", "Reihenfolge in der Anschrift"
	h.Type(days, "bald")
	if got := h.Problem(days); !strings.Contains(got, "Zahl von 1 bis") {
		t.Errorf("at the field stands %q", got)
	}
	h.Type(days, "21")
	if got, err := h.Desk().DeadlineDays(context.Background()); err != nil || got != 21 {
		t.Errorf("%d days, %v", got, err)
	}
	h.Choose(herr, "Herr")
	h.Choose(order, "Person, Funktion, Dienststelle")
	for key, want := range map[string]string{workflow.SettingHerr: "Herr", workflow.SettingAddressOrder: "person"} {
		if got, err := data.Setting(context.Background(), h.Desk().Store, key); err != nil || got != want {
			t.Errorf("%s is %q (%v), not %q", key, got, err, want)
		}
	}
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
	shown.tabs.Select(3)
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
