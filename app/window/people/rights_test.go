package people

import (
	"slices"
	"strings"
	"testing"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// The rights of the person shown: erased, the page goes on to somebody else.
func TestErasingFromThePage(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Demo(t), New)
	h.Follow(p)
	person := p.grid.Rows()[3].Person
	p.Show(person.ID)
	p.rights()
	if title := h.TopDialog().Title; !strings.Contains(title, person.FullName()) {
		t.Fatalf("dialog %q", title)
	}
	h.Choose("Was soll geschehen?", "Löschen (Art. 17 DSGVO)")
	h.Accept()
	h.Enter("oder Grund, warum nichts anzubieten ist", "Probe")
	h.Accept()
	h.Accept()
	h.Accept()
	h.Settle()
	if slices.ContainsFunc(p.grid.Rows(), func(r data.PersonRow) bool { return r.Person.ID == person.ID }) || h.Sees(person.LastName) {
		t.Errorf("the page still shows %s", person.FullName())
	}
	if p.record.id == 0 || p.record.id == person.ID {
		t.Errorf("the form shows person %d", p.record.id)
	}
}

func TestRightsNeedAPerson(t *testing.T) {
	p, h := hosttest.Opened[*Page](t, hosttest.Empty(t), New)
	p.rights()
	if errs := h.TakeErrors(); len(errs) != 1 || !strings.Contains(errs[0].Error(), "Person auswählen") {
		t.Errorf("errors %v", errs)
	}
}
