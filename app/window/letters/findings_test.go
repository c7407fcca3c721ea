package letters

import (
	"testing"

	"rundertisch/app/window/host"
	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/letter"
)

// letterTo makes a letter of a draft with problems.
func letterTo(district, role data.ID, name string, problems ...letter.Problem) workflow.DraftLetter {
	l := workflow.DraftLetter{DistrictID: district, Letter: letter.Letter{Name: name}, Problems: problems}
	l.Holder.Role.ID, l.Holder.Person.ID = role, role
	for i := range l.Problems {
		l.Problems[i].Letter = name
	}
	return l
}

func TestFindingsTellTheSameOnce(t *testing.T) {
	hint := letter.Problem{Place: "Empfang", Text: "Der Vorsitz ist unbesetzt."}
	fault := letter.Problem{Place: "Anschrift", Text: "Straße oder Ort fehlt.", Serious: true}
	letters := []workflow.DraftLetter{
		letterTo(1, 11, "BA 01", hint), letterTo(2, 12, "BA 02", hint, fault), letterTo(3, 13, "BA 03"), letterTo(4, 14, "BA 04", fault, hint, hint),
	}
	found := findingsOf(letters, map[seat]bool{seatOf(letters[3]): true})
	if len(found) != 2 {
		t.Fatalf("got %d findings, want 2: %+v", len(found), found)
	}
	if got, want := found[0].line(), "! BA 02 · Anschrift: Straße oder Ort fehlt."; got != want {
		t.Errorf("the serious one comes first: got %q, want %q", got, want)
	}
	if got, want := found[1].line(), "• 2 Schreiben · Empfang: Der Vorsitz ist unbesetzt."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if mark := summary(found); mark.Tone != workflow.Bad || mark.Word != "1 Fehler" {
		t.Errorf("summary of all: %+v", mark)
	}
	if mark := summary(found[1:]); mark.Tone != workflow.Warn || mark.Word != "2 Hinweise" {
		t.Errorf("summary of hints: %+v", mark)
	}
	if mark := summary(nil); mark.Tone != workflow.Good {
		t.Errorf("summary of nothing: %+v", mark)
	}
	if again := findingsOf(letters, nil); len(again[1].letters) != 3 {
		t.Errorf("a letter with the same problem twice counts once: %+v", again[1])
	}
}

func TestRemediesLeadWhereItIsPutRight(t *testing.T) {
	somebody, nobody := letterTo(5, 15, "BA 05"), letterTo(5, 0, "BA 05")
	guest := letterTo(0, 16, "Gast")
	for _, c := range []struct {
		text string
		line int
		to   workflow.DraftLetter
		want remedy
	}{
		{"Die Person wünscht keine Schreiben. Bitte eine andere wählen oder den Vermerk ändern.", 0, somebody, remedy{"Zur Person", host.People, 15}},
		{"Straße oder Ort fehlt. Bitte bei der Person ergänzen.", 0, somebody, remedy{"Zur Person", host.People, 15}},
		{"Straße oder Ort fehlt. Bitte bei der Geschäftsstelle des Bezirksausschusses ergänzen.", 0, somebody, remedy{"Zum BA", host.Districts, 5}},
		{"Der Vorsitz des BA 5 ist unbesetzt. Das Schreiben geht ohne Namen an den Vorsitz.", 0, nobody, remedy{"Zum BA", host.Districts, 5}},
		{"Bei der Sitzung den Ort eintragen.", 3, somebody, remedy{"Zur Sitzung", host.Meetings, 7}},
		{"Im Absenderprofil die Telefonnummer eintragen.", 4, somebody, remedy{"Zu den Einstellungen", host.Settings, 0}},
		{"Für „Betreff“ fehlt der Wert. Einen Betreff eintragen.", 1, somebody, remedy{}},
		{"Bei der Person den Namen ergänzen.", 2, guest, remedy{"Zur Person", host.People, 16}},
	} {
		if got := remedyOf(letter.Problem{Text: c.text, Line: c.line}, c.to, 7); got != c.want {
			t.Errorf("%q leads to %+v, want %+v", c.text, got, c.want)
		}
	}
}

func TestRowsSayWhatIsWrong(t *testing.T) {
	letters := []workflow.DraftLetter{
		letterTo(1, 11, "BA 01"), letterTo(2, 12, "BA 02", letter.Problem{Text: "x"}), letterTo(3, 13, "BA 03", letter.Problem{Text: "x", Serious: true}), letterTo(4, 14, "BA 04"),
	}
	rows := rowsOf(letters, map[seat]bool{seatOf(letters[3]): true})
	for i, want := range []string{"", "Hinweis", "fehlerhaft", "ausgelassen"} {
		if rows[i].mark.Word != want || rows[i].in != (i != 3) {
			t.Errorf("row %d: %+v, want %q", i, rows[i], want)
		}
	}
}
