### The screens of `idchip anchors`.

## Labels: at most eleven characters

label-anchor-key = key
label-anchor-validity = validity
label-anchor-serial = serial
label-anchor-signed = signed
label-anchor-key-id = key id
label-anchor-warning = warning
label-anchor-findings = findings

## Certificates

anchors-self-signed = self-signed
anchors-not-self-signed = self-issued, but not signed with its own key
anchors-signature-not-supported = self-issued, signature not supported
anchors-issued-by = issued by { $issuer }
anchors-shown = { $count } of { $all } certificates are shown
anchors-mark-expired = expired
anchors-mark-not-yet-valid = not yet valid
anchors-mark-not-a-csca = not a csca
anchors-mark-test = test
anchors-odd-not-a-csca = not a CSCA certificate, so nothing is accepted under it
anchors-odd-no-basic-constraints = an anchor without basic constraints
anchors-odd-not-ca = an anchor whose basic constraints do not say cA TRUE
anchors-odd-version = an anchor of version 1
anchors-odd-no-cert-sign = an anchor whose key usage lacks keyCertSign
anchors-odd-test = an anchor of a test system, which vouches for no state

## The summary

anchors-summary = { $certificates } certificates, { $malformed } malformed, { $duplicates } duplicates
anchors-by-country = by country
anchors-no-country = none
anchors-by-key = by key
anchors-by-algorithm = by signature algorithm
anchors-by-signature = signed
anchors-by-itself = by itself
anchors-not-by-itself = not by itself, though self-issued
anchors-not-supported = self-issued, not supported
anchors-by-another = by another
anchors-by-mark = marks
anchors-by-finding = findings

## Master lists

anchors-list = { $count } certificates, signed { $signed }, judged for { $at }
anchors-list-without-time = { $count } certificates, signed at an unknown time, judged for { $at }
anchors-finding-pinned = pinned certificate: { $finding }
anchors-list-not-vouched-for = No certificate of this list is vouched for by its publisher.
