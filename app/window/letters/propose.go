package letters

// What a template suggests: whom it goes to, which meeting it speaks of, and by when it is to be answered. What somebody has chosen stays.

import (
	"slices"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// proposals are whom letters of a purpose go to, unless somebody chooses otherwise.
var proposals = map[string]workflow.Group{
	data.TemplateNomination:         workflow.GroupUnanswered,
	data.TemplateReminder:           workflow.GroupOverdue,
	data.TemplateThanks:             workflow.GroupNamed,
	data.TemplateInvitation:         workflow.GroupInvited,
	data.TemplateMinutes:            workflow.GroupInvited,
	data.TemplateInvitationReminder: workflow.GroupSilent,
	data.TemplatePrivacy:            workflow.GroupNamed,
	data.TemplateMotion:             workflow.GroupMotion,
}

// propose sets recipients and meeting as the template suggests.
func (c *composer) propose() {
	if !c.groupByHand {
		proposed, ok := proposals[c.chosen().Purpose]
		if !ok {
			proposed = workflow.GroupChairs
		}
		if c.order.Selection.Group != proposed {
			c.order.Selection.Group = proposed
			clear(c.left)
		}
	}
	c.proposeMeeting()
	c.proposeMotion()
	c.proposeDue()
}

// replyDays is how many days before a meeting its answers are asked for, at the latest.
const replyDays = 7

// proposeDue sets the day of answer to an invitation where the usual one would come too late for the meeting. What was typed stays.
func (c *composer) proposeDue() {
	if c.order.Due != c.proposed {
		return
	}
	c.order.Due = data.Date{}
	on := c.chosenMeeting().HeldOn
	if purpose := c.chosen().Purpose; (purpose == data.TemplateInvitation || purpose == data.TemplateInvitationReminder) && c.order.Date.Before(on) {
		latest := on.AddDays(-replyDays)
		if latest.Before(c.order.Date) {
			latest = c.order.Date
		}
		if latest.Before(c.usualDue()) {
			c.order.Due = latest
		}
	}
	c.proposed = c.order.Due
}

// usualDue is the day of answer where none is chosen.
func (c *composer) usualDue() data.Date {
	days, err := c.host.Desk().DeadlineDays(c.host.Context())
	c.host.ShowError(err)
	return c.order.Date.AddDays(days)
}

// chosenMeeting returns the meeting, zero without one.
func (c *composer) chosenMeeting() data.Meeting {
	for _, row := range c.meetings {
		if row.Meeting.ID == c.order.MeetingID {
			return row.Meeting
		}
	}
	return data.Meeting{}
}

// proposeMeeting takes the meeting that is nearest, where one is needed and none chosen: the last one held for its minutes, else the next.
func (c *composer) proposeMeeting() {
	if !c.needs().meeting {
		c.order.MeetingID = 0
		return
	}
	if c.order.MeetingID != 0 {
		return
	}
	if c.chosen().Purpose == data.TemplateMinutes {
		today := c.host.Desk().Today()
		for _, row := range c.meetings { // newest number first
			if on := row.Meeting.HeldOn; row.Meeting.State == data.MeetingHeld || !on.IsZero() && !today.Before(on) {
				c.order.MeetingID = row.Meeting.ID
				return
			}
		}
	}
	next, ok, err := c.host.Desk().NextMeeting(c.host.Context())
	switch {
	case err != nil:
		c.host.ShowError(err)
	case ok:
		c.order.MeetingID = next.Meeting.ID
	case len(c.meetings) > 0:
		c.order.MeetingID = c.meetings[0].Meeting.ID
	}
}

// hasMotion reports whether a motion is on file.
func (c *composer) hasMotion(id data.ID) bool {
	return slices.ContainsFunc(c.motions, func(m data.Motion) bool { return m.ID == id })
}

// proposeMotion takes the newest motion without an answer where one is needed and none chosen, else the newest.
func (c *composer) proposeMotion() {
	if !c.needs().motion {
		c.order.MotionID = 0
		return
	}
	if c.order.MotionID != 0 || len(c.motions) == 0 {
		return
	}
	c.order.MotionID = c.motions[0].ID
	if open := slices.IndexFunc(c.motions, func(m data.Motion) bool { return m.State == data.MotionOpen }); open >= 0 {
		c.order.MotionID = c.motions[open].ID
	}
}

// proposeRole takes the first function where one is needed and none chosen.
func (c *composer) proposeRole() {
	if offered := c.fields.role.Choices(); c.order.Selection.Group == workflow.GroupRole && c.order.Selection.RoleKindID == 0 && len(offered) > 0 {
		c.order.Selection.RoleKindID = workflow.ChoiceID(offered[0].Value)
	}
}
