package people

// The menu in the header: what can be done with people besides writing in their form.

import "rundertisch/app/window/widgets"

// actions are the lines of 'Mehr'.
func (p *Page) actions() []widgets.Command {
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
		{},
		{Words: "Auskunft, Archiv, Löschen …", Do: p.rights, Off: p.record.id == 0},
	}
}
