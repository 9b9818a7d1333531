//! EF.DG14.
#![no_std]
#![no_main]

use idchip::lds::DataGroup;
use idchip::lds::dg14::Dg14;
use link_gate::walk;

link_gate::probe!(|input| {
    walk::parsed(input, Dg14::parse, walk::dg14);
    walk::parsed(input, Dg14::parse_lenient, walk::dg14);
});
