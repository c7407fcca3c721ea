package assets

// The icon of the program: a round table seen from above, drawn in icon.svg.

import _ "embed"

// Icon is the icon as a PNG of 512 × 512 pixels, for the window and the task bar.
//
//go:embed icon.png
var Icon []byte
