package workflow

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
	"rundertisch/data/transfer"
)

// intakeOf reads a file with people and looks it through.
func intakeOf(t testing.TB, desk *Desk, name, text string) *Intake {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := desk.ReadIntake(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.PreviewIntake(context.Background(), in, nil); err != nil {
		t.Fatal(err)
	}
	return in
}

const peopleFile = "Anrede;Titel;Vorname;Nachname;E-Mail;Telefon;Straße;PLZ;Ort;Funktion;BA;Organisation;Notiz\n" +
	"Frau;Dr.;Nora;Ebersbach;nora.ebersbach@example.org;089 1234;Hauptstr. 5;01067;Dresden;;;Verein Nord;kommt gern\n" + // new
	"Herr;;Paul;Zöllner;paul@example.org;;;;;Migrationsbeauftragter;8;;\n" + // new, with a function
	";;Ayşe;Demirkıran;;089 999;;;;;;;\n" + // on file: a number more
	";;Jonas;Großweiler;;;;;;;;;\n" + // on file: nothing new
	"Frau;;Ayse;Demirkirann;;;;;;;;;\n" + // a slip of the fingers
	";;;;ohne.namen@example.org;;;;;;;;\n" +
	"Herr;;Karl;Ohnebezirk;;;;;;Vorsitzender;;;\n" +
	"Herr;;Karl;Falschbezirk;;;;;;Vorsitzender;26;;\n" +
	"Herr;;Karl;Falschmail;kein-at-zeichen;;;;;;;;\n"

func TestIntakeStates(t *testing.T) {
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "personen.csv", peopleFile)
	want := []IntakeState{IntakeNew, IntakeNew, IntakeChanges, IntakeSame, IntakePossible, IntakeFaulty, IntakeFaulty, IntakeFaulty, IntakeFaulty}
	for i, r := range in.Rows {
		if i >= len(want) || r.State != want[i] {
			t.Errorf("line %d %q is %s: %s %v", r.Line, r.Name, r.State, r.Reason, r.Changes)
		}
	}
	if got := in.Summary(); got != "2 neu · 1 ändert · 1 vielleicht doppelt · 1 unverändert · 4 fehlerhaft" {
		t.Errorf("%q", got)
	}
	if c := in.Rows[2].Changes; len(c) != 1 || c[0].Field != "Telefon" || c[0].To != "089 999" {
		t.Errorf("%+v", c)
	}
	if r := in.Rows[4]; !strings.Contains(r.Reason, "Demirkıran, Ayşe") || r.Decision != IntakeSkip {
		t.Errorf("%+v", r)
	}
	for i, words := range map[int]string{5: "Name", 6: "fehlt der BA", 7: "Einen BA „26“", 8: "keine E-Mail-Adresse"} {
		if !strings.Contains(in.Rows[i].Reason, words) {
			t.Errorf("line %d: %q", in.Rows[i].Line, in.Rows[i].Reason)
		}
	}
}

