package command

// The outbox: what left the house, once more on paper, and what became of it.

import (
	"fmt"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/letter"
)

type outboxCommand struct {
	List    outboxListCommand    `cmd:"" default:"withargs" help:"Listet die Schreiben auf, das Neueste zuerst."`
	Reprint outboxReprintCommand `cmd:"" help:"Schreibt ein Schreiben noch einmal als PDF-Datei, Byte für Byte wie damals."`
	Mark    outboxMarkCommand    `cmd:"" help:"Trägt ein, was aus Schreiben geworden ist: gedruckt, versandt, zurückgekommen."`
}

type outboxListCommand struct {
	asJSON
	Search string `placeholder:"TEXT" help:"Nur Schreiben, auf die der Text passt: Empfang, Anschrift, Betreff."`
	State  string `enum:"draft,printed,sent,returned," default:"" placeholder:"ZUSTAND" help:"Nur Schreiben in diesem Zustand: draft (Entwurf), printed (gedruckt), sent (versandt) oder returned (zurückgekommen)."`
}

// outboxLine is a letter as it left the house.
type outboxLine struct {
	ID          data.ID      `json:"id"`
	Date        string       `json:"date"`
	Recipient   string       `json:"recipient"`
	Address     []string     `json:"address"`
	Salutation  string       `json:"salutation"`
	Subject     string       `json:"subject"`
	Text        string       `json:"text"` // salutation, paragraphs with blank lines between, closing, names
	Letterhead  []string     `json:"letterhead"`
	ReturnLine  string       `json:"returnLine,omitempty"`
	Information []outboxInfo `json:"information"`
	Template    string       `json:"template,omitempty"`
	Run         string       `json:"run,omitempty"`
	MadeAt      string       `json:"madeAt,omitempty"`
	MadeBy      string       `json:"madeBy,omitempty"`
	Way         string       `json:"way"`
	State       string       `json:"state"`
	SentOn      string       `json:"sentOn,omitempty"`
	ReturnedOn  string       `json:"returnedOn,omitempty"`
	Note        string       `json:"note,omitempty"`
	Pages       int          `json:"pages"`
	Hash        string       `json:"hash,omitempty"` // SHA-256 of the PDF

	when, became string // for the table
}

// outboxInfo is a line of the information block.
type outboxInfo struct {
	Label string `json:"label,omitempty"`
	Value string `json:"value"`
}

func (c *outboxListCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		letters, err := d.Store.Letters(s.ctx, data.LetterFilter{Search: c.Search, State: c.State})
		if err != nil {
			return err
		}
		runs, err := d.Store.LetterRuns(s.ctx)
		if err != nil {
			return err
		}
		templates, err := data.List[data.Template](s.ctx, d.Store, nil)
		if err != nil {
			return err
		}
		runOf, keyOf := map[data.ID]data.LetterRun{}, map[data.ID]string{}
		for _, r := range runs {
			runOf[r.LetterRun.ID] = r.LetterRun
		}
		for _, t := range templates {
			keyOf[t.ID] = t.Key
		}
		rows := make([]outboxLine, 0, len(letters))
		for _, kept := range letters {
			row := outboxLineOf(kept, runOf[kept.RunID], keyOf[kept.TemplateID])
			if c.JSON {
				if err := row.read(kept); err != nil { // the others are told all the same
					fmt.Fprintf(s.Stderr, "Hinweis: %v\n", err)
				}
			}
			rows = append(rows, row)
		}
		return list(s, c.JSON, rows, "Nr.\tDatum\tEmpfang\tBetreff\tZustand\t", func(r outboxLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t", r.ID, r.when, r.Recipient, r.Subject, r.became)
		})
	})
}

func outboxLineOf(kept data.Letter, run data.LetterRun, template string) outboxLine {
	return outboxLine{
		ID: kept.ID, Date: kept.DatedOn.ISO(), Recipient: kept.Recipient, Address: strings.Split(kept.Address, "\n"), Salutation: kept.Salutation, Subject: kept.Subject,
		Letterhead: []string{}, Information: []outboxInfo{}, Template: template, Run: run.Name, MadeAt: run.MadeAt, MadeBy: run.MadeBy,
		Way: kept.Way, State: kept.State, SentOn: kept.SentOn.ISO(), ReturnedOn: kept.ReturnedOn.ISO(), Note: kept.Note, Pages: kept.Pages, Hash: string(kept.PDFHash),
		when: kept.DatedOn.String(), became: becameOf(kept),
	}
}

// read adds what stood on the letter besides address and subject.
func (r *outboxLine) read(kept data.Letter) error {
	frozen, err := workflow.FrozenLetter(kept)
	if err != nil {
		return err
	}
	r.Text, r.ReturnLine, r.Letterhead = letter.PlainText(frozen), frozen.ReturnLine, append(r.Letterhead, frozen.Letterhead...)
	for _, line := range frozen.Info {
		if line.Value != "" {
			r.Information = append(r.Information, outboxInfo(line))
		}
	}
	return nil
}

// becameOf says in words what became of a letter, and when.
func becameOf(kept data.Letter) string {
	text := workflow.LetterStateMark(kept.State).Word
	day := kept.SentOn
	if !kept.ReturnedOn.IsZero() {
		day = kept.ReturnedOn
	}
	if !day.IsZero() {
		text += " am " + day.String()
	}
	if kept.Way == data.WayEmail {
		text += " (E-Mail)"
	}
	return text
}

type outboxReprintCommand struct {
	ID  data.ID `arg:"" name:"nummer" help:"Die Nummer des Schreibens im Postausgang."`
	Out string  `required:"" placeholder:"DATEI" help:"Die PDF-Datei, die geschrieben wird."`
}

func (c *outboxReprintCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		path, err := target(c.Out, ".pdf")
		if err != nil {
			return err
		}
		if err := d.SaveLetter(s.ctx, c.ID, path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Schreiben %d: %s\n", c.ID, path)
		return nil
	})
}

type outboxMarkCommand struct {
	IDs   []data.ID `arg:"" name:"nummer" help:"Die Nummern der Schreiben im Postausgang."`
	State string    `required:"" enum:"draft,printed,sent,returned" placeholder:"ZUSTAND" help:"Der neue Zustand: printed (gedruckt), sent (versandt), returned (zurückgekommen); draft (Entwurf) nimmt einen falschen zurück."`
	Date  string    `placeholder:"DATUM" help:"Der Tag, sonst heute."`
	Note  string    `placeholder:"TEXT" help:"Eine Notiz dazu, zum Beispiel „unbekannt verzogen“."`
}

func (c *outboxMarkCommand) Run(s *session) error {
	on, err := s.date("--date", c.Date)
	if err != nil {
		return err
	}
	return s.withDesk(false, func(d *workflow.Desk) error {
		if err := d.MarkLetters(s.ctx, c.IDs, c.State, on, c.Note); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "%d Schreiben: %s\n", len(c.IDs), workflow.LetterStateMark(c.State).Word)
		return nil
	})
}
