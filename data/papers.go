package data

// The types of what the office writes and keeps: templates, senders, letters and their runs, attachments, the journal.

import (
	"database/sql/driver"
	"fmt"
)

// Values of Template.Purpose.
const (
	TemplateNomination         = "nomination"
	TemplateReminder           = "reminder"
	TemplateInvitation         = "invitation"
	TemplateInvitationReminder = "invitation-reminder"
	TemplateThanks             = "thanks"
	TemplateMinutes            = "minutes"
	TemplatePrivacy            = "privacy"
	TemplateMotion             = "motion"
	TemplatePlain              = "plain"
)

// Template is the text of a letter, with placeholders.
type Template struct {
	ID       ID     `db:"id"`
	Key      string `db:"key"`
	Name     string `db:"name"`
	Purpose  string `db:"purpose"`
	Subject  string `db:"subject"`
	Body     string `db:"body"`
	Shipped  bool   `db:"shipped"`
	Archived bool   `db:"archived"`

	// Lines around the text, separated by line ends; a run may replace them.
	Remarks    string `db:"remarks"`
	Enclosures string `db:"enclosures"`
	Copies     string `db:"copies"`   // Verteiler
	Informed   string `db:"informed"` // Nachrichtlich

	Step int `db:"step"` // of a reminder: for the first, second, third time; 0: none of them
}

// Values of Sender.Letterhead: how the letterhead comes onto the paper.
const (
	LetterheadText  = "text"  // laid out from the sender's lines, with its logo
	LetterheadPDF   = "pdf"   // the house's own PDF lies under the text
	LetterheadBlank = "blank" // the paper is preprinted
)

// Sender is what stands on a letter about who writes; the date of the letter chooses among several.
type Sender struct {
	ID             ID     `db:"id"`
	Name           string `db:"name"`
	FromOn         Date   `db:"from_on"`
	UntilOn        Date   `db:"until_on"`
	Authority      string `db:"authority"`
	Department     string `db:"department"`
	Section        string `db:"section"`
	Street         string `db:"street"`
	Postcode       string `db:"postcode"`
	City           string `db:"city"`
	ReturnLine     string `db:"return_line"`
	ContactName    string `db:"contact_name"`
	Room           string `db:"room"`
	Phone          string `db:"phone"`
	Email          string `db:"email"`
	Hours          string `db:"hours"`
	OurReference   string `db:"our_reference"`
	SignatureMark  string `db:"signature_mark"`
	Signatory      string `db:"signatory"`
	SignatoryTitle string `db:"signatory_title"`
	Footer         string `db:"footer"`
	LogoHash       Hash   `db:"logo_hash"`       // PNG or JPEG
	BackgroundHash Hash   `db:"background_hash"` // PDF
	SignatureHash  Hash   `db:"signature_hash"`  // PNG or JPEG
	Letterhead     string `db:"letterhead"`

	// Pictures of the first and the second page of the background, for the screen.
	BackgroundFirstHash     Hash `db:"background_first_hash"`
	BackgroundFollowingHash Hash `db:"background_following_hash"`
}

// Hash addresses bytes that the store keeps once: SHA-256 in hex, empty for none (stored as NULL).
type Hash string

// Value stores the empty hash as NULL.
func (h Hash) Value() (driver.Value, error) {
	if h == "" {
		return nil, nil
	}
	return string(h), nil
}

// Scan reads NULL as the empty hash.
func (h *Hash) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*h = ""
	case string:
		*h = Hash(v)
	default:
		return fmt.Errorf("no hash: %T", src)
	}
	return nil
}

// LetterRun is a Serienbrief: letters made together.
type LetterRun struct {
	ID         ID     `db:"id"`
	TemplateID ID     `db:"template_id"`
	RoundID    ID     `db:"round_id"`
	MeetingID  ID     `db:"meeting_id"`
	Name       string `db:"name"`
	DatedOn    Date   `db:"dated_on"`
	DueOn      Date   `db:"due_on"`
	MadeAt     string `db:"made_at"`
	MadeBy     string `db:"made_by"`
	PDFHash    Hash   `db:"pdf_hash"`
}

// Values of Letter.State.
const (
	LetterDraft    = "draft"    // made, and still in the house
	LetterPrinted  = "printed"  // on paper
	LetterSent     = "sent"     // it has left the house
	LetterReturned = "returned" // it came back
)

// Letter is one letter as it left the house.
type Letter struct {
	ID           ID     `db:"id"`
	RunID        ID     `db:"run_id"`
	Position     int    `db:"position"`
	PersonID     ID     `db:"person_id"`
	DistrictID   ID     `db:"district_id"`
	NominationID ID     `db:"nomination_id"`
	InvitationID ID     `db:"invitation_id"`
	MotionID     ID     `db:"motion_id"`
	DatedOn      Date   `db:"dated_on"`
	Recipient    string `db:"recipient"`
	Address      string `db:"address"`
	Salutation   string `db:"salutation"`
	Subject      string `db:"subject"`
	Content      string `db:"content"`
	FirstPage    int    `db:"first_page"`
	Pages        int    `db:"pages"`
	State        string `db:"state"`
	PDFHash      Hash   `db:"pdf_hash"`
	Note         string `db:"note"`
	TemplateID   ID     `db:"template_id"`
	Way          string `db:"way"` // WayLetter or WayEmail
	SentOn       Date   `db:"sent_on"`
	ReturnedOn   Date   `db:"returned_on"`
}

// Attachment is a scan or file that belongs to something.
type Attachment struct {
	ID           ID     `db:"id"`
	Name         string `db:"name"`
	MediaType    string `db:"media_type"`
	Hash         Hash   `db:"hash"`
	PersonID     ID     `db:"person_id"`
	DistrictID   ID     `db:"district_id"`
	MeetingID    ID     `db:"meeting_id"`
	AgendaItemID ID     `db:"agenda_item_id"`
	MotionID     ID     `db:"motion_id"`
	LetterID     ID     `db:"letter_id"`
}

// Values of JournalEntry.Kind.
const (
	JournalLetter  = "letter"
	JournalAnswer  = "answer"
	JournalCall    = "call"
	JournalEmail   = "email"
	JournalMeeting = "meeting"
	JournalNote    = "note"
)

// JournalEntry is a line in the timeline of a person, a district or a meeting.
type JournalEntry struct {
	ID         ID     `db:"id"`
	HappenedOn Date   `db:"happened_on"`
	Kind       string `db:"kind"`
	Text       string `db:"text"`
	PersonID   ID     `db:"person_id"`
	DistrictID ID     `db:"district_id"`
	MeetingID  ID     `db:"meeting_id"`
	LetterID   ID     `db:"letter_id"`
}
