package workflow

// Who writes: the profiles of the office, of which the date of a letter chooses one.

import (
	"context"

	"rundertisch/data"
	"rundertisch/reports/page"
)

// senderOn returns the sender whose time the day lies in; where several do, the one that began last.
func senderOn(ctx context.Context, from data.Reader, on data.Date) (data.Sender, error) {
	senders, err := data.List[data.Sender](ctx, from, nil)
	if err != nil {
		return data.Sender{}, err
	}
	var best data.Sender
	for _, s := range senders {
		valid := (data.Role{FromOn: s.FromOn, UntilOn: s.UntilOn}).Held(on)
		if valid && (best.ID == 0 || best.FromOn.Before(s.FromOn)) {
			best = s
		}
	}
	if best.ID == 0 {
		return best, data.Mistakef("Für den %s gibt es kein Absenderprofil. Bitte in den Einstellungen eines anlegen oder seine Gültigkeit ändern.", on)
	}
	return best, nil
}

// SenderPreview lays out the request for a nomination to the first district as it would print today with a sender, also with one that is not saved or not valid today.
func (d *Desk) SenderPreview(ctx context.Context, sender data.Sender) ([]page.Page, error) {
	draft, err := d.draftFrom(ctx, LetterOrder{TemplateKey: nominationTemplate, Selection: Selection{Group: GroupChairs}}, &sender)
	if err != nil {
		return nil, err
	}
	draft.Letters = draft.Letters[:1]
	shipped, _ := ShippedTemplate(nominationTemplate)
	draft.Letters[0].Template = shipped
	if err := draft.writer.read(shipped); err != nil {
		return nil, err
	}
	draft.writer.write(&draft.Letters[0])
	return draft.Pages(0), nil
}
