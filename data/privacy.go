package data

// This file has the rows about people going out: how long data are kept, and what was erased.

// Values of Person.ArchiveDecision and Erasure.ArchiveDecision: what the archive said to what it was offered (Art. 26 Abs. 6 BayDSG).
const (
	ArchiveOpen     = ""
	ArchiveKept     = "kept"
	ArchiveDeclined = "declined"
)

// DeletionRule is how long a class of data is kept after an event.
type DeletionRule struct {
	ID     ID     `db:"id"`
	Key    string `db:"key"`
	Class  string `db:"class"`
	Event  string `db:"event"`
	Months int    `db:"months"` // 0: no limit
}

// EventLastContact begins the time of DeletionRule for what is kept about people; see Store.LastContacts.
const EventLastContact = "Letzter Kontakt"

// Erasure is a line of the protocol of what was erased. It names nobody.
type Erasure struct {
	ID               ID     `db:"id"`
	ErasedOn         Date   `db:"erased_on"`
	Subject          int    `db:"subject"` // the number that the person had; 0: guests who were on no file
	Class            string `db:"class"`
	Reason           string `db:"reason"`
	RowCount         int    `db:"row_count"`
	ArchiveOfferedOn Date   `db:"archive_offered_on"`
	ArchiveDecision  string `db:"archive_decision"`
}

// SettingBackupDays is how long copies of the file are kept, in days: until then they hold what was erased.
const SettingBackupDays = "backup_days"
