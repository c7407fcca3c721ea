package workflow

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundertisch/data"
)

// The same file twice changes nothing the second time, also of functions that are over; of two web pages each is kept.
func TestIntakeTwice(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	text := "Name;Funktion;BA;von;bis;Homepage\n" +
		"Nora Ebersbach;Vorsitzende;5;1.5.14;30.4.20;https://www.nora.example\n" +
		"Ole Brück;Vorsitzender;6;01.05.2020;30.04.2099;\n" +
		"Ida Wald;Vorsitzende;7;01.01.2099;;\n"
	must[IntakeResult](t)(desk.ApplyIntake(ctx, intakeOf(t, desk, "seit.csv", text), nil))
	if again := intakeOf(t, desk, "seit.csv", text); again.Count(IntakeSame) != 3 {
		t.Errorf("%s: %+v", again.Summary(), again.Rows)
	}
	later := intakeOf(t, desk, "später.csv", "Name;Funktion;BA;von;bis;Homepage\nNora Ebersbach;Vorsitzende;5;1.5.08;30.4.14;https://verein.example\nNora Ebersbach;;;;;nora.example/\n")
	if r := later.Rows[0]; r.State != IntakeChanges || len(r.Changes) != 2 {
		t.Errorf("%+v", r)
	}
	if r := later.Rows[1]; r.State != IntakeSame {
		t.Errorf("%+v", r)
	}
	must[IntakeResult](t)(desk.ApplyIntake(ctx, later, nil))
	nora := must[[]data.Person](t)(data.List[data.Person](ctx, desk.Store, data.Match{"last_name": "Ebersbach"}))[0]
	card := must[PersonCard](t)(desk.PersonCard(ctx, nora.ID))
	if len(card.Contacts) != 2 {
		t.Errorf("%+v", card.Contacts)
	}
	if roles := must[[]data.Role](t)(data.List[data.Role](ctx, desk.Store, data.Match{"person_id": nora.ID})); len(roles) != 2 {
		t.Errorf("%+v", roles)
	}
}

// What is no file is refused before it is read: it may have no end.
func TestIntakeOfNoFile(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	_, err := desk.ReadIntake(ctx, os.DevNull)
	wantMistake(t, err, "keine gewöhnliche Datei")
	path := filepath.Join(t.TempDir(), "lang.csv")
	if err := os.WriteFile(path, make([]byte, largestIntake+1), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = desk.ReadIntake(ctx, path)
	wantMistake(t, err, "größer als 20 MB")
}

// Several people in one cell, and numbers that a spreadsheet shortened, are refused with a reason; titles before a last name are titles.
func TestIntakeOfWhatIsNobody(t *testing.T) {
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "liste.csv", "Vorname;Nachname;Telefon\nAnna und Max;Huber;\nHerr Müller u. Frau;Huber;\nHuber &;Ober;\nMax;Wald;4,91711E+11\nKarl;von und zu Guttenfels;089 1\nPaul;Dr. Lang;\n;FRAU KURZ;\n")
	for i, want := range []string{"mehrere Personen", "mehrere Personen", "mehrere Personen", "abgekürzte Zahl", "", "", ""} {
		if r := in.Rows[i]; (r.State == IntakeFaulty) != (want != "") || !strings.Contains(r.Reason, want) {
			t.Errorf("line %d is %s: %q", r.Line, r.State, r.Reason)
		}
	}
	if p := in.Rows[5].incoming.person; p.Title != "Dr." || p.LastName != "Lang" {
		t.Errorf("%+v", p)
	}
	if p := in.Rows[6].incoming.person; p.Form != data.FormFrau {
		t.Errorf("%+v", p)
	}
}
