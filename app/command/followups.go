package command

// Follow-ups (Wiedervorlagen) on the command line.

import (
	"fmt"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type followUpCommand struct {
	List followUpListCommand `cmd:"" default:"withargs" help:"Listet die Wiedervorlagen auf, die früheste zuerst."`
	Add  followUpAddCommand  `cmd:"" help:"Trägt eine Wiedervorlage ein."`
	Done followUpDoneCommand `cmd:"" help:"Vermerkt Wiedervorlagen als erledigt."`
}

type followUpListCommand struct {
	Person data.ID `placeholder:"NUMMER" help:"Nur Wiedervorlagen zu dieser Person."`
	BA     int     `name:"ba" placeholder:"NUMMER" help:"Nur Wiedervorlagen zu diesem BA."`
	All    bool    `help:"Auch erledigte."`
	asJSON
}

type followUpLine struct {
	ID       data.ID `json:"id"`
	On       string  `json:"on"`
	Text     string  `json:"text"`
	About    string  `json:"about,omitempty"`
	PersonID data.ID `json:"person,omitempty"`
	Done     string  `json:"done,omitempty"`
	State    string  `json:"state"`

	when string // for the table
}

func (c *followUpListCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		filter := workflow.FollowUpFilter{PersonID: c.Person, WithDone: c.All}
		if c.BA != 0 {
			district, err := d.DistrictByNumber(s.ctx, c.BA)
			if err != nil {
				return err
			}
			filter.DistrictID = district.ID
		}
		found, err := d.FollowUps(s.ctx, filter)
		if err != nil {
			return err
		}
		rows := make([]followUpLine, 0, len(found))
		for _, f := range found {
			rows = append(rows, followUpLine{f.ID, f.DueOn.ISO(), f.Text, f.About, f.PersonID, f.DoneOn.ISO(), f.Mark.Word, f.DueOn.String()})
		}
		return list(s, c.JSON, rows, "Nr.\tAm\tWiedervorlage\tZu\tStand\t", func(r followUpLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t", r.ID, r.when, r.Text, dash(r.About), r.State)
		})
	})
}

type followUpAddCommand struct {
	Text    string  `arg:"" name:"text" help:"Woran erinnert werden soll."`
	On      string  `required:"" placeholder:"DATUM" help:"An welchem Tag."`
	Person  data.ID `placeholder:"NUMMER" help:"Zu welcher Person; „people“ zeigt die Nummern."`
	BA      int     `name:"ba" placeholder:"NUMMER" help:"Zu welchem BA."`
	Meeting int     `placeholder:"NUMMER" help:"Zu welcher Sitzung."`
	Motion  string  `placeholder:"NUMMER" help:"Zu welchem BA-Antrag."`
}

func (c *followUpAddCommand) Run(s *session) error {
	on, err := s.date("--on", c.On)
	if err != nil {
		return err
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		f := data.FollowUp{Text: c.Text, DueOn: on, PersonID: c.Person}
		if err := c.link(s, d, &f); err != nil {
			return err
		}
		id, err := d.SaveFollowUp(s.ctx, f)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Wiedervorlage %d am %s: %s\n", id, on, c.Text)
		return nil
	})
}

// link finds what the follow-up is about.
func (c *followUpAddCommand) link(s *session, d *workflow.Desk, f *data.FollowUp) error {
	if c.BA != 0 {
		district, err := d.DistrictByNumber(s.ctx, c.BA)
		if err != nil {
			return err
		}
		f.DistrictID = district.ID
	}
	if c.Meeting != 0 {
		meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
		if err != nil {
			return err
		}
		f.MeetingID = meeting.ID
	}
	if c.Motion != "" {
		motion, err := d.MotionByNumber(s.ctx, c.Motion)
		if err != nil {
			return err
		}
		f.MotionID = motion.ID
	}
	return nil
}

type followUpDoneCommand struct {
	IDs []data.ID `arg:"" name:"nummer" help:"Die Nummern der Wiedervorlagen."`
}

func (c *followUpDoneCommand) Run(s *session) error {
	return s.withDesk(false, func(d *workflow.Desk) error {
		if err := d.CompleteFollowUps(s.ctx, c.IDs...); err != nil {
			return err
		}
		for _, id := range c.IDs {
			f, err := d.FollowUp(s.ctx, id)
			if err != nil {
				return err
			}
			fmt.Fprintf(s.Stdout, "Erledigt: %s\n", f.Text)
		}
		return nil
	})
}
