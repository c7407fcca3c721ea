package letter

import (
	"slices"
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// TestAddressJoinsLines: seven lines become six, those that belong together first; name, street, town and country stay by themselves.
func TestAddressJoinsLines(t *testing.T) {
	for _, c := range []struct {
		name       string
		lines      string // parted by |
		want       string
		impossible bool
	}{
		{"six stay six", "Sozialreferat|Amt|Stelle|Frau Huber|Tal 1|80331 München", "Sozialreferat|Amt|Stelle|Frau Huber|Tal 1|80331 München", false},
		{"organisation and department", "Landeshauptstadt München|Sozialreferat|Amt für Wohnen|Abteilung 2|Frau Huber|Tal 1|80331 München",
			"Landeshauptstadt München, Sozialreferat|Amt für Wohnen|Abteilung 2|Frau Huber|Tal 1|80331 München", false},
		{"twice", "Landeshauptstadt München|Sozialreferat|Amt für Wohnen|Abteilung 2|Frau Huber|Tal 1|80331 München|ÖSTERREICH",
			"Landeshauptstadt München, Sozialreferat|Amt für Wohnen, Abteilung 2|Frau Huber|Tal 1|80331 München|ÖSTERREICH", false},
		{"the first two are too long", "Direktorium der Landeshauptstadt München|BA-Geschäftsstelle Mitte der Stadtbezirke|Zimmer 215|Vorsitzende des BA 1|Frau Huber|Tal 1|80331 München",
			"Direktorium der Landeshauptstadt München|BA-Geschäftsstelle Mitte der Stadtbezirke|Zimmer 215, Vorsitzende des BA 1|Frau Huber|Tal 1|80331 München", false},
		{"person first", "Frau Anna Huber|Vorsitzende des BA 5|Bezirksausschuss 5|Direktorium|Geschäftsstelle Ost|Friedenstr. 40|81660 München",
			"Frau Anna Huber|Vorsitzende des BA 5, Bezirksausschuss 5|Direktorium|Geschäftsstelle Ost|Friedenstr. 40|81660 München", false},
		{"a name without title", "Anna Huber|Vorsitzende des BA 5|Direktorium|Geschäftsstelle Ost|Zimmer 3|Friedenstr. 40|81660 München",
			"Anna Huber|Vorsitzende des BA 5, Direktorium|Geschäftsstelle Ost|Zimmer 3|Friedenstr. 40|81660 München", false},
		{"a name only where nothing else fits", "Direktorium der Landeshauptstadt München|Geschäftsstelle der Bezirksausschüsse der Stadtbezirke|Vorsitz|Frau Huber|Haus C des Neuen Rathauses im Innenhof|Tal 1|80331 München",
			"Direktorium der Landeshauptstadt München|Geschäftsstelle der Bezirksausschüsse der Stadtbezirke|Vorsitz, Frau Huber|Haus C des Neuen Rathauses im Innenhof|Tal 1|80331 München", false},
		{"street and town are never joined", "a|80331 München", "a|80331 München", false},
		{"nothing fits", strings.Repeat("Direktorium der Landeshauptstadt München am Rathaus|", 5) + "Tal 1|80331 München", "", true},
	} {
		fitted := fitAddress(page.NewTypesetter(), strings.Split(c.lines, "|"))
		if c.impossible != (len(fitted.problems) > 0) {
			t.Errorf("%s: %v", c.name, fitted.problems)
		}
		if got := strings.Join(fitted.lines, "|"); !c.impossible && got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if len(fitted.lines) > AddressLines {
			t.Errorf("%s: %d lines", c.name, len(fitted.lines))
		}
	}
}

// TestJoinedAddressOnPaper measures the lines of one in both forms.
func TestJoinedAddressOnPaper(t *testing.T) {
	for form, top := range map[Form]float64{FormB: 62.7, FormA: 44.7} {
		l := shortLetter()
		l.Form = form
		l.Address = []string{"Landeshauptstadt München", "Sozialreferat", "Amt für Wohnen", "Abteilung 2", "Frau Huber", "Tal 1", "80331 München"}
		want := slices.Concat([]string{"Landeshauptstadt München, Sozialreferat"}, l.Address[2:])
		p := print(t, l)[0]
		for i, line := range want {
			text := p.find(t, line)
			near(t, line+", left", text.x, 25)
			near(t, line+", baseline", text.baseline, top+float64(i)*4.2333+page.Baseline(4.2333, 10.5))
		}
		if problems := Check(page.NewTypesetter(), l); len(problems) > 0 {
			t.Errorf("%v", problems)
		}
	}
}
