package form_test

// Giving up what was typed, when the record it belonged to is gone.

import (
	"testing"

	"rundertisch/app/window/form"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

func TestDropGivesUpWhatCouldNotBeSaved(t *testing.T) {
	refuse := &saved[string]{err: tooLong}
	name := form.NewText("Nachname", refuse.save)
	name.SetText("Groß")
	ways := form.NewChoice("Weg", []workflow.Choice{{Value: "a", Label: "Brief"}, {Value: "b", Label: "E-Mail"}}, refuse.save)
	ways.SetValue("a")
	yes := form.NewCheck("Ja", func(bool) error { return tooLong })
	day := form.NewDate("Tag", today, func(data.Date) error { return nil })
	h := show(t, name, ways, yes, day)
	h.Type("Nachname", "Viel zu lang")
	h.Choose("Weg", "E-Mail")
	h.Tap("Ja")
	h.Type("Tag", "irgendwann")
	fields := []form.Field{name, ways, yes, day}
	if form.CommitAll(fields...) {
		t.Fatal("everything was saved")
	}
	for _, field := range fields {
		field.Drop()
	}
	if name.Text() != "Groß" || ways.Value() != "a" || yes.Checked() || !day.Date().IsZero() {
		t.Errorf("%q, %q, %v, %v", name.Text(), ways.Value(), yes.Checked(), day.Date())
	}
	for _, label := range []string{"Nachname", "Weg", "Ja", "Tag"} {
		if h.Problem(label) != "" {
			t.Errorf("%s: %q", label, h.Problem(label))
		}
	}
	if !form.CommitAll(fields...) {
		t.Error("something is left to save")
	}
}
