package data

// This file tells pages and jobs that something changed.

import (
	"slices"
	"sync"
)

// Change says what an action, an undo or a redo has changed.
type Change struct {
	Entry  HistoryEntry
	tables []string
}

// Touches reports whether rows of one of the tables changed ('person', 'role'; names as in the schema).
func (c Change) Touches(tables ...string) bool {
	return slices.ContainsFunc(tables, func(name string) bool { return slices.Contains(c.tables, name) })
}

// listeners keeps who wants to hear of changes, in the order in which they came.
type listeners struct {
	mutex sync.Mutex
	next  int
	list  []listener
}

type listener struct {
	number int
	call   func(Change)
}

// Subscribe has fn called after every action, undo and redo, once it is on the disk, on the goroutine that asked for it. stop ends that.
func (s *Store) Subscribe(fn func(Change)) (stop func()) {
	l := &s.listening
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.next++
	number := l.next
	l.list = append(slices.Clone(l.list), listener{number, fn})
	return func() {
		l.mutex.Lock()
		defer l.mutex.Unlock()
		l.list = slices.DeleteFunc(slices.Clone(l.list), func(other listener) bool { return other.number == number })
	}
}

// tell calls everybody, unless nothing changed. Nobody is called under the lock, so that a listener may act, subscribe and stop.
func (l *listeners) tell(change Change) {
	if change.Entry.ID == 0 {
		return
	}
	l.mutex.Lock()
	list := l.list
	l.mutex.Unlock()
	for _, one := range list {
		one.call(change)
	}
}
