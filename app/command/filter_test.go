package command

import (
	"context"
	"testing"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// A saved filter names the people of a run.
func TestLettersToASavedFilter(t *testing.T) {
	o := newOffice(t)
	o.today = "2026-03-03"
	store, err := data.Open(context.Background(), o.db, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = workflow.NewDesk(store).SaveFilter(context.Background(), workflow.SavedFilter{Name: "BA 5", Query: workflow.PeopleQuery{Search: "Źrebińska"}})
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	o.run(t, "letters", "--template", "schreiben", "--to", "filter:BA 5", "--check", "--subject", "Probe", "--message", "Text", "--out", o.folder).want(t, exitFine, "", "")
	o.run(t, "letters", "--template", "schreiben", "--to", "filter:Gibt es nicht", "--check", "--out", o.folder).want(t, exitFailed, "", "Gibt es nicht")
}
