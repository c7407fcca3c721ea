package command

// The rights of those on file: what is kept about somebody, what is due to be erased, erasing, informing, the register of processing.

import (
	"errors"
	"fmt"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type subjectReportCommand struct {
	asJSON
	ID  data.ID `arg:"" name:"nummer" help:"Die Nummer der Person; „people --json“ nennt sie."`
	Out string  `required:"" placeholder:"ORDNER" help:"Der Ordner für PDF, JSON und die aufbewahrten Dateien."`
}

// subjectReportLine says where the answer lies.
type subjectReportLine struct {
	PDF      string   `json:"pdf"`
	JSON     string   `json:"json"`
	Files    []string `json:"files"`
	Rows     int      `json:"rows"`
	Changes  int      `json:"changes"`
	Mentions int      `json:"mentions"`
}

func (c *subjectReportCommand) Run(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		report, err := d.WriteSubjectReport(s.ctx, c.ID, c.Out)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(s, subjectReportLine{report.PDF, report.JSON, append([]string{}, report.Files...), report.Rows, report.Changes, report.Mentions})
		}
		fmt.Fprintf(s.Stdout, "Auskunft: %s\nMaschinenlesbar: %s\n", report.PDF, report.JSON)
		fmt.Fprintf(s.Stdout, "%d Einträge, %d Änderungen im Verlauf, %d Nennungen in anderen Texten, %d Dateien\n", report.Rows, report.Changes, report.Mentions, len(report.Files))
		return nil
	})
}

// archiveFlags are what the archive said.
type archiveFlags struct {
	Offered        string `placeholder:"DATUM" help:"Wann die Unterlagen dem Archiv angeboten wurden; ohne Angabe: was bei der Person vermerkt ist."`
	Archive        string `enum:"kept,declined," default:"" placeholder:"ENTSCHEIDUNG" help:"Die Entscheidung des Archivs: kept (übernommen) oder declined (abgelehnt)."`
	WithoutArchive string `placeholder:"GRUND" help:"Ohne Angebot an das Archiv löschen, mit diesem Grund für das Protokoll."`
}

// order returns an order with what the archive said.
func (f archiveFlags) order(s *session) (data.ErasureOrder, error) {
	offered, err := s.date("--offered", f.Offered)
	if err != nil {
		return data.ErasureOrder{}, err
	}
	if (f.Archive == "") != offered.IsZero() {
		return data.ErasureOrder{}, &usage{"--offered und --archive gehören zusammen: wann angeboten, wie entschieden."}
	}
	return data.ErasureOrder{ArchiveOfferedOn: offered, ArchiveDecision: f.Archive, WithoutArchive: f.WithoutArchive}, nil
}

type eraseCommand struct {
	asJSON
	archiveFlags
	ID      data.ID `arg:"" optional:"" name:"nummer" help:"Die Nummer der Person."`
	Part    string  `enum:"person,contacts,letters,attendance" default:"person" placeholder:"TEIL" help:"Was gelöscht wird: person (alles), contacts (Kontaktdaten), letters (Schreiben) oder attendance (der Name in Anwesenheitslisten)."`
	Before  string  `placeholder:"DATUM" help:"Nur Schreiben und Sitzungen vor diesem Tag."`
	Reason  string  `default:"auf Verlangen" placeholder:"GRUND" help:"Der Grund für das Protokoll."`
	Log     bool    `help:"Statt einer Person: das Löschprotokoll auflisten."`
	Pending bool    `help:"Statt einer Person: alle Löschungen wiederholen, von denen eine zurückgeholte Sicherung nichts weiß."`
	Yes     bool    `help:"Wirklich löschen. Ohne diese Angabe wird nur gezeigt, was gelöscht würde."`
}

// erasureLine is what was erased, or would be.
type erasureLine struct {
	Person  int            `json:"person"`
	Class   string         `json:"class"`
	Erased  bool           `json:"erased"`
	Removed map[string]int `json:"removed"`
	Changed map[string]int `json:"changed"`
	Files   int            `json:"files"`
	History int            `json:"history"`
	Texts   []string       `json:"texts"`
	Remains []string       `json:"remains"`
}

func (c *eraseCommand) Run(s *session) error {
	if c.Log && !c.Pending && c.ID == 0 {
		return c.showLog(s)
	}
	if c.Log || c.Pending == (c.ID != 0) {
		return &usage{"erase: Bitte die Nummer einer Person angeben, oder --pending, oder --log."}
	}
	order, err := c.order(s)
	if err != nil {
		return err
	}
	if order.Before, err = s.date("--before", c.Before); err != nil {
		return err
	}
	order.PersonID, order.Class, order.Reason = c.ID, c.Part, c.Reason
	return s.withDesk(false, func(d *workflow.Desk) error {
		var reports []data.ErasureReport
		switch {
		case c.Pending && !c.Yes:
			return c.showPending(s, d)
		case c.Pending:
			reports, err = d.ErasePending(s.ctx)
		case c.Yes:
			reports, err = d.Store.EraseAll(s.ctx, []data.ErasureOrder{order}, nil)
		default:
			var report data.ErasureReport
			report, err = d.Store.PreviewErasure(s.ctx, order)
			reports = []data.ErasureReport{report}
		}
		return s.tellErasures(d, reports, err, c.Yes, c.JSON)
	})
}

