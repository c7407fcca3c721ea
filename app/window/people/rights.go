package people

// The rights of the person shown: what is kept, the archive, erasing.

import (
	"rundertisch/app/window/rights"
	"rundertisch/data"
)

// rights asks what is to be done for the rights of the person shown.
func (p *Page) rights() {
	switch {
	case !p.record.leave():
	case p.record.id == 0:
		p.host.ShowError(data.Mistakef("Bitte zuerst eine Person auswählen."))
	default:
		rights.Open(p.host, p.record.id)
	}
}
