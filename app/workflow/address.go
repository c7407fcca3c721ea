package workflow

// How a person is written to: address lines and salutation. Pure functions; the rules are those of DIN 5008 and of the letters of the house.

import (
	"fmt"
	"strings"

	"rundertisch/data"
)

// AddressStyle is what the settings say about addresses.
type AddressStyle struct {
	Herrn       bool // 'Herrn' in the address, as DIN 5008 has it; else 'Herr', as the house's older letters do
	PersonFirst bool // the person above the office; else office, function, person
}

// Addressee is everything that an address is built from. Fields that do not apply are zero.
type Addressee struct {
	Person       data.Person
	Function     string // 'Vorsitzender des BA Nr. 25'
	Office       data.Office
	Own          data.Address
	Organisation data.Organisation
}

// FunctionLine returns the line of an address that names the function: the role's own title or the kind's name, with the committee it is for.
func FunctionLine(h data.Holder) string {
	if h.DistrictNumber > 0 {
		return fmt.Sprintf("%s des BA Nr. %d", h.Function(), h.DistrictNumber)
	}
	return h.Function()
}

// AddressLines returns the lines of the address field. A person's override replaces them all. Lines that would be empty are left out.
func AddressLines(a Addressee, style AddressStyle) []string {
	if own := strings.TrimSpace(a.Person.AddressLines); own != "" {
		return lines(own)
	}
	name := nameLine(a.Person, style)
	switch a.Person.AddressVia {
	case data.ViaOwn:
		out := []string{name, a.Own.Extra, a.Own.Street, cityLine(a.Own.Postcode, a.Own.City), countryLine(a.Own.Country)}
		return filled(out)
	case data.ViaOrganisation:
		o := a.Organisation
		head := []string{o.Name, o.Department, name}
		if style.PersonFirst {
			head = []string{name, o.Name, o.Department}
		}
		return filled(append(head, o.Street, cityLine(o.Postcode, o.City)))
	}
	head := append(lines(a.Office.AddressName), a.Function, name)
	if style.PersonFirst {
		head = append([]string{name, a.Function}, lines(a.Office.AddressName)...)
	}
	return filled(append(head, a.Office.Street, cityLine(a.Office.Postcode, a.Office.City)))
}

// countryLine returns the line of an address that names the country, in capitals; letters within our own have none (DIN 5008).
func countryLine(country string) string {
	if inGermany(country) {
		return ""
	}
	return strings.ToUpper(country)
}

// inGermany reports whether a country is our own; nothing written means that it is.
func inGermany(country string) bool {
	country = trimmed(country)
	return country == "" || strings.EqualFold(country, "Deutschland") || strings.EqualFold(country, "Germany") || strings.EqualFold(country, "DE")
}

// HasPlace reports whether an address says where to deliver: there is a line for the town besides the names.
func (a Addressee) HasPlace() bool {
	switch {
	case strings.TrimSpace(a.Person.AddressLines) != "":
		return true
	case a.Person.AddressVia == data.ViaOwn:
		return a.Own.City != "" && a.Own.Street != ""
	case a.Person.AddressVia == data.ViaOrganisation:
		return a.Organisation.City != "" && a.Organisation.Street != ""
	}
	return a.Office.City != "" && a.Office.Street != ""
}

// Salutation returns the line that a letter begins with, its comma included. A person's override wins; then "Sehr geehrte Frau …", "Sehr geehrter Herr …", the
// neutral "Guten Tag Vorname Nachname" where no form is known, and "Sehr geehrte Damen und Herren" where nobody is. Only the highest title is used.
func Salutation(p data.Person) string {
	if own := strings.TrimSpace(p.Salutation); own != "" {
		return own
	}
	title, last := highestTitle(p.Title), trimmed(p.LastName)
	switch {
	case p.FullName() == "":
		return "Sehr geehrte Damen und Herren,"
	case p.Form == data.FormFrau && last != "":
		return "Sehr geehrte Frau " + words(title, last) + ","
	case p.Form == data.FormHerr && last != "":
		return "Sehr geehrter Herr " + words(title, last) + ","
	}
	return "Guten Tag " + words(p.FirstName, p.LastName) + ","
}

// highestTitle returns the one title that a salutation uses.
func highestTitle(titles string) string {
	for _, title := range []string{"Prof.", "Dr."} {
		if strings.Contains(titles, title) {
			return title
		}
	}
	return ""
}

func nameLine(p data.Person, style AddressStyle) string {
	form := p.Form
	if form == data.FormHerr && style.Herrn {
		form = "Herrn"
	}
	if p.FullName() == "" {
		return ""
	}
	return words(form, p.FullName())
}

func cityLine(postcode, city string) string { return words(postcode, city) }

func words(parts ...string) string { return trimmed(strings.Join(parts, " ")) }

// lines cuts a text at its line ends.
func lines(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	out := strings.Split(text, "\n")
	for i := range out {
		out[i] = trimmed(out[i])
	}
	return filled(out)
}

// filled leaves out what is empty.
func filled(in []string) []string {
	out := make([]string, 0, len(in))
	for _, s := range in {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
