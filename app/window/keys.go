package window

// The help dialogs: all keys, and what this program is.

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
)

const keyWidth float32 = 170 // px of the column with the keys

// keyHelp lists the keys in two columns of groups.
var keyHelp = []struct {
	group  string
	column int // 0 left, 1 right
	keys   [][2]string
}{
	{"Überall", 0, [][2]string{
		{"Strg+1 … Strg+7", "Seite wechseln"}, {"Strg+K", "Suchen"}, {"Strg+N", "Neu"}, {"Strg+P", "Ausgeben"},
		{"Strg+Z", "Rückgängig"}, {"Strg+Y", "Wiederholen"}, {"F5", "Aktualisieren"}, {"F1", "diese Übersicht"}, {"Alt", "Menü"}, {"Strg+Q", "Beenden"},
	}},
	{"In Listen", 1, [][2]string{
		{"Pfeile, Bild, Pos1, Ende", "bewegen"}, {"Eingabe", "öffnen"}, {"Buchstaben", "suchen"},
		{"Strg, Umschalt", "mehrere wählen"}, {"Strg+A", "alle wählen"}, {"Umschalt+F10", "Menü der Zeile"},
	}},
	{"In Feldern", 1, [][2]string{
		{"Tab, Eingabe", "speichern und weiter"}, {"Esc", "zurück auf das Gespeicherte"}, {"Strg+Z", "Eingabe zurücknehmen"},
	}},
	{"Sitzungen", 0, [][2]string{
		{"Alt+↑ ↓", "Punkt verschieben"}, {"Alt+→ ←", "Punkt ein- und ausrücken"}, {"F8, F7", "nächster, voriger Punkt im Protokoll"},
		{"Z A V O", "Antwort eintragen"}, {"A O V G Z E F, Entf", "Anwesenheit eintragen"},
	}},
	{"In Dialogen", 1, [][2]string{{"Eingabe", "ausführen"}, {"Esc", "abbrechen"}}},
}

// showKeys shows all keys.
func (s *Shell) showKeys() {
	columns := []*fyne.Container{container.New(layout.NewCustomPaddedVBoxLayout(look.Space3)), container.New(layout.NewCustomPaddedVBoxLayout(look.Space3))}
	for _, group := range keyHelp {
		table := container.New(layout.NewCustomPaddedVBoxLayout(look.Space1))
		for _, line := range group.keys {
			table.Add(container.New(layout.NewCustomPaddedHBoxLayout(0), container.New(&fixedWidth{keyWidth}, keyText(line[0], true)), keyText(line[1], false)))
		}
		column := columns[group.column]
		column.Add(widgets.NewSection(group.group))
		column.Add(table)
	}
	both := container.NewGridWithColumns(2, columns[0], columns[1])
	s.show(&modal{title: "Tastatur", content: both, width: formWidth + 80, yes: "Schließen"})
}

func keyText(text string, bold bool) fyne.CanvasObject {
	line := canvas.NewText(text, look.Text)
	line.TextSize, line.TextStyle.Bold = look.SizeText, bold
	return line
}

// showAbout says what this program is.
func (s *Shell) showAbout() {
	text := "Runder Tisch, Version " + s.options.Version + "\n" +
		"Für den Runden Tisch der Migrations- und Integrationsbeauftragten der Münchner Bezirksausschüsse.\n\n" +
		"Schriften: Liberation Sans (SIL Open Font License) und DejaVu Sans, Noto Sans (SIL Open Font License) im Fenster.\n" +
		"Gebaut mit " + runtime.Version() + " und Fyne."
	if s.options.LogFile != "" {
		text += "\nProtokoll: " + s.options.LogFile
	}
	s.tell("Über Runder Tisch", text)
}
