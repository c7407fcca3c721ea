package command

// The agenda of a meeting on the command line.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type agendaCommand struct {
	Show   agendaShowCommand   `cmd:"" default:"withargs" help:"Zeigt die Tagesordnung einer Sitzung."`
	Add    agendaAddCommand    `cmd:"" help:"Setzt einen Punkt auf die Tagesordnung."`
	Set    agendaSetCommand    `cmd:"" help:"Ändert einen Punkt: Was nicht angegeben ist, bleibt."`
	Move   agendaMoveCommand   `cmd:"" help:"Verschiebt einen Punkt."`
	Remove agendaRemoveCommand `cmd:"" help:"Nimmt einen Punkt mit seinen Unterpunkten von der Tagesordnung."`
	Store  agendaStoreCommand  `cmd:"" help:"Legt einen Punkt zurück in den Themenspeicher."`
	Attach agendaAttachCommand `cmd:"" help:"Legt eine Datei zu einem Punkt."`
	Offers agendaOffersCommand `cmd:"" help:"Nennt, was die Tagesordnung aufnehmen kann: Themen, Vertagtes, offene Aufgaben, Protokolle."`
	Take   agendaTakeCommand   `cmd:"" help:"Nimmt Angebote auf die Tagesordnung."`
}

type agendaShowCommand struct {
	meetingArgument
	asJSON
}

type agendaLine struct {
	Number   string   `json:"number"`
	Starts   string   `json:"starts,omitempty"`
	Title    string   `json:"title"`
	Minutes  int      `json:"minutes,omitempty"`
	Speaker  string   `json:"speaker,omitempty"`
	Internal bool     `json:"internal"`
	Note     string   `json:"note,omitempty"`
	Files    []string `json:"files"`
	Outcome  string   `json:"outcome,omitempty"`
}

func (c *agendaShowCommand) Run(s *session) error {
	return c.withMeeting(s, true, func(d *workflow.Desk, meeting data.Meeting) error {
		lines, length, err := agendaLinesOf(s, d, meeting)
		if err != nil {
			return err
		}
		if c.JSON {
			return list(s, true, lines, "", nil)
		}
		return printAgenda(s, lines, length)
	})
}

// agendaLinesOf returns the lines of an agenda, and how long it takes, minutes.
func agendaLinesOf(s *session, d *workflow.Desk, m data.Meeting) ([]agendaLine, int, error) {
	items, err := d.Agenda(s.ctx, m.ID)
	if err != nil {
		return nil, 0, err
	}
	files, err := d.AgendaFiles(s.ctx, m.ID)
	if err != nil {
		return nil, 0, err
	}
	names := map[data.ID][]string{}
	for _, f := range files {
		names[f.AgendaItemID] = append(names[f.AgendaItemID], f.Name)
	}
	lines := []agendaLine{}
	for _, l := range workflow.AgendaLines(m, items) {
		line := agendaLine{l.Number, l.Starts, l.Item.Title, l.Item.Minutes, l.Item.Speaker, !l.Item.Public, l.Item.Note, names[l.Item.ID], l.Item.Outcome}
		if line.Files == nil {
			line.Files = []string{}
		}
		lines = append(lines, line)
	}
	return lines, workflow.AgendaLength(items), nil
}

func printAgenda(s *session, lines []agendaLine, length int) error {
	err := list(s, false, lines, "TOP\tBeginn\tDauer\tTitel\tWer\t", func(l agendaLine) string {
		title := l.Title
		if l.Internal {
			title += " (intern)"
		}
		if len(l.Files) > 0 {
			title += " [" + strings.Join(l.Files, ", ") + "]"
		}
		return fmt.Sprintf("%s\t%s\t%s\t%s\t%s\t", l.Number, l.Starts, minutesOf(l.Minutes), title, l.Speaker)
	})
	if err == nil && length > 0 {
		fmt.Fprintf(s.Stdout, "Zusammen %d Minuten\n", length)
	}
	return err
}

// minutesOf is a length as the agenda shows it; none is empty.
func minutesOf(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d min", n)
}

// itemArgument says which item of the meeting's agenda is meant.
type itemArgument struct {
	Item string `arg:"" name:"top" help:"Die Nummer des Punktes: 2 oder 2.1."`
}

// itemByNumber finds an item by the number that the agenda shows.
func itemByNumber(s *session, d *workflow.Desk, m data.Meeting, number string) (data.AgendaItem, error) {
	items, err := d.Agenda(s.ctx, m.ID)
	if err != nil {
		return data.AgendaItem{}, err
	}
	wanted := strings.TrimSuffix(strings.TrimSpace(number), ".")
	for _, l := range workflow.AgendaLines(m, items) {
		if l.Number == wanted {
			return l.Item, nil
		}
	}
	return data.AgendaItem{}, data.Mistakef("Einen TOP %s hat die %d. Sitzung nicht. Mit „agenda %d“ wird die Tagesordnung gezeigt.", number, m.Number, m.Number)
}

// withItem opens the file and works on an item of a meeting's agenda.
func withItem(s *session, meeting meetingArgument, item itemArgument, work func(*workflow.Desk, data.Meeting, data.AgendaItem) error) error {
	return meeting.withMeeting(s, false, func(d *workflow.Desk, m data.Meeting) error {
		found, err := itemByNumber(s, d, m, item.Item)
		if err != nil {
			return err
		}
		return work(d, m, found)
	})
}

// printItem prints an item with the number that it now has, behind what happened to it.
func printItem(s *session, d *workflow.Desk, m data.Meeting, id data.ID, happened string) error {
	items, err := d.Agenda(s.ctx, m.ID)
	for _, l := range workflow.AgendaLines(m, items) {
		if l.Item.ID == id {
			fmt.Fprintf(s.Stdout, "TOP %s %s: %s\n", l.Number, happened, l.Item.Title)
		}
	}
	return err
}

