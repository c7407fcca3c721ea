package workflow

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"rundertisch/data"
)

// A run comes out of the outbox as it went in, whatever has changed in the file since.
func TestOutboxKeepsWhatLeftTheHouse(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	file := filepath.Join(t.TempDir(), "Briefe.pdf")
	draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}}))
	created := must[Created](t)(desk.CreateLetters(ctx, draft, Output{File: file}, nil))
	made := must[[]byte](t)(os.ReadFile(file))
	sender := draft.Sender
	sender.Section = "Stelle mit neuem Namen"
	if err := desk.SaveSender(ctx, sender); err != nil {
		t.Fatal(err)
	}

	again := filepath.Join(t.TempDir(), "noch einmal.pdf")
	if err := desk.SaveRun(ctx, created.RunID, again); err != nil {
		t.Fatal(err)
	}
	if got := must[[]byte](t)(os.ReadFile(again)); !bytes.Equal(got, made) {
		t.Errorf("%d bytes came out of the outbox, %d went in", len(got), len(made))
	}
	letters := must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{RunID: created.RunID}))
	for i, kept := range letters {
		frozen, err := FrozenLetter(kept)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(frozen, draft.Letters[i].Letter) {
			t.Fatalf("letter %d came back as %+v", i, frozen)
		}
	}
	_, err := FrozenLetter(data.Letter{Recipient: "BA 05", Content: "{"})
	wantMistake(t, err, "BA 05")
}

func TestOpeningARunOverwritesNothing(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: Selection{Group: GroupChairs}}))
	must[Created](t)(desk.CreateLetters(ctx, draft, Output{}, nil))
	row := must[[]data.LetterRunRow](t)(desk.Store.LetterRuns(ctx))[0]

	first := must[string](t)(desk.RunFile(ctx, row))
	if want := filepath.Join(desk.OutputFolder(), "2026-03-03 Bitte um Benennung.pdf"); first != want {
		t.Errorf("the run went to %s, want %s", first, want)
	}
	if second := must[string](t)(desk.RunFile(ctx, row)); second != first {
		t.Errorf("the same run went to %s once more", second)
	}
	if err := os.WriteFile(first, []byte("etwas anderes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if third := must[string](t)(desk.RunFile(ctx, row)); filepath.Base(third) != "2026-03-03 Bitte um Benennung (2).pdf" {
		t.Errorf("the run went to %s though another file was there", third)
	}
	if left := must[[]byte](t)(os.ReadFile(first)); string(left) != "etwas anderes" {
		t.Error("a file of the user's was overwritten")
	}

	letters := must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{RunID: row.LetterRun.ID}))
	alone := must[string](t)(desk.LetterFile(ctx, letters[4]))
	if content := must[[]byte](t)(os.ReadFile(alone)); !bytes.HasPrefix(content, []byte("%PDF-")) {
		t.Errorf("%s is no PDF", alone)
	}
	if again := must[string](t)(desk.LetterFile(ctx, letters[4])); again != alone {
		t.Errorf("the same letter went to %s once more", again)
	}
}

func TestRunWithoutPDF(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	run := data.LetterRun{Name: "Altbestand", DatedOn: desk.Today()}
	err := desk.Store.Do(ctx, "Altbestand", func(tx *data.Tx) error { return data.Insert(tx, &run) })
	if err != nil {
		t.Fatal(err)
	}
	wantMistake(t, desk.SaveRun(ctx, run.ID, filepath.Join(t.TempDir(), "x.pdf")), "keine PDF-Datei aufbewahrt")
}

func TestFreeOutputCountsOn(t *testing.T) {
	folder := t.TempDir()
	if got := FreeOutput(folder, "Briefe", true); got != (Output{filepath.Join(folder, "Briefe.pdf"), filepath.Join(folder, "Briefe"), filepath.Join(folder, "Briefe E-Mail")}) {
		t.Errorf("in an empty folder: %+v", got)
	}
	if err := os.Mkdir(filepath.Join(folder, "Briefe"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := FreeOutput(folder, "Briefe", false); got != (Output{File: filepath.Join(folder, "Briefe.pdf"), Mail: filepath.Join(folder, "Briefe E-Mail")}) {
		t.Errorf("a folder is in nobody's way when one file is wanted: %+v", got)
	}
	if err := os.WriteFile(filepath.Join(folder, "Briefe (2).pdf"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := FreeOutput(folder, "Briefe", true); got != (Output{filepath.Join(folder, "Briefe (3).pdf"), filepath.Join(folder, "Briefe (3)"), filepath.Join(folder, "Briefe (3) E-Mail")}) {
		t.Errorf("folder and second file are taken: %+v", got)
	}
}

func TestUses(t *testing.T) {
	for _, c := range []struct {
		subject, body, name string
		want                bool
	}{
		{"Einladung zur {Sitzung}", "", "Sitzung", true},
		{"", "{wenn Sitzung Ort}im Rathaus{ende}", "Sitzung", true},
		{"", "{wenn nicht Sitzung}bald{ende}", "Sitzung", true},
		{"", "{ sitzung wann }", "Sitzung", true},
		{"", "die Sitzung", "Sitzung", false},
		{"", "{Sitzungsgeld}", "Sitzung", false},
		{"{Antrag Betreff}", "", "Betreff", false},
		{"{Betreff}", "", "Betreff", true},
		{"{}", "{wenn}", "Betreff", false},
	} {
		if got := Uses(data.Template{Subject: c.subject, Body: c.body}, c.name); got != c.want {
			t.Errorf("%q, %q use {%s}: %v, want %v", c.subject, c.body, c.name, got, c.want)
		}
	}
}
