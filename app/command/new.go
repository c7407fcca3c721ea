package command

// A new, empty file.

import (
	"fmt"
	"os"
	"path/filepath"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

type newCommand struct{}

func (c *newCommand) Run(s *session) error {
	path := s.line.DB
	if path == "" {
		var err error
		if path, err = workflow.DefaultFile(); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return data.Mistakef("Der Ordner „%s“ lässt sich nicht anlegen. Bitte mit --db einen anderen Ort angeben.", filepath.Dir(path))
	}
	store, err := data.Create(s.ctx, path, data.Options{Now: s.now})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Stdout, "%s angelegt\n", path)
	return store.Close()
}
