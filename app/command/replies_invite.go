package command

// Inviting on the command line: the rules of whom a meeting invites, who that is, and the list that grows from it.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type inviteCommand struct {
	meetingArgument
	Rules   bool      `help:"Zeigt die Regeln, nach denen die Sitzung einlädt, und lädt niemanden ein. Mit --rule: legt sie fest."`
	Rule    []string  `placeholder:"REGEL" help:"named (alle benannten Personen), chair (der Vorsitz, wo niemand benannt ist), role:SCHLÜSSEL oder body:SCHLÜSSEL. Mehrere: die Angabe wiederholen. Ohne --rules gelten sie nur für dieses Mal."`
	Person  []data.ID `placeholder:"NUMMER" help:"Diese Person, mit der Nummer aus „people“, statt derer nach den Regeln."`
	Guest   []string  `sep:"none" placeholder:"TEXT" help:"Ein Gast, der nicht im Bestand ist: „Nachname, Vorname; Verein“. Allein angegeben, kommt nur er auf die Liste."`
	Preview bool      `help:"Nur zeigen, wer eingeladen würde."`
	asJSON
}

// inviteResult is what the command prints as JSON.
type inviteResult struct {
	Meeting     int          `json:"meeting"`
	Preview     bool         `json:"preview"`
	Invited     []invitedRow `json:"invited"`
	WithoutSeat []int        `json:"withoutSeat"`
	Hints       []hintLine   `json:"hints"`
}

type invitedRow struct {
	Person   data.ID `json:"person,omitempty"`
	Name     string  `json:"name"`
	Function string  `json:"function"`
	District int     `json:"district,omitempty"`
	Reason   string  `json:"reason"`
}

func (c *inviteCommand) Run(s *session) error {
	if c.Rules {
		if len(c.Person) > 0 || len(c.Guest) > 0 || c.Preview {
			return &usage{"invite: --rules zeigt oder ändert die Regeln; --person, --guest und --preview gehören nicht dazu."}
		}
		return c.withMeeting(s, len(c.Rule) == 0, func(d *workflow.Desk, meeting data.Meeting) error { return c.rules(s, d, meeting) })
	}
	return c.withMeeting(s, c.Preview, func(d *workflow.Desk, meeting data.Meeting) error { return c.invite(s, d, meeting) })
}

// invite puts people on the list, or shows who would come onto it.
func (c *inviteCommand) invite(s *session, d *workflow.Desk, meeting data.Meeting) error {
	if meeting.State == data.MeetingCancelled {
		return data.Mistakef("Die %d. Sitzung ist abgesagt. Es wird niemand mehr eingeladen.", meeting.Number)
	}
	guests, err := c.find(s, d, meeting)
	if err != nil {
		return err
	}
	if len(guests)+len(c.Guest) == 0 {
		return data.Mistakef("Es ist niemand einzuladen: Wen die Regeln finden, der steht schon auf der Liste der %d. Sitzung.", meeting.Number)
	}
	result := inviteResult{Meeting: meeting.Number, Preview: c.Preview, Hints: []hintLine{}}
	if result.Invited, err = c.rows(guests); err != nil {
		return err
	}
	if !c.Preview {
		if err := whole(s, d, func() error { return c.write(s, d, meeting.ID, guests) }); err != nil {
			return err
		}
	}
	if result.WithoutSeat, err = seatlessWith(s, d, meeting.ID, guests); err != nil {
		return err
	}
	hints, err := d.MeetingHints(s.ctx, meeting.ID)
	if err != nil {
		return err
	}
	for _, h := range hints {
		result.Hints = append(result.Hints, hintLine{h.Text, h.Field})
	}
	return c.print(s, result)
}