// All that was decided is one action, and one undo takes all of it back.
func TestApplyIntake(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	before := dump(t, desk)
	in := intakeOf(t, desk, "personen.csv", peopleFile)
	if dump(t, desk) != before {
		t.Fatal("the preview changed something")
	}
	result := must[IntakeResult](t)(desk.ApplyIntake(ctx, in, nil))
	if result != (IntakeResult{Entered: 2, Updated: 1, Skipped: 6}) {
		t.Errorf("%+v", result)
	}
	nora := must[[]data.Person](t)(data.List[data.Person](ctx, desk.Store, data.Match{"last_name": "Ebersbach"}))[0]
	card := must[PersonCard](t)(desk.PersonCard(ctx, nora.ID))
	if nora.Form != data.FormFrau || nora.Title != "Dr." || nora.Note != "kommt gern" || nora.AddressVia != data.ViaOwn || card.Address.Postcode != "01067" || card.Email.Value != "nora.ebersbach@example.org" || !card.Address.NotOnLists {
		t.Errorf("%+v", card)
	}
	if o := must[data.Organisation](t)(data.Get[data.Organisation](ctx, desk.Store, nora.OrganisationID)); o.Name != "Verein Nord" {
		t.Errorf("%+v", o)
	}
	paul := must[[]data.Person](t)(data.List[data.Person](ctx, desk.Store, data.Match{"last_name": "Zöllner"}))[0]
	roles := must[[]data.Holder](t)(desk.Store.Holders(ctx, data.HolderFilter{PersonID: paul.ID}))
	if len(roles) != 1 || roles[0].DistrictNumber != 8 || roles[0].RoleKind.Key != "migrationsbeauftragte" || roles[0].Role.Title != "Migrationsbeauftragter" {
		t.Errorf("%+v", roles)
	}
	again := intakeOf(t, desk, "personen.csv", peopleFile)
	if again.Count(IntakeSame) != 4 || again.Count(IntakeNew) != 0 || !again.Remembered() {
		t.Errorf("the same file again: %s", again.Summary())
	}
	_, err := desk.ApplyIntake(ctx, again, nil)
	wantMistake(t, err, "nichts zu übernehmen")
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if dump(t, desk) != before {
		t.Error("one step does not take the file back")
	}
}

