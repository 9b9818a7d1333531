//! `idchip export`, and the container that `idchip verify` takes again.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{AT, Run, assemble, data, idchip, json, verify, vn_anchor, vn_good};
use serde_json::Value;

/// A directory for containers.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// Exports a card as a directory and as a CBOR file, with the same result.
    fn export(&self, card: &str, anchors: &str, more: &[&str]) -> (Run, [String; 2]) {
        let paths = ["evidence", "evidence.cbor"].map(|name| self.path(name));
        let [directory, file] = &paths;
        let run = export(card, anchors, directory, more);
        assert_eq!(export(card, anchors, file, more).code, run.code);
        (run, paths)
    }
}

fn export(card: &str, anchors: &str, output: &str, more: &[&str]) -> Run {
    let arguments = ["export", card, "--anchors", anchors, "--at", AT, "-o", output];
    idchip(&[&arguments[..], more].concat())
}

fn manifest(directory: &str) -> Value {
    let text = fs::read_to_string(Path::new(directory).join("evidence.json")).unwrap();
    json::parse(&text).unwrap()
}

/// The only object that `verify --json` writes.
fn report(run: &Run) -> Value {
    let [report] = run.json().try_into().unwrap();
    report
}

/// The report without the members that tell where it comes from.
fn results(mut report: Value) -> Value {
    let members = report.as_object_mut().unwrap();
    members.remove("path");
    members.remove("recorded");
    if let Some(anchor) = members.get_mut("anchor").and_then(Value::as_object_mut) {
        anchor.remove("path");
    }
    report
}

