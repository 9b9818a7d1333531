### Deviations from the standard that were tolerated in reading. The short text of each finding is that of the
### library (src/finding.rs); a translation adds it as the value.

finding-authority-key-identifier-missing =
    .meaning = The certificate does not say by which key it was issued. The anchor was looked for by the issuer's name instead.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-basic-constraints-in-end-entity =
    .meaning = The signer's certificate has an entry that only certificates of authorities need. Vietnam's have it, for example.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-basic-constraints-missing =
    .meaning = The certificate of the state's authority does not say that it may issue others. It was taken as an anchor because the caller chose it.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-basic-constraints-not-ca =
    .meaning = The certificate of the state's authority says that it is not one of an authority. It was taken as an anchor because the caller chose it.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-basic-constraints-not-critical =
    .meaning = The entry that makes a certificate that of an authority is not marked as one that must be obeyed.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-ber-encoding =
    .meaning = EF.SOD is written in a form that allows several spellings of the same content. It was read, and its bytes were hashed as they are.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.2

finding-biometric-field-unusual =
    .meaning = A description of a finger or iris image lacks something, or says something that the standard does not define.
    .not = { not-content }
    .do = { do-tolerated }
    .section = ISO/IEC 19794-4, 19794-6, 39794

finding-biometric-header-incomplete =
    .meaning = The label in front of a picture or a print, which says what it is, lacks an entry.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7

finding-biometric-header-unusual =
    .meaning = The label in front of a picture or a print says something that the standard does not give.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7

finding-biometric-image-format-differs =
    .meaning = The image of a finger or an iris is, for example, a JPEG 2000 and is called something else.
    .not = { not-content }
    .do = { do-tolerated }
    .section = ISO/IEC 19794-4, 19794-6, 39794

finding-biometric-record-length-differs =
    .meaning = The record of a finger or an iris states a length that it does not have.
    .not = { not-content }
    .do = { do-tolerated }
    .section = ISO/IEC 19794-4, 19794-6

finding-boolean-not-der =
    .meaning = A yes is written as another byte than FF. It was read as yes.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = X.690 §11.1

finding-certificate-version =
    .meaning = The certificate of the state's authority is of the first version of X.509, which cannot have the entries that Doc 9303 requires. It was taken as an anchor because the caller chose it.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-chip-authentication-info-missing =
    .meaning = EF.DG14 has a key with which the chip can prove that it is genuine, and does not say by which protocol.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-11 §9.2

finding-com-data-group-missing =
    .meaning = EF.COM, the table of contents of the chip, leaves out the file with the name or the one with the photo.
    .not = { not-unsigned }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.1

finding-com-malformed =
    .meaning = EF.COM, the table of contents of the chip, has a part that cannot be read.
    .not = { not-unsigned }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.1

finding-com-tag-repeated =
    .meaning = EF.COM, the table of contents of the chip, lists a file twice.
    .not = { not-unsigned }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.1

finding-com-tag-unknown =
    .meaning = EF.COM, the table of contents of the chip, lists a file that the standard does not have.
    .not = { not-unsigned }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.1

finding-com-version-differs =
    .meaning = EF.COM and the signed EF.SOD name different versions of the standard.
    .not = { not-unsigned }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.1

finding-com-version-unknown =
    .meaning = EF.COM names a version of the standard, or of Unicode, that does not exist.
    .not = { not-unsigned }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.1

finding-common-name-missing =
    .meaning = The name of a signer or an authority lacks the part that people call it by.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-content-type-tolerated =
    .meaning = The content of EF.SOD is called by a name that was used before the standard fixed one. Early documents of some states have it.
    .not = It does not mean that something else was signed: the content is the list of hashes, and only the names of early documents are allowed.
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.2

finding-countries-differ =
    .meaning = A certificate names one country as its issuer, and another as its owner.
    .not = It is no proof that a stranger issued the certificate: its signature is checked under the anchor. The state of the anchor is compared with that of the document.
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-country-lower-case =
    .meaning = The country in a name is written in small letters.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-country-missing =
    .meaning = The name of a signer or an authority has no country.
    .not = It says nothing against the data. Without a country, the check of the issuing state may stay open.
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-country-not-two-letters =
    .meaning = The country in a name is, for example, one of three letters.
    .not = It says nothing against the data. With such a country, the check of the issuing state may stay open.
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-crl-next-update-missing =
    .meaning = The revocation list does not say when the next one is due, so that nobody knows how long it is in force.
    .not = It does not mean that the list is wrong. The certificates that it names are revoked, but it does not prove that any other is not revoked.
    .do = Get a list of the authority that says when the next one is issued.
    .section = Doc 9303-12 §7.1.4

