package command

// Planning meetings on the command line.

import (
	"fmt"
	"strconv"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// meetingFlags are the data of a meeting. What is not given is nil and stays as it is; an empty text takes away what is there.
type meetingFlags struct {
	Date      *string  `xor:"when" placeholder:"DATUM" help:"Der Tag der Sitzung."`
	Vague     *string  `xor:"when" placeholder:"TEXT" help:"Ein ungefährer Termin: „Herbst 2026“."`
	Proposed  []string `sep:"none" placeholder:"TERMIN" help:"Ein Terminvorschlag: „15.10.2026 18:00-20:00“. Mehrere: die Angabe wiederholen."`
	From      *string  `placeholder:"UHRZEIT" help:"Der Beginn: 18:00."`
	Until     *string  `placeholder:"UHRZEIT" help:"Das Ende: 20:00."`
	Mode      *string  `enum:"presence,online,hybrid" placeholder:"FORM" help:"presence (in Präsenz), online oder hybrid."`
	Place     *string  `placeholder:"TEXT" help:"Der Ort."`
	Room      *string  `placeholder:"TEXT" help:"Der Raum."`
	Access    *string  `placeholder:"TEXT" help:"Der Zugang: „stufenlos über den Hof“."`
	Link      *string  `placeholder:"ADRESSE" help:"Die Adresse der Videokonferenz."`
	Title     *string  `placeholder:"TEXT" help:"Ein Thema, das zur Nummer hinzukommt."`
	Chair     *string  `placeholder:"WER" help:"Wer die Sitzung leitet: ein Name, oder die Nummer aus „people“."`
	MinutesBy *string  `placeholder:"WER" help:"Wer das Protokoll führt: ein Name, oder die Nummer aus „people“."`
	Note      *string  `placeholder:"TEXT" help:"Eine Bemerkung für das Büro."`
}

// apply puts what was given into a meeting.
func (c *meetingFlags) apply(s *session, d *workflow.Desk, m *data.Meeting) (err error) {
	if c.Date != nil {
		if m.HeldOn, err = s.date("--date", *c.Date); err != nil {
			return err
		}
		m.VagueDate = ""
	}
	if c.Vague != nil {
		m.HeldOn, m.VagueDate = data.Date{}, *c.Vague
	}
	for _, given := range []struct {
		value *string
		field *string
	}{
		{c.From, &m.Starts}, {c.Until, &m.Ends}, {c.Mode, &m.Mode}, {c.Place, &m.Place}, {c.Room, &m.Room}, {c.Access, &m.Access},
		{c.Link, &m.OnlineLink}, {c.Title, &m.Title}, {c.Note, &m.Note},
	} {
		if given.value != nil {
			*given.field = *given.value
		}
	}
	if c.Chair != nil {
		if m.ChairID, m.ChairName, err = whoLeads(s, d, *c.Chair); err != nil {
			return err
		}
	}
	if c.MinutesBy != nil {
		m.MinutesID, m.MinutesName, err = whoLeads(s, d, *c.MinutesBy)
	}
	return err
}

// whoLeads reads a name as it is to be printed, or the number of a person on file.
func whoLeads(s *session, d *workflow.Desk, text string) (data.ID, string, error) {
	number, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return 0, text, nil
	}
	card, err := d.PersonCard(s.ctx, data.ID(number))
	if err != nil {
		return 0, "", data.Mistakef("Eine Person mit der Nummer %d gibt es nicht. Mit „people“ werden alle aufgelistet.", number)
	}
	return card.Person.ID, card.Person.FullName(), nil
}

// proposals reads the proposed dates.
func (c *meetingFlags) proposals(s *session) ([]data.DateProposal, error) {
	var list []data.DateProposal
	for _, text := range c.Proposed {
		p, err := parseProposal(s, text)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// parseProposal reads '15.10.2026', '15.10.2026 18:00' or '15.10.2026 18:00-20:00'.
func parseProposal(s *session, text string) (data.DateProposal, error) {
	var p data.DateProposal
	day, times, _ := strings.Cut(strings.TrimSpace(text), " ")
	if day == "" {
		return p, &usage{"--proposed: Bitte einen Termin angeben, zum Beispiel „15.10.2026 18:00-20:00“."}
	}
	var err error
	if p.HeldOn, err = s.date("--proposed", day); err != nil {
		return p, err
	}
	p.Starts, p.Ends, _ = strings.Cut(strings.ReplaceAll(times, "–", "-"), "-")
	p.Starts, p.Ends = strings.TrimSpace(p.Starts), strings.TrimSpace(p.Ends)
	return p, nil
}

// propose enters proposed dates.
func propose(s *session, d *workflow.Desk, meeting data.ID, proposals []data.DateProposal) error {
	for _, p := range proposals {
		p.MeetingID = meeting
		if _, err := d.ProposeDate(s.ctx, p); err != nil {
			return err
		}
	}
	return nil
}

type meetingAddCommand struct {
	meetingFlags
	CopyOf int `placeholder:"NUMMER" help:"Wie diese Sitzung: Ort, Form, Leitung, Tagesordnung und Regeln der Einladung."`
	Number int `placeholder:"NUMMER" help:"Eine eigene Nummer, sonst die nächste."`
}

func (c *meetingAddCommand) Run(s *session) error {
	proposals, err := c.proposals(s)
	if err != nil {
		return err
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		var meeting data.Meeting
		err := whole(s, d, func() error {
			var err error
			if meeting, err = c.plan(s, d); err != nil {
				return err
			}
			return propose(s, d, meeting.ID, proposals)
		})
		if err != nil {
			return err
		}
		printPlanned(s, meeting)
		return printHints(s, d, meeting.ID)
	})
}

// plan enters the meeting.
func (c *meetingAddCommand) plan(s *session, d *workflow.Desk) (data.Meeting, error) {
	meeting := data.Meeting{Number: c.Number}
	if err := c.apply(s, d, &meeting); err != nil || c.CopyOf == 0 {
		if err != nil {
			return meeting, err
		}
		return d.PlanMeeting(s.ctx, meeting)
	}
	like, err := d.MeetingByNumber(s.ctx, c.CopyOf)
	if err != nil {
		return like, err
	}
	copied, err := d.CopyMeeting(s.ctx, like.ID)
	if err != nil {
		return copied, err
	}
	changed := copied
	if c.Number != 0 {
		changed.Number = c.Number
	}
	if err := c.apply(s, d, &changed); err != nil || changed == copied {
		return copied, err
	}
	return changed, d.SaveMeeting(s.ctx, changed)
}

func printPlanned(s *session, m data.Meeting) {
	fmt.Fprintf(s.Stdout, "%s geplant: %s\n", m.Name(), strings.TrimSpace(workflow.MeetingDate(m)+" "+workflow.MeetingTime(m)))
}

type meetingSetCommand struct {
	meetingArgument
	meetingFlags
}

func (c *meetingSetCommand) Run(s *session) error {
	proposals, err := c.proposals(s)
	if err != nil {
		return err
	}
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		before := meeting
		if err := c.apply(s, d, &meeting); err != nil {
			return err
		}
		if meeting == before && len(proposals) == 0 {
			return &usage{"meeting set: Bitte angeben, was sich ändert, zum Beispiel --place."}
		}
		err := whole(s, d, func() error {
			if err := d.SaveMeeting(s.ctx, meeting); err != nil {
				return err
			}
			return propose(s, d, meeting.ID, proposals)
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "%s geändert\n", meeting.Name())
		return printHints(s, d, meeting.ID)
	})
}

