package data

import "testing"

// Academic degrees stand behind the name, titles before it.
func TestFullName(t *testing.T) {
	for titles, want := range map[string]string{
		"":               "Anna Huber",
		"Dr.":            "Dr. Anna Huber",
		"Prof. Dr. med.": "Prof. Dr. med. Anna Huber",
		"Dr. M.A.":       "Dr. Anna Huber, M.A.",
		"M. A., LL.M.":   "Anna Huber, M. A., LL.M.",
		"Dipl.-Ing. MBA": "Dipl.-Ing. Anna Huber, MBA",
		"PD Dr. h. c.":   "PD Dr. h. c. Anna Huber",
		"MdL":            "Anna Huber, MdL",
	} {
		if got := (Person{Title: titles, FirstName: "Anna", LastName: "Huber"}).FullName(); got != want {
			t.Errorf("%q: %q, want %q", titles, got, want)
		}
	}
	if got := (Person{Title: "M.A."}).FullName(); got != "" {
		t.Errorf("%q", got)
	}
}
