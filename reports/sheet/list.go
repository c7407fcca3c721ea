// Package sheet writes lists as Excel workbooks that open ready to print.
//
// Attendance writes the attendance list of a meeting. Its columns and totals are tables at the head of attendance.go; style.go holds fonts and colours,
// text.go decides which texts a cell can hold.
package sheet

import "time"

// AttendanceList is the list of a meeting, before it to sign in, after it filled.
type AttendanceList struct {
	Meeting string    // '7. Sitzung des Runden Tisches …'
	Date    time.Time // midnight UTC of the day; zero when the date is not fixed
	When    string    // what stands for the date when it is not fixed: 'voraussichtlich im Herbst 2026'
	Time    string    // '18:00–20:00 Uhr'; may be empty, as Place may
	Place   string
	Rows    []AttendanceRow // in the order of print
	Guests  int             // empty lines at the end, for guests
	Author  string          // document property
	Made    time.Time       // document property, required; the same input gives the same bytes
}

// AttendanceRow is one invited person.
type AttendanceRow struct {
	District int    // number of the BA, 0 for none
	Body     string // 'MB' and the like, where there is no BA
	Name     string
	Capacity string
	Status   string // one of Statuses, or empty
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
