package window

// The toolkit's own words in German, whatever language the system speaks.

import (
	"encoding/json"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// germanWords are the toolkit's keys and what stands there.
var germanWords = map[string]string{
	"Advanced": "Erweitert", "Cancel": "Abbrechen", "Confirm": "Bestätigen", "Copy": "Kopieren", "Create Folder": "Ordner anlegen", "Cut": "Ausschneiden",
	"Enter filename": "Dateiname", "Error": "Fehler", "Favourites": "Favoriten", "File": "Datei", "Folder": "Ordner", "New Folder": "Neuer Ordner",
	"No": "Nein", "OK": "OK", "Open": "Öffnen", "Paste": "Einfügen", "Quit": "Beenden", "Redo": "Wiederholen", "Save": "Speichern",
	"Select all": "Alles auswählen", "Show Hidden Files": "Versteckte Dateien zeigen", "Undo": "Rückgängig", "Yes": "Ja",
	"file.name": "Name", "file.parent": "übergeordneter Ordner",
	"monday": "Montag", "tuesday": "Dienstag", "wednesday": "Mittwoch", "thursday": "Donnerstag", "friday": "Freitag", "saturday": "Samstag", "sunday": "Sonntag",
	"monday.short": "Mo", "tuesday.short": "Di", "wednesday.short": "Mi", "thursday.short": "Do", "friday.short": "Fr", "saturday.short": "Sa", "sunday.short": "So",
}

// builtIn are the languages that the toolkit brings words for. It settles on one of them, or on the system's own; each gets the German words.
var builtIn = []fyne.Locale{"cs", "de", "el", "en", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans"}

// speakGerman gives the toolkit German words.
func speakGerman() error {
	words, err := json.Marshal(germanWords)
	if err != nil {
		return fmt.Errorf("encode the toolkit's words: %w", err)
	}
	for _, locale := range append(builtIn, lang.SystemLocale()) {
		if err := lang.AddTranslationsForLocale(words, locale); err != nil {
			return fmt.Errorf("give the toolkit German words for %s: %w", locale, err)
		}
	}
	return nil
}
