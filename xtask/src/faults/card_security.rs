//! EF.CardSecurity, which a document is verified without: who signed it, and whether DG14 agrees with it.

use crate::card::{Card, authority, document_signer};
use crate::case::{CardSecurity, Kind, Suite, accepted};
use crate::curves::P256;
use crate::good::UTOPIA;
use crate::good::master_file::{PARAMETER, card_security, infos, infos_with, pace};
use crate::hash::Hash;
use crate::keys;
use crate::lds;
use crate::rsa::Pss;
use crate::signer::{Key, Scheme, Signer};

const BASE: &str = "td3_master_file";

pub(super) fn describe(suite: &mut Suite) {
    suite.variant(
        BASE,
        Kind::Fault,
        [
            "card_security_signed_with_another_key",
            "TR-03105-5.1 LDS_H_93",
            "EF.CardSecurity is signed with another key than that of the certificate in it",
        ],
        |card| {
            let other = Signer::pss(keys::rsa("aa_rsa_2048"), Pss::new(Hash::Sha256));
            let file = card_security(other, |_| infos());
            card.put("EF.CardSecurity", file.encode(&[], &card.ds, &card.csca));
        },
        accepted().card_security(CardSecurity::rejected("signature", "signature_invalid")),
    );
    suite.variant(
        BASE,
        Kind::Fault,
        [
            "card_security_differs_from_dg14",
            "TR-03105-5.1 LDS_J_03",
            "EF.CardSecurity signs PACE with AES-256, which the signed DG14 lacks; the reader did not get EF.CardAccess",
        ],
        |card| {
            let file = card_security(card.sod.signer.clone(), |_| {
                infos_with(pace().into_iter().chain([lds::pace(lds::PACE_AES_256, 2, PARAMETER)]), PARAMETER)
            });
            card.put("EF.CardSecurity", file.encode(&[], &card.ds, &card.csca));
            drop(card.files.remove("EF.CardAccess"));
        },
        accepted()
            .and("card_access", "not supported", "not_given")
            .card_security(CardSecurity::rejected("dg14", "card_security_differs")),
    );
    suite.variant(
        BASE,
        Kind::Fault,
        [
            "card_security_of_unknown_csca",
            "TR-03135-1 §5.6.4.3.3",
            "the signer of EF.CardSecurity has its certificate from a CSCA that the reader does not know",
        ],
        sign_under_another_csca,
        accepted().card_security(CardSecurity::undetermined("ds_signature", "no_anchor")),
    );
}

fn sign_under_another_csca(card: &mut Card) {
    let signer = Signer::ecdsa(keys::ec("another CSCA Utopia", &P256), Hash::Sha256);
    let validity = ["20200101000000Z", "20350401000000Z"];
    let csca = authority(UTOPIA, "Test CSCA Utopia of the Master File", signer, validity);
    let validity = ["20220301000000Z", "20320601000000Z"];
    let name = "Test Signer of the Master File";
    let key = Key::Ec(keys::ec("another signer of EF.CardSecurity", &P256));
    let ds = document_signer(UTOPIA, name, &key, &csca, validity);
    let file = card_security(Signer::new(key, Scheme::Ecdsa(Hash::Sha256)), |_| infos());
    card.put("EF.CardSecurity", file.encode(&[], &ds, &csca));
}
