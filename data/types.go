// Package data keeps what the office knows: one SQLite file with its types, search, history and undo.
//
// Every change goes through Store.Do: one transaction, one entry in the history, one step to undo, one change event.
// Reading goes through the methods that Store and Tx share. Nobody outside this package sees SQL.
package data

import (
	"database/sql/driver"
	"fmt"
	"strings"
)

// ID is the number of a row; 0 means "none" and is stored as NULL in references.
type ID int64

// Value stores 0 as NULL.
func (id ID) Value() (driver.Value, error) {
	if id == 0 {
		return nil, nil
	}
	return int64(id), nil
}

// Scan reads NULL as 0.
func (id *ID) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*id = 0
	case int64:
		*id = ID(v)
	default:
		return fmt.Errorf("no row number: %T", src)
	}
	return nil
}

// Office is a BA-Geschäftsstelle; its address is where letters to the committees it serves go.
type Office struct {
	ID          ID     `db:"id"`
	Key         string `db:"key"`
	Name        string `db:"name"`
	AddressName string `db:"address_name"`
	Street      string `db:"street"`
	Postcode    string `db:"postcode"`
	City        string `db:"city"`
	Email       string `db:"email"`
	Phone       string `db:"phone"`
	Evidence    string `db:"evidence"`
	ConfirmedOn Date   `db:"confirmed_on"`
}

// District is a Stadtbezirk with its Bezirksausschuss (BA).
type District struct {
	ID          ID     `db:"id"`
	Number      int    `db:"number"`
	Name        string `db:"name"`
	OfficeID    ID     `db:"office_id"`
	Mailbox     string `db:"mailbox"`
	Evidence    string `db:"evidence"`
	ConfirmedOn Date   `db:"confirmed_on"`
	Note        string `db:"note"`
}

// Label returns '5 · Au-Haidhausen'.
func (d District) Label() string { return fmt.Sprintf("%d · %s", d.Number, d.Name) }

// Body is a Gremium: Bezirksausschuss, Migrationsbeirat, Verwaltung …
type Body struct {
	ID           ID     `db:"id"`
	Key          string `db:"key"`
	Name         string `db:"name"`
	Abbreviation string `db:"abbreviation"`
	Position     int    `db:"position"`
}

// Term is an Amtszeit of a body.
type Term struct {
	ID      ID     `db:"id"`
	BodyID  ID     `db:"body_id"`
	Name    string `db:"name"`
	FromOn  Date   `db:"from_on"`
	UntilOn Date   `db:"until_on"`
}

// Organisation is an association, a city department, any employer of a guest.
type Organisation struct {
	ID         ID     `db:"id"`
	BodyID     ID     `db:"body_id"`
	Name       string `db:"name"`
	Department string `db:"department"`
	Street     string `db:"street"`
	Postcode   string `db:"postcode"`
	City       string `db:"city"`
	Email      string `db:"email"`
	Phone      string `db:"phone"`
	Note       string `db:"note"`
}

// Values of Person.Form.
const (
	FormUnknown = ""
	FormFrau    = "Frau"
	FormHerr    = "Herr"
)

// Values of Person.AddressVia: where letters to a person go.
const (
	ViaOffice       = "office"
	ViaOwn          = "own"
	ViaOrganisation = "organisation"
)

// Ways in which people are written to and answer: Person.PreferredWay, Nomination.Way.
const (
	WayLetter   = "letter"
	WayEmail    = "email"
	WayPhone    = "phone"
	WayPersonal = "personal"
)

// Person is somebody on file. No party, religion, origin or birthday: the office must not keep them.
type Person struct {
	ID             ID     `db:"id"`
	Form           string `db:"form"`
	Title          string `db:"title"`
	FirstName      string `db:"first_name"`
	LastName       string `db:"last_name"`
	Salutation     string `db:"salutation"`
	AddressLines   string `db:"address_lines"`
	AddressVia     string `db:"address_via"`
	PreferredWay   string `db:"preferred_way"`
	OrganisationID ID     `db:"organisation_id"`
	Note           string `db:"note"`
	Restricted     bool   `db:"restricted"`
	NoContact      bool   `db:"no_contact"`
	VerifiedOn     Date   `db:"verified_on"`
	InformedOn     Date   `db:"informed_on"`

	ArchiveOfferedOn Date   `db:"archive_offered_on"` // offered to the archive before erasing
	ArchiveDecision  string `db:"archive_decision"`
}

