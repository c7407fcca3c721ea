package people

// The contact list and the phone list, as Excel files.

import (
	"rundertisch/app/window/lists"
	"rundertisch/app/workflow"
)

// lists asks which list is wanted, and writes it.
func (p *Page) lists() {
	if p.record.leave() {
		lists.Open(p.host, workflow.ListContacts, workflow.ListPhones)
	}
}
