package people

// The menu in the header: what can be done with people besides writing in their form.

import (
	"rundertisch/app/window/widgets"
	"rundertisch/data"
)

// actions are the lines of 'Mehr'.
func (p *Page) actions() []widgets.Command {
	var selected []data.ID
	for _, row := range p.grid.Selected() {
		selected = append(selected, row.Person.ID)
	}
	merge := "Zusammenführen …"
	if len(selected) != 2 {
		merge += " (zwei auswählen)"
	}
	return []widgets.Command{
		{Words: "Aus Datei einlesen …", Do: p.intake},
		{Words: "Schnell erfassen …", Do: p.quickEntry},
		{},
		{Words: "Ausgeben: Excel, CSV, vCard, PDF …", Do: p.exportSelected},
		{Words: "Adressen für BCC kopieren …", Do: p.copyAddresses},
		{Words: "Schreiben an diese Personen …", Do: p.writeToFound},
		{},
		{Words: "Ein Feld für alle Ausgewählten ändern …", Do: p.editMany},
		{Words: "Duplikate finden …", Do: p.duplicates},
		{Words: merge, Do: func() { p.mergePeople(selected) }, Off: len(selected) != 2},
		{},
		{Words: "Auskunft, Archiv, Löschen …", Do: p.rights, Off: p.record.id == 0},
	}
}
