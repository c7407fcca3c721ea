package hosttest

// The dialogs and programs of the operating system, answered beforehand.

// Files answers file dialogs with the paths that the test has set; empty is a cancelled dialog. It remembers what was opened.
type Files struct {
	File, Save, Folder string // the answers
	Err                error  // of Open, Print and ShowInFolder

	Asked     []string // titles of the dialogs
	Suggested []string // file names that were suggested for saving
	Opened    []string
	Printed   []string
	Shown     []string
}

// ChooseFile answers with File.
func (f *Files) ChooseFile(title, _ string, then func(path string)) {
	f.Asked = append(f.Asked, title)
	then(f.File)
}

// ChooseSave answers with Save.
func (f *Files) ChooseSave(title, suggested, _ string, then func(path string)) {
	f.Asked, f.Suggested = append(f.Asked, title), append(f.Suggested, suggested)
	then(f.Save)
}

// ChooseFolder answers with Folder.
func (f *Files) ChooseFolder(title, _ string, then func(path string)) {
	f.Asked = append(f.Asked, title)
	then(f.Folder)
}

// Open remembers the path.
func (f *Files) Open(path string) error { f.Opened = append(f.Opened, path); return f.Err }

// Print remembers the path.
func (f *Files) Print(path string) error { f.Printed = append(f.Printed, path); return f.Err }

// ShowInFolder remembers the path.
func (f *Files) ShowInFolder(path string) error { f.Shown = append(f.Shown, path); return f.Err }
