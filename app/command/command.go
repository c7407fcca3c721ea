// Package command is the program without its window: the same actions, named on the command line, for scripts and for trying things out.
//
// Results go to stdout, messages in German to stderr. The exit code is 0, 1 when it failed (nothing is half-written then) or 2 when the line was not understood.
package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"text/tabwriter"
	"time"

	"github.com/alecthomas/kong"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Exit codes.
const (
	exitFine   = 0
	exitFailed = 1
	exitUsage  = 2
)

// Environment is what the program runs in.
type Environment struct {
	Stdout, Stderr io.Writer
	Version        string
	ListFolder     string                                       // as in data.Options
	OpenWindow     func(ctx context.Context, start Start) error // what happens without a command
}

// Start says what the window opens.
type Start struct {
	Path string           // the file, or empty: the one used last, else the welcome
	Now  func() time.Time // the clock, moved by --today
}

// line is the command line. Names of commands and flags are English as in any program; what a user reads is German.
type line struct {
	DB    string `name:"db" placeholder:"DATEI" help:"Die Datei, mit der gearbeitet wird. Ohne Angabe: rundertisch.db neben dem Programm, sonst im Ordner für Einstellungen."`
	Today string `placeholder:"DATUM" help:"Diesen Tag als heute annehmen, um Fristen auszuprobieren."`

	Window        windowCommand        `cmd:"" default:"1" help:"Öffnet das Fenster. Das geschieht auch ohne Befehl."`
	New           newCommand           `cmd:"" help:"Legt eine neue, leere Datei an."`
	Demo          demoCommand          `cmd:"" help:"Legt eine Datei mit erfundenen Personen an und gibt Schreiben und Anwesenheitsliste aus."`
	Letters       lettersCommand       `cmd:"" help:"Erstellt Schreiben an Vorsitzende, benannte, eingeladene oder einzelne Personen."`
	Remind        remindCommand        `cmd:"" help:"Erinnert alle, deren Antwort überfällig ist: mit dem Text für das erste, zweite oder dritte Mal."`
	Answer        answerCommand        `cmd:"" help:"Trägt ein, was ein Bezirksausschuss geantwortet hat."`
	Outbox        outboxCommand        `cmd:"" help:"Der Postausgang: Schreiben, wie sie das Haus verlassen haben."`
	Template      templateCommand      `cmd:"" help:"Die Vorlagen der Schreiben."`
	Motion        motionCommand        `cmd:"" help:"BA-Anträge, auf die ein Schreiben antworten kann."`
	FollowUp      followUpCommand      `cmd:"" name:"follow-up" help:"Die Wiedervorlagen: woran an welchem Tag erinnert wird."`
	Labels        labelsCommand        `cmd:"" help:"Druckt Anschriften auf Etiketten."`
	Envelopes     envelopesCommand     `cmd:"" help:"Druckt Anschriften auf Umschläge ohne Fenster."`
	Testsheet     testsheetCommand     `cmd:"" help:"Schreibt das Testblatt, das den Druckversatz für Etiketten und Umschläge zeigt."`
	Meeting       meetingCommand       `cmd:"" help:"Die Sitzungen: planen, ändern, abschließen."`
	Agenda        agendaCommand        `cmd:"" help:"Die Tagesordnung einer Sitzung."`
	Topic         topicCommand         `cmd:"" help:"Der Themenspeicher: Vorschläge, die auf eine Tagesordnung warten."`
	Invite        inviteCommand        `cmd:"" help:"Setzt auf die Liste einer Sitzung, wen ihre Regeln finden, einzelne Personen oder Gäste."`
	Reply         replyCommand         `cmd:"" help:"Die Antworten auf die Einladungen einer Sitzung."`
	Attend        attendCommand        `cmd:"" help:"Trägt ein, wer da ist; ohne Person: zeigt die Anwesenheit."`
	Minutes       minutesCommand       `cmd:"" help:"Das Protokoll einer Sitzung."`
	Task          taskCommand          `cmd:"" help:"Die Aufgaben, die Sitzungen vergeben haben."`
	Attendance    attendanceCommand    `cmd:"" help:"Schreibt die Anwesenheitsliste einer Sitzung als Excel-Datei, oder liest sie ausgefüllt wieder ein."`
	Signatures    signaturesCommand    `cmd:"" help:"Schreibt die Unterschriftenliste einer Sitzung als PDF-Datei."`
	Cards         cardsCommand         `cmd:"" help:"Druckt Tischkarten, Namensschilder oder das Türschild einer Sitzung."`
	List          listCommand          `cmd:"" help:"Schreibt eine Liste als Excel-Datei: Kontakte, Telefonnummern, Mitglieder, Aufgaben oder Lücken."`
	Export        exportCommand        `cmd:"" help:"Gibt Personen als Excel-Datei, CSV, vCard oder Liste zum Drucken aus."`
	Statistics    statisticsCommand    `cmd:"" help:"Wertet alle Sitzungen aus: wer vertreten war, Quoten und Lücken, als Excel-Datei oder in Zahlen."`
	Import        importCommand        `cmd:"" help:"Liest Personen aus einer Excel-, CSV- oder vCard-Datei: zuerst Zeile für Zeile zur Ansicht."`
	Term          termCommand          `cmd:"" help:"Die Amtszeiten der Bezirksausschüsse."`
	Who           whoCommand           `cmd:"" help:"Nennt, wer an einem Tag welche Funktion hatte."`
	Districts     districtsCommand     `cmd:"" help:"Listet die Bezirksausschüsse mit ihrem Stand auf."`
	People        peopleCommand        `cmd:"" help:"Listet Personen auf."`
	Person        personCommand        `cmd:"" help:"Zeigt eine Person oder ändert ihre Felder."`
	Duplicates    duplicatesCommand    `cmd:"" help:"Findet Personen, die zweimal eingetragen sind."`
	Merge         mergeCommand         `cmd:"" help:"Führt zwei Einträge einer Person zu einem zusammen."`
	Meetings      meetingsCommand      `cmd:"" help:"Listet die Sitzungen auf."`
	Calendar      calendarCommand      `cmd:"" help:"Schreibt den Kalendereintrag einer Sitzung (.ics); für eine abgesagte den, der ihn wieder entfernt."`
	SubjectReport subjectReportCommand `cmd:"" help:"Auskunft nach Art. 15 DSGVO: alles zu einer Person als PDF und JSON."`
	Erase         eraseCommand         `cmd:"" help:"Löscht eine Person nach Art. 17 DSGVO unwiderruflich; ohne --yes: zeigt, was gelöscht würde."`
	DueErasures   dueErasuresCommand   `cmd:"" help:"Listet auf, was nach den Löschregeln fällig ist."`
	Inform        informCommand        `cmd:"" help:"Listet auf, wer noch nach Art. 14 DSGVO zu informieren ist, oder vermerkt es."`
	Register      registerCommand      `cmd:"" help:"Schreibt den Eintrag im Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO) als PDF-Datei."`
	Check         checkCommand         `cmd:"" help:"Prüft die Datei, fehlende Anschriften und abgelaufene Funktionen."`
	Undo          undoCommand          `cmd:"" help:"Nimmt die letzte Änderung zurück."`
	Redo          redoCommand          `cmd:"" help:"Stellt die zuletzt zurückgenommene Änderung wieder her."`
	History       historyCommand       `cmd:"" help:"Zeigt den Verlauf, das Neueste zuerst."`
	Version       versionCommand       `cmd:"" help:"Nennt die Version des Programms."`
}

