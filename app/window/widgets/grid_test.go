package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/data"
)

// openMembers shows a grid of the members and gives it the keyboard.
func openMembers(t testing.TB, multi bool) (*Grid[member], fyne.Window) {
	t.Helper()
	window := open(t, widget.NewLabel(""), 700, 400)
	g := newMembers()
	g.Multi = multi
	g.SetRows(members)
	window.SetContent(NewTips(NewCard(g)))
	return g, window
}

func names(rows []member) string {
	var all []string
	for _, row := range rows {
		name, _, _ := strings.Cut(row.name, ",")
		all = append(all, name)
	}
	return strings.Join(all, " ")
}

// clickRow clicks on a row in sight, with keys held.
func clickRow(g *Grid[member], row int, held fyne.KeyModifier) {
	place := fyne.NewPos(20, float32(row)*look.RowHeight+10)
	g.body.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: place}, Button: desktop.MouseButtonPrimary, Modifier: held})
	test.TapAt(g.body, place)
}

func TestGridSortsInGermanOrder(t *testing.T) {
	g, window := openMembers(t, false)
	if got := names(g.Rows()); got != "Aydın Zimmermann Öztürk Groß Grossmann Oberhuber Đỗ" {
		t.Fatalf("rows as given: %s", got)
	}
	head := fyne.NewPos(30, 15)
	test.TapCanvas(window.Canvas(), head)
	if got, want := names(g.Rows()), "Aydın Đỗ Groß Grossmann Oberhuber Öztürk Zimmermann"; got != want {
		t.Errorf("by name: %s, want %s", got, want)
	}
	if got := g.head.texts[0].Text; got != "Name ▲" {
		t.Errorf("head says %q", got)
	}
	test.TapCanvas(window.Canvas(), head)
	if got, want := names(g.Rows()), "Zimmermann Öztürk Oberhuber Grossmann Groß Đỗ Aydın"; got != want {
		t.Errorf("backwards: %s, want %s", got, want)
	}
	if got := g.head.texts[0].Text; got != "Name ▼" {
		t.Errorf("head says %q", got)
	}
	g.SortBy(2, false)
	if got, want := names(g.Rows()), "Aydın Zimmermann Groß Đỗ Oberhuber Grossmann Öztürk"; got != want {
		t.Errorf("by number: %s, want %s", got, want)
	}
	g.SortBy(4, true)
	if got := g.Rows(); got[len(got)-1].email != "" || got[0].email != "n.aydin@example.org" {
		t.Errorf("backwards by e-mail: %s; empty ones belong to the end", names(got))
	}
	g.SortBy(-1, false)
	if got := g.Rows()[1].id; got != 2 {
		t.Errorf("as given again: second is %d", got)
	}
}

func TestGridSortsByOwnComparison(t *testing.T) {
	g := NewGrid([]Column[int]{{Title: "n", Value: func(n int) string { return fmt.Sprint(n) }, Less: func(a, b int) int { return a%10 - b%10 }}})
	g.SetRows([]int{13, 21, 2, 11})
	g.SortBy(0, false)
	if got := fmt.Sprint(g.Rows()); got != "[21 11 2 13]" {
		t.Errorf("forwards %s", got)
	}
	g.SortBy(0, true)
	if got := fmt.Sprint(g.Rows()); got != "[13 2 21 11]" {
		t.Errorf("backwards %s", got)
	}
}

func TestGridKeys(t *testing.T) {
	g, window := openMembers(t, false)
	var seen []data.ID
	g.OnSelected = func(m member) { seen = append(seen, m.id) }
	var opened data.ID
	g.OnOpen = func(m member) { opened = m.id }
	typed, other := "", fyne.KeyName("")
	g.OnType = func(text string) { typed += text }
	g.OnKey = func(name fyne.KeyName) bool { other = name; return true }
	window.Canvas().Focus(g) // chooses the first row
	press(window, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp)
	if got := fmt.Sprint(seen); got != "[1 2 3 2 7 1 7 1]" {
		t.Errorf("cursor went %s", got)
	}
	press(window, fyne.KeyDown, fyne.KeyReturn)
	if opened != 2 {
		t.Errorf("Enter opened %d, want 2", opened)
	}
	for _, letter := range "zö" {
		window.Canvas().Focused().TypedRune(letter)
	}
	if typed != "zö" {
		t.Errorf("typed %q", typed)
	}
	press(window, fyne.KeyDelete)
	if other != fyne.KeyDelete {
		t.Errorf("other key %q", other)
	}
	if g.ring.Hidden {
		t.Error("no ring while the grid has the keyboard")
	}
	window.Canvas().Unfocus()
	if !g.ring.Hidden {
		t.Error("ring without the keyboard")
	}
}

