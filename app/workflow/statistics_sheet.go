package workflow

// The statistics as workbooks.

import (
	"context"
	"errors"
	"io"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// WriteStatistics writes the report over all meetings as an Excel file.
func (d *Desk) WriteStatistics(ctx context.Context, path string) error {
	statistics, err := d.Statistics(ctx)
	if err != nil {
		return err
	}
	return statistics.Write(path)
}

// Write writes the statistics as an Excel file.
func (s Statistics) Write(path string) error {
	report := s.report()
	return writeSheet(path, func(w io.Writer) error { return sheet.Meetings(w, report) })
}

// WriteGaps writes the gaps as an Excel file.
func (s Statistics) WriteGaps(path string) error {
	report := s.report()
	return writeSheet(path, func(w io.Writer) error { return sheet.Gaps(w, report) })
}

// writeSheet writes a workbook so that it appears whole or not at all. A text that no cell can hold is a Mistake.
func writeSheet(path string, write func(io.Writer) error) error {
	err := WriteWhole(path, write)
	var text *sheet.TextError
	if errors.As(err, &text) {
		return &data.Mistake{Text: text.Error(), Cause: err}
	}
	return err
}

// report is what the workbook shows.
func (s Statistics) report() sheet.MeetingReport {
	report := sheet.MeetingReport{Recent: s.Recent, Author: s.Author, Made: s.Day.Time()}
	for _, m := range s.Meetings {
		line := sheet.ReportMeeting{
			Number: m.Meeting.Number, Term: m.Term, Invited: m.Invited, Accepted: m.Accepted, Declined: m.Declined,
			Present: m.Present, Online: m.Online, Guests: m.Guests, Represented: m.Represented,
		}
		if !m.Meeting.HeldOn.IsZero() {
			line.Date = m.Meeting.HeldOn.Time()
		}
		report.Meetings = append(report.Meetings, line)
	}
	for _, d := range s.Districts {
		report.Districts = append(report.Districts, sheet.PresenceRow{District: d.District.Number, Name: d.District.Name, Invited: d.Invited, Present: d.At})
	}
	for _, m := range s.Members {
		report.Members = append(report.Members, sheet.PresenceRow{Name: m.Person.ListName(), Invited: m.Invited, Present: m.At, Excused: m.Excused})
	}
	for _, p := range s.Years {
		report.Years = append(report.Years, sheet.Period{Name: p.Name, Year: p.Year, First: p.First, End: p.End})
	}
	for _, p := range s.Terms {
		report.Terms = append(report.Terms, sheet.Period{Name: p.Name, First: p.First, End: p.End})
	}
	for _, g := range s.Gaps {
		gap := sheet.Gap{
			District: g.District.Number, Name: g.District.Name, Never: g.Never, Recent: g.Recent, Unnamed: g.Unnamed, Last: g.Last.Number, Reason: g.Reason,
		}
		if g.Last.ID != 0 && !g.Last.HeldOn.IsZero() {
			gap.LastDate = g.Last.HeldOn.Time()
		}
		report.Gaps = append(report.Gaps, gap)
	}
	return report
}
