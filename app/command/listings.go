package command

// The commands that only read, and those that walk through the history.

import (
	"fmt"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/assets"
	"rundertisch/data"
)

// asJSON is the flag that every listing takes.
type asJSON struct {
	JSON bool `name:"json" help:"Als JSON ausgeben, für andere Programme."`
}

type districtsCommand struct{ asJSON }

type districtLine struct {
	Number   int      `json:"number"`
	Name     string   `json:"name"`
	Office   string   `json:"office"`
	Evidence string   `json:"evidence"`
	Chair    string   `json:"chair"`
	State    string   `json:"state"`
	Detail   string   `json:"detail"`
	Named    []string `json:"named"`
	AskedOn  string   `json:"askedOn,omitempty"`
	DueOn    string   `json:"dueOn,omitempty"`
}

func (c *districtsCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		board, err := d.Board(s.ctx, data.Date{})
		if err != nil {
			return err
		}
		rows := make([]districtLine, 0, len(board.Cells))
		for _, cell := range board.Cells {
			row := districtLine{
				Number: cell.District.Number, Name: cell.District.Name, Office: cell.Office.Name, Evidence: cell.District.Evidence,
				Chair: cell.Chair.Person.FullName(), State: cell.Mark.Word, Detail: cell.Line, Named: []string{},
				AskedOn: cell.Nomination.AskedOn.ISO(), DueOn: cell.Nomination.DueOn.ISO(),
			}
			for _, h := range cell.Named {
				row.Named = append(row.Named, h.Person.FullName())
			}
			rows = append(rows, row)
		}
		return list(s, c.JSON, rows, "BA\tName\tGeschäftsstelle\tVorsitz\tStand\t", func(r districtLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t%s: %s\t", r.Number, r.Name, r.Office, dash(r.Chair), r.State, r.Detail)
		})
	})
}

type peopleCommand struct {
	asJSON
	On     string `placeholder:"DATUM" help:"Nur, wer an diesem Tag eine Funktion hatte."`
	Search string `placeholder:"TEXT" help:"Nur Personen, auf die der Text passt: Name, Funktion, BA, Ort; Groß- und Kleinschreibung und Akzente sind gleich."`
}

type personLine struct {
	ID       data.ID `json:"id"`
	Name     string  `json:"name"`
	Function string  `json:"function"`
	District int     `json:"district,omitempty"`
	Body     string  `json:"body,omitempty"`
	Email    string  `json:"email,omitempty"`
	Phone    string  `json:"phone,omitempty"`
}

func (c *peopleCommand) Run(s *session) error {
	query := workflow.PeopleQuery{Search: c.Search}
	if c.On != "" {
		var err error
		if query.On, err = s.date("--on", c.On); err != nil {
			return err
		}
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		people, err := d.Store.People(s.ctx, query.Filter(d.Today()))
		if err != nil {
			return err
		}
		rows := make([]personLine, 0, len(people))
		for _, p := range people {
			rows = append(rows, personLine{p.Person.ID, p.Person.ListName(), p.Function, p.DistrictNumber, p.Body, p.Email, p.Phone})
		}
		return list(s, c.JSON, rows, "Nr.\tName\tFunktion\tBA\tE-Mail\t", func(r personLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t", r.ID, r.Name, dash(r.Function), number(r.District), r.Email)
		})
	})
}

type meetingsCommand struct{ asJSON }

type meetingLine struct {
	Number           int    `json:"number"`
	Title            string `json:"title,omitempty"`
	Date             string `json:"date,omitempty"`
	VagueDate        string `json:"vagueDate,omitempty"`
	Starts           string `json:"starts,omitempty"`
	Ends             string `json:"ends,omitempty"`
	Place            string `json:"place,omitempty"`
	State            string `json:"state"`
	Invited          int    `json:"invited"`
	Accepted         int    `json:"accepted"`
	Declined         int    `json:"declined"`
	Present          int    `json:"present"`
	DistrictsPresent int    `json:"districtsPresent"`

	when string
}

