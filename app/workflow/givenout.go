package workflow

// What an erasure does not reach: copies of the file, and files that were given out. They are named by their paths, so that somebody can see to them.

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"rundertisch/data"
)

// BackupWords says what erasures leave in copies of the file and in files that were given out, where they are, and until when. It may be asked before or after erasing.
func (d *Desk) BackupWords(ctx context.Context, erasedOn data.Date, reports []data.ErasureReport) ([]string, error) {
	days, err := d.BackupDays(ctx)
	if err != nil {
		return nil, err
	}
	lines := []string{"Die Datei selbst wird neu geschrieben: Auch in ihren freien Seiten, ihren Zwischendateien und im Suchverzeichnis bleibt davon nichts.", fmt.Sprintf("Sicherungskopien, die vor dem Löschen angelegt wurden, "+
		"auch die Kopie von vor einer Umstellung der Datei, enthalten die Angaben noch. Sie sind spätestens am %s zu vernichten (Aufbewahrung %d Tage, siehe Einstellungen, Datenschutz). "+
		"Wird vorher eine davon an der Stelle der Datei oder an diesem Arbeitsplatz geöffnet, verlangt das Programm, die Löschung zu wiederholen; anderswo bitte selbst daran denken.", erasedOn.AddDays(days), days)}
	var people []data.ID
	for _, r := range reports {
		people = append(people, r.People()...)
	}
	copies, err := d.Store.CopiesWith(ctx, people)
	if err != nil {
		return nil, err
	}
	for _, c := range copies {
		lines = append(lines, copyWords(c, c.MadeOn.AddDays(days), erasedOn))
	}
	lines = append(lines, fmt.Sprintf("PDF- und Excel-Dateien, die ausgegeben wurden (zum Beispiel in „%s“), sind nicht Teil der Datei. Bitte selbst durchsehen.", d.OutputFolder()))
	if found := d.GivenOut(reports); len(found) > 0 {
		lines = append(append(lines, plural(len(found), "Datei", "Dateien")+" mit den Angaben gefunden; bitte prüfen und löschen:"), found...)
	}
	return lines, nil
}

// copyWords says of a copy of the file until when it may be there.
func copyWords(c data.Copy, until, today data.Date) string {
	text := fmt.Sprintf("Kopie vom %s, zu vernichten bis %s: %s", c.MadeOn, until, c.Path)
	if until.Before(today) {
		text = fmt.Sprintf("Kopie vom %s, seit %s zu vernichten: %s", c.MadeOn, until, c.Path)
	}
	if c.Missing {
		text += " (zurzeit nicht lesbar)"
	}
	return text
}

const (
	mostRead       = 32 << 20 // bytes of a file that is looked through
	mostLookedInto = 20000    // files in the folders
)

// readable are the endings of files whose text is looked through. Others are known by their name, and by what is in them when they are what was kept.
var readable = map[string]bool{".csv": true, ".vcf": true, ".eml": true, ".ics": true, ".json": true, ".txt": true, ".md": true, ".log": true}

// zipped are the endings of files that are folders of texts.
var zipped = map[string]bool{".xlsx": true}

// GivenOut returns the files in the output folder, and the logs of the program, that hold what the erasures are about: they are the very files that were kept, or the name stands in their
// name or their text. Texts inside PDFs are not looked through.
func (d *Desk) GivenOut(reports []data.ErasureReport) []string {
	logs, err := ConfigFolder()
	if err != nil {
		logs = ""
	}
	var found []string
	seen := 0
	look := func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return nil // what cannot be read cannot be told of
		}
		if seen++; seen > mostLookedInto {
			return fs.SkipAll
		}
		if holdsErased(path, entry, reports) {
			found = append(found, path)
		}
		return nil
	}
	_ = filepath.WalkDir(d.OutputFolder(), look)
	if list, err := filepath.Glob(filepath.Join(logs, "*.log")); logs != "" && err == nil {
		for _, path := range list {
			_ = filepath.WalkDir(path, look)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// holdsErased reports whether a file holds what one of the erasures is about.
func holdsErased(path string, entry fs.DirEntry, reports []data.ErasureReport) bool {
	named := func(text string) bool {
		return slices.ContainsFunc(reports, func(r data.ErasureReport) bool { return r.Names(text) })
	}
	ending := strings.ToLower(filepath.Ext(path))
	if named(strings.TrimSuffix(entry.Name(), filepath.Ext(path))) {
		return true
	}
	info, err := entry.Info()
	if err != nil || info.Size() > mostRead {
		return false
	}
	kept := func(hash data.Hash) bool {
		return slices.ContainsFunc(reports, func(r data.ErasureReport) bool {
			return slices.ContainsFunc(r.Papers, func(p data.ErasedPaper) bool { return p.Size == info.Size() && (hash == "" || p.Hash == hash) })
		})
	}
	maybeKept := kept("")
	if !maybeKept && !readable[ending] && !zipped[ending] {
		return false
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	sum := sha256.Sum256(content)
	switch {
	case maybeKept && kept(data.Hash(hex.EncodeToString(sum[:]))):
		return true
	case readable[ending]:
		return named(string(content))
	case zipped[ending]:
		return named(textsInside(content))
	}
	return false
}

// tagPattern finds the tags of XML.
var tagPattern = regexp.MustCompile(`(?:<[^>]*>)+`)

// textsInside returns the texts of the XML files in a zip archive, empty where it is none.
func textsInside(content []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, file := range archive.File {
		if filepath.Ext(file.Name) != ".xml" || b.Len() > mostRead {
			continue
		}
		reader, err := file.Open()
		if err != nil {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(reader, mostRead))
		reader.Close()
		b.WriteString(tagPattern.ReplaceAllString(string(text), " "))
	}
	return b.String()
}

// ListFolder is where lists of erasures and of copies are kept among the user's settings, so that a copy that is opened elsewhere on this machine asks for them too; empty where there is no
// such folder.
func ListFolder() string {
	folder, err := ConfigFolder()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "loeschungen")
}
