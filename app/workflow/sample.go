package workflow

// A sample of recipients for a template that is being written: what stands in the text becomes a finished letter with every keystroke.

import (
	"context"
	"errors"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
)

// Sample is the people whom a template is shown with. It reads everything once and is not safe for concurrent use.
type Sample struct {
	draft  *Draft
	values []letter.Values
}

// Shown is a letter of a template that is being written.
type Shown struct {
	Letter   letter.Letter
	Pages    []page.Page
	Mistakes []letter.Mistake
	Problems []Problem
}

// Sample puts together whom a template is shown with: those it is meant for (the invited of the next meeting, all named people, the chair of the newest motion), else the chairs of all districts.
// What is entered only when a run is made, and meetings or motions where the office has none yet, are taken from the examples of the placeholders.
func (d *Desk) Sample(ctx context.Context, t data.Template) (*Sample, error) {
	order := LetterOrder{Selection: Selection{Group: GroupChairs}, TemplateKey: t.Key}
	if next, ok, err := d.NextMeeting(ctx); err != nil {
		return nil, err
	} else if ok {
		order.MeetingID = next.Meeting.ID
	}
	motions, err := data.List[data.Motion](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	switch t.Purpose {
	case data.TemplateInvitation, data.TemplateInvitationReminder, data.TemplateMinutes:
		if order.MeetingID != 0 {
			order.Selection.Group = GroupInvited
		}
	case data.TemplateThanks, data.TemplatePrivacy:
		order.Selection.Group = GroupNamed
	case data.TemplateMotion:
		if len(motions) > 0 {
			order.MotionID = motions[len(motions)-1].ID
		}
	}
	draft, err := d.draftUnwritten(ctx, order)
	var mistake *data.Mistake
	if errors.As(err, &mistake) { // nobody is there yet: everybody knows the chairs
		order.Selection.Group = GroupChairs
		draft, err = d.draftUnwritten(ctx, order)
	}
	if err != nil {
		return nil, err
	}
	s := &Sample{draft: draft}
	for i := range draft.Letters {
		s.values = append(s.values, withExamples(draft.writer.values(&draft.Letters[i]), draft))
	}
	return s, nil
}

// withExamples fills in what only a run can know.
func withExamples(v letter.Values, draft *Draft) letter.Values {
	for _, p := range letter.Placeholders() {
		entered := p.Name == "Betreff" || p.Name == "Mitteilung" || p.Name == "Antwort"
		unknown := draft.Meeting.ID == 0 && (p.Name == letter.AgendaName || strings.HasPrefix(p.Name, "Sitzung")) || draft.Motion.ID == 0 && strings.HasPrefix(p.Name, "Antrag")
		if entered || unknown {
			v.Text[p.Name] = p.Example
		}
	}
	return v
}

// Count is how many recipients there are, at least one.
func (s *Sample) Count() int { return len(s.draft.Letters) }

// Name names a recipient.
func (s *Sample) Name(i int) string {
	l := &s.draft.Letters[i]
	holder, district := s.draft.writer.seated(l)
	return s.draft.writer.name(holder, district)
}

// Value returns what a placeholder means for a recipient; empty where it has no value.
func (s *Sample) Value(i int, placeholder string) string { return s.values[i].Text[placeholder] }

// Holds reports whether a condition is true for a recipient.
func (s *Sample) Holds(i int, condition string) bool {
	return s.values[i].Conditions[condition] || strings.TrimSpace(s.values[i].Text[condition]) != ""
}

// Form is the form of DIN 5008 that letters have now.
func (s *Sample) Form() letter.Form { return s.draft.writer.manner.form }

// Write makes the letter of a recipient from a text as it stands in the editor.
func (s *Sample) Write(i int, t data.Template) Shown {
	parsed, mistakes := letter.Parse(t.Subject, t.Body)
	l := s.draft.Letters[i]
	l.Template = t
	pages := s.draft.writer.writeWith(parsed, &l, s.values[i])
	return Shown{Letter: l.Letter, Pages: pages, Mistakes: mistakes, Problems: l.Problems}
}

// SampleFile puts the letter of a recipient, made from a text as it stands in the editor, into the output folder as a PDF named 'Muster …' and returns its path. Nothing goes into the outbox.
func (d *Desk) SampleFile(ctx context.Context, s *Sample, i int, t data.Template) (string, error) {
	shown := s.Write(i, t)
	doc := documentOf(s.draft, "Muster: "+t.Name, shown.Letter.Subject)
	doc.Pages = shown.Pages
	content, err := writePDF(ctx, doc)
	if err != nil {
		return "", err
	}
	return placeBeside(d.OutputFolder(), FileName("Muster "+t.Name), content)
}