// proposalArgument says which proposed date of a meeting is meant.
type proposalArgument struct {
	Proposal int `arg:"" name:"vorschlag" help:"Die Nummer des Vorschlags, wie „meeting show“ sie nennt."`
}

func (c proposalArgument) find(s *session, d *workflow.Desk, meeting data.Meeting) (data.DateProposal, error) {
	proposals, err := d.DateProposals(s.ctx, meeting.ID)
	if err != nil {
		return data.DateProposal{}, err
	}
	if c.Proposal < 1 || c.Proposal > len(proposals) {
		return data.DateProposal{}, data.Mistakef("Einen Terminvorschlag %d gibt es zur %d. Sitzung nicht. Mit „meeting show %d“ werden alle aufgelistet.", c.Proposal, meeting.Number, meeting.Number)
	}
	return proposals[c.Proposal-1], nil
}

type meetingFixCommand struct {
	meetingArgument
	proposalArgument
}

func (c *meetingFixCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		proposal, err := c.find(s, d, meeting)
		if err != nil {
			return err
		}
		if err := d.FixDate(s.ctx, proposal.ID); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Termin der %d. Sitzung: %s\n", meeting.Number, workflow.ProposalWords(proposal))
		return printHints(s, d, meeting.ID)
	})
}

type meetingWithdrawCommand struct {
	meetingArgument
	proposalArgument
}

func (c *meetingWithdrawCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		proposal, err := c.find(s, d, meeting)
		if err != nil {
			return err
		}
		if err := d.RemoveDateProposal(s.ctx, proposal.ID); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Terminvorschlag zurückgenommen: %s\n", workflow.ProposalWords(proposal))
		return nil
	})
}

type meetingCopyCommand struct{ meetingArgument }

func (c *meetingCopyCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		next, err := d.CopyMeeting(s.ctx, meeting.ID)
		if err != nil {
			return err
		}
		printPlanned(s, next)
		return nil
	})
}

type meetingSeriesCommand struct {
	meetingArgument
	Months      int  `required:"" placeholder:"ZAHL" help:"Der Abstand in Monaten: 3 für jeden dritten Monat."`
	Count       int  `required:"" placeholder:"ZAHL" help:"Wie viele Sitzungen hinzukommen."`
	SameWeekday bool `help:"Am gleichen Wochentag (zum Beispiel am 3. Donnerstag) statt am gleichen Tag des Monats."`
}

func (c *meetingSeriesCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		planned, err := d.PlanSeries(s.ctx, meeting.ID, workflow.Series{Months: c.Months, Count: c.Count, SameWeekday: c.SameWeekday})
		if err != nil {
			return err
		}
		for _, m := range planned {
			printPlanned(s, m)
		}
		return nil
	})
}

type meetingCloseCommand struct{ meetingArgument }

func (c *meetingCloseCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		marked, err := d.CloseMeeting(s.ctx, meeting.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "%d. Sitzung abgeschlossen, %s nachgetragen\n", meeting.Number, count(marked, "Person", "Personen"))
		return nil
	})
}

type meetingCancelCommand struct{ meetingArgument }

func (c *meetingCancelCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		switch meeting.State {
		case data.MeetingHeld:
			return data.Mistakef("Die %d. Sitzung hat schon stattgefunden und kann nicht mehr abgesagt werden.", meeting.Number)
		case data.MeetingCancelled:
			return data.Mistakef("Die %d. Sitzung ist schon abgesagt.", meeting.Number)
		}
		meeting.State = data.MeetingCancelled
		if err := d.SaveMeeting(s.ctx, meeting); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "%d. Sitzung abgesagt\n", meeting.Number)
		return nil
	})
}