finding-crl-number-missing =
    .meaning = The revocation list has no number, by which a newer one is told from an older one.
    .not = It does not mean that the list is wrong: its signature and its dates were checked.
    .do = { do-list }
    .section = Doc 9303-12 §7.1.4

finding-crl-version =
    .meaning = The revocation list is of the first version, which has no numbers and no reasons.
    .not = It does not mean that the list is wrong: its signature and its dates were checked.
    .do = { do-list }
    .section = Doc 9303-12 §7.1.4

finding-crls-embedded =
    .meaning = EF.SOD, or a list, has revocation lists inside. They were not used: the ones that the caller gives count.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.2

finding-cvca-unusual =
    .meaning = EF.CVCA, in which the chip names the authorities that may read fingerprints, has another form than the standard gives it.
    .not = It does not mean that data was changed: nobody signs this file, and no check depends on it.
    .do = { do-tolerated }
    .section = TR-03110-1

finding-date-binary-coded =
    .meaning = A date is written as digits in half bytes, as older documents do. It was read.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7.11

finding-date-unreadable =
    .meaning = A date, such as that of issue, cannot be read.
    .not = { not-content }
    .do = { do-compare }
    .section = Doc 9303-10 §4.7.11

finding-default-value-encoded =
    .meaning = A value is written out although leaving it out means the same.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = X.690 §11.5

finding-deviation-document-type-length =
    .meaning = An entry of a deviation list names the document type by one character in place of two.
    .not = It says nothing about the document. The entry was compared as it is meant.
    .do = { do-list }
    .section = Doc 9303-12 §10.2

finding-digest-algorithm-not-listed =
    .meaning = The hash function of the signer is not announced at the beginning of EF.SOD, as it should be.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 5652 §5.1

finding-digest-info-without-null =
    .meaning = An RSA signature leaves out two bytes inside that the standard asks for. The whole content was compared all the same.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 8017 §9.2

finding-document-type-list-malformed =
    .meaning = The signer's certificate has a list of the documents that it may sign, and the list cannot be read. It limits nothing.
    .not = It does not mean that the signer may not sign this document: that is not known.
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1.6

finding-document-type-list-unusual =
    .meaning = The list of the documents that the signer may sign is written in a form of an earlier edition. It was read.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-ecdsa-parameters-present =
    .meaning = The name of a signature algorithm has an addition that it should not have.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 5758 §3.2

finding-element-empty-or-padded =
    .meaning = A field of EF.DG11 or EF.DG12 is empty, or is filled up with < or blanks.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7.11

finding-elements-out-of-order =
    .meaning = The parts of a file stand in another order than in the standard.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7

finding-extended-key-usage-not-critical =
    .meaning = The certificate says that it is for signing lists, and does not mark this as one that must be obeyed.
    .not = { not-certificate }
    .do = { do-list }
    .section = Doc 9303-12 §7.1.1

finding-extension-malformed =
    .meaning = A certificate has an entry that cannot be read. No check depends on this entry.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = RFC 5280 §4.2

finding-extra-key-usage =
    .meaning = The certificate allows its key for more than the standard does.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-face-field-unusual =
    .meaning = The description of the photo has a value that the standard does not define.
    .not = { not-content }
    .do = { do-tolerated }
    .section = ISO/IEC 19794-5

finding-face-image-format-differs =
    .meaning = The photo is, for example, a JPEG and its description calls it a JPEG 2000.
    .not = { not-content }
    .do = { do-tolerated }
    .section = ISO/IEC 19794-5

finding-face-missing =
    .meaning = EF.DG2, which should hold the photo, says that it holds none.
    .not = It is no sign that a photo was taken out: the signed hash is that of a file without one.
    .do = Compare the holder with the printed photograph, and ask for another document where a photo on the chip is required.
    .section = Doc 9303-10 §4.7.2

finding-face-record-length-differs =
    .meaning = The description of the photo states a length that it does not have.
    .not = { not-content }
    .do = { do-tolerated }
    .section = ISO/IEC 19794-5

finding-face-record-missing =
    .meaning = The photo stands in EF.DG2 without its description.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7

