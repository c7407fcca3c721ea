package workflow

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

// emptySettings puts the user's settings into an empty folder.
func emptySettings(t *testing.T) {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(name, folder)
	}
}

// Files that were given out are pointed at: the very files that were kept, by what is in them, and others by their name or their text; those about others are not.
func TestFilesGivenOutAreNamed(t *testing.T) {
	emptySettings(t)
	ctx := context.Background()
	desk, _ := demoDesk(t)
	chair, other := cellOf(t, desk, 5).Chair.Person, cellOf(t, desk, 6).Chair.Person
	out := desk.OutputFolder()
	put := func(name string, content []byte) string {
		path := filepath.Join(out, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	letters := must[[]data.Letter](t)(desk.Store.Letters(ctx, data.LetterFilter{PersonID: chair.ID}))
	run := must[data.LetterRun](t)(data.Get[data.LetterRun](ctx, desk.Store, letters[0].RunID))
	book := func(text string) []byte {
		var b bytes.Buffer
		archive := zip.NewWriter(&b)
		file := must[interface{ Write([]byte) (int, error) }](t)(archive.Create("xl/sharedStrings.xml"))
		if _, err := file.Write([]byte("<sst><si><t>" + text + "</t></si></sst>")); err != nil {
			t.Fatal(err)
		}
		if err := archive.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	want := []string{
		put("2026/Schreiben.pdf", must[[]byte](t)(data.Blob(ctx, desk.Store, run.PDFHash))),
		put("BA 05 – "+chair.FullName()+".pdf", []byte("%PDF")),
		put("Kontakte.csv", []byte("Nachname;Vorname\n"+chair.LastName+";"+chair.FirstName+"\n")),
		put("Kontakte.xlsx", book(chair.LastName+"</t></si><si><t>"+chair.FirstName)),
	}
	put("BA 06 – "+other.FullName()+".pdf", []byte("%PDF"))
	put("Andere.csv", []byte(other.LastName))
	put("Andere.xlsx", book(other.LastName))
	put("kaputt.xlsx", []byte(chair.LastName)) // no archive
	slices.Sort(want)

	order := data.ErasureOrder{PersonID: chair.ID, Class: data.EraseAll, WithoutArchive: "Probe"}
	preview := must[data.ErasureReport](t)(desk.Store.PreviewErasure(ctx, order))
	if found := desk.GivenOut([]data.ErasureReport{preview}); !slices.Equal(found, want) {
		t.Errorf("before: %q", found)
	}
	backup := filepath.Join(filepath.Dir(desk.Store.Path()), "sicherung.db")
	if err := desk.Store.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	reports := []data.ErasureReport{must[data.ErasureReport](t)(desk.Store.Erase(ctx, order))}
	words := must[[]string](t)(desk.BackupWords(ctx, desk.Today(), reports))
	for _, path := range append(want, backup) {
		if !slices.ContainsFunc(words, func(line string) bool { return line == path || strings.HasSuffix(line, ": "+path) }) {
			t.Errorf("%s is not named in %q", path, words)
		}
	}
	// What became of the letters to others is given out anew: nothing more is found.
	if found := desk.GivenOut([]data.ErasureReport{{}}); len(found) > 0 {
		t.Errorf("nobody's files: %q", found)
	}
}

func TestCopiesSayUntilWhen(t *testing.T) {
	made, today := day(t, "2026-01-01"), day(t, "2026-03-03")
	for want, c := range map[string]data.Copy{
		"Kopie vom 01.01.2026, seit 15.01.2026 zu vernichten: /a/b.db":                       {Path: "/a/b.db", MadeOn: made},
		"Kopie vom 01.03.2026, zu vernichten bis 15.03.2026: /a/c.db (zurzeit nicht lesbar)": {Path: "/a/c.db", MadeOn: day(t, "2026-03-01"), Missing: true},
	} {
		if got := copyWords(c, c.MadeOn.AddDays(14), today); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
