package workflow

// The German words for what the store keeps in English, each with a sign and a tone, so that window, lists and commands say the same and
// nothing is told by colour alone.

import (
	"slices"
	"strconv"
	"strings"

	"rundertisch/data"
)

// Tone is how a state feels; the window gives it its colours.
type Tone int

// The tones.
const (
	Idle Tone = iota
	Info
	Good
	Warn
	Bad
)

// Mark is a state as people see it: sign, word and tone.
type Mark struct {
	Sign string
	Word string
	Tone Tone
}

// String returns sign and word: '✓ benannt'.
func (m Mark) String() string {
	if m.Sign == "" {
		return m.Word
	}
	return m.Sign + " " + m.Word
}

// Choice is one value of a list to choose from.
type Choice struct {
	Value string
	Label string
}

// IDChoice is a choice whose value is the number of a row.
func IDChoice(id data.ID, label string) Choice {
	return Choice{strconv.FormatInt(int64(id), 10), label}
}

// ChoiceID returns the number of the row that a choice made by IDChoice stands for; 0 for any other value.
func ChoiceID(value string) data.ID {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return 0
	}
	return data.ID(n)
}

// Choices that forms offer.
var (
	FormChoices = []Choice{{data.FormUnknown, "ohne"}, {data.FormFrau, "Frau"}, {data.FormHerr, "Herr"}}

	AddressViaChoices = []Choice{
		{data.ViaOffice, "über die BA-Geschäftsstelle"}, {data.ViaOwn, "eigene Anschrift"}, {data.ViaOrganisation, "über die Organisation"},
	}

	PreferredWayChoices = []Choice{{data.WayLetter, "Brief"}, {data.WayEmail, "E-Mail"}}

	AnswerWayChoices = []Choice{
		{data.WayLetter, "Brief"}, {data.WayEmail, "E-Mail"}, {data.WayPhone, "Telefon"}, {data.WayPersonal, "persönlich"},
	}

	MeetingModeChoices = []Choice{{data.ModePresence, "in Präsenz"}, {data.ModeOnline, "online"}, {data.ModeHybrid, "hybrid"}}

	MeetingStateChoices = []Choice{
		{data.MeetingPlanned, "geplant"}, {data.MeetingInvited, "eingeladen"}, {data.MeetingHeld, "durchgeführt"}, {data.MeetingCancelled, "abgesagt"},
	}

	ReplyChoices = []Choice{
		{data.ReplyOpen, "offen"}, {data.ReplyAccepted, "zugesagt"}, {data.ReplyDeclined, "abgesagt"}, {data.ReplySubstituted, "Vertretung"},
	}

	AttendanceChoices = []Choice{
		{data.AttendanceOpen, "–"}, {data.AttendancePresent, "anwesend"}, {data.AttendanceOnline, "online"},
		{data.AttendanceExcused, "entschuldigt"}, {data.AttendanceAbsent, "fehlt"},
	}
)

// Label returns the German word of a value among choices, or the value itself.
func Label(choices []Choice, value string) string {
	for _, c := range choices {
		if c.Value == value {
			return c.Label
		}
	}
	return value
}

var replyMarks = map[string]Mark{
	data.ReplyOpen:        {"○", "offen", Idle},
	data.ReplyAccepted:    {"✓", "zugesagt", Info},
	data.ReplyDeclined:    {"–", "abgesagt", Idle},
	data.ReplySubstituted: {"⇄", "Vertretung", Info},
}

var attendanceMarks = map[string]Mark{
	data.AttendanceOpen:    {},
	data.AttendancePresent: {"✓", "anwesend", Good},
	data.AttendanceOnline:  {"✓", "online", Good},
	data.AttendanceExcused: {"–", "entschuldigt", Idle},
	data.AttendanceAbsent:  {"!", "fehlt", Bad},
}

var meetingMarks = map[string]Mark{
	data.MeetingPlanned:   {"○", "geplant", Idle},
	data.MeetingInvited:   {"●", "eingeladen", Info},
	data.MeetingHeld:      {"✓", "durchgeführt", Good},
	data.MeetingCancelled: {"–", "abgesagt", Idle},
}

// ReplyMark returns how a reply is shown.
func ReplyMark(reply string) Mark { return replyMarks[reply] }

// AttendanceMark returns how an attendance is shown; an unmarked one has no mark.
func AttendanceMark(attendance string) Mark { return attendanceMarks[attendance] }

// MeetingMark returns how the state of a meeting is shown.
func MeetingMark(state string) Mark { return meetingMarks[state] }

// InvitationStatus returns the one word that lists print for an invitation: the attendance where it is marked, else the reply; empty while both are open.
func InvitationStatus(i data.Invitation) string {
	if i.Attendance != data.AttendanceOpen {
		return attendanceMarks[i.Attendance].Word
	}
	if i.Reply != data.ReplyOpen {
		return replyMarks[i.Reply].Word
	}
	return ""
}

// InvitationMark returns the mark for the same.
func InvitationMark(i data.Invitation) Mark {
	if i.Attendance != data.AttendanceOpen {
		return attendanceMarks[i.Attendance]
	}
	return replyMarks[i.Reply]
}

// Folded is a text as the search of the store compares it: its words without case and accents, umlauts in both forms.
type Folded string

// FoldText takes a text apart for Query.Matches.
func FoldText(text string) Folded { return Folded(" " + strings.Join(data.Fold(text), " ")) }

// foldedWords returns the words of a text without case and accents, commas aside, in alphabetical order.
func foldedWords(text string) []string {
	words := data.Fold(strings.ReplaceAll(text, ",", " "))
	slices.Sort(words)
	return words
}

// Query is what somebody looks for: words, each in all forms in which it may be written.
type Query [][]string

// NewQuery takes what was typed apart.
func NewQuery(text string) Query {
	var q Query
	for _, wanted := range strings.Fields(text) {
		if forms := data.Fold(wanted); len(forms) > 0 {
			q = append(q, forms)
		}
	}
	return q
}

// Matches reports whether every word of the query is found in a text.
func (q Query) Matches(text Folded) bool { return q.found(text, "") }

// Begins reports whether every word of the query begins a word of a text.
func (q Query) Begins(text Folded) bool { return q.found(text, " ") }

func (q Query) found(text Folded, before string) bool {
	for _, forms := range q {
		if !slices.ContainsFunc(forms, func(form string) bool { return strings.Contains(string(text), before+form) }) {
			return false
		}
	}
	return true
}

// Matches reports whether every word of a query is found in a text.
func Matches(text, query string) bool { return NewQuery(query).Matches(FoldText(text)) }

func itoa(n int) string { return strconv.Itoa(n) }

// parseDays reads a number of days between 1 and the longest deadline.
func parseDays(text string) (int, bool) {
	n, err := strconv.Atoi(trimmed(text))
	return n, err == nil && n >= 1 && n <= longestDeadlineDays
}

// plural returns "1 Schreiben", "25 Schreiben": the number with the word that fits it.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