// session is what a command works with.
type session struct {
	Environment
	ctx  context.Context
	line *line
	now  func() time.Time
}

// Run reads the arguments (without the program's name), does what they say and returns the exit code.
func Run(ctx context.Context, args []string, env Environment) int {
	var cli line
	s := &session{Environment: env, ctx: ctx, line: &cli, now: time.Now}
	helped := false
	parser, err := kong.New(&cli,
		kong.Name("rundertisch"),
		kong.Writers(env.Stdout, env.Stderr),
		kong.Exit(func(int) { helped = true }),
		kong.Help(printHelp),
		kong.HelpOptions{NoExpandSubcommands: true},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.ValueFormatter(func(v *kong.Value) string {
			if v.Name == "help" {
				return "Zeigt diese Hilfe."
			}
			return v.Help
		}),
	)
	if err != nil {
		panic(err) // the struct above is wrong: a fault of the build
	}
	parsed, err := parser.Parse(args)
	if helped {
		return exitFine
	}
	if err == nil {
		err = s.setToday(cli.Today)
	}
	if err == nil {
		err = parsed.Run(s)
	} else {
		err = usageError(err)
	}
	return s.report(err)
}

// usage is an error in the command line itself.
type usage struct{ text string }

func (u *usage) Error() string { return u.text }

