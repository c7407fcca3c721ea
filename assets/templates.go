package assets

import (
	"embed"
	"strings"
)

// The letter templates that fill a fresh database; from then on they are the office's own to change.

//go:embed templates/*.txt
var templateFiles embed.FS

// Template is a letter template as it is shipped.
type Template struct {
	Key     string // stable, ASCII; also the name of the file it is kept in
	Name    string // German, as lists show it
	Purpose string // one of data's constants for Template.Purpose
	Subject string // one line; may hold placeholders
	Body    string // paragraphs, as package letter parses them
	Step    int    // of a reminder: for the first, second, third time
}

// shipped lists the templates in the order in which the office meets them.
var shipped = []Template{
	{Key: "benennung", Name: "Bitte um Benennung", Purpose: "nomination"},
	{Key: "erinnerung", Name: "1. Erinnerung", Purpose: "reminder", Step: 1},
	{Key: "erinnerung-2", Name: "2. Erinnerung", Purpose: "reminder", Step: 2},
	{Key: "erinnerung-3", Name: "3. Erinnerung", Purpose: "reminder", Step: 3},
	{Key: "dank", Name: "Dank für die Benennung", Purpose: "thanks"},
	{Key: "einladung", Name: "Einladung mit Tagesordnung", Purpose: "invitation"},
	{Key: "einladung-erinnerung", Name: "Erinnerung an die Einladung", Purpose: "invitation-reminder"},
	{Key: "protokoll", Name: "Versand des Protokolls", Purpose: "minutes"},
	{Key: "art-14", Name: "Information nach Art. 14 DSGVO", Purpose: "privacy"},
	{Key: "antrag", Name: "Antwort auf einen BA-Antrag", Purpose: "motion"},
	{Key: "schreiben", Name: "Einfaches Schreiben", Purpose: "plain"},
}

// Templates returns the shipped letter templates. Each file holds the subject in its first line, a blank line and the text.
// It panics if a file is missing: that is a fault of the build, and a test reads them all.
func Templates() []Template {
	list := make([]Template, len(shipped))
	for i, t := range shipped {
		file, err := templateFiles.ReadFile("templates/" + t.Key + ".txt")
		if err != nil {
			panic(err)
		}
		text := strings.ReplaceAll(string(file), "\r\n", "\n")
		subject, body, _ := strings.Cut(text, "\n")
		t.Subject, t.Body = strings.TrimSpace(subject), strings.TrimSpace(body)+"\n"
		list[i] = t
	}
	return list
}
