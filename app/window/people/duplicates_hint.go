package people

// The warning while somebody is being entered: who on file may be the same.

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// similarHint says who on file may be the person in the form; it takes no room while there is nobody.
type similarHint struct {
	content *fyne.Container

	host       host.Host
	open       func(data.ID)
	lookalikes *workflow.Lookalikes
	asked      similarQuestion
}

// similarQuestion is what was asked last.
type similarQuestion struct {
	id                        data.ID
	first, last, email, phone string
}

// newSimilarHint makes the hint; open shows somebody whose name was clicked, nil where that cannot be.
func newSimilarHint(h host.Host, open func(data.ID)) *similarHint {
	s := &similarHint{content: spaced(look.Space1), host: h, open: open}
	s.content.Hide()
	return s
}

// set shows who may be this person; it may be called with every key that is typed. The person itself, where it is on file, is never named.
func (s *similarHint) set(person data.Person, email, phone string) {
	question := similarQuestion{person.ID, strings.TrimSpace(person.FirstName), strings.TrimSpace(person.LastName), strings.TrimSpace(email), strings.TrimSpace(phone)}
	if s.lookalikes != nil && s.lookalikes.Stale() {
		s.lookalikes.Close()
		s.lookalikes = nil
	} else if question == s.asked {
		return
	}
	s.asked = question
	if utf8.RuneCountInString(question.first+question.last) < 3 && question.email == "" && question.phone == "" {
		s.show(nil)
		return
	}
	if s.lookalikes == nil {
		lookalikes, err := s.host.Desk().Lookalikes(s.host.Context())
		if err != nil {
			s.host.ShowError(err)
			return
		}
		s.lookalikes = lookalikes
	}
	s.show(s.lookalikes.To(person, email, phone))
}

// clear takes the hint away: the form shows somebody else.
func (s *similarHint) clear() {
	s.asked = similarQuestion{}
	s.show(nil)
}

// close ends the hint for good.
func (s *similarHint) close() {
	if s.lookalikes != nil {
		s.lookalikes.Close()
		s.lookalikes = nil
	}
}

func (s *similarHint) show(list []workflow.Similar) {
	s.content.Objects = nil
	if len(list) > 0 {
		head := widgets.NewText("! Vielleicht schon eingetragen:")
		head.SetTone(workflow.Warn)
		s.content.Add(head)
	}
	for _, match := range list {
		words := match.Person.ListName() + " – " + strings.Join(match.Reasons, ", ")
		if s.open == nil {
			s.content.Add(widgets.NewText(words))
		} else {
			s.content.Add(widgets.NewLink(words, func() { s.open(match.Person.ID) }))
		}
	}
	if s.content.Show(); len(list) == 0 {
		s.content.Hide()
	}
	s.content.Refresh()
}
