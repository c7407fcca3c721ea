package window

// The pages of the window: their words, symbols and makers.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"rundertisch/app/window/districts"
	"rundertisch/app/window/history"
	"rundertisch/app/window/host"
	"rundertisch/app/window/letters"
	"rundertisch/app/window/meetings"
	"rundertisch/app/window/overview"
	"rundertisch/app/window/people"
	"rundertisch/app/window/settings"
	"rundertisch/data"
)

// place is one page in the navigation.
type place struct {
	name   host.Name
	word   string
	symbol func() fyne.Resource // asked for when the toolkit runs
	key    fyne.KeyName         // with Strg
	foot   bool                 // stands at the foot of the rail
	make   func(host.Host, Options) host.Page
}

// places are all pages in their order.
var places = []place{
	{host.Overview, "Übersicht", theme.GridIcon, fyne.Key1, false, func(h host.Host, _ Options) host.Page { return overview.New(h) }},
	{host.People, "Personen", theme.AccountIcon, fyne.Key2, false, func(h host.Host, _ Options) host.Page { return people.New(h) }},
	{host.Districts, "Bezirksausschüsse", theme.HomeIcon, fyne.Key3, false, func(h host.Host, _ Options) host.Page { return districts.New(h) }},
	{host.Meetings, "Sitzungen", theme.CalendarIcon, fyne.Key4, false, func(h host.Host, _ Options) host.Page { return meetings.New(h) }},
	{host.Letters, "Briefe", theme.MailComposeIcon, fyne.Key5, false, func(h host.Host, _ Options) host.Page { return letters.New(h) }},
	{host.History, "Verlauf", theme.HistoryIcon, fyne.Key6, true, func(h host.Host, _ Options) host.Page { return history.New(h) }},
	{host.Settings, "Einstellungen", theme.SettingsIcon, fyne.Key7, true, func(h host.Host, o Options) host.Page { return settings.New(h, o.Version, h.(*Shell).AskBackup) }},
}

// homeOf says on which page a finding of the search is shown.
var homeOf = map[string]host.Name{
	data.KindPerson: host.People, data.KindDistrict: host.Districts, data.KindMeeting: host.Meetings, data.KindLetter: host.Letters,
}

// kindWords name what the search found.
var kindWords = map[string]string{
	data.KindPerson: "Person", data.KindDistrict: "Bezirksausschuss", data.KindMeeting: "Sitzung", data.KindLetter: "Schreiben",
}

// placeOf returns the page of a name, false where there is none.
func placeOf(name host.Name) (place, bool) {
	for _, p := range places {
		if p.name == name {
			return p, true
		}
	}
	return place{}, false
}
