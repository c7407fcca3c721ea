package command

// The command that writes the calendar entry of a meeting.

import (
	"fmt"

	"rundertisch/app/workflow"
	"rundertisch/reports/calendar"
)

type calendarCommand struct {
	Meeting int    `required:"" placeholder:"NUMMER" help:"Die Nummer der Sitzung."`
	Out     string `required:"" placeholder:"DATEI" help:"Die Kalenderdatei (.ics), die geschrieben wird."`
}

func (c *calendarCommand) Run(s *session) error {
	path, err := target(c.Out, calendar.Extension)
	if err != nil {
		return err
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
		if err != nil {
			return err
		}
		if err := d.WriteCalendar(s.ctx, meeting.ID, path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Kalendereintrag der %d. Sitzung: %s\n", meeting.Number, path)
		return nil
	})
}
