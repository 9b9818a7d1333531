//! Every file that the library reads.

use idchip::lds::{ElementaryFile, FileContent};

use crate::walk;

/// Everything that is read can be shown, and a file that the library does not look into is given back
/// as it is.
pub fn run(input: &[u8]) {
    for file in ElementaryFile::all() {
        let Ok(content) = FileContent::parse(file, input) else { continue };
        walk::file(&content);
        assert!(!format!("{content:?}").is_empty());
        if let FileContent::Opaque(bytes) = content {
            assert_eq!(bytes, input);
            assert!(content.findings().is_empty());
        }
    }
}
