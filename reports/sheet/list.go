// Package sheet writes lists as Excel workbooks that open ready to print.
package sheet

import "time"

// AttendanceList is the list of a meeting, before it to sign in, after it filled.
type AttendanceList struct {
	Meeting string    // '7. Sitzung des Runden Tisches …'
	Date    time.Time // midnight UTC of the day; zero when the date is not fixed
	When    string    // what stands for the date when it is not fixed: 'voraussichtlich im Herbst 2026'
	Time    string    // '18:00–20:00 Uhr'
	Place   string
	Rows    []AttendanceRow // in the order of print
	Guests  int             // empty lines at the end, for guests
	Author  string          // document property
	Made    time.Time       // document property; the same input gives the same bytes
}

// AttendanceRow is one invited person.
type AttendanceRow struct {
	District int    // number of the BA, 0 for none
	Body     string // 'MB' and the like, where there is no BA
	Name     string
	Capacity string
	Status   string // one of Statuses, or empty
}

// Statuses are the choices of the column Status.
var Statuses = []string{"zugesagt", "abgesagt", "Vertretung", "anwesend", "online", "entschuldigt", "fehlt"}
