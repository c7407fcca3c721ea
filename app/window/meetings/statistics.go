package meetings

// The report over all meetings as an Excel file.

import (
	"path/filepath"

	"rundertisch/app/workflow"
)

// statistics asks where to, and writes the report over all meetings.
func (p *Page) statistics() {
	if !p.record.leave() {
		return
	}
	desk := p.host.Desk()
	name := workflow.FileName(desk.Today().ISO()+" Auswertung der Sitzungen") + ".xlsx"
	p.host.Files().ChooseSave("Auswertung speichern", filepath.Join(desk.OutputFolder(), name), "xlsx", func(path string) {
		if path == "" {
			return
		}
		if err := desk.WriteStatistics(p.host.Context(), path); err != nil {
			p.host.ShowError(err)
			return
		}
		p.host.Toast("Auswertung gespeichert: " + filepath.Base(path))
	})
}
