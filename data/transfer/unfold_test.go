package transfer

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// recordsOf reads a file and returns what its rows say, in the order of fields.
func recordsOf(t *testing.T, name string, content []byte) []string {
	t.Helper()
	table, err := Read(name, content)
	if err != nil {
		t.Fatal(err)
	}
	fields := Recognise(table)
	var lines []string
	for _, row := range table.Rows {
		record := table.Record(row, fields)
		var words []string
		for _, f := range FieldsFor(fields) {
			if record[f.Field] != "" {
				words = append(words, string(f.Field)+"="+record[f.Field])
			}
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return lines
}

// The list that every such office has: a row for each committee, several people in it.
func TestSeveralPeopleInARow(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"functions as heads": {"BA;Vorsitzende/r;E-Mail;Migrationsbeauftragte/r;E-Mail;Telefon\n5;Dr. Anna Huber;h@x.de;Ole Wald;w@x.de;089 1\n14;Meier, Ida;i@x.de;N.N.;;\n", []string{
			"title=Dr. first=Anna last=Huber function=Vorsitzende/r district=5 email=h@x.de",
			"first=Ole last=Wald function=Migrationsbeauftragte/r district=5 email=w@x.de phone=089 1",
			"first=Ida last=Meier function=Vorsitzende/r district=14 email=i@x.de"}},
		"functions above": {";Vorsitz;Vorsitz;Ansprechperson;Ansprechperson\nBA;Name;E-Mail;Name;E-Mail\n5;Anna Huber;h@x.de;Ole Wald;w@x.de\n", []string{
			"first=Anna last=Huber function=Vorsitz district=5 email=h@x.de",
			"first=Ole last=Wald function=Ansprechperson district=5 email=w@x.de"}},
		"one function": {"Stadtbezirk;Vorsitzender;Mail\n5 Au-Haidhausen;Anna Huber;h@x.de\n", []string{"first=Anna last=Huber function=Vorsitzender district=5 email=h@x.de"}},
		"heads that name the seat": {"BA-Nr.,Name BA,Vorsitz,E-Mail Vorsitz,Ansprechperson,E-Mail Ansprechperson\n5,Au-Haidhausen,Anna Huber,h@x.de,Ole Wald,w@x.de\n", []string{
			"first=Anna last=Huber function=Vorsitz district=5 email=h@x.de", "first=Ole last=Wald function=Ansprechperson district=5 email=w@x.de"}},
		"recipients": {"Anna Huber <anna@x.de>; \"Wald, Ole\" <ole@x.de>\n'Meier, Ida' <ida@x.de>", []string{"first=Anna last=Huber email=anna@x.de", "first=Ole last=Wald email=ole@x.de", "first=Ida last=Meier email=ida@x.de"}},
		"lines between": {"Name;E-Mail\nStadtbezirk 5 – Au-Haidhausen;\nAnna Huber;h@x.de\nOle Wald;w@x.de\nStadtbezirk 14 – Berg am Laim;\nIda Meier;i@x.de\n", []string{
			"first=Anna last=Huber district=5 email=h@x.de", "first=Ole last=Wald district=5 email=w@x.de", "first=Ida last=Meier district=14 email=i@x.de"}},
		"a column says it": {"Name;Funktion;Stellvertretung\nAnna Huber;Vorsitz;Ole Wald\n", []string{"first=Anna last=Huber function=Vorsitz"}},
		"two with numbers": {"Anrede;Vorname;Nachname;Telefon;Stellvertretung;Telefon\nFrau;Anna;Huber;089 1;Ole Wald;089 2\n", []string{"form=Frau first=Anna last=Huber phone=089 1", "first=Ole last=Wald function=Stellvertretung phone=089 2"}},
		"a deputy beside":  {"Name;Stellvertretung;E-Mail\nAnna Huber;Ole Wald;h@x.de\n", []string{"first=Anna last=Huber email=h@x.de"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := recordsOf(t, "liste.csv", []byte(c.file)); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// In a workbook the functions are merged over their columns, and a committee beside its rows.
func TestMergedCommittees(t *testing.T) {
	content := sheetOf(t, map[string]any{
		"A1": "BA", "B1": "Vorsitz", "D1": "Migrationsbeauftragte", "B2": "Name", "C2": "E-Mail", "D2": "Name", "E2": "E-Mail",
		"A3": "BA 5", "B3": "Anna Huber", "C3": "h@x.de", "D3": "Ole Wald", "D4": "Ida Meier", "E4": "i@x.de",
	}, nil, func(f *excelize.File) {
		for _, m := range [][2]string{{"A1", "A2"}, {"B1", "C1"}, {"D1", "E1"}, {"A3", "A4"}} {
			if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	want := []string{"first=Anna last=Huber function=Vorsitz district=5 email=h@x.de", "first=Ole last=Wald function=Migrationsbeauftragte district=5", "first=Ida last=Meier function=Migrationsbeauftragte district=5 email=i@x.de"}
	if got := recordsOf(t, "liste.xlsx", content); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
