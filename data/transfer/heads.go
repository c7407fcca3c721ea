package transfer

// The words that programs and offices write above columns.

import "regexp"

// heads are words above columns, in small letters and figures alone, by what they say. A number in a head that is not listed counts on from the field: 'E-Mail 2: Adresse' is the second 'emailadresse'.
// Programs have one column for the office and one for the home: the office is the first of what there may be several of, the home the second, anything else the third.
var heads = map[Field][]string{
	// Names
	"form":      {"anrede", "form", "geschlecht", "gender", "salutation", "namenspräfix", "nameprefix", "prefix", "frauherr", "herrfrau", "anredetitel", "titelanrede"},
	"title":     {"titel", "akademischertitel", "akadtitel", "akadgrad", "akademischergrad", "title", "honorificprefix"},
	"first":     {"vorname", "vornamen", "firstname", "givenname", "rufname", "first"},
	"last":      {"nachname", "familienname", "zuname", "lastname", "familyname", "surname", "last"},
	FieldMiddle: {"weiterevornamen", "weiterervorname", "zweitervorname", "middlename", "additionalname"},
	FieldSuffix: {"namenszusatz", "suffix", "namesuffix", "namenssuffix", "honorificsuffix"},
	FieldName: {"name", "nameganz", "vollername", "vollständigername", "vorundnachname", "vorundzuname", "vornamename", "vornamenachname", "namevorname", "nachnamevorname", "namensvorname", "titelvornamename",
		"titelname", "titelvornamenachname", "anredename", "nametitel", "namevornametitel", "fullname", "displayname", "anzeigename", "angezeigtername", "ansprechpartner", "ansprechpartnerin", "ansprechpartnerinnen",
		"ansprechperson", "ansprechpersonen", "kontaktperson", "person", "fileas"},

	// What somebody is, where and how long
	"function": {"funktion", "funktionimba", "position", "rolle", "amt", "amtsbezeichnung", "aufgabe", "beauftragung", "beauftragtefür", "beauftragterfür", "jobtitle", "role", "organizationtitle",
		"berufsbezeichnung", "arbeitstitel", "stellenbezeichnung"},
	"district":         {"ba", "banr", "banummer", "stadtbezirk", "stadtbezirknr", "bezirk", "bezirksnr", "bezirksausschuss", "bezirksausschussnr", "district"},
	"body":             {"gremium", "ausschuss", "unterausschuss", "body"},
	"from":             {"funktionvon", "von", "seit", "beginn", "from", "amtseit", "imamtseit", "gewähltam", "bestelltam", "benanntam", "amtszeitvon", "amtszeitab", "mitgliedseit"},
	"until":            {"funktionbis", "bis", "ende", "until", "amtszeitbis", "amtbis", "bestelltbis", "gewähltbis", "ausgeschiedenam"},
	"organisation":     {"organisation", "firma", "verein", "einrichtung", "institution", "behörde", "dienststelle", "referat", "träger", "company", "companyname", "organization", "organizationname", "org"},
	"department":       {"abteilung", "sachgebiet", "fachbereich", "organisationseinheit", "department", "organizationdepartment"},
	"roleorganisation": {"organisationderfunktion"},

	// Addresses
	"street": {"straße", "strasse", "straßehausnummer", "straßeundhausnummer", "straßehausnr", "straßenr", "straßeundnr", "straßennameundhausnummer", "anschrift", "adresse", "postanschrift", "postadresse",
		"straßegeschäftlich", "straßedienstlich", "adressegeschäftlich",
		"adressedienstlich", "dienstanschrift", "dienstlicheanschrift", "dienstlichadresse", "büroanschrift", "adresszeile", "anschriftzeile", "street", "streetaddress", "address", "addressline", "businessstreet",
		"businessaddress", "workstreet", "workaddress", "addressstreet"},
	FieldHouseNumber: {"hausnummer", "hausnr", "hnr", "hsnr"},
	"extra": {"anschriftzusatz", "adresszusatz", "adressenzusatz", "zusatz", "zimmer", "raum", "co", "adresszeile2", "anschriftzeile2", "addressline2", "addressextendedaddress", "straßegeschäftlich2",
		"businessstreet2", "dienstlichadresse2", "dienstlicheanschrift2", "workaddress2"},
	"postcode": {"plz", "postleitzahl", "postleitzahlgeschäftlich", "postleitzahldienstlich", "plzgeschäftlich", "plzdienstlich", "dienstlichplz", "dienstlicheplz", "postcode", "postalcode", "zip", "zipcode",
		"businesspostalcode", "workzipcode", "workpostcode", "addresspostalcode"},
	"city":     {"ort", "stadt", "wohnort", "ortgeschäftlich", "ortdienstlich", "dienstort", "dienstlichort", "dienstlicherort", "city", "town", "businesscity", "workcity", "addresscity"},
	FieldPlace: {"plzort", "plzundort", "plzwohnort", "postleitzahlort", "postleitzahlundort", "ortplz", "zipcity"},
	"country": {"land", "landregion", "landregiongeschäftlich", "landgeschäftlich", "landdienstlich", "dienstlichland", "dienstlichesland", "country", "countryregion", "businesscountry",
		"businesscountryregion", "workcountry", "addresscountry"},
	"addresskind": {"artderanschrift", "addresslabel", "addresstype"},

	"street2":       {"straßeprivat", "adresseprivat", "anschriftprivat", "privatanschrift", "privatadresse", "privatstraße", "homestreet", "homeaddress"},
	"extra2":        {"straßeprivat2", "adresseprivat2", "privatadresse2", "homestreet2", "homeaddress2"},
	"postcode2":     {"postleitzahlprivat", "plzprivat", "privatplz", "homepostalcode", "homezipcode", "homepostcode"},
	"city2":         {"ortprivat", "wohnortprivat", "stadtprivat", "privatort", "homecity"},
	"country2":      {"landregionprivat", "landprivat", "privatland", "homecountry", "homecountryregion"},
	"postcodecity2": {"plzortprivat"},
	"street3":       {"weiterestraße", "weitereadresse", "weitereanschrift", "otherstreet", "otheraddress"},
	"extra3":        {"weiterestraße2", "otherstreet2"},
	"postcode3":     {"weiterepostleitzahl", "weitereplz", "otherpostalcode"},
	"city3":         {"weitererort", "othercity"},
	"country3":      {"weiteresland", "weitereslandregion", "weitereselandregion", "othercountry", "othercountryregion"},

	// Mailboxes, numbers, pages
	"email": {"email", "emailadresse", "emailadressen", "mail", "mailadresse", "emailaddress", "emailvalue", "primaryemail", "primäreemailadresse", "emaildienstlich", "emailgeschäftlich",
		"emailadressedienstlich", "emailadressegeschäftlich", "maildienstlich", "mailgeschäftlich", "dienstlicheemail", "dienstlicheemailadresse", "workemail", "businessemail", "elektronischepost"},
	"email2": {"emailprivat", "privateemail", "emailadresseprivat", "mailprivat", "privateemailadresse", "homeemail", "personalemail", "secondaryemail", "sekundäreemailadresse", "weitereemail",
		"weitereemailadresse", "zweiteemail", "alternativeemail"},
	"emaillabel": {"emaillabel", "emailtype"},

	"phone": {"telefon", "tel", "telnr", "telefonnr", "telefonnummer", "telefonnummern", "rufnummer", "durchwahl", "festnetz", "festnetznummer", "fon", "phone", "phonenumber", "phonevalue", "telephone",
		"telefongeschäftlich", "telgeschäftlich", "telefondienstlich", "teldienstlich", "telefonnummergeschäftlich", "telefonbüro", "telbüro", "telnrdienstlich", "telefonnummerdienstlich", "diensttelefon", "businessphone", "workphone"},
	"phone2":     {"telefonprivat", "telprivat", "telnrprivat", "privattelefon", "telefonnummerprivat", "festnetzprivat", "weiteretelefonnummer", "homephone"},
	"phone3":     {"telefongeschäftlich2", "businessphone2"},
	"phone4":     {"telefonprivat2", "homephone2"},
	"phone5":     {"weiterestelefon", "otherphone"},
	"phone6":     {"haupttelefon", "primaryphone", "mainphone"},
	"phonelabel": {"phonelabel", "phonetype"},

	"mobile": {"mobil", "mobilnr", "mobilnummer", "mobiltelefon", "mobiltelnr", "mobiltelefonnummer", "mobilfunk", "mobilfunknummer", "mobildienstlich", "handy", "handynr", "handynummer", "diensthandy",
		"telefonmobil", "telmobil", "mobilgeschäftlich", "handydienstlich", "mobile", "mobilephone", "mobilenumber", "cell", "cellphone"},
	"mobile2": {"mobilprivat", "handyprivat", "handynummerprivat", "radiophone"},

	"web":      {"internet", "internetseite", "homepage", "website", "webseite", "websitevalue", "webpage", "webadresse", "url"},
	"web2":     {"personalwebpage"},
	"weblabel": {"websitelabel", "websitetype"},

	// The rest
	"note":       {"notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "kommentar", "note", "notes", "comment", "comments", "hinweis", "hinweise"},
	"verified":   {"stand", "zuletztgeprüft", "zuletztgeprüftam", "geprüftam", "aktualisiertam", "letzteaktualisierung", "verified"},
	"salutation": {"briefanrede", "anredezeile"},
	FieldMore: {"büro", "officelocation", "postfach", "postfachgeschäftlich", "postfachprivat", "weiterespostfach", "businessaddresspobox", "homeaddresspobox", "otheraddresspobox", "addresspobox",
		"straßegeschäftlich3", "straßeprivat3", "weiterestraße3", "businessstreet3", "homestreet3", "otherstreet3",
		"fax", "faxnr", "faxnummer", "telefax", "telefaxnummer", "faxgeschäftlich", "faxdienstlich", "faxprivat", "weiteresfax", "faxnumber", "businessfax", "homefax", "otherfax",
		"telefonfirma", "companymainphone", "autotelefon", "carphone", "isdn", "pager", "pagernummer", "pagernumber", "telex", "rückmeldung", "callback", "telefonassistent", "assistantsphone", "nameassistent",
		"assistentin", "assistantsname",
		"benutzer", "user", "benutzerdef", "custom", "customfieldvalue", "organizationjobdescription"},
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

// unkept are heads of columns that are not taken over, whatever stands in them, unless somebody asks for it. An office that invites people has no need to know who is married to whom, who was born when, who
// believes, votes or earns what, and who hears badly: that is not even offered. The others are of use to the program that wrote them alone.
var unkept = func() map[string]bool {
	set := map[string]bool{}
	for _, words := range [][]string{
		{"geburtstag", "geburtsdatum", "geburtsjahr", "geburtsmonat", "geboren", "geborenam", "geburtsort", "geburtsname", "alter", "birthday", "birthyear", "birthmonth", "dateofbirth", "jahrestag", "anniversary", "maidenname"},
		{"partner", "partnerin", "ehepartner", "kinder", "familie", "familienstand", "spouse", "children", "relationvalue", "relationlabel", "relationtype"},
		{"partei", "fraktion", "religion", "konfession", "staatsangehörigkeit", "nationalität", "herkunft", "party", "nationality"},
		{"telefonfürhörbehinderte", "ttytddphone", "behinderung"},
		{"beruf", "profession", "occupation", "hobby", "schools", "foto", "bild", "photo", "sozialversicherungsnr", "regierungsnr", "governmentidnumber", "konto", "account", "iban", "organisationsnr",
			"organizationalidnumber", "abrechnungsinformation", "billinginformation", "reisekilometer", "mileage"},
		{"emailtyp", "emailangezeigtername", "emaildisplayname", "initialen", "initials", "spitzname", "nickname", "shortname", "givenyomi", "surnameyomi", "companyyomi", "yominame", "givennameyomi",
			"additionalnameyomi", "familynameyomi", "organizationyominame", "phoneticfirstname",
			"phoneticmiddlename", "phoneticlastname", "messengername", "screenname", "imaddress", "eventvalue", "eventlabel", "eventtype"},
		{"addressformatted", "addressregion", "regiongeschäftlich", "bundesland", "bundeslandkantonprivat", "bundeslandprivat", "privatbundesland", "bundeslanddienstlich", "dienstlichbundesland",
			"weiteresrbundeslandkanton", "businessstate", "homestate", "otherstate", "workstate", "workcounty", "homecounty", "state"},
		{"kategorien", "categories", "labels", "groupmembership", "empfohlenvon", "referredby", "internetfreigebucht", "internetfreebusy", "namedesdervorgesetzten", "namedesrvorgesetzten", "managersname", "priorität",
			"priority", "privat", "private", "vertraulichkeit", "sensitivity", "sprache",
			"language", "stichwörter", "keywords", "verzeichnisserver", "directoryserver", "lfdnr", "laufendenummer", "nr", "id", "personalnummer", "mitgliedsnummer", "kundennummer", "aktenzeichen", "location", "subject", "organizationtype", "organizationsymbol", "organizationlocation",
			"customfieldlabel", "customfieldtype"},
	} {
		for _, w := range words {
			set[w] = true
		}
	}
	return set
}()

// wholes are heads of columns that repeat what others hold in parts, each with the head of such a part.
var wholes = map[string]string{"businessaddress": "businessstreet", "homeaddress": "homestreet", "otheraddress": "otherstreet"}

var digitInHead = regexp.MustCompile(`\d`)

// passedOver reports whether a column of a table is not read even if its cells look like something that is kept: 'Fax' of a spouse looks like a number to call.
func passedOver(head string, all []string) bool {
	plain := plainHead(head)
	if unkept[plain] || unkept[digitInHead.ReplaceAllString(plain, "")] {
		return true
	}
	for _, other := range all {
		if part := wholes[plain]; part != "" && plainHead(other) == part {
			return true
		}
	}
	return false
}
