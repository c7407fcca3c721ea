package workflow

// Carrying out a merge: what both have is made one row, what only the other has is moved, and the other goes.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/data/duplicates"
)

// Merge makes one person of two, as planned: one action. Every row that refers to the one that goes refers to the one that stays afterwards; both histories stay. *Mistake: one of the
// two was changed or removed since the plan was made, or the merged person would have no name.
func (d *Desk) Merge(ctx context.Context, plan MergePlan) error {
	merged := plan.Person()
	if merged.FullName() == "" {
		return data.Mistakef("So hätte die Person keinen Namen. Bitte einen Vor- oder Nachnamen auswählen.")
	}
	title := fmt.Sprintf("Zusammengeführt: %s und %s", plan.Keep.FullName(), plan.Other.FullName())
	return d.Store.Do(ctx, title, func(tx *data.Tx) error {
		for _, planned := range []data.Person{plan.Keep, plan.Other} {
			present, err := personIn(ctx, tx, planned.ID)
			if err != nil {
				return err
			}
			if present != planned {
				return data.Mistakef("%s wurde inzwischen geändert. Bitte die Zusammenführung noch einmal ansehen.", present.FullName())
			}
		}
		m := merging{tx: tx, plan: plan, keep: plan.Keep.ID, other: plan.Other.ID, today: d.Today()}
		for _, step := range []func() error{m.addresses, m.contacts, m.roles, m.invitations, m.different} {
			if err := step(); err != nil {
				return err
			}
		}
		if err := tx.HandOver("person", m.other, m.keep); err != nil {
			return err
		}
		if err := data.Update(tx, merged); err != nil {
			return err
		}
		if err := data.Insert(tx, &data.MergedPerson{PersonID: m.keep, Number: m.other, MergedOn: d.Today()}); err != nil {
			return err
		}
		if err := data.Insert(tx, &data.JournalEntry{HappenedOn: d.Today(), Kind: data.JournalNote, Text: plan.journal(), PersonID: m.keep}); err != nil {
			return err
		}
		return data.Delete[data.Person](tx, m.other)
	})
}

// journal says in the timeline what became one, and what of either was left behind.
func (p MergePlan) journal() string {
	text := fmt.Sprintf("Zusammengeführt mit %s (Nr. %d)", p.Other.FullName(), p.Other.ID)
	var dropped []string
	for _, f := range p.Fields {
		if !f.Differs() || f.Side == SideBoth || f.Key == mergeAddress || f.Key == mergeEmail || f.Key == mergePhone {
			continue // addresses, mailboxes and numbers all stay
		}
		value := f.Other
		if f.Side == SideOther {
			value = f.Keep
		}
		if value != "" && value != yesOrNo(false) {
			dropped = append(dropped, f.Name+" „"+value+"“")
		}
	}
	if len(dropped) > 0 {
		text += "; nicht übernommen: " + strings.Join(dropped, ", ")
	}
	return text
}

// merging is a merge under way.
type merging struct {
	tx          *data.Tx
	plan        MergePlan
	keep, other data.ID
	today       data.Date
}

// rowsOf reads the rows of a table that belong to each of the two.
func rowsOf[T any](m merging) (keep, other []T, err error) {
	ctx := m.tx.Context()
	if keep, err = data.List[T](ctx, m.tx, data.Match{"person_id": m.keep}); err != nil {
		return nil, nil, err
	}
	other, err = data.List[T](ctx, m.tx, data.Match{"person_id": m.other})
	return keep, other, err
}

// absorb writes the row that stays, lets what refers to the one that goes refer to it, and removes that.
func absorb[T any](m merging, table string, stays T, staysID, goesID data.ID) error {
	if err := data.Update(m.tx, stays); err != nil {
		return err
	}
	if err := m.tx.HandOver(table, goesID, staysID); err != nil {
		return err
	}
	return data.Delete[T](m.tx, goesID)
}

// addresses makes equal addresses one; of what is left the first of the chosen side is preferred.
func (m merging) addresses() error {
	keep, other, err := rowsOf[data.Address](m)
	if err != nil {
		return err
	}
	if len(other) == 0 {
		return nil
	}
	first := m.chosenFirst(mergeAddress, preferredAddress(keep), preferredAddress(other))
	for _, a := range other {
		at := slices.IndexFunc(keep, func(b data.Address) bool { return addressKey(a) == addressKey(b) })
		if at < 0 {
			keep = append(keep, a)
			continue
		}
		b := &keep[at]
		b.NotOnLists = a.NotOnLists || b.NotOnLists
		if err := absorb(m, "address", *b, b.ID, a.ID); err != nil {
			return err
		}
	}
	for _, a := range keep {
		a.Preferred = addressKey(a) == first
		if a.Preferred {
			first = "-" // one is enough
		}
		if err := data.Update(m.tx, a); err != nil {
			return err
		}
	}
	return nil
}

