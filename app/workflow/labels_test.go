package workflow

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundertisch/data"
	"rundertisch/reports/labels"
)

// readPDF returns the file at a path.
func readPDF(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(content, []byte("%PDF-1.7")) {
		t.Errorf("%s begins with %q", path, content[:min(8, len(content))])
	}
	return content
}

func TestLabelsForTheRecipientsOfARun(t *testing.T) {
	ctx := context.Background()
	desk, result := demoDesk(t)
	folder := t.TempDir()
	all := Selection{Group: GroupChairs}
	before := must[[]data.HistoryEntry](t)(desk.Store.History(ctx, data.HistoryFilter{}))
	for _, c := range []struct {
		name  string
		order LabelOrder
		want  LabelsMade
	}{
		{"all chairs on one sheet and four labels", LabelOrder{Selection: all, SheetKey: "L7160"}, LabelsMade{Labels: 25, Pages: 2}},
		{"from the last label on", LabelOrder{Selection: all, SheetKey: "L7160", Start: 21}, LabelsMade{Labels: 25, Pages: 3}},
		{"two districts", LabelOrder{Selection: Selection{Group: GroupChairs, Districts: []int{5, 25}}, SheetKey: "L7163", Start: 14}, LabelsMade{Labels: 2, Pages: 2}},
		{"those invited", LabelOrder{Selection: Selection{Group: GroupAccepted}, MeetingID: result.Meeting.ID, SheetKey: "L7163"}, LabelsMade{Labels: -1, Pages: -1}},
	} {
		path := filepath.Join(folder, c.name+".pdf")
		made, err := desk.WriteLabels(ctx, c.order, path)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if c.want.Labels < 0 {
			draft, err := desk.DraftLetters(ctx, LetterOrder{TemplateKey: "einladung", Selection: c.order.Selection, MeetingID: c.order.MeetingID})
			if err != nil {
				t.Fatal(err)
			}
			c.want.Labels, c.want.Pages = len(draft.Letters), (len(draft.Letters)+13)/14
		}
		if made.Labels != c.want.Labels || made.Pages != c.want.Pages || made.Skipped != 0 || serious(made.Problems) {
			t.Errorf("%s: %+v, want %+v", c.name, made, c.want)
		}
		first := readPDF(t, path)
		if _, err := desk.WriteLabels(ctx, c.order, path); err != nil {
			t.Fatal(err)
		}
		if second := readPDF(t, path); !bytes.Equal(first, second) {
			t.Errorf("%s: written again, the file differs", c.name)
		}
	}
	if after := must[[]data.HistoryEntry](t)(desk.Store.History(ctx, data.HistoryFilter{})); len(after) != len(before) {
		t.Errorf("printing is in the history: %q", after[0].Title)
	}
}

func TestAnAddressOfSeveralIsPrintedOnceWhereWanted(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	draft := must[*Draft](t)(desk.addressDraft(ctx, LabelOrder{Selection: Selection{Group: GroupChairs, Districts: []int{1, 2, 3}}}))
	for _, l := range draft.Letters {
		person := l.Holder.Person
		person.AddressLines = "BA-Geschäftsstelle Mitte\nTal 13\n80331 München"
		if err := desk.Store.Do(ctx, "Anschrift", func(tx *data.Tx) error { return data.Update(tx, person) }); err != nil {
			t.Fatal(err)
		}
	}
	order := LabelOrder{Selection: Selection{Group: GroupChairs, Districts: []int{1, 2, 3, 4}}, EnvelopeKey: "DL"}
	for _, c := range []struct {
		once bool
		want int
	}{{false, 4}, {true, 2}} {
		order.OncePerAddress = c.once
		made := must[LabelsMade](t)(desk.WriteEnvelopes(ctx, order, filepath.Join(t.TempDir(), "a.pdf")))
		if made.Labels != c.want || made.Pages != c.want || made.Skipped != 0 {
			t.Errorf("once %v: %+v", c.once, made)
		}
	}
}

