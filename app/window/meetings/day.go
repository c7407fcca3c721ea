package meetings

// The list on the day, made for the door: two letters of a name and Enter mark somebody present, a whole line with a name that is not on the list lets a guest in, and large
// figures count. All of it works by keys, and everything is saved as it is typed.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"rundertisch/app/window/form"
	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

var attendances = []mark{
	{"a", "anwesend", attend(data.AttendancePresent)},
	{"o", "online", attend(data.AttendanceOnline)},
	{"v", "Vertretung ist da …", (*guestList).substituteCame},
	{"g", "gegangen", (*guestList).left},
	{"z", "Zeiten …", (*guestList).askTimes},
	{"e", "entschuldigt", attend(data.AttendanceExcused)},
	{"f", "fehlt", attend(data.AttendanceAbsent)},
	{"-", "zurücknehmen", attend(data.AttendanceOpen)}, // the Delete key does the same, see build
}

// attend marks people; on the day itself the time of arrival is worth keeping.
func attend(value string) func(*guestList, []data.ID) error {
	return func(l *guestList, ids []data.ID) error {
		came := ""
		if value == data.AttendancePresent || value == data.AttendanceOnline {
			came = l.host.Desk().ArrivalNow(l.meeting)
		}
		return l.host.Desk().MarkAttendance(l.host.Context(), ids, value, came)
	}
}

// day is the list with its figures.
type day struct {
	*guestList
	present, online, represented, guests, open *counter
	missing                                    *widgets.Label // BA without anybody here
	all                                        int            // how many BA there are, once it is known
	content                                    fyne.CanvasObject
}

// newAttendance is the list on the day; enlarge gives it the whole page, or takes it back.
func newAttendance(h host.Host, enlarge func()) *day {
	l := &guestList{host: h, marks: attendances, enter: attendances[0], waits: func(i data.Invitation) bool {
		return i.Attendance != data.AttendancePresent && i.Attendance != data.AttendanceOnline
	}}
	d := &day{
		guestList: l, present: newCounter("anwesend"), online: newCounter("online"), represented: newCounter("BA vertreten"), guests: newCounter("Gäste"),
		open: newCounter("noch offen"), missing: widgets.NewMuted(""),
	}
	columns := append(whoColumns(), widgets.Column[data.InvitationRow]{
		Title: "Status", Width: 125, Value: func(r data.InvitationRow) string { return workflow.InvitationStatus(r.Invitation) },
		Mark: func(r data.InvitationRow) workflow.Mark { return workflow.InvitationMark(r.Invitation) },
	},
		widgets.Column[data.InvitationRow]{Title: "Kam", Width: 56, Value: func(r data.InvitationRow) string { return r.Invitation.Came }},
		widgets.Column[data.InvitationRow]{Title: "Ging", Width: 56, Value: func(r data.InvitationRow) string { return r.Invitation.Gone }},
		widgets.Column[data.InvitationRow]{Title: "Vertretung", Width: 130, Value: func(r data.InvitationRow) string { return r.Invitation.Substitute }})
	columns[1].Width, columns[2].Width = usualWidths[1], usualWidths[2]
	l.build(columns, "In der Suche: zwei Buchstaben und Eingabe = anwesend; „Nachname, Vorname; Verein“ und Eingabe = Gast.\n"+
		"In der Liste: A anwesend · O online · V Vertretung · G gegangen · Z Zeiten · E entschuldigt · F fehlt · Entf zurück",
		widgets.NewButton("Alle Zugesagten anwesend", l.allAccepted), widgets.NewButton("Gast eintragen …", l.addGuest), widgets.NewButton("Ganze Seite", enlarge))
	l.unfound = widgets.NewEmpty("Niemand gefunden. Die Eingabetaste trägt den Namen als Gast ein, der da ist: „Nachname, Vorname; Verein“.", "Gast eintragen …", l.addGuest)
	l.unfound.Hide()
	l.summary.Hide()
	l.search.OnSubmitted = func(text string) { d.enter(text) }
	figures := container.New(layout.NewCustomPaddedHBoxLayout(look.Space4), d.present.box, d.online.box, d.represented.box, d.guests.box, d.open.box)
	d.content = container.NewBorder(container.NewVBox(figures, d.missing), nil, nil, nil, l.content)
	return d
}

// Widths of the columns, px: beside the list of meetings, and with the whole page.
var (
	usualWidths = []float32{44, 180, 150, 125, 56, 56, 130}
	largeWidths = []float32{62, 330, 250, 190, 84, 84, 130}
)

// scaleAtDoor makes names readable from two metres, by whoever stands before the screen.
const scaleAtDoor = 1.5

// enlarged makes use of the room of a whole page: wider columns, larger type, higher rows.
func (d *day) enlarged(large bool) {
	widths, scale := usualWidths, float32(1)
	if large {
		widths, scale = largeWidths, scaleAtDoor
	}
	d.grid.SetWidths(widths)
	d.grid.SetScale(scale)
}

// set shows the list of a meeting.
func (d *day) set(m data.Meeting, rows []data.InvitationRow) {
	d.guestList.set(m, rows)
	present, online, guests, open := 0, 0, 0, 0
	for _, r := range rows {
		switch r.Invitation.Attendance {
		case data.AttendancePresent:
			present++
		case data.AttendanceOnline:
			online++
		case data.AttendanceOpen:
			open++
		}
		if workflow.IsGuest(r.Invitation) && workflow.WasThere(r.Invitation) {
			guests++
		}
	}
	here := workflow.Represented(rows)
	d.present.set(fmt.Sprint(present))
	d.online.set(fmt.Sprint(online))
	d.guests.set(fmt.Sprint(guests))
	d.open.set(fmt.Sprint(open))
	d.represented.set(fmt.Sprintf("%d von %d", len(here), d.districts()))
	d.missing.SetText(missingWords(here, d.districts()))
}

