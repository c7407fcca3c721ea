package workflow

// Minutes as files: PDF, text, Word; and their states.

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/mail"
	"rundertisch/reports/minutes"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// MinutesFormat is a kind of file that minutes become; it is also its ending.
type MinutesFormat string

// The formats.
const (
	MinutesPDF  MinutesFormat = "pdf"
	MinutesWord MinutesFormat = "docx"
	MinutesText MinutesFormat = "txt"
)

// MinutesFormatChoices names the formats for forms.
var MinutesFormatChoices = []Choice{
	{string(MinutesPDF), "PDF zum Drucken und Versenden"}, {string(MinutesWord), "Word-Datei zum Weiterbearbeiten"}, {string(MinutesText), "reiner Text"},
}

// MinutesOptions is what a clerk chooses for minutes that are given out.
type MinutesOptions struct {
	PublicOnly bool // without the items that are not public, and without what was recorded under none
}

// WriteMinutes writes the minutes of a meeting, as they stand now, to path. The file appears whole or not at all; one at path is replaced.
func (d *Desk) WriteMinutes(ctx context.Context, meetingID data.ID, format MinutesFormat, options MinutesOptions, path string) error {
	content, _, err := d.minutesFile(ctx, meetingID, format, options)
	if err != nil {
		return err
	}
	return writeBytes(path, content)
}

// PlaceMinutes does so in the folder for output, beside what is there, and returns the path.
func (d *Desk) PlaceMinutes(ctx context.Context, meetingID data.ID, format MinutesFormat, options MinutesOptions) (string, error) {
	content, m, err := d.minutesFile(ctx, meetingID, format, options)
	if err != nil {
		return "", err
	}
	return placeFile(d.OutputFolder(), MinutesFileName(m.Meeting), "."+string(format), content)
}

// MinutesFileName returns what a file with the minutes of a meeting is called, without its ending.
func MinutesFileName(m data.Meeting) string {
	return FileName(trimmed(fmt.Sprintf("Protokoll %d. Sitzung %s", m.Number, m.HeldOn.ISO())))
}

// MinutesPlain returns the minutes as text to paste.
func (d *Desk) MinutesPlain(ctx context.Context, meetingID data.ID, options MinutesOptions) (string, error) {
	content, _, err := d.minutesFile(ctx, meetingID, MinutesText, options)
	return string(content), err
}

func (d *Desk) minutesFile(ctx context.Context, meetingID data.ID, format MinutesFormat, options MinutesOptions) ([]byte, Minutes, error) {
	m, err := d.Minutes(ctx, meetingID)
	if err != nil {
		return nil, m, err
	}
	if options.PublicOnly {
		m.Lines, m.Further = publicLines(m.Lines), MinutesLine{}
	}
	paper, err := d.minutesPaper(ctx, m)
	if err != nil {
		return nil, m, err
	}
	switch format {
	case MinutesPDF:
		content, err := minutesPages(ctx, paper)
		return content, m, err
	case MinutesWord:
		var b bytes.Buffer
		err := minutes.Word(&b, paper)
		return b.Bytes(), m, err
	case MinutesText:
		return []byte(minutes.Text(paper)), m, nil
	}
	return nil, m, data.Mistakef("Das Format „%s“ gibt es nicht. Vorhanden sind: %s.", format, choiceValues(MinutesFormatChoices))
}

// publicLines leaves out what is not public: items, and sub-items of such items. Numbers stay, so that both versions speak of the same.
func publicLines(lines []MinutesLine) []MinutesLine {
	hidden := map[data.ID]bool{}
	for _, l := range lines {
		hidden[l.Item.ID] = !l.Item.Public || hidden[l.Item.ParentID]
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l MinutesLine) bool { return hidden[l.Item.ID] })
}

// minutesPages lays minutes out as a PDF.
func minutesPages(ctx context.Context, paper minutes.Minutes) ([]byte, error) {
	return writePDF(ctx, pdf.Document{
		Title: paper.Title + " " + ofRoundTable, Author: paper.Author, Language: "de-DE", Made: paper.Made, Pages: minutes.Layout(page.NewTypesetter(), paper),
	})
}

