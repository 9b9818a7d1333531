//! EF.DG1 and the machine readable zone.
#![no_std]
#![no_main]

use idchip::lds::DataGroup;
use idchip::lds::dg1::Dg1;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, Dg1::parse, walk::dg1));