// find returns the people on file that are meant: single ones, or those whom rules find. With a guest alone it is nobody.
func (c *inviteCommand) find(s *session, d *workflow.Desk, meeting data.Meeting) ([]workflow.Guest, error) {
	var guests []workflow.Guest
	if len(c.Rule) > 0 {
		rules, err := rulesNamed(s, d, c.Rule)
		if err != nil {
			return nil, err
		}
		if guests, err = d.GuestsByRules(s.ctx, meeting, rules); err != nil {
			return nil, err
		}
	}
	if len(c.Person) > 0 {
		single, err := d.GuestsAmong(s.ctx, meeting, c.Person)
		if err != nil {
			return nil, err
		}
		for _, g := range single {
			if !slices.ContainsFunc(guests, func(other workflow.Guest) bool { return other.Holder.Person.ID == g.Holder.Person.ID }) {
				guests = append(guests, g)
			}
		}
	}
	if len(c.Rule)+len(c.Person)+len(c.Guest) > 0 {
		return guests, nil
	}
	return d.ProposeGuests(s.ctx, meeting)
}

// write puts people and guests on the list.
func (c *inviteCommand) write(s *session, d *workflow.Desk, meeting data.ID, guests []workflow.Guest) error {
	if len(guests) > 0 {
		if _, err := d.Invite(s.ctx, meeting, guests); err != nil {
			return err
		}
	}
	for _, text := range c.Guest {
		name, capacity := guestLine(text)
		if _, err := d.AddGuest(s.ctx, meeting, name, capacity); err != nil {
			return err
		}
	}
	return nil
}

// guestLine reads 'Nachname, Vorname; Verein'.
func guestLine(text string) (name, capacity string) {
	name, capacity, _ = strings.Cut(text, ";")
	return strings.TrimSpace(name), strings.TrimSpace(capacity)
}

// rows returns those who come onto the list as the command prints them.
func (c *inviteCommand) rows(guests []workflow.Guest) ([]invitedRow, error) {
	rows := []invitedRow{}
	for _, g := range guests {
		rows = append(rows, invitedRow{g.Holder.Person.ID, g.Holder.Person.ListName(), g.Holder.Function(), g.Holder.DistrictNumber, g.Reason})
	}
	for _, text := range c.Guest {
		name, capacity := guestLine(text)
		if name == "" {
			return nil, &usage{"--guest: Bitte den Gast so angeben: „Nachname, Vorname; Verein“."}
		}
		rows = append(rows, invitedRow{Name: name, Function: cmp.Or(capacity, "Gast"), Reason: "Gast"})
	}
	return rows, nil
}

// seatlessWith returns the BA that have no seat at a meeting and get none by the guests.
func seatlessWith(s *session, d *workflow.Desk, meeting data.ID, guests []workflow.Guest) ([]int, error) {
	numbers, err := seatless(s, d, meeting)
	return slices.DeleteFunc(numbers, func(n int) bool {
		return slices.ContainsFunc(guests, func(g workflow.Guest) bool { return g.Holder.DistrictNumber == n })
	}), err
}

