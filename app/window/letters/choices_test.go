package letters

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/host"
	"rundertisch/app/window/hosttest"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// names returns whom the draft of the composer goes to.
func names(p *Page) []string {
	var all []string
	for _, row := range p.composer.list.rows {
		all = append(all, row.name)
	}
	return all
}

func TestAnswerToAMotion(t *testing.T) {
	h, p := open(t)
	h.Choose("Vorlage", "Antwort auf einen BA-Antrag")
	wantSeen(t, h, "20-26 / B 09999", "Vorsitz des BA, der den Antrag stellt", "1 von 1 · BA 25 Laim")
	if got := strings.ReplaceAll(onPaper(p.composer.paper), "\u00a0", " "); !strings.Contains(got, "20-26 / B 09999") || !strings.Contains(got, "Treffpunkte im Stadtbezirk bekannter machen") {
		t.Errorf("on paper stands %q", got)
	}
	h.Shot("letters-motion")
	h.Choose("Vorlage", "Bitte um Benennung")
	if p.composer.order.MotionID != 0 || len(names(p)) != 8 {
		t.Errorf("the motion stays for another letter: %d, to %q", p.composer.order.MotionID, names(p))
	}
}

func TestNoMotionToAnswer(t *testing.T) {
	h := hosttest.New(t, hosttest.Empty(t))
	p := New(h)
	h.ShowPage(p)
	h.Choose("Vorlage", "Antwort auf einen BA-Antrag")
	wantSeen(t, h, "motion add", "keine Schreiben")
	if !p.primary.Disabled() {
		t.Error("an answer to nothing can be created")
	}
	h.Shot("letters-no-motion")
}

func TestRecipientsByFunctionAndOffice(t *testing.T) {
	h, p := open(t)
	h.Choose("Vorlage", "Einfaches Schreiben")
	h.Choose("An", "alle mit einer Funktion")
	h.Field("Funktion")
	offered := p.composer.fields.role.Choices()
	if len(offered) == 0 || p.composer.order.Selection.RoleKindID != workflow.ChoiceID(offered[0].Value) {
		t.Fatalf("of %d functions, %d is chosen at first", len(offered), p.composer.order.Selection.RoleKindID)
	}
	chair := hosttest.Only[data.RoleKind](h, data.Match{"purpose": data.PurposeChair})
	h.Choose("Funktion", chair.Name)
	if got := len(names(p)); got != 25 {
		t.Errorf("%d chairs", got)
	}
	h.Choose("Geschäftsstelle", "Ost")
	office := p.composer.order.Selection.OfficeID
	served := hosttest.Rows[data.District](h, data.Match{"office_id": office})
	if office == 0 || len(names(p)) != len(served) || len(served) == 0 {
		t.Errorf("the office serves %d districts, the letters go to %q", len(served), names(p))
	}
	h.Choose("Geschäftsstelle", "alle")
	if got := len(names(p)); got != 25 {
		t.Errorf("%d chairs of all offices", got)
	}
}

func TestSinglePeople(t *testing.T) {
	h, p := open(t)
	h.Choose("Vorlage", "Einfaches Schreiben")
	h.Choose("An", "einzelne Personen")
	wantSeen(t, h, "Bitte mindestens eine Person auswählen.")
	for _, name := range []string{"Öztürkmen", "Großkreuzer"} {
		h.Enter("Person hinzufügen", name)
		h.Key(fyne.KeyReturn)
	}
	if got := names(p); len(got) != 2 || !strings.HasPrefix(got[0], "BA 03") || !strings.HasPrefix(got[1], "BA 02") {
		t.Errorf("the letters go to %q", got)
	}
	if got := p.composer.fields.people.picker.Text(); got != "" {
		t.Errorf("in the field that adds people stands %q", got)
	}
	if again := p.composer.fields.people.search("Öztürkmen"); len(again) != 0 {
		t.Errorf("somebody who is chosen is offered again: %v", again)
	}
	h.Shot("letters-single")
	h.Tap("Şükriye Öztürkmen ✕")
	if got := names(p); len(got) != 1 || !strings.HasPrefix(got[0], "BA 02") {
		t.Errorf("one was taken out, the letters go to %q", got)
	}
	h.Choose("An", "alle Vorsitzenden")
	if h.Sees("Person hinzufügen") || len(names(p)) != 25 {
		t.Error("the field for single people stays for another group")
	}
}

