package workflow

// The hidden keys of an attendance list: which list a row is from, which invitation it is, and what stood there when the list was written. The latter tells what somebody changed in the list from what
// was changed here since.

import (
	"crypto/sha256"
	"fmt"
	"hash/crc32"
	"net/url"
	"strconv"
	"strings"
	"time"

	"rundertisch/data"
)

// listKey says which list: 'A1-12-20260303-9f86d081', edition, meeting, day, digest of the rows.
type listKey struct {
	meeting data.ID
	made    data.Date
	digest  string
}

const (
	keyEdition = "A1"
	keyDay     = "20060102"
)

func listKeyOf(meeting data.Meeting, made data.Date, rows []data.InvitationRow) listKey {
	sum := sha256.New()
	for _, r := range rows {
		fmt.Fprintln(sum, rowStateOf(r.Invitation).key(r.Invitation))
	}
	return listKey{meeting.ID, made, fmt.Sprintf("%x", sum.Sum(nil)[:8])}
}

func (k listKey) String() string {
	return fmt.Sprintf("%s-%d-%s-%s", keyEdition, k.meeting, k.made.Time().Format(keyDay), k.digest)
}

func parseListKey(text string) (key listKey, ok bool) {
	parts := strings.Split(text, "-")
	if len(parts) != 4 || parts[0] != keyEdition {
		return key, false
	}
	meeting, err := strconv.ParseInt(parts[1], 10, 64)
	made, errDay := time.Parse(keyDay, parts[2])
	return listKey{data.ID(meeting), data.DateOf(made), parts[3]}, err == nil && errDay == nil
}

// rowState is what an attendance list shows of an invitation, and can change.
type rowState struct {
	reply, attendance, came, gone, substitute string
}

func rowStateOf(i data.Invitation) rowState {
	return rowState{i.Reply, i.Attendance, i.Came, i.Gone, substituteOf(i)}
}

func (s rowState) putInto(i *data.Invitation) {
	i.Reply, i.Attendance, i.Came, i.Gone, i.Substitute = s.reply, s.attendance, s.came, s.gone, s.substitute
}

// status is the word in the column Status.
func (s rowState) status() string {
	return InvitationStatus(data.Invitation{Reply: s.reply, Attendance: s.attendance})
}

func (s rowState) there() bool { return WasThere(data.Invitation{Attendance: s.attendance}) }

// key returns the key of an invitation's row: its number, the state, and a checksum of the name, by which a list from another file is found out.
func (s rowState) key(i data.Invitation) string {
	parts := []string{strconv.FormatInt(int64(i.ID), 10), nameSum(i.Name), s.reply, s.attendance, s.came, s.gone, s.substitute}
	for n := range parts {
		parts[n] = url.QueryEscape(parts[n])
	}
	return strings.Join(parts, "|")
}

func nameSum(name string) string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(name))) }

// parseRowKey takes the key of a row apart.
func parseRowKey(text string) (id data.ID, name string, state rowState, ok bool) {
	parts := strings.Split(text, "|")
	if len(parts) != 7 {
		return 0, "", state, false
	}
	for n := range parts {
		part, err := url.QueryUnescape(parts[n])
		if err != nil {
			return 0, "", state, false
		}
		parts[n] = part
	}
	number, err := strconv.ParseInt(parts[0], 10, 64)
	return data.ID(number), parts[1], rowState{parts[2], parts[3], parts[4], parts[5], parts[6]}, err == nil
}

// stateField is one of the fields of a row.
type stateField struct {
	name string
	of   func(*rowState) *string
	word func(string) string
}

var stateFields = []stateField{
	{"Antwort", func(s *rowState) *string { return &s.reply }, func(v string) string { return replyMarks[v].Word }},
	{"Anwesenheit", func(s *rowState) *string { return &s.attendance }, func(v string) string { return attendanceMarks[v].Word }},
	{"Gekommen", func(s *rowState) *string { return &s.came }, func(v string) string { return v }},
	{"Gegangen", func(s *rowState) *string { return &s.gone }, func(v string) string { return v }},
	{"Vertretung", func(s *rowState) *string { return &s.substitute }, func(v string) string { return v }},
}

// words returns how people read a value of the field; '–' is nothing.
func (f stateField) words(s rowState) string {
	if word := f.word(*f.of(&s)); word != "" {
		return word
	}
	return "–"
}
