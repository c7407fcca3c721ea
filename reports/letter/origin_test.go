package letter

import (
	"strings"
	"testing"

	"rundertisch/reports/page"
)

// TestProblemsNamePlaceholderAndOrigin: a value that is missing is known by its name, and every problem says where it is put right.
func TestProblemsNamePlaceholderAndOrigin(t *testing.T) {
	template, _ := Parse("{Betreff}", "{Anrede}\n\nText {Frist}, {Auskunft Telefon}, {Unsinn}\n")
	_, _, problems := template.Fill(Values{})
	want := map[string]Origin{"Betreff": OriginText, "Anrede": OriginRecipient, "Frist": OriginText, "Auskunft Telefon": OriginSender, "": OriginText}
	if len(problems) != len(want) {
		t.Fatalf("%+v", problems)
	}
	for _, p := range problems {
		if origin, ok := want[p.Placeholder]; !ok || origin != p.Origin {
			t.Errorf("%+v", p)
		}
	}
	for name := range originsOfPlaceholders {
		if _, ok := placeholdersByName[nameKey(name)]; !ok {
			t.Errorf("there is no placeholder %q", name)
		}
	}
	l := shortLetter()
	l.Address, l.Letterhead, l.ReturnLine, l.Footer = nil, []string{"😀"}, "😀", []string{"😀"}
	l.Signatory, l.Info, l.Salutation, l.Closing, l.Subject = []string{"😀"}, []InfoLine{{"😀", ""}}, "", "", ""
	l.Remarks, l.Informed, l.Copies, l.Body = []string{"😀"}, []string{"😀"}, []string{"😀"}, nil
	places := map[string]Origin{}
	for _, p := range Check(page.NewTypesetter(), l) {
		part, _, _ := strings.Cut(p.Place, ",")
		places[part] = p.Origin
	}
	for place, origin := range map[string]Origin{
		"Anschrift": OriginRecipient, "Anrede": OriginRecipient, "Briefkopf": OriginSender, "Rücksendezeile": OriginSender, "Fußzeile": OriginSender,
		"Unterschrift": OriginSender, "Informationsblock": OriginSender, "Gruß": OriginText, "Betreff": OriginText, "Text": OriginText, "Vermerke": OriginText,
		"Nachrichtlich": OriginText, "Verteiler": OriginText,
	} {
		if got, ok := places[place]; !ok || got != origin {
			t.Errorf("%s: origin %d, want %d (there: %v)", place, got, origin, ok)
		}
	}
}
