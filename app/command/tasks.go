package command

// Tasks that meetings give, on the command line.

import (
	"cmp"
	"fmt"
	"slices"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type taskCommand struct {
	List   taskListCommand   `cmd:"" default:"withargs" help:"Listet die Aufgaben auf, die offenen zuerst."`
	Add    taskAddCommand    `cmd:"" help:"Trägt eine Aufgabe aus einer Sitzung ein."`
	Done   taskDoneCommand   `cmd:"" help:"Vermerkt Aufgaben als erledigt, oder öffnet sie wieder."`
	Remove taskRemoveCommand `cmd:"" help:"Entfernt eine Aufgabe."`
}

type taskListCommand struct {
	Open    bool `help:"Nur, was nicht erledigt ist."`
	Overdue bool `help:"Nur, was überfällig ist."`
	Meeting int  `placeholder:"NUMMER" help:"Nur die Aufgaben aus dieser Sitzung."`
	asJSON
}

type taskLine struct {
	ID      data.ID `json:"id"`
	Text    string  `json:"text"`
	Who     string  `json:"who,omitempty"`
	Due     string  `json:"due,omitempty"`
	Done    string  `json:"done,omitempty"`
	State   string  `json:"state"`
	Meeting int     `json:"meeting,omitempty"`
	Item    string  `json:"item,omitempty"`

	until string
}

func taskLineOf(t workflow.TaskRow) taskLine {
	return taskLine{t.Task.ID, t.Task.Text, t.Who, t.Task.DueOn.ISO(), t.Task.DoneOn.ISO(), t.Mark.Word, t.Meeting.Number, t.Item, t.Task.DueOn.String()}
}

// words is a task in a line: 'Raum anfragen (Anna Huber, bis 01.12.2026)'.
func (t taskLine) words() string {
	text, rest := t.Text, t.Who
	if t.until != "" {
		rest = cmp.Or(rest, "offen, wer") + ", bis " + t.until
	}
	if rest != "" {
		text += " (" + rest + ")"
	}
	return text
}

func (c *taskListCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		filter := workflow.TaskFilter{Open: c.Open, Overdue: c.Overdue}
		if c.Meeting != 0 {
			meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
			if err != nil {
				return err
			}
			filter.MeetingID = meeting.ID
		}
		tasks, err := d.Tasks(s.ctx, filter)
		if err != nil {
			return err
		}
		var rows []taskLine
		for _, t := range tasks {
			rows = append(rows, taskLineOf(t))
		}
		return list(s, c.JSON, rows, "Nr.\tAufgabe\tWer\tBis\tSitzung\tStand\t", func(r taskLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%s\t", r.ID, r.Text, dash(r.Who), dash(r.until), number(r.Meeting), r.State)
		})
	})
}

type taskAddCommand struct {
	meetingArgument
	Text  string `arg:"" name:"text" help:"Was zu tun ist."`
	Who   string `placeholder:"WER" help:"Wer es tut. Steht genau dieser Name auf der Liste der Sitzung, ist die Person gemeint."`
	Until string `placeholder:"DATUM" help:"Bis wann."`
	Item  string `placeholder:"TOP" help:"Der Punkt der Tagesordnung, aus dem die Aufgabe entstand."`
}

func (c *taskAddCommand) Run(s *session) error {
	due, err := s.date("--until", c.Until)
	if err != nil {
		return err
	}
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		task := data.Task{MeetingID: meeting.ID, Text: c.Text, Who: c.Who, DueOn: due}
		if c.Item != "" {
			item, err := itemByNumber(s, d, meeting, c.Item)
			if err != nil {
				return err
			}
			task.AgendaItemID = item.ID
		}
		if task.PersonID, err = listedAs(s, d, meeting, c.Who); err != nil {
			return err
		}
		id, err := d.SaveTask(s.ctx, task)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Aufgabe %d: %s\n", id, c.Text)
		return nil
	})
}

// listedAs returns the one person on the list of a meeting who has this whole name; 0 where there is none, or several.
func listedAs(s *session, d *workflow.Desk, meeting data.Meeting, name string) (data.ID, error) {
	if name == "" {
		return 0, nil
	}
	rows, err := d.Store.Invitations(s.ctx, meeting.ID)
	if err != nil {
		return 0, err
	}
	rows = slices.DeleteFunc(rows, func(r data.InvitationRow) bool {
		return r.Invitation.PersonID == 0 || !sameName(splitName(r.Invitation.Name), splitName(name))
	})
	if len(rows) != 1 {
		return 0, nil
	}
	return rows[0].Invitation.PersonID, nil
}

type taskDoneCommand struct {
	IDs  []data.ID `arg:"" name:"nummer" help:"Die Nummern der Aufgaben."`
	Date string    `placeholder:"DATUM" help:"Der Tag, sonst heute."`
	Open bool      `help:"Nicht erledigt: öffnet sie wieder."`
}

func (c *taskDoneCommand) Run(s *session) error {
	on, err := s.dateOrToday("--date", c.Date)
	if err != nil {
		return err
	}
	if c.Open {
		if c.Date != "" {
			return &usage{"task done: --open und --date schließen einander aus."}
		}
		on = data.Date{}
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		var names []taskLine
		for _, id := range c.IDs {
			task, err := taskByID(s, d, id)
			if err != nil {
				return err
			}
			names = append(names, task)
		}
		if err := d.CompleteTasks(s.ctx, c.IDs, on); err != nil {
			return err
		}
		word := "Erledigt"
		if c.Open {
			word = "Wieder offen"
		}
		for _, t := range names {
			fmt.Fprintf(s.Stdout, "%s: %s\n", word, t.Text)
		}
		return nil
	})
}

// taskByID finds a task; an unknown number is a Mistake.
func taskByID(s *session, d *workflow.Desk, id data.ID) (taskLine, error) {
	tasks, err := d.Tasks(s.ctx, workflow.TaskFilter{})
	if err != nil {
		return taskLine{}, err
	}
	at := slices.IndexFunc(tasks, func(t workflow.TaskRow) bool { return t.Task.ID == id })
	if at < 0 {
		return taskLine{}, data.Mistakef("Eine Aufgabe mit der Nummer %d gibt es nicht. Mit „task list“ werden alle aufgelistet.", id)
	}
	return taskLineOf(tasks[at]), nil
}

type taskRemoveCommand struct {
	ID data.ID `arg:"" name:"nummer" help:"Die Nummer der Aufgabe."`
}

func (c *taskRemoveCommand) Run(s *session) error {
	return s.withDesk(false, func(d *workflow.Desk) error {
		task, err := taskByID(s, d, c.ID)
		if err != nil {
			return err
		}
		if _, err := d.SaveTask(s.ctx, data.Task{ID: c.ID}); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Aufgabe entfernt: %s\n", task.Text)
		return nil
	})
}