func TestOrderAndSidesAreRememberedOnTheMachine(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("benennung"))
	h.Settle()
	h.Tap("▸ Mehr")
	h.Choose("Reihenfolge", "gebündelt je Geschäftsstelle")
	h.Tap("beidseitig: jedes Schreiben beginnt vorn")
	h.Tap("E-Mail-Entwurf, wo E-Mail gewünscht ist")
	h.Shot("letters-more")
	h.Tap("▾ Mehr: gebündelt je Geschäftsstelle, beidseitig, E-Mail, wo gewünscht")
	if h.Sees("Reihenfolge") {
		t.Error("what was folded away is still seen")
	}
	if got := names(p); slices.IsSorted(got) || len(got) != 25 {
		t.Errorf("bundled by office the letters come in the order %q", got)
	}
	p.New()
	if o := p.composer.order; o.Sort != workflow.SortOffice || !o.Duplex || !o.Email {
		t.Errorf("the next run begins with %+v", o)
	}
	again := New(h)
	again.Refresh()
	if o := again.composer.order; o.Sort != workflow.SortOffice || !o.Duplex || !o.Email {
		t.Errorf("the next start of the program begins with %+v", o)
	}
	if before := h.Entries(); before == 0 {
		t.Error("the demo has no history")
	} else if p.composer.order.Duplex = false; h.Entries() != before {
		t.Error("what the machine remembers is written into the file")
	}
}

func TestLinesAroundTheText(t *testing.T) {
	h, p := open(t)
	p.Start(toChairs("benennung"))
	h.Settle()
	h.Tap("▸ Mehr")
	h.Enter("Anlagen", "Merkblatt")
	h.Enter("Verteiler", "Direktorium") // leaving the first saves it
	h.Enter("Nachrichtlich", "Migrationsbeirat\nStadtarchiv")
	h.Window().Canvas().Unfocus()
	if got := onPaper(p.composer.paper); !strings.Contains(got, "Merkblatt") || !strings.Contains(got, "Direktorium\n") {
		t.Errorf("on paper stands %q", got)
	}
	if got := p.composer.draft.Letters[24].Letter.Informed; !slices.Equal(got, []string{"Migrationsbeirat", "Stadtarchiv"}) {
		t.Errorf("told are %q", got)
	}
	wantSeen(t, h, "Mehr: Anlagen, Verteiler, Nachrichtlich")
}

func TestEveryProblemLeadsToItsField(t *testing.T) {
	h, p := open(t)
	h.Choose("Vorlage", "Einfaches Schreiben")
	h.Choose("An", "alle Vorsitzenden")
	for _, c := range []struct {
		remedy workflow.Remedy
		want   hosttest.Visit
	}{
		{workflow.Remedy{Page: workflow.RemedyPeople, ID: 7, Field: "Anrede"}, hosttest.Visit{Page: host.People, ID: 7, Field: "Anrede"}},
		{workflow.Remedy{Page: workflow.RemedyDistricts, ID: 3}, hosttest.Visit{Page: host.Districts, ID: 3}},
		{workflow.Remedy{Page: workflow.RemedyMeetings, ID: 1, Field: "Ort"}, hosttest.Visit{Page: host.Meetings, ID: 1, Field: "Ort"}},
		{workflow.Remedy{Page: workflow.RemedySettings, ID: 1, Field: "Telefon"}, hosttest.Visit{Page: host.Settings, ID: 1, Field: "Telefon"}},
	} {
		h.Went = nil
		p.putRight(c.remedy)
		if !slices.Equal(h.Went, []hosttest.Visit{c.want}) {
			t.Errorf("%+v leads to %+v", c.remedy, h.Went)
		}
	}
	h.Tap("Zum Feld") // of the text that is missing, the last finding
	h.Write("im August ist geschlossen.")
	h.Window().Canvas().Unfocus()
	if p.composer.order.Message != "im August ist geschlossen." {
		t.Errorf("the text is %q", p.composer.order.Message)
	}
	p.putRight(workflow.Remedy{Page: workflow.RemedyLetters, Field: "Betreff"})
	h.Write("Sprechzeiten")
	h.Key(fyne.KeyReturn)
	if p.composer.order.Subject != "Sprechzeiten" {
		t.Errorf("the subject is %q", p.composer.order.Subject)
	}
	p.ShowField(0, "Anlagen") // folded away until now
	h.Settle()
	wantSeen(t, h, "Anlagen", "▾ Mehr")
	for _, label := range []string{"An", "Datum", "Antwort bis"} {
		p.ShowField(0, label)
		if focused := h.Window().Canvas().Focused(); focused == nil {
			t.Errorf("%q does not get the keyboard", label)
		}
	}
}