// tellErasures prints what was erased, or would be, and returns what went wrong: where it went wrong after the erasing there are reports as well.
func (s *session) tellErasures(d *workflow.Desk, reports []data.ErasureReport, err error, done, asJSON bool) error {
	if err != nil && (!done || len(reports) == 0) {
		return err
	}
	return errors.Join(s.printErasures(d, reports, done, asJSON), err)
}

// showPending lists what a restored copy does not know of.
func (c *eraseCommand) showPending(s *session, d *workflow.Desk) error {
	pending, err := d.PendingErasures(s.ctx)
	if err != nil {
		return err
	}
	rows := make([]pendingLine, 0, len(pending))
	for _, p := range pending {
		rows = append(rows, pendingLine{p.Subject, p.Name, p.Class, p.ErasedOn.ISO(), p.ErasedOn.String()})
	}
	return list(s, c.JSON, rows, "Nr.\tName\tWas\tGelöscht am\t", func(r pendingLine) string {
		return fmt.Sprintf("%d\t%s\t%s\t%s\t", r.Person, r.Name, data.ErasureClassName(r.Class), r.when)
	})
}

// loggedLine is a line of the protocol.
type loggedLine struct {
	ErasedOn         string `json:"erasedOn"`
	Person           int    `json:"person"`
	Class            string `json:"class"`
	Reason           string `json:"reason"`
	Rows             int    `json:"rows"`
	ArchiveOfferedOn string `json:"archiveOfferedOn,omitempty"`
	ArchiveDecision  string `json:"archiveDecision,omitempty"`

	when, archive string // for the table
}

// showLog lists the protocol of erasures, which names nobody.
func (c *eraseCommand) showLog(s *session) error {
	return s.withDesk(true, func(d *workflow.Desk) error {
		erasures, err := data.List[data.Erasure](s.ctx, d.Store, nil)
		if err != nil {
			return err
		}
		rows := make([]loggedLine, 0, len(erasures))
		for _, e := range erasures {
			rows = append(rows, loggedLine{e.ErasedOn.ISO(), e.Subject, e.Class, e.Reason, e.RowCount, e.ArchiveOfferedOn.ISO(), e.ArchiveDecision, e.ErasedOn.String(), workflow.ArchiveWords(e.ArchiveOfferedOn, e.ArchiveDecision)})
		}
		return list(s, c.JSON, rows, "Tag\tNr.\tWas\tZeilen\tArchiv\tGrund\t", func(r loggedLine) string {
			return fmt.Sprintf("%s\t%d\t%s\t%d\t%s\t%s\t", r.when, r.Person, data.ErasureClassName(r.Class), r.Rows, r.archive, r.Reason)
		})
	})
}

// tellPending reminds of erasures that a restored copy does not know of.
func (s *session) tellPending(d *workflow.Desk) {
	pending, err := d.PendingErasures(s.ctx)
	if err != nil || len(pending) == 0 {
		return
	}
	fmt.Fprintf(s.Stderr, "Hinweis: Diese Datei ist älter als %d seither vorgenommene Löschung(en); was gelöscht wurde, steht wieder darin. Bitte „rundertisch erase --pending --yes“ ausführen.\n", len(pending))
}

type pendingLine struct {
	Person   int    `json:"person"`
	Name     string `json:"name"`
	Class    string `json:"class"`
	ErasedOn string `json:"erasedOn"`

	when string // for the table
}

