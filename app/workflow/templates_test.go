package workflow

// Templates: making, changing, putting away, and their way from one office's file to another's.

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
	"rundertisch/reports/letter"
)

func TestOwnTemplates(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	shipped := must[[]data.Template](t)(desk.Templates(ctx, false))
	before := dump(t, desk)

	fresh := must[data.Template](t)(desk.NewTemplate(ctx))
	second := must[data.Template](t)(desk.NewTemplate(ctx))
	copied := must[data.Template](t)(desk.CopyTemplate(ctx, shipped[0].ID))
	if fresh.Name != "Neue Vorlage" || second.Name != "Neue Vorlage (2)" || fresh.Key == second.Key {
		t.Errorf("new: %q %q, %q %q", fresh.Name, fresh.Key, second.Name, second.Key)
	}
	if copied.Name != "Kopie von "+shipped[0].Name || copied.Shipped || copied.Body != shipped[0].Body || copied.Purpose != shipped[0].Purpose {
		t.Errorf("copy: %+v", copied)
	}
	fresh.Name, fresh.Body = "  Grüße   an Łukasz ", "Text mit {Fehler"
	if err := desk.SaveTemplate(ctx, fresh); err != nil {
		t.Errorf("a text with mistakes must be kept: %v", err)
	}
	if mistakes := TemplateMistakes(fresh); len(mistakes) != 1 || MistakePlace(mistakes[0]) != "Zeile 1, Spalte 10" {
		t.Errorf("mistakes: %+v", mistakes)
	}
	fresh.Name = shipped[0].Name
	wantMistake(t, desk.SaveTemplate(ctx, fresh), "gibt es schon")
	fresh.Name = " "
	wantMistake(t, desk.SaveTemplate(ctx, fresh), "einen Namen")

	if err := desk.ArchiveTemplate(ctx, shipped[1].ID, true); err != nil {
		t.Fatal(err)
	}
	names := func(all []data.Template) (keys []string) {
		for _, t := range all {
			keys = append(keys, t.Name)
		}
		return keys
	}
	visible := names(must[[]data.Template](t)(desk.Templates(ctx, false)))
	if len(visible) != len(shipped)+2 || slices.Contains(visible, shipped[1].Name) || visible[0] != shipped[0].Name || visible[len(visible)-3] != "Grüße an Łukasz" {
		t.Errorf("shown: %q", visible)
	}
	for range 5 {
		must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	}
	if got := dump(t, desk); got != before {
		t.Error("five steps back are not where it began")
	}
	if _, ok := ShippedTemplate("benennung"); !ok {
		t.Error("a shipped template is not found")
	}
	if _, ok := ShippedTemplate("nie"); ok {
		t.Error("a template that nobody shipped is found")
	}
}

