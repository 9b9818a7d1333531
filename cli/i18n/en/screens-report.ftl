### The report of `idchip verify`, and of the other commands with checks.

## Forms of dates, errors and certificates

report-day = { $year }-{ $month }-{ $day }
report-time = { $year }-{ $month }-{ $day }T{ $time }Z
report-period = { $from } to { $to }
report-parse-error = { $kind }, in { $structure } at byte { $at }
report-certificate = { $key }, { $validity }, serial { $serial }
report-key-malformed = malformed: { $error }
report-key-unknown = unknown
report-bits = { $bits } bits
report-rsa-key = RSA { $bits } bits, e = { $exponent }
report-explicit-curve = { $name } (explicit parameters)
report-unknown-curve = { $bits } bits (explicit parameters, unknown curve)
report-from = from { $path }

## Outcomes and results

report-outcome-accepted = accepted
report-outcome-rejected = rejected
report-outcome-undetermined = undetermined
report-outcome-malformed = malformed
report-outcome-verified = verified
report-result-aborted = aborted
report-result-failed = failed
report-result-not-supported = not supported
report-result-successful = successful
report-result-undetermined = undetermined

## The headline

report-one-failed = 1 check failed.
report-several-failed = { $count } checks failed, the gravest first: { $titles }.
report-deciding = { $title }: { $reason }.
report-check-line = { $title }: { $reason }
report-terms = judged for { $at }, policy { $policy }
report-terms-with-anchors = judged for { $at }, policy { $policy }, { $anchors }
report-anchors-from = anchors from { $place }
report-no-anchors = no anchors
report-chip-required = chip required
report-tolerated = { $finding } tolerated
report-refused = { $finding } refused
report-read-again = Read the whole file again; `idchip dump { $path }` shows it up to the error.
report-cards = { $count } cards

## The table of checks

report-column-check = Check
report-column-section = Section
report-column-result = Result
report-column-reason = Reason
report-column-reason-and-advice = Reason, and what to do
report-explained = { $reason }. A deviation list explains it
report-security-title = EF.CardSecurity, { $title }
report-security-content = Content
report-security-signature = Signature

## Labels: at most eleven characters

label-more = More
label-recorded = Recorded
label-data-groups = Data groups
label-application = Application
label-files = Files
label-signer = Signer
label-its-crl = Its CRL
label-anchor = Anchor
label-findings = Findings
label-finding = Finding
label-deviations = Deviations
label-warning = Warning
label-pinned = Pinned
label-response = Response
label-key = Key
label-algorithm = Algorithm
label-caution = Caution

## Files, findings and deviations

report-status-not-identical = not as signed
report-status-not-signed = not signed
report-status-incomplete = not read to its end
report-status-non-conformance = not comparable
report-status-identical = as signed
report-status-present = signed, not read
report-unnamed-file = a file that the application does not name
report-finding-anchor = anchor: { $finding }
report-warning-line = { $file } { $text }
report-warning-licence = has the signed hash and is that of a driving licence: verify the card with --application eu-dl
report-warning-malformed = has the signed hash but does not parse: { $error }
report-list-compared = { $path }, by { $publisher }: matching entries: { $matched } of { $entries }; undetermined: { $undetermined }
report-list-not-compared = { $path }, by { $publisher }: { $why }
report-entry = entry { $index }: { $text }
report-concerns = It is about: { $titles }
report-deviation-of = { $text }: { $part }
report-deviation-unknown = the deviation is of a type that is not known
report-field-unnamed = a field that is not named
report-field-version = version
report-field-serial-number = serial number
report-field-signature-algorithm = signature algorithm
report-field-issuer = issuer
report-field-validity = validity
report-field-subject = subject
report-field-public-key = public key
report-field-issuer-identifier = unique identifier of the issuer
report-field-subject-identifier = unique identifier of the subject
report-field-document-code = document code
report-field-issuing-state = issuing state
report-field-name = name
report-field-document-number = document number
report-field-nationality = nationality
report-field-date-of-birth = date of birth
report-field-sex = sex
report-field-date-of-expiry = date of expiry
report-field-optional-data = optional data

