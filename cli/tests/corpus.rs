//! Real master lists and specimen cards, where they are.

mod common;
#[path = "../../tests/common/corpus.rs"]
mod corpus;

use common::idchip;
use corpus::corpus;

#[test]
fn each_certificate_of_the_master_lists_is_listed() {
    let Some(lists) = corpus("masterlists") else { return };
    for file in lists.read_dir().unwrap() {
        let path = file.unwrap().path();
        if !path.extension().is_some_and(|it| it == "ml" || it == "mls") {
            continue;
        }
        let run = idchip(&["anchors", "--json", path.to_str().unwrap()]);
        run.exits(0);
        let certificates = run.json();
        assert!(certificates.len() > 200, "{}", path.display());
        for certificate in certificates {
            assert_eq!(certificate["schema"], "idchip.anchors/1");
            let is_one =
                certificate["fingerprint_sha256"].as_str().is_some_and(|it| it.len() == 64);
            assert!(is_one, "{}: {certificate}", path.display());
        }
    }
}

#[test]
fn specimen_cards_are_judged_as_far_as_the_anchors_go() {
    let Some(anchors) = corpus("masterlists") else { return };
    let anchors = anchors.to_str().unwrap();
    for card in ["lds/bsi-tr03105-5-refdata", "lds/bsi-eac-2008", "lds/nl-specimen-2006"] {
        let card = corpus(card).unwrap();
        let card = card.to_str().unwrap();
        let run = idchip(&["verify", card, "--anchors", anchors, "--json"]);
        assert!((1..=2).contains(&run.code), "{card}: {}", run.stdout);
        let [record] = run.json().try_into().unwrap();
        assert_eq!(record["checks"]["message_digest"]["result"], "successful", "{card}");
        idchip(&["inspect", card]).exits(0);
    }
}

#[test]
fn whatever_stands_in_the_corpus_is_dumped_without_a_crash() {
    let Some(mut folders) = ["lds", "sod"].into_iter().map(corpus).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    while let Some(folder) = folders.pop() {
        let Ok(entries) = folder.read_dir() else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "bin" || it == "der") {
                let run = idchip(&["dump", path.to_str().unwrap()]);
                assert!(matches!(run.code, 0 | 3), "{}: {}", path.display(), run.stderr);
            }
        }
    }
}