finding-forbidden-extension =
    .meaning = The certificate has an entry that the standard forbids for its kind.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-further-signer-not-verified =
    .meaning = EF.SOD is signed more than once. One signature holds, and another could not be verified or does not hold.
    .not = It does not mean that the data was changed: the report is about the signature that holds. A second signature may use an algorithm that this program does not have.
    .do = Nothing under the default policy. Whoever knows that the state signs each document twice refuses the finding by --refuse.
    .section = RFC 5652 §5

finding-generalized-time-before-2050 =
    .meaning = A date in a certificate is written with four digits of the year where two are required.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = RFC 5280 §4.1.2.5

finding-hash-differs-from-signature-hash =
    .meaning = EF.SOD names one hash function for its content, and signs with another.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 5652 §5.3

finding-image-format-unknown =
    .meaning = A picture is neither a JPEG nor a JPEG 2000, so that it may not be possible to show it.
    .not = { not-content }
    .do = { do-look }
    .section = Doc 9303-10 §4.7

finding-image-padded =
    .meaning = Zeros follow the end of a picture.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7

finding-instance-count-differs =
    .meaning = A file says how many pictures or prints it holds, and holds another number.
    .not = { not-content }
    .do = { do-look }
    .section = Doc 9303-10 §4.7

finding-integer-not-minimal =
    .meaning = A number is written with more bytes than it needs.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = X.690 §8.3.2

finding-issuer-name-differs =
    .meaning = The signer's certificate calls its issuer by another name than the anchor has. The key is the right one: the signature was verified with it.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-key-id-negative =
    .meaning = A key of the chip has a negative number as its name.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-11 §9.2

finding-key-usage-missing =
    .meaning = The certificate does not say what its key is for. For a signer this is one of the entries that keep other certificates of a state from signing documents.
    .not = It does not mean that somebody else signed. But nothing says that this key was meant for documents.
    .do = { do-refused }
    .section = Doc 9303-12 §7.1.1

finding-key-usage-not-critical =
    .meaning = The certificate says what its key is for, and does not mark this as one that must be obeyed. It was obeyed.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-key-usage-padded =
    .meaning = The entry that says what the key is for is written with more bits than it needs.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = X.690 §11.2.2

finding-key-usage-without-cert-sign =
    .meaning = The certificate of the state's authority does not say that it may issue others. It was taken as an anchor because the caller chose it.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-lds-version-mismatch =
    .meaning = EF.SOD gives itself a version that does not fit the version of the standard that it names, or that it leaves out.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.2.3

finding-long-serial-number =
    .meaning = The serial number of a certificate has more than 20 bytes.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = RFC 5280 §4.1.2.2

finding-missing-wrapper =
    .meaning = EF.SOD begins with its content, without the tag around it.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.2

finding-mrz-birth-check-digit =
    .meaning = The check digit behind the date of birth does not fit the date.
    .not = { not-mrz }
    .do = { do-compare }
    .section = Doc 9303-3 §4.9

finding-mrz-character-unusual =
    .meaning = A field of the machine-readable zone has, for example, a digit in a name.
    .not = { not-mrz }
    .do = { do-compare }
    .section = Doc 9303-3 §4.3

finding-mrz-composite-check-digit =
    .meaning = The check digit over several fields of the machine-readable zone does not fit them.
    .not = { not-mrz }
    .do = { do-compare }
    .section = Doc 9303-3 §4.9

finding-mrz-date-invalid =
    .meaning = A date of the machine-readable zone is not in the calendar, such as the 31st of June.
    .not = It is no sign that the file was changed: that is decided by its signed hash. Of some holders the day or month of birth is not known, and the state writes what it knows.
    .do = { do-compare }
    .section = Doc 9303-3 §4.8

finding-mrz-document-code-unusual =
    .meaning = The kind of document has a code that the standard does not define.
    .not = { not-mrz }
    .do = { do-tolerated }
    .section = Doc 9303-4 §4.4; Doc 9303-5 §4.2.2

finding-mrz-document-number-check-digit =
    .meaning = The check digit behind the document number does not fit the number.
    .not = { not-mrz }
    .do = { do-compare }
    .section = Doc 9303-3 §4.9

finding-mrz-expiry-check-digit =
    .meaning = The check digit behind the date of expiry does not fit the date.
    .not = { not-mrz }
    .do = { do-compare }
    .section = Doc 9303-3 §4.9

finding-mrz-name-void =
    .meaning = The machine-readable zone has no name, or the name begins with a blank.
    .not = It is no sign that the file was changed: that is decided by its signed hash. Some people have a single name, and some states write it in an unusual place.
    .do = { do-compare }
    .section = Doc 9303-3 §4.6