// preferredAddress returns the key of the address that is used first, ” without one.
func preferredAddress(list []data.Address) string {
	a := preferred(list, func(a data.Address) bool { return a.Preferred })
	if a.ID == 0 {
		return ""
	}
	return addressKey(a)
}

// addressKey is the same for an address however its words are written.
func addressKey(a data.Address) string {
	street := strings.ReplaceAll(strings.Join(data.Fold(a.Street), ""), "strasse", "str")
	return strings.Join([]string{street, trimmed(a.Postcode), strings.Join(data.Fold(a.City), " "), strings.Join(data.Fold(a.Extra), " "), strings.Join(data.Fold(a.Country), " ")}, "|")
}

// chosenFirst returns which of two is used first: that of the chosen side, where it has one.
func (m merging) chosenFirst(key, keep, other string) string {
	if other != "" && (keep == "" || m.plan.side(key) == SideOther) {
		return other
	}
	return keep
}

// contactGroups are the kinds of contacts that stand for each other.
var contactGroups = []struct {
	key   string // of the field that chooses; '' where nothing is chosen
	kinds []string
	plain func(string) string
}{
	{mergeEmail, []string{data.ContactEmail}, duplicates.Mailbox},
	{mergePhone, []string{data.ContactPhone, data.ContactMobile}, duplicates.Number},
	{"", []string{data.ContactWeb}, func(string) string { return "" }},
}

