//! Files of national applications.

use core::hint::black_box;

use idchip::national::it_cie::{InternalKey, Nis, ServicesKey};
use idchip::national::us_piv::SecurityObject;
use idchip::national::{self, NationalData};

/// Reads the bytes as each file of each application.
pub fn national(bytes: &[u8]) {
    if let Ok(nis) = Nis::parse(bytes) {
        black_box(nis.as_str());
    }
    if let Ok(key) = ServicesKey::parse(bytes) {
        black_box(key.key().bits());
    }
    if let Ok(key) = InternalKey::parse(bytes) {
        black_box(key.key().bits());
    }
    if let Ok(object) = SecurityObject::parse(bytes) {
        let map = object.container_map();
        for (number, container) in map.iter() {
            black_box((map.number_of(container), number));
        }
        black_box((object.content_info(), object.findings()));
    }
    for application in national::ALL {
        for file in application.files() {
            black_box((file.hash_rule.part_of(bytes), file.hash_rule.missing_from(bytes)));
            black_box(application.file(file.identifier));
        }
        black_box((application.is_mapped(), application.security_object()));
    }
}
