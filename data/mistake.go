package data

import "fmt"

// Mistake is an error that the user can mend: its German text says what is wrong and what to do. Everything else that comes back
// as an error is a fault of the program or the machine and is shown as such.
type Mistake struct {
	Text  string // German, a whole sentence or two
	Cause error  // may be nil
}

func (m *Mistake) Error() string { return m.Text }

func (m *Mistake) Unwrap() error { return m.Cause }

// Mistakef makes a Mistake from a German format.
func Mistakef(format string, args ...any) *Mistake {
	return &Mistake{Text: fmt.Sprintf(format, args...)}
}