## The recorded report of evidence

report-recorded = { $verdict } for { $at }, by { $tool }
report-recorded-agrees = The recorded report and this one agree.
report-recorded-differs = { $member }: recorded { $recorded }, now { $now }
report-as-recorded = --as-recorded judges for the recorded time, and trusts the recorded challenge
report-none = none

## The tree of TR-03135-1

report-tree-note = by BSI TR-03135-1 v2.5, as made; the verdict is that of the policy
report-beside-the-tree = Beside the tree
report-see = See: { $title }
report-with-profile = { $reason } ({ $profile })
report-profile-mandatory = mandatory
report-profile-optional = optional
report-profile-evaluatory = evaluatory
report-access-not-seen = the library does not see the access to the chip
report-nothing-printed = the library reads nothing that is printed
report-no-protocol = the library does not perform this protocol
report-tree-identical = identical
report-tree-incomplete = incomplete
report-tree-non-conformance = non conformance
report-tree-not-identical = not identical
report-tree-not-present = not present
report-tree-not-signed = not signed
report-tree-present = present

## Other commands

report-key-not-authenticated = The key itself was not authenticated: anyone can make a key and answer with it. `idchip verify` compares EF.DG15 with the signed hash.
report-qr-compared = Comparison with the verified card

## Reasons of results; they begin in lower case if another text may stand before them

why-title-files = Files
why-with-detail = { $reason }: { $detail }
why-of-file = { $file }: { $reason }
why-driving-licence = EF.DG1 is that of a driving licence, which has no MRZ
why-not-revoked = Not revoked; the list is in force until { $day }
why-files-as-signed = The files that were read have the signed hashes
why-state-without-anchor = EF.DG1 and the signer's certificate name the same state; no anchor confirms it
why-not-read = { $file } was not read
why-not-as-signed = { $file } is not as signed
why-content-type = { $reason }: its content type is { $type }
why-numbers = { $reason }: it has the numbers { $numbers }
why-not-listed = EF.SOD lists no { $file } to compare with
why-incomplete = { $file } was not read to its end
why-no-dg15 = EF.SOD lists no DG15: the chip has no key for it
why-no-card-access = EF.CardAccess was not given
why-no-com = EF.COM was not given
why-no-types = the signer's certificate lists no types
why-valid-until = Valid until { $day }
why-length = { $reason }: { $found } of { $expected } bytes
why-lacks-byte = { $reason }: { $file } lacks at least its last byte
why-lacks-bytes = { $reason }: { $file } lacks its last { $bytes } bytes
why-not-tolerated = { $finding }, which this policy does not tolerate
why-limit = { $reason } ({ $day })
why-revoked = { $reason } on { $day }
why-revoked-for = { $reason } on { $day } ({ $why })
why-issuer-with-key = { $issuer }, key id { $key }
why-issuer-unknown = an unknown issuer
why-no-anchor = No anchor for { $issuer }
why-no-anchor-of-none = No anchor for { $issuer }: no anchors were given
why-no-anchor-of-one = No anchor for { $issuer }: the anchor given is a different one
why-no-anchor-of-many = No anchor for { $issuer }: the { $count } anchors given do not include it
why-entry-matches = The card is one of those that the entry names
why-infos-as-signed = the digest of the infos is the signed one
why-infos-signed = the signature was made with the signer's key
why-access-agrees = EF.CardAccess offers the PACE that is signed, and nothing else
why-dg14-agrees = DG14 lists the same PACE
why-dir-agrees = EF.DIR is the file whose copy is signed

## Advice: whole sentences

advice-driving-licence = Verify the card as a driving licence (--application eu-dl).
advice-without-strict = Without --strict this deviation is reported and tolerated.
advice-get-anchors = Get the CSCA certificate of the issuing state (docs/anchors.md tells where), and give it with --anchors, in $IDCHIP_ANCHORS, or in the configuration file.
advice-with-option = { $advice } ({ $option }).
