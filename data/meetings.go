package data

// This file lists meetings, who is invited to them, and what happened with whom.

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// MeetingRow is a meeting with its counts.
type MeetingRow struct {
	Meeting          Meeting
	Invited          int // all on its list, guests written in by hand too
	Accepted         int // who come, or send somebody
	Declined         int
	Present          int // in the room or online
	DistrictsPresent int // districts from which somebody was there
}

// Meetings returns all meetings, the newest number first.
func (l lists) Meetings(ctx context.Context) ([]MeetingRow, error) {
	rows, err := l.source.querier().QueryContext(ctx, `SELECT `+layoutOf[Meeting]().prefixed("m")+`, COUNT(i.id),
		COUNT(CASE WHEN i.reply IN ('accepted', 'substituted') THEN 1 END), COUNT(CASE WHEN i.reply = 'declined' THEN 1 END),
		COUNT(CASE WHEN i.attendance IN ('present', 'online') THEN 1 END),
		COUNT(DISTINCT CASE WHEN i.attendance IN ('present', 'online') THEN i.district_id END)
		FROM meeting m LEFT JOIN invitation i ON i.meeting_id = m.id GROUP BY m.id ORDER BY m.number DESC`)
	if err != nil {
		return nil, fmt.Errorf("read meetings: %w", err)
	}
	defer rows.Close()
	var list []MeetingRow
	for rows.Next() {
		var m MeetingRow
		targets := append(fieldsOf(&m.Meeting), &m.Invited, &m.Accepted, &m.Declined, &m.Present, &m.DistrictsPresent)
		if err := rows.Scan(targets...); err != nil {
			return nil, fmt.Errorf("read meetings: %w", err)
		}
		list = append(list, m)
	}
	return list, rows.Err()
}

// InvitationRow is an invitation with the words for its district and body.
type InvitationRow struct {
	Invitation       Invitation
	DistrictNumber   int // 0: none
	DistrictName     string
	Body             string
	BodyAbbreviation string
}

// Invitations returns who is invited to a meeting: districts by number, then bodies by position, then guests; inside in German order.
func (l lists) Invitations(ctx context.Context, meetingID ID) ([]InvitationRow, error) {
	rows, err := l.source.querier().QueryContext(ctx, `SELECT `+layoutOf[Invitation]().prefixed("i")+`,
		COALESCE(d.number, 0), COALESCE(d.name, ''), COALESCE(b.name, ''), COALESCE(b.abbreviation, ''), COALESCE(b.position, 0)
		FROM invitation i LEFT JOIN district d ON d.id = i.district_id LEFT JOIN body b ON b.id = i.body_id
		WHERE i.meeting_id = ?`, meetingID)
	if err != nil {
		return nil, fmt.Errorf("read invitations: %w", err)
	}
	defer rows.Close()
	var places []*seat
	for rows.Next() {
		s := &seat{}
		targets := append(fieldsOf(&s.row.Invitation), &s.row.DistrictNumber, &s.row.DistrictName, &s.row.Body, &s.row.BodyAbbreviation, &s.position)
		if err := rows.Scan(targets...); err != nil {
			return nil, fmt.Errorf("read invitations: %w", err)
		}
		s.name = nameKeys.of(s.row.Invitation.Name)
		places = append(places, s)
	}
	slices.SortFunc(places, (*seat).compare)
	list := make([]InvitationRow, len(places))
	for i, s := range places {
		list[i] = s.row
	}
	return list, rows.Err()
}

// nameKeys keeps the collation keys of names: a list at the door is read again with every person who comes in.
var nameKeys keyCache

// mostKeys is how many names are kept; then it begins anew.
const mostKeys = 20000

// keyCache keeps collation keys by name. It may be used from several goroutines at once.
type keyCache struct {
	mutex sync.Mutex
	keys  map[string][]byte
}

// of returns the key of a name as lists print it.
func (c *keyCache) of(name string) []byte {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	key, known := c.keys[name]
	if !known {
		if len(c.keys) >= mostKeys || c.keys == nil {
			c.keys = map[string][]byte{}
		}
		key = SortKey(strings.ReplaceAll(name, ", ", "\t"))
		c.keys[name] = key
	}
	return key
}

// seat is an invitation with what decides its place in the list.
type seat struct {
	row      InvitationRow
	position int // of the body
	name     []byte
}

// group is 0 for districts, 1 for bodies, 2 for guests.
func (s *seat) group() int {
	switch {
	case s.row.DistrictNumber != 0:
		return 0
	case s.row.Invitation.BodyID != 0:
		return 1
	}
	return 2
}

func (s *seat) compare(other *seat) int {
	position, otherPosition := s.position, other.position
	if s.group() == 0 {
		position, otherPosition = 0, 0 // inside a district the name alone counts
	}
	return cmp.Or(
		cmp.Compare(s.group(), other.group()),
		cmp.Compare(s.row.DistrictNumber, other.row.DistrictNumber),
		cmp.Compare(position, otherPosition),
		bytes.Compare(s.name, other.name),
		cmp.Compare(s.row.Invitation.ID, other.row.Invitation.ID),
	)
}

// TimelineFilter chooses lines of the timeline. Of the references those that are set must all apply.
type TimelineFilter struct {
	PersonID   ID
	DistrictID ID
	MeetingID  ID
}

// Timeline returns what happened with a person, a district, a meeting, newest first.
func (l lists) Timeline(ctx context.Context, filter TimelineFilter) ([]JournalEntry, error) {
	var w where
	for i, id := range []ID{filter.PersonID, filter.DistrictID, filter.MeetingID} {
		if id != 0 {
			w.add("t."+subjectColumns[i]+" = ?", id)
		}
	}
	return query[JournalEntry](ctx, l.source.querier(), w.sql()+" ORDER BY t.happened_on DESC, t.id DESC", w.args...)
}

// CurrentRound returns the newest round of nominations that is not closed, false if there is none.
func (l lists) CurrentRound(ctx context.Context) (NominationRound, bool, error) {
	list, err := query[NominationRound](ctx, l.source.querier(), "WHERE t.closed_on = '' ORDER BY t.started_on DESC, t.id DESC LIMIT 1")
	if err != nil || len(list) == 0 {
		return NominationRound{}, false, err
	}
	return list[0], true, nil
}