func (c *inviteCommand) print(s *session, r inviteResult) error {
	if c.JSON {
		return printJSON(s, r)
	}
	if c.Preview {
		err := list(s, false, r.Invited, "Name\tFunktion\tBA\tWarum\t", func(i invitedRow) string {
			return fmt.Sprintf("%s\t%s\t%s\t%s\t", i.Name, i.Function, number(i.District), i.Reason)
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Stdout, "Zur %d. Sitzung würde eingeladen: %s\n", r.Meeting, count(len(r.Invited), "Person", "Personen"))
	} else {
		fmt.Fprintf(s.Stdout, "Zur %d. Sitzung eingeladen: %s\n", r.Meeting, count(len(r.Invited), "Person", "Personen"))
	}
	if len(r.WithoutSeat) > 0 {
		fmt.Fprintf(s.Stdout, "Ohne Platz: BA %s\n", joinNumbers(r.WithoutSeat))
	}
	for _, h := range r.Hints {
		if !strings.HasPrefix(h.Text, "Ohne Platz") {
			fmt.Fprintf(s.Stderr, "Hinweis: %s\n", h.Text)
		}
	}
	return nil
}

// joinNumbers returns '3, 7, 12'.
func joinNumbers(numbers []int) string {
	parts := make([]string, len(numbers))
	for i, n := range numbers {
		parts[i] = fmt.Sprint(n)
	}
	return strings.Join(parts, ", ")
}

type ruleLine struct {
	Rule    string `json:"rule"` // as --rule takes it
	Label   string `json:"label"`
	Applies bool   `json:"applies"`

	rule data.GuestRule
}

// rules shows all rules that there can be, and which of them the meeting has; with --rule it sets them first.
func (c *inviteCommand) rules(s *session, d *workflow.Desk, meeting data.Meeting) error {
	if len(c.Rule) > 0 {
		rules, err := rulesNamed(s, d, c.Rule)
		if err != nil {
			return err
		}
		if err := d.SaveGuestRules(s.ctx, meeting.ID, rules); err != nil {
			return err
		}
	}
	present, err := d.GuestRules(s.ctx, meeting.ID)
	if err != nil {
		return err
	}
	rows, err := ruleLines(s, d)
	if err != nil {
		return err
	}
	for i := range rows {
		rows[i].Applies = slices.ContainsFunc(present, func(r data.GuestRule) bool { return workflow.SameRule(r, rows[i].rule) })
	}
	return list(s, c.JSON, rows, "gilt\tRegel\tWer\t", func(r ruleLine) string {
		sign := "–"
		if r.Applies {
			sign = "✓"
		}
		return fmt.Sprintf("%s\t%s\t%s\t", sign, r.Rule, r.Label)
	})
}

// ruleLines returns all rules with the words by which a command names them.
func ruleLines(s *session, d *workflow.Desk) ([]ruleLine, error) {
	choices, err := d.GuestRuleChoices(s.ctx)
	if err != nil {
		return nil, err
	}
	kinds, err := data.List[data.RoleKind](s.ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	bodies, err := data.List[data.Body](s.ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	keys := map[string]string{} // those that users made have a number alone
	for _, k := range kinds {
		keys[fmt.Sprint(data.RuleRole, k.ID)] = cmp.Or(k.Key, fmt.Sprint(k.ID))
	}
	for _, b := range bodies {
		keys[fmt.Sprint(data.RuleBody, b.ID)] = cmp.Or(b.Key, fmt.Sprint(b.ID))
	}
	var rows []ruleLine
	for _, choice := range choices {
		word := choice.Rule.Kind
		switch word {
		case data.RuleRole:
			word += ":" + keys[fmt.Sprint(word, choice.Rule.RoleKindID)]
		case data.RuleBody:
			word += ":" + keys[fmt.Sprint(word, choice.Rule.BodyID)]
		}
		rows = append(rows, ruleLine{Rule: word, Label: choice.Label, rule: choice.Rule})
	}
	return rows, nil
}

// rulesNamed reads the values of --rule. An unknown one is a Mistake that names those there are.
func rulesNamed(s *session, d *workflow.Desk, words []string) ([]data.GuestRule, error) {
	all, err := ruleLines(s, d)
	if err != nil {
		return nil, err
	}
	var rules []data.GuestRule
	for _, word := range words {
		at := slices.IndexFunc(all, func(l ruleLine) bool { return l.Rule == strings.TrimSpace(word) })
		if at < 0 {
			var known []string
			for _, l := range all {
				known = append(known, l.Rule)
			}
			return nil, data.Mistakef("Eine Regel „%s“ gibt es nicht. Vorhanden sind: %s.", word, strings.Join(known, ", "))
		}
		if !slices.ContainsFunc(rules, func(r data.GuestRule) bool { return workflow.SameRule(r, all[at].rule) }) {
			rules = append(rules, all[at].rule)
		}
	}
	return rules, nil
}
