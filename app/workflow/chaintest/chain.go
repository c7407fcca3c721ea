// Package chaintest says what the whole chain of a meeting comes to: plan, invite, reply, meet, record, report. The test by commands and the test through the window follow the
// same chain in the demo and are held against the same text.
package chaintest

import (
	"context"
	"fmt"
	"strings"

	"rundertisch/app/workflow"
)

// Summary writes down what is known of a meeting, and behind an empty line its minutes as they were sent, in words that do not depend on how it came in: no numbers of rows, no day of today.
func Summary(ctx context.Context, d *workflow.Desk, number int) (string, error) {
	var b strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&b, format+"\n", values...) }
	m, err := d.MeetingByNumber(ctx, number)
	if err != nil {
		return "", err
	}
	line("%s, %s %s, %s, %s, %s, %s, %s", m.Name(), workflow.MeetingDate(m), workflow.MeetingTime(m), workflow.MeetingPlace(m), m.Access, m.Mode, m.OnlineLink, m.State)
	line("Leitung %s, Protokoll %s", m.ChairName, m.MinutesName)
	rules, err := d.GuestRules(ctx, m.ID)
	if err != nil {
		return "", err
	}
	choices, err := d.GuestRuleChoices(ctx)
	if err != nil {
		return "", err
	}
	for _, choice := range choices {
		for _, r := range rules {
			if workflow.SameRule(r, choice.Rule) {
				line("Regel %s", choice.Label)
			}
		}
	}
	rows, err := d.Store.Invitations(ctx, m.ID)
	if err != nil {
		return "", err
	}
	for _, r := range rows {
		i := r.Invitation
		parts := []string{fmt.Sprint("BA ", r.DistrictNumber), i.Name, i.Capacity, "Antwort " + i.Reply, i.Substitute, "da " + i.Attendance, i.Came, i.Gone}
		if i.WalkedIn {
			parts = append(parts, "ohne Einladung")
		}
		line("%s", strings.Join(parts, "|"))
	}
	minutes, err := d.Minutes(ctx, m.ID)
	if err != nil {
		return "", err
	}
	line("%s", minutes.Summary())
	line("Einleitung %q", m.MinutesText)
	for _, l := range minutes.Lines {
		line("TOP %s %s|%s|%d|%s|öffentlich %t|%s|%q", l.Number, l.Starts, l.Item.Title, l.Item.Minutes, l.Item.Speaker, l.Item.Public, l.Item.Outcome, l.Item.Record)
		for _, decision := range l.Decisions {
			line("Beschluss %s", decision.Text)
		}
		for _, task := range l.Tasks {
			line("Aufgabe %s|%s|%s|%s", task.Task.Text, task.Who, task.Task.DueOn, task.Mark.Word)
		}
	}
	line("Protokoll %s %s, geändert %v", m.MinutesState, m.MinutesSentOn, minutes.Changed)
	statistics, err := d.Statistics(ctx)
	if err != nil {
		return "", err
	}
	for _, s := range statistics.Meetings {
		if s.Meeting.ID == m.ID {
			f := s.Figures
			line("Auswertung eingeladen %d, zugesagt %d, abgesagt %d, anwesend %d, online %d, Gäste %d, BA %d", f.Invited, f.Accepted, f.Declined, f.Present, f.Online, f.Guests, f.Represented)
		}
	}
	return b.String() + "\n" + m.MinutesSent, nil
}
