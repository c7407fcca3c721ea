package meetings

// The calendar entry of the chosen meeting as a file, for mails and calendars.

import (
	"fmt"
	"path/filepath"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/reports/calendar"
)

// calendar asks where to, and writes the calendar entry of the chosen meeting.
func (p *Page) calendar() {
	if p.record.meeting.ID == 0 || !p.record.leave() {
		return
	}
	meeting, desk := p.record.meeting, p.host.Desk()
	if _, err := desk.MeetingEvent(p.host.Context(), meeting.ID); err != nil {
		p.host.ShowError(err) // told before anybody looks for a folder
		return
	}
	name := workflow.FileName(strings.TrimSpace(fmt.Sprintf("%d. Sitzung %s", meeting.Number, meeting.HeldOn.ISO()))) + calendar.Extension
	p.host.Files().ChooseSave("Kalendereintrag speichern", filepath.Join(desk.OutputFolder(), name), strings.TrimPrefix(calendar.Extension, "."), func(path string) {
		if path == "" {
			return
		}
		if err := desk.WriteCalendar(p.host.Context(), meeting.ID, path); err != nil {
			p.host.ShowError(err)
			return
		}
		p.host.Toast("Kalendereintrag gespeichert: " + filepath.Base(path))
	})
}
