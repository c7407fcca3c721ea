// Package sheet writes lists as Excel workbooks that open ready to print.
//
// Attendance writes the attendance list of a meeting, ReadAttendance reads it back when somebody has filled it in. Its columns are tables in
// attendance_columns.go; style.go holds fonts and colours, text.go decides which texts a cell can hold.
package sheet

import "time"

// AttendanceList is the list of a meeting, before it to sign in, after it filled. Either can be filled in and read back with ReadAttendance.
type AttendanceList struct {
	Key     string    // which list this is, for reading back: letters, digits and '-'; without one the list cannot be read back
	Filled  bool      // after the meeting: who was there, from when until when, and who came instead; else there is room to sign
	Meeting string    // '7. Sitzung des Runden Tisches …'
	Date    time.Time // midnight UTC of the day; zero when the date is not fixed
	When    string    // what stands for the date when it is not fixed: 'voraussichtlich im Herbst 2026'
	Time    string    // '18:00–20:00 Uhr'; may be empty, as Place may
	Place   string
	Rows    []AttendanceRow // in the order of print; guests come last in any case
	Guests  int             // empty lines at the end, for guests
	Author  string          // document property
	Made    time.Time       // document property, required; the same input gives the same bytes
}

// AttendanceRow is one invited person.
type AttendanceRow struct {
	Key        string // which row this is, for reading back: any text without '/'
	District   int    // number of the BA, 0 for none
	Body       string // 'MB' and the like, where there is no BA
	Name       string
	Capacity   string
	Status     string // one of Statuses, or empty
	Came       string // '18:05', or empty; Gone likewise
	Gone       string
	Substitute string // who came, or comes, instead
	Guest      bool   // came without having been invited: stands behind the others, and counts as a guest
}

// The words of the column Status.
const (
	accepted    = "zugesagt"
	declined    = "abgesagt"
	substituted = "Vertretung"
	present     = "anwesend"
	online      = "online"
	excused     = "entschuldigt"
	absent      = "fehlt"
)

// Statuses are the choices of the column Status.
var Statuses = []string{accepted, declined, substituted, present, online, excused, absent}