/// A challenge and a response of the card `vn_good`, in hexadecimal.
fn exchange(response: &str) -> [String; 2] {
    let hex = |name: &str| {
        let bytes = fs::read(data(&format!("aa/{name}.bin"))).unwrap();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    [hex(&format!("{response}.challenge")), hex(&format!("{response}.response"))]
}

/// The files below a directory, by their names in it.
fn files(directory: &str) -> BTreeMap<String, Vec<u8>> {
    fn add(files: &mut BTreeMap<String, Vec<u8>>, root: &Path, folder: &Path) {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(files, root, &path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    add(&mut found, Path::new(directory), Path::new(directory));
    found
}

#[test]
fn a_container_verifies_like_the_card() {
    for (card, anchor, code) in [
        ("vn_good", "vn_good", 0),
        ("dg13_altered", "vn_good", 1),
        ("quirk_ber_constructed_content", "vn_good", 0),
        ("alg_pss_sha256", "td2_card", 0),
        // Another anchor than that of the signer.
        ("vn_good", "td2_card", 2),
    ] {
        let directory = assemble(card);
        let card = directory.path().to_str().unwrap();
        let anchor = data(&format!("anchors/{anchor}.der"));
        let of_card = report(&verify(card, &anchor, &["--json"]));
        let place = Place::new();
        let (run, paths) = place.export(card, &anchor, &[]);
        run.exits(code);
        for path in &paths {
            let again = idchip(&["verify", path, "--anchors", &anchor, "--as-recorded", "--json"]);
            let again = report(again.exits(code));
            assert_eq!(again["recorded"]["differences"], serde_json::json!([]), "{path}");
            assert_eq!(again["recorded"]["verdict"], of_card["verdict"]);
            assert_eq!(results(again), results(of_card.clone()), "{path}");
            verify(path, &anchor, &[])
                .exits(code)
                .says("Recorded")
                .says("The recorded report and this one agree.");
        }
        assert_eq!(results(manifest(&paths[0])["report"].clone()), results(of_card));
    }
}

#[test]
fn a_card_whose_ef_sod_does_not_parse_is_evidence_too() {
    let directory = assemble("dg_number_17");
    let place = Place::new();
    let (run, paths) = place.export(directory.path().to_str().unwrap(), &vn_anchor(), &[]);
    run.exits(3);
    assert_eq!(manifest(&paths[0])["signed_parts"], Value::Null);
    for path in &paths {
        let run = idchip(&["verify", path, "--anchors", &vn_anchor(), "--as-recorded", "--json"]);
        let report = report(run.exits(3));
        assert_eq!(report["verdict"], "malformed");
        assert_eq!(report["recorded"]["differences"], serde_json::json!([]));
    }
}

#[test]
fn the_files_are_those_of_the_card() {
    let place = Place::new();
    let (run, [directory, _]) = place.export(&vn_good(), &vn_anchor(), &[]);
    run.exits(0).complains("personal data");
    let written = files(&directory);
    let names = written.keys().filter(|name| name.starts_with("EF."));
    assert_eq!(names.count(), fs::read_dir(vn_good()).unwrap().count());
    for (name, bytes) in &written {
        if name.starts_with("EF.") {
            let of_card = Path::new(&vn_good()).join(format!("{name}.bin"));
            assert_eq!(*bytes, fs::read(of_card).unwrap(), "{name}");
        }
    }
    assert_eq!(written["anchor.der"], fs::read(vn_anchor()).unwrap());
    let manifest = manifest(&directory);
    let listed = manifest["files"].as_object().unwrap();
    assert_eq!(listed.len(), written.len() - 1, "the manifest does not list itself");
    for (name, record) in listed {
        assert_eq!(record["length"], written[name].len());
        assert_eq!(record["sha256"].as_str().unwrap().len(), 64);
    }
    assert_eq!(manifest["schema"], "idchip.evidence/1");
    assert_eq!(manifest["at"], "2026-11-01T00:00:00Z");
    assert_eq!(manifest["policy"], "default");
    assert_eq!(manifest["anchor"]["source"]["name"], "vn_good.der");
    assert_eq!(
        manifest["anchor"]["source"]["sha256"], manifest["files"]["anchor.der"]["sha256"],
        "the anchor was a file of its own"
    );
}

#[test]
fn the_places_give_the_signed_bytes() {
    let directory = assemble("quirk_ber_constructed_content");
    let place = Place::new();
    let (_, [directory, _]) = place.export(directory.path().to_str().unwrap(), &vn_anchor(), &[]);
    let (files, manifest) = (files(&directory), manifest(&directory));
    let cut = |place: &Value| {
        let number = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
        let (offset, length) = (number("offset"), number("length"));
        files[place["file"].as_str().unwrap()][offset..offset + length].to_vec()
    };
    let sod = &files["EF.SOD"];
    let mut scratch = vec![0; sod.len()];
    let sod = idchip::lds::sod::Sod::parse_with_scratch(sod, &mut scratch).unwrap();
    let parts = &manifest["signed_parts"];
    let content = parts["content"].as_array().unwrap();
    assert_eq!(content.len(), 3);
    let content: Vec<u8> = content.iter().flat_map(cut).collect();
    let signed: Vec<u8> = sod.signed_data().content().segments().flatten().copied().collect();
    assert_eq!(content, signed);
    let signer = sod.signed_data().signer().unwrap();
    let mut message = Vec::new();
    signer.signed_attributes().unwrap().signed_bytes(|bytes| message.extend_from_slice(bytes));
    let header = parts["set_header"].as_str().unwrap();
    let attributes = cut(&parts["signed_attributes"]);
    assert_eq!(header.len() / 2 + attributes.len(), message.len());
    assert!(header.starts_with("31") && message.ends_with(&attributes));
    assert_eq!(parts["signed_attributes_sorted"], Value::Null);
    assert_eq!(cut(&parts["signature"][0]), signer.signature().contiguous().unwrap());
    let certificate = idchip::x509::Certificate::parse(&files["signer.der"]).unwrap();
    assert_eq!(cut(&manifest["signer"]["in_sod"]), certificate.as_bytes());
    assert_eq!(cut(&manifest["signer"]["tbs_certificate"]), certificate.tbs());
    assert_eq!(cut(&manifest["signer"]["signature_value"]), certificate.signature_value());
    let anchor = idchip::x509::Certificate::parse(&files["anchor.der"]).unwrap();
    assert_eq!(cut(&manifest["anchor"]["tbs_certificate"]), anchor.tbs());
    assert_eq!(manifest["anchor"]["in_sod"], Value::Null);
}

#[test]
fn the_same_input_gives_the_same_container() {
    let place = Place::new();
    let (_, [directory, file]) = place.export(&vn_good(), &vn_anchor(), &[]);
    let again = place.path("again");
    export(&vn_good(), &vn_anchor(), &again, &[]).exits(0);
    assert_eq!(files(&directory), files(&again));
    let again = place.path("again.cbor");
    export(&vn_good(), &vn_anchor(), &again, &[]).exits(0);
    assert_eq!(fs::read(file).unwrap(), fs::read(again).unwrap());
}

#[test]
fn the_lists_that_decide_are_in_the_container() {
    let card = assemble("crl_signer_revoked_by_expired_list");
    let card = card.path().to_str().unwrap();
    let list = |name: &str| data(&format!("crls/{name}.crl"));
    // A list of another state decides nothing; the expired one revokes, and the later one changes nothing.
    let lists = [
        list("crl_of_another_state"),
        list("crl_signer_revoked_by_expired_list"),
        list("crl_signer_revoked_by_expired_list_2"),
    ];
    let more: Vec<&str> = lists.iter().flat_map(|list| ["--crl", list]).collect();
    let place = Place::new();
    let (run, paths) = place.export(card, &vn_anchor(), &more);
    run.exits(1);
    let manifest = manifest(&paths[0]);
    assert_eq!(manifest["revocation_lists"], serde_json::json!(["crl/1.crl"]));
    assert_eq!(files(&paths[0])["crl/1.crl"], fs::read(&lists[1]).unwrap());
    for path in &paths {
        // The list need not be given again.
        let run = verify(path, &vn_anchor(), &["--json"]);
        let report = report(run.exits(1));
        assert_eq!(report["decided_by"], "revocation");
        assert_eq!(report["checks"]["revocation"]["reason"], "signer_revoked");
        assert_eq!(report["recorded"]["differences"], serde_json::json!([]));
    }
}

#[test]
fn a_recorded_proof_of_the_chip_counts_only_if_it_is_trusted() {
    let [challenge, response] = exchange("rsa_sha256");
    let more = ["--challenge", &challenge, "--response", &response];
    let place = Place::new();
    let (run, paths) = place.export(&vn_good(), &vn_anchor(), &more);
    run.exits(0);
    let recorded = &manifest(&paths[0])["active_authentication"];
    assert_eq!(recorded["challenge"].as_str().unwrap().to_lowercase(), challenge);
    assert_eq!(recorded["response"].as_str().unwrap().to_lowercase(), response);
    for path in &paths {
        // Anybody can make a container with the response that a chip once gave.
        let run = verify(path, &vn_anchor(), &["--require-chip", "--json"]);
        let report_now = report(run.exits(2));
        assert_eq!(report_now["decided_by"], "active_authentication");
        let differences = report_now["recorded"]["differences"].as_array().unwrap();
        let members: Vec<_> = differences.iter().map(|it| it["member"].as_str().unwrap()).collect();
        assert!(members.contains(&"checks.active_authentication"), "{members:?}");
        verify(path, &vn_anchor(), &["--require-chip"]).exits(2).says("--as-recorded");
        let trusted = ["verify", path, "--anchors", &vn_anchor(), "--as-recorded"];
        idchip(&[&trusted[..], &["--require-chip"]].concat()).exits(0);
        // A fresh exchange of the caller counts by itself.
        let fresh = ["--aa-challenge", &challenge, "--aa-response", &response, "--require-chip"];
        verify(path, &vn_anchor(), &fresh).exits(0);
    }
}

#[test]
fn a_recorded_response_that_proves_nothing_counts_against_the_card() {
    let [challenge, response] = exchange("rsa_cloned");
    let more = ["--aa-challenge", &challenge, "--aa-response", &response];
    let place = Place::new();
    let (run, paths) = place.export(&vn_good(), &vn_anchor(), &more);
    run.exits(1);
    for path in &paths {
        let report = report(verify(path, &vn_anchor(), &["--json"]).exits(1));
        assert_eq!(report["decided_by"], "active_authentication");
        assert_eq!(report["recorded"]["differences"], serde_json::json!([]));
    }
}

#[test]
fn the_time_of_a_container_counts_only_if_it_is_trusted() {
    let place = Place::new();
    let (_, paths) = place.export(&vn_good(), &vn_anchor(), &[]);
    for path in &paths {
        let later = ["verify", path, "--anchors", &vn_anchor(), "--at", "2060-01-01", "--json"];
        let later = report(idchip(&later).exits(1));
        assert_eq!(later["at"], "2060-01-01T00:00:00Z");
        assert_eq!(later["recorded"]["at"], "2026-11-01T00:00:00Z");
        assert_eq!(later["recorded"]["verdict"], "accepted");
        let verdict = &later["recorded"]["differences"][0];
        assert_eq!(verdict["member"], "verdict");
        assert_eq!(
            (&verdict["recorded"], &verdict["now"]),
            (&"accepted".into(), &"rejected".into())
        );
        let arguments = ["verify", path, "--anchors", &vn_anchor(), "--as-recorded"];
        idchip(&arguments).exits(0).says("judged for 2026-11-01T00:00:00Z");
        idchip(&[&arguments[..], &["--at", AT]].concat()).exits(64);
    }
    idchip(&["verify", &vn_good(), "--anchors", &vn_anchor(), "--as-recorded"])
        .exits(64)
        .complains("no evidence container");
}

#[test]
fn the_anchor_in_a_container_is_not_trusted() {
    let place = Place::new();
    let (_, paths) = place.export(&vn_good(), &vn_anchor(), &[]);
    for path in &paths {
        let run = verify(path, &data("anchors/td2_card.der"), &["--json"]);
        let report = report(run.exits(2));
        assert_eq!(report["checks"]["ds_signature"]["reason"], "no_anchor");
        assert_eq!(report["anchor"], Value::Null);
    }
}

#[test]
fn a_signer_from_elsewhere_is_in_the_container() {
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(data("manifest.json")).unwrap()).unwrap();
    let cards = manifest["cards"].as_array().unwrap().iter();
    let mut cards = cards.filter(|card| {
        !card["document_signers"].as_array().unwrap().is_empty()
            && card["expect"]["verdict"] == "accepted"
    });
    let card = cards.next().unwrap();
    let anchor = data(card["anchors"][0].as_str().unwrap());
    let signer = data(card["document_signers"][0].as_str().unwrap());
    let files = assemble(card["name"].as_str().unwrap());
    let place = Place::new();
    let (run, paths) =
        place.export(files.path().to_str().unwrap(), &anchor, &["--signers", &signer]);
    run.exits(0);
    assert_eq!(self::manifest(&paths[0])["signer"]["in_sod"], Value::Null);
    for path in &paths {
        verify(path, &anchor, &[]).exits(0);
    }
}

#[test]
fn a_changed_file_is_refused_by_name() {
    let place = Place::new();
    let crl = data("crls/crl_in_force.crl");
    let (_, [directory, file]) = place.export(&vn_good(), &vn_anchor(), &["--crl", &crl]);
    let verify = |path: &str| verify(path, &vn_anchor(), &[]);
    let names: Vec<_> = files(&directory).into_keys().filter(|it| it != "evidence.json").collect();
    assert!(names.contains(&"crl/1.crl".to_owned()) && names.len() >= 8);
    for name in &names {
        let path = Path::new(&directory).join(name);
        let whole = fs::read(&path).unwrap();
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;
        for bytes in [&changed[..], &whole[1..], &[&whole[..], &[0]].concat()] {
            fs::write(&path, bytes).unwrap();
            verify(&directory).exits(3).says("not the recorded file").says(name);
        }
        fs::remove_file(&path).unwrap();
        verify(&directory).exits(3).says(name);
        fs::write(&path, &whole).unwrap();
    }
    verify(&directory).exits(0);
    // The last byte of a file of the card, in the CBOR file.
    let dg1 = fs::read(Path::new(&directory).join("EF.DG1")).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes.windows(dg1.len()).position(|window| window == dg1).unwrap();
    bytes[at + dg1.len() - 1] ^= 1;
    fs::write(&file, &bytes).unwrap();
    verify(&file).exits(3).says("evidence.cbor/EF.DG1: not the recorded file");
}

#[test]
fn an_added_file_is_refused() {
    let place = Place::new();
    let (_, [directory, _]) = place.export(&vn_good(), &vn_anchor(), &[]);
    let added = Path::new(&directory).join("EF.DG11");
    fs::write(&added, [0x6B, 0]).unwrap();
    let run = verify(&directory, &vn_anchor(), &["--json"]);
    let report = report(run.exits(3));
    assert_eq!(report["error"]["kind"], "not_listed");
    assert_eq!(report["error"]["file"], added.to_str().unwrap());
    fs::remove_file(added).unwrap();
    fs::write(Path::new(&directory).join("notes.txt"), "notes").unwrap();
    verify(&directory, &vn_anchor(), &[]).exits(0);
}

#[test]
fn a_changed_manifest_is_refused_or_shown() {
    let place = Place::new();
    let (_, [directory, _]) = place.export(&vn_good(), &vn_anchor(), &[]);
    let path = Path::new(&directory).join("evidence.json");
    let whole = manifest(&directory);
    let change = |change: &dyn Fn(&mut Value)| {
        let mut manifest = whole.clone();
        change(&mut manifest);
        fs::write(&path, serde_json::to_vec(&manifest).unwrap()).unwrap();
        verify(&directory, &vn_anchor(), &["--json"])
    };
    for (name, refused) in [
        ("schema", change(&|it| it["schema"] = "idchip.evidence/2".into())),
        ("no files", change(&|it| it["files"] = Value::Null)),
        ("no digest", change(&|it| it["files"]["EF.DG1"]["sha256"] = "".into())),
        ("now", change(&|it| it["at"] = "now".into())),
        ("not listed", change(&|it| drop(it["files"].as_object_mut().unwrap().remove("EF.DG2")))),
        ("path", change(&|it| it["files"]["../EF.DG2"] = it["files"]["EF.DG2"].clone())),
        ("spelling", change(&|it| it["files"]["EF.DG2.bin"] = it["files"]["EF.DG2"].clone())),
        ("exchange", change(&|it| it["active_authentication"] = serde_json::json!({}))),
    ] {
        assert_eq!(report(refused.exits(3))["verdict"], "malformed", "{name}");
    }
    let lie = change(&|it| it["report"]["verdict"] = "rejected\u{1B}[2J".into());
    let report = report(lie.exits(0));
    assert_eq!(report["recorded"]["differences"][0]["recorded"], "rejected\u{FFFD}[2J");
    fs::write(&path, "{").unwrap();
    verify(&directory, &vn_anchor(), &[]).exits(3).says("it is not JSON");
}

#[test]
fn only_the_deterministic_encoding_is_read() {
    let place = Place::new();
    let (_, [_, file]) = place.export(&vn_good(), &vn_anchor(), &[]);
    let whole = fs::read(&file).unwrap();
    let refused = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let run = verify(&file, &vn_anchor(), &["--json"]);
        assert_eq!(report(run.exits(3))["error"]["kind"], "evidence");
    };
    refused(&[&whole[..], &[0]].concat());
    refused(&whole[..whole.len() - 1]);
    refused(&whole[..3]);
    // The map of two with its length in another byte.
    assert_eq!(whole[..4], [0xD9, 0xD9, 0xF7, 0xA2]);
    refused(&[&whole[..3], &[0xB8, 2], &whole[4..]].concat());
    // Deeper than any manifest.
    refused(&[&[0xD9, 0xD9, 0xF7][..], &vec![0x81; 100_000]].concat());
    // A byte string that claims a length without its bytes.
    refused(&[
        0xD9, 0xD9, 0xF7, 0xA1, 0x65, b'f', b'i', b'l', b'e', b's', 0xA1, 0x61, b'a', 0x5B, 0x7F,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    ]);
}

#[test]
fn another_decoder_reads_the_same_and_finds_the_deterministic_order() {
    let place = Place::new();
    let (_, [directory, file]) = place.export(&vn_good(), &vn_anchor(), &[]);
    let bytes = fs::read(&file).unwrap();
    let mut decoder = minicbor::Decoder::new(&bytes);
    assert_eq!(decoder.tag().unwrap().as_u64(), 55_799);
    assert_eq!(decoder.map().unwrap(), Some(2));
    assert_eq!(decoder.str().unwrap(), "files");
    let mut of_directory = files(&directory);
    of_directory.remove("evidence.json");
    let mut of_file = BTreeMap::new();
    for _ in 0..decoder.map().unwrap().unwrap() {
        let name = decoder.str().unwrap().to_owned();
        of_file.insert(name, decoder.bytes().unwrap().to_vec());
    }
    assert_eq!(of_file, of_directory);
    assert_eq!(decoder.str().unwrap(), "evidence");
    assert_eq!(value(&mut decoder), manifest(&directory));
    assert_eq!(decoder.position(), bytes.len());
}

/// Reads a value of JSON. The names of each map must be in the order of their encodings.
fn value(decoder: &mut minicbor::Decoder<'_>) -> Value {
    use minicbor::data::Type;
    match decoder.datatype().unwrap() {
        Type::Null => {
            decoder.null().unwrap();
            Value::Null
        }
        Type::Bool => decoder.bool().unwrap().into(),
        Type::String => decoder.str().unwrap().into(),
        Type::Array => {
            let length = decoder.array().unwrap().unwrap();
            (0..length).map(|_| value(decoder)).collect::<Vec<_>>().into()
        }
        Type::Map => {
            let mut members = serde_json::Map::new();
            let mut last = Vec::new();
            for _ in 0..decoder.map().unwrap().unwrap() {
                let start = decoder.position();
                let name = decoder.str().unwrap().to_owned();
                let encoded = decoder.input()[start..decoder.position()].to_vec();
                assert!(last < encoded, "{name} is not in order");
                last = encoded;
                members.insert(name, value(decoder));
            }
            members.into()
        }
        _ => decoder.u64().unwrap().into(),
    }
}

#[test]
fn nothing_is_overwritten() {
    let place = Place::new();
    let (_, [directory, file]) = place.export(&vn_good(), &vn_anchor(), &[]);
    for path in [directory.clone(), file] {
        export(&vn_good(), &vn_anchor(), &path, &[]).exits(64).complains("exists");
        verify(&path, &vn_anchor(), &[]).exits(0);
        // Evidence is copied, not exported again: it would lose its challenge.
        let again = place.path("again");
        export(&path, &vn_anchor(), &again, &[]).exits(64).complains("evidence already");
        assert!(!PathBuf::from(again).exists());
    }
    let elsewhere = Path::new(&directory).join("missing/evidence");
    export(&vn_good(), &vn_anchor(), elsewhere.to_str().unwrap(), &[]).exits(73);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_a_container() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let crl = data("crls/crl_in_force.crl");
    let (_, [directory, file]) = place.export(&vn_good(), &vn_anchor(), &["--crl", &crl]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(Path::new(&file)), 0o600);
    for folder in [PathBuf::from(&directory), Path::new(&directory).join("crl")] {
        assert_eq!(mode(&folder), 0o700);
    }
    for name in files(&directory).keys() {
        assert_eq!(mode(&Path::new(&directory).join(name)), 0o600, "{name}");
    }
}

#[test]
fn other_commands_read_the_card_in_a_container() {
    let place = Place::new();
    let (_, paths) = place.export(&vn_good(), &vn_anchor(), &[]);
    for (index, path) in paths.iter().enumerate() {
        idchip(&["inspect", path, "--json"]).exits(0).says("EF.DG13");
        let image = place.path(&format!("{index}.jpg"));
        let photo = ["photo", path, "-o", &image, "--anchors", &vn_anchor(), "--at", AT];
        idchip(&photo).exits(0);
    }
}
