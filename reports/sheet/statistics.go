package sheet

// The workbook over all meetings: which BA and which members of the Migrationsbeirat were there, the figures of each meeting, year and term with their
// charts, and the gaps. matrix.go holds what the sheets have in common and the two matrices, statistics_figures.go the figures, statistics_gaps.go the gaps.

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// MeetingReport is what the workbook over all meetings shows.
type MeetingReport struct {
	Meetings  []ReportMeeting // those that were held, in the order of time
	Districts []PresenceRow   // all BA by number
	Members   []PresenceRow   // of the Migrationsbeirat, in the order of print
	Years     []Period
	Terms     []Period
	Gaps      []Gap
	Recent    int       // how many of the last meetings the gaps look at
	Author    string    // document property
	Made      time.Time // document property, required; the same input gives the same bytes
}

// ReportMeeting is a held meeting with its counts.
type ReportMeeting struct {
	Number      int
	Date        time.Time // midnight UTC of the day; zero when unknown
	Term        string    // name of the Amtszeit; may be empty
	Invited     int       // without guests
	Accepted    int       // of the invited; those who send a substitute too
	Declined    int
	Present     int // in the room, guests too
	Online      int // guests too
	Guests      int // of those present or online
	Represented int // BA from which somebody was present or online
}

// PresenceRow is a line of a matrix: a BA or a person, and at which meetings it was there.
type PresenceRow struct {
	District int // number of the BA; 0 for a person
	Name     string
	Function string    // of a member; the workbook of the members shows it
	Since    time.Time // midnight UTC of the day on which a member became one; zero when unknown; shown there too
	Invited  int       // to how many of the meetings; counts for persons only, a BA is expected at each
	Present  []bool    // meeting by meeting, as long as MeetingReport.Meetings
	Excused  []bool    // the same, of those who were not there; nil where that is not told
}

// Period is a year or a term: meetings First to before End of the report.
type Period struct {
	Name       string
	Year       int // 0 for terms, and for meetings without a date
	First, End int
}

// Gap is a BA that somebody should call.
type Gap struct {
	District int
	Name     string
	Never    bool      // never represented
	Recent   bool      // represented once, but not at the last meetings
	Unnamed  bool      // nobody is named
	LastDate time.Time // of the last meeting it was represented at; zero: none, or without a date
	Last     int       // number of that meeting; 0: none
	Reason   string    // in words
}

// Meetings writes the report over all meetings as a workbook. A text that no cell can hold comes back as a *TextError; nothing is written then.
// A report without Made, or with lines of the wrong length, is a fault of the caller.
func Meetings(w io.Writer, report MeetingReport) error {
	if err := report.prepare(); err != nil {
		return err
	}
	return writeBook(w, properties{reportTitle, "Vertretene Bezirksausschüsse, Antworten und Lücken über alle Sitzungen", report.Author, report.Made},
		func(style reportStyles) []tableSheet {
			return []tableSheet{report.districtMatrix(style), report.memberMatrix(style), report.figures(style), report.gaps(style)}
		})
}

// prepare checks the report and makes its texts fit.
func (r *MeetingReport) prepare() error {
	if err := r.check(); err != nil {
		return err
	}
	return r.cleanTexts()
}

func (r MeetingReport) check() error {
	if r.Made.IsZero() {
		return fmt.Errorf("report over meetings: Made is not set")
	}
	for _, rows := range [][]PresenceRow{r.Districts, r.Members} {
		for _, row := range rows {
			if len(row.Present) != len(r.Meetings) || row.Excused != nil && len(row.Excused) != len(r.Meetings) {
				return fmt.Errorf("report over meetings: %q has %d meetings of %d", row.Name, len(row.Present), len(r.Meetings))
			}
		}
	}
	for _, p := range append(append([]Period{}, r.Years...), r.Terms...) {
		if p.First < 0 || p.End > len(r.Meetings) || p.First >= p.End {
			return fmt.Errorf("report over meetings: period %q from %d to %d", p.Name, p.First, p.End)
		}
	}
	return nil
}

// cleanTexts makes every text fit for a cell, or tells which does not fit. The slices are copied before, so that the caller keeps its own.
func (r *MeetingReport) cleanTexts() error {
	r.Meetings, r.Districts, r.Members = append([]ReportMeeting{}, r.Meetings...), append([]PresenceRow{}, r.Districts...), append([]PresenceRow{}, r.Members...)
	r.Years, r.Terms, r.Gaps = append([]Period{}, r.Years...), append([]Period{}, r.Terms...), append([]Gap{}, r.Gaps...)
	var failed error
	clean := func(text *string, format string, values ...any) {
		cleaned, reason := cellText(*text)
		if reason != "" && failed == nil {
			failed = &TextError{Place: fmt.Sprintf(format, values...), Reason: reason}
		}
		*text = cleaned
	}
	clean(&r.Author, "Absender")
	for i := range r.Meetings {
		clean(&r.Meetings[i].Term, "Amtszeit der %d. Sitzung", r.Meetings[i].Number)
	}
	for i := range r.Districts {
		clean(&r.Districts[i].Name, "Name des BA %d", r.Districts[i].District)
	}
	for i := range r.Members {
		clean(&r.Members[i].Name, "Migrationsbeirat, Zeile %d", i+1)
		clean(&r.Members[i].Function, "Funktion im Migrationsbeirat, Zeile %d", i+1)
	}
	for _, periods := range [][]Period{r.Years, r.Terms} {
		for i := range periods {
			clean(&periods[i].Name, "Name des Zeitraums %d", i+1)
		}
	}
	for i := range r.Gaps {
		clean(&r.Gaps[i].Name, "Name des BA %d", r.Gaps[i].District)
		clean(&r.Gaps[i].Reason, "Lücke des BA %d", r.Gaps[i].District)
	}
	return failed
}

const reportTitle = "Runder Tisch der Migrationsbeauftragten: Auswertung der Sitzungen"

// state says what the report covers: '3 Sitzungen vom 05.03.2025 bis 22.10.2026, Stand 01.11.2026'.
func (r MeetingReport) state() string {
	made := "Stand " + r.Made.UTC().Format(germanDay)
	var dated []string
	for _, m := range r.Meetings {
		if !m.Date.IsZero() {
			dated = append(dated, m.Date.Format(germanDay))
		}
	}
	parts := []string{fmt.Sprintf("%d durchgeführte Sitzungen", len(r.Meetings)), made}
	if len(r.Meetings) == 0 {
		parts[0] = "Noch keine Sitzung durchgeführt"
	}
	if len(r.Meetings) == 1 {
		parts[0] = "1 durchgeführte Sitzung"
	}
	if len(dated) > 1 {
		parts[0] += " vom " + dated[0] + " bis " + dated[len(dated)-1]
	} else if len(dated) == 1 {
		parts[0] += " am " + dated[0]
	}
	return strings.Join(parts, ", ")
}

const germanDay = "02.01.2006"

// name returns '7. Sitzung'.
func (m ReportMeeting) name() string { return fmt.Sprintf("%d. Sitzung", m.Number) }

// head returns what stands over the meeting's column: '7. Sitzung 22.10.2026'.
func (m ReportMeeting) head() string {
	if m.Date.IsZero() {
		return m.name()
	}
	return m.name() + " " + m.Date.Format(germanDay)
}

// share divides and is empty where there is nothing to divide by, as the formulas do.
func share(part, whole float64) any {
	if whole == 0 {
		return ""
	}
	return part / whole
}
