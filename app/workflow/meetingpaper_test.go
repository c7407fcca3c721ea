package workflow

// What a meeting needs on paper: everybody on it, nothing that must not lie open in a room.

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
	"rundertisch/reports/page"
)

// wordsOn joins what stands on pages, without the no-break spaces.
func wordsOn(pages []page.Page) string {
	var text strings.Builder
	for _, p := range pages {
		for _, item := range p.Items {
			if line, ok := item.(page.Text); ok {
				text.WriteString(line.Content + " ")
			}
		}
	}
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text.String())), " ")
}

func TestMeetingPapersNameEverybody(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	change(t, desk, data.Match{"number": 19}, func(d *data.District) { d.Name = "Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln" })
	rows := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, demo.Meeting.ID))
	list := wordsOn(must[[]page.Page](t)(meetingPages(demo.Meeting, rows, MeetingSignatures, MeetingPaperOptions{GuestLines: 4})))
	cards := wordsOn(must[[]page.Page](t)(meetingPages(demo.Meeting, rows, MeetingTable, MeetingPaperOptions{})))
	badges := wordsOn(must[[]page.Page](t)(meetingPages(demo.Meeting, rows, MeetingBadge, MeetingPaperOptions{})))
	squeezed := func(text string) string { return strings.ReplaceAll(text, " ", "") } // a name may go on in the next line
	for _, r := range rows {
		if !strings.Contains(squeezed(list), squeezed(r.Invitation.Name)) {
			t.Errorf("%q is not on the list to sign", r.Invitation.Name)
		}
		spoken := squeezed(spokenName(r.Invitation.Name, r.Invitation.PersonID != 0))
		declined := r.Invitation.Reply == data.ReplyDeclined
		for kind, paper := range map[string]string{"cards": cards, "badges": badges} {
			if got := strings.Contains(squeezed(paper), spoken); got == declined {
				t.Errorf("%q (%q) on the %s: %v", r.Invitation.Name, r.Invitation.Reply, kind, got)
			}
		}
	}
	for _, forbidden := range []string{"@", "089"} {
		if strings.Contains(list+cards+badges, forbidden) {
			t.Errorf("%q lies open in the room", forbidden)
		}
	}
	if got := strings.Count(list, "Gast "); got < 4 {
		t.Errorf("%d lines for guests", got)
	}
	if !strings.Contains(list, "Vertretung: Bianchinelli, Matteo") || !strings.Contains(list, "Seite 1 von") {
		t.Errorf("the list: %s", list)
	}
	door := wordsOn(must[[]page.Page](t)(meetingPages(demo.Meeting, nil, MeetingDoor, MeetingPaperOptions{})))
	for _, want := range []string{"1. Sitzung", "27.03.2026", "18:00–20:00 Uhr", "Zimmer 209"} {
		if !strings.Contains(door, want) {
			t.Errorf("the door says %q, not %q", door, want)
		}
	}
}

// A signature needs room, and nothing stands outside of the sheet.
func TestMeetingPapersStayOnTheirSheets(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	rows := must[[]data.InvitationRow](t)(desk.Store.Invitations(ctx, demo.Meeting.ID))
	for _, choice := range MeetingPaperChoices {
		for i, p := range must[[]page.Page](t)(meetingPages(demo.Meeting, rows, MeetingPaper(choice.Value), MeetingPaperOptions{GuestLines: 30})) {
			var rules []float64
			for _, item := range p.Items {
				switch item := item.(type) {
				case page.Text:
					if item.X < 0 || item.X+item.Width > p.Width || item.Baseline > p.Height {
						t.Errorf("%s, page %d: %q stands at %.1f, %.1f", choice.Label, i+1, item.Content, item.X, item.Baseline)
					}
				case page.Rule:
					if item.Y1 == item.Y2 && item.X2-item.X1 > 150 {
						rules = append(rules, item.Y1)
					}
				}
			}
			slices.Sort(rules)
			for j := 2; choice.Value == string(MeetingSignatures) && j < len(rules); j++ {
				if high := rules[j] - rules[j-1]; high > 0.01 && high < 9 && j > 2 {
					t.Errorf("page %d: a row is %.1f mm high", i+1, high)
				}
			}
		}
	}
}

func TestMeetingPaperAsAFile(t *testing.T) {
	ctx := context.Background()
	desk, demo := demoDesk(t)
	path := filepath.Join(t.TempDir(), "Liste.pdf")
	before := dump(t, desk)
	if err := desk.WriteMeetingPaper(ctx, demo.Meeting.ID, MeetingSignatures, MeetingPaperOptions{GuestLines: 2}, path); err != nil {
		t.Fatal(err)
	}
	if content := must[[]byte](t)(os.ReadFile(path)); !strings.HasPrefix(string(content), "%PDF-1.7") {
		t.Error("no PDF")
	}
	if dump(t, desk) != before {
		t.Error("printing changes the file")
	}
	wantMistake(t, desk.WriteMeetingPaper(ctx, demo.Meeting.ID, "poster", MeetingPaperOptions{}, path), "Vorhanden sind")
	wantMistake(t, desk.WriteMeetingPaper(ctx, demo.Meeting.ID, MeetingSignatures, MeetingPaperOptions{GuestLines: -1}, path), "von 0 bis")
	empty := must[data.Meeting](t)(desk.PlanMeeting(ctx, data.Meeting{VagueDate: "Herbst 2026"}))
	wantMistake(t, desk.WriteMeetingPaper(ctx, empty.ID, MeetingTable, MeetingPaperOptions{}, path), "noch niemand")
	wantMistake(t, desk.WriteMeetingPaper(ctx, empty.ID, MeetingSignatures, MeetingPaperOptions{}, path), "noch niemand eingeladen")
}

func TestSpokenName(t *testing.T) {
	for _, c := range []struct {
		name   string
		listed bool
		want   string
	}{{"Groß, Jürgen, Dr.", true, "Dr. Jürgen Groß"}, {"Groß, Jürgen, Dr.", false, "Groß, Jürgen, Dr."}, {"Соколовская, Ирина", false, "Ирина Соколовская"}, {"Verein", false, "Verein"}} {
		if got := spokenName(c.name, c.listed); got != c.want {
			t.Errorf("%q: %q, want %q", c.name, got, c.want)
		}
	}
}
