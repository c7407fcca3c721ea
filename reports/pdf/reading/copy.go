package reading

// Taking a part of a file with everything it refers to.

import (
	"fmt"
	"maps"
	"slices"
)

// Copier copies values of a file together with the objects that they refer to, which get new numbers in the order in which they are met: the
// same values give the same copy, whatever the numbers were.
type Copier struct {
	From    *File
	First   int                                            // the number of the first object
	Limit   int                                            // the most objects; 0 is no limit
	Change  func(value Value, inArray bool) (Value, error) // where set, may replace a value (dictionary or stream: of its own) before it is copied
	Objects []Value                                        // copied so far

	numbers map[Ref]Ref
}

// Copied is what Change returns instead of a value that belongs to the copy already.
type Copied struct{ Value Value }

// Copy returns the copy of a value.
func (c *Copier) Copy(value Value) (Value, error) { return c.copy(value, false) }

func (c *Copier) copy(value Value, inArray bool) (Value, error) {
	if c.Change != nil {
		var err error
		if value, err = c.Change(value, inArray); err != nil {
			return nil, err
		}
	}
	switch value := value.(type) {
	case Copied:
		return value.Value, nil
	case Ref:
		return c.reference(value)
	case Array:
		list := make(Array, len(value))
		for i, element := range value {
			var err error
			if list[i], err = c.copy(element, true); err != nil {
				return nil, err
			}
		}
		return list, nil
	case Dict:
		return c.dict(value)
	case *Stream:
		dict, err := c.dict(value.Dict)
		if err != nil {
			return nil, err
		}
		return &Stream{dict, value.Data}, nil
	}
	return value, nil
}

func (c *Copier) dict(value Dict) (Dict, error) {
	dict := make(Dict, len(value))
	for _, key := range slices.Sorted(maps.Keys(value)) {
		element, err := c.copy(value[key], false)
		if err != nil {
			return nil, err
		}
		if element != nil {
			dict[key] = element
		}
	}
	return dict, nil
}

func (c *Copier) reference(old Ref) (Value, error) {
	if c.numbers == nil {
		c.numbers = map[Ref]Ref{}
	}
	if number, ok := c.numbers[old]; ok {
		return number, nil
	}
	value := c.From.Resolved(old)
	if value == nil {
		return nil, nil
	}
	number, err := c.Add(nil)
	if err != nil {
		return nil, err
	}
	c.numbers[old] = number
	copied, err := c.copy(value, false)
	if err != nil {
		return nil, err
	}
	c.Objects[int(number)-c.First] = copied
	return number, nil
}

// Add appends an object and returns its number.
func (c *Copier) Add(value Value) (Ref, error) {
	if c.Limit > 0 && len(c.Objects) >= c.Limit {
		return 0, fmt.Errorf("there are more than %d objects", c.Limit)
	}
	c.Objects = append(c.Objects, value)
	return Ref(c.First + len(c.Objects) - 1), nil
}