func TestTemplateKeys(t *testing.T) {
	for name, want := range map[string]string{
		"Einladung für Gäste": "einladung-fuer-gaeste", "Grüße an Łukasz!": "gruesse-an-ukasz", "  § 23 ": "23", "★": "vorlage", "Éva": "eva",
	} {
		if got := templateKey(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestTemplatesTravelAsFiles(t *testing.T) {
	ctx := context.Background()
	desk, other := newDesk(t), newDesk(t)
	folder := t.TempDir()
	for _, t1 := range must[[]data.Template](t)(desk.Templates(ctx, true)) {
		t1.Remarks, t1.Enclosures, t1.Copies, t1.Informed = "Einschreiben\nPersönlich", "Tagesordnung", "BA 1\nBA 2", "Migrationsbeirat"
		if err := desk.SaveTemplate(ctx, t1); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, TemplateFileName(t1)+".txt")
		if err := desk.ExportTemplate(ctx, t1.ID, path); err != nil {
			t.Fatal(err)
		}
		back := must[data.Template](t)(other.ImportTemplate(ctx, path))
		if !strings.HasPrefix(back.Name, t1.Name+" (") || back.Shipped {
			t.Errorf("%q came in as %q", t1.Name, back.Name)
		}
		back.ID, back.Key, back.Name, back.Shipped, back.Archived = t1.ID, t1.Key, t1.Name, t1.Shipped, t1.Archived
		if back != t1 {
			t.Errorf("came in as %+v\nwent out as %+v", back, t1)
		}
	}
	write := func(content string) string {
		path := filepath.Join(folder, "x.txt")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for content, want := range map[string]string{
		"":                             "keine Vorlage",
		"%PDF-1.7\n":                   "keine Vorlage",
		templateFileMark + "\nName: A": "fehlt der Text",
		templateFileMark + "\nZweck: plain\n\nText":              "fehlt der Name",
		templateFileMark + "\nName: A\nUnsinn\n\nText":           "Zeile 3",
		templateFileMark + "\nName: A\nErinnerung: zwei\n\nText": "Zeile 3",
		templateFileMark + "\nName: A\n\n\xff":                   "keine Vorlage",
	} {
		_, err := other.ImportTemplate(ctx, write(content))
		wantMistake(t, err, want)
	}
	_, err := other.ImportTemplate(ctx, folder)
	wantMistake(t, err, "keine Vorlage")
	_, err = other.ImportTemplate(ctx, filepath.Join(folder, "gibt es nicht.txt"))
	wantMistake(t, err, "gibt es nicht")
	windows := must[data.Template](t)(other.ImportTemplate(ctx, write("\ufeff"+templateFileMark+"\r\nName: Aus Windows\r\nBetreff: Test: mit Doppelpunkt\r\n\r\n{Anrede}\r\n\r\nText\r\n")))
	if windows.Subject != "Test: mit Doppelpunkt" || windows.Body != "{Anrede}\n\nText\n" || windows.Purpose != data.TemplatePlain {
		t.Errorf("%+v", windows)
	}
}

func FuzzTemplateFile(f *testing.F) {
	shipped, _ := ShippedTemplate("erinnerung-2")
	f.Add(templateText(shipped))
	f.Add(templateFileMark + "\nName: A\nVermerke: a; b\n\n\n")
	f.Add("\ufeff" + templateFileMark + "\r\nName:\r\n\r\n")
	f.Fuzz(func(t *testing.T, content string) {
		read, err := parseTemplateFile(content)
		if err != nil {
			if !isMistake(err) {
				t.Fatalf("not a message for people: %v", err)
			}
			return
		}
		again, err := parseTemplateFile(templateText(read))
		if err != nil || again != read {
			t.Errorf("%q\nread as %+v\nagain  %+v, %v", content, read, again, err)
		}
	})
}

// Every shipped template shows a whole letter in the editor, in an empty file and in one with people, and every keystroke keeps showing one.
func TestSampleShowsEveryTemplate(t *testing.T) {
	ctx := context.Background()
	full, _ := demoDesk(t)
	for _, desk := range []*Desk{newDesk(t), full} {
		for _, template := range must[[]data.Template](t)(desk.Templates(ctx, true)) {
			sample := must[*Sample](t)(desk.Sample(ctx, template))
			if sample.Count() == 0 || sample.Name(0) == "" {
				t.Fatalf("%s: nobody", template.Key)
			}
			shown := sample.Write(0, template)
			if len(shown.Pages) == 0 || len(shown.Mistakes) != 0 || shown.Letter.Subject == "" {
				t.Errorf("%s: %d pages, %v", template.Key, len(shown.Pages), shown.Mistakes)
			}
			if want := sample.Value(0, letter.SalutationName); shown.Letter.Salutation != want {
				t.Errorf("%s: %q, want %q", template.Key, shown.Letter.Salutation, want)
			}
			template.Body = "{Anrede}\n\n{wenn Vorsitz}Vorsitz{sonst}nicht{ende} {BA-Numer}"
			if shown := sample.Write(0, template); len(shown.Mistakes) != 1 || shown.Mistakes[0].Suggestion != "{BA-Nummer}" {
				t.Errorf("%s: mistakes %+v", template.Key, shown.Mistakes)
			}
		}
	}
}

func BenchmarkSampleWrite(b *testing.B) {
	desk, _ := demoDesk(b)
	template, _ := ShippedTemplate("benennung")
	template.Body += strings.Repeat("\nDie Stelle für interkulturelle Arbeit lädt alle Bezirksausschüsse ein, sich am Runden Tisch zu beteiligen, und dankt für jede Rückmeldung.\n", 12)
	sample, err := desk.Sample(context.Background(), template)
	if err != nil {
		b.Fatal(err)
	}
	if pages := len(sample.Write(0, template).Pages); pages != 2 {
		b.Fatalf("%d pages", pages)
	}
	for b.Loop() {
		sample.Write(0, template)
	}
}