// minutesPaper puts into words what paper says.
func (d *Desk) minutesPaper(ctx context.Context, m Minutes) (minutes.Minutes, error) {
	table, err := setting(ctx, d.Store, data.SettingRoundTable)
	if err != nil {
		return minutes.Minutes{}, err
	}
	words := meetingWords(m.Meeting)
	paper := minutes.Minutes{
		Title: fmt.Sprintf("Protokoll der %d. Sitzung", m.Meeting.Number), RoundTable: table, Theme: words.Theme, Date: words.Date, Time: words.Time,
		Place: strings.Join(filled([]string{MeetingPlace(m.Meeting), modeWords(m.Meeting)}), ", "),
		Chair: m.Meeting.ChairName, Taker: m.Meeting.MinutesName, State: m.stateWords(), Summary: m.Summary(), Intro: m.Meeting.MinutesText,
		Made: d.Today().Time(),
	}
	if sender, err := senderOn(ctx, d.Store, d.Today()); err == nil {
		paper.Author = sender.Section
	}
	for _, g := range m.Groups() {
		group := minutes.Group{Name: g.Name}
		for _, a := range g.People {
			person := minutes.Person{Body: a.Body, Name: a.Name, Function: a.Capacity, Note: a.Note()}
			if a.For != "" {
				person.Function = "" // it is that of whom the substitute stands in for
			}
			group.People = append(group.People, person)
		}
		paper.Attendance = append(paper.Attendance, group)
	}
	for _, l := range m.Lines {
		item := minutes.Item{
			Number: l.Number, Level: l.Level, Title: l.Item.Title, Starts: l.Starts, Speaker: l.Item.Speaker, Text: l.Item.Record,
			Internal: !l.Item.Public, Postponed: l.Item.Outcome == data.OutcomePostponed,
		}
		paper.Items = append(paper.Items, l.recorded(item))
	}
	if len(m.Further.Decisions)+len(m.Further.Tasks) > 0 {
		paper.Items = append(paper.Items, m.Further.recorded(minutes.Item{Title: "Ohne Tagesordnungspunkt"}))
	}
	if next := m.NextMeeting; next.ID != 0 {
		paper.Next = strings.Join(filled([]string{fmt.Sprintf("%d. Sitzung: %s", next.Number, MeetingDate(next)), MeetingTime(next), MeetingPlace(next)}), ", ")
	}
	return paper, nil
}

// recorded puts the decisions and tasks of a line into an item on paper.
func (l MinutesLine) recorded(item minutes.Item) minutes.Item {
	for _, decision := range l.Decisions {
		item.Decisions = append(item.Decisions, decision.Text)
	}
	for _, t := range l.Tasks {
		item.Tasks = append(item.Tasks, minutes.Task{Text: t.Task.Text, Who: t.Task.Who, Due: t.Task.DueOn.String()})
	}
	return item
}

// modeWords says how a meeting was held where that is not plain: 'online', 'hybrid'.
func modeWords(m data.Meeting) string {
	if m.Mode == data.ModePresence {
		return ""
	}
	return Label(MeetingModeChoices, m.Mode)
}

// stateWords says on paper what the minutes are worth.
func (m Minutes) stateWords() string {
	switch m.Meeting.MinutesState {
	case data.MinutesApproved:
		if m.ApprovedIn.ID != 0 {
			return fmt.Sprintf("Genehmigt in der %d. Sitzung am %s", m.ApprovedIn.Number, m.Meeting.MinutesApprovedOn)
		}
		return fmt.Sprintf("Genehmigt am %s", m.Meeting.MinutesApprovedOn)
	case data.MinutesSent:
		if len(m.Changed) > 0 {
			return fmt.Sprintf("Geändert, seit es am %s versandt wurde", m.Meeting.MinutesSentOn)
		}
		return ""
	}
	return "Entwurf"
}

