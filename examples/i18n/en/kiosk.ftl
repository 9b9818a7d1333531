### The sentences and labels of the kiosks, in English. `cargo xtask kiosk-texts` makes the tables of the programs from
### this file and its translation beside it; it says what is wrong with either of them. The meanings of reasons, errors
### and findings are texts of the library, and not here.
###
### A message whose name ends in a number belongs to a list, and a number of the library chooses the message.

## The result, and the sentences below it

outcome-0 = ACCEPTED
outcome-1 = REJECTED
outcome-2 = UNDETERMINED
outcome-3 = UNREADABLE

chip-is-original = The chip is the original.
chip-not-proved = Not proved: that the chip is the original and no copy.
access-weakened = EF.CardAccess is not as the signed DG14: the access to the chip may be weakened.
parts-differ = Parts of the card contradict each other: see the comparisons.
# The first sentence, by the number of the result above.
summary-0 = The data are genuine: a trusted authority signed them, nothing was changed.
summary-1 = Do not accept this card.
summary-2 = Neither yes nor no: something is missing to decide.
summary-3 = This card cannot be judged.
why = Why: { $why }.
judged-for = Judged for { $date }.
# A day. Month and day have two digits.
date = { $year }-{ $month }-{ $day }

## What to do

call-supervisor = Call a supervisor.
read-again = Read the card again.
compare-photo = Compare the photo with the person.
no-photo = The chip gave no photo. Call a supervisor.
scan-again-or-ask-card = Scan the QR code again, or ask for the ID card.
scan-again-or-call = Scan the QR code again. If the result stays, call a supervisor.
set-scanner = Set the scanner to UTF-8 and scan again, or call a supervisor.

# If a check fails, by the number of the check.
advice-0 = { call-supervisor }
advice-1 = Read the card again. If the result stays, call a supervisor.
advice-2 = { advice-1 }
advice-3 = The signer is not known here as one of documents. Call a supervisor.
advice-4 = Is the date of this machine right? If it is, call a supervisor.
advice-5 = The signer was revoked. Call a supervisor.
advice-6 = { advice-1 }
advice-7 = { advice-1 }
advice-8 = Another state's authority signed it. Call a supervisor.
advice-9 = The holder needs a new document.
advice-10 = Try again. If the result stays, call a supervisor.
advice-11 = The signer does not sign documents of this type. Call a supervisor.
advice-12 = { advice-1 }

## Why a card is not accepted. Each completes the message `why`, which ends with the full stop.

sod-missing = EF.SOD is missing
why-check = { $check }: { $reason }
why-qr = QR code: { $reason }
qr-differs = QR code: it says something else than the chip
qr-no-number = QR code: its personal number cannot be compared with the chip
qr-no-field = QR code: a field of it cannot be compared with the chip

## The reason for the result of a check, with its evidence; both also stand in the table of checks

until = until { $date }
anchor = anchor { $number }
reason-anchor = { $reason } (anchor { $number })
reason-data-group = { $reason } (DG{ $number })
# A reason, error or finding of a later version of the library, which has no text here.
unknown-number = number { $number }
# The detail is the text of an error or of a finding.
reason-detail = { $reason }: { $detail }
reason-date = { $reason } ({ $date })
reason-length = { $reason } ({ $found } of { $expected } bytes)
reason-missing = { $reason } (DG{ $number }: { $count } bytes are missing)

## The document and its holder: labels of at most 22 characters

document = DOCUMENT AND HOLDER
document-hidden = DOCUMENT AND HOLDER (hidden: --reveal shows it)
label-document-code = Document code
label-issuing-state = Issuing state
label-document-number = Document number
label-surname = Surname
label-given-names = Given names
label-nationality = Nationality
label-sex = Sex
label-date-of-birth = Date of birth
label-date-of-expiry = Date of expiry
label-personal-number = Personal number
label-full-name = Full name
label-ethnicity = Ethnicity
label-religion = Religion
label-place-of-origin = Place of origin
label-place-of-residence = Place of residence
label-identification = Identification
label-father = Father
label-mother = Mother
label-spouse = Spouse
label-old-number = Old number
label-date-of-issue = Date of issue
label-expiry-in-dg13 = Expiry in DG13
male = M
female = F
# The date of expiry of a document that does not expire.
no-expiry = none
# A value that is not shown.
hidden = (hidden)
not-readable = cannot be read: { $reason }

## The comparisons of the parts of a card: names of at most 28 characters

comparisons = COMPARISONS
agrees = agrees
differs = DIFFERS
compared-0 = birth year of number
compared-1 = date of birth
compared-2 = date of expiry
compared-3 = document number
compared-4 = name
compared-5 = personal number
compared-6 = personal number check digit
compared-7 = qr date of birth
compared-8 = qr date of issue
compared-9 = qr name
compared-10 = qr personal number
compared-11 = qr sex
compared-12 = sex
compared-13 = sex of number

## The table of checks: titles of at most 20 characters, results of at most 13

checks = CHECKS
title-0 = Another check
title-1 = Content of EF.SOD
title-2 = Signature of EF.SOD
title-3 = Signer's certificate
title-4 = Validity
title-5 = Revocation
title-6 = EF.COM and EF.SOD
title-7 = Data groups
title-8 = Issuing state
title-9 = Document's expiry
title-10 = Chip is genuine
title-11 = Document type
title-12 = EF.CardAccess
result-0 = unknown
result-1 = successful
result-2 = failed
result-3 = undetermined
result-4 = not supported
result-5 = aborted

## The table of data groups: statuses of at most 14 characters, and a note

data-groups = DATA GROUPS
status-0 = unknown
status-1 = as signed
status-2 = NOT AS SIGNED
status-3 = NOT SIGNED
status-4 = not comparable
status-5 = not read

note-unreadable = unreadable: { $reason }
note-face = face: { $format }, { $length } bytes at { $at }
note-no-image = no image
note-citizen = citizen's details
# The names of protocols, separated by commas.
note-protocols = protocols: { $names }
note-rsa-key = RSA key of { $bits } bits
note-ec-key = EC key, point of { $length } bytes
note-other-key = key of another kind

format-0 = unknown
format-1 = JPEG
format-2 = JPEG 2000
format-3 = JPEG 2000 codestream
format-4 = WSQ
protocol-0 = other
protocol-1 = AA
protocol-2 = CA
protocol-3 = CA domain
protocol-4 = CA key
protocol-5 = EF.DIR
protocol-6 = PACE
protocol-7 = PACE domain
protocol-8 = TA

## The deviations that the parsers tolerated, each a text of the library

deviations = DEVIATIONS