func TestIntakeCancelled(t *testing.T) {
	desk, _ := demoDesk(t)
	before := dump(t, desk)
	in := intakeOf(t, desk, "personen.csv", peopleFile)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := desk.ApplyIntake(ctx, in, func(done, total int) {
		if done == 2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || dump(t, desk) != before {
		t.Errorf("%v; or a trace is left", err)
	}
}

// A column that was read wrongly is corrected, and that is remembered for the next file of the same shape.
func TestIntakeColumnsAreRemembered(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	const file = "Wer;Irgendwas\nEbersbach, Nora;nora@example.org\n"
	in := intakeOf(t, desk, "liste.csv", file)
	if err := in.SetField("Wer", "name"); err != nil {
		t.Fatal(err)
	}
	if err := in.SetField("Irgendwas", "email"); err != nil {
		t.Fatal(err)
	}
	wantMistake(t, in.SetField("Gibt es nicht", "name"), "Spalte")
	wantMistake(t, in.SetField("Wer", "quatsch"), "Feld")
	if err := desk.PreviewIntake(ctx, in, nil); err != nil {
		t.Fatal(err)
	}
	must[IntakeResult](t)(desk.ApplyIntake(ctx, in, nil))
	next := intakeOf(t, desk, "andere.csv", strings.ReplaceAll(file, "Nora", "Max"))
	if !next.Remembered() || next.Fields[0] != "name" || next.Fields[1] != "email" || next.Rows[0].Name != "Ebersbach, Max" {
		t.Errorf("%+v", next)
	}
}

func TestIntakeOfWrongFiles(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	folder := t.TempDir()
	for name, content := range map[string]string{"leer.csv": "", "papier.pdf": "%PDF-1.7\n", "kaputt.xlsx": "PK\x03\x04 kaputt"} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := desk.ReadIntake(ctx, path)
		wantMistake(t, err, "")
	}
	_, err := desk.ReadIntake(ctx, filepath.Join(folder, "fehlt.csv"))
	wantMistake(t, err, "lässt sich nicht lesen")
	_, err = desk.ReadIntake(ctx, folder)
	wantMistake(t, err, "Ordner")
}

func TestQuickEntry(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	id := must[data.ID](t)(desk.EnterRecord(ctx, transfer.Record{"first": "Nora", "last": "Ebersbach", "email": "nora@example.org", "organisation": "Verein Nord", "mobile": "0171 12345"}))
	card := must[PersonCard](t)(desk.PersonCard(ctx, id))
	if card.Person.AddressVia != data.ViaOrganisation || card.Email.Value != "nora@example.org" || card.Phone.Value != "0171 12345" {
		t.Errorf("%+v", card)
	}
	_, err := desk.EnterRecord(ctx, transfer.Record{"email": "nora@example.org"})
	wantMistake(t, err, "Name")
}

// manyPeople is a file with people who are made up, from one number up to another.
func manyPeople(from, to int) string {
	var text strings.Builder
	text.WriteString("Vorname;Nachname;E-Mail;Telefon;PLZ;Ort\n")
	first := []string{"Nora", "Paul", "Ayşe", "Jürgen", "Łukasz", "Sofia", "Emre", "Zoë", "Karla", "Hanna", "Ole", "Mirjam", "Anton", "Beate", "Čedomir", "Thị Hằng", "Олена", "Frida", "Giulia"}
	stems := []string{"Eber", "Zoll", "Stein", "Wald", "Brück", "Linden", "Rosen", "Feld", "Berg", "Acker", "Birken", "Donau", "Isar", "Kirch", "Mühl", "Nieder", "Ober", "Quell", "Ratz", "Sonn", "Tann", "Ufer", "Vogel"}
	ends := []string{"bach", "ner", "müller", "huber", "mann", "schmid", "hofer", "wirth", "lang", "berger", "stätter", "inger", "ler", "auer", "maier", "lechner", "eder"}
	for i := from; i < to; i++ {
		fmt.Fprintf(&text, "%s;%s%s%s;person%d@example.org;089 %06d;8%04d;München\n", first[i%19], stems[i/19%23], ends[i/437%17], []string{"", "-Groß", "-Thal"}[i/7429%3], i, i, i%10000)
	}
	return text.String()
}

// BenchmarkIntake10000 reads, compares and enters 10,000 people where 10,000 are on file already, of whom 500 are among them.
func BenchmarkIntake10000(b *testing.B) {
	enter := func(desk *Desk, text string) {
		in := intakeOf(b, desk, "viele.csv", text)
		for i := range in.Rows {
			if in.Rows[i].State == IntakePossible {
				in.Rows[i].Decision = IntakeEnter
			}
		}
		if _, err := desk.ApplyIntake(context.Background(), in, nil); err != nil {
			b.Fatal(err)
		}
	}
	for range b.N {
		b.StopTimer()
		desk, _ := demoDesk(b)
		enter(desk, manyPeople(0, 10_000))
		b.StartTimer()
		enter(desk, manyPeople(9_500, 19_500))
	}
}

// What a row leaves empty stays on file: an address is not wiped by a file that has only a part of it.
func TestIntakeKeepsWhatARowDoesNotSay(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	id := must[data.ID](t)(desk.EnterRecord(ctx, transfer.Record{"first": "Nora", "last": "Ebersbach", "street": "Hauptstr. 5", "postcode": "01067", "city": "Dresden"}))
	for text, change := range map[string]string{
		"Vorname;Nachname;Zusatz;Telefon\nNora;Ebersbach;;089 1\n": "",
		"Vorname;Nachname;Zusatz\nNora;Ebersbach;Rückgebäude\n":    "Rückgebäude, Hauptstr. 5, 01067 Dresden",
		"Vorname;Nachname;Ort\nNora;Ebersbach;Pirna\n":             "Hauptstr. 5, 01067 Pirna",
	} {
		in := intakeOf(t, desk, "teil.csv", text)
		shown := ""
		for _, c := range in.Rows[0].Changes {
			if c.Field == "Anschrift" {
				shown = c.To
			}
		}
		if shown != change {
			t.Errorf("%q shows %q, want %q", text, shown, change)
		}
		must[IntakeResult](t)(desk.ApplyIntake(ctx, in, nil))
		a := must[PersonCard](t)(desk.PersonCard(ctx, id)).Address
		if a.Street != "Hauptstr. 5" || a.Postcode != "01067" || a.City == "" {
			t.Errorf("%q left %+v", text, a)
		}
		must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	}
}

// What somebody has several of comes in as it stands; what has no place of its own stands in the note, and that is said.
func TestIntakeOfSeveral(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "viel.csv", "Vorname;Nachname;Funktion;BA;Organisation der Funktion;Funktion 2;Gremium 2;Straße geschäftlich;Ort geschäftlich;Straße 2;Ort 2;Art der Anschrift 2;E-Mail;E-Mail 2;E-Mail Bezeichnung 2;Mobil;Keine Schreiben;Organisation;Briefe an\n"+
		"Nora;Ebersbach;Ansprechperson;14;Verein Süd;Mitglied;Migrationsbeirat;Allee 2;München;Weg 1;Pirna;privat;a@example.org;b@example.org;abends;0171 1;ja;Verein Nord;eigene Anschrift\n"+
		"Ole;Brück;Vorsitzender;;;;;;;;;;;;;;;Verein Nord;\n"+
		"Ida;Brück;;9;;;;;;;;;;;;;;;\n")
	for i, hint := range []string{"", "„Funktion: Vorsitzender“ steht in der Notiz", "„Bezug: BA 9“ steht in der Notiz"} {
		if r := in.Rows[i]; r.State != IntakeNew || r.Reason != hint {
			t.Errorf("line %d is %s: %q", r.Line, r.State, r.Reason)
		}
	}
	must[IntakeResult](t)(desk.ApplyIntake(ctx, in, nil))
	nora := must[[]data.Person](t)(data.List[data.Person](ctx, desk.Store, data.Match{"last_name": "Ebersbach"}))[0]
	card := must[PersonCard](t)(desk.PersonCard(ctx, nora.ID))
	var got []string
	for _, h := range card.Roles {
		got = append(got, roleWords(h.RoleKind, h.DistrictNumber))
		if h.DistrictNumber == 14 {
			if o := must[data.Organisation](t)(data.Get[data.Organisation](ctx, desk.Store, h.Role.OrganisationID)); o.Name != "Verein Süd" {
				t.Errorf("%+v", o)
			}
		}
	}
	for _, a := range card.Addresses {
		got = append(got, fmt.Sprint(a.Street, " ", a.Kind, " ", a.Preferred, " ", a.NotOnLists))
	}
	for _, c := range card.Contacts {
		got = append(got, fmt.Sprint(c.Kind, " ", c.Value, " ", c.Label, " ", c.Preferred))
	}
	want := []string{"Ansprechperson BA 14", "Mitglied Migrationsbeirat", "Allee 2 work true false", "Weg 1 private false true", "email a@example.org  true", "email b@example.org abends false", "mobile 0171 1  true"}
	if !slices.Equal(got, want) || !card.Person.NoContact || card.Person.AddressVia != data.ViaOwn || card.Organisation.Name != "Verein Nord" {
		t.Errorf("%q\n%+v", got, card.Person)
	}
	if again := intakeOf(t, desk, "viel.csv", "Vorname;Nachname;Straße;Ort;E-Mail;E-Mail 2\nNora;Ebersbach;Weg 1;Pirna;b@example.org;a@example.org\n"); again.Rows[0].State != IntakeSame {
		t.Errorf("%+v", again.Rows[0])
	}
}

