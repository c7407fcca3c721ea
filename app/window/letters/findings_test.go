package letters

import (
	"testing"

	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/letter"
)

// letterTo makes a letter of a draft with problems.
func letterTo(district, role data.ID, name string, problems ...letter.Problem) workflow.DraftLetter {
	l := workflow.DraftLetter{DistrictID: district, Letter: letter.Letter{Name: name}}
	l.Holder.Role.ID, l.Holder.Person.ID = role, role
	for _, p := range problems {
		p.Letter = name
		l.Problems = append(l.Problems, workflow.Problem{Problem: p, Remedy: workflow.Remedy{Page: workflow.RemedyDistricts, ID: district}})
	}
	return l
}

func TestFindingsTellTheSameOnce(t *testing.T) {
	hint := letter.Problem{Place: "Empfang", Text: "Der Vorsitz ist unbesetzt."}
	fault := letter.Problem{Place: "Anschrift", Text: "Straße oder Ort fehlt.", Serious: true}
	letters := []workflow.DraftLetter{
		letterTo(1, 11, "BA 01", hint), letterTo(2, 12, "BA 02", hint, fault), letterTo(3, 13, "BA 03"), letterTo(4, 14, "BA 04", fault, hint, hint),
	}
	found := findingsOf(letters, map[workflow.Seat]bool{letters[3].Seat(): true})
	if len(found) != 2 {
		t.Fatalf("got %d findings, want 2: %+v", len(found), found)
	}
	if got, want := found[0].line(), "! BA 02 · Anschrift: Straße oder Ort fehlt."; got != want {
		t.Errorf("the serious one comes first: got %q, want %q", got, want)
	}
	if got, want := found[1].line(), "• 2 Schreiben · Empfang: Der Vorsitz ist unbesetzt."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := found[1].Remedy, (workflow.Remedy{Page: workflow.RemedyDistricts, ID: 1}); got != want {
		t.Errorf("it is put right at %+v, want that of the first letter %+v", got, want)
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

func TestRowsSayWhatIsWrong(t *testing.T) {
	letters := []workflow.DraftLetter{
		letterTo(1, 11, "BA 01"), letterTo(2, 12, "BA 02", letter.Problem{Text: "x"}), letterTo(3, 13, "BA 03", letter.Problem{Text: "x", Serious: true}), letterTo(4, 14, "BA 04"),
	}
	rows := rowsOf(letters, map[workflow.Seat]bool{letters[3].Seat(): true})
	for i, want := range []string{"", "Hinweis", "fehlerhaft", "ausgelassen"} {
		if rows[i].mark.Word != want || rows[i].in != (i != 3) {
			t.Errorf("row %d: %+v, want %q", i, rows[i], want)
		}
	}
}
