package meetings

// Lists from all meetings, as Excel files: members, tasks, gaps, and whom to reach.

import (
	"rundertisch/app/window/lists"
	"rundertisch/app/workflow"
)

// lists asks which list is wanted, and writes it.
func (p *Page) lists() {
	if p.record.leave() {
		lists.Open(p.host, workflow.ListMembers, workflow.ListTasks, workflow.ListGaps, workflow.ListContacts, workflow.ListPhones)
	}
}
