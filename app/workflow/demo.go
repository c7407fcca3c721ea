package workflow

// The demo: an office with invented people, one nomination round and one meeting, entered through the same actions that a clerk uses.

import (
	"context"
	"fmt"

	"rundertisch/data"
)

// SettingDemo marks a file that holds invented data only, and may be replaced by the next demo.
const SettingDemo = "demo"

// Days of the demo, counted from today.
const (
	demoAsked    = -35 // the round starts
	demoDue      = -7
	demoReminder = -6
	demoSecond   = 8 // new date for those who were reminded
	demoMeeting  = 24
)

// DemoResult says what the demo made.
type DemoResult struct {
	Letters Created      // the request for nominations to all chairs
	Meeting data.Meeting // with replies
	People  int
}

// FillDemo fills a fresh store: a chair for every district, deputies, staff, guests and the Migrationsbeirat, a nomination round with letters (written to out),
// answers and reminders, and a meeting with replies. more adds that many further people.
func (d *Desk) FillDemo(ctx context.Context, more int, out Output, progress Progress) (DemoResult, error) {
	var result DemoResult
	if err := d.demoPeople(ctx, more); err != nil {
		return result, err
	}
	var err error
	if result.Letters, err = d.demoRound(ctx, out, progress); err != nil {
		return result, err
	}
	if result.Meeting, err = d.demoMeeting(ctx); err != nil {
		return result, err
	}
	result.People, err = d.Store.CountPeople(ctx, data.PersonFilter{})
	return result, err
}

// IsDemo reports whether a store holds invented data only.
func (d *Desk) IsDemo(ctx context.Context) (bool, error) {
	mark, err := setting(ctx, d.Store, SettingDemo)
	return mark != "", err
}

// demoPeople enters all people in one action.
func (d *Desk) demoPeople(ctx context.Context, more int) error {
	return d.Store.Do(ctx, "Beispieldaten angelegt", func(tx *data.Tx) error {
		if err := tx.SetSetting(SettingDemo, "1"); err != nil {
			return err
		}
		if err := demoSender(ctx, tx); err != nil {
			return err
		}
		cast, err := newDemoCast(ctx, tx, d.Today())
		if err != nil {
			return err
		}
		return cast.enterAll(more)
	})
}

// demoCast enters invented people into a transaction.
type demoCast struct {
	tx        *data.Tx
	kinds     map[string]data.RoleKind
	districts []data.District
	term      data.Term
	club      data.Organisation
	count     int
}

func newDemoCast(ctx context.Context, tx *data.Tx, today data.Date) (*demoCast, error) {
	cast := &demoCast{tx: tx, kinds: map[string]data.RoleKind{}}
	kinds, err := data.List[data.RoleKind](ctx, tx, nil)
	if err != nil {
		return nil, err
	}
	for _, k := range kinds {
		cast.kinds[k.Key] = k
	}
	if cast.districts, err = data.List[data.District](ctx, tx, nil); err != nil {
		return nil, err
	}
	if cast.term, err = districtTerm(ctx, tx, today); err != nil {
		return nil, err
	}
	cast.club = data.Organisation{
		Name: "Verein Brückenbogen e. V.", Street: "Beispielweg 12", Postcode: "80000", City: "München", BodyID: cast.kinds["gast"].BodyID,
	}
	return cast, data.Insert(tx, &cast.club)
}

