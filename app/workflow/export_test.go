package workflow

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rundertisch/data"
)

// exported writes a file of people and returns what is in it.
func exported(t *testing.T, desk *Desk, order ExportOrder) ([]byte, Exported) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "personen."+order.Format.Ending())
	made := must[Exported](t)(desk.Export(context.Background(), order, path, nil))
	return must[[]byte](t)(os.ReadFile(path)), made
}

// entered adds a person with a hidden number, a hidden address and a note.
func entered(t *testing.T, desk *Desk) data.ID {
	t.Helper()
	ctx := context.Background()
	id := must[data.ID](t)(desk.SavePersonCard(ctx, PersonCard{
		Person:  data.Person{Form: data.FormFrau, Title: "Dr.", FirstName: "Çiğdem", LastName: "Weiß", Note: "nur mittags"},
		Email:   data.Contact{Kind: data.ContactEmail, Value: "weiss@example.org", Preferred: true},
		Phone:   data.Contact{Kind: data.ContactPhone, Value: "+49 89 233-40", NotOnLists: true},
		Address: data.Address{Kind: AddressPrivate, Street: "Geheimweg 1", Postcode: "01067", City: "Dresden", Preferred: true, NotOnLists: true},
	}))
	return id
}

func TestExportLeavesOutWhatIsNotForLists(t *testing.T) {
	desk, _ := demoDesk(t)
	id := entered(t, desk)
	for _, format := range []ExportFormat{ExportCSV, ExportVCard, ExportVCard4} {
		order := ExportOrder{People: []data.ID{id}, Format: format}
		content, made := exported(t, desk, order)
		if made.People != 1 || !bytes.Contains(content, []byte("weiss@example.org")) || bytes.Contains(content, []byte("Geheimweg")) || bytes.Contains(content, []byte("233-40")) || bytes.Contains(content, []byte("mittags")) {
			t.Errorf("%s: %+v: %s", format, made, content)
		}
		order.Private = true
		content, _ = exported(t, desk, order)
		for _, want := range []string{"Geheimweg 1", "01067", "+49 89 233-40", "nur mittags"} {
			if !bytes.Contains(content, []byte(want)) {
				t.Errorf("%s lacks %q: %s", format, want, content)
			}
		}
	}
}

func TestExportToExcel(t *testing.T) {
	desk, _ := demoDesk(t)
	id := entered(t, desk)
	must[int](t)(desk.EditPeople(context.Background(), PeopleEdit{Field: EditVerified, People: []data.ID{id}, Date: desk.Today()}))
	content, made := exported(t, desk, ExportOrder{Format: ExportExcel, Private: true})
	book := must[*excelize.File](t)(excelize.OpenReader(bytes.NewReader(content)))
	defer book.Close()
	rows := must[[][]string](t)(book.GetRows("Personen"))
	head := slices.IndexFunc(rows, func(r []string) bool { return slices.Contains(r, "Nachname") })
	if head < 0 {
		t.Fatalf("no head: %q", rows[:3])
	}
	if people := must[[]data.PersonRow](t)(desk.Store.People(context.Background(), data.PersonFilter{})); made.People != len(people) || len(rows)-head-1 != len(people) {
		t.Errorf("%d people, %d in the file, %d rows", len(people), made.People, len(rows)-head-1)
	}
	at := func(name string) int { return slices.Index(rows[head], name) }
	row := rows[head+slices.IndexFunc(rows[head:], func(r []string) bool {
		return len(r) > at("Nachname") && r[at("Nachname")] == "Weiß" && r[at("Vorname")] == "Çiğdem"
	})]
	if row[at("PLZ")] != "01067" || row[at("Telefon")] != "+49 89 233-40" || row[at("Stand")] != "03.03.2026" || row[at("Nicht auf Listen")] != "Straße, Telefon" {
		t.Errorf("row %q", row)
	}
	again, _ := exported(t, desk, ExportOrder{Format: ExportExcel, Private: true})
	if !bytes.Equal(content, again) {
		t.Error("the same people give other bytes")
	}
}