// Columns are named by their German words too, one that says nothing is named, and corrections hold for the next file even where a column is empty in it.
func TestIntakeColumnsByWords(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "liste.csv", "Nachname;Vorname;Egal;Größe\nEbersbach;Nora;nora@example.org;XL\n")
	if unread := in.Unread(); !slices.Equal(unread, []string{"Größe"}) {
		t.Errorf("%q", unread)
	}
	for column, field := range map[string]string{"Größe": "in die Notiz übernehmen", "Egal": "E-Mail 2"} {
		if err := in.SetField(column, field); err != nil {
			t.Fatal(err)
		}
	}
	if err := desk.PreviewIntake(ctx, in, nil); err != nil {
		t.Fatal(err)
	}
	if r := in.Rows[0].Record; r["note"] != "Größe: XL" || r["email"] != "nora@example.org" {
		t.Errorf("%v", r)
	}
	must[IntakeResult](t)(desk.ApplyIntake(ctx, in, nil))
	next := intakeOf(t, desk, "liste.csv", "Nachname;Vorname;Egal;Größe\nHuber;Max;;M\n")
	if !next.Remembered() || next.Rows[0].Record["note"] != "Größe: M" {
		t.Errorf("%v %v", next.Fields, next.Rows[0].Record)
	}
}

