package meetings

import (
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

func TestFieldsAreShownByTheirLabels(t *testing.T) {
	page, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	meeting := hosttest.Rows[data.Meeting](h, nil)[0]
	page.record.pane.Tabs.Select(tabInvited)
	page.ShowField(meeting.ID, "Videokonferenz") // in 'Adresse der Videokonferenz'
	h.Settle()
	h.Write("https://example.org/")
	h.Window().Canvas().Unfocus()
	if got := hosttest.Row[data.Meeting](h, meeting.ID).OnlineLink; got != "https://example.org/" {
		t.Errorf("the link is %q", got)
	}
	page.ShowField(meeting.ID, "Tagesordnung")
	h.Settle()
	h.Write("Verschiedenes aus den Bezirken")
	h.Window().Canvas().Unfocus()
	items := hosttest.Rows[data.AgendaItem](h, data.Match{"meeting_id": meeting.ID})
	if last := items[len(items)-1]; page.record.pane.Tabs.Selected() != tabAgenda || last.Title != "Verschiedenes aus den Bezirken" {
		t.Errorf("the last item is %q", last.Title)
	}
}
