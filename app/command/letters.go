package command

// The commands that write letters: any template to anybody, and the reminders that are due.

import (
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// runFlags are what every run of letters can be told about its paper.
type runFlags struct {
	Out        string `placeholder:"ORDNER" help:"Der Ordner für die PDF-Dateien (nötig, außer mit --check)."`
	Date       string `placeholder:"DATUM" help:"Datum des Schreibens, sonst heute."`
	Due        string `placeholder:"DATUM" help:"Antwort bis; sonst die Frist aus den Einstellungen."`
	Order      string `enum:"ba,office" default:"ba" placeholder:"ba|office" help:"Reihenfolge: ba nach Nummer des BA; office gebündelt je Geschäftsstelle, mit Deckblatt."`
	Form       string `enum:"A,B," default:"" placeholder:"A|B" help:"Form A oder B nach DIN 5008, sonst die aus den Einstellungen."`
	Duplex     bool   `help:"Für beidseitigen Druck: Jedes Schreiben beginnt auf einer Vorderseite."`
	Email      bool   `help:"E-Mail-Entwürfe statt Papier für alle, die E-Mails wünschen."`
	Separate   bool   `help:"Zusätzlich eine Datei je Schreiben."`
	SkipFaulty bool   `help:"Fehlerhafte Schreiben auslassen, statt abzubrechen."`
	Check      bool   `help:"Nur prüfen: Nennt, was schiefgehen würde, und schreibt nichts."`
}

// sorts says what the values of --order mean.
var sorts = map[string]workflow.Sort{"ba": workflow.SortDistrict, "office": workflow.SortOffice}

// fill puts the flags into an order.
func (c *runFlags) fill(s *session, order *workflow.LetterOrder) (err error) {
	if c.Out == "" && !c.Check {
		return &usage{"Es fehlt: --out=ORDNER."}
	}
	if order.Date, err = s.date("--date", c.Date); err != nil {
		return err
	}
	if order.Due, err = s.date("--due", c.Due); err != nil {
		return err
	}
	order.Sort, order.Form, order.Duplex, order.Email = sorts[c.Order], c.Form, c.Duplex, c.Email
	return nil
}

// run checks the letters of an order and makes them, unless they are only to be checked.
func (c *runFlags) run(s *session, d *workflow.Desk, order workflow.LetterOrder) error {
	draft, err := d.DraftLetters(s.ctx, order)
	if err != nil {
		return err
	}
	if c.Check {
		return printCheck(s, draft)
	}
	for _, p := range draft.Problems() {
		fmt.Fprintln(s.Stderr, problemText(p))
	}
	if faulty(draft) > 0 && !c.SkipFaulty {
		return data.Mistakef("Es wurde nichts geschrieben, weil Schreiben fehlerhaft sind (siehe oben). Bitte beheben oder mit --skip-faulty auslassen.")
	}
	out := workflow.FreeOutput(c.Out, draft.FileName(), c.Separate)
	created, err := d.CreateLetters(s.ctx, draft, out, nil)
	if err != nil {
		return err
	}
	printCreated(s, created, out)
	return nil
}

func printCreated(s *session, created workflow.Created, out workflow.Output) {
	switch {
	case created.Mails == 0:
		fmt.Fprintf(s.Stdout, "%d Schreiben: %s\n", created.Letters, out.File)
	case created.Mails < created.Letters:
		fmt.Fprintf(s.Stdout, "%d Schreiben, davon %d auf Papier: %s\n", created.Letters, created.Letters-created.Mails, out.File)
	}
	if created.Mails > 0 {
		fmt.Fprintf(s.Stdout, "%s: %s\n", count(created.Mails, "E-Mail-Entwurf", "E-Mail-Entwürfe"), out.Mail)
	}
	if out.Folder != "" {
		fmt.Fprintf(s.Stdout, "Einzeln in %s\n", out.Folder)
	}
	if created.Skipped > 0 {
		fmt.Fprintf(s.Stdout, "%s ausgelassen\n", count(created.Skipped, "fehlerhaftes Schreiben", "fehlerhafte Schreiben"))
	}
}

// printCheck prints what would go wrong with a run; a letter that could not be printed makes the check fail.
func printCheck(s *session, draft *workflow.Draft) error {
	for _, p := range draft.Problems() {
		fmt.Fprintln(s.Stdout, problemText(p))
	}
	n, problems := faulty(draft), len(draft.Problems())
	switch {
	case n > 0:
		fmt.Fprintf(s.Stdout, "%d Schreiben geprüft: %s.\n", len(draft.Letters), count(n, "ist fehlerhaft", "sind fehlerhaft"))
		return errFound
	case problems > 0:
		fmt.Fprintf(s.Stdout, "%d Schreiben geprüft: Alle können gedruckt werden; %s.\n", len(draft.Letters), count(problems, "Hinweis", "Hinweise"))
	default:
		fmt.Fprintf(s.Stdout, "%d Schreiben geprüft: Alles in Ordnung.\n", len(draft.Letters))
	}
	return nil
}

// problemText is a problem on one line; what keeps a letter from being printed says so.
func problemText(p workflow.Problem) string {
	kind := "Hinweis"
	if p.Serious {
		kind = "Fehler"
	}
	return fmt.Sprintf("%s: %s · %s: %s", kind, p.Letter, p.Place, p.Text)
}

// faulty counts the letters that cannot be printed.
func faulty(draft *workflow.Draft) int {
	n := 0
	for _, l := range draft.Letters {
		if l.Faulty() {
			n++
		}
	}
	return n
}

// count is a number with its word: '1 Hinweis', '2 Hinweise'.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

type lettersCommand struct {
	Template string `required:"" placeholder:"VORLAGE" help:"Der Schlüssel der Vorlage, zum Beispiel benennung; „template list“ nennt alle."`
	To       string `required:"" placeholder:"WER" help:"all, open (ohne Antwort), overdue (überfällig), nobody (ohne Benennung): Vorsitzende; named: benannte Personen; invited, accepted, declined, silent (ohne Antwort): Eingeladene der Sitzung; motion: Vorsitz des BA, der den Antrag stellt; role:SCHLÜSSEL: alle mit dieser Funktion; people:7,9: Personen mit diesen Nummern; oder Nummern von BA wie 1,5,25."`
	Meeting  int    `placeholder:"NUMMER" help:"Die Sitzung, zu der Platzhalter der Vorlage gehören."`
	Motion   string `placeholder:"NUMMER" help:"Der BA-Antrag, zu dem Platzhalter der Vorlage gehören."`
	Subject  string `placeholder:"TEXT" help:"Der Wert von {Betreff}."`
	Message  string `placeholder:"TEXT" help:"Der Wert von {Mitteilung} und {Antwort}; @DATEI liest ihn aus einer Textdatei."`
	runFlags
}

func (c *lettersCommand) Run(s *session) error {
	to, err := parseRecipients(c.To)
	if err != nil {
		return err
	}
	order := workflow.LetterOrder{TemplateKey: c.Template, Subject: c.Subject}
	if err := c.fill(s, &order); err != nil {
		return err
	}
	if order.Message, err = readMessage(c.Message); err != nil {
		return err
	}
	return s.withDesk(c.Check, func(d *workflow.Desk) error {
		if order.Selection, err = to.selection(s, d); err != nil {
			return err
		}
		if c.Meeting != 0 {
			meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
			if err != nil {
				return err
			}
			order.MeetingID = meeting.ID
		}
		if c.Motion != "" {
			motion, err := d.MotionByNumber(s.ctx, c.Motion)
			if err != nil {
				return err
			}
			order.MotionID = motion.ID
		}
		return c.run(s, d, order)
	})
}

// longestMessage is how long the text file of a message may be, in bytes; a long letter has 5,000.
const longestMessage = 1 << 20

// readMessage returns a text of the command line: as it stands, or from the file behind an @.
func readMessage(text string) (string, error) {
	path, isFile := strings.CutPrefix(text, "@")
	if !isFile {
		return text, nil
	}
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return "", data.Mistakef("Die Textdatei „%s“ gibt es nicht. Bitte den Namen hinter dem @ prüfen.", path)
	}
	if info.Size() > longestMessage {
		return "", data.Mistakef("Die Textdatei „%s“ ist zu lang: höchstens 1 MB.", path)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", &data.Mistake{Text: fmt.Sprintf("Die Textdatei „%s“ lässt sich nicht lesen.", path), Cause: err}
	}
	if !utf8.Valid(content) {
		return "", data.Mistakef("Die Textdatei „%s“ ist nicht in UTF-8 gespeichert. Bitte im Texteditor mit dieser Codierung speichern.", path)
	}
	return strings.TrimSpace(strings.ReplaceAll(strings.TrimPrefix(string(content), "\ufeff"), "\r\n", "\n")), nil
}

type remindCommand struct {
	runFlags
}

func (c *remindCommand) Run(s *session) error {
	var asked workflow.LetterOrder
	if err := c.fill(s, &asked); err != nil {
		return err
	}
	return s.withDesk(c.Check, func(d *workflow.Desk) error {
		order, err := d.RemindOrder(s.ctx)
		if err != nil {
			return err
		}
		order.Date, order.Due, order.Sort, order.Form, order.Duplex, order.Email = asked.Date, asked.Due, asked.Sort, asked.Form, asked.Duplex, asked.Email
		return c.run(s, d, order)
	})
}
