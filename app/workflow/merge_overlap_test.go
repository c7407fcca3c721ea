package workflow

import (
	"context"
	"testing"

	"rundertisch/data"
)

// One office entered with different first days, both held today, is one office; one that is over stays its own.
func TestMergeOfOverlappingRoles(t *testing.T) {
	ctx := context.Background()
	desk, _ := demoDesk(t)
	ids := onFile(t, desk, person("Anna", "Rollinger"), person("Ana", "Rollinger"))
	kind := must[data.RoleKind](t)(desk.RoleKindByKey(ctx, "migrationsbeauftragte"))
	district := cellOf(t, desk, 7).District.ID
	day := func(text string) data.Date { return must[data.Date](t)(data.ParseDate(text, desk.Today())) }
	for _, role := range []data.Role{
		{PersonID: ids[0], RoleKindID: kind.ID, DistrictID: district, FromOn: day("1.5.2022"), UntilOn: day("30.4.2030")},
		{PersonID: ids[1], RoleKindID: kind.ID, DistrictID: district, FromOn: day("1.5.2020"), UntilOn: day("30.4.2032")},
		{PersonID: ids[1], RoleKindID: kind.ID, DistrictID: district, FromOn: day("1.5.2021"), UntilOn: day("30.4.2023")},
	} {
		must[data.ID](t)(desk.SaveRole(ctx, role))
	}
	plan := must[MergePlan](t)(desk.MergePlan(ctx, ids[0], ids[1]))
	if err := desk.Merge(ctx, plan); err != nil {
		t.Fatal(err)
	}
	roles := must[[]data.Role](t)(data.List[data.Role](ctx, desk.Store, data.Match{"person_id": ids[0]}))
	if len(roles) != 2 || roles[0].FromOn != day("1.5.2020") || roles[0].UntilOn != day("30.4.2032") || roles[1].FromOn != day("1.5.2021") {
		t.Errorf("roles: %+v", roles)
	}
}

// Whoever sent the other entry came in person; a substitute counts only with the line of who was there.
func TestMergeOfSubstitutes(t *testing.T) {
	ctx := context.Background()
	early, late := data.NewDate(2026, 3, 1), data.NewDate(2026, 3, 2)
	type line = data.Invitation
	substituted := func(name, attendance string, on data.Date) line {
		return line{Reply: data.ReplySubstituted, Substitute: name, Attendance: attendance, RepliedOn: on}
	}
	for name, c := range map[string]struct{ keep, other, want line }{
		"each other's": {
			substituted("Rollinger, Ana", "", early), substituted("Dr. Anna Rollinger", data.AttendancePresent, late),
			line{Reply: data.ReplyAccepted, Attendance: data.AttendancePresent, RepliedOn: late},
		},
		"the substitute came, a later answer says no": {
			substituted("Peter Huber", data.AttendancePresent, early), line{Reply: data.ReplyDeclined, RepliedOn: late},
			substituted("Peter Huber", data.AttendancePresent, early),
		},
		"came in person, though a substitute was named later": {
			line{Reply: data.ReplyAccepted, Attendance: data.AttendanceOnline, RepliedOn: early}, substituted("Peter Huber", "", late),
			line{Reply: data.ReplyAccepted, Attendance: data.AttendanceOnline, RepliedOn: early},
		},
		"both were there, one of them a substitute": {
			substituted("Peter Huber", data.AttendancePresent, late), line{Reply: data.ReplyAccepted, Attendance: data.AttendancePresent, RepliedOn: early},
			line{Reply: data.ReplyAccepted, Attendance: data.AttendancePresent, RepliedOn: early},
		},
	} {
		t.Run(name, func(t *testing.T) {
			desk, demo := demoDesk(t)
			anna := person("Anna", "Rollinger")
			anna.Person.Title = "Dr."
			ids := onFile(t, desk, anna, person("Ana", "Rollinger"))
			act(t, desk, func(tx *data.Tx) error {
				for i, invitation := range []line{c.keep, c.other} {
					invitation.MeetingID, invitation.PersonID, invitation.Name = demo.Meeting.ID, ids[i], "Rollinger, Anna, Dr."
					if err := data.Insert(tx, &invitation); err != nil {
						return err
					}
				}
				return nil
			})
			before := everything(t, desk)
			if err := desk.Merge(ctx, must[MergePlan](t)(desk.MergePlan(ctx, ids[0], ids[1]))); err != nil {
				t.Fatal(err)
			}
			left := must[[]line](t)(data.List[line](ctx, desk.Store, data.Match{"person_id": ids[0]}))
			if len(left) != 1 || left[0].Reply != c.want.Reply || left[0].Substitute != c.want.Substitute || left[0].Attendance != c.want.Attendance || left[0].RepliedOn != c.want.RepliedOn {
				t.Errorf("lines %+v, want %+v", left, c.want)
			}
			must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
			if everything(t, desk) != before {
				t.Error("undo did not bring everything back")
			}
		})
	}
}
