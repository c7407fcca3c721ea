package workflow

// Follow-ups (Wiedervorlagen): something to be seen to on a day, with or without a person, a district, a meeting or a motion.

import (
	"context"

	"rundertisch/data"
)

// SaveFollowUp enters a follow-up or changes one. It returns its number in the store. *Mistake: it has no text or no day.
func (d *Desk) SaveFollowUp(ctx context.Context, f data.FollowUp) (data.ID, error) {
	f.Text = trimmed(f.Text)
	switch {
	case f.Text == "":
		return 0, data.Mistakef("Bitte angeben, woran erinnert werden soll.")
	case f.DueOn.IsZero():
		return 0, data.Mistakef("Bitte angeben, an welchem Tag erinnert werden soll.")
	}
	err := d.Store.Do(ctx, "Wiedervorlage: "+f.Text, func(tx *data.Tx) error { return save(tx, f.ID, &f) })
	return f.ID, err
}

// CompleteFollowUp notes that a follow-up was seen to today.
func (d *Desk) CompleteFollowUp(ctx context.Context, id data.ID) error {
	f, err := data.Get[data.FollowUp](ctx, d.Store, id)
	if err != nil {
		return err
	}
	f.DoneOn = d.Today()
	return d.Store.Do(ctx, "Wiedervorlage erledigt: "+f.Text, func(tx *data.Tx) error { return data.Update(tx, f) })
}