func TestExportAsListToPrint(t *testing.T) {
	desk, _ := demoDesk(t)
	content, made := exported(t, desk, ExportOrder{Format: ExportPDF})
	again, _ := exported(t, desk, ExportOrder{Format: ExportPDF})
	if !bytes.HasPrefix(content, []byte("%PDF-")) || made.People < 40 || !bytes.Equal(content, again) {
		t.Errorf("%d people, %d bytes", made.People, len(content))
	}
}

func TestExportTellsWhomItLeftOut(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	id := entered(t, desk)
	must[int](t)(desk.EditPeople(ctx, PeopleEdit{Field: EditRestricted, People: []data.ID{id}, Yes: true}))
	_, made := exported(t, desk, ExportOrder{Format: ExportCSV})
	if !slices.Equal(made.Left, []string{"Dr. Çiğdem Weiß"}) {
		t.Errorf("left out: %q", made.Left)
	}
	path := filepath.Join(t.TempDir(), "x.csv")
	for want, order := range map[string]ExportOrder{
		"eingeschränkt: Dr. Çiğdem Weiß": {People: []data.ID{id}, Format: ExportCSV}, "ist niemand": {People: []data.ID{}, Format: ExportCSV},
		"xlsx, csv, vcf": {Format: "odt"}, "Nummer 9999": {People: []data.ID{9999}, Format: ExportCSV},
	} {
		_, err := desk.Export(ctx, order, path, nil)
		wantMistake(t, err, want)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a mistake wrote a file")
	}
	content, _ := exported(t, desk, ExportOrder{People: []data.ID{id, id}, Format: ExportCSV, Private: true})
	reader := csv.NewReader(bytes.NewReader(content[3:]))
	reader.Comma = ';'
	rows := must[[][]string](t)(reader.ReadAll())
	if at := slices.Index(rows[0], "Eingeschränkt"); len(rows) != 2 || at < 0 || rows[1][at] != "ja" {
		t.Errorf("restricted: %q", rows)
	}
}

func TestBlindCopyAddresses(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	var ids []data.ID
	for _, p := range []struct{ name, mail string }{
		{"Groß", "gross@example.org"}, {"Ay, MdL", "ay@example.org"}, {"Ohne", ""}, {"Stumm", "stumm@example.org"}, {"Gesperrt", "g@example.org"}, {"Doppelt", "GROSS@example.org"},
	} {
		ids = append(ids, must[data.ID](t)(desk.SavePersonCard(ctx, PersonCard{Person: data.Person{FirstName: "Jürgen", LastName: p.name}, Email: data.Contact{Kind: data.ContactEmail, Value: p.mail}})))
	}
	must[int](t)(desk.EditPeople(ctx, PeopleEdit{Field: EditNoContact, People: ids[3:4], Yes: true}))
	must[int](t)(desk.EditPeople(ctx, PeopleEdit{Field: EditRestricted, People: ids[4:5], Yes: true}))
	b := must[BlindCopy](t)(desk.BlindCopyAddresses(ctx, ids))
	if want := `Jürgen Groß <gross@example.org>; "Jürgen Ay, MdL" <ay@example.org>`; b.Text != want || b.Count != 2 {
		t.Errorf("%d: %s", b.Count, b.Text)
	}
	if got := strings.Join(b.Left, "|"); got != "Jürgen Ohne: keine E-Mail-Adresse|Jürgen Stumm: wünscht keine Schreiben|Jürgen Gesperrt: Verarbeitung eingeschränkt" {
		t.Errorf("left out: %s", got)
	}
	_, err := desk.BlindCopyAddresses(ctx, nil)
	wantMistake(t, err, "mindestens eine Person")
}

