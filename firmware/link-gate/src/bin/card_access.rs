//! EF.CardAccess.
#![no_std]
#![no_main]

use idchip::lds::card_access::CardAccess;
use link_gate::walk;

link_gate::probe!(|input| {
    walk::parsed(input, CardAccess::parse, walk::card_access);
    walk::parsed(input, CardAccess::parse_lenient, walk::card_access);
});