func (c *meetingsCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		meetings, err := d.Store.Meetings(s.ctx)
		if err != nil {
			return err
		}
		rows := make([]meetingLine, 0, len(meetings))
		for _, row := range meetings {
			m := row.Meeting
			rows = append(rows, meetingLine{
				Number: m.Number, Title: m.Title, Date: m.HeldOn.ISO(), VagueDate: m.VagueDate, Starts: m.Starts, Ends: m.Ends,
				Place: workflow.MeetingPlace(m), State: workflow.MeetingMark(m.State).Word,
				Invited: row.Invited, Accepted: row.Accepted, Declined: row.Declined, Present: row.Present, DistrictsPresent: row.DistrictsPresent,
				when: strings.TrimSpace(workflow.MeetingDate(m) + " " + workflow.MeetingTime(m)),
			})
		}
		return list(s, c.JSON, rows, "Nr.\tTermin\tOrt\tStand\teingeladen\tzugesagt\tanwesend\t", func(r meetingLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t%d\t%d\t%d\t", r.Number, r.when, dash(r.Place), r.State, r.Invited, r.Accepted, r.Present)
		})
	})
}

type checkCommand struct{ asJSON }

func (c *checkCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		findings, err := d.Check(s.ctx)
		if err != nil {
			return err
		}
		if len(findings) == 0 && !c.JSON {
			fmt.Fprintln(s.Stdout, "Alles in Ordnung: Die Datei ist unversehrt, Anschriften und Funktionen sind vollständig.")
			return nil
		}
		if err := list(s, c.JSON, findings, "Gefunden:", func(f workflow.Finding) string { return f.Text }); err != nil {
			return err
		}
		if len(findings) > 0 {
			return errFound
		}
		return nil
	})
}

type undoCommand struct{}

func (undoCommand) Run(s *session) error {
	return s.withDesk(false, func(d *workflow.Desk) error {
		entry, err := d.Store.Undo(s.ctx)
		if err == nil {
			fmt.Fprintf(s.Stdout, "Rückgängig gemacht: %s\n", entry.Title)
		}
		return err
	})
}

type redoCommand struct{}

func (redoCommand) Run(s *session) error {
	return s.withDesk(false, func(d *workflow.Desk) error {
		entry, err := d.Store.Redo(s.ctx)
		if err == nil {
			fmt.Fprintf(s.Stdout, "Wiederhergestellt: %s\n", entry.Title)
		}
		return err
	})
}

type historyCommand struct {
	asJSON
	Limit int `default:"50" placeholder:"ZAHL" help:"Höchstens so viele Einträge; 0 zeigt alle."`
}

type historyLine struct {
	ID    data.ID `json:"id"`
	At    string  `json:"at"`
	User  string  `json:"user"`
	Title string  `json:"title"`
	State string  `json:"state"`

	when string
}

func (c *historyCommand) Run(s *session) error {
	if c.Limit < 0 {
		return &usage{"--limit: Bitte eine Zahl ab 0 angeben."}
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		entries, err := d.Store.History(s.ctx, data.HistoryFilter{Limit: c.Limit})
		if err != nil {
			return err
		}
		rows := make([]historyLine, 0, len(entries))
		for _, e := range entries {
			rows = append(rows, historyLine{e.ID, e.At.UTC().Format("2006-01-02T15:04:05Z"), e.User, e.Title, e.State, e.At.Local().Format("02.01.2006 15:04")})
		}
		return list(s, c.JSON, rows, "Nr.\tWann\tWer\tWas\t", func(r historyLine) string {
			title := r.Title
			if word := historyStates[r.State]; word != "" {
				title += " (" + word + ")"
			}
			return fmt.Sprintf("%d\t%s\t%s\t%s\t", r.ID, r.when, r.User, title)
		})
	})
}

var historyStates = map[string]string{"undone": "zurückgenommen", "dropped": "zurückgenommen"}

type versionCommand struct {
	Licences bool `help:"Die Lizenzen der Schriften und der Trennmuster dazu."`
}

func (c versionCommand) Run(s *session) error {
	fmt.Fprintf(s.Stdout, "Runder Tisch %s\n", s.Version)
	if c.Licences {
		fmt.Fprint(s.Stdout, "\n"+assets.Licences())
	}
	return nil
}

func dash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

func number(n int) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprint(n)
}