func (c *demoCast) enterAll(more int) error {
	for i, p := range demoChairs {
		title := map[string]string{data.FormFrau: "Vorsitzende", data.FormHerr: "Vorsitzender"}[p.form]
		if _, err := c.enter(p.person(), "vorsitz", data.Role{DistrictID: c.districts[i].ID, TermID: c.term.ID, Title: title, FromOn: c.term.FromOn}); err != nil {
			return err
		}
	}
	for i, p := range demoDeputies {
		role := data.Role{DistrictID: c.districts[i*7].ID, TermID: c.term.ID, FromOn: c.term.FromOn}
		if _, err := c.enter(p.person(), "stv-vorsitz", role); err != nil {
			return err
		}
	}
	for i, p := range demoBoard {
		person := p.person()
		person.AddressVia = data.ViaOwn
		id, err := c.enter(person, "mitglied-migrationsbeirat", data.Role{FromOn: c.term.FromOn})
		if err != nil {
			return err
		}
		if err := data.Insert(c.tx, &data.Address{
			PersonID: id, Kind: "private", Street: fmt.Sprintf("Musterstraße %d", 3+2*i), Postcode: fmt.Sprintf("%05d", 80001+i), City: "München",
			Preferred: true, NotOnLists: true,
		}); err != nil {
			return err
		}
	}
	for _, p := range demoStaff {
		person := p.person()
		person.PreferredWay = data.WayEmail
		if _, err := c.enter(person, "mitarbeit", data.Role{}); err != nil {
			return err
		}
	}
	for _, p := range demoActors {
		if err := c.enterActor(p); err != nil {
			return err
		}
	}
	for i := range more {
		if err := c.enterActor(morePerson(i)); err != nil {
			return err
		}
	}
	return nil
}

// enterActor enters somebody from the invented association.
func (c *demoCast) enterActor(p demoPerson) error {
	person := p.person()
	person.AddressVia, person.OrganisationID = data.ViaOrganisation, c.club.ID
	_, err := c.enter(person, "gast", data.Role{OrganisationID: c.club.ID})
	return err
}

// enter enters a person with a role and a mailbox.
func (c *demoCast) enter(p data.Person, kind string, role data.Role) (data.ID, error) {
	k, ok := c.kinds[kind]
	if !ok {
		return 0, fmt.Errorf("demo: no role kind %q", kind)
	}
	if err := data.Insert(c.tx, &p); err != nil {
		return 0, err
	}
	c.count++
	role.PersonID, role.RoleKindID, role.BodyID = p.ID, k.ID, k.BodyID
	if err := data.Insert(c.tx, &role); err != nil {
		return 0, err
	}
	return p.ID, data.Insert(c.tx, &data.Contact{PersonID: p.ID, Kind: data.ContactEmail, Value: demoMail(c.count), Preferred: true})
}

// demoSender puts invented names on the shipped sender.
func demoSender(ctx context.Context, tx *data.Tx) error {
	senders, err := data.List[data.Sender](ctx, tx, nil)
	if err != nil || len(senders) == 0 {
		return err
	}
	s := senders[0]
	s.ContactName, s.Room, s.Signatory = "Anna Zirngiebler", "2.14", "Anna Zirngiebler"
	s.Email = "runder-tisch@example.org"
	return data.Update(tx, s)
}

// demoRound asks all chairs, enters the answers and reminds some.
func (d *Desk) demoRound(ctx context.Context, out Output, progress Progress) (Created, error) {
	asked, due := d.Today().AddDays(demoAsked), d.Today().AddDays(demoDue)
	created, err := d.AskForNominations(ctx, Asking{Selection: Selection{Group: GroupChairs}, Date: asked, Due: due}, out, progress)
	if err != nil {
		return created, err
	}
	if err := d.MarkLetters(ctx, created.IDs, data.LetterSent, asked.AddDays(1), ""); err != nil {
		return created, err
	}
	for i, named := range demoNamed {
		district, err := d.DistrictByNumber(ctx, named.district)
		if err != nil {
			return created, err
		}
		kind, err := d.RoleKindByKey(ctx, named.kind)
		if err != nil {
			return created, err
		}
		card := PersonCard{Person: named.person.person()}
		card.Email.Value = fmt.Sprintf("ba%02d@example.org", named.district)
		way := AnswerWayChoices[i%len(AnswerWayChoices)].Value
		err = d.RecordAnswer(ctx, Answer{
			DistrictID: district.ID, Way: way, On: asked.AddDays(4 + i), Named: []Named{{Card: card, RoleKindID: kind.ID, Title: named.title}},
		})
		if err != nil {
			return created, err
		}
	}
	for _, number := range demoNobody {
		district, err := d.DistrictByNumber(ctx, number)
		if err != nil {
			return created, err
		}
		if err := d.RecordAnswer(ctx, Answer{DistrictID: district.ID, Nobody: true, Way: data.WayEmail, On: asked.AddDays(20)}); err != nil {
			return created, err
		}
	}
	reminder := LetterOrder{
		TemplateKey: "erinnerung", Selection: Selection{Group: GroupChairs, Districts: demoReminded},
		Date: d.Today().AddDays(demoReminder), Due: d.Today().AddDays(demoSecond),
	}
	draft, err := d.DraftLetters(ctx, reminder)
	if err != nil {
		return created, err
	}
	reminded, err := d.CreateLetters(ctx, draft, Output{}, nil)
	if err != nil {
		return created, err
	}
	if err := d.MarkLetters(ctx, reminded.IDs, data.LetterSent, reminder.Date, ""); err != nil {
		return created, err
	}
	return created, d.demoMotion(ctx)
}