// FullName returns the name as it is spoken: 'Dr. Jürgen Groß', 'Anna Huber, M.A.'. Without a name there is none.
func (p Person) FullName() string {
	before, behind := partedTitles(p.Title)
	name := joinWords(before, p.FirstName, p.LastName)
	if name != "" && behind != "" {
		name += ", " + behind
	}
	return name
}

// ListName returns the name as lists sort it: 'Groß, Jürgen, Dr.'; a particle stays before its name ('von Rosenau, Cornelia').
func (p Person) ListName() string {
	parts := make([]string, 0, 3)
	for _, s := range []string{p.LastName, p.FirstName, p.Title} {
		if s = strings.TrimSpace(s); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

func joinWords(words ...string) string {
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// Address is a postal address of a person's own, as opposed to that of an office or organisation.
type Address struct {
	ID         ID     `db:"id"`
	PersonID   ID     `db:"person_id"`
	Kind       string `db:"kind"`
	Extra      string `db:"extra"`
	Street     string `db:"street"`
	Postcode   string `db:"postcode"`
	City       string `db:"city"`
	Country    string `db:"country"`
	Preferred  bool   `db:"preferred"`
	NotOnLists bool   `db:"not_on_lists"`
}

// Values of Contact.Kind.
const (
	ContactEmail  = "email"
	ContactPhone  = "phone"
	ContactMobile = "mobile"
	ContactWeb    = "web"
)

// Contact is a number or a mailbox of a person.
type Contact struct {
	ID         ID     `db:"id"`
	PersonID   ID     `db:"person_id"`
	Kind       string `db:"kind"`
	Value      string `db:"value"`
	Label      string `db:"label"`
	Preferred  bool   `db:"preferred"`
	NotOnLists bool   `db:"not_on_lists"`
}

// Values of RoleKind.Purpose: what the program does with a role. Names of kinds are the users' to change; purposes are ours.
const (
	PurposeChair   = "chair"   // Vorsitz: receives the request for a nomination, stands in where nobody is named
	PurposeDeputy  = "deputy"  // stellvertretender Vorsitz
	PurposeOfficer = "officer" // Migrations-, Integrationsbeauftragte
	PurposeContact = "contact" // Ansprechperson
	PurposeBoard   = "board"   // Mitglied Migrationsbeirat
	PurposeGuest   = "guest"
	PurposeOther   = "other"
)

// RoleKind is a kind of Funktion.
type RoleKind struct {
	ID          ID     `db:"id"`
	Key         string `db:"key"`
	Name        string `db:"name"`
	Purpose     string `db:"purpose"`
	BodyID      ID     `db:"body_id"`
	PerDistrict bool   `db:"per_district"`
	Position    int    `db:"position"`
}

// Role is a Funktion that a person holds, for a district or in a body, from a day to a day.
type Role struct {
	ID             ID     `db:"id"`
	PersonID       ID     `db:"person_id"`
	RoleKindID     ID     `db:"role_kind_id"`
	DistrictID     ID     `db:"district_id"`
	BodyID         ID     `db:"body_id"`
	OrganisationID ID     `db:"organisation_id"`
	TermID         ID     `db:"term_id"`
	NominationID   ID     `db:"nomination_id"`
	Title          string `db:"title"`
	FromOn         Date   `db:"from_on"`
	UntilOn        Date   `db:"until_on"`
	Preferred      bool   `db:"preferred"` // of several, the one by which the person is addressed
	NotOnLists     bool   `db:"not_on_lists"`
}

// Held reports whether the role is held on the day: unknown ends are open, both days belong to it.
func (r Role) Held(on Date) bool {
	return (r.FromOn.IsZero() || !on.Before(r.FromOn)) && (r.UntilOn.IsZero() || !r.UntilOn.Before(on))
}

// NominationRound is one asking of all districts.
type NominationRound struct {
	ID        ID     `db:"id"`
	Name      string `db:"name"`
	TermID    ID     `db:"term_id"`
	StartedOn Date   `db:"started_on"`
	ClosedOn  Date   `db:"closed_on"`
}

// Values of Nomination.Answer.
const (
	AnswerNone   = ""      // none yet
	AnswerNamed  = "named" // somebody was named
	AnswerNobody = "none"  // the committee names nobody; its chair acts
)

// Nomination is what one district was asked in a round, and what it answered.
type Nomination struct {
	ID         ID     `db:"id"`
	RoundID    ID     `db:"round_id"`
	DistrictID ID     `db:"district_id"`
	AskedOn    Date   `db:"asked_on"`
	DueOn      Date   `db:"due_on"`
	Reminders  int    `db:"reminders"`
	RemindedOn Date   `db:"reminded_on"`
	AnsweredOn Date   `db:"answered_on"`
	Answer     string `db:"answer"`
	Way        string `db:"way"`
	ToConfirm  bool   `db:"to_confirm"`
	Note       string `db:"note"`
}

// Overdue reports whether an answer was due before the day and has not come.
func (n Nomination) Overdue(on Date) bool {
	return n.Answer == AnswerNone && !n.AskedOn.IsZero() && !n.DueOn.IsZero() && n.DueOn.Before(on)
}

// Values of Meeting.Mode and Meeting.State.
const (
	ModePresence = "presence"
	ModeOnline   = "online"
	ModeHybrid   = "hybrid"

	MeetingPlanned   = "planned"
	MeetingInvited   = "invited"
	MeetingHeld      = "held"
	MeetingCancelled = "cancelled"
)

// Values of Meeting.MinutesState.
const (
	MinutesDraft    = "draft"
	MinutesSent     = "sent"
	MinutesApproved = "approved"
)

// Meeting is a Sitzung of the round table. Starts and Ends are local times 'HH:MM'.
type Meeting struct {
	ID          ID     `db:"id"`
	Number      int    `db:"number"`
	Title       string `db:"title"`
	HeldOn      Date   `db:"held_on"`
	VagueDate   string `db:"vague_date"`
	Starts      string `db:"starts"`
	Ends        string `db:"ends"`
	Place       string `db:"place"`
	Room        string `db:"room"`
	Access      string `db:"access"`
	OnlineLink  string `db:"online_link"`
	Mode        string `db:"mode"`
	State       string `db:"state"`
	ChairID     ID     `db:"chair_id"`
	MinutesID   ID     `db:"minutes_id"`
	MinutesText string `db:"minutes_text"`
	Note        string `db:"note"`

	ChairName           string `db:"chair_name"`   // as paper names who leads it; with ChairID a person on file
	MinutesName         string `db:"minutes_name"` // who takes the minutes, the same
	MinutesState        string `db:"minutes_state"`
	MinutesSentOn       Date   `db:"minutes_sent_on"`
	MinutesSent         string `db:"minutes_sent"` // the minutes as text on the day they were sent
	MinutesHash         Hash   `db:"minutes_hash"` // their PDF as it was sent
	MinutesApprovedOn   Date   `db:"minutes_approved_on"`
	MinutesApprovedInID ID     `db:"minutes_approved_in_id"`
}

// Name returns '7. Sitzung', with the title behind it where there is one.
func (m Meeting) Name() string {
	name := fmt.Sprintf("%d. Sitzung", m.Number)
	if m.Title != "" {
		name += " · " + m.Title
	}
	return name
}

// DateProposal is a day on which a meeting may be held, while its date is not fixed.
type DateProposal struct {
	ID        ID     `db:"id"`
	MeetingID ID     `db:"meeting_id"`
	HeldOn    Date   `db:"held_on"`
	Starts    string `db:"starts"`
	Ends      string `db:"ends"`
	Note      string `db:"note"`
}

// Values of GuestRule.Kind.
const (
	RuleNamed = "named" // all officers and contact persons
	RuleChair = "chair" // the chairs of districts that have neither
	RuleRole  = "role"  // all who hold a role of a kind
	RuleBody  = "body"  // all who hold a role in a body
)

// GuestRule is one rule of whom a meeting invites; without a meeting it is one that new meetings begin with.
type GuestRule struct {
	ID         ID     `db:"id"`
	MeetingID  ID     `db:"meeting_id"`
	Kind       string `db:"kind"`
	RoleKindID ID     `db:"role_kind_id"`
	BodyID     ID     `db:"body_id"`
}

// Values of AgendaItem.Outcome.
const (
	OutcomeOpen      = ""
	OutcomeDone      = "done"      // behandelt
	OutcomePostponed = "postponed" // vertagt: offered to the next agenda
)

// AgendaItem is a TOP; without a meeting it waits in the store of topics.
type AgendaItem struct {
	ID        ID     `db:"id"`
	MeetingID ID     `db:"meeting_id"`
	ParentID  ID     `db:"parent_id"`
	Position  int    `db:"position"`
	Title     string `db:"title"`
	Minutes   int    `db:"minutes"`
	Speaker   string `db:"speaker"`
	Public    bool   `db:"public"`
	Note      string `db:"note"`
	Record    string `db:"record"`
	Outcome   string `db:"outcome"`

	DistrictID ID     `db:"district_id"` // the BA that suggested it
	ProposedBy string `db:"proposed_by"`
	ProposedOn Date   `db:"proposed_on"`
	FromItemID ID     `db:"from_item_id"` // the postponed item that it takes up
}

// Values of Invitation.Reply and Invitation.Attendance.
const (
	ReplyOpen        = ""
	ReplyAccepted    = "accepted"
	ReplyDeclined    = "declined"
	ReplySubstituted = "substituted"

	AttendanceOpen    = ""
	AttendancePresent = "present"
	AttendanceOnline  = "online"
	AttendanceExcused = "excused"
	AttendanceAbsent  = "absent"
)

// Invitation is one invited person, or a guest written in by hand, with name and function frozen for this meeting.
type Invitation struct {
	ID         ID     `db:"id"`
	MeetingID  ID     `db:"meeting_id"`
	PersonID   ID     `db:"person_id"`
	DistrictID ID     `db:"district_id"`
	BodyID     ID     `db:"body_id"`
	Name       string `db:"name"`
	Capacity   string `db:"capacity"`
	InvitedOn  Date   `db:"invited_on"`
	Reply      string `db:"reply"`
	RepliedOn  Date   `db:"replied_on"`
	Substitute string `db:"substitute"`
	Attendance string `db:"attendance"`
	Came       string `db:"came"`
	Gone       string `db:"gone"`
	Note       string `db:"note"`
	RemindedOn Date   `db:"reminded_on"`
	WalkedIn   bool   `db:"walked_in"` // came without having been invited
}

// Decision is what a meeting decided or found.
type Decision struct {
	ID           ID     `db:"id"`
	MeetingID    ID     `db:"meeting_id"`
	AgendaItemID ID     `db:"agenda_item_id"`
	Text         string `db:"text"`
}

// Task is what somebody took home from a meeting.
type Task struct {
	ID           ID     `db:"id"`
	MeetingID    ID     `db:"meeting_id"`
	AgendaItemID ID     `db:"agenda_item_id"`
	PersonID     ID     `db:"person_id"`
	Who          string `db:"who"`
	Text         string `db:"text"`
	DueOn        Date   `db:"due_on"`
	DoneOn       Date   `db:"done_on"`
	AskedItemID  ID     `db:"asked_item_id"` // the item of a later meeting that asks after it
}

// Values of Motion.State.
const (
	MotionOpen     = "open"
	MotionAnswered = "answered"
	MotionClosed   = "closed"
)

// Motion is a BA-Antrag.
type Motion struct {
	ID         ID     `db:"id"`
	Number     string `db:"number"`
	DistrictID ID     `db:"district_id"`
	DatedOn    Date   `db:"dated_on"`
	Subject    string `db:"subject"`
	Way        string `db:"way"`
	DueOn      Date   `db:"due_on"`
	State      string `db:"state"`
	MeetingID  ID     `db:"meeting_id"`
	Note       string `db:"note"`
}

// FollowUp is a Wiedervorlage.
type FollowUp struct {
	ID         ID     `db:"id"`
	DueOn      Date   `db:"due_on"`
	Text       string `db:"text"`
	PersonID   ID     `db:"person_id"`
	DistrictID ID     `db:"district_id"`
	MeetingID  ID     `db:"meeting_id"`
	MotionID   ID     `db:"motion_id"`
	DoneOn     Date   `db:"done_on"`
}

// TextBlock is a text that minutes use again and again.
type TextBlock struct {
	ID       ID     `db:"id"`
	Name     string `db:"name"`
	Text     string `db:"text"`
	Position int    `db:"position"`
}
