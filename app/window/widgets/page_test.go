package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"

	"rundertisch/app/window/look"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// member is a row to try the grid with.
type member struct {
	id       data.ID
	name     string
	function string
	district int
	email    string
	mark     workflow.Mark
}

var members = []member{
	{1, "Aydın, Nesrin", "Mitglied Migrationsbeirat", 0, "n.aydin@example.org", workflow.Mark{Sign: "✓", Word: "anwesend", Tone: workflow.Good}},
	{2, "Zimmermann, Anna-Lena", "Sozialreferat", 0, "az@example.org", workflow.Mark{Sign: "–", Word: "entschuldigt", Tone: workflow.Idle}},
	{3, "Öztürk, Şükrü", "Vorsitz BA", 25, "", workflow.Mark{Sign: "!", Word: "fehlt", Tone: workflow.Bad}},
	{4, "Groß, Jürgen, Dr.", "Migrationsbeauftragter", 2, "gross@example.org", workflow.Mark{Sign: "○", Word: "zugesagt", Tone: workflow.Info}},
	{5, "Grossmann, Eva", "Migrationsbeauftragte", 12, "ein.sehr.langer.name.der.nicht.passt@beispiel.example.org", workflow.Mark{Sign: "!", Word: "1. Erinnerung", Tone: workflow.Warn}},
	{6, "Oberhuber, Maria", "Vorsitz BA", 7, "", workflow.Mark{}},
	{7, "Đỗ, Thị Hằng", "Integrationsbeauftragte", 4, "hang.do@example.org", workflow.Mark{Sign: "✓", Word: "online", Tone: workflow.Good}},
}

// newMembers returns a grid of the members.
func newMembers() *Grid[member] {
	g := NewGrid([]Column[member]{
		{Title: "Name", Width: 180, Value: func(m member) string { return m.name }, Bold: true},
		{Title: "Funktion", Width: 185, Value: func(m member) string { return m.function }},
		{Title: "BA", Width: 56, Right: true, Value: func(m member) string { return fmt.Sprint(m.district) }},
		{Title: "Stand", Width: 120, Value: func(m member) string { return m.mark.Word }, Mark: func(m member) workflow.Mark { return m.mark }},
		{Title: "E-Mail", Width: 150, Value: func(m member) string { return m.email }},
	})
	g.Key = func(m member) data.ID { return m.id }
	return g
}

// samplePage puts everything on one page, as the pages of the window do.
func samplePage() (fyne.CanvasObject, *Grid[member]) {
	header := NewHeader("Personen")
	header.SetChip(workflow.Mark{Word: "Benennungsrunde 2026–2032", Tone: workflow.Info})
	header.Search("Suchen: Name, BA, Ort …", func(string) {})
	header.AddButton("Einlesen …", func() {})
	header.AddButton("Ausgeben", func() {}).Disable()
	header.SetPrimary("Neue Person", func() {})
	grid := newMembers()
	grid.Multi = true
	grid.SetRows(members)
	grid.SetTotal(214)
	segments := NewSegments()
	segments.SetParts([]Part{{0.6, look.BarGood}, {0.12, look.BarInfo}, {0.08, look.BarWarn}, {0.08, look.BarBad}})
	tabs := NewTabs("Angaben", "Funktionen (2)", "Verlauf", "Schreiben (5)")
	lines := NewLines()
	lines.SetText("Direktorium, BA-Geschäftsstelle (Mitte)\nHerrn Dr. Jürgen Groß\nTal 13\n80331 München")
	box := container.New(layout.NewCustomPaddedVBoxLayout(8),
		container.NewBorder(nil, nil, nil, NewChip(members[0].mark), NewTitle("Dr. Jürgen Groß")),
		NewMuted("Migrationsbeauftragter, BA 2 seit 14.05.2026, und noch viel mehr Text"), tabs,
		NewText("Die Stelle für interkulturelle Arbeit lädt die Migrations- und Integrationsbeauftragten aller Bezirksausschüsse zu einem Runden Tisch ein."),
		lines, NewSection("Nächste Sitzung"), NewLabel("Do, 15.10.2026, 18:00–20:00 Uhr"), NewColored("! BA 9 und 14 ohne Vertretung", workflow.Bad),
		NewLink("7. Sitzung", func() {}), NewNote("Erklärung in kleiner Schrift"), segments,
		container.NewHBox(NewButton("Ändern …", func() {}), NewPrimaryButton("Weiter: Prüfen", func() {})),
		NewEmpty("Noch kein Schreiben. Hier steht, was an diese Person ging.", "Schreiben beginnen", func() {}))
	body := NewSplit(NewCard(grid), NewCard(box), 0.36)
	page := container.New(layout.NewCustomPaddedLayout(12, 12, 16, 16), container.NewBorder(header, nil, nil, nil, body))
	return NewTips(page), grid
}

func TestSamplePage(t *testing.T) {
	window := open(t, container.NewStack(), 1178, 700)
	page, grid := samplePage()
	window.SetContent(page)
	if !grid.Select(4) {
		t.Fatal("row 4 is not there")
	}
	shoot(t, window, "page")
	window.Canvas().Focus(grid)
	grid.SortBy(0, false)
	test.MoveMouse(window.Canvas(), fyne.NewPos(620, 180))
	shoot(t, window, "page-focus")
	for range 4 {
		window.Canvas().FocusNext()
	}
	shoot(t, window, "page-focus-next")
}
