package workflow

// The members of the Migrationsbeirat with their attendance, as an Excel file.

import (
	"context"
	"io"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// MemberLine is a member of today.
type MemberLine struct {
	Presence
	Functions []string  // held in the Migrationsbeirat today
	Since     data.Date // first day of the role held longest; zero when unknown
}

// MemberLines returns the members of today who did not restrict the use of their data, in German order, and the meetings that their presence counts.
func (d *Desk) MemberLines(ctx context.Context) ([]MemberLine, Statistics, error) {
	statistics, err := d.Statistics(ctx)
	if err != nil {
		return nil, statistics, err
	}
	holders, err := d.Store.Holders(ctx, data.HolderFilter{Purposes: []string{data.PurposeBoard}, On: d.Today()})
	if err != nil {
		return nil, statistics, err
	}
	roles := map[data.ID][]data.Holder{}
	for _, h := range holders {
		if h.Role.NotOnLists {
			continue
		}
		roles[h.Person.ID] = append(roles[h.Person.ID], h)
	}
	var lines []MemberLine
	for _, p := range statistics.Members {
		held := roles[p.Person.ID]
		if len(held) == 0 {
			continue
		}
		line := MemberLine{Presence: p, Since: held[0].Role.FromOn}
		for _, h := range held {
			if !slices.Contains(line.Functions, h.Function()) {
				line.Functions = append(line.Functions, h.Function())
			}
			if h.Role.FromOn.Before(line.Since) {
				line.Since = h.Role.FromOn
			}
		}
		lines = append(lines, line)
	}
	return lines, statistics, nil
}

// WriteMembers writes the members of the Migrationsbeirat with their attendance meeting by meeting.
func (d *Desk) WriteMembers(ctx context.Context, path string) error {
	lines, statistics, err := d.MemberLines(ctx)
	if err != nil {
		return err
	}
	report := statistics.report()
	report.Members = nil
	for _, l := range lines {
		row := sheet.PresenceRow{Name: l.Person.ListName(), Function: strings.Join(l.Functions, ", "), Invited: l.Invited, Present: l.At, Excused: l.Excused}
		if !l.Since.IsZero() {
			row.Since = l.Since.Time()
		}
		report.Members = append(report.Members, row)
	}
	return writeSheet(path, func(w io.Writer) error { return sheet.Members(w, report) })
}