// contacts makes equal mailboxes and numbers one; the first of the chosen side is preferred.
func (m merging) contacts() error {
	keep, other, err := rowsOf[data.Contact](m)
	if err != nil {
		return err
	}
	for _, group := range contactGroups {
		key := func(c data.Contact) string {
			if plain := group.plain(c.Value); plain != "" {
				return plain
			}
			return strings.ToLower(trimmed(c.Value))
		}
		here, there := ofKind(keep, group.kinds...), ofKind(other, group.kinds...)
		if len(there) == 0 {
			continue
		}
		firstOf := func(list []data.Contact) string {
			return key(preferred(list, func(c data.Contact) bool { return c.Preferred }))
		}
		first := m.chosenFirst(group.key, firstOf(here), firstOf(there))
		for _, c := range there {
			at := slices.IndexFunc(here, func(b data.Contact) bool { return key(b) == key(c) })
			if at < 0 {
				here = append(here, c)
				continue
			}
			b := &here[at]
			b.NotOnLists = b.NotOnLists || c.NotOnLists
			if b.Label == "" {
				b.Label = c.Label
			}
			if err := absorb(m, "contact", *b, b.ID, c.ID); err != nil {
				return err
			}
		}
		for _, c := range here {
			c.Preferred = key(c) == first
			if c.Preferred {
				first = "-" // one is enough
			}
			if err := data.Update(m.tx, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// roles makes a role that both entries hold at the same time one, from the earlier day to the later.
func (m merging) roles() error {
	keep, other, err := rowsOf[data.Role](m)
	if err != nil {
		return err
	}
	leads := slices.ContainsFunc(keep, func(k data.Role) bool { return k.Preferred })
	for _, r := range other {
		if r.Preferred && leads { // one function is preferred
			r.Preferred = false
			if err := data.Update(m.tx, r); err != nil {
				return err
			}
		}
		at := slices.IndexFunc(keep, func(k data.Role) bool { return sameRole(k, r, m.today) })
		if at < 0 {
			continue
		}
		k := &keep[at]
		if k.FromOn.IsZero() || !r.FromOn.IsZero() && r.FromOn.Before(k.FromOn) {
			k.FromOn = r.FromOn
		}
		if k.UntilOn.IsZero() || k.UntilOn.Before(r.UntilOn) {
			k.UntilOn = r.UntilOn
		}
		fill(&k.OrganisationID, r.OrganisationID)
		fill(&k.TermID, r.TermID)
		fill(&k.NominationID, r.NominationID)
		fill(&k.BodyID, r.BodyID)
		fill(&k.Title, r.Title)
		k.Preferred, k.NotOnLists = k.Preferred || r.Preferred, k.NotOnLists || r.NotOnLists
		if err := absorb(m, "role", *k, k.ID, r.ID); err != nil {
			return err
		}
	}
	return nil
}

// fill sets what is empty.
func fill[T comparable](to *T, value T) {
	var none T
	if *to == none {
		*to = value
	}
}

// sameRole reports whether two roles are one entered twice: the same kind for the same district, organisation and term, with the same wording, and the same days where both are
// known, or both held today. One that is over does not end one whose end is not known.
func sameRole(a, b data.Role, today data.Date) bool {
	from, until := a.FromOn, a.UntilOn
	fill(&from, b.FromOn)
	fill(&until, b.UntilOn)
	if a.UntilOn != b.UntilOn && until.Before(today) || !until.IsZero() && until.Before(from) {
		return false
	}
	return a.RoleKindID == b.RoleKindID && a.DistrictID == b.DistrictID && agrees(a.BodyID, b.BodyID) && agrees(a.OrganisationID, b.OrganisationID) &&
		agrees(a.TermID, b.TermID) && agrees(a.Title, b.Title) && (agrees(a.FromOn, b.FromOn) && agrees(a.UntilOn, b.UntilOn) || a.Held(today) && b.Held(today))
}

// agrees reports whether two values are the same, or one of them is unknown.
func agrees[T comparable](a, b T) bool {
	var none T
	return a == b || a == none || b == none
}

// invitations makes one line of two on the list of a meeting. Whoever sent the other entry instead came in person.
func (m merging) invitations() error {
	keep, other, err := rowsOf[data.Invitation](m)
	if err != nil {
		return err
	}
	for _, list := range [][]data.Invitation{keep, other} {
		for i := range list {
			if list[i].Reply != data.ReplySubstituted || !m.isOneOfThem(list[i].Substitute) {
				continue
			}
			list[i].Reply, list[i].Substitute = data.ReplyAccepted, ""
			if err := data.Update(m.tx, list[i]); err != nil {
				return err
			}
		}
	}
	for _, o := range other {
		at := slices.IndexFunc(keep, func(k data.Invitation) bool { return k.MeetingID == o.MeetingID })
		if at < 0 {
			continue
		}
		joined := joinInvitations(keep[at], o)
		keep[at] = joined
		if err := absorb(m, "invitation", joined, joined.ID, o.ID); err != nil {
			return err
		}
	}
	return nil
}

// isOneOfThem reports whether a name is that of one of the two, in any order of its words.
func (m merging) isOneOfThem(name string) bool {
	words := func(name string) string {
		folded := data.Fold(name)
		slices.Sort(folded)
		return strings.Join(folded, " ")
	}
	return slices.ContainsFunc([]data.Person{m.plan.Keep, m.plan.Other, m.plan.Person()}, func(p data.Person) bool {
		titled, plain := words(p.ListName()), words(p.FirstName+" "+p.LastName)
		return words(name) != "" && (words(name) == titled || words(name) == plain)
	})
}

// attendanceOrder says which mark counts when two lines of one person have different ones: who was there once was there.
var attendanceOrder = []string{data.AttendancePresent, data.AttendanceOnline, data.AttendanceExcused, data.AttendanceAbsent, data.AttendanceOpen}

// joinInvitations makes one line of two: the last answer counts, and that somebody was there. Whether it was a substitute says the line of who was there.
func joinInvitations(k, o data.Invitation) data.Invitation {
	later := k.Reply == data.ReplyOpen || o.Reply != data.ReplyOpen && k.RepliedOn.Before(o.RepliedOn)
	if k.Substitute != o.Substitute && (WasThere(k) || WasThere(o)) {
		later = !WasThere(k) || WasThere(o) && k.Substitute != ""
	}
	if later {
		k.Reply, k.RepliedOn, k.Substitute = o.Reply, o.RepliedOn, o.Substitute
	}
	if slices.Index(attendanceOrder, o.Attendance) < slices.Index(attendanceOrder, k.Attendance) {
		k.Attendance, k.Came, k.Gone = o.Attendance, o.Came, o.Gone
	}
	fill(&k.DistrictID, o.DistrictID)
	fill(&k.BodyID, o.BodyID)
	fill(&k.Capacity, o.Capacity)
	fill(&k.Came, o.Came)
	fill(&k.Gone, o.Gone)
	if k.InvitedOn.IsZero() || !o.InvitedOn.IsZero() && o.InvitedOn.Before(k.InvitedOn) {
		k.InvitedOn = o.InvitedOn
	}
	if k.RemindedOn.Before(o.RemindedOn) {
		k.RemindedOn = o.RemindedOn
	}
	k.WalkedIn = k.WalkedIn && o.WalkedIn
	k.Note = joinNotes(k.Note, o.Note)
	return k
}

// different takes away that the two are no duplicates, and what would be said twice of others.
func (m merging) different() error {
	rows, err := data.List[data.NotDuplicate](m.tx.Context(), m.tx, nil)
	if err != nil {
		return err
	}
	after := func(id data.ID) data.ID {
		if id == m.other {
			return m.keep
		}
		return id
	}
	said := map[[2]data.ID]bool{}
	slices.SortStableFunc(rows, func(a, b data.NotDuplicate) int { return boolOrder(m.concerns(a), m.concerns(b)) })
	for _, row := range rows {
		pair := ordered(after(row.PersonID), after(row.OtherPersonID))
		if pair[0] != pair[1] && !said[pair] {
			said[pair] = true
			continue
		}
		if err := data.Delete[data.NotDuplicate](m.tx, row.ID); err != nil {
			return err
		}
	}
	return nil
}

// concerns reports whether a row is about the one that goes; those come last, so that they are the ones taken away.
func (m merging) concerns(row data.NotDuplicate) bool {
	return row.PersonID == m.other || row.OtherPersonID == m.other
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
