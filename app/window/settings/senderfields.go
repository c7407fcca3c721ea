package settings

// The texts of a sender, as a table.

import "rundertisch/data"

// senderField is one text of a sender in the form.
type senderField struct {
	label string
	part  func(*data.Sender) *string
	lines int // more than one: a field of several lines
	hint  string
}

// Sections that have more than fields.
const (
	letterheadSection = "Briefkopf"
	signatureSection  = "Unterschrift"
	footerSection     = "Fuß der ersten Seite"
)

// senderRows are the fields, those of one row side by side.
var senderRows = []struct {
	section string
	fields  []senderField
	weights []float32
}{
	{letterheadSection, []senderField{{"Behörde", func(s *data.Sender) *string { return &s.Authority }, 1, "Landeshauptstadt München"}}, nil},
	{"", []senderField{
		{"Referat", func(s *data.Sender) *string { return &s.Department }, 1, ""},
		{"Stelle", func(s *data.Sender) *string { return &s.Section }, 1, ""},
	}, nil},
	{"", []senderField{
		{"Straße und Hausnummer", func(s *data.Sender) *string { return &s.Street }, 1, ""},
		{"PLZ", func(s *data.Sender) *string { return &s.Postcode }, 1, ""},
		{"Ort", func(s *data.Sender) *string { return &s.City }, 1, ""},
	}, []float32{3, 1, 2}},
	{"", []senderField{{"Rücksendezeile über der Anschrift", func(s *data.Sender) *string { return &s.ReturnLine }, 1, "leer: aus den Angaben oben"}}, nil},
	{"Auskunft", []senderField{
		{"Auskunft erteilt", func(s *data.Sender) *string { return &s.ContactName }, 1, ""},
		{"Zimmer", func(s *data.Sender) *string { return &s.Room }, 1, ""},
	}, []float32{3, 1}},
	{"", []senderField{
		{"Telefon", func(s *data.Sender) *string { return &s.Phone }, 1, ""},
		{"E-Mail", func(s *data.Sender) *string { return &s.Email }, 1, ""},
	}, nil},
	{"", []senderField{
		{"Sprechzeiten", func(s *data.Sender) *string { return &s.Hours }, 1, ""},
		{"Unser Zeichen", func(s *data.Sender) *string { return &s.OurReference }, 1, ""},
	}, nil},
	{signatureSection, []senderField{
		{"Unterschrift", func(s *data.Sender) *string { return &s.Signatory }, 1, ""},
		{"Funktion", func(s *data.Sender) *string { return &s.SignatoryTitle }, 1, ""},
		{"Vermerk", func(s *data.Sender) *string { return &s.SignatureMark }, 1, "gez."},
	}, []float32{3, 3, 1}},
	{footerSection, []senderField{{"Fußzeile", func(s *data.Sender) *string { return &s.Footer }, 3, ""}}, nil},
}
