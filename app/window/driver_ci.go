//go:build ci

package window

// headless says that the program was built without the driver that draws on a screen.
const headless = true
