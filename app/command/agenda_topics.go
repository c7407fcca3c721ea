package command

// What may come onto an agenda: the store of topics, and the offers that grow from it and from earlier meetings.

import (
	"fmt"
	"slices"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type agendaOffersCommand struct {
	meetingArgument
	asJSON
}

type offerLine struct {
	Key   string `json:"key"` // as 'agenda take' takes it
	Title string `json:"title"`
	Why   string `json:"why"`
}

func (c *agendaOffersCommand) Run(s *session) error {
	return c.withMeeting(s, true, func(d *workflow.Desk, meeting data.Meeting) error {
		offers, err := d.AgendaOffers(s.ctx, meeting.ID)
		if err != nil {
			return err
		}
		var rows []offerLine
		for _, o := range offers {
			rows = append(rows, offerLine{offerKey(o), o.Title, o.Why})
		}
		return list(s, c.JSON, rows, "Schlüssel\tTitel\tWoher\t", func(r offerLine) string { return fmt.Sprintf("%s\t%s\t%s\t", r.Key, r.Title, r.Why) })
	})
}

// offerKey is a word for an offer that stays the same from call to call: 'topic:3', 'item:12', 'task:4', 'minutes:1'.
func offerKey(o workflow.AgendaOffer) string {
	switch {
	case o.TopicID != 0:
		return fmt.Sprintf("topic:%d", o.TopicID)
	case o.ItemID != 0:
		return fmt.Sprintf("item:%d", o.ItemID)
	case o.TaskID != 0:
		return fmt.Sprintf("task:%d", o.TaskID)
	}
	return fmt.Sprintf("minutes:%d", o.MinutesOf)
}

type agendaTakeCommand struct {
	meetingArgument
	Keys []string `arg:"" name:"schlüssel" help:"Die Schlüssel aus „agenda offers“."`
}

func (c *agendaTakeCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		offers, err := d.AgendaOffers(s.ctx, meeting.ID)
		if err != nil {
			return err
		}
		var taken []workflow.AgendaOffer
		for _, key := range c.Keys {
			at := slices.IndexFunc(offers, func(o workflow.AgendaOffer) bool { return offerKey(o) == key })
			if at < 0 {
				return data.Mistakef("Ein Angebot „%s“ gibt es für die %d. Sitzung nicht. Mit „agenda offers %d“ werden alle aufgelistet.", key, meeting.Number, meeting.Number)
			}
			if !slices.Contains(taken, offers[at]) {
				taken = append(taken, offers[at])
			}
		}
		if err := d.TakeOffers(s.ctx, meeting.ID, taken); err != nil {
			return err
		}
		for _, o := range taken {
			fmt.Fprintf(s.Stdout, "Auf der Tagesordnung: %s\n", o.Title)
		}
		return nil
	})
}

type topicCommand struct {
	List   topicListCommand   `cmd:"" default:"withargs" help:"Listet den Themenspeicher auf."`
	Add    topicAddCommand    `cmd:"" help:"Legt ein Thema in den Speicher."`
	Remove topicRemoveCommand `cmd:"" help:"Nimmt ein Thema aus dem Speicher."`
}

type topicListCommand struct{ asJSON }

type topicLine struct {
	ID       data.ID `json:"id"`
	Title    string  `json:"title"`
	District int     `json:"district,omitempty"`
	From     string  `json:"from,omitempty"`
	Date     string  `json:"date,omitempty"`
	Minutes  int     `json:"minutes,omitempty"`
	Speaker  string  `json:"speaker,omitempty"`
	Note     string  `json:"note,omitempty"`

	when string
}

func (c *topicListCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		topics, err := d.Topics(s.ctx)
		if err != nil {
			return err
		}
		var rows []topicLine
		for _, t := range topics {
			rows = append(rows, topicLine{
				t.Item.ID, t.Item.Title, t.District.Number, t.From, t.Item.ProposedOn.ISO(), t.Item.Minutes, t.Item.Speaker, t.Item.Note, t.Item.ProposedOn.String(),
			})
		}
		return list(s, c.JSON, rows, "Nr.\tThema\tVon\tvom\t", func(r topicLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t", r.ID, r.Title, dash(r.From), dash(r.when))
		})
	})
}

type topicAddCommand struct {
	Title string `arg:"" name:"titel" help:"Das Thema."`
	BA    int    `name:"ba" xor:"from" placeholder:"NUMMER" help:"Der BA, der es vorschlägt."`
	By    string `xor:"from" placeholder:"TEXT" help:"Wer es sonst vorschlägt: „Migrationsbeirat“."`
	Date  string `placeholder:"DATUM" help:"Der Tag des Vorschlags, sonst heute."`
	itemFlags
}

func (c *topicAddCommand) Run(s *session) error {
	on, err := s.date("--date", c.Date)
	if err != nil {
		return err
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		topic := data.AgendaItem{Title: c.Title, ProposedBy: c.By, ProposedOn: on, Public: true}
		c.apply(&topic)
		if c.BA != 0 {
			district, err := d.DistrictByNumber(s.ctx, c.BA)
			if err != nil {
				return err
			}
			topic.DistrictID = district.ID
		}
		id, err := d.SaveTopic(s.ctx, topic)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Thema %d im Speicher: %s\n", id, topic.Title)
		return nil
	})
}

type topicRemoveCommand struct {
	ID data.ID `arg:"" name:"nummer" help:"Die Nummer des Themas."`
}

func (c *topicRemoveCommand) Run(s *session) error {
	return s.withDesk(false, func(d *workflow.Desk) error {
		topics, err := d.Topics(s.ctx)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(topics, func(t workflow.Topic) bool { return t.Item.ID == c.ID })
		if at < 0 {
			return data.Mistakef("Ein Thema mit der Nummer %d gibt es im Speicher nicht. Mit „topic list“ werden alle aufgelistet.", c.ID)
		}
		if err := d.RemoveTopic(s.ctx, c.ID); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Thema entfernt: %s\n", topics[at].Item.Title)
		return nil
	})
}