// MarkMinutesSent notes that the minutes went out on a day, and keeps them as they are: from then on changes are told. *Mistake: the meeting was not held yet.
func (d *Desk) MarkMinutesSent(ctx context.Context, meetingID data.ID, on data.Date) error {
	return d.freezeMinutes(ctx, meetingID, fmt.Sprintf("am %s versandt", on), sentOn(on))
}

// MarkMinutesApproved notes that the minutes were approved, in a meeting where in is not 0. They are kept as they are unless they went out before. *Mistake: they changed since they went out, or the
// meeting that approves them is not a later one.
func (d *Desk) MarkMinutesApproved(ctx context.Context, meetingID data.ID, on data.Date, in data.ID) error {
	m, err := d.Minutes(ctx, meetingID)
	if err != nil {
		return err
	}
	if len(m.Changed) > 0 {
		return data.Mistakef("Das Protokoll hat sich geändert, seit es versandt wurde. Bitte die geänderte Fassung zuerst versenden und als versandt vermerken.")
	}
	what := fmt.Sprintf("am %s genehmigt", on)
	if in != 0 {
		approving, err := data.Get[data.Meeting](ctx, d.Store, in)
		if err != nil {
			return err
		}
		if byTime(approving, m.Meeting) <= 0 {
			return data.Mistakef("Genehmigen kann das Protokoll nur eine spätere Sitzung.")
		}
		what = fmt.Sprintf("in der %d. Sitzung genehmigt", approving.Number)
	}
	approve := func(m *data.Meeting) {
		m.MinutesState, m.MinutesApprovedOn, m.MinutesApprovedInID = data.MinutesApproved, on, in
	}
	if m.Meeting.MinutesState == data.MinutesDraft {
		return d.freezeMinutes(ctx, meetingID, what, approve)
	}
	return d.changeMinutes(ctx, meetingID, what, approve)
}

// ReopenMinutes makes the minutes a draft again. What was sent is kept until they are sent once more.
func (d *Desk) ReopenMinutes(ctx context.Context, meetingID data.ID) error {
	return d.changeMinutes(ctx, meetingID, "wieder in Bearbeitung", func(m *data.Meeting) {
		m.MinutesState, m.MinutesApprovedOn, m.MinutesApprovedInID = data.MinutesDraft, data.Date{}, 0
	})
}

// freezeMinutes changes the state of minutes, keeps their text and PDF as of now, and writes a line into the journal of the meeting.
func (d *Desk) freezeMinutes(ctx context.Context, meetingID data.ID, what string, change func(*data.Meeting)) error {
	frozen, err := d.frozenMinutes(ctx, meetingID, what, change)
	if err != nil {
		return err
	}
	return d.Store.Do(ctx, fmt.Sprintf("Protokoll der %d. Sitzung: %s", frozen.meeting.Number, what), func(tx *data.Tx) error { return frozen.keep(tx, d.Today()) })
}

// frozenMinutes are minutes as they leave the house.
type frozenMinutes struct {
	meeting data.Meeting // in its new state
	content []byte       // the PDF
	what    string       // what happened: 'am 24.06.2026 versandt'
}

// frozenMinutes lays out the minutes of a meeting as change leaves it. *Mistake: the meeting was not held yet.
func (d *Desk) frozenMinutes(ctx context.Context, meetingID data.ID, what string, change func(*data.Meeting)) (frozenMinutes, error) {
	m, err := d.Minutes(ctx, meetingID)
	if err != nil {
		return frozenMinutes{}, err
	}
	if !d.tookPlace(m.Meeting) {
		return frozenMinutes{}, data.Mistakef("Die %d. Sitzung hat noch nicht stattgefunden; ein Protokoll gibt es erst danach.", m.Meeting.Number)
	}
	change(&m.Meeting)
	m.Meeting.MinutesSent, m.Changed = m.content(), nil
	if m.Meeting.MinutesApprovedInID != 0 {
		if m.ApprovedIn, err = data.Get[data.Meeting](ctx, d.Store, m.Meeting.MinutesApprovedInID); err != nil {
			return frozenMinutes{}, err
		}
	}
	paper, err := d.minutesPaper(ctx, m)
	if err != nil {
		return frozenMinutes{}, err
	}
	content, err := minutesPages(ctx, paper)
	return frozenMinutes{m.Meeting, content, what}, err
}

