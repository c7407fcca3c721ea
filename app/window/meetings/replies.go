package meetings

// What came from each BA for a meeting, above the list of invited people: counts in words, and a strip of all BA of which one can be chosen for the list.

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// districtReplies is the overview by BA, and the choice of one for the list.
type districtReplies struct {
	list    *guestList
	meeting data.ID // whose replies they are
	rows    []data.InvitationRow
	replies []workflow.DistrictReply
	only    data.ID // the BA to which the list is limited; 0: all
	byHand  bool    // the user has folded the strip away, or out

	counts  *widgets.Label
	fold    *widgets.Link
	strip   *replyStrip
	names   *widgets.Label  // who is invited for the BA that is looked at
	folding *fyne.Container // what can be folded away
	scroll  *container.Scroll
	chosen  *widgets.Label // the same for the BA to which the list is limited
	filter  *fyne.Container
	column  *fyne.Container
	content *fyne.Container

	unfound, nobody fyne.CanvasObject // in the list when the search finds nobody, or nobody is invited for the chosen BA
}

// Words on the link that folds the strip away, and what the strip is for while no BA is looked at.
const (
	foldWords    = "▲ Übersicht ausblenden"
	unfoldWords  = "▼ Übersicht nach BA"
	restingWords = "Klick oder Eingabetaste auf einem BA zeigt nur dessen Eingeladene, noch einmal zeigt wieder alle."
)

// newDistrictReplies puts the overview over a list that is built.
func newDistrictReplies(l *guestList) *districtReplies {
	d := &districtReplies{list: l, counts: widgets.NewLabel(""), names: widgets.NewMuted(restingWords), chosen: widgets.NewBold("")}
	d.fold = widgets.NewLink(foldWords, d.toggle)
	d.strip = newReplyStrip(d.limit, d.look)
	d.folding = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), d.strip, d.names)
	atRight := func(o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedLayout(0, 0, look.Space3, 0), o)
	}
	d.filter = container.NewBorder(nil, nil, nil, atRight(widgets.NewLink("Alle zeigen", func() { d.limit(0) })), d.chosen)
	d.filter.Hide()
	d.column = container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), container.NewBorder(nil, nil, nil, atRight(d.fold), d.counts), d.folding, d.filter)
	padded := container.New(layout.NewCustomPaddedLayout(look.Space1, look.Space2, 2, look.Space2), d.column)
	d.scroll = container.NewVScroll(padded)
	d.content = &fyne.Container{Layout: tall(overviewHighest), Objects: []fyne.CanvasObject{d.scroll}}
	l.onRows, l.keeps = d.changed, d.keeps
	d.unfound, d.nobody = l.unfound, widgets.NewEmpty("Für diesen BA ist niemand eingeladen.", "Einladungsliste …", l.propose)
	d.unfound.Show() // inside of what stands for it
	l.unfound = container.NewStack(d.unfound, d.nobody)
	l.unfound.Hide()
	return d
}

// overviewHighest is the height from which the overview scrolls, px.
const overviewHighest = 220

// changed follows the list: other rows of it, another meeting, another search.
func (d *districtReplies) changed() {
	if d.meeting != d.list.meeting.ID {
		d.only = 0
	}
	if d.meeting != d.list.meeting.ID || !sameRows(d.rows, d.list.rows) {
		d.meeting, d.rows = d.list.meeting.ID, d.list.rows
		d.read()
	}
	visibleIf(d.nobody, d.only != 0 && d.list.text == "")
	visibleIf(d.unfound, d.only == 0 || d.list.text != "")
}

// keeps reports whether somebody is invited for the BA to which the list is limited.
func (d *districtReplies) keeps(r data.InvitationRow) bool {
	return d.only == 0 || r.Invitation.DistrictID == d.only
}

// sameRows reports whether two lists are one and the same.
func sameRows(a, b []data.InvitationRow) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