// Two rows of a file may be the same person, whatever the slip.
func TestIntakeOfTheSameTwice(t *testing.T) {
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "doppelt.csv", "Vorname;Nachname;E-Mail\n"+
		"Nora;Ebersbach;nora@example.org\n"+
		"Nora;Ebersbachh;nora@example.org\n"+ // a slip
		"Nora;Ebersbach;\n"+ // the mailbox in one row only
		"Zöllner;Paul;paul@example.org\n"+
		"Paul;Zöllner;\n"+ // swapped
		"Ida;Wald;ida@example.org\n")
	for i, want := range []string{"", "Zeile 2", "steht schon in Zeile", "", "Zeile 5", ""} {
		r := in.Rows[i]
		if possible := r.State == IntakePossible; possible != (want != "") || !strings.Contains(r.Reason, want) {
			t.Errorf("line %d is %s: %q", r.Line, r.State, r.Reason)
		}
	}
}

// A faulty row is corrected in the preview and comes in with the others.
func TestCorrectIntakeRow(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "fehler.csv", "Vorname;Nachname;E-Mail\nNora;Ebersbach;nora@example.org\nIda;Wald;kein-at\n")
	if in.Rows[1].State != IntakeFaulty {
		t.Fatalf("%+v", in.Rows[1])
	}
	wantMistake(t, desk.CorrectIntakeRow(ctx, in, 1, transfer.Record{"first": "Ida", "last": "Wald", "email": "auch-nicht"}), "keine E-Mail-Adresse")
	if in.Rows[1].Record["email"] != "kein-at" {
		t.Errorf("%+v", in.Rows[1])
	}
	if err := desk.CorrectIntakeRow(ctx, in, 1, transfer.Record{"first": "Nora", "last": "Ebersbachh", "email": "nora@example.org"}); err != nil || in.Rows[1].State != IntakePossible {
		t.Errorf("%v %+v", err, in.Rows[1])
	}
	if err := desk.CorrectIntakeRow(ctx, in, 1, transfer.Record{"first": "Ida", "last": "Wald", "email": "ida@example.org"}); err != nil || in.Rows[1].State != IntakeNew {
		t.Errorf("%v %+v", err, in.Rows[1])
	}
	if result := must[IntakeResult](t)(desk.ApplyIntake(ctx, in, nil)); result.Entered != 2 {
		t.Errorf("%+v", result)
	}
}

// Days may be written in every way in which people and programs do.
func TestIntakeOfDays(t *testing.T) {
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "tage.csv", "Nachname;Stand\nA;15. März 2023\nB;15.3.23\nC;2023-03-15T10:00:00Z\nD;45000\nE;15.03.2023 00:00\nF;31.02.2023\n")
	for i, r := range in.Rows {
		if i == 5 {
			if r.State != IntakeFaulty || !strings.Contains(r.Reason, "„31.02.2023“ ist kein Datum (Stand)") {
				t.Errorf("%+v", r)
			}
		} else if r.incoming.person.VerifiedOn != data.NewDate(2023, 3, 15) {
			t.Errorf("%s: %s", r.Name, r.incoming.person.VerifiedOn)
		}
	}
}

