package page

// Moving things to their place on the page.

// Move returns an item shifted by dx and dy, mm. An Underlay covers the whole sheet and stays.
func Move(item Item, dx, dy float64) Item {
	switch item := item.(type) {
	case Text:
		return moveText(item, dx, dy)
	case Rule:
		item.X1, item.X2 = item.X1+dx, item.X2+dx
		item.Y1, item.Y2 = item.Y1+dy, item.Y2+dy
		return item
	case Box:
		item.X, item.Y = item.X+dx, item.Y+dy
		return item
	case Image:
		item.X, item.Y = item.X+dx, item.Y+dy
		return item
	}
	return item
}

func moveText(text Text, dx, dy float64) Text {
	text.X += dx
	text.Baseline += dy
	pieces := make([]Piece, len(text.Pieces))
	for i, piece := range text.Pieces {
		piece.X += dx
		piece.Y += dy
		pieces[i] = piece
	}
	text.Pieces = pieces
	return text
}
