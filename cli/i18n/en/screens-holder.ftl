### The identity on an accepted card, as `idchip verify --reveal` shows it.

## Headings

holder-holder = Holder
holder-document = Document
holder-portrait = Portrait

## Labels: at most 22 characters

holder-document-code = Document code
holder-issuing-state = Issuing state
holder-document-number = Document number
holder-date-of-issue = Date of issue
holder-issuing-authority = Issuing authority
holder-endorsements = Endorsements
holder-tax-or-exit-rules = Tax or exit rules
holder-personalised-with = Personalised with
holder-personalised-at = Personalised at
holder-sex = Sex
holder-nationality = Nationality
holder-full-name = Full name
holder-surname = Surname
holder-given-names = Given names
holder-surname-in-the-mrz = Surname in the MRZ
holder-given-names-in-the-mrz = Given names in the MRZ
holder-other-names = Other names
holder-personal-number = Personal number
holder-place-of-birth = Place of birth
holder-permanent-address = Permanent address
holder-telephone = Telephone
holder-profession = Profession
holder-title = Title
holder-personal-summary = Personal summary
holder-custody-information = Custody information
holder-other-travel-documents = Other travel documents
holder-vietnamese-details = Vietnamese details
holder-ethnicity = Ethnicity
holder-religion = Religion
holder-place-of-origin = Place of origin
holder-place-of-residence = Place of residence
holder-identification = Identification
holder-father = Father
holder-mother = Mother
holder-spouse = Spouse
holder-old-number = Old number
holder-date-of-birth = Date of birth
holder-date-of-expiry = Date of expiry
holder-number-for-services = Number for services
holder-image-label = Image
holder-written-to = Written to

## Values

holder-image = { $format }, { $width } × { $height } pixels
holder-female = female
holder-male = male
holder-unspecified = unspecified
holder-sex-unknown = sex unknown
holder-yes = yes
holder-no = no
holder-unreadable = not readable: { $error }
holder-province-merged = { $name } (merged into { $new } in July 2025)
holder-province-renamed = { $name } ({ $new } since July 2025)

## Remarks

holder-birth-differs = ✘ Another file of the chip has another date of birth. Show the card to an expert.
holder-birth-unknown-part = X stands for a digit that the chip does not have.
holder-century-assumed = The chip has two digits of the year: the century is the latest possible one.
holder-century-of-number = The chip has two digits of the year: the century is that of the personal number.
holder-no-expiry = The document does not expire.
holder-expiry-before-issue = The date is before the certificate of the signer. Most likely the document does not expire.
holder-last-day = This is its last day.
holder-one-day-left = One day is left.
holder-days-left = { $days } days are left.
holder-expired-the-day-before = It expired the day before.
holder-expired-days-before = It expired { $days } days before.
holder-name-cut = The name fills its field in the MRZ: it may be cut off or abbreviated.
holder-number-of-province = Its digits say: birth registered in { $province }, { $sex }, born in { $year }.
holder-number-of-code = Its digits say: birth registered under code { $code }, { $sex }, born in { $year }.

## Sentences in place of the values

holder-hidden = The holder's data is hidden: --reveal shows it.
holder-not-read = The holder's data is not shown: the files of { $application } are not read.
holder-withheld = The holder's data is not shown, because the card is not accepted. `idchip inspect --reveal` shows what is on the chip, without proof.
holder-contradiction = Parts of the chip contradict each other, although all are signed. Show the card to an expert.

## Comparisons

holder-comparison = Comparison of the parts (Vietnamese profile)
holder-absent = absent on one side
holder-agrees = agrees
holder-differs = differs
holder-not-comparable = not comparable
holder-compared = { $made } of { $all } fields compared
holder-compare-birth-year-of-number = year of birth: DG1, personal number
holder-compare-date-of-birth = date of birth: DG1, DG13
holder-compare-date-of-expiry = date of expiry: DG1, DG13
holder-compare-document-number = document number: DG1, personal number
holder-compare-name = name: DG1, DG13
holder-compare-personal-number = personal number: DG1, DG13
holder-compare-personal-number-check-digit = personal number: check digit in DG1
holder-compare-qr-date-of-birth = date of birth: QR code, chip
holder-compare-qr-date-of-issue = date of issue: QR code, chip
holder-compare-qr-name = name: QR code, chip
holder-compare-qr-personal-number = personal number: QR code, chip
holder-compare-qr-sex = sex: QR code, chip
holder-compare-sex = sex: DG1, DG13
holder-compare-sex-of-number = sex: DG1, personal number
