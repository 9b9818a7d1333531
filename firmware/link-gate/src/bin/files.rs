//! Every elementary file that the library reads, also by the strict readers.
#![no_std]
#![no_main]

use idchip::lds::card_access::CardAccess;
use idchip::lds::dg14::Dg14;
use idchip::lds::{DataGroup, ElementaryFile, FileContent};
use link_gate::walk;

link_gate::probe!(|input| {
    for file in ElementaryFile::all() {
        walk::parsed(input, |bytes| FileContent::parse(file, bytes), walk::file);
    }
    walk::parsed(input, CardAccess::parse, walk::card_access);
    walk::parsed(input, Dg14::parse, walk::dg14);
});