func TestGridClickTellsOfOneRowOnly(t *testing.T) {
	g, window := openMembers(t, false)
	var seen []data.ID
	g.OnSelected = func(m member) { seen = append(seen, m.id) }
	clickRow(g, 3, 0)
	if got := fmt.Sprint(seen); got != "[4]" || window.Canvas().Focused() != fyne.Focusable(g) {
		t.Errorf("told of %s", got)
	}
}

func TestGridSelectsSeveral(t *testing.T) {
	g, window := openMembers(t, true)
	clickRow(g, 1, 0)
	clickRow(g, 4, fyne.KeyModifierShift)
	if got := names(g.Selected()); got != "Zimmermann Öztürk Groß Grossmann" {
		t.Errorf("with Shift: %s", got)
	}
	clickRow(g, 2, fyne.KeyModifierControl)
	clickRow(g, 6, fyne.KeyModifierControl)
	if got := names(g.Selected()); got != "Zimmermann Groß Grossmann Đỗ" {
		t.Errorf("with Ctrl: %s", got)
	}
	if got := g.CountText(); got != "7 Einträge · 4 ausgewählt" {
		t.Errorf("count %q", got)
	}
	g.SetTotal(1214)
	if got := g.count.Text(); got != "7 von 1.214 · 4 ausgewählt" {
		t.Errorf("count %q", got)
	}
	g.SortBy(0, false)
	if got := names(g.Selected()); got != "Đỗ Groß Grossmann Zimmermann" {
		t.Errorf("after sorting: %s", got)
	}
	clickRow(g, 0, 0)
	g.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	press(window, fyne.KeyDown, fyne.KeyDown)
	g.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if got := names(g.Selected()); got != "Aydın Đỗ Groß" {
		t.Errorf("with Shift and keys: %s", got)
	}
	chosen := 0
	g.OnChosen = func() { chosen++ }
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := len(g.Selected()); got != len(members) || chosen != 1 {
		t.Errorf("Ctrl+A selected %d, told %d times", got, chosen)
	}
	g.TypedRune(' ')
	if got := len(g.Selected()); got != len(members)-1 {
		t.Errorf("space bar left %d selected", got)
	}
}

func TestGridOfOneSelectsOne(t *testing.T) {
	g, _ := openMembers(t, false)
	clickRow(g, 1, 0)
	clickRow(g, 3, fyne.KeyModifierControl)
	g.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := names(g.Selected()); got != "Groß" {
		t.Errorf("selected %s", got)
	}
}