// itemFlags are the data of an item. What is not given is nil and stays as it is.
type itemFlags struct {
	Minutes  *int    `placeholder:"ZAHL" help:"Die Dauer in Minuten."`
	Speaker  *string `placeholder:"NAME" help:"Wer vorträgt."`
	Internal bool    `xor:"public" help:"Nicht öffentlich."`
	Public   bool    `xor:"public" help:"Öffentlich; so sind neue Punkte."`
	Note     *string `placeholder:"TEXT" help:"Eine Bemerkung."`
}

func (c *itemFlags) apply(item *data.AgendaItem) {
	if c.Minutes != nil {
		item.Minutes = *c.Minutes
	}
	if c.Speaker != nil {
		item.Speaker = *c.Speaker
	}
	if c.Internal || c.Public {
		item.Public = c.Public
	}
	if c.Note != nil {
		item.Note = *c.Note
	}
}

type agendaAddCommand struct {
	meetingArgument
	Title string `arg:"" name:"titel" help:"Der Titel des Punktes."`
	itemFlags
	Under string `placeholder:"TOP" help:"Als Unterpunkt dieses Punktes."`
}

func (c *agendaAddCommand) Run(s *session) error {
	return c.withMeeting(s, false, func(d *workflow.Desk, meeting data.Meeting) error {
		item := data.AgendaItem{MeetingID: meeting.ID, Title: c.Title, Public: true}
		c.apply(&item)
		if c.Under != "" {
			parent, err := itemByNumber(s, d, meeting, c.Under)
			if err != nil {
				return err
			}
			item.ParentID = parent.ID
		}
		id, err := d.AddAgendaItem(s.ctx, item)
		if err != nil {
			return err
		}
		return printItem(s, d, meeting, id, "eingetragen")
	})
}

type agendaSetCommand struct {
	meetingArgument
	itemArgument
	Title *string `placeholder:"TEXT" help:"Der Titel."`
	itemFlags
}

func (c *agendaSetCommand) Run(s *session) error {
	return withItem(s, c.meetingArgument, c.itemArgument, func(d *workflow.Desk, meeting data.Meeting, item data.AgendaItem) error {
		before := item
		if c.Title != nil {
			item.Title = *c.Title
		}
		if c.apply(&item); item == before {
			return &usage{"agenda set: Bitte angeben, was sich ändert, zum Beispiel --minutes."}
		}
		if err := d.SaveAgendaItem(s.ctx, item); err != nil {
			return err
		}
		return printItem(s, d, meeting, item.ID, "geändert")
	})
}

// places is a number of places, down or (with a minus) up. The parser takes '-1' for a flag unless a type reads it itself.
type places int

// Decode reads the value that stands behind the flag, whatever it begins with.
func (p *places) Decode(ctx *kong.DecodeContext) error {
	token := ctx.Scan.Pop()
	n, err := strconv.Atoi(strings.Replace(token.String(), "−", "-", 1))
	if err != nil {
		return fmt.Errorf("expected an int but got %s", token)
	}
	*p = places(n)
	return nil
}

type agendaMoveCommand struct {
	meetingArgument
	itemArgument
	By  places `required:"" xor:"where" placeholder:"ZAHL" help:"Um so viele Plätze: 1 nach unten, -1 nach oben."`
	In  bool   `required:"" xor:"where" help:"Macht den Punkt zum Unterpunkt des Punktes darüber."`
	Out bool   `required:"" xor:"where" help:"Macht einen Unterpunkt zum eigenen Punkt."`
}

func (c *agendaMoveCommand) Run(s *session) error {
	return withItem(s, c.meetingArgument, c.itemArgument, func(d *workflow.Desk, meeting data.Meeting, item data.AgendaItem) (err error) {
		if c.In || c.Out {
			err = d.NestAgendaItem(s.ctx, item.ID, c.In)
		} else {
			err = d.MoveAgendaItem(s.ctx, item.ID, int(c.By))
		}
		if err != nil {
			return err
		}
		return printItem(s, d, meeting, item.ID, "verschoben")
	})
}

type agendaRemoveCommand struct {
	meetingArgument
	itemArgument
}

func (c *agendaRemoveCommand) Run(s *session) error {
	return withItem(s, c.meetingArgument, c.itemArgument, func(d *workflow.Desk, _ data.Meeting, item data.AgendaItem) error {
		if err := d.RemoveAgendaItem(s.ctx, item.ID); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Von der Tagesordnung genommen: %s\n", item.Title)
		return nil
	})
}

type agendaStoreCommand struct {
	meetingArgument
	itemArgument
}

func (c *agendaStoreCommand) Run(s *session) error {
	return withItem(s, c.meetingArgument, c.itemArgument, func(d *workflow.Desk, _ data.Meeting, item data.AgendaItem) error {
		if err := d.StoreTopic(s.ctx, item.ID); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Im Themenspeicher: %s\n", item.Title)
		return nil
	})
}

type agendaAttachCommand struct {
	meetingArgument
	itemArgument
	File string `arg:"" name:"datei" help:"Die Datei, höchstens 20 MB; sie wird kopiert."`
}

func (c *agendaAttachCommand) Run(s *session) error {
	return withItem(s, c.meetingArgument, c.itemArgument, func(d *workflow.Desk, meeting data.Meeting, item data.AgendaItem) error {
		if _, err := d.AttachFile(s.ctx, item.ID, c.File); err != nil {
			return err
		}
		return printItem(s, d, meeting, item.ID, "hat nun eine Anlage")
	})
}
