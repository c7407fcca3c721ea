package command

// Whom a run goes to, as the command line names it.

import (
	"fmt"
	"strconv"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// recipients is what --to says. Kinds of roles and saved filters are named by words that only the open file can resolve.
type recipients struct {
	workflow.Selection
	roleKind string
	filter   string // name of a saved filter
}

// groups are the words of --to that name a whole group.
var groups = map[string]workflow.Group{
	"all": workflow.GroupChairs, "open": workflow.GroupUnanswered, "overdue": workflow.GroupOverdue, "nobody": workflow.GroupNobody, "named": workflow.GroupNamed,
	"invited": workflow.GroupInvited, "accepted": workflow.GroupAccepted, "declined": workflow.GroupDeclined, "silent": workflow.GroupSilent,
	"motion": workflow.GroupMotion,
}

// parseRecipients reads a group's word, 'role:KEY', 'people:ID,ID', 'filter:NAME', or numbers of districts separated by commas.
func parseRecipients(text string) (recipients, error) {
	var to recipients
	word, rest, hasRest := strings.Cut(strings.TrimSpace(text), ":")
	rest = strings.TrimSpace(rest)
	group, known := groups[word]
	switch {
	case known && !hasRest:
		to.Group = group
		return to, nil
	case word == "role" && rest != "":
		to.Group, to.roleKind = workflow.GroupRole, rest
		return to, nil
	case word == "filter" && rest != "":
		to.Group, to.filter = workflow.GroupPeople, rest
		return to, nil
	case word == "people" && rest != "":
		numbers, ok := parseNumbers(rest)
		for _, n := range numbers {
			to.People = append(to.People, data.ID(n))
		}
		to.Group = workflow.GroupPeople
		if ok {
			return to, nil
		}
	case !hasRest:
		numbers, ok := parseNumbers(word)
		to.Group, to.Districts = workflow.GroupChairs, numbers
		if ok {
			return to, nil
		}
	}
	return to, &usage{fmt.Sprintf("--to: „%s“ wurde nicht verstanden. Möglich sind all, open, overdue, nobody, named, invited, accepted, declined, silent, motion, role:SCHLÜSSEL, people:7,9, filter:NAME oder Nummern von BA wie 1,5,25.", text)}
}

// parseNumbers reads positive numbers separated by commas.
func parseNumbers(text string) ([]int, bool) {
	var numbers []int
	for part := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < 1 {
			return nil, false
		}
		numbers = append(numbers, n)
	}
	return numbers, true
}

// selection returns the selection as the open file knows it.
func (r recipients) selection(s *session, d *workflow.Desk) (workflow.Selection, error) {
	selection := r.Selection
	if r.filter != "" {
		saved, err := d.FilterByName(s.ctx, r.filter)
		if err != nil {
			return selection, err
		}
		return d.FilterSelection(s.ctx, saved.Query)
	}
	if r.roleKind == "" {
		return selection, nil
	}
	kind, err := roleKind(s, d, r.roleKind)
	selection.RoleKindID = kind.ID
	return selection, err
}

// roleKind finds a role kind by its key; an unknown key is a Mistake that names those there are.
func roleKind(s *session, d *workflow.Desk, key string) (data.RoleKind, error) {
	kinds, err := data.List[data.RoleKind](s.ctx, d.Store, nil)
	if err != nil {
		return data.RoleKind{}, err
	}
	var keys []string
	for _, k := range kinds {
		if k.Key == key {
			return k, nil
		}
		if k.Key != "" {
			keys = append(keys, k.Key)
		}
	}
	return data.RoleKind{}, data.Mistakef("Eine Funktion „%s“ gibt es nicht. Vorhanden sind: %s.", key, strings.Join(keys, ", "))
}