func (s *session) printErasures(d *workflow.Desk, reports []data.ErasureReport, done, asJSON bool) error {
	backups, err := d.BackupWords(s.ctx, d.Today(), reports)
	if err != nil {
		return err
	}
	if asJSON {
		lines := make([]erasureLine, 0, len(reports))
		for _, r := range reports {
			line := erasureLine{r.Erasure.Subject, r.Erasure.Class, done, map[string]int{}, map[string]int{}, r.Files, r.History, append([]string{}, r.Texts...), append(append([]string{}, r.Remains...), backups...)}
			for _, t := range r.Tables {
				line.Removed[t.Name], line.Changed[t.Name] = t.Removed, t.Changed
			}
			lines = append(lines, line)
		}
		return printJSON(s, lines)
	}
	for _, r := range reports {
		head := "Das würde gelöscht: "
		if done {
			head = "Gelöscht: "
		}
		fmt.Fprintf(s.Stdout, "%s%s zu Person Nr. %d\n", head, data.ErasureClassName(r.Erasure.Class), r.Erasure.Subject)
		for _, line := range workflow.ErasureWords(r) {
			fmt.Fprintln(s.Stdout, "  "+line)
		}
		for _, text := range r.Texts {
			fmt.Fprintf(s.Stdout, "  Der Name steht auch hier: „%s“\n", text)
		}
		for _, remains := range r.Remains {
			fmt.Fprintln(s.Stdout, "Hinweis: "+remains)
		}
	}
	if len(reports) == 0 {
		fmt.Fprintln(s.Stdout, "Es ist nichts zu löschen.")
		return nil
	}
	fmt.Fprintln(s.Stdout, strings.Join(backups, "\n"))
	if !done {
		fmt.Fprintln(s.Stdout, "Noch ist nichts gelöscht. Mit --yes wird es gelöscht; das lässt sich nicht rückgängig machen, und auch frühere Änderungen dann nicht mehr.")
	}
	return nil
}

type dueErasuresCommand struct {
	asJSON
	archiveFlags
	Apply bool `help:"Löscht, was fällig ist. Ohne diese Angabe wird es nur aufgelistet."`
}

type dueLine struct {
	Person int    `json:"person"`
	Name   string `json:"name"`
	Class  string `json:"class"`
	What   string `json:"what"`
	Rule   string `json:"rule"`
	Since  string `json:"since"`
	DueOn  string `json:"dueOn"`

	when string // for the table
}

func (c *dueErasuresCommand) Run(s *session) error {
	order, err := c.order(s)
	if err != nil {
		return err
	}
	return s.withDesk(!c.Apply, func(d *workflow.Desk) error {
		due, err := d.DueErasures(s.ctx)
		if err != nil {
			return err
		}
		if c.Apply {
			reports, err := d.EraseDue(s.ctx, due, order, nil)
			return s.tellErasures(d, reports, err, true, c.JSON)
		}
		rows := make([]dueLine, 0, len(due))
		for _, e := range due {
			rows = append(rows, dueLine{int(e.PersonID), e.Name, e.Class, e.What, e.Rule, e.Since.ISO(), e.DueOn.ISO(), e.DueOn.String()})
		}
		return list(s, c.JSON, rows, "Fällig seit\tNr.\tName\tWas\tRegel\t", func(r dueLine) string {
			return fmt.Sprintf("%s\t%d\t%s\t%s\t%s\t", r.when, r.Person, r.Name, r.What, r.Rule)
		})
	})
}

type informCommand struct {
	asJSON
	Mark bool      `help:"Vermerkt, dass die Personen informiert sind."`
	On   string    `placeholder:"DATUM" help:"An welchem Tag; ohne Angabe heute."`
	IDs  []data.ID `arg:"" optional:"" name:"nummer" help:"Die Nummern der Personen, mit --mark."`
}

type uninformedLine struct {
	ID       data.ID `json:"id"`
	Name     string  `json:"name"`
	Function string  `json:"function"`
	District string  `json:"district"`
}

func (c *informCommand) Run(s *session) error {
	if c.Mark == (len(c.IDs) == 0) {
		return &usage{"inform: Die Nummern und --mark gehören zusammen."}
	}
	on, err := s.date("--on", c.On)
	if err != nil {
		return err
	}
	return s.withDesk(!c.Mark, func(d *workflow.Desk) error {
		if c.Mark {
			if on.IsZero() {
				on = d.Today()
			}
			return d.MarkInformed(s.ctx, c.IDs, on)
		}
		open, err := d.NotInformed(s.ctx)
		if err != nil {
			return err
		}
		rows := make([]uninformedLine, 0, len(open))
		for _, u := range open {
			rows = append(rows, uninformedLine{u.Person.ID, u.Person.ListName(), u.Function, u.District})
		}
		return list(s, c.JSON, rows, "Nr.\tName\tFunktion\tBA\t", func(r uninformedLine) string {
			return fmt.Sprintf("%d\t%s\t%s\t%s\t", r.ID, r.Name, r.Function, r.District)
		})
	})
}

type registerCommand struct {
	Out string `required:"" placeholder:"DATEI" help:"Die PDF-Datei, die geschrieben wird."`
}

func (c *registerCommand) Run(s *session) error {
	path, err := target(c.Out, ".pdf")
	if err != nil {
		return err
	}
	return s.withDesk(true, func(d *workflow.Desk) error {
		if err := d.WriteRegister(s.ctx, path); err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Verzeichnis der Verarbeitungstätigkeiten: %s\n", path)
		return nil
	})
}