// tookPlace reports whether the day of a meeting has come, and it was not cancelled.
func (d *Desk) tookPlace(m data.Meeting) bool {
	return m.State != data.MeetingCancelled && !m.HeldOn.IsZero() && !d.Today().Before(m.HeldOn)
}

// keep writes the minutes down, with a line in the journal of their meeting.
func (f frozenMinutes) keep(tx *data.Tx, on data.Date) error {
	hash, err := tx.PutBlob(f.content)
	if err != nil {
		return err
	}
	f.meeting.MinutesHash = hash
	if err := data.Update(tx, f.meeting); err != nil {
		return err
	}
	entry := data.JournalEntry{HappenedOn: on, Kind: data.JournalMeeting, Text: fmt.Sprintf("Protokoll der %d. Sitzung %s", f.meeting.Number, f.what), MeetingID: f.meeting.ID}
	return data.Insert(tx, &entry)
}

// sentMinutes returns the minutes that a run of letters sends, to be kept with it; nil where it sends none, or those that went out before.
func (d *Desk) sentMinutes(ctx context.Context, draft *Draft) (*frozenMinutes, error) {
	if draft.Template.Purpose != data.TemplateMinutes || draft.Meeting.ID == 0 || !d.tookPlace(draft.Meeting) {
		return nil, nil
	}
	m, err := d.Minutes(ctx, draft.Meeting.ID)
	if err != nil || m.Meeting.MinutesState != data.MinutesDraft && len(m.Changed) == 0 {
		return nil, err
	}
	on := draft.Order.Date
	frozen, err := d.frozenMinutes(ctx, draft.Meeting.ID, fmt.Sprintf("am %s versandt", on), sentOn(on))
	return &frozen, err
}

// sentOn makes minutes sent ones.
func sentOn(on data.Date) func(*data.Meeting) {
	return func(m *data.Meeting) {
		m.MinutesState, m.MinutesSentOn, m.MinutesApprovedOn, m.MinutesApprovedInID = data.MinutesSent, on, data.Date{}, 0
	}
}

// MinutesAsSent returns the PDF of minutes as they went out. *Mistake: they never did.
func (d *Desk) MinutesAsSent(ctx context.Context, meetingID data.ID) ([]byte, error) {
	meeting, err := data.Get[data.Meeting](ctx, d.Store, meetingID)
	if err != nil {
		return nil, err
	}
	switch {
	case meeting.MinutesHash == "" && meeting.MinutesState != data.MinutesDraft:
		return nil, data.Mistakef("Die versandte Fassung des Protokolls der %d. Sitzung ist nicht mehr da: Sie nannte jemanden, dessen Daten gelöscht wurden.", meeting.Number)
	case meeting.MinutesHash == "":
		return nil, data.Mistakef("Das Protokoll der %d. Sitzung wurde noch nicht als versandt vermerkt.", meeting.Number)
	}
	return data.Blob(ctx, d.Store, meeting.MinutesHash)
}

// enclosedFiles returns what drafts of e-mails carry besides their letter: the calendar entry with an invitation, and the minutes with a letter that sends them: those that this run freezes, or as they went
// out before, or, of a meeting to come, as they stand.
func (d *Desk) enclosedFiles(ctx context.Context, template data.Template, meeting data.Meeting, sent *frozenMinutes) ([]mail.File, error) {
	if template.Purpose != data.TemplateMinutes || meeting.ID == 0 {
		return d.calendarFiles(ctx, template, meeting)
	}
	var content []byte
	var err error
	switch {
	case sent != nil:
		content = sent.content
	case meeting.MinutesState != data.MinutesDraft && meeting.MinutesHash != "":
		content, err = d.MinutesAsSent(ctx, meeting.ID)
	default:
		content, _, err = d.minutesFile(ctx, meeting.ID, MinutesPDF, MinutesOptions{})
	}
	return []mail.File{{Name: MinutesFileName(meeting) + ".pdf", Type: "application/pdf", Content: content}}, err
}