func TestSavedFilters(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	_, err := desk.FilterByName(ctx, "Vorsitze")
	wantMistake(t, err, "noch keiner")
	kind := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "vorsitz"))
	query := PeopleQuery{RoleKindID: kind.ID}
	id := must[data.ID](t)(desk.SaveFilter(ctx, SavedFilter{Name: " Vorsitze ", Query: query}))
	f := must[SavedFilter](t)(desk.FilterByName(ctx, "vorsitze"))
	if f.ID != id || f.Name != "Vorsitze" || f.Query != query {
		t.Errorf("saved: %+v", f)
	}
	_, err = desk.SaveFilter(ctx, SavedFilter{Name: "VORSITZE"})
	wantMistake(t, err, "gibt es schon")
	_, err = desk.SaveFilter(ctx, SavedFilter{Name: " "})
	wantMistake(t, err, "einen Namen geben")
	if err := desk.RenameFilter(ctx, id, "Alle Vorsitzenden"); err != nil {
		t.Fatal(err)
	}
	selection := must[Selection](t)(desk.FilterSelection(ctx, query))
	if len(selection.People) < 20 || selection.Group != GroupPeople {
		t.Errorf("selection: %+v", selection)
	}
	draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{TemplateKey: "schreiben", Date: desk.Today(), Selection: selection}))
	if len(draft.Letters) != len(selection.People) {
		t.Errorf("%d letters to %d people", len(draft.Letters), len(selection.People))
	}
	labels := must[LabelsMade](t)(desk.WriteLabels(ctx, LabelOrder{Selection: selection, SheetKey: "L7160"}, filepath.Join(t.TempDir(), "labels.pdf")))
	if labels.Labels != len(selection.People) {
		t.Errorf("%d labels for %d people", labels.Labels, len(selection.People))
	}
	_, err = desk.FilterSelection(ctx, PeopleQuery{Search: "xyzzy"})
	wantMistake(t, err, "findet niemanden")
	_, err = desk.FilterByName(ctx, "Vorsitze")
	wantMistake(t, err, "„Alle Vorsitzenden“")
	if err := desk.RemoveFilter(ctx, id); err != nil {
		t.Fatal(err)
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if filters := must[[]SavedFilter](t)(desk.SavedFilters(ctx)); len(filters) != 1 {
		t.Errorf("after undo: %+v", filters)
	}
}

// A run that is cancelled, before or while it writes, leaves no file and keeps the one that was there.
func TestACancelledExportLeavesNoFile(t *testing.T) {
	desk, _ := demoDesk(t)
	for _, choice := range ExportFormatChoices {
		format := ExportFormat(choice.Value)
		folder := t.TempDir()
		path := filepath.Join(folder, "p."+format.Ending())
		if err := os.WriteFile(path, []byte("as it was"), 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		told := 0
		_, err := desk.Export(ctx, ExportOrder{Format: format}, path, func(done, total int) {
			if told++; done == total {
				cancel()
			}
		})
		content, files := must[[]byte](t)(os.ReadFile(path)), must[[]os.DirEntry](t)(os.ReadDir(folder))
		if !errors.Is(err, context.Canceled) || told < 40 || string(content) != "as it was" || len(files) != 1 {
			t.Errorf("%s: %v, told %d times, %q, %d files", format, err, told, content, len(files))
		}
	}
}

// Each function is given out with the organisation for which it is held; that of the person is another column.
func TestFunctionsAreGivenOutWithTheirOrganisation(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	id := entered(t, desk)
	if err := desk.JoinOrganisation(ctx, id, "Haus Nord"); err != nil {
		t.Fatal(err)
	}
	guest := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "gast"))
	must[data.ID](t)(desk.SaveRoleAt(ctx, data.Role{PersonID: id, RoleKindID: guest.ID, Title: "Rednerin", UntilOn: data.NewDate(2027, 4, 30)}, "Verein Süd"))
	content, _ := exported(t, desk, ExportOrder{People: []data.ID{id}, Format: ExportCSV})
	reader := csv.NewReader(bytes.NewReader(content[3:]))
	reader.Comma = ';'
	rows := must[[][]string](t)(reader.ReadAll())
	for head, want := range map[string]string{
		"Funktion": "Rednerin", "Art der Funktion": "Gast", "Bis": "30.04.2027", "Organisation der Funktion": "Verein Süd", "Organisation": "Haus Nord",
	} {
		if at := slices.Index(rows[0], head); at < 0 || rows[1][at] != want {
			t.Errorf("%s: column %d of %q", head, at, rows)
		}
	}
	card := must[PersonCard](t)(desk.PersonCard(ctx, id))
	card.Person.AddressVia = data.ViaOrganisation
	if lines := must[[]string](t)(desk.AddressPreview(ctx, card)); lines[0] != "Verein Süd" {
		t.Errorf("written to %q", lines)
	}
}
