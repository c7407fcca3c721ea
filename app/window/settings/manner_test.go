package settings

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

// shownText is what the first page of a preview says, with plain blanks.
func shownText(preview *widgets.Preview) string {
	var words []string
	for _, item := range preview.Pages()[0].Items {
		if text, is := item.(page.Text); is {
			words = append(words, text.Content)
		}
	}
	return strings.ReplaceAll(strings.Join(words, " "), "\u00a0", " ")
}

// openManner shows the tab of deadlines and manner.
func openManner(t *testing.T) (*hosttest.Host, *manner) {
	t.Helper()
	h, shown, _ := open(t)
	shown.tabs.Select(1)
	h.Settle()
	return h, shown.parts[1].(*manner)
}

func TestDeadline(t *testing.T) {
	h, _ := openManner(t)
	h.Shot("settings-manner")
	const days = "Antwort erbeten nach (Tage)"
	h.Type(days, "bald")
	if got := h.Problem(days); !strings.Contains(got, "Zahl von 1 bis") {
		t.Errorf("at the field stands %q", got)
	}
	h.Type(days, "21")
	if got, err := h.Desk().DeadlineDays(context.Background()); err != nil || got != 21 {
		t.Errorf("%d days, %v", got, err)
	}
	h.Type("Ladungsfrist für Sitzungen (Tage)", "14")
	if got, err := h.Desk().NoticeDays(context.Background()); err != nil || got != 14 {
		t.Errorf("notice of %d days, %v", got, err)
	}
}

// Each setting is saved as one action, and the letter beside it shows it at once.
func TestTheLetterFollowsTheManner(t *testing.T) {
	for _, test := range []struct {
		field, words, key, value string
		before, after            string // what the letter says
	}{
		{"Männliche Anrede in der Anschrift", "Herr", workflow.SettingHerr, "Herr", "Herrn Dr. Jürgen", "Herr Dr. Jürgen"},
		{"Reihenfolge in der Anschrift", "Person, Funktion, Dienststelle", workflow.SettingAddressOrder, "person", "BA Nr. 2 Herrn Dr. Jürgen Großkreuzer", "Herrn Dr. Jürgen Großkreuzer Vorsitzender"},
		{"Datum", "22. Februar 2021", workflow.SettingDateStyle, workflow.DatesLong, "03.03.2026", "3. März 2026"},
	} {
		h, m := openManner(t)
		if got := shownText(m.preview); !strings.Contains(got, test.before) {
			t.Errorf("%s: the letter does not say %q: %q", test.field, test.before, got)
		}
		entries := h.Entries()
		h.Choose(test.field, test.words)
		if got := shownText(m.preview); !strings.Contains(got, test.after) || strings.Contains(got, test.before) {
			t.Errorf("%s: the letter does not say %q: %q", test.field, test.after, got)
		}
		if got, err := data.Setting(context.Background(), h.Desk().Store, test.key); err != nil || got != test.value {
			t.Errorf("%s is %q (%v), not %q", test.key, got, err, test.value)
		}
		if got := h.Entries() - entries; got != 1 {
			t.Errorf("%s: %d entries", test.field, got)
		}
		h.UndoLast()
		if got := shownText(m.preview); !strings.Contains(got, test.before) {
			t.Errorf("%s: after undo the letter says %q", test.field, got)
		}
	}
}

// subjectHeight is where the subject of the letter stands, mm from the top.
func subjectHeight(t *testing.T, preview *widgets.Preview) float64 {
	t.Helper()
	for _, item := range preview.Pages()[0].Items {
		if text, is := item.(page.Text); is && strings.HasPrefix(text.Content, "Benennung") {
			return text.Baseline
		}
	}
	t.Fatal("the letter has no subject")
	return 0
}

func TestTheLetterFollowsTheForm(t *testing.T) {
	h, m := openManner(t)
	before := subjectHeight(t, m.preview)
	h.Choose("Form nach DIN 5008", "Form A (Briefkopf 27 mm hoch)")
	if moved := before - subjectHeight(t, m.preview); moved < 17.9 || moved > 18.1 {
		t.Errorf("in Form A the subject stands %.1f mm higher, not 18", moved)
	}
	h.Shot("settings-form-a")
}

func TestHyphenation(t *testing.T) {
	h, m := openManner(t)
	divided := func() (lines int) {
		for _, item := range m.preview.Pages()[0].Items {
			if text, is := item.(page.Text); is && strings.HasSuffix(text.Content, "\u00ad") {
				lines++
			}
		}
		return lines
	}
	if got := divided(); got != 0 {
		t.Errorf("%d lines of the letter end in a divided word before anybody asked", got)
	}
	h.Tap("Wörter am Zeilenende trennen")
	if got, err := data.Setting(context.Background(), h.Desk().Store, workflow.SettingHyphenation); err != nil || got != workflow.HyphenationOn {
		t.Errorf("the setting is %q, %v", got, err)
	}
	if divided() == 0 {
		t.Errorf("no word of the letter is divided: %q", shownText(m.preview))
	}
	h.Tap("Wörter am Zeilenende trennen")
	if divided() != 0 {
		t.Errorf("words are still divided: %q", shownText(m.preview))
	}
}

func TestPrintOffsetAndTestSheet(t *testing.T) {
	h, _ := openManner(t)
	h.Type("Nach rechts (mm)", "1.5")
	h.Type("Nach unten (mm)", "-0,5")
	offset, err := h.Desk().PrintOffset(context.Background())
	if err != nil || offset.X != 1.5 || offset.Y != -0.5 {
		t.Errorf("the offset is %+v, %v", offset, err)
	}
	h.Type("Nach unten (mm)", "weit")
	if got := h.Problem("Nach unten (mm)"); !strings.Contains(got, "in Millimetern") {
		t.Errorf("at the field stands %q", got)
	}
	h.Type("Nach unten (mm)", "")
	if offset, err = h.Desk().PrintOffset(context.Background()); err != nil || offset.X != 1.5 || offset.Y != 0 {
		t.Errorf("the offset is %+v, %v", offset, err)
	}
	h.Answers.Save = t.TempDir() + "/Testblatt.pdf"
	h.Tap("Testblatt …")
	if len(h.Answers.Opened) != 1 || h.Answers.Opened[0] != h.Answers.Save {
		t.Errorf("opened %q", h.Answers.Opened)
	}
	h.Answers.Save = ""
	h.Tap("Testblatt …")
	if len(h.Answers.Opened) != 1 {
		t.Errorf("a cancelled dialog opened %q", h.Answers.Opened)
	}
}
