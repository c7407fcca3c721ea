package window

import (
	"path/filepath"
	"testing"
	"time"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
)

func TestStatusBarTellsOfTheLastBackup(t *testing.T) {
	const kept = 90
	for _, c := range []struct {
		name string
		got  backupShown
		want backupShown
	}{
		{"today", copiedAt(theDay, theDay, kept), backupShown{text: "Sicherung heute 10:42"}},
		{"yesterday", copiedAt(theDay.AddDate(0, 0, -1), theDay, kept), backupShown{text: "Sicherung 02.03.2026"}},
		{"last day", copiedAt(theDay.AddDate(0, 0, -kept), theDay, kept), backupShown{text: "Sicherung 03.12.2025"}},
		{"too old", copiedAt(theDay.AddDate(0, 0, -kept-1), theDay, kept), backupShown{"Sicherung 02.12.2025", "veraltet"}},
		{"none, new file", neverCopied(theDay.Add(-time.Hour), theDay), backupShown{text: noBackup}},
		{"none, two days", neverCopied(theDay.AddDate(0, 0, -unsavedDays+1), theDay), backupShown{text: noBackup}},
		{"none for days", neverCopied(theDay.AddDate(0, 0, -unsavedDays), theDay), backupShown{noBackup, "fehlt"}},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, c.got, c.want)
		}
	}
}

func TestABackupIsToldAtOnceAndLeadsToItsPlace(t *testing.T) {
	b, hands, files := clerk(t)
	if got := b.status.backup.Text(); got != noBackup {
		t.Errorf("before: %q", got)
	}
	b.status.backup.Tapped(nil)
	hands.Settle()
	if b.current != host.Settings {
		t.Fatalf("the link leads to %q", b.current)
	}
	files.Save = filepath.Join(t.TempDir(), "Kopie.db")
	hands.Tap("Sicherungskopie speichern …")
	hands.Settle()
	if got := b.status.backup.Text(); got != "Sicherung heute "+b.desk.Store.Now().Format("15:04") || b.status.backupWarns.Visible() {
		t.Errorf("after: %q, warned %v", got, b.status.backupWarns.Visible())
	}
}

func TestHighContrastIsChosenKeptAndSeenAtOnce(t *testing.T) {
	t.Cleanup(func() { look.Use(false) })
	b, hands, _ := clerk(t)
	b.showTab("Darstellung")
	hands.Settle()
	choice := find[*form.Choice](b.visible().Content())[0]
	if choice.Value() != "normal" {
		t.Fatalf("at first %q", choice.Value())
	}
	for _, high := range []bool{true, false} {
		find[*form.Choice](b.visible().Content())[0].Choose(map[bool]string{true: "high", false: "normal"}[high])
		b.settle()
		hands.Settle()
		if look.HighContrast() != high || b.app.Preferences().Bool(look.KeptContrast) != high || b.status.file.Color != look.Muted {
			t.Errorf("chosen %v: in use %v", high, look.HighContrast())
		}
		if b.current != host.Settings || !hands.Sees("Schwarz auf Weiß") {
			t.Errorf("after the choice %q is shown", b.current)
		}
		if high {
			for _, name := range []host.Name{host.Settings, host.Overview, host.People, host.Meetings, host.Letters} {
				b.Go(name, 0)
				hands.Settle()
				hands.Shot("contrast-" + string(name))
			}
			b.showTab("Darstellung")
			hands.Settle()
		}
	}
}
