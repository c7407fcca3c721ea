package settings

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// openPrivacy shows the tab of data protection.
func openPrivacy(t *testing.T) (*hosttest.Host, *Page) {
	t.Helper()
	h, shown, _ := open(t)
	shown.tabs.Select(5)
	h.Settle()
	return h, shown
}

func TestRulesOfDeletionAreSet(t *testing.T) {
	h, shown := openPrivacy(t)
	h.Shot("settings-privacy")
	label := "Kontaktdaten: Monate nach „Letzter Kontakt“"
	h.Type(label, "80")
	h.Type(label, "18") // the field stays where it is when the order of the rules changes
	rules := hosttest.Rows[data.DeletionRule](h, data.Match{"key": data.EraseContacts})
	if rules[0].Months != 18 {
		t.Errorf("rule %+v", rules[0])
	}
	h.Enter(label, "nie")
	if shown.Leave() || h.Problem(label) == "" {
		t.Error("a limit that is none was taken")
	}
	h.Type(label, "12")
	h.Type("Sicherungskopien aufbewahren (Tage)", "30")
	if days, err := h.Desk().BackupDays(context.Background()); err != nil || days != 30 {
		t.Errorf("%d days, %v", days, err)
	}
	if !h.Sees("Sicherungskopien: 30 Tage") {
		t.Error("the register does not follow")
	}
}

func TestRegisterIsFilledAndSaved(t *testing.T) {
	h, _ := openPrivacy(t)
	h.Type("Rechtsgrundlage", "Art. 6 DSGVO")
	h.Answers.Save = filepath.Join(t.TempDir(), "register.pdf")
	h.Tap("Als PDF speichern …")
	content, err := os.ReadFile(h.Answers.Save)
	if err != nil || !bytes.HasPrefix(content, []byte("%PDF")) || len(h.Answers.Opened) != 1 {
		t.Errorf("%v, opened %v", err, h.Answers.Opened)
	}
	value, err := data.Setting(context.Background(), h.Desk().Store, "register_basis")
	if err != nil || value != "Art. 6 DSGVO" {
		t.Errorf("setting %q, %v", value, err)
	}
}

func TestListsOpenFromTheSettings(t *testing.T) {
	h, _ := openPrivacy(t)
	h.Tap("Fällige Löschungen (0) …")
	if h.TopDialog().Title != "Fällige Löschungen" || !h.Sees("nichts fällig") {
		t.Errorf("dialog %q", h.TopDialog().Title)
	}
	h.Cancel()
	h.Tap("Noch zu informieren (58) …")
	if h.TopDialog().Title != "Noch zu informieren" {
		t.Errorf("dialog %q", h.TopDialog().Title)
	}
	h.Cancel()
}