finding-mrz-optional-data-check-digit =
    .meaning = The check digit behind the optional data does not fit them.
    .not = { not-mrz }
    .do = { do-compare }
    .section = Doc 9303-4 §4.2.2

finding-mrz-sex-unusual =
    .meaning = The field for the sex has another character than F, M or <.
    .not = { not-mrz }
    .do = { do-tolerated }
    .section = Doc 9303-3 §4.8

finding-name-change-missing =
    .meaning = The state's authority changed its name with a link certificate, and the certificate does not say so.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-name-string-unusual =
    .meaning = A name in a certificate is written in an alphabet, or with a character, that the standard does not allow in this place.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-names-not-in-template =
    .meaning = Several names in EF.DG11 or EF.DG12 do not stand in one list together.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7.11

finding-negative-serial-number =
    .meaning = The serial number of a certificate is below zero: its first bit is set.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = RFC 5280 §4.1.2.2

finding-non-minimal-length =
    .meaning = A length is written with more bytes than it needs.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = X.690 §10.1

finding-other-certificate-formats =
    .meaning = EF.SOD has something else than certificates in the place of certificates. It was not used.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 5652 §10.2.2

finding-pace-parameter-id-missing =
    .meaning = The chip offers PACE without saying with which numbers to compute.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-11 §9.2.1

finding-path-length-unusual =
    .meaning = The certificate of the state's authority allows authorities below it, or does not say that it forbids them.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-plain-ecdsa-signature =
    .meaning = A signature on an elliptic curve is written as two numbers in a row where they should be wrapped, or the other way round. It was verified.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = TR-03111 §5.2

finding-private-key-usage-period-missing =
    .meaning = The certificate does not say how long its key signs.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-pss-parameters-missing =
    .meaning = An RSA-PSS signature leaves out its settings. The ones that follow from the hash function were used.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 4055 §3.3

finding-random-number-missing =
    .meaning = The chip has no fingerprints or irises, and its file for them is the same on every such chip. So its signed hash shows that there are none.
    .not = It is no sign that the file was changed, and it says nothing about the holder.
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7.3, §4.7.4

finding-rsa-exponent-small =
    .meaning = The RSA key has a small public exponent, such as 3. This is dangerous for programs that do not compare the whole content of the signature; this one does.
    .not = It does not mean that the signature is wrong or was made by another.
    .do = { do-weak }
    .section = FIPS 186-5 §5.1

finding-rsa-parameters-missing =
    .meaning = The name of an RSA algorithm leaves out two bytes that the standard asks for.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 4055 §5

finding-security-info-malformed =
    .meaning = One of the entries about the chip's keys and protocols cannot be read. The others were.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-11 §9.2

finding-security-infos-unsorted =
    .meaning = The entries about the chip's keys and protocols are not in the order that the standard asks for.
    .not = { not-content }
    .do = { do-tolerated }
    .section = X.690 §11.6

finding-security-protocol-unknown =
    .meaning = The chip names a protocol that is not assigned.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-11 §9.2

finding-several-certificates =
    .meaning = EF.SOD has more certificates inside than that of its signer. The signer's was found by what EF.SOD says of it.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.2

finding-several-face-images =
    .meaning = EF.DG2 holds several photos in one record.
    .not = { not-content }
    .do = { do-look }
    .section = Doc 9303-10 §4.7

finding-several-signers =
    .meaning = EF.SOD is signed more than once. Each signature was judged, and the report is about one of them.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.2

finding-short-chip-key =
    .meaning = The key with which the chip proves that it is genuine is shorter than the standard asks for. Real documents have such keys.
    .not = It does not mean that the proof failed. With much effort somebody could find out the key.
    .do = { do-weak }
    .section = Doc 9303-12 §4

finding-short-ec-key =
    .meaning = A key on an elliptic curve is so short that others may find out its secret part.
    .not = It does not tell who signed: the state may have, long ago.
    .do = { do-refused }
    .section = Doc 9303-12 §4

finding-short-rsa-key =
    .meaning = An RSA key is so short that others may find out its secret part.
    .not = It does not tell who signed: the state may have, long ago.
    .do = { do-refused }
    .section = Doc 9303-12 §4

finding-signed-attributes-unsorted =
    .meaning = The signed part of EF.SOD is not in the order that the standard asks for. The signature was checked in this order and in the right one.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 5652 §5.3

finding-signed-data-version =
    .meaning = EF.SOD gives itself another version than the standard asks for.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.6.2

