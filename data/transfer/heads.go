package transfer

// The words that programs write above columns.

// heads are the words that programs write above columns, in small letters and figures alone. The first of a field is the one that we write ourselves.
var heads = map[Field][]string{
	"form":         {"anrede", "form", "geschlecht", "salutation", "namenspräfix", "nameprefix", "prefix"},
	"title":        {"titel", "akademischertitel", "akadtitel", "title", "honorificprefix"},
	"first":        {"vorname", "vornamen", "firstname", "givenname", "rufname", "first"},
	"last":         {"nachname", "familienname", "zuname", "lastname", "familyname", "surname", "last"},
	"name":         {"name", "nameganz", "vollername", "vollständigername", "fullname", "displayname", "anzeigename", "angezeigtername", "ansprechpartner", "ansprechperson", "person"},
	"function":     {"funktion", "position", "rolle", "amt", "jobtitle", "role", "organization1title", "organizationtitle", "berufsbezeichnung"},
	"district":     {"ba", "banr", "stadtbezirk", "stadtbezirknr", "bezirksausschuss", "bezirk", "district", "banummer"},
	"body":         {"gremium", "body"},
	"organisation": {"organisation", "firma", "verein", "einrichtung", "institution", "dienststelle", "referat", "company", "organization", "organizationname", "organization1name", "org"},
	"extra":        {"anschriftzusatz", "adresszusatz", "zusatz", "addressline2", "businessstreet2", "co"},
	"street": {"straße", "strasse", "straßehausnummer", "straßeundhausnummer", "straßegeschäftlich", "straßeprivat", "anschrift", "adresse", "street", "businessstreet", "homestreet", "address1street",
		"workaddress", "homeaddress", "streetaddress", "straßedienstlich"},
	"postcode":   {"plz", "postleitzahl", "postleitzahlgeschäftlich", "postleitzahlprivat", "postcode", "postalcode", "zip", "zipcode", "businesspostalcode", "homepostalcode", "address1postalcode", "workzipcode", "homezipcode", "plzdienstlich"},
	"city":       {"ort", "stadt", "wohnort", "ortgeschäftlich", "ortprivat", "city", "businesscity", "homecity", "address1city", "workcity", "town"},
	"country":    {"land", "landregion", "landregiongeschäftlich", "country", "countryregion", "businesscountryregion", "homecountryregion", "address1country", "workcountry"},
	"email":      {"email", "emailadresse", "mail", "emailaddress", "email1value", "primaryemail", "e-mail", "emailprivat", "emaildienstlich", "primäreemailadresse", "mailadresse"},
	"email2":     {"email2", "email2adresse", "email2address", "email2value", "secondaryemail", "weitereemail", "sekundäreemailadresse", "zweiteemail"},
	"phone":      {"telefon", "tel", "telefonnummer", "telefongeschäftlich", "telefondienstlich", "festnetz", "phone", "businessphone", "workphone", "phone1value", "telephone", "rufnummer"},
	"phone2":     {"telefon2", "telefonprivat", "telefon2geschäftlich", "homephone", "phone2value", "businessphone2", "weiteretelefonnummer"},
	"mobile":     {"mobil", "mobiltelefon", "handy", "mobilnummer", "mobilfunk", "mobile", "mobilephone", "mobilenumber", "cell", "cellphone"},
	"note":       {"notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "kommentar", "note", "notes", "hinweis"},
	"verified":   {"stand", "geprüftam", "aktualisiertam", "verified"},
	"from":       {"funktionvon", "von", "seit", "beginn", "from"},
	"until":      {"funktionbis", "bis", "ende", "until"},
	"salutation": {"briefanrede", "anredezeile"},
}

// fieldByHead is heads the other way round.
var fieldByHead = func() map[string]Field {
	byHead := map[string]Field{}
	for field, words := range heads {
		for _, w := range words {
			byHead[w] = field
		}
	}
	return byHead
}()
