package workflow

// What a meeting needs on paper: the list to sign, name cards, badges, the sign for the door.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/cards"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// MeetingPaper is a paper of a meeting.
type MeetingPaper string

// The papers.
const (
	MeetingSignatures MeetingPaper = "signatures"
	MeetingTable      MeetingPaper = "table"
	MeetingBadge      MeetingPaper = "badge"
	MeetingDoor       MeetingPaper = "door"
)

// MeetingPaperChoices names the papers for forms, and for the files they become.
var MeetingPaperChoices = []Choice{
	{string(MeetingSignatures), "Unterschriftenliste"}, {string(MeetingTable), "Tischkarten"}, {string(MeetingBadge), "Namensschilder"}, {string(MeetingDoor), "Türschild"},
}

// Name returns what the paper is called in German, or nothing for one that does not exist.
func (p MeetingPaper) Name() string {
	for _, c := range MeetingPaperChoices {
		if c.Value == string(p) {
			return c.Label
		}
	}
	return ""
}

// Empty lines of the list to sign.
const (
	DefaultGuestLines = 8
	MostGuestLines    = 200
)

// MeetingPaperOptions is what a clerk chooses for a paper.
type MeetingPaperOptions struct {
	GuestLines int // empty lines at the end of the list to sign, 0 to MostGuestLines; of no matter for other papers
}

// roundTable is what the meetings are of, in the genitive and by itself.
const (
	ofRoundTable = "des Runden Tisches der Migrationsbeauftragten"
	roundTable   = "Runder Tisch der Migrationsbeauftragten"
)

// WriteMeetingPaper writes a paper of a meeting as a PDF that appears whole or not at all. The list to sign names everybody who is invited; cards and badges are made for those who
// have not declined, and for the substitute where one comes. The office's file does not change. A paper that would be empty is a Mistake.
func (d *Desk) WriteMeetingPaper(ctx context.Context, meetingID data.ID, kind MeetingPaper, options MeetingPaperOptions, path string) error {
	content, _, err := d.meetingPaper(ctx, meetingID, kind, options)
	if err != nil {
		return err
	}
	return writeBytes(path, content)
}

// PlaceMeetingPaper does so in the folder for output, beside what is there, and returns the path.
func (d *Desk) PlaceMeetingPaper(ctx context.Context, meetingID data.ID, kind MeetingPaper, options MeetingPaperOptions) (string, error) {
	content, meeting, err := d.meetingPaper(ctx, meetingID, kind, options)
	if err != nil {
		return "", err
	}
	name := FileName(trimmed(fmt.Sprintf("%s %d. Sitzung %s", kind.Name(), meeting.Number, meeting.HeldOn.ISO())))
	return placeBeside(d.OutputFolder(), name, content)
}

// meetingPaper makes a paper, and returns its meeting.
func (d *Desk) meetingPaper(ctx context.Context, meetingID data.ID, kind MeetingPaper, options MeetingPaperOptions) ([]byte, data.Meeting, error) {
	if options.GuestLines < 0 || options.GuestLines > MostGuestLines {
		return nil, data.Meeting{}, data.Mistakef("Die Zahl der leeren Zeilen für Gäste muss von 0 bis %d sein.", MostGuestLines)
	}
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return nil, meeting, err
	}
	rows, err := d.Store.Invitations(ctx, meetingID)
	if err != nil {
		return nil, meeting, err
	}
	pages, err := meetingPages(meeting, rows, kind, options)
	if err != nil {
		return nil, meeting, err
	}
	doc := pdf.Document{Title: kind.Name() + ": " + sessionTitle(meeting), Language: "de-DE", Made: d.Today().Time(), Pages: pages}
	if sender, err := senderOn(ctx, d.Store, d.Today()); err == nil {
		doc.Author = sender.Section
	}
	content, err := writePDF(ctx, doc)
	return content, meeting, err
}