// districts returns how many BA there are.
func (d *day) districts() int {
	if d.all == 0 {
		all, err := data.List[data.District](d.host.Context(), d.host.Desk().Store, nil)
		d.host.ShowError(err)
		d.all = len(all)
	}
	return d.all
}

// missingWords names the BA from which nobody is here.
func missingWords(here []int, all int) string {
	there := map[int]bool{}
	for _, n := range here {
		there[n] = true
	}
	var missing []string
	for n := 1; n <= all; n++ {
		if !there[n] {
			missing = append(missing, fmt.Sprint(n))
		}
	}
	if len(missing) == 0 {
		return "Alle BA sind vertreten."
	}
	return "Noch ohne Vertretung: BA " + strings.Join(missing, ", ")
}

// enter marks the first person found, or lets a guest in where nobody is found.
func (d *day) enter(text string) {
	text = strings.TrimSpace(text)
	if len(d.grid.Rows()) > 0 || text == "" {
		d.enterFirst()
		return
	}
	if !strings.ContainsAny(text, " ,;(") { // a slip of the fingers is one word
		d.host.Toast("Niemand gefunden. Ein Gast hat Vor- und Nachnamen, oder ein Strichpunkt folgt: „Soraya;“.")
		return
	}
	if _, err := d.host.Desk().WalkIn(d.host.Context(), d.meeting.ID, text); err != nil {
		d.host.ShowError(err)
		return
	}
	d.host.Toast("Gast anwesend: " + text)
	d.search.SetText("")
}

func (l *guestList) allAccepted() {
	n, err := l.host.Desk().AllAcceptedPresent(l.host.Context(), l.meeting.ID)
	if err != nil {
		l.host.ShowError(err)
		return
	}
	l.host.Toast(fmt.Sprintf("%d Personen als anwesend eingetragen.", n))
}

// single returns the one invitation that is chosen.
func (l *guestList) single(ids []data.ID) (data.Invitation, error) {
	for _, r := range l.rows {
		if len(ids) == 1 && r.Invitation.ID == ids[0] {
			return r.Invitation, nil
		}
	}
	return data.Invitation{}, data.Mistakef("Bitte dafür eine einzelne Person auswählen.")
}

// left notes that somebody leaves now; on another day it asks when.
func (l *guestList) left(ids []data.ID) error {
	invitation, err := l.single(ids)
	if err != nil {
		return err
	}
	now := l.host.Desk().ArrivalNow(l.meeting)
	if now == "" || now <= invitation.Came {
		return l.askTimes(ids)
	}
	return l.host.Desk().RecordTimes(l.host.Context(), invitation.ID, invitation.Came, now)
}

// askTimes asks when somebody came and left.
func (l *guestList) askTimes(ids []data.ID) error {
	invitation, err := l.single(ids)
	if err != nil {
		return err
	}
	if !workflow.WasThere(invitation) {
		return data.Mistakef("%s ist nicht als anwesend eingetragen. Bitte zuerst die Anwesenheit eintragen.", invitation.Name)
	}
	came, gone := invitation.Came, invitation.Gone
	fields := []*form.Time{
		form.NewTime("Gekommen", func(v string) error { came = v; return nil }),
		form.NewTime("Gegangen", func(v string) error { gone = v; return nil }),
	}
	fields[0].SetText(came)
	fields[1].SetText(gone)
	l.host.Dialog("Zeiten: "+invitation.Name, form.Row(nil, fields[0], fields[1]), "Eintragen", func() error {
		if !form.CommitAll(fields[0], fields[1]) {
			return data.Mistakef("Bitte zuerst die angezeigte Eingabe berichtigen.")
		}
		return l.host.Desk().RecordTimes(l.host.Context(), invitation.ID, came, gone)
	}, nil)
	return nil
}

// substituteCame asks who came in place of somebody.
func (l *guestList) substituteCame(ids []data.ID) error {
	invitation, err := l.single(ids)
	if err != nil {
		return err
	}
	substitute := invitation.Substitute
	name := form.NewText("Wer ist als Vertretung da? („Nachname, Vorname“)", func(text string) error { substitute = text; return nil })
	name.SetText(substitute)
	l.host.Dialog("Vertretung für "+invitation.Name, name, "Anwesend", func() error {
		name.Commit()
		return l.host.Desk().RecordSubstitute(l.host.Context(), invitation.ID, substitute)
	}, nil)
	return nil
}

// counter is a large figure with a word below it.
type counter struct {
	number *canvas.Text
	box    fyne.CanvasObject
}

// sizeFigure is the type of the figures, px: to be read from a step away.
const sizeFigure = 22

func newCounter(word string) *counter {
	c := &counter{number: canvas.NewText("0", look.Text)}
	c.number.TextSize, c.number.TextStyle.Bold = sizeFigure, true
	c.box = container.New(layout.NewCustomPaddedVBoxLayout(0), c.number, widgets.NewMuted(word))
	return c
}

func (c *counter) set(text string) {
	if c.number.Text != text {
		c.number.Text = text
		c.number.Refresh()
	}
}