// demoMotion enters the invented motion of a district, not answered yet.
func (d *Desk) demoMotion(ctx context.Context) error {
	laim, err := d.DistrictByNumber(ctx, 25)
	if err != nil {
		return err
	}
	on := d.Today().AddDays(demoAsked)
	motion := data.Motion{Number: "20-26 / B 09999", DistrictID: laim.ID, DatedOn: on, Subject: "Treffpunkte im Stadtbezirk bekannter machen", State: data.MotionOpen}
	return d.Store.Do(ctx, "BA-Antrag "+motion.Number+" angelegt", func(tx *data.Tx) error { return data.Insert(tx, &motion) })
}

// demoMeeting plans a meeting, invites by the rule and a guest by hand, and enters replies.
func (d *Desk) demoMeeting(ctx context.Context) (data.Meeting, error) {
	meeting, err := d.PlanMeeting(ctx, data.Meeting{
		HeldOn: d.Today().AddDays(demoMeeting), Starts: "18:00", Ends: "20:00", Place: "Rathaus", Room: "Zimmer 209", Access: "stufenlos erreichbar",
		Mode: data.ModeHybrid,
	})
	if err != nil {
		return meeting, err
	}
	guests, err := d.ProposeGuests(ctx, meeting)
	if err != nil {
		return meeting, err
	}
	if _, err := d.Invite(ctx, meeting.ID, guests); err != nil {
		return meeting, err
	}
	if _, err := d.AddGuest(ctx, meeting.ID, "Соколовская, Ирина", "Verein Brückenbogen e. V."); err != nil {
		return meeting, err
	}
	if err := d.demoAgenda(ctx, meeting); err != nil {
		return meeting, err
	}
	invitations, err := d.Store.Invitations(ctx, meeting.ID)
	if err != nil {
		return meeting, err
	}
	var accepted, declined []data.ID
	for i, invitation := range invitations {
		switch i % 8 {
		case 0, 1, 3, 4, 6:
			accepted = append(accepted, invitation.Invitation.ID)
		case 2:
			declined = append(declined, invitation.Invitation.ID)
		}
	}
	if err := d.RecordReply(ctx, accepted, data.ReplyAccepted, ""); err != nil {
		return meeting, err
	}
	if err := d.RecordReply(ctx, declined, data.ReplyDeclined, ""); err != nil {
		return meeting, err
	}
	err = d.RecordReply(ctx, []data.ID{invitations[5].Invitation.ID}, data.ReplySubstituted, "Bianchinelli, Matteo")
	return meeting, err
}

func (d *Desk) demoAgenda(ctx context.Context, meeting data.Meeting) error {
	return d.SaveAgenda(ctx, meeting.ID, []data.AgendaItem{
		{Title: "Begrüßung und Vorstellung", Minutes: 15, Public: true},
		{Title: "Erwartungen an den Runden Tisch", Minutes: 40, Public: true},
		{Title: "Angebote in den Stadtbezirken: wer macht was?", Minutes: 45, Public: true},
		{Title: "Verschiedenes und nächster Termin", Minutes: 20, Public: true},
	})
}