func (d *districtReplies) read() {
	districts, err := data.List[data.District](d.list.host.Context(), d.list.host.Desk().Store, nil)
	if err != nil {
		d.list.host.ShowError(err)
		return
	}
	d.replies = workflow.DistrictReplies(districts, d.rows)
	d.show()
}

// show shows the replies, and to which BA the list is limited.
func (d *districtReplies) show() {
	d.counts.SetText(replyCounts(d.replies))
	d.strip.set(d.replies, d.only)
	at := slices.IndexFunc(d.replies, func(r workflow.DistrictReply) bool { return r.District.ID == d.only })
	if d.filter.Hidden = at < 0; at >= 0 {
		d.chosen.SetText("Nur " + replyWords(d.replies[at]))
	}
	d.column.Refresh()
	d.content.Refresh()
	if d.list.content != nil {
		d.list.content.Refresh()
	}
}

// limit limits the list to a BA; the one to which it is limited, or 0, shows all again.
func (d *districtReplies) limit(id data.ID) {
	if id == d.only {
		id = 0
	}
	d.only = id
	d.show()
	d.list.showRows()
}

// look says who is invited for the BA that is looked at; -1 is none.
func (d *districtReplies) look(at int) {
	text := restingWords
	if at >= 0 && d.replies[at].District.ID != d.only { // that of the chosen one stands below
		text = replyWords(d.replies[at])
	}
	d.names.SetText(text)
	if at >= 0 && d.strip.focused {
		d.reveal(at)
	}
}

// reveal scrolls to a cell of the strip, where the overview scrolls.
func (d *districtReplies) reveal(at int) {
	driver := fyne.CurrentApp().Driver()
	place, size := d.strip.place(at)
	top := driver.AbsolutePositionForObject(d.strip).Y + place.Y - driver.AbsolutePositionForObject(d.scroll).Y
	offset := d.scroll.Offset
	if over := top + size.Height - d.scroll.Size().Height; over > 0 {
		offset.Y += over
	} else if top < 0 {
		offset.Y += top
	} else {
		return
	}
	d.scroll.ScrollToOffset(offset)
}

// toggle folds the strip away, or out again.
func (d *districtReplies) toggle() {
	d.byHand = true
	d.setFolded(!d.folding.Hidden)
	d.show()
}

func (d *districtReplies) setFolded(yes bool) {
	words := foldWords
	if yes {
		words = unfoldWords
	}
	d.folding.Hidden = yes
	d.fold.SetText(words)
}

// fit folds the strip away where there is no room for it, and out again, until the user does so.
func (d *districtReplies) fit(room float32) {
	need := d.scroll.Content.MinSize().Height
	if d.folding.Hidden {
		need += d.folding.MinSize().Height + look.Space1
	}
	if folded := need > room; !d.byHand && folded != d.folding.Hidden {
		d.setFolded(folded)
		d.column.Refresh()
	}
}

// replyWords names a BA and who is invited for it: 'BA 3 Maxvorstadt: Groß, Jürgen: zugesagt'.
func replyWords(r workflow.DistrictReply) string {
	words := fmt.Sprintf("BA %d %s · ", r.District.Number, r.District.Name)
	if len(r.Names) == 0 {
		return words + r.Mark.Word
	}
	return words + strings.Join(r.Names, "; ")
}

// replyCounts counts the BA by what came from them: '25 BA · ✓ 14 zugesagt · ○ 5 offen'.
func replyCounts(replies []workflow.DistrictReply) string {
	counts := map[workflow.Mark]int{}
	var order []workflow.Mark
	for _, reply := range []string{data.ReplyAccepted, data.ReplySubstituted, data.ReplyOpen, data.ReplyDeclined} {
		order = append(order, workflow.ReplyMark(reply))
	}
	for _, r := range replies {
		if counts[r.Mark]++; !slices.Contains(order, r.Mark) {
			order = append(order, r.Mark)
		}
	}
	var parts []string
	for _, mark := range order {
		if counts[mark] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d %s", mark.Sign, counts[mark], mark.Word))
		}
	}
	return fmt.Sprintf("%d BA · %s", len(replies), strings.Join(parts, " · "))
}
