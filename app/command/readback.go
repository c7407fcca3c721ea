package command

// The attendance list of a meeting comes back filled in: shown, and with --apply taken over.

import (
	"encoding/json"
	"fmt"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// readBackResult is what --json prints.
type readBackResult struct {
	Meeting  int              `json:"meeting"`
	Made     string           `json:"made"`
	Applied  bool             `json:"applied"`
	Changes  []readBackChange `json:"changes"`
	Guests   []readBackGuest  `json:"guests"`
	Unknown  []string         `json:"unknown"`
	Missing  []string         `json:"missing"`
	Warnings []string         `json:"warnings"`
}

type readBackChange struct {
	Invitation data.ID `json:"invitation"`
	Name       string  `json:"name"`
	Field      string  `json:"field"`
	From       string  `json:"from"`
	To         string  `json:"to"`
}

type readBackGuest struct {
	Line     int    `json:"line"`
	Name     string `json:"name"`
	Capacity string `json:"capacity"`
	Body     string `json:"body,omitempty"`
	Status   string `json:"status"`
	Came     string `json:"came,omitempty"`
	Gone     string `json:"gone,omitempty"`
}

// readBack reads the list, prints what it changes, and with --apply takes it over.
func (c *attendanceCommand) readBack(s *session) error {
	return s.withDesk(!c.Apply, func(d *workflow.Desk) error {
		meeting, err := d.MeetingByNumber(s.ctx, c.Meeting)
		if err != nil {
			return err
		}
		back, err := d.ReadAttendance(s.ctx, meeting.ID, c.ReadBack)
		if err != nil {
			return err
		}
		if c.Apply {
			if err := d.ApplyReadBack(s.ctx, back); err != nil {
				return err
			}
		}
		if c.JSON {
			return printReadBackJSON(s, back, c.Apply)
		}
		return printReadBack(s, back, c.Apply)
	})
}

func printReadBackJSON(s *session, back workflow.ReadBack, applied bool) error {
	result := readBackResult{
		Meeting: back.Meeting.Number, Made: back.Made.ISO(), Applied: applied, Changes: []readBackChange{}, Guests: []readBackGuest{},
		Unknown: append([]string{}, back.Unknown...), Missing: append([]string{}, back.Missing...), Warnings: append([]string{}, back.Warnings...),
	}
	for _, ch := range back.Changes {
		result.Changes = append(result.Changes, readBackChange{ch.InvitationID, ch.Name, ch.Field, ch.From, ch.To})
	}
	for _, g := range back.Guests {
		i := g.Invitation
		result.Guests = append(result.Guests, readBackGuest{g.Line, i.Name, i.Capacity, g.Body, g.Status, i.Came, i.Gone})
	}
	encoder := json.NewEncoder(s.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(result)
}

func printReadBack(s *session, back workflow.ReadBack, applied bool) error {
	for _, note := range []struct {
		words string
		names []string
	}{
		{"Nicht (mehr) zu dieser Sitzung eingeladen, übergangen", back.Unknown},
		{"Fehlt in der Liste, bleibt wie es ist", back.Missing},
		{"Hinweis", back.Warnings},
	} {
		for _, name := range note.names {
			fmt.Fprintf(s.Stderr, "%s: %s\n", note.words, name)
		}
	}
	rows := make([][4]string, 0, len(back.Changes)+len(back.Guests))
	for _, ch := range back.Changes {
		rows = append(rows, [4]string{ch.Name, ch.Field, ch.From, ch.To})
	}
	for _, g := range back.Guests {
		rows = append(rows, [4]string{g.Invitation.Name, "neuer Gast", "–", g.Words()})
	}
	if len(rows) > 0 {
		if err := list(s, false, rows, "Wer\tWas\tBisher\tNeu\t", func(r [4]string) string { return fmt.Sprintf("%s\t%s\t%s\t%s\t", r[0], r[1], r[2], r[3]) }); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.Stdout, "%d. Sitzung: %s\n", back.Meeting.Number, back.Summary())
	switch {
	case back.Empty():
	case applied:
		fmt.Fprintln(s.Stdout, "Übernommen.")
	default:
		fmt.Fprintln(s.Stdout, "Noch ist nichts geändert. Mit --apply wird es übernommen.")
	}
	return nil
}
