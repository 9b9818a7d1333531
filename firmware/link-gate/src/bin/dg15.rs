//! EF.DG15.
#![no_std]
#![no_main]

use idchip::lds::DataGroup;
use idchip::lds::dg15::Dg15;
use link_gate::walk;

link_gate::probe!(|input| walk::parsed(input, Dg15::parse, walk::dg15));
