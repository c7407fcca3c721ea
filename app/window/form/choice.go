package form

// The field that offers a few values to choose from. Space, Enter and the arrows open its list; a letter opens it at the next value that begins with it.

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"rundertisch/app/workflow"
)

// Choice is a field with a list of values.
type Choice struct {
	frame
	knob     *knob
	choices  []workflow.Choice
	value    string
	original string
	save     func(value string) error
	open     *drop
	list     *list
	saving   bool
}

// NewChoice returns a field that offers choices. commit saves the value of the one that was chosen; its error shows at the field.
func NewChoice(label string, choices []workflow.Choice, commit func(value string) error) *Choice {
	c := &Choice{choices: choices, save: commit}
	c.knob = newKnob()
	c.knob.pressed, c.knob.keyed, c.knob.typed = c.openList, c.typedKey, c.typedRune
	c.build(c, label, c.knob)
	c.paint()
	return c
}

// Value returns the chosen value, saved or not.
func (c *Choice) Value() string { return c.value }

// SetValue shows the saved value. A choice that could not be saved stays as long as value is what it was before.
func (c *Choice) SetValue(value string) {
	if c.value != c.original && value == c.original && !c.saving {
		return
	}
	c.original, c.value = value, value
	c.SetError(nil)
	c.paint()
}

// SetChoices changes what is offered. The value stays.
func (c *Choice) SetChoices(choices []workflow.Choice) {
	c.choices = choices
	c.close()
	c.paint()
}

// Choices returns what is offered.
func (c *Choice) Choices() []workflow.Choice { return c.choices }

// Choose chooses a value as the user would, and saves it.
func (c *Choice) Choose(value string) bool {
	c.value = value
	c.paint()
	return c.Commit()
}

// Commit saves the chosen value if it is not saved yet.
func (c *Choice) Commit() bool {
	if c.saving {
		return true
	}
	if c.value == c.original {
		c.SetError(nil)
		return true
	}
	before, value := c.original, c.value
	c.saving = true
	err := c.save(value)
	c.saving = false
	if err != nil {
		c.value = value
		c.paint()
		c.SetError(err)
		return false
	}
	if c.original == before { // not shown anew by a page meanwhile
		c.original = c.value
	}
	c.SetError(nil)
	return true
}

// Drop gives up a choice that was not saved.
func (c *Choice) Drop() {
	c.value = c.original
	c.paint()
	c.SetError(nil)
}

// at is the place of the value among the choices, -1 when it is none of them.
func (c *Choice) at() int {
	for i, choice := range c.choices {
		if choice.Value == c.value {
			return i
		}
	}
	return -1
}

func (c *Choice) paint() {
	text := c.value
	if at := c.at(); at >= 0 {
		text = c.choices[at].Label
	}
	c.knob.setText(text)
}

// openList shows the values below the field.
func (c *Choice) openList() {
	if c.open != nil || c.Disabled() || len(c.choices) == 0 {
		return
	}
	items := make([]item, len(c.choices))
	for i, choice := range c.choices {
		items[i].title = choice.Label
	}
	c.list = newList(items, max(0, c.at()), c.take)
	c.open = openDrop(c.knob, c.list.content, true)
	if c.open == nil {
		return
	}
	c.open.key, c.open.typedRune = c.listKey, c.typedRune
	c.open.closed = func() { c.open, c.list = nil, nil }
}

func (c *Choice) close() {
	if c.open != nil {
		c.open.close()
	}
}

// take chooses a row of the list.
func (c *Choice) take(i int) {
	c.close()
	c.Choose(c.choices[i].Value)
}

func (c *Choice) listKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.take(c.list.at)
	case fyne.KeyHome:
		c.list.mark(0)
	case fyne.KeyEnd:
		c.list.mark(len(c.choices) - 1)
	default:
		return c.list.move(key.Name)
	}
	return true
}

func (c *Choice) typedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp, fyne.KeyF4:
		c.openList()
	case fyne.KeyEscape:
		if c.value == c.original {
			passOn(c.knob, key)
			return
		}
		c.Drop()
	default:
		passOn(c.knob, key)
	}
}

// typedRune marks the next value that begins with a letter.
func (c *Choice) typedRune(r rune) {
	if unicode.IsSpace(r) {
		return
	}
	c.openList()
	if c.list == nil {
		return
	}
	for i := range c.choices {
		at := (c.list.at + 1 + i) % len(c.choices)
		if strings.HasPrefix(strings.ToLower(c.choices[at].Label), strings.ToLower(string(r))) {
			c.list.mark(at)
			return
		}
	}
}
