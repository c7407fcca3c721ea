package workflow

// Who held which function on a day: for questions about the past, and about what is to come.

import (
	"context"

	"rundertisch/data"
)

// Who returns who held a function on a day, of all districts and bodies or, with a number, of one BA: by number of the BA, then by kind of function. *Mistake: there is no such BA.
func (d *Desk) Who(ctx context.Context, on data.Date, district int) ([]data.Holder, error) {
	filter := data.HolderFilter{On: on}
	if district != 0 {
		found, err := d.DistrictByNumber(ctx, district)
		if err != nil {
			return nil, err
		}
		filter.DistrictID = found.ID
	}
	return d.Store.Holders(ctx, filter)
}