// found is the result of a check that found something: exit code 1 without a message of its own.
var errFound = errors.New("the check found something")

// report prints an error as its reader needs it and returns the exit code.
func (s *session) report(err error) int {
	var wrongUsage *usage
	var mistake *data.Mistake
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errFound):
		return exitFailed
	case errors.As(err, &wrongUsage):
		fmt.Fprintf(s.Stderr, "rundertisch: %s\nMit „rundertisch --help“ werden alle Befehle erklärt.\n", wrongUsage.text)
		return exitUsage
	case errors.As(err, &mistake):
		fmt.Fprintf(s.Stderr, "rundertisch: %s\n", mistake.Text)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(s.Stderr, "rundertisch: Abgebrochen. Es wurde nichts verändert.")
	default:
		slog.Error("command failed", "error", err)
		fmt.Fprintf(s.Stderr, "rundertisch: Das hätte nicht passieren dürfen, bitte entschuldigen Sie. Es wurde nichts verändert. Einzelheiten: %v\n", err)
	}
	return exitFailed
}

func (s *session) setToday(text string) error {
	if text == "" {
		return nil
	}
	day, err := data.ParseDate(text, data.DateOf(time.Now()))
	if err != nil {
		return &usage{"--today: " + err.Error()}
	}
	s.now = func() time.Time {
		t := time.Now()
		return time.Date(day.Time().Year(), day.Time().Month(), day.Time().Day(), t.Hour(), t.Minute(), t.Second(), 0, t.Location())
	}
	return nil
}

// date reads a date argument; the empty text is the zero date.
func (s *session) date(flag, text string) (data.Date, error) {
	day, err := data.ParseDate(text, data.DateOf(s.now()))
	if err != nil {
		return day, &usage{flag + ": " + err.Error()}
	}
	return day, nil
}

// withDesk opens the file, does the work and closes it.
func (s *session) withDesk(readOnly bool, work func(*workflow.Desk) error) (err error) {
	path := s.line.DB
	if path == "" {
		if path, err = workflow.DefaultFile(); err != nil {
			return err
		}
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return data.Mistakef("Es gibt noch keine Datei „%s“. Bitte mit --db eine angeben oder im Fenster eine anlegen.", path)
		}
	}
	store, err := data.Open(s.ctx, path, data.Options{Now: s.now, ReadOnly: readOnly, ListFolder: s.ListFolder})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	desk := workflow.NewDesk(store)
	s.tellPending(desk)
	return work(desk)
}

// list prints rows as JSON or as a table with the given head.
func list[R any](s *session, asJSON bool, rows []R, head string, cells func(R) string) error {
	if asJSON {
		if rows == nil {
			rows = []R{}
		}
		encoder := json.NewEncoder(s.Stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(rows)
	}
	table := tabwriter.NewWriter(s.Stdout, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, head)
	for _, r := range rows {
		fmt.Fprintln(table, cells(r))
	}
	return table.Flush()
}