func TestGridCopiesRows(t *testing.T) {
	g, _ := openMembers(t, true)
	clickRow(g, 0, 0)
	clickRow(g, 2, fyne.KeyModifierControl)
	g.TypedShortcut(&fyne.ShortcutCopy{})
	want := "Aydın, Nesrin\tMitglied Migrationsbeirat\t0\tanwesend\tn.aydin@example.org\nÖztürk, Şükrü\tVorsitz BA\t25\tfehlt\t\n"
	if got := fyne.CurrentApp().Clipboard().Content(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestGridHandsOtherShortcutsToTheWindow(t *testing.T) {
	undo := &desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl}
	heard := false
	window := software.NewCanvas()
	window.AddShortcut(undo, func(fyne.Shortcut) { heard = true })
	handOn(window, undo)
	if !heard {
		t.Error("the window did not hear of it")
	}
	handOn(nil, undo) // a grid that is in no window
}

func TestGridKeepsSelectionAndOrder(t *testing.T) {
	g, _ := openMembers(t, true)
	g.SortBy(0, false)
	g.Select(4)
	calls := 0
	g.OnSelected = func(member) { calls++ }
	g.SetRows(members[2:5])
	if got := names(g.Rows()); got != "Groß Grossmann Öztürk" {
		t.Errorf("order lost: %s", got)
	}
	if row, ok := g.Current(); !ok || row.id != 4 || names(g.Selected()) != "Groß" {
		t.Errorf("cursor %v %v, selected %s", row.id, ok, names(g.Selected()))
	}
	if calls != 0 {
		t.Errorf("OnSelected was told %d times though the cursor did not move", calls)
	}
	g.SetRows(members[:2])
	if _, ok := g.Current(); ok || len(g.Selected()) != 0 {
		t.Error("a row that is gone still has the cursor")
	}
	if g.Select(4) {
		t.Error("a row that is gone was selected")
	}
	if !g.Select(2) || calls != 1 {
		t.Errorf("Select told OnSelected %d times, want once", calls)
	}
	g.Select(2)
	if calls != 1 {
		t.Error("selecting the same row again told OnSelected")
	}
}

func TestGridDoubleClickOpens(t *testing.T) {
	g, _ := openMembers(t, true)
	at := time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	g.now = func() time.Time { return at }
	opened := 0
	g.OnOpen = func(member) { opened++ }
	clicks := []struct {
		row   int
		after time.Duration
		want  int
	}{{0, 0, 0}, {0, 300 * time.Millisecond, 1}, {0, 300 * time.Millisecond, 1}, {1, 100 * time.Millisecond, 1}, {1, time.Second, 1}, {1, 399 * time.Millisecond, 2}}
	for i, click := range clicks {
		at = at.Add(click.after)
		clickRow(g, click.row, 0)
		if opened != click.want {
			t.Errorf("click %d: opened %d times, want %d", i, opened, click.want)
		}
	}
}

func TestGridMenu(t *testing.T) {
	g, window := openMembers(t, true)
	var asked data.ID
	done := false
	g.OnMenu = func(m member) []*fyne.MenuItem {
		asked = m.id
		return []*fyne.MenuItem{fyne.NewMenuItem("Öffnen", func() { done = true })}
	}
	test.TapSecondaryAt(g.body, fyne.NewPos(20, 2*look.RowHeight+5))
	_, ok := window.Canvas().Focused().(*widget.PopUpMenu)
	if !ok || asked != 3 || names(g.Selected()) != "Öztürk" {
		t.Fatalf("menu %v for row %d, selected %s", ok, asked, names(g.Selected()))
	}
	shoot(t, window, "grid-menu")
	press(window, fyne.KeyDown, fyne.KeyReturn)
	if !done {
		t.Error("the entry of the menu did nothing")
	}
	clickRow(g, 0, 0)
	clickRow(g, 1, fyne.KeyModifierControl)
	test.TapSecondaryAt(g.body, fyne.NewPos(20, 5))
	if got := names(g.Selected()); got != "Aydın Zimmermann" {
		t.Errorf("the menu on a selected row changed the selection to %s", got)
	}
	press(window, fyne.KeyEscape)
	g.OnMenu = nil
	test.TapSecondaryAt(g.body, fyne.NewPos(20, 5))
	if window.Canvas().Overlays().Top() != nil {
		t.Error("a menu without entries")
	}
}

func TestGridColumnsCanBeDrawn(t *testing.T) {
	g, window := openMembers(t, false)
	var told []float32
	g.OnWidths = func(widths []float32) { told = widths }
	// The edge of the first column is at 181 (the border of the card takes 1).
	test.Drag(window.Canvas(), fyne.NewPos(221, 15), 40, 0)
	g.head.DragEnd()
	if got := g.Widths()[0]; got < 215 || got > 225 {
		t.Errorf("first column is %v px, want about 220", got)
	}
	if len(told) != 5 || told[0] != g.Widths()[0] {
		t.Errorf("told %v", told)
	}
	g.SetWidths([]float32{100, 2, 60, 110, 120})
	if got := fmt.Sprint(g.Widths()); got != "[100 40 60 110 120]" {
		t.Errorf("widths %s", got)
	}
	g.SetWidths([]float32{1})
	if len(g.Widths()) != 5 {
		t.Error("widths of another grid were taken")
	}
	widths := g.columnWidths(700)
	if sum := widths[0] + widths[1] + widths[2] + widths[3] + widths[4]; sum != 700 {
		t.Errorf("the columns fill %v of 700 px", sum)
	}
}

func TestGridCutsLongTextsAndShowsThemOnHover(t *testing.T) {
	defer func(d time.Duration) { tipDelay = d }(tipDelay)
	tipDelay = 0
	g, window := openMembers(t, false)
	place := fyne.NewPos(600, headHeight+4*look.RowHeight+12)
	test.MoveMouse(window.Canvas(), place)
	shown, _ := tipOf(g.body)
	if shown == nil || !shown.Visible() || shown.text.Text() != members[4].email {
		t.Fatalf("tip %+v", shown)
	}
	shoot(t, window, "grid-tip")
	if right := shown.Position().X + shown.Size().Width; right > 700 {
		t.Errorf("the tip reaches to %v of 700", right)
	}
	test.MoveMouse(window.Canvas(), fyne.NewPos(60, place.Y))
	if shown.Visible() {
		t.Error("a tip for a text that is not cut")
	}
}

func TestGridShowsWhatBelongsHereWhenEmpty(t *testing.T) {
	window := open(t, widget.NewLabel(""), 500, 300)
	g := newMembers()
	started := false
	g.Empty = NewEmpty("Noch ist niemand eingetragen.", "Neue Person", func() { started = true })
	window.SetContent(NewCard(g))
	g.SetRows(nil)
	shoot(t, window, "grid-empty")
	test.TapCanvas(window.Canvas(), fyne.NewPos(250, 172))
	if !started {
		t.Error("the button of the first step is not there")
	}
	g.SetRows(members)
	if g.Empty.Visible() {
		t.Error("rows and the words for none")
	}
	window.Canvas().Focus(g)
	g.SetRows(nil)
	press(window, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyReturn, desktop.KeyMenu)
	if _, ok := g.Current(); ok {
		t.Error("a cursor without rows")
	}
}

// manyMembers are rows for the large grids.
func manyMembers(n int) []member {
	rows := make([]member, n)
	for i := range rows {
		rows[i] = members[i%len(members)]
		rows[i].id = data.ID(i + 1)
		rows[i].name = fmt.Sprintf("%s %d", rows[i].name, i)
	}
	return rows
}

func TestGridDrawsOnlyRowsInSight(t *testing.T) {
	g, window := openMembers(t, false)
	g.SetRows(manyMembers(10_000))
	window.Canvas().Focus(g)
	press(window, fyne.KeyEnd)
	if got := len(g.body.rows); got > 14 {
		t.Errorf("%d rows are drawn where 12 have room", got)
	}
	if row, _ := g.Current(); row.id != 10_000 {
		t.Errorf("End went to %d", row.id)
	}
	if !slices.ContainsFunc(g.body.rows, func(d *drawnRow) bool { return d.row == 9_999 && strings.HasSuffix(d.whole[0], " 9999") }) {
		t.Error("the last row is not in sight")
	}
	shoot(t, window, "grid-end")
	g.scroll.ScrollToOffset(fyne.NewPos(0, 5_000*look.RowHeight))
	g.body.scrolled(g.scroll.Offset.Y, g.scroll.Size().Height)
	for _, d := range g.body.rows {
		if d.row >= 0 && d.whole[0] != g.shown[d.row].row.name {
			t.Errorf("row %d shows %q", d.row, d.whole[0])
		}
	}
	g.SetRows(members) // far fewer: the scroll must not stay beyond the end
	if g.scroll.Offset.Y != 0 || !slices.ContainsFunc(g.body.objects, func(o fyne.CanvasObject) bool {
		text, ok := o.(*canvas.Text)
		return ok && text.Text == "Aydın, Nesrin"
	}) {
		t.Errorf("after fewer rows the scroll is at %v", g.scroll.Offset.Y)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1.000", 10_000: "10.000", 1_234_567: "1.234.567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := countText(1, -1, 0); got != "1 Eintrag" {
		t.Errorf("one row: %q", got)
	}
	if got := countText(15, 214, 1); got != "15 von 214 · 1 ausgewählt" {
		t.Errorf("count: %q", got)
	}
}

func BenchmarkGridSetRows10000(b *testing.B) {
	g, _ := openMembers(b, true)
	rows := manyMembers(10_000)
	g.Select(1)
	b.ReportAllocs()
	for b.Loop() {
		g.SetRows(rows)
	}
}

func BenchmarkGridSetRows10000Sorted(b *testing.B) {
	g, _ := openMembers(b, true)
	rows := manyMembers(10_000)
	g.SortBy(0, false)
	b.ReportAllocs()
	for b.Loop() {
		g.SetRows(rows)
	}
}

func BenchmarkGridScrollStep(b *testing.B) {
	g, _ := openMembers(b, true)
	g.SetRows(manyMembers(10_000))
	b.ReportAllocs()
	step := float32(0)
	for b.Loop() {
		step += 3 * look.RowHeight
		if step > 9_000*look.RowHeight {
			step = 0
		}
		g.scroll.Offset.Y = step
		g.body.scrolled(step, g.scroll.Size().Height)
	}
}
