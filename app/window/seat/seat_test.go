package seat

// The dialogs in which somebody takes a seat, without a page behind them.

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// opened shows a dialog for a district.
func opened(t *testing.T, number int, show func(*hosttest.Host, data.ID)) (*hosttest.Host, data.District) {
	t.Helper()
	h := hosttest.New(t, hosttest.Demo(t))
	h.Show(container.NewVBox())
	district := hosttest.Only[data.District](h, data.Match{"number": number})
	show(h, district.ID)
	h.Settle()
	return h, district
}

func answer(h *hosttest.Host, id data.ID) { Answer(h, id) }

func chair(h *hosttest.Host, id data.ID) { Appoint(h, id, data.PurposeChair, data.PurposeDeputy) }

// refused presses the main button and wants the dialog to stay with a mistake that says so.
func refused(t *testing.T, h *hosttest.Host, words string) {
	t.Helper()
	before := h.Entries()
	err := h.TopDialog().Accept()
	if err == nil || !strings.Contains(err.Error(), words) {
		t.Errorf("refused with %v, want %q", err, words)
	}
	if len(h.Dialogs) != 1 || h.Entries() != before {
		t.Error("the dialog is gone, or something was entered")
	}
}

func TestTwoPeopleAtOnceAreAMistake(t *testing.T) {
	for name, show := range map[string]func(*hosttest.Host, data.ID){"answer": answer, "chair": chair} {
		t.Run(name, func(t *testing.T) {
			h, _ := opened(t, 14, show)
			refused(t, h, "Namen der Person")
			h.Enter("Person, wenn schon eingetragen", "Zirngiebler")
			h.Key(fyne.KeyReturn)
			h.Enter("Nachname", "Neumann")
			refused(t, h, "zwei Personen")
			h.Enter("Nachname", "")
			before := h.Entries()
			h.Accept()
			if h.Entries() != before+1 || len(h.Toasts) != 1 {
				t.Errorf("%d entries, toasts %q", h.Entries()-before, h.Toasts)
			}
			if left := hosttest.Rows[data.Person](h, data.Match{"last_name": "Neumann"}); len(left) != 0 {
				t.Errorf("%+v", left)
			}
		})
	}
}

func TestAWrongMailboxStaysInTheDialog(t *testing.T) {
	h, district := opened(t, 14, answer)
	h.Enter("Nachname", "Neumann")
	h.Enter("E-Mail", "ohne Klammeraffe")
	refused(t, h, "markierten Felder")
	if h.Problem("E-Mail") == "" {
		t.Error("the field does not say what is wrong")
	}
	h.Enter("E-Mail", "neumann@example.org")
	h.Enter("Bezeichnung (wenn abweichend)", "Beauftragte für Vielfalt")
	h.Accept()
	person := hosttest.Only[data.Person](h, data.Match{"last_name": "Neumann"})
	mail := hosttest.Only[data.Contact](h, data.Match{"person_id": person.ID})
	role := hosttest.Only[data.Role](h, data.Match{"person_id": person.ID})
	if mail.Value != "neumann@example.org" || role.Title != "Beauftragte für Vielfalt" || role.DistrictID != district.ID {
		t.Errorf("%+v, %+v", mail, role)
	}
}

// What was typed for a person does not matter once the committee names nobody.
func TestNobodyNeedsNoPerson(t *testing.T) {
	h, district := opened(t, 14, answer)
	h.Enter("Nachname", "Neumann")
	h.Enter("E-Mail", "ohne Klammeraffe")
	h.Choose("Der Bezirksausschuss", "benennt niemanden, der Vorsitz vertritt")
	if h.Sees("Nachname") {
		t.Error("the dialog asks for a person all the same")
	}
	h.Enter("am", "irgendwann")
	refused(t, h, "markierten Felder")
	h.Enter("am", "1.3.2026")
	h.Enter("Bemerkung", "Beschluss vom Februar")
	h.Accept()
	n := hosttest.Only[data.Nomination](h, data.Match{"district_id": district.ID})
	if n.Answer != data.AnswerNobody || n.AnsweredOn != data.NewDate(2026, 3, 1) || n.Note != "Beschluss vom Februar" {
		t.Errorf("%+v", n)
	}
	if left := hosttest.Rows[data.Person](h, data.Match{"last_name": "Neumann"}); len(left) != 0 {
		t.Errorf("%+v", left)
	}
}

func TestADeputyBesideTheOneThereIs(t *testing.T) {
	h, district := opened(t, 1, chair)
	h.Choose("als", "Stv. Vorsitz")
	h.Tap("folgt auf die bisherige Person, deren Funktion am Tag davor endet")
	h.Enter("Nachname", "Neumann")
	h.Accept()
	deputies := hosttest.Rows[data.Role](h, data.Match{"district_id": district.ID, "until_on": data.Date{}})
	kind := hosttest.Only[data.RoleKind](h, data.Match{"purpose": data.PurposeDeputy})
	n := 0
	for _, role := range deputies {
		if role.RoleKindID == kind.ID {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d deputies", n)
	}
	h.UndoLast()
	if left := hosttest.Rows[data.Person](h, data.Match{"last_name": "Neumann"}); len(left) != 0 {
		t.Errorf("undo leaves %+v", left)
	}
}

func TestADistrictThatIsNotThere(t *testing.T) {
	h := hosttest.New(t, hosttest.Empty(t))
	h.Show(container.NewVBox())
	Answer(h, 4711)
	Appoint(h, 4711, data.PurposeChair)
	if errs := h.TakeErrors(); len(errs) != 2 || len(h.Dialogs) != 0 {
		t.Errorf("errors %v, %d dialogs", errs, len(h.Dialogs))
	}
}