// Who must not be written to, and who has no address or one that does not fit, is left out and told; the others are printed.
func TestWhoCannotBeWrittenToIsLeftOutAndTold(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	selection := Selection{Group: GroupChairs, Districts: []int{1, 2, 3, 4, 5}}
	change := []struct {
		change func(*data.Person)
		place  string
		text   string
	}{
		{func(p *data.Person) { p.Restricted = true }, "Empfang", "eingeschränkt"},
		{func(p *data.Person) { p.NoContact = true }, "Empfang", "wünscht keine Schreiben"},
		{func(p *data.Person) { p.AddressVia = data.ViaOwn }, "Anschrift", "Straße oder Ort fehlt"},
		{func(p *data.Person) { p.AddressLines = strings.Repeat("Straße 1\n", 30) }, "Etikett, Zeile", "Platz ist für"},
	}
	draft := must[*Draft](t)(desk.addressDraft(ctx, LabelOrder{Selection: selection}))
	for i, c := range change {
		person := draft.Letters[i].Holder.Person
		c.change(&person)
		if err := desk.Store.Do(ctx, "Person", func(tx *data.Tx) error { return data.Update(tx, person) }); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	made := must[LabelsMade](t)(desk.WriteLabels(ctx, LabelOrder{Selection: selection, SheetKey: "L7160"}, path))
	if made.Labels != 1 || made.Skipped != 4 || made.Pages != 1 {
		t.Errorf("%+v", made)
	}
	for i, c := range change {
		found := false
		for _, p := range made.Problems {
			found = found || p.Serious && strings.HasPrefix(p.Place, c.place) && strings.Contains(p.Text, c.text) && strings.Contains(p.Letter, draft.Letters[i].Holder.Person.LastName)
		}
		if !found {
			t.Errorf("nothing says %q: %+v", c.text, made.Problems)
		}
	}
	selection.Districts = []int{1, 2}
	other := filepath.Join(t.TempDir(), "b.pdf")
	_, err := desk.WriteLabels(ctx, LabelOrder{Selection: selection, SheetKey: "L7160"}, other)
	wantMistake(t, err, "Keine Anschrift")
	if _, err := os.Stat(other); err == nil {
		t.Error("there is a file")
	}
}

func TestMistakesOfLabels(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	path := filepath.Join(t.TempDir(), "a.pdf")
	all := Selection{Group: GroupChairs}
	for _, c := range []struct {
		order LabelOrder
		part  string
	}{
		{LabelOrder{Selection: all, SheetKey: "L1"}, "Vorhanden sind: L7160, L7163, L4732"},
		{LabelOrder{Selection: all, SheetKey: "L7160", Start: 22}, "von 1 bis 21"},
		{LabelOrder{Selection: all, SheetKey: "L7160", Start: -1}, "von 1 bis 21"},
		{LabelOrder{Selection: Selection{Group: GroupInvited}, SheetKey: "L7160"}, "Sitzung"},
		{LabelOrder{Selection: Selection{Group: GroupChairs, Districts: []int{26}}, SheetKey: "L7160"}, "Einen BA 26 gibt es nicht"},
	} {
		_, err := desk.WriteLabels(ctx, c.order, path)
		wantMistake(t, err, c.part)
	}
	_, err := desk.WriteEnvelopes(ctx, LabelOrder{Selection: all, EnvelopeKey: "B4"}, path)
	wantMistake(t, err, "Vorhanden sind: DL, C5, C4")
	_, err = desk.WriteLabels(ctx, LabelOrder{Selection: all, SheetKey: "L7160"}, filepath.Join(path, "unter", "a.pdf"))
	if err != nil {
		t.Errorf("a missing folder is made: %v", err)
	}
}

// The offset moves labels, envelopes and the frame of the test sheet; what a letter's PDF holds it leaves alone.
func TestPrintOffset(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	folder := t.TempDir()
	order := LabelOrder{Selection: Selection{Group: GroupChairs, Districts: []int{5}}, SheetKey: "L7160", EnvelopeKey: "C5"}
	files := func() map[string][]byte {
		path := filepath.Join(folder, "a.pdf")
		all := map[string][]byte{}
		for name, write := range map[string]func() error{
			"labels":    func() error { _, err := desk.WriteLabels(ctx, order, path); return err },
			"envelopes": func() error { _, err := desk.WriteEnvelopes(ctx, order, path); return err },
			"testsheet": func() error { return desk.WriteTestSheet(ctx, path) },
		} {
			if err := write(); err != nil {
				t.Fatal(err)
			}
			all[name] = readPDF(t, path)
		}
		draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: "benennung", Selection: order.Selection}))
		rendered, err := renderRun(ctx, draft, draft.Letters, nil)
		if err != nil {
			t.Fatal(err)
		}
		all["letter"] = rendered.whole
		return all
	}
	before := files()
	if err := desk.SetPrintOffset(ctx, " 0,5 mm", "-1"); err != nil {
		t.Fatal(err)
	}
	if got := must[labels.Offset](t)(desk.PrintOffset(ctx)); got != (labels.Offset{X: 0.5, Y: -1}) {
		t.Errorf("%+v", got)
	}
	for name, content := range files() {
		if same := bytes.Equal(content, before[name]); same != (name == "letter") {
			t.Errorf("%s: the same bytes: %v", name, same)
		}
	}
	if _, err := desk.Store.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := must[labels.Offset](t)(desk.PrintOffset(ctx)); got != (labels.Offset{}) {
		t.Errorf("one step back: %+v", got)
	}
	for _, text := range []string{"20,1", "-21", "x", "1 cm", "NaN", "1e1", "--1", "1,2,3"} {
		wantMistake(t, desk.SetPrintOffset(ctx, "0", text), "nach unten")
		wantMistake(t, desk.SetPrintOffset(ctx, text, "0"), "nach rechts")
	}
}

func TestMillimetres(t *testing.T) {
	for text, want := range map[string]float64{"": 0, " ": 0, "0": 0, "-0": 0, "0,5": 0.5, "0.5": 0.5, "-1": -1, "−1,25": -1.25, "– 2": -2, "+3": 3, "20": 20, "-20,0 mm": -20, "07": 7} {
		if got, ok := parseMillimetres(text); !ok || got != want {
			t.Errorf("%q: %v %v", text, got, ok)
		}
	}
}

func FuzzMillimetres(f *testing.F) {
	for _, seed := range []string{"", "0,5", "-1", "−20 mm", "20,001", "1e3", "\u00a01"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		length, ok := parseMillimetres(text)
		if !ok {
			return
		}
		if !(length >= -largestOffset && length <= largestOffset) {
			t.Errorf("%q is %v", text, length)
		}
		if again, ok := parseMillimetres(formatMillimetres(length)); !ok || again != length {
			t.Errorf("%q is %v, written %q", text, length, formatMillimetres(length))
		}
	})
}
