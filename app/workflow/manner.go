package workflow

// The manner of the house's letters, from the settings: form, dates, hyphenation, addresses.

import (
	"context"

	"rundertisch/data"
	"rundertisch/reports/letter"
)

// Keys of settings about letters, and their values.
const (
	SettingForm        = "letter_form" // "B" (default) or "A" of DIN 5008
	SettingHyphenation = "hyphenation" // "ja", or empty
	SettingDateStyle   = "date_style"  // "long" ('22. Februar 2021'), or empty ('22.02.2021')

	HyphenationOn = "ja"
	DatesLong     = "long"
)

// FormNames names the forms of DIN 5008 for forms.
var FormNames = []Choice{{"B", "Form B (Briefkopf 45 mm hoch)"}, {"A", "Form A (Briefkopf 27 mm hoch)"}}

// DateStyleChoices names the ways of writing a date.
var DateStyleChoices = []Choice{{"", "22.02.2021"}, {DatesLong, "22. Februar 2021"}}

// manner is what the settings say about letters.
type manner struct {
	form      letter.Form
	hyphenate bool
	longDates bool
}

func readManner(ctx context.Context, from data.Reader) (manner, error) {
	form, err := setting(ctx, from, SettingForm)
	if err != nil {
		return manner{}, err
	}
	hyphenation, err := setting(ctx, from, SettingHyphenation)
	if err != nil {
		return manner{}, err
	}
	dates, err := setting(ctx, from, SettingDateStyle)
	return manner{formOf(form), hyphenation == HyphenationOn, dates == DatesLong}, err
}

// formOf returns the form of DIN 5008 that a letter names; any other is B.
func formOf(name string) letter.Form {
	if name == "A" {
		return letter.FormA
	}
	return letter.FormB
}

// date writes a day; the zero date is empty.
func (m manner) date(day data.Date) string {
	if m.longDates {
		return day.Long()
	}
	return day.String()
}

// senderPictures are the bytes of what a sender puts on paper besides text.
type senderPictures struct {
	sender data.Sender
	bytes  map[data.Hash][]byte
}

// readSenderPictures reads the pictures that the letterhead of a sender needs.
func readSenderPictures(ctx context.Context, from data.Reader, sender data.Sender) (senderPictures, error) {
	p := senderPictures{sender, map[data.Hash][]byte{}}
	wanted := []data.Hash{sender.SignatureHash}
	switch sender.Letterhead {
	case data.LetterheadBlank:
	case data.LetterheadPDF:
		wanted = append(wanted, sender.BackgroundHash, sender.BackgroundFirstHash, sender.BackgroundFollowingHash)
	default:
		wanted = append(wanted, sender.LogoHash)
	}
	for _, hash := range wanted {
		if hash == "" {
			continue
		}
		content, err := data.Blob(ctx, from, hash)
		if err != nil {
			return p, err
		}
		p.bytes[hash] = content
	}
	return p, nil
}

// put lays the pictures of the sender on a letter.
func (p senderPictures) put(l *letter.Letter) {
	s := p.sender
	l.Signature = p.picture(s.SignatureHash, "Unterschrift")
	switch {
	case s.Letterhead == data.LetterheadBlank:
		l.Preprinted = true
	case s.Letterhead == data.LetterheadPDF && s.BackgroundHash != "":
		pages := 1
		if s.BackgroundFollowingHash != "" {
			pages = 2
		}
		l.Background = letter.Background{
			Hash: string(s.BackgroundHash), Pages: pages, Data: p.bytes[s.BackgroundHash], First: p.bytes[s.BackgroundFirstHash], Following: p.bytes[s.BackgroundFollowingHash],
		}
	default:
		l.Logo = p.picture(s.LogoHash, "Logo")
	}
}

func (p senderPictures) picture(hash data.Hash, alt string) letter.Picture {
	if hash == "" {
		return letter.Picture{}
	}
	return letter.Picture{Hash: string(hash), Data: p.bytes[hash], Alt: alt}
}