finding-signer-after-anchor-key-usage =
    .meaning = The signer's certificate begins on a day on which its authority should no longer have used this key.
    .not = It is no proof that somebody else issued it: the signature was verified. States sign with an old key for longer than they said.
    .do = { do-tolerated }
    .section = RFC 3280 §4.2.1.4

finding-signer-issuer-name-differs =
    .meaning = EF.SOD writes the name of the signer's issuer in another way than the signer's certificate. The certificate was found by its number, and the signature decides.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 5652 §5.3

finding-signer-version-mismatch =
    .meaning = The signature in EF.SOD gives itself a version that does not fit the way in which it names its signer.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 5652 §5.3

finding-signing-time-before-certificate =
    .meaning = EF.SOD says that it was signed before the signer's certificate was valid.
    .not = It is no proof of anything: the clock of the signer may have been wrong, and many states write no right time.
    .do = { do-tolerated }
    .section = Doc 9303-11 §5.1.1

finding-signing-time-missing =
    .meaning = A master list or deviation list does not say when it was signed.
    .not = It does not mean that the list is wrong: its signature was checked.
    .do = { do-list }
    .section = Doc 9303-12 §9

finding-signing-time-outside-key-usage =
    .meaning = EF.SOD says that it was signed on a day on which the key should not have been used.
    .not = It is no proof of anything: the clock of the signer may have been wrong, and many states write no right time.
    .do = { do-tolerated }
    .section = Doc 9303-11 §5.1.1

finding-specimen-state =
    .meaning = The document is of Utopia, the state of specimens. It is for tests, and belongs to nobody.
    .not = It does not mean that the check failed: Utopia's document was signed under Utopia's certificate.
    .do = Accept it in tests only. Take certificates of Utopia out of the anchors of a real counter.
    .section = Doc 9303-3 §5

finding-state-withdrawn =
    .meaning = The document names a state that no longer exists, such as the Netherlands Antilles. A state that follows it signed the document.
    .not = It does not mean that the document is not genuine: such documents may still be in use.
    .do = { do-tolerated }
    .section = Doc 9303-3 §5

finding-subject-key-identifier-missing =
    .meaning = The certificate of the state's authority has no name for its key. It was found by the name of its owner.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-subject-key-identifier-not-wrapped =
    .meaning = The name of the key in a certificate lacks the tag around it. It was read.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = RFC 5280 §4.2.1.2

finding-tag-list-differs =
    .meaning = EF.DG11 or EF.DG12 begins with a list of its fields, and the list does not fit the fields.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7.11

finding-test-state =
    .meaning = The anchor is of a country that tests use. Documents under it are for tests.
    .not = It does not mean that the check failed. ZZ is also the country of the United Nations; its real certificates are not meant.
    .do = Take certificates for tests out of the anchors of a real counter.
    .section = Doc 9303-3 §5

finding-text-not-utf8 =
    .meaning = A text, such as a name with its accents, is in another encoding than the standard asks for. It may be shown with wrong letters.
    .not = { not-content }
    .do = { do-compare }
    .section = Doc 9303-10 §4.7.11

finding-trailing-padding =
    .meaning = Bytes follow the end of a file, as readers leave them that read a whole block.
    .not = It does not mean that the file was changed: the bytes behind its end belong to nothing.
    .do = { do-tolerated }
    .section = Doc 9303-10 §3.9

finding-unique-identifier =
    .meaning = The certificate has a number of its owner or issuer that the standard forbids.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = Doc 9303-12 §7.1.1

finding-unknown-element =
    .meaning = A file has a part that this program does not know. A later edition of the standard, or the state, may define it.
    .not = { not-content }
    .do = { do-tolerated }
    .section = Doc 9303-10 §4.7

finding-unknown-extension =
    .meaning = A certificate has an entry that this program does not know, and that may be left aside.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = RFC 5280 §4.2

finding-unsigned-attributes =
    .meaning = EF.SOD has a part that is not signed. It was not used.
    .not = { not-encoding }
    .do = { do-tolerated }
    .section = RFC 5652 §5.3

finding-weak-hash =
    .meaning = The data, EF.SOD or the signer's certificate was hashed with SHA-1. Somebody who could choose what the state signs could prepare two contents with one hash; to change a given document is not known to be possible.
    .not = It does not mean that the data was changed. Documents of years before 2020 are often hashed so.
    .do = { do-weak }
    .section = Doc 9303-12 §4

finding-zero-serial-number =
    .meaning = The serial number of a certificate is zero.
    .not = { not-certificate }
    .do = { do-tolerated }
    .section = RFC 5280 §4.1.2.2