// meetingPages lays a paper out.
func meetingPages(meeting data.Meeting, rows []data.InvitationRow, kind MeetingPaper, options MeetingPaperOptions) ([]page.Page, error) {
	t, words := page.NewTypesetter(), meetingWords(meeting)
	switch kind {
	case MeetingSignatures:
		if len(rows)+options.GuestLines == 0 {
			return nil, data.Mistakef("Zu dieser Sitzung ist noch niemand eingeladen. Bitte zuerst einladen oder leere Zeilen für Gäste angeben.")
		}
		return cards.SignatureSheet(t, words, signers(rows), options.GuestLines), nil
	case MeetingDoor:
		return []page.Page{cards.DoorSign(t, words)}, nil
	case MeetingTable, MeetingBadge:
		expected := nameCards(rows)
		if len(expected) == 0 {
			return nil, data.Mistakef("Zu dieser Sitzung kommt noch niemand: Es ist niemand eingeladen, oder alle haben abgesagt.")
		}
		if kind == MeetingTable {
			return cards.TableCards(t, expected)
		}
		return cards.Badges(t, roundTable, expected), nil
	}
	return nil, data.Mistakef("Das Papier „%s“ gibt es nicht. Vorhanden sind: %s.", kind, choiceValues(MeetingPaperChoices))
}

// sessionTitle returns '7. Sitzung des Runden Tisches der Migrationsbeauftragten'.
func sessionTitle(m data.Meeting) string {
	return fmt.Sprintf("%d. Sitzung %s", m.Number, ofRoundTable)
}

// meetingWords returns what papers say about a meeting.
func meetingWords(m data.Meeting) cards.Meeting {
	words := cards.Meeting{Title: sessionTitle(m), Theme: m.Title, Date: m.VagueDate, Time: MeetingTime(m), Place: m.Place, Room: m.Room}
	if !m.HeldOn.IsZero() {
		words.Date = m.HeldOn.Weekday() + ", " + m.HeldOn.String()
	}
	return words
}

// signers returns the rows of the list to sign, in the order of the invitations.
func signers(rows []data.InvitationRow) []cards.Signer {
	list := make([]cards.Signer, len(rows))
	for i, r := range rows {
		s := cards.Signer{Body: seatWords(r), Name: r.Invitation.Name, Function: r.Invitation.Capacity, Substitute: substituteOf(r.Invitation)}
		if r.DistrictNumber > 0 {
			s.BodyName = r.DistrictName
		}
		list[i] = s
	}
	return list
}

// nameCards returns a card for everybody who is expected, in the order of the invitations.
func nameCards(rows []data.InvitationRow) []cards.Card {
	var list []cards.Card
	for _, r := range rows {
		i := r.Invitation
		there := i.Attendance == data.AttendancePresent || i.Attendance == data.AttendanceOnline
		if i.Reply == data.ReplyDeclined && !there {
			continue
		}
		card := cards.Card{Name: spokenName(i.Name, i.PersonID != 0), Function: i.Capacity, Body: r.Body}
		if r.DistrictNumber > 0 {
			card.Body = trimmed(fmt.Sprintf("BA %d %s", r.DistrictNumber, r.DistrictName))
		}
		if substitute := substituteOf(i); substitute != "" {
			card.Function = "in Vertretung für " + card.Name
			card.Name = spokenName(substitute, false)
		}
		list = append(list, card)
	}
	return list
}

// substituteOf returns who comes in place of somebody, or nothing.
func substituteOf(i data.Invitation) string {
	if i.Reply != data.ReplySubstituted {
		return ""
	}
	return trimmed(i.Substitute)
}

// spokenName turns a name as lists sort it into one as it is spoken: 'Groß, Jürgen, Dr.' becomes 'Dr. Jürgen Groß'. What was written by hand is only turned where it has two parts:
// more may be something else.
func spokenName(name string, listed bool) string {
	parts := strings.Split(name, ", ")
	if !listed && len(parts) != 2 {
		return name
	}
	slices.Reverse(parts)
	return strings.Join(parts, " ")
}