// The BA in the words for a function is its district, and not said twice.
func TestWithoutDistrict(t *testing.T) {
	district := data.District{Number: 5, Name: "Au-Haidhausen"}
	for words, want := range map[string]string{
		"Vorsitzende des BA 05 Au-Haidhausen":  "Vorsitzende",
		"Vorsitzende (BA 5)":                   "Vorsitzende",
		"Ansprechperson im Bezirksausschuss 5": "Ansprechperson",
		"Beauftragte für Vielfalt, BA 5":       "Beauftragte für Vielfalt",
		"Vorsitzende des BA 14":                "Vorsitzende des BA 14",
		"BA 5, stellvertretende Vorsitzende":   "stellvertretende Vorsitzende",
		"Stellv. Vorsitzender":                 "Stellv. Vorsitzender",
	} {
		if got := withoutDistrict(words, district); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// A row that names two people, or none, is said and not entered.
func TestIntakeOfWhatIsNoName(t *testing.T) {
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "namen.csv", "Name;E-Mail\nDr. Müller / Fr. Huber;m@example.org\nSumme: 25;\nwww.example.org/x;\nD'Angelo-O’Neill, Zoë;z@example.org\n\"Anna Huber\nMax Ober\";\nEheleute Huber;\n")
	for i, want := range []IntakeState{IntakeFaulty, IntakeFaulty, IntakeFaulty, IntakeNew, IntakeFaulty, IntakeFaulty} {
		if r := in.Rows[i]; r.State != want || want == IntakeFaulty && !strings.Contains(r.Reason, "kein Name einer Person") && !strings.Contains(r.Reason, "mehrere Personen") {
			t.Errorf("line %d is %s: %q", r.Line, r.State, r.Reason)
		}
	}
}

// The list of an office with a row for each committee gives each person with the function and the committee.
func TestIntakeOfCommittees(t *testing.T) {
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "liste.csv", "BA;Vorsitzende/r;E-Mail;Migrationsbeauftragte/r;E-Mail\n3;Nora Ebersbach;n@example.org;Ole Brück;o@example.org\n4;Ida Wald;;Nora Ebersbach;n@example.org\n")
	if r := in.Rows[3]; r.State != IntakePossible || r.Reason != "steht schon in Zeile 2 dieser Datei" {
		t.Errorf("%s: %q", r.State, r.Reason)
	}
	if result := must[IntakeResult](t)(desk.ApplyIntake(context.Background(), in, nil)); result.Entered != 3 || result.Updated != 1 {
		t.Errorf("%+v", result)
	}
	nora := must[[]data.Person](t)(data.List[data.Person](context.Background(), desk.Store, data.Match{"last_name": "Ebersbach"}))
	if len(nora) != 1 || len(must[PersonCard](t)(desk.PersonCard(context.Background(), nora[0].ID)).Roles) != 2 {
		t.Errorf("Nora is on file %d times, or has not both functions", len(nora))
	}
	for i, want := range []string{"Vorsitz BA 3", "Migrationsbeauftragte/r BA 3"} {
		r := in.Rows[i]
		if len(r.incoming.roles) != 1 || roleWords(r.incoming.roles[0].kind, 3) != want || r.State != IntakeNew {
			t.Errorf("%s: %+v", r.Name, r.incoming.roles)
		}
	}
}

// Functions in other words, and in bodies that are no committees.
func TestIntakeOfFunctions(t *testing.T) {
	desk, _ := demoDesk(t)
	in := intakeOf(t, desk, "liste.csv", "Name;Funktion;BA;Gremium\nNora Ebersbach;Ansprechpartnerin für Migration;Au-Haidhausen;\nOle Brück;Vorsitzender;;Migrationsbeirat\nIda Wald;Mitglied;;Migrationsbeirat\nZoë Thal;;;Migrationsbeirat\nAnton Ufer;stellvertretender Vorsitzender;14;\n")
	for i, want := range []string{"Ansprechperson BA 5: Ansprechpartnerin für Migration", "Mitglied Migrationsbeirat: Vorsitzender", "Mitglied Migrationsbeirat: ", "Mitglied Migrationsbeirat: ", "Stv. Vorsitz BA 14: stellvertretender Vorsitzender"} {
		r := in.Rows[i]
		if len(r.incoming.roles) != 1 {
			t.Errorf("%s: %s %q %+v", r.Name, r.State, r.Reason, r.incoming.roles)
			continue
		}
		role := r.incoming.roles[0]
		number := 0
		if role.role.DistrictID != 0 {
			number = must[data.District](t)(data.Get[data.District](context.Background(), desk.Store, role.role.DistrictID)).Number
		}
		if got := roleWords(role.kind, number) + ": " + role.role.Title; got != want {
			t.Errorf("%s: %q, want %q", r.Name, got, want)
		}
	}
}
