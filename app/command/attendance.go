package command

// The command that writes the attendance list of a meeting, and reads it back.

import (
	"fmt"

	"rundertisch/app/workflow"
)

type attendanceCommand struct {
	asJSON
	Meeting  int    `required:"" placeholder:"NUMMER" help:"Die Nummer der Sitzung."`
	Out      string `required:"" xor:"way" placeholder:"DATEI" help:"Die Excel-Datei, die geschrieben wird."`
	ReadBack string `required:"" xor:"way" placeholder:"DATEI" help:"Die ausgefüllte Liste, die eingelesen wird; ohne --apply wird nur gezeigt, was sich ändert."`
	Apply    bool   `help:"Was in der eingelesenen Liste steht, übernehmen."`
	Kind     string `enum:"sign,filled," default:"" placeholder:"sign|filled" help:"Welche Liste: sign (zum Unterschreiben) oder filled (mit Anwesenheit und Zeiten); sonst passend zum Stand der Sitzung."`
}

func (c *attendanceCommand) Run(s *session) error {
	switch {
	case c.ReadBack != "" && c.Kind != "":
		return &usage{"--kind gehört zu --out, nicht zu --read-back."}
	case c.ReadBack != "":
		return c.readBack(s)
	case c.Apply || c.JSON:
		return &usage{"--apply und --json gehören zu --read-back."}
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
		if err != nil {
			return err
		}
		path, err := target(c.Out, ".xlsx")
		if err != nil {
			return err
		}
		if err := d.WriteAttendanceAs(s.ctx, meeting.ID, workflow.AttendanceForm(c.Kind), path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Anwesenheitsliste der %d. Sitzung: %s\n", meeting.Number, path)
		return nil
	})
}
