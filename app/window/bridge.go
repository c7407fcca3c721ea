package window

// The one place where work from other goroutines reaches the window's goroutine, and where faults of the program are caught.

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
)

// bridge leads to the window's goroutine.
type bridge struct {
	run   func(func())                // queues fn for the window's goroutine
	after func(time.Duration, func()) // … after a while
	fault func(err error)             // is told of a panic
}

// newBridge returns the bridge that the running program uses.
func newBridge(fault func(error)) *bridge {
	b := &bridge{run: fyne.Do, fault: fault}
	b.after = func(d time.Duration, fn func()) { time.AfterFunc(d, func() { b.toWindow(fn) }) }
	return b
}

// toWindow queues fn for the window's goroutine. It may be called from anywhere.
func (b *bridge) toWindow(fn func()) { b.run(b.guarded(fn)) }

// guarded returns fn with a net below it: a panic is logged and told, and the window lives on.
func (b *bridge) guarded(fn func()) func() {
	return func() {
		defer func() {
			if what := recover(); what != nil {
				b.fault(panicError(what))
			}
		}()
		fn()
	}
}

// panicError turns what a panic carries into an error, and notes in the log where it came from.
func panicError(what any) error {
	slog.Error("panic", "what", what, "stack", string(debug.Stack()))
	return fmt.Errorf("panic: %v", what)
}
