package workflow

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
	"rundertisch/reports/page"
)

// day reads a day as a test writes it: '01.05.2026', empty for the unknown one.
func day(t *testing.T, text string) data.Date {
	t.Helper()
	return must[data.Date](t)(data.ParseDate(text, data.DateOf(noon)))
}

// profile is a sender of a test.
type profile struct{ name, from, until string }

func profiles(t *testing.T, list []profile) []data.Sender {
	t.Helper()
	var senders []data.Sender
	for i, p := range list {
		senders = append(senders, data.Sender{ID: data.ID(i + 1), Name: p.name, FromOn: day(t, p.from), UntilOn: day(t, p.until)})
	}
	return senders
}

func TestSenderGaps(t *testing.T) {
	today := data.DateOf(noon) // 03.03.2026
	for name, test := range map[string]struct {
		senders []profile
		want    []string // a part of each message
	}{
		"one for ever":          {[]profile{{"A", "", ""}}, nil},
		"one after the other":   {[]profile{{"B", "01.05.2026", ""}, {"A", "", "30.04.2026"}}, nil},
		"the day before counts": {[]profile{{"A", "", "02.03.2026"}, {"B", "03.03.2026", ""}}, nil},
		"past gaps":             {[]profile{{"A", "", "01.01.2026"}, {"B", "01.03.2026", ""}}, nil},
		"past overlaps":         {[]profile{{"A", "", "01.03.2026"}, {"B", "01.02.2026", ""}}, nil},
		"a gap":                 {[]profile{{"A", "", "30.04.2026"}, {"B", "04.05.2026", ""}}, []string{"Vom 01.05.2026 bis 03.05.2026 gilt kein Absenderprofil"}},
		"a gap of one day":      {[]profile{{"A", "", "30.04.2026"}, {"B", "02.05.2026", ""}}, []string{"Am 01.05.2026 gilt kein"}},
		"not yet":               {[]profile{{"A", "10.03.2026", ""}}, []string{"Vom 03.03.2026 bis 09.03.2026 gilt kein"}},
		"no more":               {[]profile{{"A", "", "31.12.2025"}}, []string{"Ab 03.03.2026 gilt kein"}},
		"an end":                {[]profile{{"A", "01.01.2026", "31.12.2026"}}, []string{"Ab 01.01.2027 gilt kein"}},
		"none at all":           {nil, []string{"Ab 03.03.2026 gilt kein"}},
		"overlap": {[]profile{{"A", "", "31.05.2026"}, {"B", "01.05.2026", ""}},
			[]string{"Vom 01.05.2026 bis 31.05.2026 gelten zwei Absenderprofile, „A · bis 31.05.2026“ und „B · ab 01.05.2026“. Verwendet wird das zweite, weil es später beginnt."}},
		"one within the other":    {[]profile{{"A", "", ""}, {"B", "01.05.2026", "31.05.2026"}}, []string{"Vom 01.05.2026 bis 31.05.2026 gelten zwei"}},
		"overlap from a day on":   {[]profile{{"A", "", ""}, {"B", "01.05.2026", ""}}, []string{"Ab 01.05.2026 gelten zwei"}},
		"overlap until a day":     {[]profile{{"A", "", "01.05.2026"}, {"B", "", ""}}, []string{"Bis 01.05.2026 gelten zwei Absenderprofile, „A · bis 01.05.2026“ und „B · unbefristet“. Verwendet wird das erste, weil es zuerst angelegt wurde."}},
		"twice the same":          {[]profile{{"A", "", ""}, {"B", "", ""}}, []string{"Immer gelten zwei"}},
		"a gap and three at once": {[]profile{{"A", "05.03.2026", ""}, {"B", "06.03.2026", ""}, {"C", "07.03.2026", ""}}, []string{"Vom 03.03.2026 bis 04.03.2026", "Ab 06.03.2026", "Ab 07.03.2026", "Ab 07.03.2026"}},
	} {
		senders := profiles(t, test.senders)
		before := slices.Clone(senders)
		got := SenderGaps(senders, today)
		if len(got) != len(test.want) {
			t.Errorf("%s: %q", name, got)
			continue
		}
		for i, want := range test.want {
			if !strings.Contains(got[i], want) {
				t.Errorf("%s: %q does not say %q", name, got[i], want)
			}
		}
		if !slices.Equal(before, senders) {
			t.Errorf("%s: the senders were sorted in place", name)
		}
	}
}

func TestSenderLabelsAndMarks(t *testing.T) {
	today := data.DateOf(noon)
	senders := profiles(t, []profile{
		{"Stelle", "", ""}, {"Stelle", "01.03.2026", ""}, {"Stelle", "01.05.2026", ""}, {"Stelle", "", "01.02.2026"}, {"Stelle", "01.01.2026", "31.12.2026"},
	})
	for i, want := range []string{
		"Stelle · unbefristet ! anderes geht vor", "Stelle · seit 01.03.2026 ✓ gilt heute", "Stelle · ab 01.05.2026 ○ gilt noch nicht",
		"Stelle · bis 01.02.2026 – gilt nicht mehr", "Stelle · 01.01.2026 bis 31.12.2026 ! anderes geht vor",
	} {
		if got := SenderLabel(senders[i], today) + " " + SenderMark(senders, senders[i], today).String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A new profile begins today; letters of yesterday have the old one, also after it has changed.
func TestTheDateOfALetterChoosesItsSender(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	added := must[data.Sender](t)(desk.NewSender(ctx))
	added.Section = "Stelle mit neuem Namen"
	if err := desk.SaveSender(ctx, added); err != nil {
		t.Fatal(err)
	}
	for days, want := range map[int]string{0: "Stelle mit neuem Namen", 30: "Stelle mit neuem Namen", -1: "Stelle für interkulturelle Arbeit"} {
		draft := must[*Draft](t)(desk.DraftLetters(ctx, LetterOrder{
			TemplateKey: nominationTemplate, Selection: Selection{Group: GroupChairs, Districts: []int{1}}, Date: desk.Today().AddDays(days),
		}))
		if got := draft.Letters[0].Letter.Info[0].Value; got != want {
			t.Errorf("a letter of %s is from %q, not %q", draft.Order.Date, got, want)
		}
	}
	if gaps := SenderGaps(must[[]data.Sender](t)(desk.Senders(ctx)), desk.Today()); len(gaps) > 0 {
		t.Errorf("the two do not follow each other: %q", gaps)
	}
	_, err := desk.NewSender(ctx)
	wantMistake(t, err, "erst seit heute")
	for range 2 { // the name, the profile
		must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	}
	senders := must[[]data.Sender](t)(desk.Senders(ctx))
	if len(senders) != 1 || !senders[0].UntilOn.IsZero() {
		t.Errorf("after undo there are %d profiles, the first until %q", len(senders), senders[0].UntilOn)
	}
}

func TestANewSenderFillsTheTimeWithoutOne(t *testing.T) {
	ctx := context.Background()
	for name, test := range map[string]struct{ from, until, wantUntil string }{
		"nothing yet":  {"01.05.2026", "", "30.04.2026"},
		"nothing more": {"", "28.02.2026", ""},
		"with an end":  {"", "31.12.2026", "31.12.2026"},
	} {
		desk := newDesk(t)
		old := must[[]data.Sender](t)(desk.Senders(ctx))[0]
		old.FromOn, old.UntilOn = day(t, test.from), day(t, test.until)
		if err := desk.SaveSender(ctx, old); err != nil {
			t.Fatal(err)
		}
		added := must[data.Sender](t)(desk.NewSender(ctx))
		if added.FromOn != desk.Today() || added.UntilOn != day(t, test.wantUntil) {
			t.Errorf("%s: from %s until %s", name, added.FromOn, added.UntilOn)
		}
		for _, gap := range SenderGaps(must[[]data.Sender](t)(desk.Senders(ctx)), desk.Today()) {
			if !strings.HasPrefix(gap, "Ab 01.01.2027") {
				t.Errorf("%s: %s", name, gap)
			}
		}
	}
}

func TestSendersAreCopiedAndDeletedButTheLast(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	first := must[[]data.Sender](t)(desk.Senders(ctx))[0]
	wantMistake(t, desk.DeleteSender(ctx, first.ID), "letzte Absenderprofil")
	one, two := must[data.Sender](t)(desk.CopySender(ctx, first.ID)), must[data.Sender](t)(desk.CopySender(ctx, first.ID))
	if one.Name != "Kopie von "+first.Name || two.Name == one.Name || two.Section != first.Section {
		t.Errorf("copies are called %q and %q", one.Name, two.Name)
	}
	if chosen := must[data.Sender](t)(senderOn(ctx, desk.Store, desk.Today())); chosen.ID != first.ID {
		t.Errorf("a copy writes the letters: %q", chosen.Name)
	}
	if err := desk.DeleteSender(ctx, first.ID); err != nil {
		t.Fatal(err)
	}
	if left := must[[]data.Sender](t)(desk.Senders(ctx)); len(left) != 2 {
		t.Errorf("%d profiles are left", len(left))
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if back := must[data.Sender](t)(data.Get[data.Sender](ctx, desk.Store, first.ID)); back != first {
		t.Errorf("undo brought back %+v", back)
	}
	wrong := two
	wrong.FromOn, wrong.UntilOn = day(t, "02.05.2026"), day(t, "01.05.2026")
	wantMistake(t, desk.SaveSender(ctx, wrong), "liegt vor „Gültig ab“ (02.05.2026)")
	wrong.UntilOn = wrong.FromOn
	if err := desk.SaveSender(ctx, wrong); err != nil {
		t.Errorf("a profile for one day: %v", err)
	}
	wrong.Name = " "
	wantMistake(t, desk.SaveSender(ctx, wrong), "braucht einen Namen")
}

// textOf is what pages say.
func textOf(pages []page.Page) string {
	var words []string
	for _, p := range pages {
		for _, item := range p.Items {
			if text, is := item.(page.Text); is {
				words = append(words, text.Content)
			}
		}
	}
	return strings.Join(words, " ")
}

func TestPreviewsShowWhatIsBeingEdited(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	sender := must[[]data.Sender](t)(desk.Senders(ctx))[0]
	sender.ContactName, sender.FromOn = "Zoë Prüfling", desk.Today().AddDays(30)
	if got := textOf(must[[]page.Page](t)(desk.SenderPreview(ctx, sender))); !strings.Contains(got, "Zoë Prüfling") || !strings.Contains(got, "BA Nr. 1") {
		t.Errorf("a profile that is neither saved nor valid shows as %q", got)
	}
	before := textOf(must[[]page.Page](t)(desk.MannerPreview(ctx)))
	if !strings.Contains(before, "Herrn Dr. Jürgen Großkreuzer") || !strings.Contains(before, "03.03.2026") {
		t.Errorf("the letter says %q", before)
	}
	for key, value := range map[string]string{SettingDateStyle: DatesLong, SettingHerr: "Herr"} {
		if err := desk.SetSetting(ctx, "Art der Schreiben", key, value); err != nil {
			t.Fatal(err)
		}
	}
	after := strings.ReplaceAll(textOf(must[[]page.Page](t)(desk.MannerPreview(ctx))), "\u00a0", " ")
	if !strings.Contains(after, "Herr Dr. Jürgen Großkreuzer") || !strings.Contains(after, "3. März 2026") {
		t.Errorf("the letter says %q", after)
	}
	sender.FromOn = desk.Today().AddDays(30)
	if err := desk.SaveSender(ctx, sender); err != nil {
		t.Fatal(err)
	}
	if got := textOf(must[[]page.Page](t)(desk.MannerPreview(ctx))); !strings.Contains(got, "Zoë Prüfling") {
		t.Errorf("without a profile of today the letter says %q", got)
	}
}
